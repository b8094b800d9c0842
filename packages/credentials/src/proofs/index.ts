/** Data Integrity proofs: making, deriving and checking them. */
export type { ContextLoader } from './canonical.ts'
export { addProof, createProof, type ProofRequest } from './create.ts'
export { type ProofCode, ProofFault } from './fault.ts'
export { type Derivation, deriveCredential } from './selective/derived.ts'
export { type Cryptosuite, cryptosuites, isCryptosuite, suiteOf } from './suites.ts'
export {
  type MethodResolver,
  type ProofAnswer,
  type ResolvedMethod,
  type UnresolvedMethod,
  type VerifyProofsOptions,
  verifyProofs,
} from './verify-proofs.ts'
