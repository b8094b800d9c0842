/** Presentations (VC Data Model 2.0, section 4.13): who shows, for what, and each credential that is shown. */
import { faultOfEnvelope, faultOfPresentation } from '../data-model/check.ts'
import { type Problem, problem } from '../data-model/problems.ts'
import { vocabularyOf } from '../data-model/terms.ts'
import { hasType, idOf, many } from '../data-model/values.ts'
import { mayBeUsedFor } from '../did/resolve.ts'
import { isOfMediaType, openEnvelope } from '../jose/index.ts'
import { type Check, check } from '../report.ts'
import type { JsonObject } from '../strict-json.ts'
import type { Verification } from './context.ts'
import { refuseFault, refuseTerms } from './credential.ts'
import { checkProofs, isTooMuch, type ProofAnswer } from './proof.ts'
import { isAccepted, type Report, refusal, type Securing, tooMuch, type Verdict, verdictOf } from './report.ts'

/** The report on a presentation in JSON, with its credentials in `credentials`. One without a proof says nothing of who shows it. */
export async function verifyPresentationDocument(document: JsonObject, verification: Verification): Promise<Report> {
  const fault = faultOfPresentation(document)
  if (fault) return refuseFault(fault)
  // The embedded credentials have contexts and terms of their own, and each is looked at as a whole below.
  const { verifiableCredential: _shown, proof: _proof, ...rest } = document
  const refused = await refuseTerms(rest, verification)
  if (refused) return refused
  const proof =
    many(document['proof']).length === 0
      ? null
      : await checkProofs(document, 'authentication', vocabularyOf(document, verification), verification)
  return reportOnPresentation(document, proof ? 'data-integrity' : 'none', proof, verification)
}

/** The report on a conforming presentation whose securing has been looked at; null for one that has none. */
export async function reportOnPresentation(
  document: JsonObject,
  securing: Securing,
  proof: ProofAnswer | null,
  verification: Verification,
  found: { readonly holder?: Check; readonly validity?: Check } = {},
): Promise<Report> {
  if (proof && isTooMuch(proof.check)) return tooMuch(proof.check.code, { ...proof.check.params })
  const credentials: Report[] = []
  for (const shown of many(document['verifiableCredential']))
    credentials.push(await verification.verifyInner(JSON.stringify(shown)))
  const checks: Check[] = [
    check('format', 'ok', 'presentation'),
    proof?.check ?? check('proof', 'not-checked', 'presentation-unsigned'),
  ]
  // A credential that is bound to a key is shown by whoever has that key: whether that was so, nobody has shown.
  const isUnbound = credentials.some(({ checks: inner }) =>
    inner.some(({ name, code }) => name === 'holder' && (code === 'key-binding-missing' || code === 'key-binding-unasked')),
  )
  const isAsked = verification.challenge !== undefined || verification.domain !== undefined
  checks.push(
    isUnbound && isAsked && found.holder?.outcome !== 'failed'
      ? check('holder', 'failed', 'key-binding-missing')
      : (found.holder ?? (await checkHolder(idOf(document['holder']), proof, verification))),
  )
  if (found.validity) checks.push(found.validity)
  const problems: Problem[] = [...(proof?.problems ?? []), ...credentials.flatMap((one) => (isAccepted(one) ? [] : one.problems))]
  const { proof: _proof, ...unsecured } = document
  const shownVerdict =
    credentials.find((one) => !isAccepted(one))?.verdict ?? credentials.find(({ verdict }) => verdict !== 'genuine')?.verdict
  // Who shows it stands in the place of an issuer.
  const isUnsure = checks.some(({ name, outcome }) => name === 'holder' && outcome === 'warning')
  const own = verdictOf([
    ...checks,
    check('issuer', isUnsure ? 'warning' : 'ok', isUnsure ? 'holder-not-confirmed' : 'known-issuer'),
  ])
  return {
    verdict:
      credentials.length === 0
        ? emptyVerdict(own)
        : own === 'genuine'
          ? (shownVerdict ?? (isUnbound ? 'notCheckable' : 'genuine'))
          : own,
    format: 'presentation',
    securing,
    carrier: 'text',
    checks,
    claims: credentials.length === 1 ? (credentials[0]?.claims ?? null) : null,
    document: unsecured,
    problems,
    credentials,
    endorsements: [],
  }
}

/** Nothing is shown in it: at its best it is no credential. */
function emptyVerdict(own: Verdict): Verdict {
  return own === 'genuine' || own === 'unknownIssuer' ? 'notACredential' : own
}

/** Whether the key that signed the presentation is the holder's own. */
async function checkHolder(holderId: string | undefined, proof: ProofAnswer | null, { resolver }: Verification): Promise<Check> {
  if (!proof) return check('holder', 'not-checked', 'presentation-unsigned')
  if (proof.check.outcome !== 'ok') return check('holder', 'not-checked', 'proof-failed')
  if (holderId === undefined) return check('holder', 'ok', 'holder-not-named')
  const params = { holder: holderId.slice(0, 200) }
  const controller = await resolver.controller(holderId)
  if (typeof controller !== 'object')
    return holderId.startsWith('did:') && !proof.signedBy.some(({ method }) => method.controller === holderId)
      ? check('holder', 'failed', 'key-not-of-holder', params)
      : check('holder', 'warning', 'holder-not-confirmed', params)
  const isHolder = proof.signedBy.some(
    ({ method }) => method.controller === holderId && mayBeUsedFor(controller, method, 'authentication'),
  )
  return isHolder ? check('holder', 'ok', 'holder-signed', params) : check('holder', 'failed', 'key-not-of-holder', params)
}

/** An enveloped credential or presentation: what its data address holds is verified in its place (section 4.13.2). */
export async function verifyEnvelope(document: JsonObject, verification: Verification): Promise<Report> {
  const type = hasType(document, 'EnvelopedVerifiablePresentation')
    ? 'EnvelopedVerifiablePresentation'
    : 'EnvelopedVerifiableCredential'
  const fault = faultOfEnvelope(document, type)
  if (fault) return refuseFault(fault)
  const opened = openEnvelope(document)
  if (!opened.ok) return refusal('notACredential', opened.code, {}, [problem('PARSING_ERROR', opened.code, 'id')])
  const { mediaType, text } = opened.enveloped
  if (mediaType.endsWith('+cose'))
    return refusal('unsupported', 'cose-not-supported', {}, [problem('PARSING_ERROR', 'cose-not-supported', 'id')])
  const otherKind = refusal('notACredential', 'envelope-media-type', { type: mediaType }, [
    problem('PARSING_ERROR', 'envelope-media-type', 'id'),
  ])
  if (!isOfMediaType(opened.enveloped)) return otherKind
  const report = await verification.verifyInner(text)
  const isPresentation = report.format === 'presentation'
  return report.format !== 'unknown' && isPresentation !== (type === 'EnvelopedVerifiablePresentation') ? otherKind : report
}
