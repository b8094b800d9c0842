/** Checking Data Integrity proofs: Data Integrity 1.0, sections 4.4 and 4.5. Every proof of a set must hold, and each is answered for on its own. */
import { instantOf } from '../date-time.ts'
import { mayOrdersDiffer, unitsOf, Work } from '../fast/index.ts'
import { type PublicKey, verifySignature } from '../keys.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { beginsWithContexts, type ContextLoader, jcsHash, RdfcHashes, takeWork } from './canonical.ts'
import { cyclicOf, documentToSign, positionsOf, proofsOf } from './chain.ts'
import { type FaultParams, outcomeOf, ProofFault, problemOf, shown } from './fault.ts'
import { type Expectations, type ReceivedProof, readProof } from './received.ts'
import { checkBaseProof } from './selective/base.ts'
import { checkDerivedProof } from './selective/derived.ts'
import { isBaseProofValue } from './selective/proof-value.ts'
import { unitsOfSignature } from './selective/signed.ts'
import { hashOfKey, signatureLength, suiteOf } from './suites.ts'

/** What the controller document says of a verification method. */
export interface ResolvedMethod {
  readonly publicKey: PublicKey
  /** The verification relationships that name the method, such as `assertionMethod`. */
  readonly relationships: readonly string[]
  /** From this moment its signatures do not count, nor those that do not tell their time. */
  readonly revoked?: string | undefined
  /** After this moment it no longer signs; what it signed before still counts. */
  readonly expires?: string | undefined
}

/** Why there is no method: the code goes into the answer as it is. */
export interface UnresolvedMethod {
  readonly code: string
  /** `not-checked` when it is missing: we do not know the issuer, or cannot ask now. */
  readonly outcome?: 'failed' | 'not-checked'
  readonly params?: FaultParams
  /** A problem type of its own, such as INVALID_VERIFICATION_METHOD of Controlled Identifiers 1.0. */
  readonly problem?: string
}

export type MethodResolver = (id: string, purpose: string) => Promise<ResolvedMethod | UnresolvedMethod>

export interface VerifyProofsOptions extends Expectations {
  readonly method: MethodResolver
  readonly loader: ContextLoader
  /**
   * A base proof of `ecdsa-sd-2023` is meant for the holder, not for a verifier: refused unless it is asked for. It shows everything and
   * proves as much.
   */
  readonly baseProofs?: 'refuse' | 'check'
  /** What may be spent, where these proofs are a part of something larger; without it, as much as one verification may. */
  readonly work?: Work
}

export interface ProofAnswer {
  /** Where the proof stands in the set. */
  readonly index: number
  /** Of a proof from before Data Integrity, its type. */
  readonly cryptosuite: string | null
  readonly verificationMethod: string | null
  readonly outcome: 'ok' | 'failed' | 'not-checked'
  /**
   * A ProofCode or what the resolver said; of one that holds `proof-valid`, `base-proof-valid`, or `proof-valid-in-utf-16-order`: signed by a
   * library that sorts characters beyond U+FFFF otherwise than the recommendation says.
   */
  readonly code: string
  readonly params: FaultParams
  /** Present unless the outcome is ok: the type of the problem details. */
  readonly problem?: string
}

const maxProofs = 8

/** One answer for each proof in order; a document without one has one answer that failed. Never throws. */
export async function verifyProofs(document: JsonObject, options: VerifyProofsOptions): Promise<readonly ProofAnswer[]> {
  const proofs = proofsOf(document)
  if (proofs.length === 0) return [faultAnswer(0, undefined, new ProofFault('no-proof'))]
  if (proofs.length > maxProofs)
    return [faultAnswer(0, undefined, new ProofFault('too-many-proofs', { count: String(proofs.length) }))]

  const read = proofs.map((proof) => attempt(() => readWithPrevious(proof, proofs, options)))
  const cyclic = cyclicOf(read.map((item) => (item instanceof ProofFault ? undefined : item.previous)))
  const work = options.work ?? new Work()
  // Proofs that sign the same are hashed once.
  const checked: Checked = { document, proofs, hashes: new RdfcHashes(options.loader, work), work }
  const answers = new Map<number, ProofAnswer>()
  const answer = async (index: number): Promise<ProofAnswer> => {
    const known = answers.get(index)
    if (known) return known
    const [proof, item] = [proofs[index], read[index] as InChain | ProofFault]
    const made =
      item instanceof ProofFault
        ? faultAnswer(index, proof, item)
        : cyclic.has(index)
          ? faultAnswer(index, proof, new ProofFault('previous-proof-cyclic'))
          : await answerInChain(index, item, answer, checked, options)
    answers.set(index, made)
    return made
  }
  const inOrder: ProofAnswer[] = []
  for (const index of read.keys()) inOrder.push(await answer(index))
  return inOrder
}

/** What the proofs of a document have in common. */
interface Checked {
  readonly document: JsonObject
  readonly proofs: readonly Json[]
  readonly hashes: RdfcHashes
  readonly work: Work
}

/** A proof holds only if those that it builds on hold. After one that failed or asks for too much, nothing that is built on it is looked at. */
async function answerInChain(
  index: number,
  item: InChain,
  answer: (index: number) => Promise<ProofAnswer>,
  checked: Checked,
  options: VerifyProofsOptions,
): Promise<ProofAnswer> {
  const before: ProofAnswer[] = []
  for (const position of item.previous) before.push(await answer(position))
  const broken = before.find(({ outcome }) => outcome === 'failed') ?? before.find(({ outcome }) => outcome !== 'ok')
  // It signs what those sign and more: where that is too much, so is this.
  if (broken?.outcome !== 'failed' && before.some(({ code }) => code === 'too-much-work'))
    return faultAnswer(index, item.proof, new ProofFault('too-much-work'))
  const own = broken?.outcome === 'failed' ? undefined : await answerOf(index, item, checked, options)
  if (!broken || (own && own.outcome !== 'ok')) return own as ProofAnswer
  const { cryptosuite, verificationMethod } = item.received
  const code = 'previous-proof-failed'
  const params = { previous: broken.code }
  return { index, cryptosuite, verificationMethod, outcome: broken.outcome, code, params, problem: problemOf(code) }
}

interface InChain {
  readonly proof: JsonObject
  readonly received: ReceivedProof
  readonly previous: readonly number[]
}

function readWithPrevious(proof: Json, proofs: readonly Json[], expected: Expectations): InChain {
  if (!isJsonObject(proof)) throw new ProofFault('proof-malformed')
  const received = readProof(proof, expected)
  return { proof, received, previous: positionsOf(received.previous, proofs) }
}

function attempt<T>(action: () => T): T | ProofFault {
  try {
    return action()
  } catch (error) {
    return asFault(error)
  }
}

/** A library threw where it should have answered: the proof is not accepted. */
function asFault(error: unknown): ProofFault {
  return error instanceof ProofFault ? error : new ProofFault('proof-malformed', {}, { cause: error })
}

async function answerOf(
  index: number,
  { proof, received, previous }: InChain,
  { document, proofs, hashes, work }: Checked,
  { method, loader, baseProofs = 'refuse' }: VerifyProofsOptions,
): Promise<ProofAnswer> {
  try {
    const { verificationMethod, proofPurpose, cryptosuite } = received
    const resolved = await method(verificationMethod, proofPurpose)
    if (!('publicKey' in resolved)) {
      const { code, outcome = 'not-checked', params = {}, problem = problemOf(code) } = resolved
      return { index, cryptosuite, verificationMethod, outcome, code, params, problem }
    }
    checkMethod(resolved, received)
    const isBase = suiteOf(cryptosuite).form === 'sd' && isBaseProofValue(received.value)
    takeWork(work, unitsOfSignature)
    const unsecured = documentToSign(document, proofs, previous)
    const code = await checkSignature(proof, received, resolved.publicKey, { unsecured, previous, hashes, work }, loader)
    // After the signature too: what was changed is nobody's own copy.
    if (isBase && baseProofs === 'refuse') throw new ProofFault('base-proof')
    // Of a key that has ended it is still worth knowing whether it signed this.
    checkDates(resolved, received)
    return { index, cryptosuite, verificationMethod, outcome: 'ok', code, params: {} }
  } catch (error) {
    return faultAnswer(index, proof, asFault(error))
  }
}

function checkMethod({ publicKey, relationships }: ResolvedMethod, { cryptosuite, proofPurpose }: ReceivedProof): void {
  if (!relationships.includes(proofPurpose)) throw new ProofFault('purpose-not-allowed', { purpose: shown(proofPurpose) })
  if (!suiteOf(cryptosuite).keyTypes.includes(publicKey.type))
    throw new ProofFault('key-does-not-fit', { key: publicKey.type, cryptosuite })
}

function checkDates({ revoked, expires }: ResolvedMethod, { created }: ReceivedProof): void {
  // A date that cannot be read counts as long past.
  if (revoked !== undefined && !(created !== null && created < (instantOf(revoked) ?? Number.NEGATIVE_INFINITY)))
    throw new ProofFault('method-revoked', { revoked: shown(revoked) })
  if (expires !== undefined && !(created !== null && created <= (instantOf(expires) ?? Number.NEGATIVE_INFINITY)))
    throw new ProofFault('method-expired', { expires: shown(expires) })
}

/** The code of a proof that holds. Throws ProofFault for one that does not. */
async function checkSignature(
  proof: JsonObject,
  { cryptosuite, value }: ReceivedProof,
  key: PublicKey,
  { unsecured, previous, hashes, work }: { unsecured: JsonObject; previous: readonly number[]; hashes: RdfcHashes; work: Work },
  loader: ContextLoader,
): Promise<'proof-valid' | 'proof-valid-in-utf-16-order' | 'base-proof-valid'> {
  if (!beginsWithContexts(unsecured, proof)) throw new ProofFault('proof-context-differs')
  // What the proof says of its contexts was checked; RDF takes those of the document.
  const { proofValue: _value, '@context': context, ...options } = proof
  const { form } = suiteOf(cryptosuite)
  if (form === 'sd') {
    const isBase = isBaseProofValue(value)
    await (isBase ? checkBaseProof : checkDerivedProof)(unsecured, options, value, key, loader, work)
    return isBase ? 'base-proof-valid' : 'proof-valid'
  }
  if (value.length !== signatureLength(key.type)) throw new ProofFault('proof-value-malformed')
  const hash = hashOfKey(key.type)
  if (form === 'jcs') {
    // Without expansion a value costs a tenth.
    takeWork(work, unitsOf(unsecured) / 10)
    const data =
      context === undefined
        ? jcsHash(unsecured, options, hash)
        : jcsHash({ ...unsecured, '@context': context }, { ...options, '@context': context }, hash)
    if (!verifySignature(key, data, value)) throw new ProofFault('signature-invalid')
    return 'proof-valid'
  }
  const name = `${hash} ${previous.join()}`
  if (verifySignature(key, await hashes.toVerify(name, unsecured, options, hash), value)) return 'proof-valid'
  if (!hashes.isUtf16Refuted && mayOrdersDiffer(JSON.stringify(unsecured))) {
    const data = await hashes.toVerifyInUtf16Order(name, unsecured, options, hash)
    if (verifySignature(key, data, value)) return 'proof-valid-in-utf-16-order'
    hashes.isUtf16Refuted = true
  }
  throw new ProofFault('signature-invalid')
}

function faultAnswer(index: number, proof: Json | undefined, { code, params }: ProofFault): ProofAnswer {
  const text = (member: string) => {
    const value = isJsonObject(proof) ? proof[member] : undefined
    return typeof value === 'string' ? shown(value) : null
  }
  return {
    index,
    cryptosuite: text('cryptosuite'),
    verificationMethod: text('verificationMethod'),
    outcome: outcomeOf(code),
    code,
    params,
    problem: problemOf(code),
  }
}
