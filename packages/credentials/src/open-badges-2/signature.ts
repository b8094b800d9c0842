/** Signed badges of Open Badges 1 and 2: a compact JWS over the assertion, and the issuer's RSA key as PEM. */
import { createPublicKey } from 'node:crypto'
import { compactVerify } from 'jose'
import { type PublicKey, publicKeyFromJwk } from '../keys.ts'
import type { JsonObject } from '../strict-json.ts'
import { parseObject, stringOf } from './documents.ts'

export interface SignedBadge {
  readonly payload: Uint8Array
  readonly header: JsonObject
}

/** The parts of a compact JWS, unverified; undefined when it is none. */
export function readSigned(text: string): SignedBadge | undefined {
  const [header = '', payload = '', signature] = text.split('.')
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) || signature === undefined) return undefined
  const parsed = parseObject(Buffer.from(header, 'base64url'))
  return !parsed.ok ? undefined : { header: parsed.document, payload: new Uint8Array(Buffer.from(payload, 'base64url')) }
}

export type AlgorithmAnswer = 'ok' | 'algorithm-not-allowed' | 'unknown-algorithm'

/** RSA with SHA-256 is what the standard names. No signature, and one by a shared secret, are not weaker kinds of it: they are none. */
export function algorithmOf({ header }: SignedBadge): AlgorithmAnswer {
  const algorithm = stringOf(header['alg']) ?? 'none'
  if (algorithm === 'RS256') return 'ok'
  return algorithm.toLowerCase() === 'none' || algorithm.startsWith('HS') ? 'algorithm-not-allowed' : 'unknown-algorithm'
}

/** The key in a PEM; `too-weak` below 2048 bits, undefined when it is no RSA public key. A private key or a certificate is none. */
export function keyFromPem(pem: string): PublicKey | 'too-weak' | undefined {
  const text = pem.trim()
  if (!/^-----BEGIN (RSA )?PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END (RSA )?PUBLIC KEY-----$/.test(text)) return undefined
  try {
    const key = createPublicKey(text)
    if (key.asymmetricKeyType !== 'rsa') return undefined
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return 'too-weak'
    return publicKeyFromJwk({ ...key.export({ format: 'jwk' }) })
  } catch {
    return undefined
  }
}

/** A CryptographicKey, or the bare PEM that 1.0 pointed at. */
export function pemOf(bytes: Uint8Array): { pem: string; document: JsonObject | undefined } | undefined {
  const text = Buffer.from(bytes).toString('utf8')
  if (text.trimStart().startsWith('-----BEGIN')) return { pem: text, document: undefined }
  const parsed = parseObject(bytes)
  const pem = parsed.ok ? stringOf(parsed.document['publicKeyPem']) : undefined
  return pem === undefined || !parsed.ok ? undefined : { pem, document: parsed.document }
}

/** Whether the JWS was signed with this key. Never throws. */
export async function isSignedBy(text: string, { key }: PublicKey): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: ['RS256'] })
    return true
  } catch {
    return false
  }
}
