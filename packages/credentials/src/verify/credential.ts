/** The checks of one credential in JSON: those that any way of securing shares, and the embedded proofs of Data Integrity. */
import { type Claims, readClaims } from '../claims.ts'
import { type Fault, faultOfCredential } from '../data-model/check.ts'
import { type Problem, problem } from '../data-model/problems.ts'
import { checkResources } from '../data-model/resources.ts'
import { checkSchemas } from '../data-model/schema.ts'
import { refusalOfTerms, vocabularyOf } from '../data-model/terms.ts'
import { hasType, idOf, many } from '../data-model/values.ts'
import { instantOf } from '../date-time.ts'
import { type Check, check } from '../report.ts'
import { checkStatus, type VerifiedList } from '../status/check.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import type { Verification } from './context.ts'
import { checkElements } from './elements.ts'
import { checkEndorsements } from './endorsements.ts'
import { checkIssuer, issuerUnchecked } from './issuer.ts'
import { checkProofs, isTooMuch, type ProofAnswer } from './proof.ts'
import { type Format, isAccepted, type Report, refusal, type Securing, tooMuch, verdictOf } from './report.ts'

/** The report on a credential with embedded proofs. */
export async function verifyCredentialDocument(document: JsonObject, verification: Verification): Promise<Report> {
  const refused = await refuseForm(document, verification)
  if (refused) return refused
  const proof = document['proof']
  if (many(proof).length === 0 || proof === null)
    return refusal('notACredential', 'no-proof', {}, [problem('PARSING_ERROR', 'no-proof', 'proof')])
  const vocabulary = vocabularyOf(document, verification)
  return reportOn(
    document,
    'data-integrity',
    await checkProofs(document, 'assertionMethod', vocabulary, verification),
    verification,
  )
}

/** What makes a document no conforming credential, whatever secures it; null when nothing does. */
export async function refuseForm(document: JsonObject, verification: Verification): Promise<Report | null> {
  const fault = faultOfCredential(document)
  if (fault) return refuseFault(fault)
  return refuseTerms(document, verification)
}

export function refuseFault({ code, at, type }: Fault): Report {
  return refusal('notACredential', code, { at }, [problem(type, code, at)])
}

export async function refuseTerms(document: JsonObject, verification: Verification): Promise<Report | null> {
  const refused = await refusalOfTerms(document, vocabularyOf(document, verification), verification)
  if (!refused) return null
  const { code, context, term } = refused
  const params = { ...(context === undefined ? {} : { context }), ...(term === undefined ? {} : { term }) }
  return refusal('unsupported', code, params, [problem('PROOF_TRANSFORMATION_ERROR', code)])
}

/** What a securing that is checked elsewhere has already found. */
export interface Found {
  readonly format?: Readonly<Record<string, string>>
  readonly issuer?: Check
  readonly holder?: Check
  readonly validity?: Check
}

/** The report on a conforming credential whose securing has been looked at. `document` may hold its proofs. */
export async function reportOn(
  document: JsonObject,
  securing: Securing,
  proof: ProofAnswer,
  verification: Verification,
  found: Found = {},
): Promise<Report> {
  if (isTooMuch(proof.check)) return tooMuch(proof.check.code, { ...proof.check.params })
  const { proof: _proofs, ...unsecured } = document
  const issuerId = idOf(document['issuer']) ?? ''
  const isProven = proof.check.outcome === 'ok'
  const issuer = found.issuer ?? (await issuerLine(issuerId, proof, verification))
  // What a document that nobody vouches for points at is not asked for: its reader would be told on.
  const mayAsk = isProven && issuer.outcome !== 'failed'
  const format = formatOf(document)
  const claims: Claims | null = readClaims(document)
  const checks: Check[] = [check('format', 'ok', format, found.format ?? {}), proof.check, issuer]
  if (found.holder) checks.push(found.holder)
  // What a broken signature does not cover is no date of anybody's.
  const isAltered = proof.check.outcome === 'failed'
  checks.push(
    isAltered ? check('validity', 'not-checked', 'proof-failed') : (found.validity ?? checkValidity(document, verification.now)),
  )
  const problems: Problem[] = [...proof.problems]
  const status = mayAsk ? await statusOf(document, issuerId, verification) : null
  if (!verification.isStatusList) checks.push(status?.check ?? check('status', 'not-checked', 'not-checked-without-proof'))
  problems.push(...(status?.problems ?? []))
  if (mayAsk) {
    const more = [
      await checkSchemas(document, {
        lookUp: verification.lookUp,
        clock: verification.budget,
        readVouched: (bytes) => readVouched(bytes, verification),
      }),
      await checkResources(unsecured, verification.lookUp),
      checkRefresh(document),
    ]
    checks.push(...more.filter((one) => one !== null))
  }
  const endorsed = mayAsk ? await checkEndorsements(document, verification) : { check: null, reports: [] }
  if (endorsed.check) checks.push(endorsed.check)
  if (format === 'open-badge')
    checks.push(isAltered ? check('eu-elements', 'not-checked', 'proof-failed') : checkElements(claims))
  for (const one of checks)
    if (one.outcome === 'failed' && !['proof', 'status'].includes(one.name))
      problems.push(problem(problemTypeOf(one), one.code, one.params['at']))
  return {
    verdict: verdictOf(checks),
    format,
    securing,
    carrier: 'text',
    checks,
    claims,
    document: unsecured,
    problems,
    credentials: [],
    endorsements: endorsed.reports,
  }
}

async function issuerLine(issuerId: string, proof: ProofAnswer, { resolver }: Verification): Promise<Check> {
  if (proof.check.outcome === 'ok') return checkIssuer(issuerId, proof.signedBy, resolver)
  if (proof.check.outcome === 'failed') return check('issuer', 'not-checked', 'proof-failed')
  return issuerUnchecked(issuerId, resolver)
}

function problemTypeOf({ name, code }: Check): 'CRYPTOGRAPHIC_SECURITY_ERROR' | 'RANGE_ERROR' | 'MALFORMED_VALUE_ERROR' {
  if (name === 'validity') return 'RANGE_ERROR'
  return name === 'issuer' || name === 'related-resources' || code === 'schema-changed'
    ? 'CRYPTOGRAPHIC_SECURITY_ERROR'
    : 'MALFORMED_VALUE_ERROR'
}

function formatOf(document: JsonObject): Format {
  if (hasType(document, 'OpenBadgeCredential') || hasType(document, 'AchievementCredential')) return 'open-badge'
  if (hasType(document, 'EndorsementCredential')) return 'endorsement'
  return hasType(document, 'BitstringStatusListCredential') ? 'status-list' : 'verifiable-credential'
}

/** Judged at `now`: the data model's dates are when the claims hold. Its contexts know the names of both versions; where both stand, the narrower counts. */
function checkValidity(document: JsonObject, now: Date): Check {
  const at = (value: Json | undefined) => instantOf(value) ?? Number.NEGATIVE_INFINITY
  const dates = (...names: string[]) => names.map((name) => document[name]).filter((date) => date !== undefined)
  const [from] = dates('validFrom', 'issuanceDate').toSorted((one, other) => at(other) - at(one))
  const [until] = dates('validUntil', 'expirationDate').toSorted((one, other) => at(one) - at(other))
  if (at(from) > now.getTime()) return check('validity', 'failed', 'not-yet-valid', { from: String(from) })
  if (until === undefined) return check('validity', 'ok', 'valid-without-end')
  return at(until) < now.getTime()
    ? check('validity', 'failed', 'expired', { until: String(until) })
    : check('validity', 'ok', 'valid-until', { until: String(until) })
}

/** The credential that holds a schema: of one without a proof that holds nobody knows who wrote it (VC JSON Schema, "Integrity Validation"). */
async function readVouched(bytes: Uint8Array, verification: Verification): Promise<JsonObject | undefined> {
  const report = await verification.verifyInner(bytes)
  return isAccepted(report) ? (report.document ?? undefined) : undefined
}

async function statusOf(document: JsonObject, issuerId: string, verification: Verification) {
  // A status list has none of its own here: lists that answer for lists would never end.
  if (verification.isStatusList) return null
  return checkStatus(document, issuerId, {
    lookUp: verification.lookUp,
    verifyList: async (bytes): Promise<VerifiedList | null> => {
      const report = await verification.verifyInner(bytes, { isStatusList: true })
      if (!report.document) return null
      const of = (name: Check['name']) => report.checks.find((one) => one.name === name)
      return {
        document: report.document,
        issuerId: idOf(report.document['issuer']) ?? '',
        isValid: of('format')?.outcome === 'ok' && of('proof')?.outcome === 'ok' && of('issuer')?.outcome !== 'failed',
        isInDate: of('validity')?.outcome === 'ok',
        isKnown: of('issuer')?.code === 'known-issuer',
      }
    },
  })
}

/** A refresh service that we know how to name is only named: nothing is fetched with a credential in hand. */
function checkRefresh(document: JsonObject): Check | null {
  const services = many(document['refreshService']).filter(isJsonObject)
  if (services.length === 0) return null
  const { type, id } = services[0] as JsonObject
  const params = { type: String(many(type)[0]).slice(0, 100), address: typeof id === 'string' ? id.slice(0, 200) : '' }
  const isKnown = many(type).some((one) => one === '1EdTechCredentialRefresh' || one === 'VerifiableCredentialRefreshService2021')
  if (isKnown && !(typeof id === 'string' && id.startsWith('https://')))
    return check('refresh-service', 'warning', 'refresh-service-unusable', params)
  return isKnown
    ? check('refresh-service', 'ok', 'refresh-service-named', params)
    : check('refresh-service', 'not-checked', 'refresh-service-unknown', params)
}
