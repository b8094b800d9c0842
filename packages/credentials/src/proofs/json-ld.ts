/** What is used of jsonld and rdf-canonize beyond the canonical form of a whole document. */
import jsonld from 'jsonld'
import { canonize, NQuads } from 'rdf-canonize'
import type { Json, JsonObject } from '../strict-json.ts'
import { type ContextLoader, withFaults } from './canonical.ts'

export interface Term {
  readonly termType: string
  readonly value: string
}

export interface Quad {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term & { readonly datatype?: { readonly value: string }; readonly language?: string }
  readonly graph: Term
}

interface Options {
  readonly documentLoader: ContextLoader
  readonly safe: true
  readonly base?: null
  readonly skipExpansion?: boolean
  readonly rdfDirection?: 'i18n-datatype'
}

// The package ships no types.
const library = jsonld as unknown as {
  expand(document: object, options: Options): Promise<JsonObject[]>
  compact(document: object, context: Json, options: Options): Promise<JsonObject>
  toRDF(document: object, options: Options): Promise<Quad[]>
}

/** The expanded form, in safe mode. Throws ProofFault. */
export function expand(document: JsonObject, loader: ContextLoader): Promise<JsonObject[]> {
  return withFaults(loader, (documentLoader) => library.expand(document, { documentLoader, safe: true, base: null }))
}

/** The compact form under a context. Throws ProofFault. */
export function compact(expanded: readonly JsonObject[], context: Json, loader: ContextLoader): Promise<JsonObject> {
  return withFaults(loader, (documentLoader) => library.compact(expanded, context, { documentLoader, safe: true }))
}

/** The quads of a compact or an expanded document, each once. Throws ProofFault. */
export async function quadsOf(document: JsonObject | readonly JsonObject[], loader: ContextLoader): Promise<readonly Quad[]> {
  const quads = await withFaults(loader, (documentLoader) =>
    library.toRDF(document, {
      documentLoader,
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      ...(Array.isArray(document) ? { skipExpansion: true } : {}),
    }),
  )
  return [...new Map(quads.map((quad) => [NQuads.serializeQuad(quad), quad])).values()]
}

/** One line of N-Quads, as in the canonical form. */
export function lineOf(quad: Quad): string {
  return NQuads.serializeQuad(quad)
}

/** From the labels of the blank nodes, without `_:`, to `c14n0` and so on (RDFC-1.0 with SHA-256). Throws ProofFault. */
export async function canonicalLabels(quads: readonly Quad[]): Promise<ReadonlyMap<string, string>> {
  const canonicalIdMap = new Map<string, string>()
  await withFaults(undefined, () => canonize(quads, { algorithm: 'RDFC-1.0', canonicalIdMap }))
  const bare = (label: string) => label.replace(/^_:/, '')
  return new Map([...canonicalIdMap].map(([label, canonical]) => [bare(label), bare(canonical)]))
}
