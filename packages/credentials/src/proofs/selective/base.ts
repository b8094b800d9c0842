/** Base proofs of ecdsa-sd-2023: what the issuer gives to the learner (Data Integrity ECDSA 1.0, sections 3.6.1 to 3.6.5). */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { fromBase58 } from '../../base58.ts'
import { unitsOf, type Work } from '../../fast/index.ts'
import { multibaseOf, type PublicKey, type Signer } from '../../keys.ts'
import type { JsonObject } from '../../strict-json.ts'
import { type ContextLoader, rdfcOptionsHash, takeWork } from '../canonical.ts'
import { signatureOf } from '../signature.ts'
import { group } from './grouped.ts'
import { pathsOf } from './pointer.ts'
import { baseProofText, parseBaseProofValue } from './proof-value.ts'
import { checkSignatures, signatureInput } from './signed.ts'

/** What is random in a base proof; the vectors of the recommendation name theirs. */
export interface ProofSecrets {
  /** 32 bytes */
  readonly hmacKey: Uint8Array
  /** A private key of P-256. */
  readonly proofKey: KeyObject
}

const newSecrets = (): ProofSecrets => ({
  hmacKey: new Uint8Array(randomBytes(32)),
  proofKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
})

export interface BaseProofRequest {
  readonly signer: Signer
  readonly mandatoryPointers: readonly string[]
  readonly loader: ContextLoader
  readonly secrets?: ProofSecrets
}

/** The proof value of a document without proofs. Throws ProofFault. */
export async function createBaseProofValue(
  document: JsonObject,
  options: JsonObject,
  { signer, mandatoryPointers, loader, secrets }: BaseProofRequest,
): Promise<string> {
  const { hmacKey, proofKey } = secrets ?? newSecrets()
  const { mandatory, nonMandatory } = await split(document, hmacKey, mandatoryPointers, loader)
  const signatures = nonMandatory.map(
    (line) => new Uint8Array(sign('sha256', Buffer.from(line, 'latin1'), { key: proofKey, dsaEncoding: 'ieee-p1363' })),
  )
  const publicKey = multikeyBytes({ type: 'P-256', key: createPublicKey(proofKey) })
  const optionsHash = await rdfcOptionsHash(document, options, 'sha256', loader)
  const baseSignature = await signatureOf(signer, signatureInput(optionsHash, publicKey, mandatory))
  return baseProofText({ baseSignature, publicKey, hmacKey, signatures, mandatoryPointers })
}

/** Throws ProofFault unless the proof value is a base proof of this whole document. */
export async function checkBaseProof(
  document: JsonObject,
  options: JsonObject,
  value: Uint8Array,
  key: PublicKey,
  loader: ContextLoader,
  work?: Work,
): Promise<void> {
  const { hmacKey, mandatoryPointers, ...rest } = parseBaseProofValue(value)
  // Expanded, compacted, and the mandatory part expanded once more.
  takeWork(work, 3 * unitsOf(document))
  const lines = await split(document, hmacKey, mandatoryPointers, loader)
  const optionsHash = await rdfcOptionsHash(document, options, 'sha256', loader, work)
  checkSignatures({ ...rest, ...lines, optionsHash }, key, work)
}

async function split(document: JsonObject, hmacKey: Uint8Array, pointers: readonly string[], loader: ContextLoader) {
  const { lines, matching } = await group(document, hmacKey, loader)
  const positions = await matching(pathsOf(pointers))
  return {
    mandatory: lines.filter((_, position) => positions.has(position)),
    nonMandatory: lines.filter((_, position) => !positions.has(position)),
  }
}

function multikeyBytes(key: PublicKey): Uint8Array {
  // P-256 has a Multikey, and its bytes are base 58 by our own hand.
  return fromBase58((multibaseOf(key) as string).slice(1)) as Uint8Array
}
