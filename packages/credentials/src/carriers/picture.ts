/**
 * QR codes in pictures: PNG, JPEG and GIF, screenshots and photographs. The reader is ZXing's, as WebAssembly from its package's file, in a thread of its
 * own for each picture, one after the other. Whatever would cost too much is refused before it is decoded.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { createInflate } from 'node:zlib'
import type { ReaderOptions } from 'zxing-wasm/reader'
import { isPng, type PngChunk, readChunks } from './png.ts'
import { type CarrierRefusal, carrierLimits, refusal, utf8 } from './refusal.ts'

export const pictureLimits = {
  /** Width times height: a photograph of 24 megapixels. */
  pixels: 25_000_000,
  /** Pixels times passes over them: a progressive JPEG has some ten passes, a hostile one a million. */
  work: 500_000_000,
  codes: 8,
  /** How long a picture may be looked at: some ten times what the largest one takes. */
  milliseconds: 20_000,
} as const

export type PictureFormat = 'png' | 'jpeg' | 'gif' | 'webp' | 'heic' | 'avif' | 'bmp' | 'tiff'

/** What kind of picture the bytes begin like; undefined for none. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (isPng(bytes)) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return 'webp'
  const brand = /^[\s\S]{4}ftyp(\w{4})/.exec(start)?.[1]
  if (brand) return /^avi[fs]$/.test(brand) ? 'avif' : /^(hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(brand) ? 'heic' : undefined
  if (/^BM[\s\S]{4}\0\0\0\0/.test(start)) return 'bmp'
  return /^(II\*\0|MM\0\*)/.test(start) ? 'tiff' : undefined
}

/** The texts of the QR codes in a picture, or why there are none. Never throws. Takes about a second for a photograph of 12 megapixels, in which the process goes on. */
export async function readCodes(bytes: Uint8Array): Promise<readonly string[] | CarrierRefusal> {
  if (bytes.length > carrierLimits.file) return refusal('file-too-large')
  const format = pictureFormat(bytes)
  if (format === undefined) return refusal('unknown-file')
  const costs = await costsOf(format, bytes)
  if (costs) return costs
  const texts = await inTurn(() => decode(bytes))
  if (texts === undefined) return refusal('picture-broken', { format })
  if (texts.length > 0) return texts
  return refusal('no-code-in-picture')
}

async function costsOf(format: PictureFormat, bytes: Uint8Array): Promise<CarrierRefusal | undefined> {
  switch (format) {
    case 'png':
      return costsOfPng(bytes)
    case 'jpeg':
      return costsOfJpeg(bytes)
    case 'gif': {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      return bytes.length < 13
        ? refusal('picture-broken', { format })
        : tooLarge(view.getUint16(6, true), view.getUint16(8, true))
    }
    default:
      return refusal('picture-not-readable', { format })
  }
}

function tooLarge(width: number, height: number, passes = 1): CarrierRefusal | undefined {
  const pixels = width * height
  if (pixels <= pictureLimits.pixels && pixels * passes <= pictureLimits.work) return undefined
  return refusal('picture-too-large', { width: String(width), height: String(height) })
}

/** Besides its size a PNG tells how many bytes its data must inflate to: more is a bomb, whatever the header says. */
async function costsOfPng(bytes: Uint8Array): Promise<CarrierRefusal | undefined> {
  const chunks = readChunks(bytes)
  if ('code' in chunks) return chunks
  const header = chunks[0]?.data ?? new Uint8Array(13)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const isLarge = tooLarge(width, height)
  if (isLarge) return isLarge
  // Up to four channels of up to two bytes; interlacing adds a few bytes to each row.
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[view.getUint8(9)]
  if (samples === undefined || width === 0 || height === 0) return refusal('png-broken')
  const rowBytes = Math.ceil((width * samples * view.getUint8(8)) / 8) + 1
  return (await inflatesWithin(chunks, 2 * rowBytes * height + 1024))
    ? undefined
    : refusal('picture-too-large', { width: String(width), height: String(height) })
}

/** Whether the picture data stays within a bound. Broken data does: the decoder will stop there too. */
function inflatesWithin(chunks: readonly PngChunk[], limit: number): Promise<boolean> {
  return new Promise((resolve) => {
    const inflate = createInflate()
    let size = 0
    inflate.on('data', (part: Uint8Array) => {
      size += part.length
      if (size > limit) {
        inflate.destroy()
        resolve(false)
      }
    })
    inflate.on('end', () => resolve(true))
    inflate.on('error', () => resolve(true))
    for (const { type, data } of chunks) if (type === 'IDAT') inflate.write(data)
    inflate.end()
  })
}

/** Width and height from the frame header, passes by counting scans (ITU-T T.81, annex B). */
function costsOfJpeg(bytes: Uint8Array): CarrierRefusal | undefined {
  const broken = refusal('picture-broken', { format: 'jpeg' })
  let [width, height, scans] = [0, 0, 0]
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      // Coded data: the next marker ends it.
      at = bytes.indexOf(0xff, at)
      if (at < 0) break
      continue
    }
    const marker = bytes[at + 1] ?? 0
    // Fill bytes, a stuffed zero, restart marks, and marks without a length.
    if (marker === 0xff) at += 1
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (marker === 0xd9) break
    else {
      const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
      if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
        if (at + 9 > bytes.length) return broken
        height = (bytes[at + 5] ?? 0) * 256 + (bytes[at + 6] ?? 0)
        width = (bytes[at + 7] ?? 0) * 256 + (bytes[at + 8] ?? 0)
      }
      if (marker === 0xda) scans += 1
      at += 2 + length
    }
  }
  return width === 0 || height === 0 || scans === 0 ? broken : tooLarge(width, height, scans)
}

const common: ReaderOptions = {
  formats: ['QRCode'],
  textMode: 'Plain',
  maxNumberOfSymbols: pictureLimits.codes,
  tryRotate: false,
}
/** Finds nearly every code; a photograph without one goes on to the thorough look. A QR code needs no turning to be found. */
const fast: ReaderOptions = { ...common, tryHarder: false, tryInvert: false, tryDownscale: true }
const thorough: ReaderOptions = { ...common, tryHarder: true, tryInvert: true, tryDownscale: true, tryDenoise: true }

const packaged = createRequire(import.meta.url)
let compiled: Promise<WebAssembly.Module> | undefined

/** The wasm file lies in the package: without this the library would load it from a content network. */
function wasmModule(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compile(readFileSync(packaged.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  return compiled
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: a crowd with photographs takes one thread, not all. */
function inTurn<T>(action: () => Promise<T>): Promise<T> {
  const mine = last.then(action)
  last = mine.catch(() => undefined)
  return mine
}

interface FoundCode {
  readonly bytes: Uint8Array
  readonly text: string
}

/** The texts of all codes found, undefined when the picture could not be decoded. */
async function decode(bytes: Uint8Array): Promise<string[] | undefined> {
  const workerData = { bytes, module: await wasmModule(), looks: [fast, thorough] }
  // By its name in the package: wherever this code has been bundled to, the worker's file is where it was.
  const worker = new Worker(packaged.resolve('@poiju/credentials/picture-worker'), { workerData, execArgv: [], env: {} })
  const tooLong = setTimeout(() => void worker.terminate(), pictureLimits.milliseconds)
  const found = await new Promise<readonly FoundCode[] | undefined>((done) => {
    worker.once('message', done)
    // The module gave up on the picture, for lack of memory or by an abort, or was stopped.
    worker.once('error', () => done(undefined))
    worker.once('exit', () => done(undefined))
  })
  clearTimeout(tooLong)
  await worker.terminate()
  return found && [...new Set(found.map((code) => utf8(code.bytes) ?? code.text))]
}
