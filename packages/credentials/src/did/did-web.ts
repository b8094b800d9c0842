/** did:web: the address at which the document of such an identifier stands (did:web Method Specification, section 3.2). */

// Idstring: a host with an optional percent-encoded port, then path parts divided by colons. `.` alone or `..` would leave the path.
const idPattern = /^did:web:([A-Za-z0-9.-]+)(%3A\d{1,5})?((?::(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+)*)$/

/** The https address of the document; undefined for something that is no did:web, or whose parts would lead elsewhere than they say. */
export function didWebAddress(did: string): string | undefined {
  const match = did.length <= 500 ? idPattern.exec(did) : null
  if (!match) return undefined
  const [, host = '', port = '', path = ''] = match
  const parts = path === '' ? [] : path.slice(1).split(':')
  if (parts.some((part) => isStep(part))) return undefined
  const address = `https://${host}${port === '' ? '' : `:${port.slice(3)}`}/${(parts.length === 0 ? ['.well-known'] : parts).join('/')}/did.json`
  // What the parser of addresses would change (a host that is a number, a step in the path, a port too high) does not name a document.
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return url.hostname === host.toLowerCase() && url.pathname.split('/').length === address.split('/').length - 2
    ? url.href
    : undefined
}

/** Encoded slashes, dots that climb and control characters. */
function isStep(part: string): boolean {
  let decoded: string
  try {
    decoded = decodeURIComponent(part)
  } catch {
    return true
  }
  return decoded === '.' || decoded === '..' || /[\u0000-\u001f\u007f/\\?#%]/.test(decoded)
}
