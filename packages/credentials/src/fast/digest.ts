/** Hashes of byte strings (terms.ts) without a buffer of their own. */
import { hash as hashOnce } from 'node:crypto'
import type { HashName } from './rdfc.ts'

const scratch = Buffer.allocUnsafeSlow(131_072)

/** The digest of a byte string, itself as a byte string: half as long as hexadecimal, and it sorts the same. */
export function digestBytes(hash: HashName, bytes: string): string {
  if (bytes.length > scratch.length) return hashOnce(hash, Buffer.from(bytes, 'latin1'), 'latin1')
  return hashOnce(hash, scratch.subarray(0, scratch.write(bytes, 0, 'latin1')), 'latin1')
}

export const digestLength = { sha256: 32, sha384: 48 } as const satisfies Record<HashName, number>

/** A byte string in hexadecimal. */
export const toHex = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('hex')
