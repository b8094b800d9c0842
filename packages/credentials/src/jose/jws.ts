/**
 * Compact JWS (RFC 7515, section 7.1), signed by whatever holds the key: `jose` signs with keys in this process alone, an institution's key may be
 * in a security module. Reading answers with a code and never throws.
 */
import type { Signer } from '../keys.ts'
import { credentialLimits, isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { algorithmOf, isJoseAlgorithm, type JoseAlgorithm } from './algorithms.ts'
import { base64url, fromBase64url } from './base64url.ts'

/** Signs a payload. `alg` comes from the key and stands first; the caller gives the rest of the protected header. */
export async function signJws(
  header: Readonly<Record<string, unknown>>,
  payload: Uint8Array | string,
  signer: Signer,
): Promise<string> {
  const input = `${base64url(JSON.stringify({ alg: algorithmOf[signer.algorithm], ...header }))}.${base64url(payload)}`
  const signature = await signer.sign({ data: new TextEncoder().encode(input) })
  return `${input}.${base64url(signature)}`
}

export interface Jws {
  readonly algorithm: JoseAlgorithm
  readonly header: JsonObject
  readonly payload: Uint8Array
  readonly signingInput: Uint8Array
  readonly signature: Uint8Array
}

export type JwsRefusal =
  | 'jwt-too-large'
  | 'jwt-malformed'
  | 'jwt-header-broken'
  | 'algorithm-none'
  | 'algorithm-not-allowed'
  | 'critical-header-unknown'
  | 'payload-unencoded'
  | 'private-key-in-header'

export type JwsResult = { readonly ok: true; readonly jws: Jws } | { readonly ok: false; readonly code: JwsRefusal }

const headerLimits = { maxBytes: 65_536, maxDepth: 8, maxValues: 200 }
const maxCharacters = Math.ceil((credentialLimits.maxBytes * 4) / 3) + 100_000

/**
 * Takes a compact JWS apart and refuses what must never be looked at further: no signature, an algorithm outside the fixed list, critical
 * extensions (we understand none, RFC 7515, section 4.1.11), an unencoded payload (RFC 7797). `jku`, `x5u` and `x5c` are not followed.
 */
export function readJws(text: string): JwsResult {
  const refuse = (code: JwsRefusal): JwsResult => ({ ok: false, code })
  if (text.length > maxCharacters) return refuse('jwt-too-large')
  const parts = text.split('.')
  if (parts.length !== 3) return refuse('jwt-malformed')
  const [headerPart = '', payloadPart = '', signaturePart = ''] = parts
  const headerBytes = fromBase64url(headerPart)
  const payload = fromBase64url(payloadPart)
  const signature = fromBase64url(signaturePart)
  if (!headerBytes || !payload || !signature) return refuse('jwt-malformed')
  const parsed = parseStrictJson(headerBytes, headerLimits)
  if (!parsed.ok || !isJsonObject(parsed.value)) return refuse('jwt-header-broken')
  const header = parsed.value
  if (typeof header['alg'] === 'string' && header['alg'].toLowerCase() === 'none') return refuse('algorithm-none')
  if (!isJoseAlgorithm(header['alg'])) return refuse('algorithm-not-allowed')
  if (header['b64'] !== undefined) return refuse('payload-unencoded')
  if (header['crit'] !== undefined) return refuse('critical-header-unknown')
  if (isJsonObject(header['jwk']) && ['d', 'p', 'q', 'k', 'oth'].some((member) => member in (header['jwk'] as JsonObject)))
    return refuse('private-key-in-header')
  return {
    ok: true,
    jws: {
      algorithm: header['alg'],
      header,
      payload,
      signingInput: new TextEncoder().encode(`${headerPart}.${payloadPart}`),
      signature,
    },
  }
}
