/** Key binding (RFC 9901, sections 4.3 and 7.3): the holder's signature over what is shown, to whom, and when. */

import { fitsKey } from '../jose/algorithms.ts'
import { readJws, signJws } from '../jose/jws.ts'
import { publicKeyFromJwk, type Signer, verifySignature } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type Json, parseStrictJson } from '../strict-json.ts'
import { digestOf } from './disclosures.ts'

export interface KeyBindingOptions {
  readonly audience: string
  readonly nonce: string
  readonly now: Date
}

/** The `kb+jwt` over a presented text (up to and with its last tilde). */
export async function bindKey(presented: string, hash: string, holder: Signer, options: KeyBindingOptions): Promise<string> {
  const payload = {
    iat: Math.floor(options.now.getTime() / 1000),
    aud: options.audience,
    nonce: options.nonce,
    sd_hash: digestOf(presented, hash),
  }
  return signJws({ typ: 'kb+jwt' }, JSON.stringify(payload), holder)
}

/** What the verifier had asked for: one of the two at least, and what was asked must be answered. */
export interface KeyBindingDemand {
  readonly audience?: string
  readonly nonce?: string
  /** How old the holder's signature may be. */
  readonly maxAgeSeconds?: number
  /** It is shown in a presentation that answers for what has no holder key. Whether one that has a key was answered for, the presentation says. */
  readonly isInside?: boolean
}

const skewSeconds = 60
const defaultMaxAgeSeconds = 600

/**
 * Who holds the credential. Without `cnf` it is a bearer file: whoever has the file can show it, and the answer says so. `demand` is null when the
 * verifier asked for nothing; then a signature of the holder is checked but says only that it was made at some time, for somebody.
 */
export function checkHolder(
  { cnf, keyBinding, presented, hash }: { cnf: Json | undefined; keyBinding: string | null; presented: string; hash: string },
  demand: KeyBindingDemand | null,
  now: Date,
): Check {
  const failed = (code: string) => check('holder', 'failed', code)
  if (cnf === undefined) {
    if (keyBinding !== null) return failed('key-binding-without-key')
    return demand === null || demand.isInside ? check('holder', 'warning', 'bearer') : failed('bearer')
  }
  const jwk = isJsonObject(cnf) ? cnf['jwk'] : undefined
  const key = isJsonObject(jwk) ? publicKeyFromJwk(jwk) : undefined
  if (!key) return failed('holder-key-not-usable')
  if (keyBinding === null)
    return demand === null || demand.isInside
      ? check('holder', 'not-checked', 'key-binding-missing')
      : failed('key-binding-missing')

  const read = readJws(keyBinding)
  if (!read.ok) return failed('key-binding-malformed')
  const { jws } = read
  if (jws.header['typ'] !== 'kb+jwt') return failed('key-binding-type')
  if (!fitsKey(jws.algorithm, key.type)) return failed('algorithm-not-of-key')
  if (!verifySignature(key, jws.signingInput, jws.signature)) return failed('key-binding-invalid')
  const parsed = parseStrictJson(jws.payload, { maxBytes: 65_536, maxDepth: 8, maxValues: 200 })
  if (!parsed.ok || !isJsonObject(parsed.value)) return failed('key-binding-malformed')
  const { iat, aud, nonce, sd_hash: sdHash, exp, nbf } = parsed.value
  if (typeof iat !== 'number' || typeof aud !== 'string' || typeof nonce !== 'string') return failed('key-binding-malformed')
  if ([exp, nbf].some((time) => time !== undefined && typeof time !== 'number')) return failed('key-binding-malformed')
  if (sdHash !== digestOf(presented, hash)) return failed('key-binding-other-content')
  if (demand === null) return check('holder', 'warning', 'key-binding-unasked')
  if (demand.audience !== undefined && aud !== demand.audience) return failed('wrong-audience')
  if (demand.nonce !== undefined && nonce !== demand.nonce) return failed('wrong-nonce')
  const seconds = now.getTime() / 1000
  const age = seconds - iat
  if (Number(exp ?? Number.POSITIVE_INFINITY) + skewSeconds < seconds || Number(nbf ?? 0) - skewSeconds > seconds)
    return failed('key-binding-not-fresh')
  if (age < -skewSeconds || age > (demand.maxAgeSeconds ?? defaultMaxAgeSeconds)) return failed('key-binding-not-fresh')
  return check('holder', 'ok', 'holder-bound')
}
