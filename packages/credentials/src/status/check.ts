/**
 * Asking the status list of a credential. What the bit says decides; that a list could be read and verified says nothing of the credential. A list
 * that cannot be relied on is a failure of the check, one that is not at hand an open question, and neither is ever "not revoked".
 */
import type { Problem } from '../data-model/problems.ts'
import { problem } from '../data-model/problems.ts'
import { many } from '../data-model/values.ts'
import type { LookUp } from '../look-up.ts'
import { type Check, check, type Outcome } from '../report.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { readStatusEntry, type StatusEntry, valueInList } from './list.ts'

/** A status list after its own verification: its claims, who signed it, and whether that holds. */
export interface VerifiedList {
  readonly document: JsonObject
  readonly issuerId: string
  readonly isValid: boolean
  readonly isInDate: boolean
  /** Its issuer is one that the caller knows. */
  readonly isKnown: boolean
}

export interface StatusOptions {
  readonly lookUp: LookUp | undefined
  /** Verifies what was found; null when it is no credential at all. */
  readonly verifyList: (bytes: Uint8Array) => Promise<VerifiedList | null>
}

export interface StatusAnswer {
  readonly check: Check
  readonly problems: readonly Problem[]
}

const mostEntries = 8

/** One line for all entries of a credential: the worst of them. */
export async function checkStatus(document: JsonObject, issuerId: string, options: StatusOptions): Promise<StatusAnswer> {
  const entries = many(document['credentialStatus'])
  if (entries.length === 0) return answer('ok', 'no-status')
  if (entries.length > mostEntries) return broken('status-broken')
  const answers: StatusAnswer[] = []
  for (const entry of entries) answers.push(await checkEntry(entry, issuerId, options))
  return answers.reduce((worst, next) => (weight(next.check) > weight(worst.check) ? next : worst))
}

// Of two entries the one that says more against the credential is shown.
const weights: Readonly<Record<Outcome, number>> = { ok: 0, warning: 1, 'not-checked': 2, failed: 3 }
const weight = ({ outcome, code }: Check): number => weights[outcome] + (code === 'revoked' ? 2 : code === 'suspended' ? 1 : 0)

const answer = (
  outcome: Outcome,
  code: string,
  params: Record<string, string> = {},
  problems: readonly Problem[] = [],
): StatusAnswer => ({
  check: check('status', outcome, code, params),
  problems,
})
const broken = (code: string): StatusAnswer =>
  answer('failed', code, {}, [problem('MALFORMED_VALUE_ERROR', code, 'credentialStatus')])

async function checkEntry(value: JsonObject[string], issuerId: string, options: StatusOptions): Promise<StatusAnswer> {
  if (!isJsonObject(value)) return broken('status-broken')
  // A type of entry that nobody defined for us: the question stays open.
  if (!many(value['type']).includes('BitstringStatusListEntry'))
    return answer('not-checked', 'status-type-unknown', { type: String(value['type']).slice(0, 100) })
  const entry = readStatusEntry(value)
  if (!entry) return broken('status-broken')
  const found = await options.lookUp?.({ kind: 'status-list', url: entry.url })
  if (!found)
    return answer('not-checked', 'status-not-at-hand', { list: entry.url }, [
      problem('STATUS_RETRIEVAL_ERROR', 'status-not-at-hand'),
    ])
  const list = await options.verifyList(found.bytes)
  if (!list?.isValid)
    return answer('failed', 'status-list-invalid', { list: entry.url }, [
      problem('STATUS_VERIFICATION_ERROR', 'status-list-invalid'),
    ])
  if (!list.isInDate)
    return answer('failed', 'status-list-out-of-date', { list: entry.url }, [
      problem('STATUS_VERIFICATION_ERROR', 'status-list-out-of-date'),
    ])
  const read = valueInList(list.document, entry)
  if (typeof read === 'string') {
    const type =
      read === 'status-out-of-range'
        ? 'RANGE_ERROR'
        : read === 'status-list-too-short'
          ? 'STATUS_LIST_LENGTH_ERROR'
          : 'STATUS_VERIFICATION_ERROR'
    return answer('failed', read, { list: entry.url }, [problem(type, read)])
  }
  const told = saying(entry, read.value)
  // How long this answer may be kept (section 2.2), for whoever keeps it.
  const ttl = ttlOf(list.document)
  const said = ttl === undefined ? told : { ...told, check: { ...told.check, params: { ...told.check.params, ttl } } }
  // The specification lets another party keep the list. One that is known is worth a line; a stranger's says nothing in the issuer's place.
  return list.issuerId !== issuerId && said.check.outcome === 'ok'
    ? answer(list.isKnown ? 'warning' : 'not-checked', 'status-list-of-another', { issuer: list.issuerId.slice(0, 200) })
    : said
}

function ttlOf({ credentialSubject: subject }: JsonObject): string | undefined {
  const ttl = isJsonObject(subject) ? subject['ttl'] : undefined
  return typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0 ? String(ttl) : undefined
}

function saying({ purpose, messages }: StatusEntry, value: number): StatusAnswer {
  if (purpose === 'revocation') return value === 0 ? answer('ok', 'not-revoked') : answer('failed', 'revoked')
  if (purpose === 'suspension') return value === 0 ? answer('ok', 'not-suspended') : answer('failed', 'suspended')
  if (purpose === 'refresh') return value === 0 ? answer('ok', 'not-refreshed') : answer('warning', 'newer-one-exists')
  const message = messages.find(({ status }) => Number(status) === value)?.message ?? (value === 0 ? 'unset' : 'set')
  return answer(purpose === 'message' || value === 0 ? 'ok' : 'warning', 'status-message', {
    purpose: purpose.slice(0, 100),
    value: String(value),
    message: message.slice(0, 300),
  })
}
