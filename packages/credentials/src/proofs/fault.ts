/** Why a proof does not hold, or could not be made: a stable code, and the problem type of the recommendations that it belongs to. */

export type ProofCode =
  | 'no-proof'
  | 'too-many-proofs'
  | 'proof-malformed'
  | 'proof-type-not-supported'
  | 'cryptosuite-missing'
  | 'cryptosuite-not-supported'
  | 'purpose-missing'
  | 'purpose-differs'
  | 'purpose-not-allowed'
  | 'method-missing'
  | 'method-revoked'
  | 'method-expired'
  | 'key-does-not-fit'
  | 'created-malformed'
  | 'expires-malformed'
  | 'proof-expired'
  | 'domain-malformed'
  | 'domain-differs'
  | 'challenge-malformed'
  | 'challenge-differs'
  | 'nonce-malformed'
  | 'proof-id-malformed'
  | 'proof-id-not-unique'
  | 'previous-proof-malformed'
  | 'previous-proof-missing'
  | 'previous-proof-cyclic'
  | 'previous-proof-failed'
  | 'proof-value-malformed'
  | 'proof-context-differs'
  | 'context-missing'
  | 'context-not-at-hand'
  | 'terms-dropped'
  | 'json-ld-invalid'
  | 'not-canonicalizable'
  | 'too-much-work'
  | 'signature-invalid'
  | 'signer-failed'
  | 'base-proof'
  | 'no-base-proof'
  | 'lists-not-supported'
  | 'pointer-malformed'
  | 'pointer-does-not-match'
  | 'nothing-selected'
  | 'derivation-failed'

export type FaultParams = Readonly<Record<string, string>>

/** Thrown by what makes proofs; inside what verifies them it becomes an answer. */
export class ProofFault extends Error {
  override name = 'ProofFault'
  readonly code: ProofCode
  readonly params: FaultParams
  constructor(code: ProofCode, params: FaultParams = {}, options?: ErrorOptions) {
    super(`${code}${Object.values(params).length > 0 ? `: ${Object.values(params).join(' ')}` : ''}`, options)
    this.code = code
    this.params = params
  }
}

/** A value of the document for a message: never longer than a line. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** What the code is about. Not checked: nothing is wrong as far as we can see, but we cannot tell. */
const notChecked: ReadonlySet<string> = new Set<ProofCode>([
  'proof-type-not-supported',
  'cryptosuite-not-supported',
  'context-not-at-hand',
  'too-many-proofs',
  'too-much-work',
  // Meant for its holder alone: it may well be in order.
  'base-proof',
])

export function outcomeOf(code: string): 'failed' | 'not-checked' {
  return notChecked.has(code) ? 'not-checked' : 'failed'
}

const problems: Readonly<Partial<Record<string, string>>> = {
  'domain-differs': 'INVALID_DOMAIN_ERROR',
  'challenge-differs': 'INVALID_CHALLENGE_ERROR',
  'terms-dropped': 'DATA_LOSS_DETECTION_ERROR',
  'json-ld-invalid': 'PROOF_TRANSFORMATION_ERROR',
  'context-not-at-hand': 'PROOF_TRANSFORMATION_ERROR',
  'not-canonicalizable': 'PROOF_TRANSFORMATION_ERROR',
  'too-many-proofs': 'PROOF_TRANSFORMATION_ERROR',
  'too-much-work': 'PROOF_TRANSFORMATION_ERROR',
  'purpose-not-allowed': 'INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
}

/** The problem type of a failed verification (Data Integrity 1.0, section 4.7; Controlled Identifiers 1.0, section 3.5). */
export function problemOf(code: string): string {
  return `https://w3id.org/security#${problems[code] ?? 'PROOF_VERIFICATION_ERROR'}`
}
