/**
 * The objects of a PDF file (ISO 32000-2, section 7.3), read in the order of the file and not through its cross-reference table: a stream is never
 * inside another object, so what is attached is found this way whatever the table says, and a broken or hostile table costs nothing.
 */

export type PdfValue = number | string | boolean | null | PdfName | PdfReference | readonly PdfValue[] | PdfDictionary
export type PdfDictionary = ReadonlyMap<string, PdfValue>
export class PdfName {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
export class PdfReference {
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}

export interface PdfObject {
  readonly number: number
  readonly value: PdfValue
  /** Place of the stream's bytes in the file, when the object is a stream. */
  readonly stream: { readonly from: number; readonly to: number } | null
}

export class PdfError extends Error {
  override name = 'PdfError'
}

const maxDepth = 50
/** A damaged file has some objects that cannot be read; one with more than this is not worth going on with. */
const maxBroken = 1_000
const maxMembers = 20_000

const space = /[\0\t\n\f\r ]*/y
const comment = /%[^\n\r]*/y
const nameToken = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y
const referenceToken = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const numberToken = /[+-]?(?:\d+\.?\d*|\.\d+)/y
const wordToken = /true|false|null/y
const plainString = /[^()\\]*/y

/** Reads values at places of one text (the file, byte by byte as Latin-1). */
export class PdfReader {
  at = 0
  readonly text: string
  /** Characters that may still be read: objects do not overlap, so a whole file needs no more than its own length. */
  private budget: number

  constructor(text: string) {
    this.text = text
    this.budget = 4 * text.length + 1_000
  }

  /** The value that begins at a place; `at` is behind it then. Throws PdfError. */
  read(at: number): PdfValue {
    this.at = at
    try {
      return this.value(0)
    } finally {
      this.budget -= this.at - at
    }
  }

  get isExhausted(): boolean {
    return this.budget < 0
  }

  skipSpace(): void {
    do this.match(space)
    while (this.match(comment))
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match
  }

  private value(depth: number): PdfValue {
    if (depth > maxDepth) throw new PdfError()
    this.skipSpace()
    if (this.text.startsWith('<<', this.at)) return this.dictionary(depth)
    const character = this.text[this.at]
    if (character === '[') return this.array(depth)
    if (character === '/') return new PdfName(this.name())
    if (character === '(') return this.string()
    if (character === '<') return this.hexString()
    const reference = this.match(referenceToken)
    if (reference) return new PdfReference(Number(reference[1]))
    const number = this.match(numberToken)
    if (number) return Number(number[0])
    const word = this.match(wordToken)
    if (!word) throw new PdfError()
    return word[0] === 'null' ? null : word[0] === 'true'
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2
    const dictionary = new Map<string, PdfValue>()
    for (;;) {
      this.skipSpace()
      if (this.text.startsWith('>>', this.at)) break
      if (this.text[this.at] !== '/' || dictionary.size >= maxMembers) throw new PdfError()
      dictionary.set(this.name(), this.value(depth + 1))
    }
    this.at += 2
    return dictionary
  }

  private array(depth: number): PdfValue[] {
    this.at += 1
    const array: PdfValue[] = []
    for (;;) {
      this.skipSpace()
      if (this.text[this.at] === ']') break
      if (array.length >= maxMembers) throw new PdfError()
      array.push(this.value(depth + 1))
    }
    this.at += 1
    return array
  }

  private name(): string {
    const name = this.match(nameToken)?.[1] ?? ''
    return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  /** Only its end matters here. */
  private string(): string {
    const from = this.at
    let depth = 0
    do {
      const character = this.text[this.at]
      if (character === undefined) throw new PdfError()
      if (character === '(') depth += 1
      else if (character === ')') depth -= 1
      // The character after a backslash is not a mark.
      this.at += character === '\\' ? 2 : 1
      if (depth > 0) this.match(plainString)
    } while (depth > 0)
    return this.text.slice(from, this.at)
  }

  private hexString(): string {
    const from = this.at
    const end = this.text.indexOf('>', from)
    if (end < 0) {
      // The whole rest was looked through: it counts.
      this.at = this.text.length
      throw new PdfError()
    }
    this.at = end + 1
    return this.text.slice(from, this.at)
  }
}

/** All objects that can be read; what cannot is stepped over. Of one number the last stands (a later save replaces). Costs time in proportion to the file. */
export function readObjects(text: string): { objects: ReadonlyMap<number, PdfObject>; trailers: readonly PdfDictionary[] } {
  const reader = new PdfReader(text)
  const objects = new Map<number, PdfObject>()
  const trailers: PdfDictionary[] = []
  const lastEnd = text.lastIndexOf('endstream')
  let broken = 0
  const starts = /(?<![0-9])(\d{1,10})[\0\t\n\f\r ]{1,8}\d{1,5}[\0\t\n\f\r ]{1,8}obj(?![a-z])|\btrailer\b/g
  for (let start = starts.exec(text); start && !reader.isExhausted; start = starts.exec(text)) {
    const from = starts.lastIndex
    try {
      const value = reader.read(from)
      if (reader.isExhausted) break
      if (start[1] === undefined) {
        if (value instanceof Map) trailers.push(value)
      } else {
        const stream = value instanceof Map ? streamAt(reader, value, lastEnd) : null
        objects.set(Number(start[1]), { number: Number(start[1]), value, stream })
        starts.lastIndex = stream ? stream.to : reader.at
      }
    } catch (error) {
      if (!(error instanceof PdfError)) throw error
      broken += 1
      if (broken > maxBroken) break
    }
  }
  for (const [number, object] of objects) {
    const to = object.stream && endByReference(object, objects)
    if (to) objects.set(number, { ...object, stream: { from: object.stream.from, to } })
  }
  return { objects, trailers }
}

/** The line break before `endstream` is no part of the stream: a length that is written elsewhere says whether there is one. */
function endByReference({ value, stream }: PdfObject, objects: ReadonlyMap<number, PdfObject>): number | undefined {
  const length = value instanceof Map ? value.get('Length') : undefined
  const written = length instanceof PdfReference ? objects.get(length.number)?.value : undefined
  if (!stream || typeof written !== 'number') return undefined
  const to = stream.from + written
  return to <= stream.to && to >= stream.to - 2 ? to : undefined
}

function streamAt(reader: PdfReader, dictionary: PdfDictionary, lastEnd: number): { from: number; to: number } | null {
  const { text } = reader
  reader.skipSpace()
  if (!text.startsWith('stream', reader.at)) return null
  let from = reader.at + 'stream'.length
  if (text[from] === '\r') from += 1
  if (text[from] === '\n') from += 1
  const length = dictionary.get('Length')
  // The length counts when the end stands where it says; it may be a reference, or wrong.
  if (typeof length === 'number' && length >= 0 && /^\s{0,2}endstream/.test(text.slice(from + length, from + length + 11)))
    return { from, to: from + length }
  return from > lastEnd ? null : { from, to: text.indexOf('endstream', from) }
}
