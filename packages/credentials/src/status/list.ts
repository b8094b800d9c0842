/** Status lists as credentials: written, changed, and read again (Bitstring Status List 1.0, section 2.2). */
import { contextV2 } from '../data-model/check.ts'
import { hasType, isUrl, many } from '../data-model/values.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { createBits, decodeBits, encodeBits, fewestEntries, mostBits, readEntry, writeEntry } from './bitstring.ts'

export interface StatusMessage {
  /** The value as hexadecimal with `0x`. */
  readonly status: string
  readonly message: string
}

export interface StatusListContent {
  readonly id: string
  readonly issuer: string
  /** `revocation`, `suspension`, `refresh`, `message`, or several for one list. */
  readonly purpose: string | readonly string[]
  /** Entries: at least 131,072. */
  readonly length: number
  /** Bits of an entry, 1 when left out. What each value means stands in the entries of the credentials: the context of lists has no word for it. */
  readonly size?: number
  /** Entries that are not 0, by place. */
  readonly statuses: ReadonlyMap<number, number>
  readonly validFrom: Date
  readonly validUntil: Date
  /** Milliseconds after which a copy should be fetched anew. */
  readonly ttl?: number
}

/** The unsigned list. Throws RangeError for a place past the end, a value too large, or a list that is too short. */
export function statusListCredential(list: StatusListContent): JsonObject {
  const { size = 1, ttl } = list
  const bits = createBits(list.length, size)
  for (const [place, value] of list.statuses) writeEntry(bits, place, value, size)
  return {
    '@context': [contextV2],
    id: list.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validFrom: list.validFrom.toISOString(),
    validUntil: list.validUntil.toISOString(),
    credentialSubject: {
      id: `${list.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: typeof list.purpose === 'string' ? list.purpose : [...list.purpose],
      encodedList: encodeBits(bits),
      ...(ttl === undefined ? {} : { ttl }),
    },
  }
}

/** The list unsigned with some entries, of `size` bits each, changed; its proof and dates are for the caller to make anew. Throws RangeError like `statusListCredential`. */
export function changeStatuses(list: JsonObject, changes: ReadonlyMap<number, number>, size = 1): JsonObject {
  const subject = list['credentialSubject']
  const bits = isJsonObject(subject) && typeof subject['encodedList'] === 'string' ? decodeBits(subject['encodedList']) : null
  if (!bits || !isJsonObject(subject)) throw new RangeError('This is no status list')
  const changed = Uint8Array.from(bits)
  for (const [place, value] of changes) writeEntry(changed, place, value, size)
  const { proof: _old, ...unsigned } = list
  return { ...unsigned, credentialSubject: { ...subject, encodedList: encodeBits(changed) } }
}

/** What an entry of a credential says. */
export interface StatusEntry {
  readonly purpose: string
  readonly index: number
  readonly url: string
  readonly size: number
  readonly messages: readonly StatusMessage[]
}

/** A status entry, every member of the form that section 2.1 asks; null when one is not. */
export function readStatusEntry(entry: JsonObject): StatusEntry | null {
  const {
    id,
    statusPurpose: purpose,
    statusListIndex: index,
    statusListCredential: url,
    statusSize: size = 1,
    statusReference,
  } = entry
  if (typeof purpose !== 'string' || purpose === '' || !isUrl(url) || id === url) return null
  if (typeof index !== 'string' || !/^(0|[1-9]\d{0,14})$/.test(index)) return null
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > mostBits) return null
  if (statusReference !== undefined && !many(statusReference).every(isUrl)) return null
  const messages = readMessages(entry['statusMessage'])
  if (messages === null || (messages.length === 0 ? size > 1 : messages.length !== 2 ** size)) return null
  return { purpose, index: Number(index), url, size, messages }
}

function readMessages(value: JsonObject[string] | undefined): readonly StatusMessage[] | null {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length === 0) return null
  const messages = value.flatMap((one) => {
    const { status, message } = isJsonObject(one) ? one : {}
    return typeof status === 'string' && /^0x[0-9A-Fa-f]{1,4}$/.test(status) && typeof message === 'string'
      ? [{ status, message }]
      : []
  })
  const values = new Set(messages.map(({ status }) => Number(status)))
  return messages.length === value.length && values.size === messages.length && [...values].every((one) => one < messages.length)
    ? messages
    : null
}

export type ListRefusal = 'status-list-invalid' | 'status-list-of-other-purpose' | 'status-list-too-short' | 'status-out-of-range'

/** The value that a list, whose proof and dates somebody else has checked, has for an entry. */
export function valueInList(list: JsonObject, entry: StatusEntry): { value: number; ttl: number | null } | ListRefusal {
  const subject = list['credentialSubject']
  if (!hasType(list, 'BitstringStatusListCredential') || !isJsonObject(subject) || !hasType(subject, 'BitstringStatusList'))
    return 'status-list-invalid'
  // Another list of the same issuer in the place of this one would answer for other credentials.
  if (list['id'] !== entry.url) return 'status-list-invalid'
  const purposes = many(subject['statusPurpose'])
  if (purposes.length === 0 || !purposes.every((purpose) => typeof purpose === 'string')) return 'status-list-invalid'
  if (!purposes.includes(entry.purpose)) return 'status-list-of-other-purpose'
  const { ttl, encodedList } = subject
  if (ttl !== undefined && !(typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0)) return 'status-list-invalid'
  const bits = typeof encodedList === 'string' ? decodeBits(encodedList) : null
  if (!bits) return 'status-list-invalid'
  if ((bits.length * 8) / entry.size < fewestEntries) return 'status-list-too-short'
  const value = readEntry(bits, entry.index, entry.size)
  return value === null ? 'status-out-of-range' : { value, ttl: ttl === undefined ? null : ttl }
}
