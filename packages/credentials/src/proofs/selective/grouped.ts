/**
 * The statements of a document one by one, with labels for blank nodes that tell nothing, and which of them JSON pointers select
 * (Data Integrity ECDSA 1.0, section 3.4). Blank nodes are named by random addresses (skolemized) so that they can be found again in a part of
 * the document; here they are found as whole terms, never by looking for `_:` in texts.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { canonicalizeQuads, lineOf, type Quad } from '../../fast/dataset.ts'
import { TooMuchWork } from '../../fast/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../strict-json.ts'
import type { ContextLoader } from '../canonical.ts'
import { ProofFault } from '../fault.ts'
import { compact, expand, statementsOf, statementsOfExpanded } from '../json-ld.ts'
import { type Path, pathIn, select } from './pointer.ts'

export interface Grouped {
  /** Each statement as N-Quads with signed labels, as a byte string, in code point order. */
  readonly lines: readonly string[]
  /** Positions in `lines` that paths select. */
  matching(paths: readonly Path[]): Promise<ReadonlySet<number>>
  /** The labels that a verifier gets for the selected part alone, each with the signed one. */
  labelMap(positions: ReadonlySet<number>): ReadonlyMap<string, string>
}

/** Throws ProofFault, for documents with JSON-LD lists too: their cells have no name that could be found again. */
export async function group(document: JsonObject, hmacKey: Uint8Array, loader: ContextLoader): Promise<Grouped> {
  const names = new BlankNodeNames()
  const expanded = (await expand(document, loader)).map((node) => names.skolemize(node) as JsonObject)
  const compacted = await compact(expanded, document['@context'] ?? null, loader)
  const statements = (await statementsOfExpanded(expanded, loader)).map((named) => ({
    key: lineOf(named, String),
    quad: names.deskolemize(named),
  }))
  const signed = new Map<number, string>()
  for (const [place, node] of canonicalOrder(statements.map(({ quad }) => quad)).entries())
    signed.set(node, hmacLabel(hmacKey, `c14n${place}`))
  const ordered = statements
    .map(({ key, quad }) => ({ key, quad, line: lineOf(quad, (node) => `_:${signed.get(node)}`) }))
    .sort((one, other) => (one.line < other.line ? -1 : 1))
  const positions = new Map(ordered.map(({ key }, position) => [key, position]))

  return {
    lines: ordered.map(({ line }) => line),
    async matching(paths) {
      const part = select(
        compacted,
        paths.map((path) => pathIn(compacted, document, path)),
      )
      if (!part) return new Set()
      const found = (await statementsOf(part, loader)).map((named) => positions.get(lineOf(named, String)))
      // A part that says what the whole does not: a context reads it in another way.
      if (found.includes(undefined)) throw new ProofFault('derivation-failed')
      return new Set(found as number[])
    },
    labelMap(chosen) {
      const order = canonicalOrder(ordered.filter((_, position) => chosen.has(position)).map(({ quad }) => quad))
      return new Map(order.map((node, place) => [`c14n${place}`, signed.get(node) as string]))
    },
  }
}

function hmacLabel(key: Uint8Array, label: string): string {
  return `u${createHmac('sha256', key).update(label).digest('base64url')}`
}

/** The blank nodes of some statements in canonical order. Throws ProofFault. */
function canonicalOrder(quads: readonly Quad[]): readonly number[] {
  // The canonicalization numbers from zero without gaps.
  const dense = new Map<number, number>()
  const renumbered = (term: string | number) => {
    if (typeof term === 'string') return term
    const number = dense.get(term) ?? dense.size
    dense.set(term, number)
    return number
  }
  const own = quads.map(({ subject, predicate, object, graph }) => ({
    subject: renumbered(subject),
    predicate,
    object: renumbered(object),
    graph: renumbered(graph),
  }))
  try {
    const nodes = [...dense.keys()]
    return canonicalizeQuads(own, dense.size, 'sha256').order.map((number) => nodes[number] as number)
  } catch (error) {
    throw error instanceof TooMuchWork ? new ProofFault('too-much-work', {}, { cause: error }) : error
  }
}

class BlankNodeNames {
  private readonly prefix = `urn:bnid:${randomUUID()}:`
  private readonly numbers = new Map<string, number>()
  private count = 0

  skolemize(value: Json): Json {
    if (Array.isArray(value)) return value.map((item) => this.skolemize(item))
    if (!isJsonObject(value) || '@value' in value) return value
    if ('@list' in value) throw new ProofFault('lists-not-supported')
    const node = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.skolemize(member)]))
    const id = node['@id']
    // Two series, so that a label of the document never meets one of ours.
    if (id === undefined) node['@id'] = `${this.prefix}n${this.count++}`
    else if (typeof id === 'string' && id.startsWith('_:')) node['@id'] = `${this.prefix}b${id.slice(2)}`
    return node
  }

  deskolemize({ subject, predicate, object, graph }: Quad): Quad {
    return { subject: this.term(subject), predicate, object: this.term(object), graph: this.term(graph) }
  }

  private term(term: string | number): string | number {
    if (typeof term === 'number' || !term.startsWith(`<${this.prefix}`)) return term
    const number = this.numbers.get(term) ?? this.numbers.size
    this.numbers.set(term, number)
    return number
  }
}
