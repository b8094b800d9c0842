/** A signer whose private key never leaves a device: a smart card, a hardware security module, or SoftHSM2 for trying it out. */
import { createHash } from 'node:crypto'
import type { KeyType, PublicKey, Signer } from '../keys.ts'
import { publicKeyFromJwk } from '../keys.ts'
import { ckr, loadModule, Pkcs11Error, type Pkcs11Module } from './module.ts'

export interface Pkcs11Options {
  /** The file of the module, such as `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string
  /** The label of the token. */
  readonly token: string
  readonly pin: string
  /** The label of the key pair: CKA_LABEL of the private and of the public key. */
  readonly key: string
  /** The verification method that proofs will name. */
  readonly verificationMethod: string
  /** How long one call may take, in milliseconds; 10,000 when it is missing. */
  readonly timeout?: number
}

export interface Pkcs11Signer extends Signer {
  readonly publicKey: PublicKey
  /** Ends the session; signing afterwards fails with `closed`. */
  close(): Promise<void>
}

const userType = 1
const refusedPin = new Set<number>([ckr.pinIncorrect, ckr.pinInvalid, ckr.pinLenRange, ckr.pinExpired, ckr.alreadyLoggedIn])
const serialSession = 4
const objectClass = { type: 0x0, public: 2, private: 3 } as const
const attribute = { label: 0x3, keyType: 0x100, modulus: 0x120, publicExponent: 0x122, ecParams: 0x180, ecPoint: 0x181 } as const
const keyType = { rsa: 0x0, ec: 0x3, ecEdwards: 0x40 } as const
// Ed25519 signs as it is; ECDSA signs a digest, made here because not every device can; RSA takes the digest inside a DigestInfo.
const mechanism: Readonly<Record<KeyType, number>> = {
  Ed25519: 0x1057,
  'P-256': 0x1041,
  'P-384': 0x1041,
  'P-521': 0x1041,
  RSA: 0x1,
}

/** Opens a session and finds the key. Throws Pkcs11Error; never waits longer than the limit for any one call. */
export async function openPkcs11Signer(options: Pkcs11Options): Promise<Pkcs11Signer> {
  const { timeout = 10_000 } = options
  const module = await loadModule(options.module, timeout)
  const session = await openSession(module, options, timeout)
  try {
    const privateKey = await findKey(module, session, objectClass.private, options.key, timeout)
    const publicKey = await readPublicKey(
      module,
      session,
      await findKey(module, session, objectClass.public, options.key, timeout),
      timeout,
    )
    return signerOf(module, session, privateKey, publicKey, options.verificationMethod, timeout)
  } catch (error) {
    await module.value('C_CloseSession', timeout, session)
    throw error
  }
}

async function openSession(module: Pkcs11Module, { token, pin }: Pkcs11Options, timeout: number): Promise<bigint> {
  // Modules disagree about what an empty PIN is; none is right.
  if (pin === '') throw new Pkcs11Error('pin-wrong', `The token ${token} has a PIN, and none was given`)
  const slot = await findSlot(module, token, timeout)
  const handle = module.long()
  await module.call('C_OpenSession', timeout, slot, serialSession, null, null, handle)
  const session = module.readLong(handle)
  const pinBytes = Buffer.from(pin)
  const value = await module.value('C_Login', timeout, session, userType, pinBytes, pinBytes.length)
  const pinDigest = createHash('sha256').update(pinBytes).digest('hex')
  const known = module.openedWith.get(slot)
  if (value === ckr.ok || (value === ckr.alreadyLoggedIn && (known === undefined || known === pinDigest))) {
    module.openedWith.set(slot, pinDigest)
    return session
  }
  await module.value('C_CloseSession', timeout, session)
  if (value === ckr.pinLocked) throw new Pkcs11Error('pin-locked', `The PIN of the token ${token} is locked`, value)
  if (refusedPin.has(value)) throw new Pkcs11Error('pin-wrong', `The token ${token} refuses the PIN`, value)
  throw new Pkcs11Error('device-failed', `The token ${token} refuses the login`, value)
}

async function findSlot(module: Pkcs11Module, token: string, timeout: number): Promise<bigint> {
  const count = module.long()
  await module.call('C_GetSlotList', timeout, 1, null, count)
  const slots = module.longs(Number(module.readLong(count)))
  if (slots.length > 0) await module.call('C_GetSlotList', timeout, 1, slots, count)
  const found: bigint[] = []
  for (let index = 0; index < Number(module.readLong(count)); index++) {
    const slot = module.readLong(slots, index)
    // CK_TOKEN_INFO begins with the label: 32 bytes, filled with spaces. The rest is less than 224 bytes.
    const info = Buffer.alloc(256)
    if ((await module.value('C_GetTokenInfo', timeout, slot, info)) !== ckr.ok) continue
    if (info.subarray(0, 32).toString('utf8').trimEnd() === token) found.push(slot)
  }
  const [only] = found
  if (only === undefined) throw new Pkcs11Error('token-missing', `No token has the label ${token}`)
  if (found.length > 1) throw new Pkcs11Error('token-not-unique', `${found.length} tokens have the label ${token}`)
  return only
}

async function findKey(module: Pkcs11Module, session: bigint, kind: 2 | 3, label: string, timeout: number): Promise<bigint> {
  const template = module.template([
    { type: objectClass.type, value: kind },
    { type: attribute.label, value: label },
  ])
  await module.call('C_FindObjectsInit', timeout, session, template.buffer, template.count)
  const handles = module.longs(2)
  const count = module.long()
  await module.call('C_FindObjects', timeout, session, handles, 2, count)
  await module.call('C_FindObjectsFinal', timeout, session)
  const name = `${kind === objectClass.private ? 'private' : 'public'} key ${label}`
  if (template.held.length === 0 || module.readLong(count) === 0n)
    throw new Pkcs11Error('key-missing', `The token has no ${name}`)
  if (module.readLong(count) > 1n) throw new Pkcs11Error('key-not-unique', `The token has more than one ${name}`)
  return module.readLong(handles)
}

async function bytesOf(module: Pkcs11Module, session: bigint, object: bigint, type: number, timeout: number): Promise<Buffer> {
  const asked = module.template([{ type, value: new Uint8Array(1024) }])
  await module.call('C_GetAttributeValue', timeout, session, object, asked.buffer, 1)
  const length = module.lengthOf(asked.buffer)
  const [value] = asked.held
  if (!value || length > BigInt(value.length)) throw new Pkcs11Error('device-failed', 'An attribute of the key cannot be read')
  return value.subarray(0, Number(length))
}

// Object identifiers in DER, and the bytes of a coordinate.
const curves: Readonly<Record<string, { readonly name: KeyType; readonly size: number }>> = {
  '06082a8648ce3d030107': { name: 'P-256', size: 32 },
  '06052b81040022': { name: 'P-384', size: 48 },
  '06052b81040023': { name: 'P-521', size: 66 },
}
// As object identifier 1.3.101.112, or as PrintableString "edwards25519": devices use either (PKCS #11, section 6.3.3).
const edwards25519 = ['06032b6570', '130c656477617264733235353139']

async function readPublicKey(module: Pkcs11Module, session: bigint, object: bigint, timeout: number): Promise<PublicKey> {
  const read = (type: number) => bytesOf(module, session, object, type, timeout)
  const type = Number(module.readLong(await read(attribute.keyType)))
  const jwk = await (async () => {
    const base64url = (bytes: Buffer) => bytes.toString('base64url')
    if (type === keyType.rsa)
      return { kty: 'RSA', n: base64url(await read(attribute.modulus)), e: base64url(await read(attribute.publicExponent)) }
    const parameters = (await read(attribute.ecParams)).toString('hex')
    const wrapped = await read(attribute.ecPoint)
    if (type === keyType.ecEdwards && edwards25519.includes(parameters))
      return { kty: 'OKP', crv: 'Ed25519', x: base64url(unwrapped(wrapped, 32)) }
    const curve = type === keyType.ec ? curves[parameters] : undefined
    if (!curve) return {}
    const point = unwrapped(wrapped, 1 + 2 * curve.size)
    return {
      kty: 'EC',
      crv: curve.name,
      x: base64url(point.subarray(1, 1 + curve.size)),
      y: base64url(point.subarray(1 + curve.size)),
    }
  })()
  const publicKey = publicKeyFromJwk(jwk)
  if (!publicKey) throw new Pkcs11Error('key-type-not-supported', 'The key is not of Ed25519, P-256, P-384, P-521 or RSA')
  return publicKey
}

/** The point, which most devices give inside an OCTET STRING, and some bare. */
function unwrapped(bytes: Buffer, length: number): Buffer {
  return bytes.length > length ? bytes.subarray(bytes.length - length) : bytes
}

function signerOf(
  module: Pkcs11Module,
  session: bigint,
  privateKey: bigint,
  publicKey: PublicKey,
  id: string,
  timeout: number,
): Pkcs11Signer {
  let isClosed = false
  // A session does one thing at a time.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(action: () => Promise<T>): Promise<T> => {
    const next = last.then(action)
    last = next.catch(() => undefined)
    return next
  }
  const sign = async (data: Uint8Array): Promise<Uint8Array> => {
    if (isClosed) throw new Pkcs11Error('closed', 'The session with the device has ended')
    const input = inputOf(publicKey.type, data)
    try {
      await module.call('C_SignInit', timeout, session, module.mechanism(mechanism[publicKey.type]), privateKey)
      const signature = Buffer.alloc(1024)
      const length = module.long(signature.length)
      await module.call('C_Sign', timeout, session, input, input.length, signature, length)
      return new Uint8Array(signature.subarray(0, Number(module.readLong(length))))
    } catch (error) {
      // Nobody knows what a call that is still under way will do to the session.
      if (error instanceof Pkcs11Error && error.code === 'timeout') isClosed = true
      throw error
    }
  }
  return {
    algorithm: publicKey.type,
    id,
    publicKey,
    sign: ({ data }) => inTurn(() => sign(data)),
    close: () =>
      inTurn(async () => {
        if (isClosed) return
        isClosed = true
        await module.value('C_CloseSession', timeout, session)
      }),
  }
}

// DigestInfo of SHA-256 (RFC 8017, section 9.2).
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex')

const digestOf = { 'P-256': 'sha256', 'P-384': 'sha384', 'P-521': 'sha512', RSA: 'sha256' } as const

function inputOf(type: KeyType, data: Uint8Array): Buffer {
  if (type === 'Ed25519') return Buffer.from(data)
  const digest = createHash(digestOf[type]).update(data).digest()
  return type === 'RSA' ? Buffer.concat([digestInfo, digest]) : digest
}
