/** Data addresses (RFC 2397) that hold a credential secured as a whole. */

// Media types of VC-JOSE-COSE 1.0, section 6, and SD-JWT VC; `application/jwt` as early examples write it.
const mediaTypes = /^application\/(vc\+jwt|vp\+jwt|vc-ld\+jwt|vc\+sd-jwt|vp\+sd-jwt|dc\+sd-jwt|jwt|sd-jwt)$/i

/** The secured text of such an address; undefined for a media type that we do not read, COSE among them. */
export function readEnvelope(address: string): string | undefined {
  const comma = address.indexOf(',')
  if (!address.startsWith('data:') || comma < 0) return undefined
  const [mediaType = '', ...parameters] = address.slice('data:'.length, comma).split(';')
  const data = address.slice(comma + 1)
  if (!mediaTypes.test(mediaType)) return undefined
  if (parameters.includes('base64')) return Buffer.from(data, 'base64').toString('utf8')
  try {
    return decodeURIComponent(data)
  } catch {
    return undefined
  }
}
