/**
 * JSON as a stranger sends it, read without the places where two readers could understand it differently: duplicate keys,
 * `__proto__`, U+0000, lone surrogates, numbers that a double cannot hold, and without bounds on size, depth and count.
 * What comes out are ordinary objects and arrays.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export interface JsonLimits {
  /** Length of the text in UTF-8 bytes. */
  readonly maxBytes: number
  /** How deep arrays and objects may be nested; a bare value has depth 0. */
  readonly maxDepth: number
  /** How many values (members, items and the document itself) there may be. */
  readonly maxValues: number
  /** How many items one array may have: JSON-LD compares each value of a property with all others. */
  readonly maxItems?: number
}

/** For credentials: a 4 kB badge has some 200 values at depth 6; a badge with a picture inside stays below 256 kB. */
export const credentialLimits: JsonLimits = { maxBytes: 262_144, maxDepth: 32, maxValues: 5_000, maxItems: 500 }

export type JsonRefusal =
  | 'json-too-large'
  | 'json-too-deep'
  | 'json-too-many-values'
  | 'json-not-utf8'
  | 'json-syntax'
  | 'json-duplicate-key'
  | 'json-forbidden-key'
  | 'json-null-character'
  | 'json-lone-surrogate'
  | 'json-number'

export type JsonResult =
  | { readonly ok: true; readonly value: Json }
  /** `at` is the offset in UTF-16 units; null when the text was refused as a whole. */
  | { readonly ok: false; readonly code: JsonRefusal; readonly at: number | null }

class Refused extends Error {
  readonly code: JsonRefusal
  readonly at: number
  constructor(code: JsonRefusal, at: number) {
    super(code)
    this.code = code
    this.at = at
  }
}

// RFC 8259, section 6
const numberPattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y
// A run of characters that need no second look: no quote, no backslash, no control character.
const plainPattern = /[^"\\\u0000-\u001f]*/y

class Reader {
  private position = 0
  private values = 0
  private readonly text: string
  private readonly limits: JsonLimits

  constructor(text: string, limits: JsonLimits) {
    this.text = text
    this.limits = limits
  }

  document(): Json {
    this.skipSpace()
    const value = this.value(0)
    this.skipSpace()
    if (this.position < this.text.length) throw this.refuse('json-syntax')
    return value
  }

  private value(depth: number): Json {
    this.values += 1
    if (this.values > this.limits.maxValues) throw this.refuse('json-too-many-values')

    const character = this.text[this.position]
    if (character === '{' || character === '[') {
      if (depth >= this.limits.maxDepth) throw this.refuse('json-too-deep')
      this.position += 1
      return character === '{' ? this.object(depth + 1) : this.array(depth + 1)
    }
    if (character === '"') return this.string()
    if (character === 't') return this.word('true', true)
    if (character === 'f') return this.word('false', false)
    if (character === 'n') return this.word('null', null)
    return this.number()
  }

  private object(depth: number): JsonObject {
    const object: JsonObject = {}
    this.skipSpace()
    if (this.take('}')) return object
    for (;;) {
      this.skipSpace()
      const start = this.position
      if (this.text[start] !== '"') throw this.refuse('json-syntax')
      const key = this.string()
      if (key === '__proto__') throw new Refused('json-forbidden-key', start)
      if (Object.hasOwn(object, key)) throw new Refused('json-duplicate-key', start)
      this.skipSpace()
      this.expect(':')
      this.skipSpace()
      object[key] = this.value(depth)
      this.skipSpace()
      if (this.take('}')) return object
      this.expect(',')
    }
  }

  private array(depth: number): Json[] {
    const array: Json[] = []
    this.skipSpace()
    if (this.take(']')) return array
    for (;;) {
      this.skipSpace()
      array.push(this.value(depth))
      if (array.length > (this.limits.maxItems ?? Number.POSITIVE_INFINITY)) throw this.refuse('json-too-many-values')
      this.skipSpace()
      if (this.take(']')) return array
      this.expect(',')
    }
  }

  private string(): string {
    const start = this.position
    this.position += 1
    let escaped = false
    for (;;) {
      plainPattern.lastIndex = this.position
      plainPattern.test(this.text)
      this.position = plainPattern.lastIndex
      const character = this.text[this.position]
      if (character === '"') break
      // A control character or the end of the text: both are syntax errors (RFC 8259, section 7).
      if (character !== '\\') throw this.refuse('json-syntax')
      escaped = true
      this.position += 2
    }
    this.position += 1
    const string = escaped ? this.unescape(start) : this.text.slice(start + 1, this.position - 1)
    if (!string.isWellFormed()) throw new Refused('json-lone-surrogate', start)
    if (string.includes('\u0000')) throw new Refused('json-null-character', start)
    return string
  }

  private unescape(start: number): string {
    try {
      // The engine's own parser knows the escapes; the slice is one string literal.
      return String(JSON.parse(this.text.slice(start, this.position)))
    } catch {
      throw new Refused('json-syntax', start)
    }
  }

  private number(): number {
    numberPattern.lastIndex = this.position
    const match = numberPattern.exec(this.text)
    if (match === null) throw this.refuse('json-syntax')
    const number = Number(match[0])
    const isWritten = match[1] === undefined && match[2] === undefined
    // -0 and 0 are one number to a reader and two to a signature; an integer above 2^53 is another number than the one written.
    // One with a negative exponent may be 0 here, and something else to whoever signed it.
    const isTiny = match[2]?.includes('-') === true
    if (!Number.isFinite(number) || Object.is(number, -0) || isTiny || (isWritten && !Number.isSafeInteger(number))) {
      throw this.refuse('json-number')
    }
    this.position = numberPattern.lastIndex
    return number
  }

  private word<T extends boolean | null>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.position)) throw this.refuse('json-syntax')
    this.position += word.length
    return value
  }

  private skipSpace(): void {
    for (;;) {
      const character = this.text[this.position]
      if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') return
      this.position += 1
    }
  }

  private take(character: string): boolean {
    if (this.text[this.position] !== character) return false
    this.position += 1
    return true
  }

  private expect(character: string): void {
    if (!this.take(character)) throw this.refuse('json-syntax')
  }

  private refuse(code: JsonRefusal): Refused {
    return new Refused(code, this.position)
  }
}

/** Reads JSON from a stranger, or says with a stable code why not. Never throws. Costs time in proportion to the text, at most `maxBytes`. */
export function parseStrictJson(input: string | Uint8Array, limits: JsonLimits): JsonResult {
  const units = typeof input === 'string' ? input.length : input.byteLength
  if (units > limits.maxBytes) return { ok: false, code: 'json-too-large', at: null }

  let text: string
  if (typeof input === 'string') {
    if (Buffer.byteLength(input, 'utf8') > limits.maxBytes) return { ok: false, code: 'json-too-large', at: null }
    text = input
  } else {
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input)
    } catch {
      return { ok: false, code: 'json-not-utf8', at: null }
    }
  }

  try {
    return { ok: true, value: new Reader(text, limits).document() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code, at: error.at }
    throw error
  }
}

/** True for a JSON object (not an array, not null). */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
