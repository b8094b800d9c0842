/**
 * A reader of XML that is just enough for finding elements in pictures of strangers: tags with their namespaces and places, and the text between
 * them. It reads once from start to end, expands no entity of a document type, opens nothing, and stops at the first thing that is not well-formed.
 */

export interface XmlTag {
  readonly kind: 'start' | 'end'
  readonly namespace: string
  readonly local: string
  /** By their names as written; values with references resolved. Empty for an end tag. */
  readonly attributes: ReadonlyMap<string, string>
  /** Where the tag begins and ends in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly isEmpty: boolean
}

export interface XmlText {
  readonly kind: 'text'
  /** As it stands there: references are resolved by who wants the text. */
  readonly raw: string
  readonly isCdata: boolean
}

export type XmlToken = XmlTag | XmlText

export class XmlError extends Error {
  override name = 'XmlError'
  readonly isTooDeep: boolean
  constructor(isTooDeep = false) {
    super(isTooDeep ? 'Too deep' : 'Not well-formed')
    this.isTooDeep = isTooDeep
  }
}

const maxDepth = 1_000
const maxAttributes = 1_000

// XML 1.0 without the rarer letters' exact ranges: what is forbidden in a name is a delimiter.
const namePattern = /[^\s"'<>/=&?!]+/y
const spacePattern = /[ \t\r\n]*/y
const attributePattern = /([^\s"'<>/=&]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^<"]*)"|'([^<']*)')/y

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The five entities of XML and numbered characters; any other reference stays as it stands, so that nothing grows. */
export function resolveReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

interface Open {
  readonly name: string
  readonly namespace: string
  readonly local: string
  /** Prefixes that this element declared. */
  readonly declared: readonly string[]
}

/** Every tag and text of a document, in order. Throws XmlError. Costs time and memory in proportion to the text. */
export function* readXml(text: string): Generator<XmlToken> {
  const open: Open[] = []
  const namespaces = new Map<string, string[]>([['xml', ['http://www.w3.org/XML/1998/namespace']]])
  let at = 0
  let hasRoot = false

  const close = (from: number, to: number): XmlTag => {
    const element = open.pop()
    if (!element) throw new XmlError()
    for (const prefix of element.declared) namespaces.get(prefix)?.pop()
    const { namespace, local } = element
    return { kind: 'end', namespace, local, attributes: new Map(), from, to, isEmpty: false }
  }

  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at)
      const end = next < 0 ? text.length : next
      const value = text.slice(at, end)
      if (open.length > 0) yield { kind: 'text', raw: value, isCdata: false }
      else if (value.trim() !== '') throw new XmlError()
      at = end
    } else if (text.startsWith('<!--', at)) {
      at = endOf(text, '-->', at + 4)
    } else if (text.startsWith('<![CDATA[', at)) {
      if (open.length === 0) throw new XmlError()
      const end = endOf(text, ']]>', at + 9)
      yield { kind: 'text', raw: text.slice(at + 9, end - 3), isCdata: true }
      at = end
    } else if (text.startsWith('<?', at)) {
      at = endOf(text, '?>', at + 2)
    } else if (text.startsWith('<!DOCTYPE', at)) {
      if (hasRoot) throw new XmlError()
      at = endOfDoctype(text, at + 9)
    } else if (text.startsWith('</', at)) {
      namePattern.lastIndex = at + 2
      const name = namePattern.exec(text)?.[0]
      if (name === undefined || name !== open.at(-1)?.name) throw new XmlError()
      spacePattern.lastIndex = namePattern.lastIndex
      spacePattern.exec(text)
      if (text[spacePattern.lastIndex] !== '>') throw new XmlError()
      const to = spacePattern.lastIndex + 1
      yield close(at, to)
      at = to
    } else {
      if (open.length === 0 && hasRoot) throw new XmlError()
      hasRoot = true
      const { tag, name, declared } = startTag(text, at, namespaces)
      open.push({ name, namespace: tag.namespace, local: tag.local, declared })
      if (open.length > maxDepth) throw new XmlError(true)
      yield tag
      if (tag.isEmpty) yield close(tag.to, tag.to)
      at = tag.to
    }
  }
  if (open.length > 0 || !hasRoot) throw new XmlError()
}

function startTag(text: string, from: number, namespaces: Map<string, string[]>) {
  namePattern.lastIndex = from + 1
  const name = namePattern.exec(text)?.[0]
  if (name === undefined) throw new XmlError()
  const attributes = new Map<string, string>()
  let at = namePattern.lastIndex
  for (;;) {
    spacePattern.lastIndex = at
    spacePattern.exec(text)
    const hasSpace = spacePattern.lastIndex > at
    at = spacePattern.lastIndex
    if (text[at] === '>' || text[at] === '/') break
    attributePattern.lastIndex = at
    const match = attributePattern.exec(text)
    const key = match?.[1]
    if (!hasSpace || key === undefined || attributes.has(key) || attributes.size >= maxAttributes) throw new XmlError()
    attributes.set(key, resolveReferences(match?.[2] ?? match?.[3] ?? ''))
    at = attributePattern.lastIndex
  }
  const isEmpty = text[at] === '/'
  if (isEmpty) at += 1
  if (text[at] !== '>') throw new XmlError()

  const declared: string[] = []
  for (const [key, value] of attributes) {
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : undefined
    if (prefix === undefined) continue
    const bound = namespaces.get(prefix)
    if (bound) bound.push(value)
    else namespaces.set(prefix, [value])
    declared.push(prefix)
  }
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const namespace = namespaces.get(prefix)?.at(-1)
  if (namespace === undefined && prefix !== '') throw new XmlError()
  const tag: XmlTag = {
    kind: 'start',
    namespace: namespace ?? '',
    local: name.slice(colon + 1),
    attributes,
    from,
    to: at + 1,
    isEmpty,
  }
  return { tag, name, declared }
}

/** The end of a document type with or without an internal subset, whose declarations are skipped and never used. */
function endOfDoctype(text: string, from: number): number {
  const marks = /["'<>[\]]/g
  marks.lastIndex = from
  let isInside = false
  for (let mark = marks.exec(text)?.[0]; mark; mark = marks.exec(text)?.[0]) {
    const at = marks.lastIndex
    // What is quoted, commented or instructed may hold the marks that end things.
    if (mark === '"' || mark === "'") marks.lastIndex = endOf(text, mark, at)
    else if (mark === '<' && text.startsWith('!--', at)) marks.lastIndex = endOf(text, '-->', at + 3)
    else if (mark === '<' && text[at] === '?') marks.lastIndex = endOf(text, '?>', at + 1)
    else if (mark === '[') isInside = true
    else if (mark === ']') isInside = false
    else if (mark === '>' && !isInside) return at
  }
  throw new XmlError()
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  if (found < 0) throw new XmlError()
  return found + mark.length
}
