/** Revocation lists of Open Badges 1 and 2: signed badges that an issuer has taken back. */
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { stringOf } from './documents.ts'

export interface Revocation {
  readonly isRevoked: boolean
  /** The issuer's words; empty when there are none. */
  readonly reason: string
}

/** Whether a revocation list names an assertion: by `id`, by `uid`, or, in 1.0, as a member. Undefined when it is no list. */
export function isOnList(list: JsonObject, assertion: JsonObject): Revocation | undefined {
  const ids = [assertion['id'], assertion['@id'], assertion['uid']].filter((id) => typeof id === 'string')
  const revoked = list['revokedAssertions']
  if (revoked === undefined) {
    // 1.0: an object of uid and reason.
    if (list['type'] !== undefined || list['@context'] !== undefined) return undefined
    const uid = ids.find((id) => Object.hasOwn(list, id))
    return { isRevoked: uid !== undefined, reason: uid === undefined ? '' : (stringOf(list[uid]) ?? '') }
  }
  for (const entry of Array.isArray(revoked) ? revoked : [revoked]) {
    if (
      typeof entry === 'string'
        ? ids.includes(entry)
        : isJsonObject(entry) &&
          [entry['id'], entry['@id'], entry['uid']].some((id) => typeof id === 'string' && ids.includes(id))
    )
      return { isRevoked: true, reason: isJsonObject(entry) ? (stringOf(entry['revocationReason']) ?? '') : '' }
  }
  return { isRevoked: false, reason: '' }
}
