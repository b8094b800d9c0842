/** Crockford's base 32: digits and capitals that nobody mixes up when reading a code aloud. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The lasting code of a micro-credential, such as JAMK-7K3QX: the institution's slug and five letters from five random bytes. The database keeps it
 * unique in the institution; slugs are unique in the installation.
 */
export function microCredentialCode(slug: string, random: Uint8Array): string {
  return `${slug.toUpperCase()}-${Array.from(random.subarray(0, 5), (byte) => letters[byte % 32]).join('')}`
}

/** A code as it may stand in an address, in capitals; undefined for what cannot be one. */
export function parseCode(text: string | undefined): string | undefined {
  const code = text?.toUpperCase()
  return code && /^[A-Z][A-Z0-9-]{1,30}-[0-9A-HJKMNP-TV-Z]{5}$/.test(code) ? code : undefined
}
