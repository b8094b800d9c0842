/**
 * The shape of a JSON document: keys in order, lengths of arrays, the kind of each value. Two documents of one shape differ only in their *leaves*,
 * the texts and numbers, which a walk collects in document order.
 */
import { numberClass } from './terms.ts'

export type Leaf = string | number

/** Past these a document is left to the reference path. */
export const shapeLimits = { tokens: 12_000, leaves: 4_000, depth: 64, keys: 50_000 } as const

// A shape is a row of numbers: the number of each key as it comes, and one of these for what stands there.
const textToken = -1
const wholeToken = -2
const decimalToken = -3
const otherNumberToken = -4
const trueToken = -5
const falseToken = -6
const nullToken = -7
const objectToken = -8
const objectEndToken = -9
const arrayToken = -10

/** Walks documents. One walker serves one cache: it holds the numbers of keys, and what the last walk found. */
export class Walker {
  private readonly keys = new Map<string, number>()
  private readonly tokens = new Int32Array(shapeLimits.tokens)
  private length = 0
  private isLearning = false
  /** The texts and numbers of the last document, in order. */
  readonly leaves: Leaf[] = []
  private leafCount = 0
  private mixed = 0

  /**
   * The hash of a document's shape, leaving its leaves in `leaves`; undefined for one that no known shape can have: it holds a key never seen, or
   * something that is not JSON, or too much. `skip` names a member of the document itself that is not looked at.
   */
  walk(document: object, skip?: string): number | undefined {
    this.length = 0
    this.leafCount = 0
    this.mixed = 0
    if (!this.object(document as Record<string, unknown>, 0, skip)) return undefined
    this.leaves.length = this.leafCount
    return this.mixed
  }

  /** The same for a shape to be remembered: unknown keys get a number. Undefined when there are too many of them. */
  learn(document: object, skip?: string): { hash: number; tokens: Int32Array } | undefined {
    this.isLearning = true
    try {
      const hash = this.walk(document, skip)
      return hash === undefined ? undefined : { hash, tokens: this.tokens.slice(0, this.length) }
    } finally {
      this.isLearning = false
    }
  }

  /** Whether the last walk found this very shape. */
  isShape(tokens: Int32Array): boolean {
    if (tokens.length !== this.length) return false
    for (let index = 0; index < tokens.length; index++) if (tokens[index] !== this.tokens[index]) return false
    return true
  }

  private add(token: number): boolean {
    if (this.length >= shapeLimits.tokens) return false
    this.tokens[this.length++] = token
    this.mixed = Math.imul(this.mixed ^ token, 0x9e3779b1)
    this.mixed ^= this.mixed >>> 15
    return true
  }

  private addLeaf(leaf: Leaf, token: number): boolean {
    if (this.leafCount >= shapeLimits.leaves) return false
    this.leaves[this.leafCount++] = leaf
    return this.add(token)
  }

  private value(value: unknown, depth: number): boolean {
    if (typeof value === 'string') return this.addLeaf(value, textToken)
    if (typeof value === 'object') {
      if (value === null) return this.add(nullToken)
      if (depth > shapeLimits.depth) return false
      return Array.isArray(value) ? this.array(value, depth + 1) : this.object(value as Record<string, unknown>, depth + 1)
    }
    if (typeof value === 'number') {
      const kind = numberClass(value)
      return this.addLeaf(value, kind === 'whole' ? wholeToken : kind === 'decimal' ? decimalToken : otherNumberToken)
    }
    if (typeof value === 'boolean') return this.add(value ? trueToken : falseToken)
    return false
  }

  private array(items: readonly unknown[], depth: number): boolean {
    if (!this.add(arrayToken) || !this.add(items.length)) return false
    for (let index = 0; index < items.length; index++) if (!this.value(items[index], depth)) return false
    return true
  }

  private object(object: Record<string, unknown>, depth: number, skip?: string): boolean {
    if (!this.add(objectToken)) return false
    const keys = Object.keys(object)
    // Reading by each key would cost more: objects of one document have dozens of layouts.
    const values = Object.values(object)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string
      if (key === skip) continue
      const number = this.keys.get(key) ?? this.learnKey(key)
      if (number === undefined || !this.add(number) || !this.value(values[index], depth)) return false
    }
    return this.add(objectEndToken)
  }

  private learnKey(key: string): number | undefined {
    if (!this.isLearning || this.keys.size >= shapeLimits.keys) return undefined
    this.keys.set(key, this.keys.size)
    return this.keys.size - 1
  }

  /** True when no more keys can be learnt: time to forget everything and begin anew. */
  get isFull(): boolean {
    return this.keys.size >= shapeLimits.keys
  }

  forget(): void {
    this.keys.clear()
  }
}

/** Where a leaf stands. */
export interface LeafPlace {
  readonly value: Leaf
  /** The key of the member that holds it, of the nearest array's member otherwise. */
  readonly key: string
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string
  readonly isInContext: boolean
}

const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** The leaves of a document with their places, in the order of `Walker.leaves`. */
export function leafPlaces(document: object, skip?: string): LeafPlace[] {
  const places: LeafPlace[] = []
  const visit = (value: unknown, key: string, pointer: string, isInContext: boolean) => {
    if (typeof value === 'string' || typeof value === 'number') places.push({ value, key, pointer, isInContext })
    else if (Array.isArray(value))
      for (const [index, item] of value.entries()) visit(item, key, `${pointer}/${index}`, isInContext)
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value))
        if (pointer !== '' || name !== skip)
          visit(member, name, `${pointer}/${escapePointer(name)}`, isInContext || name === '@context')
  }
  visit(document, '', '', false)
  return places
}

/** A copy of a document with other leaves. */
export function withLeaves(document: object, leaves: readonly Leaf[], skip?: string): object {
  let next = 0
  const copy = (value: unknown, isTop: boolean): unknown => {
    if (typeof value === 'string' || typeof value === 'number') return leaves[next++]
    if (Array.isArray(value)) return value.map((item) => copy(item, false))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !isTop || key !== skip)
        .map(([key, member]) => [key, copy(member, false)]),
    )
  }
  return copy(document, true) as object
}
