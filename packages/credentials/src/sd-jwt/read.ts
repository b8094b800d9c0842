/** From the compact text of an SD-JWT to its token, its claims and its parts, before any signature is looked at. Never throws. */
import { type Jws, type JwsRefusal, readJws } from '../jose/jws.ts'
import { credentialLimits, isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { type Disclosure, type DisclosureRefusal, disclose, hashName, type SdJwtParts, splitSdJwt } from './disclosures.ts'

export interface ReadSdJwt {
  readonly jws: Jws
  readonly parts: SdJwtParts
  /** The payload as signed: digests, not values. */
  readonly signed: JsonObject
  /** The payload with what was disclosed. */
  readonly payload: JsonObject
  readonly disclosures: readonly Disclosure[]
  /** The hash of digests, as node:crypto names it. */
  readonly hash: string
}

export type SdJwtRefusal = JwsRefusal | DisclosureRefusal | 'not-an-object' | `json-${string}`

export function readSdJwt(text: string): { ok: true; sdJwt: ReadSdJwt } | { ok: false; code: SdJwtRefusal } {
  const parts = splitSdJwt(text.trim())
  if (!parts) return { ok: false, code: 'sd-jwt-malformed' }
  const read = readJws(parts.jwt)
  if (!read.ok) return read
  const parsed = parseStrictJson(read.jws.payload, credentialLimits)
  if (!parsed.ok) return { ok: false, code: parsed.code }
  if (!isJsonObject(parsed.value)) return { ok: false, code: 'not-an-object' }
  const signed = parsed.value
  const hash = hashName(signed)
  if (hash === undefined) return { ok: false, code: 'digest-algorithm-unknown' }
  const disclosed = disclose(signed, parts.disclosures)
  if (!disclosed.ok) return disclosed
  return {
    ok: true,
    sdJwt: { jws: read.jws, parts, signed, payload: disclosed.payload, disclosures: disclosed.disclosures, hash },
  }
}
