/**
 * What a proof signs: the hash of its options and the hash of the document, one after the other. This is the only place where a suite asks for
 * a canonical form.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { digestBytes } from '../fast/digest.ts'
import {
  Canonicalizer,
  type ContextSource,
  canonicalBytesByReference,
  type HashName,
  type LoadedContext,
  NotCanonicalizable,
  type ProofOptions,
  TooMuchWork,
  unitsOf,
  type Work,
} from '../fast/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { ProofFault, shown } from './fault.ts'

/**
 * JSON-LD contexts by their addresses. A source tells the digests of what it has, so that a shape that was seen before is canonicalized fast; a
 * function does not, and the reference libraries do the work. Both reject for an address that they do not know.
 */
export type ContextLoader = ContextSource | ((url: string) => Promise<object>)

// What is learnt of one document helps with the next: one for the process (or the worker).
const canonicalizer = new Canonicalizer()

/** Hash of canonical options and hash of canonical document, of RDFC-1.0. `options` is without `@context`, which is the document's. */
export async function rdfcHash(
  document: JsonObject,
  options: JsonObject,
  hash: HashName,
  loader: ContextLoader,
): Promise<Uint8Array> {
  const optionsHash = await rdfcOptionsHash(document, options, hash, loader)
  return Buffer.concat([optionsHash, hashOfBytes(hash, await canonicalBytes(document, hash, loader))])
}

/** The first half of it alone. */
export async function rdfcOptionsHash(
  document: JsonObject,
  options: JsonObject,
  hash: HashName,
  loader: ContextLoader,
  work?: Work,
): Promise<Uint8Array> {
  if (document['@context'] === undefined) throw new ProofFault('context-missing')
  const proofOptions = { '@context': document['@context'], ...options }
  return hashOfBytes(hash, await canonicalBytes(proofOptions, hash, loader, work))
}

/** Whether a document's shape was learnt, which takes a document whose every term is known; its own proof is left out. False means nothing. */
export function isShapeKnown(document: JsonObject, contexts: ContextSource): boolean {
  return canonicalizer.engine('sha256').fast(document, contexts, 'proof') !== undefined
}

/** Hash of options and hash of document for `eddsa-rdfc-2022`, at once when both shapes are known. Throws, or rejects, as the reference path does. */
export function hashToSign(document: object, options: ProofOptions, contexts: ContextSource): Uint8Array | Promise<Uint8Array> {
  return canonicalizer.hashForDataIntegrity(document, options, contexts)
}

/** Canonical N-Quads of a JSON-LD document in safe mode, as a byte string. `work` is what may be spent on it. Throws ProofFault. */
export function canonicalBytes(
  document: JsonObject,
  hash: HashName,
  loader: ContextLoader,
  work?: Work,
): Promise<string> | string {
  // The same by either path: what was seen before changes no answer.
  takeWork(work, unitsOf(document))
  if (typeof loader !== 'function') {
    const bytes = canonicalizer.engine(hash).fast(document, loader)
    if (bytes !== undefined) return bytes
  }
  return withFaults(loader, async (contexts) =>
    typeof loader === 'function'
      ? canonicalBytesByReference(document, contexts, { hash, work })
      : canonicalizer.engine(hash).canonical(document, contexts, undefined, work),
  )
}

/** Takes from what may be spent. Throws ProofFault. */
export function takeWork(work: Work | undefined, units: number): void {
  try {
    work?.take(units)
  } catch (error) {
    throw faultOf(error)
  }
}

/** Hashes for the proofs of one document: of the document once for each hash and each set of proofs that are signed with it, of the options each time. */
export class RdfcHashes {
  private readonly loader: ContextLoader
  private readonly work: Work
  private readonly documents = new Map<string, Promise<Uint8Array>>()
  /** Of one document all proofs come from libraries of one kind: where the other order was of no use, it is not tried again. */
  isUtf16Refuted = false

  constructor(loader: ContextLoader, work: Work) {
    this.loader = loader
    this.work = work
  }

  /** As `rdfcHash`; `name` tells documents apart that differ in the proofs within them. Throws ProofFault. */
  async toVerify(name: string, document: JsonObject, options: JsonObject, hash: HashName): Promise<Uint8Array> {
    const optionsHash = await rdfcOptionsHash(document, options, hash, this.loader, this.work)
    const bytes = async () => hashOfBytes(hash, await canonicalBytes(document, hash, this.loader, this.work))
    return Buffer.concat([optionsHash, await this.once(name, bytes)])
  }

  /** The hash as it comes out of libraries that sort texts by UTF-16 units, not by code points as RDF-CANON says (section 4.4.3). */
  async toVerifyInUtf16Order(name: string, document: JsonObject, options: JsonObject, hash: HashName): Promise<Uint8Array> {
    const sorted = (one: JsonObject) => {
      takeWork(this.work, unitsOf(one))
      return withFaults(this.loader, async (contexts) =>
        hashOfBytes(hash, await canonicalBytesByReference(one, contexts, { hash, order: 'utf-16', work: this.work })),
      )
    }
    const optionsHash = await sorted({ '@context': document['@context'] ?? null, ...options })
    return Buffer.concat([optionsHash, await this.once(`${name} utf-16`, () => sorted(document))])
  }

  private once(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.documents.get(name) ?? make()
    this.documents.set(name, known)
    return known
  }
}

/** The digest of a byte string. */
export function hashOfBytes(hash: HashName, bytes: string): Uint8Array {
  return Buffer.from(digestBytes(hash, bytes), 'latin1')
}

/** Asks a JSON-LD library, and says in our words why it refuses. */
export async function withFaults<T>(loader: ContextLoader, action: (contexts: ContextSource) => Promise<T>): Promise<T> {
  let missing: string | undefined
  const contexts: ContextSource = {
    digest: (url) => (typeof loader === 'function' ? undefined : loader.digest(url)),
    async load(url) {
      try {
        // jsonld reads `document` and `documentUrl` only, as every loader of its kind answers.
        return typeof loader === 'function' ? ((await loader(url)) as LoadedContext) : await loader.load(url)
      } catch (error) {
        missing = url
        throw error
      }
    },
  }
  try {
    return await action(contexts)
  } catch (error) {
    if (error instanceof ProofFault) throw error
    if (missing !== undefined) throw new ProofFault('context-not-at-hand', { context: shown(missing) }, { cause: error })
    throw faultOf(error)
  }
}

function faultOf(error: unknown): ProofFault {
  if (error instanceof NotCanonicalizable) return new ProofFault('not-canonicalizable', { reason: error.code }, { cause: error })
  if (error instanceof TooMuchWork) return new ProofFault('too-much-work', {}, { cause: error })
  const { message, details } = error as { message?: unknown; details?: { event?: { code?: unknown } } }
  if (details?.event) return new ProofFault('terms-dropped', { event: shown(details.event.code) }, { cause: error })
  return new ProofFault('json-ld-invalid', { message: shown(message) }, { cause: error })
}

/** The same of RFC 8785. `options` keep their `@context`. Throws ProofFault. */
export function jcsHash(document: JsonObject, options: JsonObject, hash: HashName): Uint8Array {
  return Buffer.concat([options, document].map((value) => createHash(hash).update(canonicalJson(value)).digest()))
}

/** Canonical JSON of RFC 8785. Throws ProofFault for texts that are no Unicode (section 3.2.2.2). */
export function canonicalJson(value: JsonObject): string {
  try {
    const text = canonicalize(value)
    if (text !== undefined) return text
  } catch (error) {
    throw new ProofFault('not-canonicalizable', { reason: shown((error as Error).message) }, { cause: error })
  }
  throw new ProofFault('not-canonicalizable')
}

/** Whether the document's contexts begin with those that a proof names (Data Integrity EdDSA 1.0, section 3.3.2, step 4.1). */
export function beginsWithContexts(document: JsonObject, proof: JsonObject): boolean {
  const [named, there] = [listOf(proof['@context']), listOf(document['@context'])]
  return named.length <= there.length && named.every((context, index) => isSameJson(context, there[index]))
}

const listOf = (value: Json | undefined): readonly Json[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

function isSameJson(one: Json, other: Json | undefined): boolean {
  return one === other || (isJsonObject(one) && isJsonObject(other) && canonicalJson(one) === canonicalJson(other))
}
