/** Proof sets and chains: which proofs a proof builds on, and what it therefore signs (Data Integrity 1.0, sections 4.3 and 4.5). */
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { ProofFault, shown } from './fault.ts'

/** The proofs of a document in order; what is no object is kept, for the caller to refuse. */
export function proofsOf(document: JsonObject): readonly Json[] {
  const { proof } = document
  return proof === undefined || proof === null ? [] : Array.isArray(proof) ? proof : [proof]
}

/** Where the proofs with these ids stand, in the order of the document. Throws ProofFault for an id that is not there or not the only one. */
export function positionsOf(ids: readonly string[], proofs: readonly Json[]): readonly number[] {
  if (ids.length === 0) return []
  const positions = new Map<string, number>()
  for (const [position, proof] of proofs.entries()) {
    if (!isJsonObject(proof) || typeof proof['id'] !== 'string' || !ids.includes(proof['id'])) continue
    if (positions.has(proof['id'])) throw new ProofFault('proof-id-not-unique', { id: shown(proof['id']) })
    positions.set(proof['id'], position)
  }
  const missing = ids.find((id) => !positions.has(id))
  if (missing !== undefined) throw new ProofFault('previous-proof-missing', { id: shown(missing) })
  return [...positions.values()]
}

/** The document without its proofs, and with those that the new proof builds on. */
export function documentToSign(document: JsonObject, proofs: readonly Json[], previous: readonly number[]): JsonObject {
  const { proof: _all, ...rest } = document
  return previous.length === 0 ? rest : { ...rest, proof: previous.map((position) => proofs[position] as Json) }
}

/** Which proofs stand in a circle, or lead into one; `previous` has undefined where a proof is refused already. */
export function cyclicOf(previous: readonly (readonly number[] | undefined)[]): ReadonlySet<number> {
  const settled = new Set<number>()
  for (let changed = true; changed; ) {
    changed = false
    for (const [position, needed] of previous.entries()) {
      if (settled.has(position) || !(needed ?? []).every((other) => settled.has(other))) continue
      settled.add(position)
      changed = true
    }
  }
  return new Set([...previous.keys()].filter((position) => !settled.has(position)))
}
