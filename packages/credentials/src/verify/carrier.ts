/** What was handed over: a text, or a file that carries one. Only the bytes decide. */
import { type Extracted, extract } from '../carriers/extract.ts'
import type { CarrierRefusal } from '../carriers/refusal.ts'
import type { Carrier } from './report.ts'

export interface Handed {
  readonly text: string | Uint8Array
  readonly carrier: Carrier
}

/** The credential in what was handed over, or why there is none. Text and JSON come back as they are, for the reader of JSON to judge. */
export async function unwrap(input: string | Uint8Array): Promise<Handed | CarrierRefusal | { readonly link: string }> {
  if (isText(input)) return { text: input, carrier: 'text' }
  const found: Extracted | CarrierRefusal = await extract(typeof input === 'string' ? Buffer.from(input) : input)
  if ('code' in found) return found
  return found.kind === 'link' ? { link: found.text } : { text: found.text, carrier: found.carrier }
}

/** True for what is JSON, a token, or nothing of the kind: everything but files, pages of marks, and links. */
function isText(input: string | Uint8Array): boolean {
  const start = (
    typeof input === 'string' ? input.slice(0, 200) : Buffer.from(input.subarray(0, 200)).toString('latin1')
  ).trimStart()
  if (start.startsWith('<') || /^https?:\/\//i.test(start)) return false
  return (
    typeof input === 'string' ||
    (/^[\t\n\r\x20-\x7e]/.test(start) && !/^(%PDF-|GIF8|BM|RIFF|PK\x03|II\*|MM\x00)/.test(start)) ||
    start === ''
  )
}
