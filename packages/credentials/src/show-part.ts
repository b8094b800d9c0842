/** A part of a credential that its holder chose, with a proof of its own: base proof and derivation of `ecdsa-sd-2023` in one step, by the issuer. */
import { contextsFor } from './contexts.ts'
import type { Signer } from './keys.ts'
import { createProof, deriveCredential } from './proofs/index.ts'
import type { JsonObject } from './strict-json.ts'

export interface Part {
  /** JSON pointers to what every part shows. */
  readonly mandatory: readonly string[]
  /** JSON pointers to what this one shows besides. */
  readonly shown: readonly string[]
  /** A P-256 key of the issuer. */
  readonly signer: Signer
}

/** The derived credential as JSON, from a prepared text. The base proof, which could show more, is not kept. Throws ProofFault. */
export async function showPart(unsigned: string, { mandatory, shown, signer }: Part): Promise<string> {
  const credential = JSON.parse(unsigned) as JsonObject & { '@context': string[] }
  const loader = contextsFor(new Set(credential['@context'].slice(2)))
  const proof = await createProof(credential, { cryptosuite: 'ecdsa-sd-2023', signer, mandatoryPointers: mandatory, loader })
  return JSON.stringify(await deriveCredential({ ...credential, proof }, { selectivePointers: shown, loader }))
}
