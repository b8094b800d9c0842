/** The compiled canonicalization: docs/decisions/0008-compiled-canonicalization.md. */
export { type Batch, type BatchOptions, openBatch, type PreparedCredential } from './batch.ts'
export { type ContextSource, contextSource, digestOfContext, type LoadedContext } from './context-source.ts'
export { Canonicalizer, type ProofOptions } from './data-integrity.ts'
export { canonicalizeNQuads } from './dataset.ts'
export { digestBytes } from './digest.ts'
export { Engine, type EngineCounts, type EngineOptions } from './engine.ts'
export { type HashName, TooMuchWork } from './rdfc.ts'
export {
  canonicalBytesByReference,
  canonicalizeByReference,
  mayOrdersDiffer,
  type ReferenceOptions,
} from './reference.ts'
export { type CanonicalRefusal, NotCanonicalizable, refusalOf } from './refusals.ts'
export { loadSodium, type Sodium, SodiumMissing } from './sodium.ts'
export { mostWork, unitsOf, Work } from './work.ts'
