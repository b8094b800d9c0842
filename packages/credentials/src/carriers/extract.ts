/** What a person dropped, recognised by its bytes and never by its name: a credential, an old badge, or a link to one, and what carried it. */
import { type CredentialKind, kindOf } from './looks.ts'
import { extractPdf, isPdf } from './pdf.ts'
import { pictureFormat, readCodes } from './picture.ts'
import { extractPng, isPng } from './png.ts'
import { type CarrierRefusal, carrierLimits, refusal, utf8 } from './refusal.ts'
import { extractSvg } from './svg.ts'

export type Carrier = 'png' | 'svg' | 'pdf' | 'qr' | 'text'

export interface Extracted {
  readonly kind: CredentialKind | 'link'
  /** The credential as it stood there without the space around it, or the address. */
  readonly text: string
  readonly carrier: Carrier
}

const maxLink = 2_048

/** Finds the one credential in a file or text. Never throws; nothing is verified or fetched. */
export async function extract(bytes: Uint8Array): Promise<Extracted | CarrierRefusal> {
  try {
    return await recognise(bytes)
  } catch {
    // A part that should have answered threw: the file is as good as unknown.
    return refusal('unknown-file')
  }
}

async function recognise(bytes: Uint8Array): Promise<Extracted | CarrierRefusal> {
  if (bytes.length === 0) return refusal('nothing')
  if (bytes.length > carrierLimits.file) return refusal('file-too-large')
  if (isPng(bytes)) {
    const inside = extractPng(bytes)
    if (!('code' in inside)) return found(inside.text, 'png')
    return inside.code === 'no-credential-inside' ? fromCodes(bytes) : inside
  }
  if (pictureFormat(bytes)) return fromCodes(bytes)
  if (isPdf(bytes)) {
    const inside = extractPdf(bytes)
    return 'code' in inside ? inside : found(inside.text, 'pdf')
  }
  const other = otherFile(bytes)
  if (other) return refusal('other-file', { format: other })
  const text = utf8(bytes)
    ?.replace(/^\ufeff/, '')
    .trim()
  if (text === undefined) return refusal('unknown-file')
  if (text === '') return refusal('nothing')
  if (text.startsWith('<')) {
    // The root may stand behind a declaration, a document type and comments.
    if (!/<(?:[\w-]+:)?svg[\s>/]/.test(text))
      return refusal('other-file', { format: /<html|<!doctype html/i.test(text) ? 'html' : 'xml' })
    const inside = extractSvg(bytes)
    return 'code' in inside ? inside : found(inside.text, 'svg')
  }
  return found(text, 'text')
}

function found(content: string, carrier: Carrier): Extracted | CarrierRefusal {
  const text = content.trim()
  if (Buffer.byteLength(text, 'utf8') > carrierLimits.text) return refusal('credential-too-large')
  const kind = kindOf(text)
  if (kind) return { kind, text, carrier }
  if (isLink(text)) return { kind: 'link', text, carrier }
  // A compact form that a mail has broken into lines.
  const joined = /^eyJ[\w.~\s-]+$/.test(text) ? text.replace(/\s+/g, '') : text
  const kindOfJoined = joined === text ? undefined : kindOf(joined)
  return kindOfJoined ? { kind: kindOfJoined, text: joined, carrier } : refusal('not-a-credential')
}

function isLink(text: string): boolean {
  return text.length <= maxLink && /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(text) && URL.canParse(text)
}

/** What the codes of a picture say: one credential goes before links, and two different ones are one too many. */
async function fromCodes(bytes: Uint8Array): Promise<Extracted | CarrierRefusal> {
  const texts = await readCodes(bytes)
  if ('code' in texts) return texts
  const said = texts.map((text) => found(text, 'qr')).filter((one): one is Extracted => !('code' in one))
  const credentials = said.filter(({ kind }) => kind !== 'link')
  const [first, ...others] = credentials.length > 0 ? credentials : said
  if (!first) return refusal('code-without-credential')
  return others.length > 0 ? refusal('several-credentials', { count: String(others.length + 1) }) : first
}

const beginnings: readonly (readonly [beginning: string, format: string])[] = [
  ['PK\x03\x04', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['Rar!', 'rar'],
  ['\xd0\xcf\x11\xe0', 'office'],
  ['{\\rtf', 'rtf'],
]

/** Files that people take for a certificate now and then. */
function otherFile(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return beginnings.find(([beginning]) => start.startsWith(beginning))?.[1]
}
