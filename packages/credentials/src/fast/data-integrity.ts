/**
 * What a Data Integrity suite of RDFC-1.0 signs: the hash of the proof options and the hash of the document, one after the other
 * (Data Integrity EdDSA 1.0, section 3.2.4; ECDSA 1.0, section 3.2.4).
 */
import type { ContextSource } from './context-source.ts'
import { digestLength } from './digest.ts'
import { Engine, type EngineCounts, type EngineOptions } from './engine.ts'
import type { HashName } from './rdfc.ts'

/** A proof without its value. `@context` is the document's where it is missing. */
export type ProofOptions = Readonly<Record<string, unknown>>

const rememberedOptions = 1024

/** Canonicalizes and hashes, with what it has learnt. One for a process (or a worker) is enough. */
export class Canonicalizer {
  private readonly engines: Readonly<Record<HashName, Engine>>
  private readonly optionHashes = new WeakMap<ContextSource, Map<string, string>>()

  constructor(options: Omit<EngineOptions, 'hash'> = {}) {
    this.engines = { sha256: new Engine({ ...options, hash: 'sha256' }), sha384: new Engine({ ...options, hash: 'sha384' }) }
  }

  engine(hash: HashName): Engine {
    return this.engines[hash]
  }

  counts(hash: HashName = 'sha256'): Readonly<EngineCounts> {
    return this.engines[hash].counts
  }

  /**
   * The bytes that the key signs: 64 for SHA-256, 96 for SHA-384. At once when both shapes are known, else a promise that rejects for a document
   * or proof that the reference path refuses. `document` is unsecured; with `skip: 'proof'` a secured one is read as if it had no proof.
   */
  hashForDataIntegrity(
    document: object,
    proofOptions: ProofOptions,
    contexts: ContextSource,
    hash: HashName = 'sha256',
    skip?: string,
  ): Uint8Array | Promise<Uint8Array> {
    const engine = this.engines[hash]
    const options = this.hashOfOptions(document, proofOptions, contexts, hash)
    const digest = engine.digest(document, contexts, skip)
    return typeof options === 'string' && typeof digest === 'string'
      ? joined(hash, options, digest)
      : Promise.all([options, digest]).then(([one, other]) => joined(hash, one, other))
  }

  /** The digest of proof options as a byte string; remembered, since the proofs of a batch differ in their value alone. */
  hashOfOptions(
    document: object,
    proofOptions: ProofOptions,
    contexts: ContextSource,
    hash: HashName = 'sha256',
  ): string | Promise<string> {
    const { proofValue: _value, ...rest } = proofOptions
    const options = { '@context': (document as { '@context'?: unknown })['@context'], ...rest }
    const key = `${hash} ${JSON.stringify(options)}`
    const known = this.optionHashes.get(contexts) ?? new Map<string, string>()
    const digest = known.get(key)
    if (digest !== undefined) return digest
    const remember = (made: string) => {
      if (known.size >= rememberedOptions) known.delete(known.keys().next().value as string)
      known.set(key, made)
      this.optionHashes.set(contexts, known)
      return made
    }
    const made = this.engines[hash].digest(options, contexts)
    return typeof made === 'string' ? remember(made) : made.then(remember)
  }
}

function joined(hash: HashName, options: string, document: string): Uint8Array {
  const bytes = Buffer.allocUnsafe(2 * digestLength[hash])
  bytes.write(options, 0, 'latin1')
  bytes.write(document, digestLength[hash], 'latin1')
  return bytes
}
