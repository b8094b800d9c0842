/**
 * The few functions of a PKCS#11 module (OASIS PKCS #11 Specification 3.1) that signing needs, called through koffi. Every call runs on another
 * thread and has a time limit, because a module may wait for a network or a person; a call that is given up
 * keeps its thread, so a process with such a call ends by a signal only. All memory is in Buffers, which do not move; they are kept
 * until the call is over.
 */
import { existsSync } from 'node:fs'

export type Pkcs11Code =
  | 'koffi-missing'
  | 'module-missing'
  | 'module-broken'
  | 'token-missing'
  | 'token-not-unique'
  | 'pin-wrong'
  | 'pin-locked'
  | 'key-missing'
  | 'key-not-unique'
  | 'key-type-not-supported'
  | 'timeout'
  | 'closed'
  | 'device-failed'

/** What went wrong with a device. `value` is the return value of PKCS#11 (section 6, CKR_…) where there is one. */
export class Pkcs11Error extends Error {
  override name = 'Pkcs11Error'
  readonly code: Pkcs11Code
  readonly value: number | null
  constructor(code: Pkcs11Code, message: string, value: number | null = null, options?: ErrorOptions) {
    super(value === null ? message : `${message} (CKR 0x${value.toString(16)})`, options)
    this.code = code
    this.value = value
  }
}

// Machines with 32 bits are not served.
const pointerSize = 8

type Argument = number | bigint | Buffer | null
type NativeFunction = { async(...rest: unknown[]): void }

interface Koffi {
  load(path: string): { func(name: string, result: string, parameters: string[]): NativeFunction }
  address(value: Buffer): bigint
  sizeof(type: string): number
}

const functions = {
  C_Initialize: ['void *'],
  C_GetSlotList: ['uint8_t', 'void *', 'void *'],
  C_GetTokenInfo: ['ulong', 'void *'],
  C_OpenSession: ['ulong', 'ulong', 'void *', 'void *', 'void *'],
  C_CloseSession: ['ulong'],
  C_Login: ['ulong', 'ulong', 'void *', 'ulong'],
  C_FindObjectsInit: ['ulong', 'void *', 'ulong'],
  C_FindObjects: ['ulong', 'void *', 'ulong', 'void *'],
  C_FindObjectsFinal: ['ulong'],
  C_GetAttributeValue: ['ulong', 'ulong', 'void *', 'ulong'],
  C_SignInit: ['ulong', 'void *', 'ulong'],
  C_Sign: ['ulong', 'void *', 'ulong', 'void *', 'void *'],
} as const
type FunctionName = keyof typeof functions

export const ckr = {
  ok: 0x0,
  attributeTypeInvalid: 0x12,
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLenRange: 0xa2,
  pinExpired: 0xa3,
  pinLocked: 0xa4,
  alreadyLoggedIn: 0x100,
  alreadyInitialized: 0x191,
} as const

/** An attribute of an object: a number (CK_ULONG), bytes, or a text. */
export interface Attribute {
  readonly type: number
  readonly value: number | Uint8Array | string
}

const loaded = new Map<string, Promise<Pkcs11Module>>()

/** The module of this file, loaded and initialized once in a process. Throws Pkcs11Error. */
export function loadModule(path: string, timeoutMilliseconds: number): Promise<Pkcs11Module> {
  const known = loaded.get(path)
  if (known) return known
  const opened = Pkcs11Module.open(path, timeoutMilliseconds)
  loaded.set(path, opened)
  // Whoever tries again after mending it starts anew.
  opened.catch(() => loaded.delete(path))
  return opened
}

export class Pkcs11Module {
  private readonly koffi: Koffi
  private readonly natives: Readonly<Record<FunctionName, NativeFunction>>
  private readonly longSize: number
  /** Which PIN opened which slot, as a digest: a device that is open already takes any PIN (PKCS #11, section 5.6.8). */
  readonly openedWith = new Map<bigint, string>()

  private constructor(koffi: Koffi, natives: Readonly<Record<FunctionName, NativeFunction>>) {
    this.koffi = koffi
    this.natives = natives
    this.longSize = koffi.sizeof('ulong')
  }

  static async open(path: string, timeoutMilliseconds: number): Promise<Pkcs11Module> {
    if (!existsSync(path)) throw new Pkcs11Error('module-missing', `There is no PKCS#11 module at ${path}`)
    const koffi = await importKoffi()
    let natives: Record<FunctionName, NativeFunction>
    try {
      const library = koffi.load(path)
      // Each module known to us exports all functions by name, not only C_GetFunctionList.
      natives = Object.fromEntries(
        Object.entries(functions).map(([name, parameters]) => [name, library.func(name, 'ulong', [...parameters])]),
      ) as Record<FunctionName, NativeFunction>
    } catch (error) {
      throw new Pkcs11Error('module-broken', `${path} is not a PKCS#11 module for this machine`, null, { cause: error })
    }
    const opened = new Pkcs11Module(koffi, natives)
    // CK_C_INITIALIZE_ARGS with CKF_OS_LOCKING_OK: calls come from several threads. Four pointers, flags, a pointer.
    const initialize = Buffer.alloc(4 * pointerSize + opened.longSize + pointerSize)
    opened.writeLong(initialize, 4 * pointerSize, 2)
    const value = await opened.value('C_Initialize', timeoutMilliseconds, initialize)
    if (value !== ckr.ok && value !== ckr.alreadyInitialized)
      throw new Pkcs11Error('module-broken', `The PKCS#11 module ${path} does not start`, value)
    return opened
  }

  /** The return value of a call, other than by exception. Throws Pkcs11Error when the time is over. */
  value(name: FunctionName, timeoutMilliseconds: number, ...values: Argument[]): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Pkcs11Error('timeout', `The device did not answer ${name} in ${timeoutMilliseconds} ms`)),
        timeoutMilliseconds,
      )
      this.natives[name].async(...values, (error: unknown, result: unknown) => {
        clearTimeout(timer)
        // The buffers of the call live as long as this function does.
        void values
        if (error) reject(new Pkcs11Error('device-failed', `${name} could not be called`, null, { cause: error }))
        else resolve(Number(result))
      })
    })
  }

  /** Calls and throws Pkcs11Error unless all went well. */
  async call(name: FunctionName, timeoutMilliseconds: number, ...values: Argument[]): Promise<void> {
    const value = await this.value(name, timeoutMilliseconds, ...values)
    if (value !== ckr.ok) throw new Pkcs11Error('device-failed', `The device refused ${name}`, value)
  }

  long(value = 0): Buffer {
    const buffer = Buffer.alloc(this.longSize)
    this.writeLong(buffer, 0, value)
    return buffer
  }

  longs(count: number): Buffer {
    return Buffer.alloc(this.longSize * count)
  }

  /** A handle may be any bit pattern: kept as bigint. */
  readLong(buffer: Buffer, index = 0): bigint {
    const offset = index * this.longSize
    return this.longSize === 8 ? buffer.readBigUInt64LE(offset) : BigInt(buffer.readUInt32LE(offset))
  }

  private writeLong(buffer: Buffer, offset: number, value: number): void {
    if (this.longSize === 8) buffer.writeBigUInt64LE(BigInt(value), offset)
    else buffer.writeUInt32LE(value, offset)
  }

  /** CK_MECHANISM without a parameter. */
  mechanism(type: number): Buffer {
    return this.structure(type, null)
  }

  /** An array of CK_ATTRIBUTE; `held` must be kept as long as it is in use. */
  template(attributes: readonly Attribute[]): { buffer: Buffer; held: readonly Buffer[]; count: number } {
    const held = attributes.map(({ value }) => (typeof value === 'number' ? this.long(value) : Buffer.from(value as string)))
    const buffer = Buffer.concat(attributes.map(({ type }, index) => this.structure(type, held[index] as Buffer)))
    return { buffer, held, count: attributes.length }
  }

  /**
   * CK_ATTRIBUTE and CK_MECHANISM alike: a type, a pointer, a length. Nothing is between them: CK_ULONG is as long as a pointer, and on Windows,
   * where it is shorter, structures are packed (PKCS #11, section 2.1).
   */
  private structure(type: number, value: Buffer | null): Buffer {
    const buffer = Buffer.alloc(this.longSize * 2 + pointerSize)
    this.writeLong(buffer, 0, type)
    if (value) buffer.writeBigUInt64LE(this.koffi.address(value), this.longSize)
    this.writeLong(buffer, this.longSize + pointerSize, value?.length ?? 0)
    return buffer
  }

  /** Where the length stands in a CK_ATTRIBUTE. */
  lengthOf(attribute: Buffer): bigint {
    return this.readLong(attribute.subarray(this.longSize + pointerSize))
  }
}

async function importKoffi(): Promise<Koffi> {
  try {
    // An optional package, so it is asked for only here. Its types allow more than the few functions that are called.
    const { default: koffi } = await import('koffi')
    return koffi as unknown as Koffi
  } catch (error) {
    throw new Pkcs11Error('koffi-missing', 'Signing with a PKCS#11 device needs the package koffi: npm install koffi', null, {
      cause: error,
    })
  }
}
