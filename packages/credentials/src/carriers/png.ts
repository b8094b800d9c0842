/**
 * Credentials in PNG pictures. Open Badges 3.0, section "Baked Badge": one uncompressed iTXt chunk with the keyword `openbadgecredential`. Open Badges
 * 2.0 (Baking, 1.0.0) used `openbadges`, in iTXt or, older still, a tEXt chunk with an address.
 */
import { crc32, inflateSync } from 'node:zlib'
import { type CarrierRefusal, carrierLimits, isCarriable, refusal, utf8 } from './refusal.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const keywordOfVersion3 = 'openbadgecredential'
const keywordOfVersion2 = 'openbadges'
/** Length, type and checksum of a chunk. */
const chunkFrame = 12
/** A picture of 20 MB in pieces of 4 kB has half as many. */
const maxChunks = 10_000

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte)
}

export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** The chunk with its frame, as it stands in the file. */
  readonly whole: Uint8Array
}

/** The chunks from IHDR to IEND, every checksum compared. What follows IEND is no part of the picture. Costs time in proportion to the bytes. */
export function readChunks(bytes: Uint8Array): readonly PngChunk[] | CarrierRefusal {
  if (bytes.length > carrierLimits.file) return refusal('file-too-large')
  if (!isPng(bytes)) return refusal('png-broken')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: PngChunk[] = []
  let at = signature.length
  for (;;) {
    if (bytes.length - at < chunkFrame) return refusal('png-cut-off')
    const length = view.getUint32(at)
    if (length > bytes.length - at - chunkFrame) return refusal('png-cut-off')
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!/^[A-Za-z]{4}$/.test(type)) return refusal('png-broken')
    const end = at + chunkFrame + length
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return refusal('png-checksum', { chunk: type })
    if (chunks.length === 0 && (type !== 'IHDR' || length !== 13)) return refusal('png-broken')
    if (chunks.length >= maxChunks) return refusal('too-many-parts')
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
}

/** What a textual chunk is called, or undefined when it is none. */
function keywordOf({ type, data }: PngChunk): string | undefined {
  if (type !== 'iTXt' && type !== 'tEXt') return undefined
  // A keyword has 1 to 79 bytes of Latin-1 and ends with a zero (PNG, section 11.3.3.1).
  const end = data.subarray(0, 80).indexOf(0)
  return end > 0 ? Buffer.from(data.subarray(0, end)).toString('latin1') : undefined
}

/** The text of a chunk whose keyword is known to be there. */
function textOf({ type, data }: PngChunk, keyword: string): string | CarrierRefusal {
  const start = keyword.length + 1
  if (type === 'tEXt') {
    if (data.length - start > carrierLimits.text) return refusal('credential-too-large')
    // tEXt is Latin-1; bakers of old wrote UTF-8 all the same.
    const raw = data.subarray(start)
    return utf8(raw) ?? Buffer.from(raw).toString('latin1')
  }
  const [isCompressed, method] = [data[start], data[start + 1]]
  const language = data.indexOf(0, start + 2)
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1)
  if (translated < 0 || method !== 0 || (isCompressed !== 0 && isCompressed !== 1)) return refusal('png-broken')
  let raw = data.subarray(translated + 1)
  if (isCompressed === 1) {
    const inflated = inflate(raw)
    if ('code' in inflated) return inflated
    raw = inflated
  }
  if (raw.length > carrierLimits.text) return refusal('credential-too-large')
  return utf8(raw) ?? refusal('not-utf8')
}

function inflate(bytes: Uint8Array): Uint8Array | CarrierRefusal {
  try {
    return inflateSync(bytes, { maxOutputLength: carrierLimits.text })
  } catch (error) {
    return refusal(
      error instanceof RangeError || (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
        ? 'compression-too-large'
        : 'compression-broken',
    )
  }
}

export interface FromPng {
  readonly text: string
  readonly version: 2 | 3
}

/** The credential inside a PNG; of an Open Badges 2.0 badge perhaps only its address. Never throws. */
export function extractPng(bytes: Uint8Array): FromPng | CarrierRefusal {
  const chunks = readChunks(bytes)
  if ('code' in chunks) return chunks
  for (const [keyword, version] of [[keywordOfVersion3, 3] as const, [keywordOfVersion2, 2] as const]) {
    const found = chunks.filter((chunk) => keywordOf(chunk) === keyword && (version === 2 || chunk.type === 'iTXt'))
    if (found.length > 1) return refusal('several-credentials', { count: String(found.length) })
    if (found[0]) {
      const text = textOf(found[0], keyword)
      if (typeof text !== 'string') return text
      if (text.includes('\0')) return refusal('forbidden-character')
      return { text, version }
    }
  }
  return refusal('no-credential-inside')
}

/**
 * The picture with the credential (JSON, a compact JWS or an SD-JWT) inside: one uncompressed iTXt chunk right behind the header. A credential that was
 * there before is replaced, every other chunk stays byte for byte; what followed IEND is left out. Never throws.
 */
export function bakePng(picture: Uint8Array, credential: string): Uint8Array | CarrierRefusal {
  if (!isCarriable(credential)) return refusal('not-a-credential')
  if (!credential.isWellFormed()) return refusal('not-utf8')
  if (credential.includes('\0')) return refusal('forbidden-character')
  const text = Buffer.from(credential, 'utf8')
  if (text.length > carrierLimits.text) return refusal('credential-too-large')
  const chunks = readChunks(picture)
  if ('code' in chunks) return chunks
  const [header, ...rest] = chunks.filter((chunk) => keywordOf(chunk) !== keywordOfVersion3).map(({ whole }) => whole)
  if (!header) return refusal('png-broken')
  // Keyword, zero, not compressed, method 0, no language, no translated keyword, text (PNG, section 11.3.3.4).
  const data = Buffer.concat([Buffer.from(keywordOfVersion3, 'latin1'), Buffer.from([0, 0, 0, 0, 0]), text])
  return new Uint8Array(Buffer.concat([signature, header, chunk('iTXt', data), ...rest]))
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(chunkFrame + data.length)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}
