/**
 * Between the shared document and the Design value. The document holds root types that exist from the start (so that two people never make
 * the same one): a text per member and language, lists, and one map of single values. What is unknown or broken is reported, never dropped.
 *
 *   text  `title.fi`               Y.Text      every language map of the design
 *   list  `needs` `fields` …       Y.Array     of strings
 *   items `outcomes` …             Y.Array     of Y.Map { id, single values, texts `text.fi` as Y.Text, lists as Y.Array }
 *   map   `values`                 Y.Map       single values, and `shape`
 */
import { type Design, emptyDesign, type Language, languages } from '@poiju/framework'
import { type Problem, parseDesign } from '@poiju/framework/parse'
import * as Y from 'yjs'

/** Clients that know another number reload: their writes would not be understood. */
export const documentShape = 1

export const textMembers = [
  'needSummary',
  'targetGroup',
  'title',
  'summary',
  'levelJustification',
  'guidance',
  'recognition',
  'accessibility',
  'prerequisites',
  'priceNote',
  'qualityStatement',
  'stackNote',
  'employerSummary',
] as const satisfies readonly (keyof Design)[]
export const valueMembers = [
  'credits',
  'eqfLevel',
  'participation',
  'weeks',
  'route',
  'priceCents',
  'qualityAssurance',
  'reviewAfterMonths',
  'stackability',
  'contact',
] as const satisfies readonly (keyof Design)[]
export const listMembers = ['needs', 'fields', 'languages'] as const satisfies readonly (keyof Design)[]
export const itemMembers = {
  evidence: { texts: ['text'], values: ['kind', 'month', 'source'], lists: [] },
  outcomes: { texts: ['text', 'verb'], values: [], lists: [] },
  assessments: { texts: ['title', 'description'], values: ['type', 'grading', 'supervision'], lists: ['outcomes'] },
  activities: { texts: ['title'], values: ['type', 'mode', 'minutes', 'week'], lists: ['outcomes'] },
} as const satisfies Partial<
  Record<keyof Design, { texts: readonly string[]; values: readonly string[]; lists: readonly string[] }>
>
export type ItemMember = keyof typeof itemMembers
type Item = { readonly id: string; readonly [part: string]: unknown }

/** The typed value of a document, and what in it could not be taken as it is. Never throws. */
export function readDesignDocument(doc: Y.Doc): { design: Design; problems: Problem[] } {
  const raw: Record<string, unknown> = { shape: 1 }
  const known = new Set<string>(['values', ...listMembers, ...Object.keys(itemMembers)])
  for (const member of textMembers) {
    for (const language of languages) known.add(`${member}.${language}`)
    raw[member] = readTexts((language) => doc.getText(`${member}.${language}`).toString())
  }
  const values = doc.getMap('values')
  for (const [key, value] of values.entries()) if (key !== 'shape') raw[key] = plain(value)
  for (const member of listMembers) raw[member] = doc.getArray(member).toArray().map(plain)
  for (const [member, parts] of Object.entries(itemMembers))
    raw[member] = doc
      .getArray(member)
      .toArray()
      .map((item) => readItem(item, parts))
  const stray: Problem[] = [...doc.share.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({ path: [name], code: 'unknown-member' }))
  const { design, problems } = parseDesign(raw)
  return { design, problems: [...stray, ...problems] }
}

function readTexts(of: (language: Language) => string): Record<string, string> {
  const map: Record<string, string> = {}
  for (const language of languages) {
    const text = of(language)
    if (text.trim() !== '') map[language] = text
  }
  return map
}

function readItem(item: unknown, parts: (typeof itemMembers)[ItemMember]): unknown {
  if (!(item instanceof Y.Map)) return plain(item)
  const raw: Record<string, unknown> = {}
  for (const part of parts.values) raw[part] = null
  for (const [key, value] of item.entries()) {
    const [part = '', language] = key.split('.')
    if (language === undefined) raw[key] = plain(value)
    else if (String(value).trim() !== '') raw[part] = { ...(raw[part] as object | undefined), [language]: String(value) }
  }
  for (const part of parts.texts) raw[part] ??= {}
  for (const part of parts.lists) raw[part] ??= []
  return raw
}

function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.toJSON() : value
}

/** Writes what differs between two values into the document: letters within texts, items by id. The caller runs it in one Yjs transaction. */
export function writeDesign(doc: Y.Doc, before: Design, after: Design): void {
  const values = doc.getMap('values')
  if (values.get('shape') !== documentShape) values.set('shape', documentShape)
  for (const member of valueMembers) if (before[member] !== after[member]) values.set(member, after[member])
  for (const member of textMembers)
    for (const language of languages) {
      const text = after[member][language] ?? ''
      if ((before[member][language] ?? '') !== text) writeText(doc.getText(`${member}.${language}`), text)
    }
  for (const member of listMembers)
    if (!same(before[member], after[member])) writeList(doc.getArray<string>(member), after[member])
  for (const member of Object.keys(itemMembers) as ItemMember[])
    if (before[member] !== after[member]) writeItems(doc.getArray(member), asItems(after[member]), itemMembers[member])
}

/** Changes a text to `next` by replacing only the middle that differs, so that what others type around it stays. */
export function writeText(text: Y.Text, next: string): void {
  const now = text.toString()
  if (now === next) return
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let end = 0
  while (end < now.length - start && end < next.length - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++
  // Never cut a surrogate pair in two.
  if (start > 0 && isHighSurrogate(now, start - 1)) start--
  if (end > 0 && isLowSurrogate(now, now.length - end)) end--
  if (now.length - end > start) text.delete(start, now.length - end - start)
  const added = next.slice(start, next.length - end)
  if (added) text.insert(start, added)
}

/** Where a caret stands after somebody else has changed the text around it: on the same letter. */
export function moveCaret(at: number, delta: Y.YTextEvent['delta']): number {
  let caret = at
  let index = 0
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain
    else if (part.delete !== undefined) caret -= Math.max(0, Math.min(part.delete, caret - index))
    else if (typeof part.insert === 'string') {
      if (index < caret) caret += part.insert.length
      index += part.insert.length
    }
  }
  return caret
}

function isHighSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}

function writeList(list: Y.Array<string>, next: readonly string[]): void {
  if (same(list.toArray(), next)) return
  list.delete(0, list.length)
  list.insert(0, [...next])
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function writeItems(list: Y.Array<unknown>, next: readonly Item[], parts: (typeof itemMembers)[ItemMember]): void {
  const wanted = new Set(next.map(({ id }) => id))
  for (let index = list.length - 1; index >= 0; index--) if (!wanted.has(idOf(list.get(index)))) list.delete(index)
  for (const [index, item] of next.entries()) {
    const at = list.toArray().findIndex((candidate) => idOf(candidate) === item.id)
    if (at === index) writeItem(list.get(at) as Y.Map<unknown>, item, parts)
    else {
      // Moved or new: Yjs has no move, so a moved item is made again at its place.
      if (at > index) list.delete(at)
      const made = new Y.Map<unknown>()
      list.insert(index, [made])
      writeItem(made, item, parts)
    }
  }
}

/** Items of every kind have an id and parts by name; their own types say no more than that here. */
function asItems(items: readonly { readonly id: string }[]): readonly Item[] {
  return items.map((item) => ({ ...item }))
}

function idOf(item: unknown): string {
  return item instanceof Y.Map ? String(item.get('id')) : ''
}

function writeItem(map: Y.Map<unknown>, item: Item, parts: (typeof itemMembers)[ItemMember]): void {
  if (map.get('id') !== item.id) map.set('id', item.id)
  for (const part of parts.values) if (map.get(part) !== item[part]) map.set(part, item[part])
  for (const part of parts.texts)
    for (const language of languages) {
      const key = `${part}.${language}`
      const next = (item[part] as Partial<Record<Language, string>>)[language] ?? ''
      const text = map.get(key)
      if (text instanceof Y.Text) writeText(text, next)
      else map.set(key, new Y.Text(next))
    }
  for (const part of parts.lists) {
    const next = item[part] as readonly string[]
    const list = map.get(part)
    if (list instanceof Y.Array) writeList(list, next)
    else map.set(part, Y.Array.from([...next]))
  }
}

/** A new item with its texts and lists in place, so that two people can write in them at once. */
export function newItem(member: ItemMember, id: string, values: Readonly<Record<string, unknown>> = {}): Y.Map<unknown> {
  const parts = itemMembers[member]
  const map = new Y.Map<unknown>()
  map.set('id', id)
  for (const part of parts.values) map.set(part, values[part] ?? (member === 'evidence' && part === 'kind' ? 'interview' : null))
  for (const part of parts.texts) for (const language of languages) map.set(`${part}.${language}`, new Y.Text())
  for (const part of parts.lists) map.set(part, new Y.Array())
  return map
}

/** A document that holds this value and nothing else. */
export function documentOf(design: Design): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => writeDesign(doc, emptyDesign, design))
  return doc
}
