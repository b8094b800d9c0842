/** Keys as Multikeys (Controlled Identifiers 1.0, section 2.2) and as JWKs (RFC 7517), on node:crypto. */
import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  sign as cryptoSign,
  verify as cryptoVerify,
  ECDH,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { base58, fromBase58 } from './base58.ts'

/** P-521 serves JOSE alone: no Data Integrity cryptosuite of ours takes it. */
export type KeyType = 'Ed25519' | 'P-256' | 'P-384' | 'P-521' | 'RSA'

/** Signs bytes with one key; where the key is, is its own matter. */
export interface Signer {
  readonly algorithm: KeyType
  /** The verification method that the proof names. */
  readonly id: string
  /** ECDSA as r and s one after the other (IEEE P1363), hashed by SHA-256, for P-384 SHA-384, for P-521 SHA-512; RSA as PKCS#1 v1.5 with SHA-256. */
  sign(options: { data: Uint8Array }): Promise<Uint8Array>
  /** The same at once, where the key is in this process. */
  readonly signNow?: (data: Uint8Array) => Uint8Array
}

/** A JSON Web Key as it comes: any member may be missing or wrong. */
export interface Jwk {
  readonly [member: string]: unknown
}

export interface PublicKey {
  readonly type: KeyType
  readonly key: KeyObject
}

interface Kind {
  /** multicodec of the public key, as a varint */
  readonly prefix: readonly [number, number]
  readonly secretPrefix: readonly [number, number]
  readonly length: number
  readonly secretLength: number
}

const kinds: Readonly<Record<Exclude<KeyType, 'RSA'>, Kind>> = {
  Ed25519: { prefix: [0xed, 0x01], secretPrefix: [0x80, 0x26], length: 32, secretLength: 32 },
  'P-256': { prefix: [0x80, 0x24], secretPrefix: [0x86, 0x26], length: 33, secretLength: 32 },
  'P-384': { prefix: [0x81, 0x24], secretPrefix: [0x87, 0x26], length: 49, secretLength: 48 },
  'P-521': { prefix: [0x82, 0x24], secretPrefix: [0x88, 0x26], length: 67, secretLength: 66 },
}
const curveNames = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' } as const

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

export interface KeyPair {
  readonly type: Exclude<KeyType, 'RSA'>
  readonly publicKeyMultibase: string
  /** The bytes of the private key: 32, for P-384 48, for P-521 66. */
  readonly secretKey: Uint8Array
}

/** A new key from the operating system's randomness. */
export async function generateKey(type: Exclude<KeyType, 'RSA'> = 'Ed25519'): Promise<KeyPair> {
  const { privateKey } = type === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: type })
  const { d = '' } = privateKey.export({ format: 'jwk' })
  return {
    type,
    publicKeyMultibase: multibaseOf({ type, key: createPublicKey(privateKey) }) as string,
    secretKey: new Uint8Array(Buffer.from(d, 'base64url')),
  }
}

/** A new key as a private JWK: the only form that RSA keys (3072 bits) have here. */
export async function generateJwk(type: KeyType): Promise<Jwk> {
  if (type === 'RSA') return { ...generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey.export({ format: 'jwk' }) }
  return { ...privateKeyFrom((await generateKey(type)).secretKey, type).export({ format: 'jwk' }) }
}

/** The public Multikey of a private key of 32 bytes, for P-384 48, for P-521 66. Throws for bytes that are no private key of that type. */
export function publicKeyOf(secretKey: Uint8Array, type: Exclude<KeyType, 'RSA'> = 'Ed25519'): string {
  return multibaseOf({ type, key: createPublicKey(privateKeyFrom(secretKey, type)) }) as string
}

function privateKeyFrom(secretKey: Uint8Array, type: Exclude<KeyType, 'RSA'>): KeyObject {
  if (secretKey.length !== kinds[type].secretLength)
    throw new RangeError(`A private key of ${type} has ${kinds[type].secretLength} bytes`)
  if (type === 'Ed25519') {
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secretKey])
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  }
  const ecdh = createECDH(curveNames[type])
  ecdh.setPrivateKey(secretKey)
  const point = ecdh.getPublicKey()
  const size = kinds[type].secretLength
  return createPrivateKey({
    key: {
      kty: 'EC',
      crv: type,
      x: base64url(point.subarray(1, 1 + size)),
      y: base64url(point.subarray(1 + size)),
      d: base64url(secretKey),
    },
    format: 'jwk',
  })
}

/** The secret bytes behind a Multikey `secretKeyMultibase`; undefined when it is none of ours. */
export function secretKeyFrom(multibase: string): { type: Exclude<KeyType, 'RSA'>; secretKey: Uint8Array } | undefined {
  const bytes = multibase.startsWith('z') ? fromBase58(multibase.slice(1)) : undefined
  for (const type of keyTypes) {
    const { secretPrefix, secretLength } = kinds[type]
    if (bytes && bytes[0] === secretPrefix[0] && bytes[1] === secretPrefix[1] && bytes.length === secretLength + 2)
      return { type, secretKey: bytes.subarray(2) }
  }
  return undefined
}

/** A private key as Multikey `secretKeyMultibase`. */
export function secretMultibase(secretKey: Uint8Array, type: Exclude<KeyType, 'RSA'>): string {
  return `z${base58(new Uint8Array([...kinds[type].secretPrefix, ...secretKey]))}`
}

/** The public key as a Multikey; null for RSA, which has none that is in use. */
export function multibaseOf({ type, key }: PublicKey): string | null {
  if (type === 'RSA') return null
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const xBytes = Buffer.from(x, 'base64url')
  if (type === 'Ed25519') return `z${base58(new Uint8Array([...kinds[type].prefix, ...xBytes]))}`
  const isOdd = ((Buffer.from(y, 'base64url').at(-1) ?? 0) & 1) === 1
  return `z${base58(new Uint8Array([...kinds[type].prefix, isOdd ? 3 : 2, ...xBytes]))}`
}

const keyTypes = ['Ed25519', 'P-256', 'P-384', 'P-521'] as const

/** The public key of a Multikey; undefined when it is none of ours, no point of its curve, or of small order. */
export function publicKeyFrom(multibase: string): PublicKey | undefined {
  const bytes = multibase.startsWith('z') && multibase.length <= 100 ? fromBase58(multibase.slice(1)) : undefined
  if (!bytes) return undefined
  const type = keyTypes.find((candidate) => {
    const { prefix, length } = kinds[candidate]
    return bytes[0] === prefix[0] && bytes[1] === prefix[1] && bytes.length === length + 2
  })
  if (!type) return undefined
  const raw = bytes.subarray(2)
  try {
    if (type === 'Ed25519') return publicKeyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: base64url(raw) })
    if (raw[0] !== 2 && raw[0] !== 3) return undefined
    const point = ECDH.convertKey(raw, curveNames[type], undefined, undefined, 'uncompressed') as Buffer
    const size = kinds[type].secretLength
    return publicKeyFromJwk({
      kty: 'EC',
      crv: type,
      x: base64url(point.subarray(1, 1 + size)),
      y: base64url(point.subarray(1 + size)),
    })
  } catch {
    return undefined
  }
}

/** The public key of a JWK (private members are ignored); undefined when it is none of ours, malformed, of small order, or RSA below 2048 bits or with an exponent below 65537. */
export function publicKeyFromJwk(jwk: Jwk): PublicKey | undefined {
  try {
    if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && typeof jwk.x === 'string') {
      const raw = Buffer.from(jwk.x, 'base64url')
      if (raw.length !== 32 || raw.toString('base64url') !== jwk.x || isWeakEd25519(raw)) return undefined
      return { type: 'Ed25519', key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' }) }
    }
    if (
      jwk.kty === 'EC' &&
      (jwk.crv === 'P-256' || jwk.crv === 'P-384' || jwk.crv === 'P-521') &&
      typeof jwk.x === 'string' &&
      typeof jwk.y === 'string'
    )
      return { type: jwk.crv, key: createPublicKey({ key: { kty: 'EC', crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' }) }
    if (jwk.kty === 'RSA' && typeof jwk.n === 'string' && typeof jwk.e === 'string') {
      const key = createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' })
      const { modulusLength: bits = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
      if (bits < 2048 || bits > 8192 || publicExponent < 65_537n) return undefined
      return { type: 'RSA', key }
    }
  } catch {
    return undefined
  }
  return undefined
}

/** The public half of a key as JWK. */
export function jwkOf({ key }: PublicKey): Jwk {
  return { ...key.export({ format: 'jwk' }) }
}

// The y coordinates of the points of small order (orders 1, 2, 4 and 8), little-endian without the sign bit. Some verifiers accept forged
// signatures under them: "Taming the Many EdDSAs" (2020), section 5.
const smallOrder = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
])
const fieldPrime = (1n << 255n) - 19n

/** True for an encoding of small order, or one that is not the only encoding of its point (RFC 8032, section 5.1.3: y below p). */
function isWeakEd25519(raw: Uint8Array): boolean {
  const y = Buffer.from(raw)
  y[31] = (y[31] ?? 0) & 0x7f
  if (smallOrder.has(y.toString('hex'))) return true
  return BigInt(`0x${Buffer.from(y).reverse().toString('hex')}`) >= fieldPrime
}

/** A signer whose private key is in this process. */
export function localSigner({
  verificationMethod,
  secretKey,
  type = 'Ed25519',
}: {
  verificationMethod: string
  secretKey: Uint8Array
  type?: Exclude<KeyType, 'RSA'>
}): Signer {
  return signerOf(verificationMethod, type, privateKeyFrom(secretKey, type))
}

/** A signer from a private JWK. Throws for a JWK that is no private key of ours. */
export function jwkSigner({ verificationMethod, jwk }: { verificationMethod: string; jwk: Jwk }): Signer {
  const type = publicKeyFromJwk(jwk)?.type
  if (!type || typeof jwk.d !== 'string') throw new TypeError('Not a private key of a known type')
  return signerOf(verificationMethod, type, createPrivateKey({ key: jwk, format: 'jwk' }))
}

function signerOf(id: string, type: KeyType, key: KeyObject): Signer {
  const hash = hashOf(type)
  // Options would cost an Ed25519 signature a twentieth of its time, and it has none.
  const options = type === 'Ed25519' ? key : signingOptions(key)
  const signNow = (data: Uint8Array): Uint8Array => cryptoSign(hash, data, options)
  return { algorithm: type, id, signNow, sign: async ({ data }) => signNow(data) }
}

const hashOf = (type: KeyType) =>
  ({ Ed25519: null, 'P-256': 'sha256', 'P-384': 'sha384', 'P-521': 'sha512', RSA: 'sha256' })[type]
const signingOptions = (key: KeyObject) => ({ key, dsaEncoding: 'ieee-p1363' as const })

/** Whether a signature is of this key over these bytes; formats as in Signer. Never throws. */
export function verifySignature({ type, key }: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  try {
    return cryptoVerify(hashOf(type), data, signingOptions(key), signature)
  } catch {
    return false
  }
}
