/** Ed25519 keys as Multikeys (Controlled Identifiers 1.0), on node:crypto. */
import { createPrivateKey, createPublicKey, sign as cryptoSign, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** Signs bytes with one key; where the key is, is its own matter. */
export interface Signer {
  readonly algorithm: 'Ed25519'
  /** The verification method that the proof names. */
  readonly id: string
  sign(options: { data: Uint8Array }): Promise<Uint8Array>
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** multicodec ed25519-pub, as a varint */
const ed25519Prefix = [0xed, 0x01]
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Bytes in base 58 with the Bitcoin alphabet. */
export function base58(bytes: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
  let text = ''
  while (value > 0n) {
    text = (alphabet[Number(value % 58n)] ?? '') + text
    value /= 58n
  }
  for (const byte of bytes) {
    if (byte !== 0) break
    text = `1${text}`
  }
  return text
}

/** The bytes again; undefined for a text that is no base 58, or longer than any key of ours. */
export function fromBase58(text: string): Uint8Array | undefined {
  if (text.length > 100) return undefined
  let value = 0n
  for (const letter of text) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  const hex = value === 0n ? '' : value.toString(16)
  const zeros = /^1*/.exec(text)?.[0].length ?? 0
  return new Uint8Array(Buffer.from('00'.repeat(zeros) + (hex.length % 2 ? `0${hex}` : hex), 'hex'))
}

export interface KeyPair {
  readonly publicKeyMultibase: string
  /** The 32 bytes of the private key. */
  readonly secretKey: Uint8Array
}

/** A new key from the operating system's randomness. */
export async function generateKey(): Promise<KeyPair> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const secretKey = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32))
  return { publicKeyMultibase: publicMultibase(privateKeyFrom(secretKey)), secretKey }
}

/** The public Multikey of a private key of 32 bytes. */
export function publicKeyOf(secretKey: Uint8Array): string {
  return publicMultibase(privateKeyFrom(secretKey))
}

function privateKeyFrom(secretKey: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, secretKey]), format: 'der', type: 'pkcs8' })
}

function publicMultibase(privateKey: KeyObject): string {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return `z${base58(new Uint8Array([...ed25519Prefix, ...spki.subarray(-32)]))}`
}

/** The public key of a Multikey; undefined when it is not an Ed25519 one. */
export function publicKeyFrom(multibase: string): KeyObject | undefined {
  const bytes = multibase.startsWith('z') ? fromBase58(multibase.slice(1)) : undefined
  if (bytes?.length !== 34 || bytes[0] !== ed25519Prefix[0] || bytes[1] !== ed25519Prefix[1]) return undefined
  try {
    return createPublicKey({ key: Buffer.concat([spkiPrefix, bytes.subarray(2)]), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/** A signer whose private key is in this process. */
export function localSigner({ verificationMethod, secretKey }: { verificationMethod: string; secretKey: Uint8Array }): Signer {
  const key = privateKeyFrom(secretKey)
  return { algorithm: 'Ed25519', id: verificationMethod, sign: async ({ data }) => new Uint8Array(cryptoSign(null, data, key)) }
}

export interface DidDocument {
  readonly id: string
  readonly verificationMethod: readonly {
    readonly id: string
    readonly type: string
    readonly controller: string
    readonly publicKeyMultibase?: string
    readonly revoked?: string
  }[]
  readonly assertionMethod: readonly string[]
}

/** The DID document of an issuer with every key it ever signed with. A key with `revoked` says from when its signatures no longer count. */
export function didDocument({
  did,
  keys,
}: {
  did: string
  keys: readonly { readonly publicKeyMultibase: string; readonly revoked?: Date }[]
}): DidDocument & Record<string, unknown> {
  const methods = keys.map(({ publicKeyMultibase, revoked }) => ({
    id: `${did}#${publicKeyMultibase}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase,
    ...(revoked ? { revoked: revoked.toISOString() } : {}),
  }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  }
}
