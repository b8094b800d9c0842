/** A private key in a file, as `keygen` writes it: a verification method with its secret. */
import { chmod, writeFile } from 'node:fs/promises'
import {
  generateJwk,
  generateKey,
  type Jwk,
  jwkOf,
  jwkSigner,
  type KeyType,
  localSigner,
  type PublicKey,
  publicKeyFrom,
  publicKeyFromJwk,
  publicKeyOf,
  type Signer,
  secretKeyFrom,
  secretMultibase,
} from '../keys.ts'
import { isJsonObject, parseStrictJson } from '../strict-json.ts'
import { CannotWrite } from './output.ts'
import { readNamed, UsageError } from './usage.ts'

export interface KeyFile {
  /** The verification method that proofs name. */
  readonly id: string
  readonly type: 'Multikey' | 'JsonWebKey'
  readonly controller: string
  readonly publicKeyMultibase?: string
  readonly secretKeyMultibase?: string
  readonly publicKeyJwk?: Jwk
  readonly privateKeyJwk?: Jwk
}

export type Did = { readonly method: 'key' | 'jwk' } | { readonly method: 'web'; readonly did: string }

/** A new key of an issuer. RSA keys are JWKs and have no did:key. Throws UsageError. */
export async function newKey(keyType: KeyType, did: Did): Promise<KeyFile> {
  if (keyType === 'RSA' || did.method === 'jwk') {
    if (did.method === 'key') throw new UsageError('An RSA key has no did:key: use --did jwk or --did web:…')
    const privateKeyJwk = await generateJwk(keyType)
    const publicKey = publicKeyFromJwk(privateKeyJwk)
    if (!publicKey) throw new Error('The new key cannot be read')
    const publicKeyJwk = jwkOf(publicKey)
    const controller =
      did.method === 'web' ? did.did : `did:jwk:${Buffer.from(JSON.stringify(publicKeyJwk)).toString('base64url')}`
    return {
      id: `${controller}#${did.method === 'web' ? 'key-1' : '0'}`,
      type: 'JsonWebKey',
      controller,
      publicKeyJwk,
      privateKeyJwk,
    }
  }
  const { publicKeyMultibase, secretKey } = await generateKey(keyType)
  const controller = did.method === 'web' ? did.did : `did:key:${publicKeyMultibase}`
  return {
    id: `${controller}#${publicKeyMultibase}`,
    type: 'Multikey',
    controller,
    publicKeyMultibase,
    secretKeyMultibase: secretMultibase(secretKey, keyType),
  }
}

/** Writes a key file that only its owner may read. */
export async function writeKey(path: string, key: KeyFile): Promise<void> {
  await writeFile(path, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    // A key is never written over.
    throw new CannotWrite(path, error)
  })
  await chmod(path, 0o600)
}

/** The public half of a key, for what the key itself has signed. */
export function publicHalf({ secret, privateJwk }: ReadKey): PublicKey | undefined {
  if (privateJwk) return publicKeyFromJwk(privateJwk)
  return secret ? publicKeyFrom(publicKeyOf(secret.secretKey, secret.type)) : undefined
}

export interface ReadKey {
  readonly signer: Signer
  readonly controller: string
  readonly privateJwk: Jwk | null
  readonly secret: NonNullable<ReturnType<typeof secretKeyFrom>> | null
}

/** The signer of a key file, and the issuer that it speaks for. Throws UsageError for a file that is no key. */
export async function readKey(path: string): Promise<ReadKey> {
  const parsed = parseStrictJson(await readNamed(path), { maxBytes: 65_536, maxDepth: 4, maxValues: 100 })
  const broken = new UsageError(`${path} is not a key file of \`keygen\``)
  if (!parsed.ok || !isJsonObject(parsed.value)) throw broken
  const { id, controller, secretKeyMultibase, privateKeyJwk } = parsed.value
  if (typeof id !== 'string' || typeof controller !== 'string') throw broken
  if (typeof secretKeyMultibase === 'string') {
    const secret = secretKeyFrom(secretKeyMultibase)
    if (!secret) throw broken
    return { signer: localSigner({ verificationMethod: id, ...secret }), controller, privateJwk: null, secret }
  }
  if (privateKeyJwk === undefined || !isJsonObject(privateKeyJwk)) throw broken
  try {
    return {
      signer: jwkSigner({ verificationMethod: id, jwk: privateKeyJwk }),
      controller,
      privateJwk: privateKeyJwk,
      secret: null,
    }
  } catch {
    throw broken
  }
}
