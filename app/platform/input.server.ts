/** The one place for limits of input: bytes, fields, depth, broken text. What cannot be read at all is BadInput; what is wrong is a field error. */
import type { z } from 'zod'
import { BadInput } from './errors.ts'
import type { FieldError } from './field-errors.ts'
import { decodeList, isWorkbook } from './list-table.ts'

export const limits = {
  formBytes: 128 * 1024,
  uploadBytes: 4 * 1024 * 1024,
  // A photograph of a certificate, as most telephones take it.
  photographBytes: 10 * 1024 * 1024,
  // A registrar issues a batch of up to 2,000 with one form.
  fields: 2500,
} as const

export interface Form {
  /** The first value of a field, trimmed; '' when it is not there. */
  text(name: string): string
  all(name: string): string[]
  file(name: string): { name: string; type: string; bytes: Uint8Array } | undefined
  /** Every text field: one value as a string; a name that ends in [] as a list without the brackets. */
  readonly values: Readonly<Record<string, string | string[]>>
}

/** Reads a form post; files in it may have `uploadBytes` together. BadInput for another media type, odd multipart, too many bytes or fields, U+0000 or lone surrogates. */
export async function readForm(request: Request, uploadBytes = 0): Promise<Form> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const multipart = type === 'multipart/form-data'
  if (type !== 'application/x-www-form-urlencoded' && !multipart) throw new BadInput('not-a-form', 415)
  const bytes = await readBytes(request, multipart ? uploadBytes + limits.formBytes : limits.formBytes)
  let data: FormData
  try {
    data = await new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    }).formData()
  } catch {
    throw new BadInput('broken-form')
  }
  const texts = new Map<string, string[]>()
  const files = new Map<string, { name: string; type: string; bytes: Uint8Array }>()
  let count = 0
  for (const [name, value] of data) {
    if (++count > limits.fields) throw new BadInput('too-many-fields', 413)
    if (name.startsWith('__') || ['constructor', 'prototype'].includes(name)) throw new BadInput('broken-form')
    if (typeof value === 'string') texts.set(name, [...(texts.get(name) ?? []), trimmed(cleanText(value))])
    else if (value.size > 0)
      files.set(name, { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return {
    text: (name) => texts.get(name)?.[0] ?? '',
    all: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name),
    values: Object.fromEntries(
      [...texts].map(([name, list]) => (name.endsWith('[]') ? [name.slice(0, -2), list] : [name, list[0] ?? ''])),
    ),
  }
}

/** The body, or BadInput 413 when it is larger than the limit; a false Content-Length does not help anybody. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    await readOut(request)
    throw new BadInput('too-large', 413)
  }
  const parts: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength
      if (size <= limit) parts.push(part)
      else {
        parts.length = 0
        if (size > limit + readOutBytes) break
      }
    }
  }
  if (size > limit) throw new BadInput('too-large', 413)
  return Buffer.concat(parts)
}

/** As much of a refused body is still read and forgotten: a connection that closes on unread bytes takes the answer with it. */
const readOutBytes = 16 * 1024 * 1024

/** Reads what is still sent of a body that will be refused, and forgets it. */
async function readOut(request: Request): Promise<void> {
  if (!request.body || request.bodyUsed) return
  let size = 0
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    if (size > readOutBytes) break
  }
}

/** The text of a list that was pasted, or uploaded in the field `file`, the same whichever way it comes; null for a workbook, which is no text. */
export function sentList(form: Pick<Form, 'text' | 'file'>): string | null {
  const file = form.file('file')
  if (!file) return form.text('list')
  return isWorkbook(file.bytes) ? null : trimmed(cleanText(decodeList(file.bytes).replaceAll('\0', '\uFFFD')))
}

/** The text with line ends as \n; BadInput for U+0000 and lone surrogates, which PostgreSQL and JSON cannot hold. */
export function cleanText(text: string): string {
  if (text.includes('\0') || !text.isWellFormed()) throw new BadInput('broken-text')
  return text.replace(/\r\n?/g, '\n')
}

/** Without white space around it. The first line of several keeps what it begins with: in a list from a spreadsheet that may be an empty cell. */
function trimmed(text: string): string {
  const rest = text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '')
  return rest.includes('\n') ? rest : rest.trimStart()
}

export type Parsed<T> =
  | { ok: true; value: T }
  | { ok: false; errors: FieldError[]; values: Readonly<Record<string, string | string[]>> }

/** A form against the schema of its command. Errors name the field and carry a code of `field-errors.ts`. */
export function parseForm<S extends z.ZodType>(schema: S, form: Form): Parsed<z.output<S>> {
  const result = schema.safeParse(form.values)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, errors: fieldErrors(result.error), values: form.values }
}

/** Issues of a schema as field errors, one per field. A schema says its own code by its message, such as z.email('notEmail'). */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    if (seen.has(field)) continue
    seen.add(field)
    errors.push({ field, ...codeOf(issue as Issue) })
  }
  return errors
}

type Issue = {
  code: string
  message: string
  input?: unknown
  maximum?: number | bigint
  minimum?: number | bigint
  origin?: string
  format?: string
}

function codeOf(issue: Issue): { code: string; params?: Record<string, string | number> } {
  if (/^[a-z][A-Za-z0-9]*$/.test(issue.message) && issue.message !== 'Required')
    return { code: issue.message, params: bounds(issue) }
  switch (issue.code) {
    case 'too_big':
      return { code: issue.origin === 'string' ? 'tooLong' : 'tooBig', params: bounds(issue) }
    case 'too_small':
      return Number(issue.minimum) <= 1 && issue.origin !== 'number'
        ? { code: 'needed' }
        : { code: issue.origin === 'string' ? 'tooShort' : 'tooSmall', params: bounds(issue) }
    case 'invalid_format':
      return { code: issue.format === 'email' ? 'notEmail' : issue.format === 'date' ? 'notDay' : 'notValid' }
    case 'invalid_type':
      return { code: 'needed' }
    default:
      return { code: 'notValid' }
  }
}

function bounds(issue: Issue): Record<string, string | number> {
  return {
    ...(issue.maximum === undefined ? {} : { max: Number(issue.maximum) }),
    ...(issue.minimum === undefined ? {} : { min: Number(issue.minimum) }),
  }
}
