/** RDF datasets as the JSON-LD library gives them and as the canonicalization here wants them, and the canonical form of a whole dataset. */
import { NQuads } from 'rdf-canonize'
import { canonicalOrder, defaultWork, digestOf, type HashName, type Related, type WorkLimit } from './rdfc.ts'
import { literalBytes, toByteString } from './terms.ts'

/** A term of RDF/JS as jsonld 9 and rdf-canonize 5 write it. */
export interface RdfTerm {
  readonly termType: string
  readonly value: string
  readonly datatype?: { readonly value: string }
  readonly language?: string
}

export interface RdfQuad {
  readonly subject: RdfTerm
  readonly predicate: RdfTerm
  readonly object: RdfTerm
  readonly graph: RdfTerm
}

/** A quad with its terms as byte strings of N-Quads; a blank node is its number. No graph is ''. */
export interface Quad {
  readonly subject: string | number
  readonly predicate: string
  readonly object: string | number
  readonly graph: string | number
}

const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'
const xsdString = 'http://www.w3.org/2001/XMLSchema#string'
const escapedInIri = /[\x00-\x20<>"{}|^`\\]/g

/** `<iri>` as a byte string. */
export function iriBytes(iri: string): string {
  const escaped = iri.replace(
    escapedInIri,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return `<${toByteString(escaped)}>`
}

/** What follows the closing quote of a literal: nothing, `@language` or `^^<datatype>`. */
export function literalSuffix({ datatype, language }: RdfTerm): string {
  const type = datatype?.value ?? xsdString
  if (type === langString) return language ? `@${toByteString(language)}` : ''
  return type === xsdString ? '' : `^^${iriBytes(type)}`
}

/** A literal as a byte string. Throws RangeError for a lone surrogate. */
export function literalTerm(term: RdfTerm): string {
  const text = literalBytes(term.value)
  if (text === undefined) throw new RangeError('A lone surrogate has no bytes')
  return `"${text}"${literalSuffix(term)}`
}

/** The quads as a set, blank nodes numbered in order of appearance. */
export function quadsOf(dataset: readonly RdfQuad[]): { quads: Quad[]; count: number } {
  const numbers = new Map<string, number>()
  const termOf = (term: RdfTerm): string | number => {
    if (term.termType === 'NamedNode') return iriBytes(term.value)
    if (term.termType === 'Literal') return literalTerm(term)
    if (term.termType === 'DefaultGraph') return ''
    const known = numbers.get(term.value)
    if (known !== undefined) return known
    numbers.set(term.value, numbers.size)
    return numbers.size - 1
  }
  const seen = new Set<string>()
  const quads: Quad[] = []
  for (const { subject, predicate, object, graph } of dataset) {
    const quad = {
      subject: termOf(subject),
      predicate: String(termOf(predicate)),
      object: termOf(object),
      graph: termOf(graph),
    }
    const key = JSON.stringify([quad.subject, quad.predicate, quad.object, quad.graph])
    if (seen.has(key)) continue
    seen.add(key)
    quads.push(quad)
  }
  return { quads, count: numbers.size }
}

type Label = (node: number) => string

/** One line of N-Quads as a byte string. */
export function lineOf({ subject, predicate, object, graph }: Quad, label: Label): string {
  const text = (term: string | number) => (typeof term === 'number' ? label(term) : term)
  return `${text(subject)} ${predicate} ${text(object)}${graph === '' ? '' : ` ${text(graph)}`} .\n`
}

/** For each blank node the quads that it shares with another one. */
export function relatedOf(quads: readonly Quad[], count: number): Related[][] {
  const related: Related[][] = Array.from({ length: count }, () => [])
  for (const { subject, predicate, object, graph } of quads) {
    const ends = [
      ['s', subject],
      ['o', object],
      ['g', graph],
    ] as const
    for (const node of new Set([subject, object, graph])) {
      if (typeof node !== 'number') continue
      for (const [position, other] of ends)
        if (typeof other === 'number' && other !== node) related[node]?.push({ position, predicate, node: other })
    }
  }
  return related
}

/** RDFC-1.0 of a dataset, as a byte string and with the canonical order of its blank nodes. Throws TooMuchWork. */
export function canonicalizeQuads(
  quads: readonly Quad[],
  count: number,
  hash: HashName,
  limit: WorkLimit = defaultWork,
): { bytes: string; order: number[] } {
  const quadsOfNode: Quad[][] = Array.from({ length: count }, () => [])
  for (const quad of quads)
    for (const node of new Set([quad.subject, quad.object, quad.graph]))
      if (typeof node === 'number') quadsOfNode[node]?.push(quad)
  const firstDegree = quadsOfNode.map((own, node) =>
    digestOf(
      hash,
      own
        .map((quad) => lineOf(quad, (other) => (other === node ? '_:a' : '_:z')))
        .sort()
        .join(''),
    ),
  )
  const order = canonicalOrder(firstDegree, relatedOf(quads, count), hash, limit)
  const rank = new Map(order.map((node, place) => [node, place]))
  const lines = quads.map((quad) => lineOf(quad, (node) => `_:c14n${rank.get(node)}`))
  return { bytes: lines.sort().join(''), order }
}

/** RDFC-1.0 of N-Quads text, and the identifiers that its blank nodes got. Throws for malformed text and TooMuchWork. */
export function canonicalizeNQuads(
  text: string,
  hash: HashName = 'sha256',
  limit: WorkLimit = defaultWork,
): { text: string; identifiers: Record<string, string> } {
  const dataset: RdfQuad[] = NQuads.parse(text)
  const names = new Map<string, number>()
  for (const quad of dataset)
    for (const { termType, value } of [quad.subject, quad.predicate, quad.object, quad.graph])
      if (termType === 'BlankNode' && !names.has(value)) names.set(value, names.size)
  const { quads, count } = quadsOf(dataset)
  const { bytes, order } = canonicalizeQuads(quads, count, hash, limit)
  const labels = [...names.keys()]
  return {
    text: Buffer.from(bytes, 'latin1').toString('utf8'),
    identifiers: Object.fromEntries(order.map((node, place) => [labels[node] ?? '', `c14n${place}`])),
  }
}
