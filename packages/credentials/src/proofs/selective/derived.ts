/** Derived proofs of ecdsa-sd-2023: what the learner shows (Data Integrity ECDSA 1.0, sections 3.5.4, 3.5.9, 3.6.6 and 3.6.7). */
import type { Work } from '../../fast/index.ts'
import type { PublicKey } from '../../keys.ts'
import { isJsonObject, type JsonObject } from '../../strict-json.ts'
import { type ContextLoader, canonicalBytes, rdfcOptionsHash } from '../canonical.ts'
import { proofsOf } from '../chain.ts'
import { ProofFault } from '../fault.ts'
import { proofValueBytes } from '../received.ts'
import { group } from './grouped.ts'
import { pathsOf, select } from './pointer.ts'
import { derivedProofText, isBaseProofValue, parseBaseProofValue, parseDerivedProofValue } from './proof-value.ts'
import { checkSignatures } from './signed.ts'

export interface Derivation {
  /** JSON pointers to what is shown besides what the issuer made mandatory. */
  readonly selectivePointers: readonly string[]
  /** Which base proof, where a document has several. */
  readonly proofId?: string
  readonly loader: ContextLoader
}

/** The part of a credential that its holder chose, with a proof of its own; other proofs stay behind. Throws ProofFault. */
export async function deriveCredential(
  document: JsonObject,
  { selectivePointers, proofId, loader }: Derivation,
): Promise<JsonObject> {
  const baseProof = baseProofOf(document, proofId)
  const { proof: _all, ...unsecured } = document
  const base = parseBaseProofValue(proofValueBytes(baseProof['proofValue'], 'ecdsa-sd-2023'))
  const mandatoryPaths = pathsOf(base.mandatoryPointers)
  const selectivePaths = pathsOf(selectivePointers)
  const revealed = select(unsecured, [...mandatoryPaths, ...selectivePaths])
  if (!revealed) throw new ProofFault('nothing-selected')

  const { lines, matching, labelMap } = await group(unsecured, base.hmacKey, loader)
  const mandatory = await matching(mandatoryPaths)
  const combined = await matching([...mandatoryPaths, ...selectivePaths])
  const optional = [...lines.keys()].filter((position) => !mandatory.has(position))
  if (optional.length !== base.signatures.length) throw new ProofFault('signature-invalid')
  const shown = [...combined].sort((one, other) => one - other)
  const derived = {
    baseSignature: base.baseSignature,
    publicKey: base.publicKey,
    signatures: base.signatures.filter((_, index) => combined.has(optional[index] as number)),
    labelMap: labelMap(combined),
    mandatoryIndexes: [...shown.keys()].filter((index) => mandatory.has(shown[index] as number)),
  }
  // What a verifier will read must be what was selected: a context could make the part mean something else.
  const read = await linesOf(revealed, derived.labelMap, loader)
  if (read.length !== shown.length || read.some((line, index) => line !== lines[shown[index] as number]))
    throw new ProofFault('derivation-failed')
  return { ...revealed, proof: { ...baseProof, proofValue: derivedProofText(derived) } }
}

function baseProofOf(document: JsonObject, proofId: string | undefined): JsonObject {
  const candidates = proofsOf(document)
    .filter(isJsonObject)
    .filter(({ id, cryptosuite, proofValue }) => {
      if (cryptosuite !== 'ecdsa-sd-2023' || (proofId !== undefined && id !== proofId)) return false
      return isBaseProofValue(proofValueBytes(proofValue, cryptosuite))
    })
  const [only, ...others] = candidates
  if (!only || others.length > 0) throw new ProofFault('no-base-proof', { count: String(candidates.length) })
  return only
}

/** Throws ProofFault unless the proof value is a derived proof of this document. */
export async function checkDerivedProof(
  document: JsonObject,
  options: JsonObject,
  value: Uint8Array,
  key: PublicKey,
  loader: ContextLoader,
  work?: Work,
): Promise<void> {
  const { labelMap, mandatoryIndexes, ...rest } = parseDerivedProofValue(value)
  const lines = await linesOf(document, labelMap, loader, work)
  const isMandatory = new Set(mandatoryIndexes)
  checkSignatures(
    {
      ...rest,
      optionsHash: await rdfcOptionsHash(document, options, 'sha256', loader, work),
      mandatory: lines.filter((_, index) => isMandatory.has(index)),
      nonMandatory: lines.filter((_, index) => !isMandatory.has(index)),
    },
    key,
    work,
  )
}

// Canonical N-Quads, section 4 of RDF-CANON: exactly one space between terms; a blank node can stand as subject, object and graph.
const statement = /^(_:c14n\d+|<[^>]*>) (<[^>]*>) (_:c14n\d+|<[^>]*>|"(?:[^"\\]|\\.)*"[^ ]*) (?:(_:c14n\d+|<[^>]*>) )?\.$/

/** The statements of a document with the labels that were signed, as byte strings, in code point order. */
async function linesOf(
  document: JsonObject,
  labels: ReadonlyMap<string, string>,
  loader: ContextLoader,
  work?: Work,
): Promise<readonly string[]> {
  const bytes = await canonicalBytes(document, 'sha256', loader, work)
  const signed = (term: string): string => {
    if (!term.startsWith('_:')) return term
    const label = labels.get(term.slice(2))
    if (label === undefined) throw new ProofFault('proof-value-malformed', { label: term })
    return `_:${label}`
  }
  return bytes
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, subject = '', predicate = '', object = '', graph] = statement.exec(line) ?? []
      if (predicate === '') throw new ProofFault('not-canonicalizable')
      return `${[signed(subject), predicate, signed(object), ...(graph ? [signed(graph)] : [])].join(' ')} .\n`
    })
    .sort()
}
