/** The compiled path beside the reference, on documents made up from a seed. */
import { Engine } from '../src/fast/engine.ts'
import { canonicalBytesByReference } from '../src/fast/reference.ts'
import { fuzzContexts } from './contexts.ts'
import { changed, type JsonObject, someKind } from './documents.ts'
import { Random } from './random.ts'

export interface Tally {
  documents: number
  /** Answered by the compiled path; the rest took the reference path. */
  fast: number
  /** Refused by the reference path, and so not answered by the compiled one. */
  refused: number
  /** Canonical forms that were not the same bytes. */
  different: number
  /** Answered by the compiled path, refused by the reference. */
  wronglyAccepted: number
  compiled: number
  /** Documents with which to look closer, a few of them. */
  examples: string[]
}

export function emptyTally(): Tally {
  return { documents: 0, fast: 0, refused: 0, different: 0, wronglyAccepted: 0, compiled: 0, examples: [] }
}

export function add(sum: Tally, one: Tally): void {
  for (const key of ['documents', 'fast', 'refused', 'different', 'wronglyAccepted', 'compiled'] as const) sum[key] += one[key]
  sum.examples.push(...one.examples.slice(0, 5))
}

const variantsOfOne = 24

/**
 * Compares this many documents. Every one of them is canonicalized by the reference path, and by the compiled path where it answers. They come in
 * families: one of a kind, compiled at once, and then others that are alike.
 */
export async function compare(seed: number, documents: number): Promise<Tally> {
  const random = new Random(seed)
  const tally = emptyTally()
  const engine = new Engine({ credit: 1e9, maxPrograms: 200 })
  while (tally.documents < documents) {
    let document = someKind(random).make(random)
    const family: JsonObject[] = [document]
    for (let variant = 0; variant < variantsOfOne && tally.documents < documents; variant++) {
      const isAccepted = await compareOne(engine, document, tally, variant === 0)
      if (isAccepted && family.length < 4) family.push(document)
      document = changed(random.pick(family), random)
    }
  }
  tally.compiled = engine.counts.compiled
  return tally
}

/** Whether the reference path accepts the document. */
async function compareOne(engine: Engine, document: JsonObject, tally: Tally, isFirst: boolean): Promise<boolean> {
  // As it would come from outside: what is no JSON (-0 among it) stays behind.
  const parsed = JSON.parse(JSON.stringify(document)) as JsonObject
  if (isFirst) await engine.prepare(parsed, fuzzContexts).catch(() => false)
  const fast = engine.fast(parsed, fuzzContexts)
  const answer = fast === undefined ? engine.canonical(parsed, fuzzContexts) : canonicalBytesByReference(parsed, fuzzContexts)
  const reference = await Promise.resolve(answer).catch(() => undefined)
  tally.documents += 1
  if (reference === undefined) tally.refused += 1
  if (fast === undefined) return reference !== undefined
  tally.fast += 1
  if (fast === reference) return true
  if (reference === undefined) tally.wronglyAccepted += 1
  else tally.different += 1
  if (tally.examples.length < 5) tally.examples.push(JSON.stringify(parsed))
  return reference !== undefined
}
