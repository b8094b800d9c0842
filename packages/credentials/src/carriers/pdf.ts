/**
 * The credential attached to a PDF (ours: PDF/A-3a with `credential.json`). Streams of attached files are looked for directly, with a bound on every
 * inflation. A whole PDF library was weighed and not taken for files of strangers: pdf.js opens every filter and password, but inflates without a
 * bound (848 bytes became 100 MB in 2.4 s, 1.3 kB took 1.3 GB), on the one thread that serves everybody. It is the second opinion in the tests.
 */
import { looksLikeCredential } from './looks.ts'
import { decodeStream } from './pdf-filters.ts'
import {
  type PdfDictionary,
  PdfError,
  PdfName,
  type PdfObject,
  PdfReader,
  PdfReference,
  type PdfValue,
  readObjects,
} from './pdf-objects.ts'
import { extractPng, isPng } from './png.ts'
import { type CarrierRefusal, carrierLimits, refusal, utf8 } from './refusal.ts'

/** Files that are opened, and bytes that all of them and the object streams may have together. */
const maxFiles = 50
const maxInflated = 16 * 1024 * 1024

/** `%PDF-` stands in the first kilobyte (ISO 32000-1, annex H.3.4.1). */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')
}

/** The one credential among the attached files: JSON, a compact form, or a baked PNG. Never throws. */
export function extractPdf(bytes: Uint8Array): { readonly text: string } | CarrierRefusal {
  if (bytes.length > carrierLimits.file) return refusal('file-too-large')
  if (!isPdf(bytes)) return refusal('pdf-broken')
  const { objects, trailers } = readObjects(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  if (objects.size === 0) return refusal('pdf-broken')
  const dictionaries = [...objects.values()].flatMap(({ value }) => (value instanceof Map ? [value] : []))
  if (
    trailers.some((trailer) => trailer.has('Encrypt')) ||
    dictionaries.some((one) => typeOf(one) === 'XRef' && one.has('Encrypt'))
  )
    return refusal('pdf-encrypted')

  const opener = new Opener(bytes)
  const texts = new Set<string>()
  let problem: CarrierRefusal | undefined
  for (const file of attachedFiles(objects, opener).slice(0, maxFiles)) {
    const content = opener.open(file)
    const text = content instanceof Uint8Array ? textOf(content) : content
    if (typeof text === 'string') texts.add(text)
    else problem ??= text
  }
  const [text, ...others] = texts
  if (text === undefined) return problem ?? refusal('no-credential-inside')
  return others.length > 0 ? refusal('several-credentials', { count: String(texts.size) }) : { text }
}

/** Inflates streams until the common bound is used up. */
class Opener {
  private left = maxInflated
  private readonly bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  open({ value, stream }: PdfObject): Uint8Array | CarrierRefusal {
    const names = value instanceof Map ? filtersOf(value) : undefined
    if (!stream || !names) return refusal('pdf-broken')
    if (this.left <= 0) return refusal('compression-too-large')
    const decoded = decodeStream(
      this.bytes.subarray(stream.from, stream.to),
      names,
      Math.min(this.left, maxInflated / 4),
      (bytes) => {
        this.left -= bytes
      },
    )
    if (decoded === 'broken') return refusal('compression-broken')
    return decoded === 'too-large' ? refusal('compression-too-large') : decoded
  }
}

function typeOf(dictionary: PdfDictionary): string | undefined {
  const type = dictionary.get('Type')
  return type instanceof PdfName ? type.name : undefined
}

/** The filters' names in order; undefined when they are not to be understood. A predictor is for pictures and tables, not for files. */
function filtersOf(dictionary: PdfDictionary): string[] | undefined {
  const filter = dictionary.get('Filter') ?? dictionary.get('F') ?? null
  const list = filter === null ? [] : Array.isArray(filter) ? filter : [filter]
  const names = list.flatMap((one) => (one instanceof PdfName ? [one.name] : []))
  return names.length === list.length ? names : undefined
}

/** Streams that call themselves attached files (`Type` is optional there) and those that a file specification points at. */
function attachedFiles(objects: ReadonlyMap<number, PdfObject>, opener: Opener): PdfObject[] {
  const numbers = new Set<number>()
  for (const { number, value, stream } of objects.values()) {
    if (stream && value instanceof Map && typeOf(value) === 'EmbeddedFile') numbers.add(number)
    collectFiles(value, numbers)
  }
  // File specifications may be packed into object streams; the files themselves never are (ISO 32000-2, section 7.5.7).
  if (numbers.size === 0)
    for (const object of [...objects.values()]
      .filter(({ value }) => value instanceof Map && typeOf(value) === 'ObjStm')
      .slice(0, maxFiles))
      collectPacked(object, opener, numbers)
  return [...numbers].flatMap((number) => objects.get(number) ?? []).filter(({ stream }) => stream !== null)
}

/** What `EF` of a file specification names, wherever in a value it stands. */
function collectFiles(value: PdfValue, into: Set<number>): void {
  if (Array.isArray(value)) for (const item of value) collectFiles(item, into)
  if (!(value instanceof Map)) return
  const files = value.get('EF')
  if (files instanceof Map) for (const file of files.values()) if (file instanceof PdfReference) into.add(file.number)
  for (const [key, item] of value) if (key !== 'EF') collectFiles(item, into)
}

function collectPacked(object: PdfObject, opener: Opener, into: Set<number>): void {
  const content = opener.open(object)
  const first = object.value instanceof Map ? object.value.get('First') : undefined
  if (!(content instanceof Uint8Array) || typeof first !== 'number') return
  const reader = new PdfReader(Buffer.from(content).toString('latin1'))
  try {
    // The values stand one after the other behind the table of their places.
    for (let at = first; at < content.length && !reader.isExhausted; at = reader.at) {
      collectFiles(reader.read(at), into)
      reader.skipSpace()
    }
  } catch (error) {
    if (!(error instanceof PdfError)) throw error
  }
}

function textOf(content: Uint8Array): string | CarrierRefusal {
  if (isPng(content)) {
    const inside = extractPng(content)
    return 'code' in inside ? inside : inside.text
  }
  if (content.length > carrierLimits.text) return refusal('credential-too-large')
  const text = utf8(content)
  return text !== undefined && looksLikeCredential(text) ? text : refusal('no-credential-inside')
}
