/**
 * The reference path: the well-known libraries, held to what they leave open. Everything that is signed or verified by RDF canonicalization has
 * this form; the compiled path gives the same bytes sooner or does not answer.
 */
import { createHash } from 'node:crypto'
import jsonld from 'jsonld'
import { canonize } from 'rdf-canonize'
import type { ContextSource } from './context-source.ts'
import { quadsOf, type RdfQuad, type RdfTerm } from './dataset.ts'
import { defaultWork, type HashName, lightWork, TooMuchWork } from './rdfc.ts'
import { NotCanonicalizable, refusalOf, refusalOfExpanded } from './refusals.ts'
import { toByteString } from './terms.ts'
import type { Work } from './work.ts'

export interface ReferenceOptions {
  /** The hash inside RDFC-1.0: SHA-384 for `ecdsa-rdfc-2019` with P-384 (Data Integrity ECDSA, section 3.2.3). */
  readonly hash?: HashName
  /** Code points, as the recommendation says; UTF-16 units as the usual JavaScript libraries sort, for credentials of others that hold characters beyond U+FFFF. */
  readonly order?: 'code-points' | 'utf-16'
  /** Orders of blank nodes that look alike are taken from it, ten for a unit, beyond the few that cost nothing to speak of. */
  readonly work?: Work | undefined
}

/** The dataset of a JSON-LD document in safe mode. Throws NotCanonicalizable, and whatever jsonld throws for a document it refuses. */
export async function datasetOf(document: object, contexts: ContextSource): Promise<RdfQuad[]> {
  const refusal = refusalOf(document)
  if (refusal) throw new NotCanonicalizable(refusal)
  const documentLoader = (url: string) => contexts.load(url)
  const expanded = await jsonld.expand(document, { documentLoader, safe: true, base: null })
  const late = refusalOfExpanded(expanded)
  if (late) throw new NotCanonicalizable(late)
  return jsonld.toRDF(expanded, { ...toRdfOptions, documentLoader, skipExpansion: true })
}

/** What every Data Integrity suite of RDFC-1.0 asks of `toRDF`. */
const toRdfOptions = { safe: true, base: null, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false } as const

/**
 * Canonical N-Quads of a JSON-LD document, as a byte string: jsonld 9 and rdf-canonize 5, with quads as a set, in code point order, with bounded work.
 * Throws NotCanonicalizable, TooMuchWork, and whatever the libraries throw for a document they refuse.
 */
export async function canonicalBytesByReference(
  document: object,
  contexts: ContextSource,
  { hash = 'sha256', order = 'code-points', work }: ReferenceOptions = {},
): Promise<string> {
  return canonizeDataset(await datasetOf(document, contexts), hash, order, work)
}

/** The same as text. */
export async function canonicalizeByReference(
  document: object,
  contexts: ContextSource,
  options: ReferenceOptions = {},
): Promise<string> {
  return Buffer.from(await canonicalBytesByReference(document, contexts, options), 'latin1').toString('utf8')
}

/** Whether the two orders can differ for this text: a character beyond U+FFFF beside one from U+E000 to U+FFFF. */
export function mayOrdersDiffer(text: string): boolean {
  return /[\ud800-\udfff]/.test(text) && /[\ue000-\uffff]/.test(text)
}

/**
 * rdf-canonize sorts strings with `<`. Given byte strings instead of text that is code point order, and a digest that takes them as bytes makes
 * the hashes come out right.
 */
async function canonizeDataset(
  dataset: readonly RdfQuad[],
  hash: HashName,
  order: 'code-points' | 'utf-16',
  work: Work | undefined,
): Promise<string> {
  const encode = order === 'code-points' ? toByteString : (text: string) => text
  const encoding = order === 'code-points' ? 'latin1' : 'utf8'
  let permutations = defaultWork.permutations
  try {
    const text = await canonize(distinct(dataset, encode), {
      algorithm: 'RDFC-1.0',
      createMessageDigest: () => {
        const digest = createHash(hash)
        return { update: (part: string) => void digest.update(part, encoding), digest: () => digest.digest('hex') }
      },
      maxWorkFactor: defaultWork.factor,
      // rdf-canonize asks after every third permutation: a bound on work that does not depend on the clock.
      signal: {
        get aborted() {
          permutations -= 3
          if (permutations < defaultWork.permutations - lightWork.permutations) work?.take(0.3)
          return permutations < 0
        },
      },
    })
    return order === 'code-points' ? text : Buffer.from(text, 'utf8').toString('latin1')
  } catch (error) {
    if (error instanceof Error && /Maximum deep iterations exceeded|Abort signal received/.test(error.message))
      throw new TooMuchWork('Too many blank nodes look alike', { cause: error })
    throw error
  }
}

/** Each quad once: jsonld 9 repeats one whose value came as a number and as a typed text, and two empty lists of one property. */
function distinct(dataset: readonly RdfQuad[], encode: (text: string) => string): RdfQuad[] {
  const encoded = (term: RdfTerm): RdfTerm => {
    const { datatype, language } = term
    return {
      ...term,
      value: encode(term.value),
      ...(datatype && { datatype: { ...datatype, value: encode(datatype.value) } }),
      ...(language !== undefined && { language: encode(language) }),
    }
  }
  const seen = new Set<string>()
  return dataset.flatMap((quad) => {
    const key = JSON.stringify([quad.subject, quad.predicate, quad.object, quad.graph])
    if (seen.has(key)) return []
    seen.add(key)
    return [
      {
        subject: encoded(quad.subject),
        predicate: encoded(quad.predicate),
        object: encoded(quad.object),
        graph: encoded(quad.graph),
      },
    ]
  })
}

/** Numbered quads of a document, for the compiler. */
export async function numberedQuads(document: object, contexts: ContextSource) {
  return quadsOf(await datasetOf(document, contexts))
}
