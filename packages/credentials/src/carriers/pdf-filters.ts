/** The filters of PDF streams that an attached file may have gone through (ISO 32000-2, section 7.4), each with a bound on what comes out. */
import { inflateSync } from 'node:zlib'

/** What came out, or why nothing did. */
export type Decoded = Uint8Array | 'too-large' | 'broken'

type Filter = (data: Uint8Array, limit: number) => Decoded

/** Bytes as they come out, without a number object for each. */
class Output {
  private bytes = new Uint8Array(4096)
  length = 0

  push(...values: readonly number[]): void {
    for (const value of values) {
      if (this.length === this.bytes.length) {
        const larger = new Uint8Array(2 * this.length)
        larger.set(this.bytes)
        this.bytes = larger
      }
      this.bytes[this.length++] = value
    }
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

const isSpace = (byte: number) => byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32

const flate: Filter = (data, limit) => {
  try {
    return inflateSync(data, { maxOutputLength: limit })
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken'
  }
}

const asciiHex: Filter = (data, limit) => {
  const out = new Output()
  let high = -1
  for (const byte of data) {
    if (byte === 0x3e) break
    if (isSpace(byte)) continue
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) return 'broken'
    if (high < 0) high = digit
    else {
      out.push(high * 16 + digit)
      high = -1
    }
    if (out.length > limit) return 'too-large'
  }
  if (high >= 0) out.push(high * 16)
  return out.done()
}

const ascii85: Filter = (data, limit) => {
  const out = new Output()
  let group: number[] = []
  const flush = (): boolean => {
    const count = group.length
    if (count === 1) return false
    while (group.length < 5) group.push(84)
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    if (value > 0xffffffff) return false
    for (let index = 0; index < count - 1; index += 1) out.push(Math.floor(value / 256 ** (3 - index)) % 256)
    group = []
    return true
  }
  for (const byte of data) {
    if (isSpace(byte)) continue
    if (byte === 0x7e) break
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0)
    else if (byte < 0x21 || byte > 0x75) return 'broken'
    else {
      group.push(byte - 0x21)
      if (group.length === 5 && !flush()) return 'broken'
    }
    if (out.length > limit) return 'too-large'
  }
  if (group.length > 0 && !flush()) return 'broken'
  return out.done()
}

const runLength: Filter = (data, limit) => {
  const out = new Output()
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? 128
    at += 1
    if (length === 128) break
    if (length < 128) {
      if (at + length >= data.length) return 'broken'
      out.push(...data.subarray(at, at + length + 1))
      at += length + 1
    } else {
      const byte = data[at]
      if (byte === undefined) return 'broken'
      for (let count = 257 - length; count > 0; count -= 1) out.push(byte)
      at += 1
    }
    if (out.length > limit) return 'too-large'
  }
  return out.done()
}

/** With the early change that is the default of PDF. */
const lzw: Filter = (data, limit) => {
  const out = new Output()
  const [clear, end] = [256, 257]
  let table: number[][] = []
  let previous: number[] | undefined
  let [width, bits, held] = [9, 0, 0]
  const reset = () => {
    table = Array.from({ length: 258 }, (_, code) => (code < 256 ? [code] : []))
    previous = undefined
    width = 9
  }
  reset()
  for (const byte of data) {
    held = (held << 8) | byte
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = held >>> bits
    held &= (1 << bits) - 1
    if (code === end) return out.done()
    if (code === clear) {
      reset()
      continue
    }
    const first = previous?.[0]
    const entry = table[code] ?? (code === table.length && previous && first !== undefined ? [...previous, first] : undefined)
    const start = entry?.[0]
    if (!entry || start === undefined) return 'broken'
    for (const value of entry) out.push(value)
    if (out.length > limit) return 'too-large'
    if (previous && table.length < 4096) table.push([...previous, start])
    previous = entry
    if (table.length + 1 >= 1 << width && width < 12) width += 1
  }
  return out.done()
}

const filters: ReadonlyMap<string, Filter> = new Map([
  ['FlateDecode', flate],
  ['Fl', flate],
  ['ASCIIHexDecode', asciiHex],
  ['AHx', asciiHex],
  ['ASCII85Decode', ascii85],
  ['A85', ascii85],
  ['RunLengthDecode', runLength],
  ['RL', runLength],
  ['LZWDecode', lzw],
  ['LZW', lzw],
])

/**
 * The bytes of a stream behind its filters; no step may give more than `limit` bytes, and `spend` is told what each has given, also where it came to
 * nothing. Never throws.
 */
export function decodeStream(
  data: Uint8Array,
  names: readonly string[],
  limit: number,
  spend: (bytes: number) => void = () => undefined,
): Decoded {
  if (names.length > 4) return 'broken'
  let current: Decoded = data
  for (const name of names) {
    const filter = filters.get(name)
    if (!filter) return 'broken'
    current = filter(current, limit)
    spend(typeof current === 'string' ? limit : current.length)
    if (typeof current === 'string') return current
  }
  return current.length > limit ? 'too-large' : current
}
