/** Data Integrity proofs of a document: every proof of a set must verify, each alone (Data Integrity 1.0, section 4.3). */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import jsigs from 'jsonld-signatures'
import { loaderFor } from '../contexts.ts'
import { type Problem, problem } from '../data-model/problems.ts'
import type { Vocabulary } from '../data-model/terms.ts'
import { many } from '../data-model/values.ts'
import { type MethodProblem, mayBeUsedFor, type Purpose, type ResolvedMethod } from '../did/resolve.ts'
import { millisecondsOf } from '../instants.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import type { Verification } from './context.ts'

export interface ProofAnswer {
  readonly check: Check
  /** The keys whose proofs hold. */
  readonly signedBy: readonly ResolvedMethod[]
  readonly problems: readonly Problem[]
}

const mostProofs = 10
const suites: Readonly<Record<string, object>> = { 'eddsa-rdfc-2022': eddsaRdfc }

/** Checks each proof for a purpose. A proof of a method that we do not know, or whose key cannot be had, leaves the question open. */
export async function checkProofs(
  document: JsonObject,
  purpose: Purpose,
  vocabulary: Vocabulary,
  verification: Verification,
): Promise<ProofAnswer> {
  const proofs = many(document['proof'])
  if (proofs.length === 0) return failed('no-proof', 'PARSING_ERROR')
  if (proofs.length > mostProofs || !proofs.every(isJsonObject)) return failed('broken-proof', 'PARSING_ERROR')
  const signedBy: ResolvedMethod[] = []
  for (const proof of proofs.filter(isJsonObject)) {
    const answer = await checkProof(document, proof, purpose, vocabulary, verification)
    if ('check' in answer) return answer
    signedBy.push(answer)
  }
  return { check: check('proof', 'ok', 'signature-valid'), signedBy, problems: [] }
}

const failed = (code: string, type: Parameters<typeof problem>[0] = 'PROOF_VERIFICATION_ERROR'): ProofAnswer => ({
  check: check('proof', 'failed', code),
  signedBy: [],
  problems: [problem(type, code, 'proof')],
})
const open = (code: string): ProofAnswer => ({
  check: check('proof', 'not-checked', code),
  signedBy: [],
  problems: [problem('PROOF_VERIFICATION_ERROR', code, 'proof')],
})

async function checkProof(
  document: JsonObject,
  proof: JsonObject,
  purpose: Purpose,
  vocabulary: Vocabulary,
  verification: Verification,
): Promise<ResolvedMethod | ProofAnswer> {
  const { type, cryptosuite, verificationMethod, proofPurpose, created, expires, challenge, domain } = proof
  if (typeof verificationMethod !== 'string' || typeof proofPurpose !== 'string' || typeof proof['proofValue'] !== 'string')
    return failed('broken-proof')
  if (type !== 'DataIntegrityProof' || typeof cryptosuite !== 'string' || !suites[cryptosuite]) return open('unknown-cryptosuite')
  if (proofPurpose !== purpose) return failed('wrong-purpose')
  if (verification.challenge !== undefined && purpose === 'authentication' && challenge !== verification.challenge)
    return failed('other-challenge', 'INVALID_CHALLENGE_ERROR')
  if (verification.domain !== undefined && purpose === 'authentication' && !many(domain).includes(verification.domain))
    return failed('other-domain', 'INVALID_DOMAIN_ERROR')
  if (
    (created !== undefined && Number.isNaN(millisecondsOf(created))) ||
    (expires !== undefined && Number.isNaN(millisecondsOf(expires)))
  )
    return failed('broken-proof')
  if (expires !== undefined && millisecondsOf(expires) < verification.now.getTime()) return failed('proof-expired')

  const resolved = await verification.resolver.method(verificationMethod)
  if (typeof resolved === 'string') return isOpen(resolved) ? open(resolved) : failed(resolved)
  const { method, controller } = resolved
  if (controller && !mayBeUsedFor(controller, method, purpose)) return failed('key-not-for-this-purpose')
  const keyFault = faultOfKey(method, millisecondsOf(created))
  if (keyFault) return failed(keyFault)
  return (await signatureHolds(document, proof, resolved, vocabulary)) ? resolved : failed('signature-invalid')
}

const isOpen = (code: MethodProblem): boolean => code !== 'key-not-in-document'

/** Whether the key still counted when the proof was made. A proof that does not say when is taken to be too late. */
function faultOfKey({ revoked, expires }: ResolvedMethod['method'], created: number): 'key-revoked' | 'key-expired' | null {
  if (revoked !== undefined && !(created < millisecondsOf(revoked))) return 'key-revoked'
  return expires !== undefined && !(created <= millisecondsOf(expires)) ? 'key-expired' : null
}

async function signatureHolds(
  document: JsonObject,
  proof: JsonObject,
  { method }: ResolvedMethod,
  { own, more }: Vocabulary,
): Promise<boolean> {
  const { controller, publicKeyMultibase } = method
  const purpose = String(proof['proofPurpose'])
  const documents = new Map<string, object>([
    ...more,
    [
      controller,
      {
        '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
        id: controller,
        [purpose]: [method.id],
      },
    ],
    [
      method.id,
      { '@context': 'https://w3id.org/security/multikey/v1', id: method.id, type: 'Multikey', controller, publicKeyMultibase },
    ],
    ['https://w3id.org/security/multikey/v1', { '@context': {} }],
  ])
  const { proof: _all, ...rest } = document
  const cryptosuite = suites[String(proof['cryptosuite'])] as object
  const result = await jsigs.verify(
    { ...rest, proof },
    {
      suite: new DataIntegrityProof({ cryptosuite }),
      purpose: new jsigs.purposes.AssertionProofPurpose(),
      documentLoader: loaderFor(own, documents),
    },
  )
  return result.verified
}
