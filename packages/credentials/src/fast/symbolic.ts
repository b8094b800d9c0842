/**
 * Between learning and running: a dataset in which some terms are not known yet. What the compiler learns from probes is written down like this,
 * and the program is made from it.
 */
import { forbiddenName } from './refusals.ts'
import type { Leaf } from './shape.ts'
import { doubleText, hasScheme, literalBytes, numberClass, toByteString } from './terms.ts'

/** A value that differs between documents of one shape. */
export interface Slot {
  readonly kind: 'text' | 'iri' | 'fixed' | 'double'
  /** The leaves that hold it: one, or for an IRI all that were equal. */
  readonly leaves: readonly number[]
  /** For an IRI: its scheme and `//`, which every value must share. */
  readonly scheme: string
}

/** A term of a quad: fixed bytes, a blank node by its number, or a slot with what stands around it. */
export type SymbolicTerm =
  | { readonly is: 'bytes'; readonly bytes: string }
  | { readonly is: 'node'; readonly node: number }
  | { readonly is: 'slot'; readonly slot: number; readonly before: string; readonly after: string }

export interface SymbolicQuad {
  readonly subject: SymbolicTerm
  /** `<predicate>` */
  readonly predicate: string
  readonly object: SymbolicTerm
}

/** The bytes of a leaf in its slot; undefined when the slot cannot hold it. */
export function slotBytes(kind: Slot['kind'], scheme: string, terms: ReadonlySet<string>, leaf: Leaf): string | undefined {
  if (kind === 'text') return typeof leaf === 'string' && leaf !== forbiddenName ? literalBytes(leaf) : undefined
  if (kind === 'iri') {
    if (typeof leaf !== 'string' || !hasScheme(leaf, scheme) || terms.has(leaf)) return undefined
    return toByteString(leaf)
  }
  if (typeof leaf !== 'number' || numberClass(leaf) === undefined) return undefined
  return kind === 'fixed' ? leaf.toFixed(0) : doubleText(leaf)
}
