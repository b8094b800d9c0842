/** SD-JWT VC: what `sd-jwt/` says of the token, its status in a Token Status List, and the claims that were shown. */
import { problem } from '../data-model/problems.ts'
import type { ResolveIssuer } from '../jose/index.ts'
import { type Check, check } from '../report.ts'
import { claimsOfSdJwtVc } from '../sd-jwt/claims.ts'
import { checkTokenStatus, statusReferenceOf, verifySdJwtVc } from '../sd-jwt/index.ts'
import type { JsonObject } from '../strict-json.ts'
import { keyBindingOf, type Verification } from './context.ts'
import { type Report, refusal, verdictOf } from './report.ts'

/** What resolving the issuer has told, in the line on it. */
type IssuerLine = (issuerId: string, proof: Check | undefined, said: Check | undefined) => Promise<Check>

export async function verifyWalletToken(
  text: string,
  resolveIssuer: ResolveIssuer,
  issuerLine: IssuerLine,
  verification: Verification,
): Promise<Report> {
  const { now } = verification
  const secured = await verifySdJwtVc(text, { now, resolveIssuer, keyBinding: keyBindingOf(verification) })
  const { document, checks: found } = secured
  if (secured.refused || !document) {
    const code = found[0]?.code ?? 'cannot-be-read'
    return refusal(secured.refused ?? 'notACredential', code, { ...found[0]?.params }, [problem('PARSING_ERROR', code)])
  }
  const of = (name: Check['name']) => found.find((one) => one.name === name)
  const issuerId = typeof document['iss'] === 'string' ? document['iss'] : ''
  const issuer = await issuerLine(issuerId, of('proof'), of('issuer'))
  const status =
    of('proof')?.outcome === 'ok' && issuer.outcome !== 'failed'
      ? await statusLine(document, issuerId, resolveIssuer, verification)
      : check('status', 'not-checked', 'not-checked-without-proof')
  const checks = [...found.map((one) => (one.name === 'issuer' ? issuer : one)), status]
  return {
    verdict: verdictOf(checks),
    format: 'sd-jwt-vc',
    securing: 'sd-jwt',
    carrier: 'text',
    checks,
    claims: claimsOfSdJwtVc(document),
    document,
    problems: checks
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ code }) => problem('CRYPTOGRAPHIC_SECURITY_ERROR', code)),
    credentials: [],
    endorsements: [],
  }
}

async function statusLine(
  document: JsonObject,
  issuer: string,
  resolveIssuer: ResolveIssuer,
  { lookUp, now }: Verification,
): Promise<Check> {
  const reference = statusReferenceOf(document)
  if (reference === null) return check('status', 'ok', 'no-status')
  if (reference === undefined) return check('status', 'failed', 'status-broken')
  const found = await lookUp?.({ kind: 'status-list', url: reference.uri })
  if (!found) return check('status', 'not-checked', 'status-not-at-hand', { list: reference.uri.slice(0, 200) })
  const answer = await checkTokenStatus(reference, Buffer.from(found.bytes).toString('utf8'), { now, issuer, resolveIssuer })
  // A list that cannot be relied on is never "not revoked".
  return answer.outcome === 'warning' ? { ...answer, outcome: 'failed' } : answer
}
