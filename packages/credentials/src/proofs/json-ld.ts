/** What selective disclosure asks of jsonld beyond the canonical form of a whole document. */
import jsonld from 'jsonld'
import { type Quad, quadsOf } from '../fast/dataset.ts'
import { datasetOf } from '../fast/reference.ts'
import { NotCanonicalizable, refusalOf } from '../fast/refusals.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { type ContextLoader, withFaults } from './canonical.ts'

const strict = { safe: true, base: null } as const

/** The expanded form, in safe mode. Throws ProofFault. */
export function expand(document: JsonObject, loader: ContextLoader): Promise<JsonObject[]> {
  return withFaults(loader, async (contexts) => {
    // Before the library sees it: what it makes of some documents changes what it says of every later one.
    const refusal = refusalOf(document)
    if (refusal) throw new NotCanonicalizable(refusal)
    const documentLoader = (url: string) => contexts.load(url)
    // What expands to JSON-LD is JSON.
    return (await jsonld.expand(document, { ...strict, documentLoader })) as JsonObject[]
  })
}

// The package ships no types, and nobody else here compacts.
const { compact: compactByLibrary } = jsonld as unknown as {
  compact(
    expanded: readonly JsonObject[],
    context: Json,
    options: { documentLoader: (url: string) => Promise<object>; safe: true },
  ): Promise<JsonObject>
}

/** The compact form under a context. Throws ProofFault. */
export function compact(expanded: readonly JsonObject[], context: Json, loader: ContextLoader): Promise<JsonObject> {
  return withFaults(loader, (contexts) =>
    compactByLibrary(expanded, context, { safe: true, documentLoader: (url) => contexts.load(url) }),
  )
}

/** The statements of a compact document, each once. Throws ProofFault. */
export function statementsOf(document: JsonObject, loader: ContextLoader): Promise<readonly Quad[]> {
  return withFaults(loader, async (contexts) => quadsOf(await datasetOf(document, contexts)).quads)
}

/** The statements of an expanded document, each once. Throws ProofFault. */
export function statementsOfExpanded(expanded: readonly JsonObject[], loader: ContextLoader): Promise<readonly Quad[]> {
  return withFaults(loader, async (contexts) => {
    const options = { ...strict, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false, skipExpansion: true } as const
    const documentLoader = (url: string) => contexts.load(url)
    return quadsOf(await jsonld.toRDF(expanded, { ...options, documentLoader })).quads
  })
}
