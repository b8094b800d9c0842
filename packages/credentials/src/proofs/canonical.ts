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
  if (document['@context'] === undefined) throw new ProofFault('context-missing')
  const proofOptions = { '@context': document['@context'], ...options }
  const texts = [await canonicalNQuads(proofOptions, hash, loader), await canonicalNQuads(document, hash, loader)]
  return Buffer.concat(texts.map((text) => createHash(hash).update(text).digest()))
}

/** Canonical N-Quads of a JSON-LD document in safe mode. Throws ProofFault. */
export async function canonicalNQuads(document: JsonObject, hash: HashName, loader: ContextLoader): Promise<string> {
  let isContextMissing = false
  const documentLoader = async (url: string) => {
    try {
      return await loader(url)
    } catch (error) {
      isContextMissing = true
      throw error
    }
  }
  try {
    return await canonize(document, { documentLoader, safe: true, base: null, messageDigestAlgorithm: hash })
  } catch (error) {
    throw faultOf(error, isContextMissing)
  }
}

function faultOf(error: unknown, isContextMissing: boolean): ProofFault {
  if (error instanceof ProofFault) return error
  if (isContextMissing) return new ProofFault('context-not-at-hand', {}, { cause: error })
  const { message, details } = error as { message?: unknown; details?: { event?: { code?: unknown } } }
  if (typeof message === 'string' && /deep iterations|aborted/i.test(message)) return new ProofFault('too-much-work')
  if (details?.event) return new ProofFault('terms-dropped', { event: shown(details.event.code) }, { cause: error })
  return new ProofFault('json-ld-invalid', { message: shown(message) }, { cause: error })
}

/** The same of RFC 8785. `options` keep their `@context`. Throws ProofFault. */
export function jcsHash(document: JsonObject, options: JsonObject, hash: HashName): Uint8Array {
  const parts = [options, document].map((value) => createHash(hash).update(canonicalJson(value)).digest())
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
