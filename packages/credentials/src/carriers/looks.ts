/** First looks at a text: which of the forms of a credential it could be. Nothing is verified here. */
import { versionOf } from '../open-badges-2/documents.ts'
import { isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { carrierLimits, isCompact } from './refusal.ts'

const limits: JsonLimits = { maxBytes: carrierLimits.text, maxDepth: 64, maxValues: 50_000 }

/** The claims of a compact form, read without any check of the signature; undefined when there are none. */
function payloadOf(compact: string): JsonObject | undefined {
  const parsed = parseStrictJson(Buffer.from(compact.split('~')[0]?.split('.')[1] ?? '', 'base64url'), limits)
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined
}

/** An Assertion of Open Badges 1 or 2, or of the year before them. */
function isBadge2(document: JsonObject): boolean {
  return versionOf(document) !== undefined && !Object.hasOwn(document, 'credentialSubject')
}

/** Whether a text is a compact form or JSON that speaks of credentials: attached files may be anything. */
export function looksLikeCredential(text: string): boolean {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  if (isCompact(trimmed)) return payloadOf(trimmed) !== undefined
  return trimmed.startsWith('{') && /"(@context|signatures|verify|vct)"/.test(trimmed)
}

export type CredentialKind = 'json' | 'jwt' | 'sd-jwt' | 'badge-2.0'

/** The form of a text without space around it; undefined when it is none of them. Broken JSON is JSON: the verifier says what is wrong with it. */
export function kindOf(text: string): CredentialKind | undefined {
  if (text.startsWith('{')) {
    const parsed = parseStrictJson(text, limits)
    return parsed.ok && isJsonObject(parsed.value) && isBadge2(parsed.value) ? 'badge-2.0' : 'json'
  }
  if (!isCompact(text)) return undefined
  if (text.includes('~')) return 'sd-jwt'
  const payload = payloadOf(text)
  return payload && isBadge2(payload) ? 'badge-2.0' : 'jwt'
}
