/** The bits of a status list (Bitstring Status List 1.0, sections 2.2 and 3.3): entry 0 is left-most, each entry has the same number of bits. */
import { randomInt } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

/** Fewer entries than this would tell whose status is asked for (section 2.2). */
export const fewestEntries = 131_072
// 32 million entries of one bit; a list of that length with nothing set is 4 kB when packed.
const mostBytes = 4 * 1024 * 1024
const mostLetters = 8_000_000
/** Bits of one entry: eight of them already name 256 messages. */
export const mostBits = 8

/** An empty list with room for `entries` of `size` bits. Throws RangeError for one that is too short, or whose size is out of bounds. */
export function createBits(entries: number, size = 1): Uint8Array {
  if (!Number.isSafeInteger(size) || size < 1 || size > mostBits) throw new RangeError(`An entry has 1 to ${mostBits} bits`)
  if (!Number.isSafeInteger(entries) || entries < fewestEntries)
    throw new RangeError('A status list has at least 131,072 entries')
  const bytes = Math.ceil((entries * size) / 8)
  if (bytes > mostBytes) throw new RangeError('A status list has at most 33,554,432 bits')
  return new Uint8Array(bytes)
}

/** The value of an entry; null past the end. */
export function readEntry(bits: Uint8Array, index: number, size = 1): number | null {
  if (!Number.isSafeInteger(index) || index < 0 || (index + 1) * size > bits.length * 8) return null
  let value = 0
  for (let at = index * size; at < (index + 1) * size; at++) value = value * 2 + (((bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
  return value
}

/** Writes the value of an entry. Throws RangeError past the end or for a value that does not fit. */
export function writeEntry(bits: Uint8Array, index: number, value: number, size = 1): void {
  if (readEntry(bits, index, size) === null) throw new RangeError(`There is no entry ${index}`)
  if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** size)
    throw new RangeError(`${value} does not fit in ${size} bits`)
  for (let bit = 0; bit < size; bit++) {
    const at = index * size + bit
    const mask = 0x80 >> (at & 7)
    const isSet = (value >> (size - 1 - bit)) & 1
    bits[at >> 3] = isSet ? (bits[at >> 3] ?? 0) | mask : (bits[at >> 3] ?? 0) & ~mask
  }
}

/** The list as multibase base64url of its gzip (section 3.3). */
export function encodeBits(bits: Uint8Array): string {
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`
}

/** The bits again; null for a text that is no list, or unpacks to more than 4 MiB. */
export function decodeBits(encoded: string): Uint8Array | null {
  if (encoded.length > mostLetters || !/^u[A-Za-z0-9_-]+$/.test(encoded)) return null
  try {
    return gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: mostBytes })
  } catch {
    return null
  }
}

/** A free place drawn evenly from the whole list, so that a place tells nothing of when it was given (section 2.1). Throws RangeError when none is left. */
export function randomPlace(entries: number, taken: ReadonlySet<number>): number {
  if (taken.size >= entries) throw new RangeError('The status list is full')
  if (taken.size < entries / 2) {
    for (;;) {
      const place = randomInt(entries)
      if (!taken.has(place)) return place
    }
  }
  const free = Array.from({ length: entries }, (_none, place) => place).filter((place) => !taken.has(place))
  return free[randomInt(free.length)] as number
}
