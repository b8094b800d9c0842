/** Whose an old badge is: an address, most often as a salted hash (Open Badges 2.0, IdentityObject and IdentityHash). */
import { createHash, timingSafeEqual } from 'node:crypto'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { stringOf } from './documents.ts'

/** Whether the badge was awarded to the holder of an address; not asked without one. */
export function checkRecipient(assertion: JsonObject, claimed: string | undefined): Check {
  const recipient = assertion['recipient']
  // In 2012 the recipient was the address itself or its hash, and the salt stood beside it.
  const object: JsonObject = isJsonObject(recipient)
    ? recipient
    : { identity: recipient ?? null, salt: assertion['salt'] ?? null }
  const identity = stringOf(object['identity'])
  if (identity === undefined) return check('holder', 'warning', 'no-recipient')
  if (claimed === undefined) return check('holder', 'not-checked', 'recipient-not-asked')
  const hash = /^(md5|sha256)\$([0-9a-f]{32}|[0-9a-f]{64})$/i.exec(identity)
  if (!hash && object['hashed'] === true) return check('holder', 'not-checked', 'recipient-hash-unknown')
  const salt = stringOf(object['salt']) ?? ''
  // Issuers hash what the person wrote: as it is, or in small letters.
  const forms = [claimed.trim(), claimed.trim().toLowerCase()]
  const isTheirs = forms.some((form) =>
    hash ? matches(hash[1] ?? '', hash[2] ?? '', form + salt) : identity.trim().toLowerCase() === form.toLowerCase(),
  )
  if (!isTheirs) return check('holder', 'failed', 'recipient-differs')
  return hash?.[1]?.toLowerCase() === 'md5'
    ? check('holder', 'warning', 'recipient-matches-by-md5')
    : check('holder', 'ok', 'recipient-matches')
}

function matches(algorithm: string, expected: string, salted: string): boolean {
  const found = createHash(algorithm.toLowerCase()).update(salted, 'utf8').digest()
  const wanted = Buffer.from(expected, 'hex')
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}
