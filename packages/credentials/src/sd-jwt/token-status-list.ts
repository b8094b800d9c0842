/** Token Status List (draft-ietf-oauth-status-list): whether an SD-JWT VC still counts, as two bits in a signed list. */
import { deflateSync, inflateSync } from 'node:zlib'
import { fromBase64url } from '../jose/base64url.ts'
import { kidOf, type ResolveIssuer, refusalOfSignature } from '../jose/issuer-keys.ts'
import { readJws, signJws } from '../jose/jws.ts'
import { numericDate } from '../jose/validity.ts'
import type { Signer } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { credentialLimits, isJsonObject, type Json, type JsonObject, parseStrictJson } from '../strict-json.ts'

export interface StatusReference {
  /** The address of the list, which is also its `sub`. */
  readonly uri: string
  readonly index: number
}

export const statusValues = { valid: 0, revoked: 1, suspended: 2 } as const

export interface TokenStatusList {
  readonly uri: string
  readonly issuer: string
  /** How many tokens it speaks of. */
  readonly length: number
  /** Those that do not count, by index. */
  readonly statuses: ReadonlyMap<number, 'revoked' | 'suspended'>
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** For how long a reader may keep it. */
  readonly ttlSeconds: number
}

const bitsPerToken = 2
const maxBytes = 4 * 1024 * 1024

/** A signed list (`statuslist+jwt`). Throws RangeError for an index past its end. */
export async function sealTokenStatusList(list: TokenStatusList, signer: Signer): Promise<string> {
  const bytes = new Uint8Array(Math.ceil((list.length * bitsPerToken) / 8))
  if (bytes.length > maxBytes) throw new RangeError('The list is too long')
  for (const [index, status] of list.statuses) {
    if (!Number.isInteger(index) || index < 0 || index >= list.length) throw new RangeError(`There is no entry ${index}`)
    const at = (index * bitsPerToken) >> 3
    bytes[at] = (bytes[at] ?? 0) | (statusValues[status] << ((index * bitsPerToken) & 7))
  }
  const payload = {
    iss: list.issuer,
    sub: list.uri,
    iat: Math.floor(list.issuedAt.getTime() / 1000),
    exp: Math.floor(list.expiresAt.getTime() / 1000),
    ttl: list.ttlSeconds,
    status_list: { bits: bitsPerToken, lst: encodeStatuses(bytes) },
  }
  return signJws({ typ: 'statuslist+jwt', kid: signer.id }, JSON.stringify(payload), signer)
}

/** The compressed form of the bits: zlib at its best level, base64url (section 4.1). */
export function encodeStatuses(bytes: Uint8Array): string {
  return deflateSync(bytes, { level: 9 }).toString('base64url')
}

/** The status at an index, the first token in the lowest bits; null past the end or for a list that cannot be unpacked. Stops at 4 MiB. */
export function statusAt(list: { bits: Json | undefined; lst: Json | undefined }, index: number): number | null {
  const { bits, lst } = list
  if ((bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) || typeof lst !== 'string') return null
  const packed = fromBase64url(lst)
  if (!packed || !Number.isSafeInteger(index) || index < 0) return null
  let bytes: Buffer
  try {
    bytes = inflateSync(packed, { maxOutputLength: maxBytes })
  } catch {
    return null
  }
  const byte = bytes[Math.floor((index * bits) / 8)]
  return byte === undefined ? null : (byte >> ((index * bits) % 8)) & (2 ** bits - 1)
}

/** What the claims of an SD-JWT VC say of its status: null when nothing, undefined when it is broken. */
export function statusReferenceOf(claims: JsonObject): StatusReference | null | undefined {
  const { status } = claims
  if (status === undefined) return null
  const list = isJsonObject(status) ? status['status_list'] : undefined
  if (!isJsonObject(list)) return undefined
  const { idx, uri } = list
  return typeof idx === 'number' && Number.isSafeInteger(idx) && idx >= 0 && typeof uri === 'string'
    ? { index: idx, uri }
    : undefined
}

/** The status of a token from the text of its list: signed by the same issuer, in date, and about this list (section 8.3). Never throws. */
export async function checkTokenStatus(
  reference: StatusReference,
  text: string,
  { now, issuer, resolveIssuer }: { readonly now: Date; readonly issuer: string; readonly resolveIssuer: ResolveIssuer },
): Promise<Check> {
  const broken = (why: string) => check('status', 'warning', 'status-list-invalid', { why })
  const read = readJws(text.trim())
  if (!read.ok) return broken(read.code)
  if (read.jws.header['typ'] !== 'statuslist+jwt') return broken('wrong-type')
  const parsed = parseStrictJson(read.jws.payload, { ...credentialLimits, maxBytes: 1_000_000 })
  if (!parsed.ok || !isJsonObject(parsed.value)) return broken('not-an-object')
  const list = parsed.value
  const { status_list: statuses } = list
  if (list['sub'] !== reference.uri || !isJsonObject(statuses)) return broken('other-list')
  const [issuedAt, expiresAt] = [numericDate(list, 'iat'), numericDate(list, 'exp')]
  if (issuedAt === null || Number.isNaN(issuedAt) || Number.isNaN(expiresAt)) return broken('broken-dates')
  if (issuedAt > now.getTime() + 60_000) return broken('not-yet-valid')
  if (expiresAt !== null && expiresAt < now.getTime()) return broken('expired')
  const resolved = await resolveIssuer(issuer, kidOf(read.jws))
  if (resolved.kind === 'unknown') return broken(resolved.code)
  const refusal = await refusalOfSignature(read.jws, resolved.document, { signedAt: issuedAt, purpose: 'assertionMethod' })
  if (refusal) return broken(refusal)
  const status = statusAt({ bits: statuses['bits'], lst: statuses['lst'] }, reference.index)
  if (status === null) return check('status', 'warning', 'status-out-of-range')
  if (status === statusValues.valid) return check('status', 'ok', 'not-revoked')
  if (status === statusValues.revoked) return check('status', 'failed', 'revoked')
  if (status === statusValues.suspended) return check('status', 'failed', 'suspended')
  return check('status', 'warning', 'status-value-unknown', { value: String(status) })
}
