/** Which signature algorithm belongs to which key: the key decides, never the token (RFC 8725, section 3.1). */
import type { KeyType } from '../keys.ts'

export type JoseAlgorithm = 'EdDSA' | 'Ed25519' | 'ES256' | 'ES384' | 'ES512' | 'RS256'

/** The algorithm that we sign with under a key of this type (RFC 7518, section 3.1; RFC 8037, section 3.1). */
export const algorithmOf: Readonly<Record<KeyType, JoseAlgorithm>> = {
  Ed25519: 'EdDSA',
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  RSA: 'RS256',
}

/** The only key type that an algorithm may be used with; `Ed25519` is the fully-specified name of RFC 9864. */
const keyTypeOf: Readonly<Record<JoseAlgorithm, KeyType>> = {
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  RS256: 'RSA',
}

export function isJoseAlgorithm(value: unknown): value is JoseAlgorithm {
  return typeof value === 'string' && Object.hasOwn(keyTypeOf, value)
}

export function fitsKey(algorithm: JoseAlgorithm, type: KeyType): boolean {
  return keyTypeOf[algorithm] === type
}
