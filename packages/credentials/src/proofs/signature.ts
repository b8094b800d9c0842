import type { Signer } from '../keys.ts'
import { ProofFault } from './fault.ts'
import { signatureLength } from './suites.ts'

/** A signature by whatever holds the key. Throws ProofFault when it answers with something else; what the key's holder throws flies on. */
export async function signatureOf(signer: Signer, data: Uint8Array): Promise<Uint8Array> {
  const signature = signer.signNow ? signer.signNow(data) : await signer.sign({ data })
  if (signature.length !== signatureLength(signer.algorithm)) throw new ProofFault('signer-failed')
  return signature
}
