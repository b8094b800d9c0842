/** Credentials and presentations inside a `data:` URL: VC Data Model 2.0, sections 4.13 and 4.14 (EnvelopedVerifiableCredential, -Presentation). */
import { vcContextUrl } from '../contexts.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { listOf } from './credential-shape.ts'
import { readJws } from './jws.ts'

export type EnvelopedType =
  | 'application/vc+jwt'
  | 'application/vc+sd-jwt'
  | 'application/dc+sd-jwt'
  | 'application/vc+cose'
  | 'application/vp+jwt'
  | 'application/vp+sd-jwt'
  | 'application/vp+cose'

const credentialTypes = ['application/vc+jwt', 'application/vc+sd-jwt', 'application/dc+sd-jwt', 'application/vc+cose'] as const
const presentationTypes = ['application/vp+jwt', 'application/vp+sd-jwt', 'application/vp+cose'] as const

export interface Enveloped {
  readonly mediaType: EnvelopedType
  /** What is inside: compact JWS or SD-JWT; for COSE the bytes as base64. */
  readonly text: string
}

export function envelope(mediaType: EnvelopedType, text: string): JsonObject {
  const kind = mediaType.startsWith('application/vp') ? 'EnvelopedVerifiablePresentation' : 'EnvelopedVerifiableCredential'
  return { '@context': vcContextUrl, id: `data:${mediaType},${text}`, type: kind }
}

export function isEnveloped(value: Json | undefined): value is JsonObject {
  return (
    isJsonObject(value) &&
    listOf(value['type']).some((type) => type === 'EnvelopedVerifiableCredential' || type === 'EnvelopedVerifiablePresentation')
  )
}

export type EnvelopeRefusal = 'envelope-no-context' | 'envelope-not-data' | 'envelope-media-type'

/** Opens an envelope; a code when it is none that the data model allows. */
export function openEnvelope(value: JsonObject): { ok: true; enveloped: Enveloped } | { ok: false; code: EnvelopeRefusal } {
  if (!listOf(value['@context']).includes(vcContextUrl)) return { ok: false, code: 'envelope-no-context' }
  const { id } = value
  const match = typeof id === 'string' ? /^data:([a-z]+\/[a-z+-]+)((?:;[a-z0-9=+-]+)*),(.*)$/is.exec(id) : null
  if (!match) return { ok: false, code: 'envelope-not-data' }
  const [, type = '', parameters = '', data = ''] = match
  const isPresentation = listOf(value['type']).includes('EnvelopedVerifiablePresentation')
  const allowed: readonly EnvelopedType[] = isPresentation ? presentationTypes : credentialTypes
  const mediaType = allowed.find((each) => each === type.toLowerCase())
  if (!mediaType) return { ok: false, code: 'envelope-media-type' }
  if (mediaType.endsWith('+cose')) return { ok: true, enveloped: { mediaType, text: data.trim() } }
  const isBase64 = /;base64$/i.test(parameters)
  const text = isBase64 ? Buffer.from(data, 'base64').toString('utf8').trim() : unescaped(data)
  return { ok: true, enveloped: { mediaType, text } }
}

/** What a token may call itself inside an envelope of each kind; badges call themselves `JWT` or nothing, and drafts before 2024-11 of SD-JWT VC `vc+sd-jwt`. */
const typesWithin: Partial<Record<EnvelopedType, readonly unknown[]>> = {
  'application/vc+jwt': ['vc+jwt', 'jwt', undefined],
  'application/vc+sd-jwt': ['vc+sd-jwt'],
  'application/dc+sd-jwt': ['dc+sd-jwt', 'vc+sd-jwt'],
  'application/vp+jwt': ['vp+jwt', 'jwt', undefined],
  'application/vp+sd-jwt': ['vp+sd-jwt'],
}

/** Whether an envelope holds a token of the kind that its media type names. One that cannot be read has an answer of its own. */
export function isOfMediaType({ mediaType, text }: Enveloped): boolean {
  const [token = ''] = text.split('~')
  if (!/^[\w-]+\.[\w-]*\.[\w-]*$/.test(token) || mediaType.includes('sd-jwt') !== text.includes('~')) return false
  const read = readJws(token)
  if (!read.ok) return true
  const { typ } = read.jws.header
  const bare = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : typ
  return typesWithin[mediaType]?.includes(bare) ?? false
}

/** Tokens need no percent-encoding; some writers escape `~` all the same (RFC 2397). */
function unescaped(data: string): string {
  return data.trim().replace(/%7e/gi, '~').replace(/%2e/gi, '.')
}
