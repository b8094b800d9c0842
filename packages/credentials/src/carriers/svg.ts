/**
 * Credentials in SVG pictures. Open Badges 3.0, section "Baked Badge": one `credential` element of the namespace below right behind the root's tag; a
 * compact form stands in its `verify`, JSON in its body. Open Badges 2.0 (Baking, 1.0.0) had an `assertion` element, with an address in `verify`.
 */
import { type CarrierRefusal, carrierLimits, isCarriable, isCompact, refusal, utf8 } from './refusal.ts'
import { readXml, resolveReferences, XmlError, type XmlTag } from './xml.ts'

const namespaceOfVersion3 = 'https://purl.imsglobal.org/ob/v3p0'
const namespacesOfVersion2: readonly string[] = ['http://openbadges.org', 'https://openbadges.org']

interface Found {
  readonly version: 2 | 3
  /** The whole element in the text. */
  readonly from: number
  readonly to: number
  readonly verify: string
  readonly body: string
  readonly hasElements: boolean
}

interface Picture {
  readonly text: string
  readonly root: XmlTag
  readonly found: readonly Found[]
}

export interface FromSvg {
  readonly text: string
  readonly version: 2 | 3
}

/** Every credential element wherever it stands: one in a picture inside the picture counts too. */
function readPicture(bytes: Uint8Array): Picture | CarrierRefusal {
  if (bytes.length > carrierLimits.svg) return refusal('file-too-large')
  const decoded = utf8(bytes)
  if (decoded === undefined) return refusal('not-utf8')
  const text = decoded.replace(/^\ufeff/, '')
  try {
    return scan(text)
  } catch (error) {
    if (error instanceof XmlError) return refusal(error.isTooDeep ? 'svg-too-deep' : 'svg-broken')
    throw error
  }
}

function scan(text: string): Picture | CarrierRefusal {
  let root: XmlTag | undefined
  const found: Found[] = []
  let current: { version: 2 | 3; tag: XmlTag; body: string[]; depth: number; hasElements: boolean } | undefined
  for (const token of readXml(text)) {
    if (token.kind === 'start') {
      if (!root) {
        if (token.local !== 'svg') return refusal('svg-broken')
        root = token
      }
      if (current) {
        current.depth += 1
        current.hasElements = true
      } else {
        const version = versionOf(token)
        if (version) current = { version, tag: token, body: [], depth: 0, hasElements: false }
      }
    } else if (!current) {
    } else if (token.kind === 'text') {
      // Space around the section is the layout of the file, not of the credential.
      if (token.isCdata) current.body.push(token.raw)
      else if (token.raw.trim() !== '') current.body.push(resolveReferences(token.raw))
    } else if (current.depth > 0) {
      current.depth -= 1
    } else {
      const { version, tag, body, hasElements } = current
      const verify = tag.attributes.get('verify')?.trim() ?? ''
      found.push({ version, from: tag.from, to: token.to, verify, body: body.join(''), hasElements })
      current = undefined
    }
  }
  return root ? { text, root, found } : refusal('svg-broken')
}

function versionOf({ namespace, local }: XmlTag): 2 | 3 | undefined {
  if (namespace === namespaceOfVersion3 && local === 'credential') return 3
  return namespacesOfVersion2.includes(namespace) && local === 'assertion' ? 2 : undefined
}

/** The credential inside an SVG; of an Open Badges 2.0 badge perhaps only its address. Never throws. */
export function extractSvg(bytes: Uint8Array): FromSvg | CarrierRefusal {
  const picture = readPicture(bytes)
  if ('code' in picture) return picture
  for (const version of [3, 2] as const) {
    const found = picture.found.filter((element) => element.version === version)
    if (found.length > 1) return refusal('several-credentials', { count: String(found.length) })
    if (found[0]) return textOf(found[0])
  }
  return refusal('no-credential-inside')
}

function textOf({ version, verify, body, hasElements }: Found): FromSvg | CarrierRefusal {
  if (hasElements) return refusal('svg-broken')
  const hasBody = body.trim() !== ''
  // With both, an old badge names its address beside its assertion; in 3.0 the one would contradict the other.
  if (version === 3 && hasBody && verify !== '') return refusal('several-credentials', { count: '2' })
  const text = hasBody ? body : verify
  if (text === '') return refusal('no-credential-inside')
  if (Buffer.byteLength(text, 'utf8') > carrierLimits.text) return refusal('credential-too-large')
  if (text.includes('\0')) return refusal('forbidden-character')
  return { text, version }
}

// XML 1.0, production 2: what may stand in a document.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * The picture with the credential (JSON, a compact JWS or an SD-JWT) inside. A credential that was there before is replaced; the rest of the picture
 * stays as it was. Never throws.
 */
export function bakeSvg(bytes: Uint8Array, credential: string): Uint8Array | CarrierRefusal {
  if (!isCarriable(credential)) return refusal('not-a-credential')
  if (!credential.isWellFormed()) return refusal('not-utf8')
  if (forbidden.test(credential)) return refusal('forbidden-character')
  if (Buffer.byteLength(credential, 'utf8') > carrierLimits.text) return refusal('credential-too-large')
  const picture = readPicture(bytes)
  if ('code' in picture) return picture
  const { text, root, found } = picture

  const bound = root.attributes.get('xmlns:openbadges')
  const declaration = ` xmlns:openbadges="${namespaceOfVersion3}"`
  // An old badge has bound the prefix to the old namespace, and its element needs it: then the new one brings its own.
  const isTaken = bound !== undefined && bound !== namespaceOfVersion3
  const open = text.slice(root.from, root.to - (root.isEmpty ? 2 : 1)).trimEnd()
  const element = elementOf(credential, isTaken ? declaration : '')
  const parts = [text.slice(0, root.from), open, bound === undefined ? declaration : '', '>', element]
  let at = root.to
  for (const { version, from, to } of found) {
    if (version !== 3) continue
    parts.push(text.slice(at, from))
    at = to
  }
  parts.push(root.isEmpty ? `</${/^<([^\s/>]+)/.exec(open)?.[1]}>` : '', text.slice(at))
  return new TextEncoder().encode(parts.join(''))
}

function elementOf(credential: string, declaration: string): string {
  if (isCompact(credential)) return `<openbadges:credential${declaration} verify="${credential}"></openbadges:credential>`
  // The end of a section cannot stand in a section: it is split over two.
  const sections = credential.replaceAll(']]>', ']]]]><![CDATA[>')
  return `<openbadges:credential${declaration}><![CDATA[${sections}]]></openbadges:credential>`
}
