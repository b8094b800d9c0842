/** The bytes of base64url text without padding; undefined when it is not the one encoding of its bytes (RFC 7515, section 2; RFC 4648, section 3.5). */
export function fromBase64url(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64url')
  // A last character with stray bits decodes to the same bytes: two texts with one meaning.
  return bytes.toString('base64url') === text ? bytes : undefined
}

export function base64url(data: Uint8Array | string): string {
  return (typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)).toString('base64url')
}
