/** Data Integrity proofs of a document: every proof of a set must hold (Data Integrity 1.0, section 4.3); the gravest answer is the line. */
import { contextsFor } from '../contexts.ts'
import { type Problem, problemOfType } from '../data-model/problems.ts'
import type { Vocabulary } from '../data-model/terms.ts'
import { type MethodProblem, mayBeUsedFor, type Purpose, type ResolvedMethod, type Resolver } from '../did/resolve.ts'
import { type MethodResolver, type ProofAnswer as OneAnswer, verifyProofs } from '../proofs/index.ts'
import { type Check, check } from '../report.ts'
import type { JsonObject } from '../strict-json.ts'
import type { Verification } from './context.ts'

export interface ProofAnswer {
  readonly check: Check
  /** The keys whose proofs hold. */
  readonly signedBy: readonly ResolvedMethod[]
  readonly problems: readonly Problem[]
}

/** Checks each proof for a purpose. A proof of a method that we do not know, or whose key cannot be had, leaves the question open. */
export async function checkProofs(
  document: JsonObject,
  purpose: Purpose,
  vocabulary: Vocabulary,
  verification: Verification,
): Promise<ProofAnswer> {
  const { resolver, now, challenge, domain } = verification
  const asked = new Map<string, ResolvedMethod>()
  const answers = await verifyProofs(document, {
    purpose,
    now,
    ...(purpose === 'authentication' ? { challenge, domain } : {}),
    loader: contextsFor(vocabulary.own, vocabulary.more),
    method: methodsOf(resolver, asked),
    work: verification.budget.work,
  })
  const [gravest] = answers.toSorted((one, other) => gravity[other.outcome] - gravity[one.outcome])
  // What was not looked at to its end says more than what is open because of it; what failed says most.
  const worst = gravest?.outcome === 'not-checked' ? (answers.find(isTooMuch) ?? gravest) : gravest
  if (worst === undefined || worst.outcome === 'ok') {
    const signedBy = answers.flatMap(({ verificationMethod }) => asked.get(verificationMethod ?? '') ?? [])
    const params = { suite: [...new Set(answers.map(({ cryptosuite }) => cryptosuite))].join(' ') }
    return { check: check('proof', 'ok', 'signature-valid', params), signedBy, problems: [] }
  }
  const problems = answers
    .filter(({ outcome }) => outcome !== 'ok')
    .map((one) => problemOfType(one.problem ?? '', one.code, placeOf(one, answers)))
  return { check: check('proof', worst.outcome, worst.code, worst.params), signedBy: [], problems }
}

/** Whether the proofs ask for more than is done for a stranger. */
export const isTooMuch = ({ code }: { readonly code: string }): boolean => code === 'too-much-work' || code === 'too-many-proofs'

const gravity = { ok: 0, 'not-checked': 1, failed: 2 } as const

const placeOf = ({ index }: OneAnswer, answers: readonly OneAnswer[]): string =>
  answers.length === 1 ? 'proof' : `proof[${index}]`

/** Answers what `proofs` asks of a method, and keeps whose it is. */
function methodsOf(resolver: Resolver, asked: Map<string, ResolvedMethod>): MethodResolver {
  return async (address, purpose) => {
    const resolved = await resolver.method(address)
    if (typeof resolved === 'string')
      return { code: resolved, outcome: outcomeOf(resolved), problem: 'https://w3id.org/security#INVALID_VERIFICATION_METHOD' }
    const { method, key, controller } = resolved
    asked.set(address, resolved)
    return {
      publicKey: key,
      // Without anybody to ask, the key stands for whatever it was used for; whose it is stays open.
      relationships: !controller || (isPurpose(purpose) && mayBeUsedFor(controller, method, purpose)) ? [purpose] : [],
      revoked: method.revoked,
      expires: method.expires,
    }
  }
}

const isPurpose = (purpose: string): purpose is Purpose => purpose === 'assertionMethod' || purpose === 'authentication'

/** A document that was there and does not list the key contradicts the proof; one that could not be had says nothing. */
const outcomeOf = (code: MethodProblem): 'failed' | 'not-checked' => (code === 'key-not-in-document' ? 'failed' : 'not-checked')
