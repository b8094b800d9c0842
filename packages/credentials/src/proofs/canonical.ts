/**
 * What a proof signs: the hash of its options and the hash of the document, one after the other. This is the only place where a suite asks for
 * a canonical form.
 */
import { createHash } from 'node:crypto'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import canonicalize from 'canonicalize'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { ProofFault, shown } from './fault.ts'
import type { HashName } from './suites.ts'

/** Answers with the JSON-LD context at an address; rejects for one that it does not know. */
export type ContextLoader = (url: string) => Promise<object>

// The package ships no types.
const { canonize } = cryptosuite as {
  canonize(
    document: object,
    options: { documentLoader: ContextLoader; safe: true; base: null; messageDigestAlgorithm: HashName },
  ): Promise<string>
}

/** Hash of canonical options and hash of canonical document, of RDFC-1.0. `options` is without `@context`, which is the document's. */
export async function rdfcHash(
  document: JsonObject,
  options: JsonObject,
  hash: HashName,
  loader: ContextLoader,
): Promise<Uint8Array> {
  const optionsHash = await rdfcOptionsHash(document, options, hash, loader)
  return Buffer.concat([optionsHash, digest(hash, await canonicalNQuads(document, hash, loader))])
}

/** The first half of it alone. */
export async function rdfcOptionsHash(
  document: JsonObject,
  options: JsonObject,
  hash: HashName,
  loader: ContextLoader,
): Promise<Uint8Array> {
  if (document['@context'] === undefined) throw new ProofFault('context-missing')
  return digest(hash, await canonicalNQuads({ '@context': document['@context'], ...options }, hash, loader))
}

export function digest(hash: HashName, text: string): Uint8Array {
  return createHash(hash).update(text).digest()
}

/** Canonical N-Quads of a JSON-LD document in safe mode. Throws ProofFault. */
export function canonicalNQuads(document: JsonObject, hash: HashName, loader: ContextLoader): Promise<string> {
  return withFaults(loader, (documentLoader) =>
    canonize(document, { documentLoader, safe: true, base: null, messageDigestAlgorithm: hash }),
  )
}

const noContexts: ContextLoader = async (url) => {
  throw new Error(`not at hand: ${url}`)
}

/** Asks a JSON-LD library, and says in our words why it refuses. */
export async function withFaults<T>(
  loader: ContextLoader = noContexts,
  action: (loader: ContextLoader) => Promise<T>,
): Promise<T> {
  let missing: string | undefined
  try {
    return await action(async (url) => {
      try {
        return await loader(url)
      } catch (error) {
        missing = url
        throw error
      }
    })
  } catch (error) {
    if (error instanceof ProofFault) throw error
    if (missing !== undefined) throw new ProofFault('context-not-at-hand', { context: shown(missing) }, { cause: error })
    throw faultOf(error)
  }
}

function faultOf(error: unknown): ProofFault {
  const { message, details } = error as { message?: unknown; details?: { event?: { code?: unknown } } }
  if (typeof message === 'string' && /deep iterations|aborted/i.test(message)) return new ProofFault('too-much-work')
  if (details?.event) return new ProofFault('terms-dropped', { event: shown(details.event.code) }, { cause: error })
  return new ProofFault('json-ld-invalid', { message: shown(message) }, { cause: error })
}

/** The same of RFC 8785. `options` keep their `@context`. Throws ProofFault. */
export function jcsHash(document: JsonObject, options: JsonObject, hash: HashName): Uint8Array {
  const parts = [options, document].map((value) => digest(hash, canonicalJson(value)))
  return Buffer.concat(parts)
}

/** Canonical JSON of RFC 8785. Throws ProofFault for texts that are no Unicode (section 3.2.2.2). */
export function canonicalJson(value: JsonObject): string {
  let text: string | undefined
  try {
    text = canonicalize(value)
  } catch (error) {
    throw new ProofFault('not-canonicalizable', { message: shown((error as Error).message) }, { cause: error })
  }
  if (text === undefined || !text.isWellFormed()) throw new ProofFault('not-canonicalizable', { message: 'lone-surrogate' })
  return text
}

/** Whether the document's contexts begin with those that a proof names (Data Integrity EdDSA 1.0, section 3.3.2, step 4.1). */
export function beginsWithContexts(document: JsonObject, proof: JsonObject): boolean {
  const [own, theirs] = [proof['@context'], document['@context']].map((value) =>
    value === undefined ? [] : Array.isArray(value) ? value : [value],
  ) as [unknown[], unknown[]]
  return own.length <= theirs.length && own.every((context, index) => isSameJson(context, theirs[index]))
}

function isSameJson(one: unknown, other: unknown): boolean {
  return (
    one === other || (isJsonObject(one as never) && isJsonObject(other as never) && canonicalize(one) === canonicalize(other))
  )
}
