/** What the issuer's key signs in ecdsa-sd-2023, and the checks that base and derived proofs share. */
import { base58 } from '../../base58.ts'
import type { Work } from '../../fast/index.ts'
import { type PublicKey, publicKeyFrom, verifySignature } from '../../keys.ts'
import { hashOfBytes, takeWork } from '../canonical.ts'
import { ProofFault } from '../fault.ts'

/** Statements are byte strings. Hash of the proof options, the proof's own key, hash of what is always shown (Data Integrity ECDSA 1.0, section 3.5.1). */
export function signatureInput(optionsHash: Uint8Array, publicKey: Uint8Array, mandatory: readonly string[]): Uint8Array {
  return Buffer.concat([optionsHash, publicKey, hashOfBytes('sha256', mandatory.join(''))])
}

/** What checking a signature costs, in units of work. */
export const unitsOfSignature = 5

export interface SignedParts {
  readonly optionsHash: Uint8Array
  readonly baseSignature: Uint8Array
  readonly publicKey: Uint8Array
  readonly mandatory: readonly string[]
  readonly nonMandatory: readonly string[]
  readonly signatures: readonly Uint8Array[]
}

/** Throws ProofFault unless the issuer signed the parts and the proof's own key each statement. */
export function checkSignatures(parts: SignedParts, issuerKey: PublicKey, work?: Work): void {
  const { optionsHash, baseSignature, publicKey, mandatory, nonMandatory, signatures } = parts
  const proofKey = publicKeyFrom(`z${base58(publicKey)}`)
  if (proofKey?.type !== 'P-256') throw new ProofFault('proof-value-malformed')
  takeWork(work, unitsOfSignature * signatures.length)
  if (
    signatures.length !== nonMandatory.length ||
    !verifySignature(issuerKey, signatureInput(optionsHash, publicKey, mandatory), baseSignature) ||
    !signatures.every((signature, index) =>
      verifySignature(proofKey, Buffer.from(nonMandatory[index] as string, 'latin1'), signature),
    )
  )
    throw new ProofFault('signature-invalid')
}
