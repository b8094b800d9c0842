/**
 * The statements of a document one by one, with labels for blank nodes that tell nothing, and which of them JSON pointers select
 * (Data Integrity ECDSA 1.0, section 3.4). Blank nodes are named by random addresses (skolemized) so that they can be found again in a part of
 * the document; here they are found in parsed statements, never by looking for `_:` in texts.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { isJsonObject, type Json, type JsonObject } from '../../strict-json.ts'
import type { ContextLoader } from '../canonical.ts'
import { ProofFault } from '../fault.ts'
import { canonicalLabels, compact, expand, lineOf, type Quad, quadsOf, type Term } from '../json-ld.ts'
import { type Path, pathIn, select } from './pointer.ts'

export interface Grouped {
  /** Each statement as N-Quads with signed labels, in code point order. */
  readonly lines: readonly string[]
  /** Positions in `lines` that paths select. */
  matching(paths: readonly Path[]): Promise<ReadonlySet<number>>
  /** The labels that a verifier gets for the selected part alone, each with the signed one. */
  labelMap(positions: ReadonlySet<number>): Promise<ReadonlyMap<string, string>>
}

/** Throws ProofFault, for documents with JSON-LD lists too: their cells have no name that could be found again. */
export async function group(document: JsonObject, hmacKey: Uint8Array, loader: ContextLoader): Promise<Grouped> {
  const names = namesOfBlankNodes()
  const expanded = (await expand(document, loader)).map(names.skolemize) as JsonObject[]
  const compacted = await compact(expanded, document['@context'] ?? null, loader)
  const statements = (await quadsOf(expanded, loader)).map((quad) => ({ key: lineOf(quad), quad: names.deskolemize(quad) }))
  const signed = new Map(
    [...(await canonicalLabels(statements.map(({ quad }) => quad)))].map(([label, canonical]) => [
      label,
      hmacLabel(hmacKey, canonical),
    ]),
  )
  const ordered = statements
    .map(({ key, quad }) => ({ key, quad, line: lineOf(relabelled(quad, signed)) }))
    .sort((one, other) => compareCodePoints(one.line, other.line))
  const positions = new Map(ordered.map(({ key }, position) => [key, position]))

  return {
    lines: ordered.map(({ line }) => line),
    async matching(paths) {
      const part = select(
        compacted,
        paths.map((path) => pathIn(compacted, document, path)),
      )
      if (!part) return new Set()
      const found = (await quadsOf(part, loader)).map((quad) => positions.get(lineOf(quad)))
      // A part that says what the whole does not: a context reads it in another way.
      if (found.some((position) => position === undefined)) throw new ProofFault('derivation-failed')
      return new Set(found as number[])
    },
    async labelMap(chosen) {
      const part = ordered.filter((_, position) => chosen.has(position)).map(({ quad }) => quad)
      return new Map([...(await canonicalLabels(part))].map(([label, canonical]) => [canonical, signed.get(label) as string]))
    },
  }
}

/** Code points sort as UTF-8 bytes do. */
export function compareCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

function hmacLabel(key: Uint8Array, label: string): string {
  return `u${createHmac('sha256', key).update(label).digest('base64url')}`
}

function namesOfBlankNodes() {
  const prefix = `urn:bnid:${randomUUID()}:`
  let count = 0
  const skolemize = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(skolemize)
    if (!isJsonObject(value) || '@value' in value) return value
    if ('@list' in value) throw new ProofFault('lists-not-supported')
    const node: JsonObject = {}
    for (const [key, member] of Object.entries(value)) node[key] = skolemize(member)
    const id = node['@id']
    // Two series, so that a label of the document never meets one of ours.
    if (id === undefined) node['@id'] = `${prefix}n${count++}`
    else if (typeof id === 'string' && id.startsWith('_:')) node['@id'] = `${prefix}b${id.slice(2)}`
    return node
  }
  const term = <T extends Term>(item: T): T =>
    item.termType === 'NamedNode' && item.value.startsWith(prefix)
      ? { ...item, termType: 'BlankNode', value: `_:${item.value.slice(prefix.length)}` }
      : item
  const deskolemize = ({ subject, predicate, object, graph }: Quad): Quad => ({
    subject: term(subject),
    predicate,
    object: term(object),
    graph: term(graph),
  })
  return { skolemize, deskolemize }
}

function relabelled(quad: Quad, labels: ReadonlyMap<string, string>): Quad {
  const term = <T extends Term>(item: T): T =>
    item.termType === 'BlankNode' ? { ...item, value: `_:${labels.get(item.value.slice(2))}` } : item
  return { ...quad, subject: term(quad.subject), object: term(quad.object), graph: term(quad.graph) }
}
