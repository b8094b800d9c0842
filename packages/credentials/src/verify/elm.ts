/** European Learning Model credentials: sealed ones, and drafts that nobody has sealed. */
import { problem } from '../data-model/problems.ts'
import { hasType } from '../data-model/values.ts'
import { instantOf } from '../date-time.ts'
import { claimsOfElm } from '../elm/claims.ts'
import { readSealed, sealedLimits } from '../jades/read.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type Json, type JsonObject, parseStrictJson } from '../strict-json.ts'
import type { Verification } from './context.ts'
import { checkElements } from './elements.ts'
import { type Report, refusal, verdictOf } from './report.ts'

export function isElm(document: JsonObject): boolean {
  return hasType(document, 'EuropeanDigitalCredential')
}

/** The report on a sealed file. What is in it is read only from the text that the seal covers. */
export function verifySealedElm(input: string | Uint8Array, { now, trustedCertificates }: Verification): Report {
  const sealed = readSealed(input, { now, ...(trustedCertificates ? { trustedCertificates } : {}) })
  if (sealed.text === null) {
    const [proof] = sealed.checks
    const code = proof?.code ?? 'cannot-be-read'
    const isForm = code === 'seal-malformed' || code.startsWith('json-')
    if (isForm || code === 'algorithm-not-allowed')
      return refusal(isForm ? 'notACredential' : 'unsupported', code, {}, [problem('PARSING_ERROR', code)])
    return {
      ...refusal('altered', code, {}, [problem('CRYPTOGRAPHIC_SECURITY_ERROR', code)]),
      format: 'european-learning-model',
      securing: 'jades',
      checks: [check('format', 'ok', 'european-learning-model'), ...sealed.checks],
    }
  }
  const parsed = parseStrictJson(sealed.text, sealedLimits)
  if (!parsed.ok) return refusal('notACredential', parsed.code, {}, [problem('PARSING_ERROR', parsed.code)])
  if (!isJsonObject(parsed.value) || !isElm(parsed.value))
    return refusal('unsupported', 'not-a-european-credential', {}, [problem('PARSING_ERROR', 'not-a-european-credential')])
  return report(
    parsed.value,
    'jades',
    sealed.checks.map((one) => ofThisIssuer(one, parsed.value as JsonObject)),
    now,
  )
}

/** A trusted seal speaks for whom its certificate names, and for no other that the credential calls its issuer. */
function ofThisIssuer(line: Check, { issuer }: JsonObject): Check {
  if (line.name !== 'issuer' || line.outcome !== 'ok') return line
  const alike = (text: string) => text.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
  const [sealedBy = '', identifier = ''] = [line.params['issuer'], line.params['identifier']].map((one) => alike(one ?? ''))
  const said = textsWithin(issuer ?? null).map(alike)
  const isSame = [sealedBy, identifier].some((one) => one !== '' && said.includes(one))
  return isSame ? line : check('issuer', 'warning', 'seal-of-another', line.params)
}

function textsWithin(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsWithin)
  return isJsonObject(value) ? Object.values(value).flatMap(textsWithin) : []
}

/** The report on a credential without a seal: it can be read, and nobody vouches for it. */
export function verifyElmDraft(document: JsonObject, { now }: Verification): Report {
  const checks = [
    check('proof', 'not-checked', 'draft-without-seal'),
    check('issuer', 'not-checked', 'not-checked-without-proof'),
  ]
  return report(document, 'none', checks, now)
}

function report(document: JsonObject, securing: 'jades' | 'none', secured: readonly Check[], now: Date): Report {
  const claims = claimsOfElm(document)
  const checks = [
    check('format', 'ok', 'european-learning-model'),
    ...secured,
    checkValidity(document, now),
    checkStatus(document),
    checkElements(claims),
  ]
  return {
    verdict: verdictOf(checks),
    format: 'european-learning-model',
    securing,
    carrier: 'text',
    checks,
    claims,
    document,
    problems: [],
    credentials: [],
    endorsements: [],
  }
}

/** Both names of each date: the model is read in the shape of either data model. */
function checkValidity(document: JsonObject, now: Date): Check {
  const at = (...names: readonly string[]) =>
    names.flatMap((name) => (document[name] === undefined ? [] : [instantOf(zoned(document[name])) ?? Number.NaN]))
  const [from, until] = [at('validFrom', 'issuanceDate'), at('validUntil', 'expirationDate')]
  if ([...from, ...until].some(Number.isNaN)) return check('validity', 'failed', 'broken-dates')
  const [start, end] = [Math.max(Number.NEGATIVE_INFINITY, ...from), Math.min(Number.POSITIVE_INFINITY, ...until)]
  if (start > now.getTime()) return check('validity', 'failed', 'not-yet-valid', { from: new Date(start).toISOString() })
  if (end === Number.POSITIVE_INFINITY) return check('validity', 'ok', 'valid-without-end')
  const params = { until: new Date(end).toISOString() }
  return end < now.getTime() ? check('validity', 'failed', 'expired', params) : check('validity', 'ok', 'valid-until', params)
}

/** The model's own samples leave the time zone out: they mean UTC. */
function zoned(value: unknown): unknown {
  return typeof value === 'string' && /T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(value) ? `${value}Z` : value
}

/** The model names kinds of status lists that we do not read: then it stays open, and is not called "not revoked". */
function checkStatus(document: JsonObject): Check {
  return document['credentialStatus'] === undefined
    ? check('status', 'ok', 'no-status')
    : check('status', 'not-checked', 'status-type-unknown')
}
