/** How a carrier says no: a stable code that a screen has words for, and parameters without anything of the content. */

export type CarrierCode =
  /** No bytes at all. */
  | 'nothing'
  | 'file-too-large'
  /** A file in order that holds no credential. */
  | 'no-credential-inside'
  /** More than one credential: two readers could choose differently. */
  | 'several-credentials'
  | 'credential-too-large'
  /** What was found is neither JSON nor a compact signed form. */
  | 'not-a-credential'
  | 'not-utf8'
  /** A character that the carrier cannot hold (U+0000 in a PNG, what XML forbids in an SVG). */
  | 'forbidden-character'
  | 'compression-broken'
  | 'compression-too-large'
  /** More pieces than a file of an honest program has. */
  | 'too-many-parts'
  | 'png-broken'
  | 'png-cut-off'
  | 'png-checksum'
  | 'svg-broken'
  | 'svg-too-deep'
  | 'pdf-broken'
  | 'pdf-encrypted'
  | 'picture-broken'
  /** More pixels, or more work, than we decode. */
  | 'picture-too-large'
  /** A kind of picture that we recognise and do not decode; `format` names it. */
  | 'picture-not-readable'
  /** A picture without a code that could be read. */
  | 'no-code-in-picture'
  /** A code was read; what it says is neither a credential nor a link. */
  | 'code-without-credential'
  /** A kind of file that we recognise and that cannot be a credential; `format` names it. */
  | 'other-file'
  | 'unknown-file'

export interface CarrierRefusal {
  readonly code: CarrierCode
  readonly params: Readonly<Record<string, string>>
}

export function refusal(code: CarrierCode, params: Readonly<Record<string, string>> = {}): CarrierRefusal {
  return { code, params }
}

export const carrierLimits = {
  /** Bytes of a file that is dropped: a photograph of a large phone has some 15 MB. */
  file: 20 * 1024 * 1024,
  /** Bytes of a drawing as text: many times a badge, and read within a second. */
  svg: 5 * 1024 * 1024,
  /** Bytes of the credential inside: four times what the verifier reads, so that its own bound answers. */
  text: 1024 * 1024,
} as const

/** UTF-8 to text, or undefined; nothing is replaced and a byte order mark is kept. */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A compact JWS, or an SD-JWT (RFC 9901, section 4: a JWS and its disclosures between tildes): the only texts beside JSON that a carrier holds. */
export function isCompact(text: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*(~[A-Za-z0-9_.~-]*)?$/.test(text)
}

/** Whether a text is what Open Badges 3.0, section 5, lets an image carry. */
export function isCarriable(text: string): boolean {
  return /^\s*\{/.test(text) || isCompact(text)
}
