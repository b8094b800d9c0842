/**
 * How values stand in canonical N-Quads (RDF Dataset Canonicalization 1.0, section 5, "Canonical form of N-Quads").
 *
 * A *byte string* is a string in which each character is one byte of UTF-8. Joining byte strings is a copy, comparing two of them with `<` is
 * code point order (UTF-16 order is not: U+FF5E would come after U+1F600), and `latin1` writes them as they are.
 */

/** Characters that need neither an escape nor more than one byte. */
const plainPattern = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/
const asciiPattern = /^[\x00-\x7f]*$/
const escapedPattern = /[\x00-\x1f\x7f"\\]/g
const named: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

function escapeCharacter(character: string): string {
  return named[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Text as a byte string. A lone surrogate would become U+FFFD: ask `isWellFormed` first. */
export function toByteString(text: string): string {
  return asciiPattern.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** A byte string as text. */
export function fromByteString(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** What stands between the quotes of a literal, as a byte string; undefined for text with a lone surrogate, which has no UTF-8. */
export function literalBytes(text: string): string | undefined {
  if (plainPattern.test(text)) return text
  if (!text.isWellFormed()) return undefined
  return toByteString(text.replace(escapedPattern, escapeCharacter))
}

// White space of any kind ends an absolute IRI for jsonld 9 (url.js, isAbsolute); the rest would be escaped or misread.
const forbiddenInIri = /[\s\x00-\x20<>"{}|^`\\\x7f]/

/** The scheme with its colon, and `//` where it follows; undefined for a text that is no absolute IRI that could be put in unchanged. */
export function schemeOf(text: string): string | undefined {
  const match = /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/)?/.exec(text)
  return match && !forbiddenInIri.test(text) && text.isWellFormed() ? match[0] : undefined
}

/** Whether `schemeOf` of the text is this scheme. */
export function hasScheme(text: string, scheme: string): boolean {
  if (!text.startsWith(scheme) || forbiddenInIri.test(text) || !text.isWellFormed()) return false
  return scheme.endsWith('//') || !text.startsWith('//', scheme.length)
}

/** How jsonld 9 prints a number as xsd:double (toRdf.js). */
export function doubleText(value: number): string {
  return value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
}

/**
 * Which numbers are printed alike: whole ones, and ones with a decimal point. Undefined for those that are printed wrongly or in another way
 * (an exponent in their JavaScript text, negative zero).
 */
export function numberClass(value: number): 'whole' | 'decimal' | undefined {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 && !Object.is(value, -0) ? 'whole' : undefined
  const text = String(value)
  return Number.isFinite(value) && text.includes('.') && !text.includes('e') ? 'decimal' : undefined
}
