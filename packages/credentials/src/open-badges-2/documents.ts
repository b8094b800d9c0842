/**
 * The documents of Open Badges 2.0 and of the years before it, as they are met in the wild: with `id` or `@id`, with one value or a list, with a badge
 * and an issuer named by address or written out inside. Read as plain JSON: their contexts are not processed.
 */
import { isJsonObject, type Json, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'

/** Badge classes and issuers carry their pictures inside now and then. */
export const documentLimits: JsonLimits = { maxBytes: 1024 * 1024, maxDepth: 32, maxValues: 5_000 }

/** A list of all that was ever taken back has no end that we know. */
const listLimits: JsonLimits = { maxBytes: 4 * 1024 * 1024, maxDepth: 8, maxValues: 1_000_000 }

/** 0 is the Open Badge Infrastructure of 2012, before 1.0: an address of the recipient and a badge that is written out. */
export type BadgeVersion = 0 | 1 | 2

export const stringOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

export function idOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value || undefined
  return isJsonObject(value) ? (stringOf(value['id']) ?? stringOf(value['@id'])) : undefined
}

export function typesOf(document: JsonObject): readonly Json[] {
  return listOf(document['type'] ?? document['@type'])
}

export type ParsedObject = { readonly ok: true; readonly document: JsonObject } | { readonly ok: false; readonly code: string }

/** Parses an object; a code for anything else. */
export function parseObject(input: string | Uint8Array, isList = false): ParsedObject {
  const parsed = parseStrictJson(input, isList ? listLimits : documentLimits)
  if (!parsed.ok) return { ok: false, code: parsed.code }
  return isJsonObject(parsed.value) ? { ok: true, document: parsed.value } : { ok: false, code: 'not-an-object' }
}

/** Which generation an assertion is of; undefined when it is none. */
export function versionOf(document: JsonObject): BadgeVersion | undefined {
  const contexts = listOf(document['@context'])
  const types = typesOf(document)
  const isAssertion = types.includes('Assertion')
  const named = (pattern: RegExp) => contexts.some((context) => typeof context === 'string' && pattern.test(context))
  if (named(/^https?:\/\/(w3id\.org\/openbadges|openbadgespec\.org)\/v1\b/))
    return isAssertion || types.length === 0 ? 1 : undefined
  // 2.1 changed how badges travel, not what they are. Some write the whole context out.
  const isVersion2 = named(
    /^https?:\/\/(w3id\.org\/openbadges|openbadgespec\.org)\/v2\b|^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v2p[01]\//,
  )
  if (isVersion2 || (contexts.length > 0 && contexts.every(isJsonObject))) return isAssertion ? 2 : undefined
  if (contexts.length > 0) return undefined
  if (typeof document['recipient'] === 'string' && isJsonObject(document['badge'])) return 0
  return document['badge'] !== undefined && (document['recipient'] !== undefined || document['uid'] !== undefined) ? 1 : undefined
}

export type VerificationKind = 'hosted' | 'signed'

/** How an assertion says that it is to be verified, by the names of all generations. */
export function verificationOf(
  document: JsonObject,
  version: BadgeVersion,
): { kind: VerificationKind | undefined; object: JsonObject } {
  const value = document['verification'] ?? document['verify']
  const object = isJsonObject(value) ? value : {}
  // In 2012 there was nothing but hosting, so nothing said so.
  if (version === 0) return { kind: 'hosted', object }
  const kinds = new Set<VerificationKind>()
  for (const type of typesOf(object)) {
    if (type === 'hosted' || type === 'HostedBadge') kinds.add('hosted')
    if (type === 'signed' || type === 'SignedBadge') kinds.add('signed')
  }
  const [kind, ...others] = kinds
  return { kind: others.length > 0 ? undefined : kind, object }
}

/** Milliseconds of a date as 2.0 writes it, or as a number of seconds or a bare day as before; NaN for anything else, undefined for none. */
export function instantOf(value: Json | undefined): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value * 1000 : Number.NaN
  if (typeof value !== 'string') return Number.NaN
  if (/^\d{9,11}$/.test(value)) return Number(value) * 1000
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.test(value)) return Number.NaN
  // Without a zone it is taken for UTC, so that the answer does not hang on the verifier's clock.
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(value.slice(10))
  return Date.parse(value.length === 10 || hasZone ? value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : `${value}Z`)
}

/** An address that may be asked for. */
export function webAddress(value: string | undefined): URL | undefined {
  if (value === undefined || value.length > 2_048 || !URL.canParse(value)) return undefined
  const url = new URL(value)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
}
