/**
 * What the words of a document mean: every context known, no protected term redefined, nothing that a JSON-LD processor would drop and a signature
 * would therefore not cover (Data Integrity 1.0, section 2.4.1).
 */
import jsonld from 'jsonld'
import { bundledContexts, contextsFor, poijuContextDigest } from '../contexts.ts'
import { unitsOf, type Work } from '../fast/index.ts'
import { refusalOf } from '../fast/refusals.ts'
import { isShapeKnown } from '../proofs/canonical.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { memberOfAnotherName, rewritingIn } from './rewriting.ts'
import { many } from './values.ts'

export type TermsRefusal =
  | 'unknown-context'
  | 'inline-context'
  | 'protected-term'
  | 'broken-context'
  | 'unknown-terms'
  | 'rewritten-terms'

export interface Vocabulary {
  /** Addresses at which our own context stands, vouched for by its digest. */
  readonly own: ReadonlySet<string>
  /** Contexts beside the bundled ones, by address. */
  readonly more: ReadonlyMap<string, object>
}

export interface VocabularyOptions {
  /** Contexts beside the bundled ones that the caller vouches for. */
  readonly moreContexts?: ReadonlyMap<string, object> | undefined
  /** Contexts written into the document are read too. They cannot redefine a protected term, but they may sweep up any other word. */
  readonly inlineContexts?: boolean | undefined
  /** The text itself is signed, as in a token: a word without a definition is covered too. */
  readonly everyWordIsSigned?: boolean | undefined
  /** What may still be done, shared by all documents of a verification. */
  readonly budget?: { readonly work: Work } | undefined
}

/** The contexts that this document may use: those bundled, and ours wherever its digest in `relatedResource` vouches for the address. */
export function vocabularyOf(document: JsonObject, { moreContexts = new Map() }: VocabularyOptions): Vocabulary {
  const own = new Set<string>()
  for (const resource of many(document['relatedResource']))
    if (isJsonObject(resource) && typeof resource['id'] === 'string' && resource['digestSRI'] === poijuContextDigest)
      own.add(resource['id'])
  return { own, more: moreContexts }
}

// A badge with ten endorsements has some thirty; each costs work of its own.
const mostContexts = 80

/** Why the words of a document cannot be relied on; null when they can. Throws TooMuchWork. */
export async function refusalOfTerms(
  document: JsonObject,
  vocabulary: Vocabulary,
  options: VocabularyOptions,
): Promise<{ code: TermsRefusal; context?: string; term?: string } | null> {
  const term = options.everyWordIsSigned ? undefined : rewritingIn(document)
  if (term !== undefined) return { code: 'rewritten-terms', term: term.slice(0, 200) }
  const within = contextsWithin(document)
  if (within.length > mostContexts) return { code: 'broken-context' }
  for (const context of within) {
    if (isJsonObject(context)) {
      if (!options.inlineContexts) return { code: 'inline-context' }
    } else if (typeof context !== 'string') return { code: 'broken-context' }
    else if (!bundledContexts().has(context) && !vocabulary.own.has(context) && !vocabulary.more.has(context))
      return { code: 'unknown-context', context: context.slice(0, 200) }
  }
  const contexts = contextsFor(vocabulary.own, vocabulary.more)
  // Whether or not the shape is known: what was seen before changes no answer.
  options.budget?.work.take(unitsOf(document))
  // Only where the answer cannot depend on what was seen before: a known shape says nothing of contexts of the document's own, nor of its proofs.
  if (!options.inlineContexts && hasUsualProofs(document) && isShapeKnown(document, contexts)) return null
  // jsonld writes such a name into Object.prototype, and refuses every later document.
  if (refusalOf(document) === 'forbidden-name') return { code: 'unknown-terms' }
  try {
    const expanded = await jsonld.expand(document, {
      documentLoader: (url) => contexts.load(url),
      safe: !options.everyWordIsSigned,
      base: null,
    })
    // Contexts of the document's own may give a member that is read another name.
    const unread = options.inlineContexts && !options.everyWordIsSigned ? memberOfAnotherName(document, expanded) : undefined
    return unread === undefined ? null : { code: 'rewritten-terms', term: unread }
  } catch (error) {
    return { code: codeOf(error) }
  }
}

const usualMembers = new Set([
  ...['@context', 'id', 'type', 'cryptosuite', 'created', 'expires', 'verificationMethod', 'proofPurpose', 'proofValue'],
  ...['domain', 'challenge', 'nonce', 'previousProof'],
])

function hasUsualProofs(document: JsonObject): boolean {
  return many(document['proof']).every(
    (proof) => isJsonObject(proof) && Object.keys(proof).every((name) => usualMembers.has(name)),
  )
}

/** Contexts at any depth: embedded credentials bring their own. */
function contextsWithin(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(contextsWithin)
  if (!isJsonObject(value)) return []
  const { '@context': contexts, ...rest } = value
  return [...(contexts === null ? [null] : many(contexts)), ...Object.values(rest).flatMap(contextsWithin)]
}

function codeOf(error: unknown): TermsRefusal {
  const details = error instanceof Error && 'details' in error ? error.details : undefined
  const code = typeof details === 'object' && details !== null && 'code' in details ? details.code : undefined
  if (code === 'protected term redefinition' || code === 'invalid context nullification') return 'protected-term'
  return code === 'invalid IRI mapping' || code === 'invalid local context' || code === 'invalid term definition'
    ? 'broken-context'
    : 'unknown-terms'
}
