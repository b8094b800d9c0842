/** Making Data Integrity proofs: Data Integrity 1.0, sections 4.2 and 4.3. */
import { base58 } from '../base58.ts'
import { instantOf } from '../date-time.ts'
import type { Signer } from '../keys.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { type ContextLoader, jcsHash, rdfcHash } from './canonical.ts'
import { documentToSign, positionsOf, proofsOf } from './chain.ts'
import { ProofFault } from './fault.ts'
import { isUrl, previousOf } from './received.ts'
import { createBaseProofValue, type ProofSecrets } from './selective/base.ts'
import { signatureOf } from './signature.ts'
import { type Cryptosuite, hashOfKey, suiteOf } from './suites.ts'

export interface ProofRequest {
  readonly cryptosuite: Cryptosuite
  readonly signer: Signer
  /** Now when it is missing; null for a proof that does not tell. */
  readonly created?: Date | string | null
  readonly expires?: Date | string
  /** `assertionMethod` when it is missing. */
  readonly proofPurpose?: string
  readonly challenge?: string
  readonly domain?: string | readonly string[]
  /** The `id` of the proof or proofs of the document that this one builds on. */
  readonly previousProof?: string | readonly string[]
  /** An address for this proof, so that a later one can build on it. */
  readonly id?: string
  /** JSON pointers to what every derived credential must show; of `ecdsa-sd-2023` only. */
  readonly mandatoryPointers?: readonly string[]
  readonly loader: ContextLoader
  /** What is otherwise random, of `ecdsa-sd-2023`. */
  readonly secrets?: ProofSecrets
}

/** The proof that a request asks for; the document's own proofs stay as they are. Throws ProofFault. */
export async function createProof(document: JsonObject, request: ProofRequest): Promise<JsonObject> {
  const { cryptosuite, signer, loader } = request
  const { form, keyTypes } = suiteOf(cryptosuite)
  if (!keyTypes.includes(signer.algorithm)) throw new ProofFault('key-does-not-fit', { key: signer.algorithm, cryptosuite })
  const proofs = proofsOf(document)
  const options = optionsOf(request)
  const unsecured = documentToSign(document, proofs, positionsOf(previousOf(options['previousProof']), proofs))
  const hash = hashOfKey(signer.algorithm)
  const whole = async (data: Uint8Array) => `z${base58(await signatureOf(signer, data))}`
  switch (form) {
    case 'jcs': {
      const named: JsonObject = document['@context'] === undefined ? options : { ...options, '@context': document['@context'] }
      return { ...named, proofValue: await whole(jcsHash(unsecured, named, hash)) }
    }
    case 'rdfc':
      return { ...options, proofValue: await whole(await rdfcHash(unsecured, options, hash, loader)) }
    case 'sd': {
      const { mandatoryPointers = [], secrets } = request
      const proofValue = await createBaseProofValue(unsecured, options, {
        signer,
        mandatoryPointers,
        loader,
        ...(secrets ? { secrets } : {}),
      })
      return { ...options, proofValue }
    }
  }
}

/** The document with the new proof: alone, or after those that it had. Throws ProofFault. */
export async function addProof(document: JsonObject, request: ProofRequest): Promise<JsonObject> {
  const proof = await createProof(document, request)
  const proofs = proofsOf(document)
  return { ...document, proof: proofs.length === 0 ? proof : [...proofs, proof] }
}

/** The members of the proof but its value, in the order of the recommendation's examples. */
function optionsOf(request: ProofRequest): JsonObject {
  const { cryptosuite, signer, created = new Date(), expires, proofPurpose = 'assertionMethod', id } = request
  if (!isUrl(signer.id)) throw new ProofFault('method-missing')
  if (id !== undefined && !isUrl(id)) throw new ProofFault('proof-id-malformed')
  const members: Record<string, Json | undefined> = {
    ...(id === undefined ? {} : { id }),
    type: 'DataIntegrityProof',
    cryptosuite,
    created: created === null ? undefined : momentOf(created, 'created-malformed'),
    expires: expires === undefined ? undefined : momentOf(expires, 'expires-malformed'),
    verificationMethod: signer.id,
    proofPurpose,
    challenge: request.challenge,
    domain: listed(request.domain),
    previousProof: listed(request.previousProof),
  }
  return Object.fromEntries(Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined))
}

const listed = (value: string | readonly string[] | undefined): Json | undefined =>
  value === undefined || typeof value === 'string' ? value : [...value]

/** To the second where it is a Date: nobody learns more from milliseconds. */
function momentOf(value: Date | string, code: 'created-malformed' | 'expires-malformed'): string {
  const text = typeof value === 'string' ? value : value.toISOString().replace(/\.\d{3}Z$/, 'Z')
  if (instantOf(text) === undefined) throw new ProofFault(code, { value: text })
  return text
}
