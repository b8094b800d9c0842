/**
 * Where the usual JSON-LD libraries let two different documents share one signature. These are refused before any hash, whatever the library
 * says: docs/decisions/0008-compiled-canonicalization.md, "Known deviations".
 */

export type CanonicalRefusal =
  /** A number such as 1e-7: jsonld 9 prints it as the integer 0. */
  | 'number-with-exponent'
  /** A lone surrogate: written as UTF-8 all of them become U+FFFD. */
  | 'lone-surrogate'
  /** A text typed xsd:double that is no number of that type: all of them become NaN, and "1.5x" becomes 1.5. */
  | 'not-a-double'
  /**
   * `__proto__` as a key or a value: jsonld 9 keeps nodes in plain objects by their identifier, and writes into Object.prototype; from then on it
   * refuses every document in the process.
   */
  | 'forbidden-name'
  /** An identifier that is no absolute IRI. jsonld's safe mode refuses it too, but only after it has used it as a key. */
  | 'relative-identifier'
  /** One property holds the same text twice with different base directions: jsonld 9 keeps the first. */
  | 'directions-differ'

/** Thrown by the reference path for a document that must not be signed or verified. */
export class NotCanonicalizable extends Error {
  override name = 'NotCanonicalizable'
  readonly code: CanonicalRefusal
  constructor(code: CanonicalRefusal) {
    super(`The document cannot be canonicalized without doubt: ${code}`)
    this.code = code
  }
}

export const forbiddenName = '__proto__'

/** What forbids canonicalizing a parsed JSON document, as far as JSON alone tells; null for nothing. Never throws; recurses as deep as the document. */
export function refusalOf(value: unknown): CanonicalRefusal | null {
  switch (typeof value) {
    case 'string':
      if (value === forbiddenName) return 'forbidden-name'
      return value.isWellFormed() ? null : 'lone-surrogate'
    case 'number':
      return String(value).includes('e-') ? 'number-with-exponent' : null
    case 'object': {
      if (value === null) return null
      if (Array.isArray(value)) {
        for (const item of value) {
          const refusal = refusalOf(item)
          if (refusal) return refusal
        }
        return null
      }
      for (const [key, member] of Object.entries(value)) {
        const refusal = refusalOf(key) ?? refusalOf(member)
        if (refusal) return refusal
      }
      return null
    }
    default:
      return null
  }
}

const xsdDouble = 'http://www.w3.org/2001/XMLSchema#double'
const doublePattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

// As jsonld 9 has it (url.js, isAbsolute).
const absolutePattern = /^([A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/

interface ValueObject {
  readonly '@value': unknown
  readonly '@type'?: unknown
  readonly '@language'?: unknown
  readonly '@direction'?: unknown
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isValueObject = (value: unknown): value is ValueObject => isObject(value) && '@value' in value

/** The same for what only shows once terms are expanded. */
export function refusalOfExpanded(expanded: unknown): CanonicalRefusal | null {
  if (Array.isArray(expanded)) return refusalOfItems(expanded)
  if (!isObject(expanded)) return null
  if (isValueObject(expanded)) return refusalOfValue(expanded)
  const id = expanded['@id']
  if (typeof id === 'string' && !absolutePattern.test(id)) return 'relative-identifier'
  for (const member of Object.values(expanded)) {
    const refusal = refusalOfExpanded(member)
    if (refusal) return refusal
  }
  return null
}

function refusalOfValue({ '@value': value, '@type': type }: ValueObject): CanonicalRefusal | null {
  if (type !== xsdDouble || typeof value !== 'string' || value === 'NaN') return null
  return doublePattern.test(value) && Number.isFinite(Number(value)) ? null : 'not-a-double'
}

function refusalOfItems(items: readonly unknown[]): CanonicalRefusal | null {
  const directions = new Map<string, unknown>()
  const hasDirection = items.some((item) => isValueObject(item) && '@direction' in item)
  for (const item of items) {
    const refusal = refusalOfExpanded(item)
    if (refusal) return refusal
    if (!hasDirection || !isValueObject(item)) continue
    const key = JSON.stringify([item['@value'], item['@type'], item['@language']])
    if (directions.has(key) && directions.get(key) !== item['@direction']) return 'directions-differ'
    directions.set(key, item['@direction'])
  }
  return null
}
