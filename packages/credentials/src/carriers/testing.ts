/** Files for the tests of carriers, made byte by byte. */
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

export const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url)))
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const textFrom = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))))

/** A credential with letters beyond ASCII and the marks that carriers trip over. */
export const aCredential = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Turvallisuuskulttuuri – Åbo & Hämeenlinna ]]> <svg> "😀"',
})
export const aJws = 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJkaWQ6d2ViOm9waXN0by5leGFtcGxlIn0.c2lnbmF0dXJl'

export function pngChunk(type: string, data: Uint8Array | string, checksum?: number): Uint8Array {
  const body = joined(type, data)
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length - 4, 0)
  frame.writeUInt32BE(checksum ?? crc32(body), 4)
  return joined(frame.subarray(0, 4), body, frame.subarray(4))
}

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** A grey picture of any claimed size; the data is for one pixel unless given. */
export function aPng({
  chunks = [],
  width = 1,
  height = 1,
  data = deflateSync(Uint8Array.of(0, 0)),
}: {
  chunks?: readonly Uint8Array[]
  width?: number
  height?: number
  data?: Uint8Array
} = {}): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return joined(pngSignature, pngChunk('IHDR', header), ...chunks, pngChunk('IDAT', data), pngChunk('IEND', ''))
}

/** An iTXt chunk; the text is deflated when it is said to be compressed. */
export function iTxt(keyword: string, text: string | Uint8Array, { compressed = false, language = '' } = {}): Uint8Array {
  const raw = typeof text === 'string' ? bytesOf(text) : text
  return pngChunk(
    'iTXt',
    joined(`${keyword}\0`, Uint8Array.of(compressed ? 1 : 0, 0), `${language}\0\0`, compressed ? deflateSync(raw) : raw),
  )
}

/** A PDF with one attached file; the file specification stands in an object stream and the file does not call itself one unless asked. */
export function aPdf(data: Uint8Array, filter = '', { type = '', length = '9 0 R' } = {}): Uint8Array {
  const packed = deflateSync(Buffer.from('7 0 <</Type/Filespec/F(todistus.json)/EF<</F 5 0 R/UF 5 0 R>>>>'))
  return joined(
    '%PDF-1.7\n1 0 obj <</Type/Catalog/AF[7 0 R]>> endobj\n',
    `6 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>> stream\n`,
    packed,
    `\nendstream endobj\n5 0 obj <<${type}/Filter[${filter}]/Length ${length}>> stream\r\n`,
    data,
    `\r\nendstream endobj\n9 0 obj ${data.length} endobj\n%%EOF`,
  )
}
