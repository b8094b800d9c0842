/** The proof values of ecdsa-sd-2023: CBOR behind three bytes that say which kind (Data Integrity ECDSA 1.0, sections 3.5.2 to 3.5.8). */
import { decode, encode } from 'cborg'
import { ProofFault } from '../fault.ts'

export interface BaseProofValue {
  readonly baseSignature: Uint8Array
  /** The key of this proof alone, as a Multikey in bytes. */
  readonly publicKey: Uint8Array
  readonly hmacKey: Uint8Array
  readonly signatures: readonly Uint8Array[]
  readonly mandatoryPointers: readonly string[]
}

export interface DerivedProofValue {
  readonly baseSignature: Uint8Array
  readonly publicKey: Uint8Array
  readonly signatures: readonly Uint8Array[]
  /** From the labels a verifier gets, such as `c14n0`, to those that were signed. */
  readonly labelMap: ReadonlyMap<string, string>
  readonly mandatoryIndexes: readonly number[]
}

const baseHeader = [0xd9, 0x5d, 0x00] as const
const derivedHeader = [0xd9, 0x5d, 0x01] as const

const startsWith = (bytes: Uint8Array, header: readonly number[]) => header.every((byte, index) => bytes[index] === byte)

export function isBaseProofValue(bytes: Uint8Array): boolean {
  return startsWith(bytes, baseHeader)
}

export function baseProofText(value: BaseProofValue): string {
  const { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers } = value
  return textOf(baseHeader, [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers])
}

export function derivedProofText(value: DerivedProofValue): string {
  const { baseSignature, publicKey, signatures, labelMap, mandatoryIndexes } = value
  const compressed = new Map(
    [...labelMap].map(([label, signed]) => [
      Number(label.slice('c14n'.length)),
      new Uint8Array(Buffer.from(signed.slice(1), 'base64url')),
    ]),
  )
  return textOf(derivedHeader, [baseSignature, publicKey, signatures, compressed, mandatoryIndexes])
}

function textOf(header: readonly number[], components: readonly unknown[]): string {
  return `u${Buffer.from([...header, ...encode(components)]).toString('base64url')}`
}

/** Throws ProofFault for anything but a base proof value. */
export function parseBaseProofValue(bytes: Uint8Array): BaseProofValue {
  const [baseSignature, publicKey, hmacKey, signatures, mandatoryPointers] = componentsOf(bytes, baseHeader)
  if (
    !isBytes(baseSignature, 64) ||
    !isBytes(publicKey, 35) ||
    !isBytes(hmacKey, 32) ||
    !areSignatures(signatures) ||
    !Array.isArray(mandatoryPointers) ||
    !mandatoryPointers.every((pointer) => typeof pointer === 'string')
  )
    throw malformed()
  return { baseSignature, publicKey, hmacKey, signatures, mandatoryPointers }
}

/** Throws ProofFault for anything but a derived proof value. */
export function parseDerivedProofValue(bytes: Uint8Array): DerivedProofValue {
  const [baseSignature, publicKey, signatures, compressed, mandatoryIndexes] = componentsOf(bytes, derivedHeader)
  if (
    !isBytes(baseSignature, 64) ||
    !isBytes(publicKey, 35) ||
    !areSignatures(signatures) ||
    !(compressed instanceof Map) ||
    !Array.isArray(mandatoryIndexes) ||
    !mandatoryIndexes.every(isCount)
  )
    throw malformed()
  const labelMap = new Map<string, string>()
  for (const [number, label] of compressed as ReadonlyMap<unknown, unknown>) {
    if (!isCount(number) || !isBytes(label, 32)) throw malformed()
    labelMap.set(`c14n${number}`, `u${Buffer.from(label).toString('base64url')}`)
  }
  // Two nodes under one signed name: what was said of one would be shown of two.
  if (new Set(labelMap.values()).size !== labelMap.size) throw malformed()
  return { baseSignature, publicKey, signatures, labelMap, mandatoryIndexes }
}

const malformed = (cause?: unknown) => new ProofFault('proof-value-malformed', {}, { cause })
const isBytes = (value: unknown, length: number): value is Uint8Array => value instanceof Uint8Array && value.length === length
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const areSignatures = (value: unknown): value is Uint8Array[] =>
  Array.isArray(value) && value.every((signature) => isBytes(signature, 64))

/** Some encoders write byte strings as typed arrays (RFC 8746, section 2.1); the recommendation writes them without a tag. */
const tags: ((inner: unknown) => unknown)[] = []
tags[64] = (inner) => inner

function componentsOf(bytes: Uint8Array, header: readonly number[]): readonly unknown[] {
  if (!startsWith(bytes, header)) throw malformed()
  let components: unknown
  try {
    components = decode(bytes.subarray(header.length), {
      useMaps: true,
      tags,
      allowIndefinite: false,
      allowUndefined: false,
      allowBigInt: false,
      allowInfinity: false,
      allowNaN: false,
      rejectDuplicateMapKeys: true,
    })
  } catch (error) {
    throw malformed(error)
  }
  if (!Array.isArray(components) || components.length !== 5) throw malformed()
  return components
}
