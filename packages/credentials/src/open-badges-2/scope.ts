/** Which addresses an issuer's profile speaks for (Open Badges 2.0, VerificationObject). */
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { listOf, webAddress } from './documents.ts'

/**
 * Whether an assertion at this address may be one of the issuer's: within `startsWith` where the profile has it, on one of `allowedOrigins` where it has
 * those, and else on the host of the profile itself (whose own `id` may still say `http:`).
 */
export function isInScope(address: URL, issuer: JsonObject, issuerAddress: URL): boolean {
  const rules = isJsonObject(issuer['verification']) ? issuer['verification'] : {}
  const starts = listOf(rules['startsWith'])
  const origins = listOf(rules['allowedOrigins'])
  if (starts.length > 0 && !starts.some((start) => typeof start === 'string' && beginsWith(address, start))) return false
  if (origins.length > 0) return origins.some((origin) => typeof origin === 'string' && isOrigin(address, origin))
  return starts.length > 0 || address.host === issuerAddress.host
}

/** Both are written out as URLs, so that `https://opisto.example` ends with a slash and does not speak for `https://opisto.example.evil.example`. */
function beginsWith(address: URL, start: string): boolean {
  const beginning = webAddress(start)
  return beginning !== undefined && address.href.startsWith(beginning.href)
}

/** A host as the standard wants it, or an origin as many write it. */
function isOrigin(address: URL, origin: string): boolean {
  const url = webAddress(origin)
  if (url) return url.origin === address.origin
  const host = origin.toLowerCase()
  return host !== '' && (host === address.hostname || host === address.host)
}
