/** The whole answer: what kind it is, each check, what was signed, and one word for all of it. */
import type { Claims } from '../claims.ts'
import { type Problem, problem } from '../data-model/problems.ts'
import { type Check, check } from '../report.ts'
import type { JsonObject } from '../strict-json.ts'

export type Verdict =
  | 'genuine'
  | 'unknownIssuer'
  | 'statusUnclear'
  | 'notCheckable'
  | 'revoked'
  | 'suspended'
  | 'expired'
  | 'notYetValid'
  | 'flawed'
  | 'altered'
  | 'notACredential'
  | 'unsupported'

export type Format =
  | 'open-badge'
  | 'endorsement'
  | 'status-list'
  | 'verifiable-credential'
  | 'presentation'
  | 'european-learning-model'
  | 'sd-jwt-vc'
  | 'open-badge-2'
  | 'unknown'

/** How the signature holds the content. */
export type Securing = 'data-integrity' | 'jose' | 'sd-jwt' | 'jades' | 'hosted' | 'none'

/** What the credential was carried in. */
export type Carrier = 'text' | 'png' | 'svg' | 'pdf' | 'qr'

export interface Report {
  readonly verdict: Verdict
  readonly format: Format
  readonly securing: Securing
  readonly carrier: Carrier
  readonly checks: readonly Check[]
  /** What the signed bytes say, for people; null when it could not be read, or is of a kind that states no achievement. */
  readonly claims: Claims | null
  /** The signed document itself, without its proof; null when nothing could be read. Its truth is what `verdict` says. */
  readonly document: JsonObject | null
  /** Problem details as VC Data Model 2.0, Data Integrity and Bitstring Status List name them. */
  readonly problems: readonly Problem[]
  /** The credentials of a presentation, each with its own report. */
  readonly credentials: readonly Report[]
  /** Endorsements within the credential, each with its own report. */
  readonly endorsements: readonly Report[]
}

/** A report on something whose form already says no. */
export function refusal(
  verdict: Verdict,
  code: string,
  params: Record<string, string> = {},
  problems: readonly Problem[] = [],
): Report {
  return {
    verdict,
    format: 'unknown',
    securing: 'none',
    carrier: 'text',
    checks: [check('format', 'failed', code, params)],
    claims: null,
    document: null,
    problems,
    credentials: [],
    endorsements: [],
  }
}

/** A report on what asks for more than is done for a stranger: it was not read to its end, and nothing is said against it. */
export function tooMuch(code: string, params: Record<string, string> = {}): Report {
  return refusal('unsupported', code, params, [problem('PROOF_TRANSFORMATION_ERROR', code)])
}

/** One word for all checks: the gravest first. */
export function verdictOf(checks: readonly Check[]): Verdict {
  const of = (name: Check['name']) => checks.find((one) => one.name === name)
  const [proof, status, validity, issuer] = [of('proof'), of('status'), of('validity'), of('issuer')]
  if (proof?.outcome === 'failed' || issuer?.outcome === 'failed' || of('holder')?.outcome === 'failed') return 'altered'
  if (proof?.outcome !== 'ok') return 'notCheckable'
  if (status?.code === 'revoked') return 'revoked'
  if (status?.code === 'suspended') return 'suspended'
  const others = checks.filter((one) => one !== validity && one !== status)
  if (others.some(({ outcome }) => outcome === 'failed') || validity?.code === 'broken-dates') return 'flawed'
  if (validity?.code === 'expired') return 'expired'
  if (validity?.code === 'not-yet-valid') return 'notYetValid'
  if (issuer?.outcome !== 'ok') return 'unknownIssuer'
  return status?.outcome === 'failed' || status?.outcome === 'not-checked' ? 'statusUnclear' : 'genuine'
}

/**
 * Whether nothing speaks against it: the signature was checked and holds, its status was read where it has one, and no other check failed. Who the issuer
 * is, is another question. `isStatusOpen` takes a status that could not be read for good: it may have been revoked.
 */
export function isAccepted({ checks, credentials }: Report, { isStatusOpen = false } = {}): boolean {
  const proof = checks.find(({ name }) => name === 'proof')
  return (
    proof?.outcome === 'ok' &&
    checks.every(
      ({ name, outcome }) => outcome !== 'failed' && (isStatusOpen || name !== 'status' || outcome !== 'not-checked'),
    ) &&
    credentials.every((one) => isAccepted(one, { isStatusOpen }))
  )
}
