/**
 * RDF Dataset Canonicalization 1.0 (RDFC-1.0) without promises, over byte strings (see terms.ts). `n`, the number of blank nodes, is small here:
 * the shape compiler asks for it when first-degree hashes are equal, and the W3C test vectors run through `canonicalizeNQuads`.
 */
import { createHash, hash as hashOnce } from 'node:crypto'

export type HashName = 'sha256' | 'sha384'

/** Deciding which of several equal-looking blank nodes comes first would take more work than is allowed. */
export class TooMuchWork extends Error {
  override name = 'TooMuchWork'
}

/** Hexadecimal digest of a byte string. */
export function digestOf(hash: HashName, bytes: string): string {
  return hashOnce(hash, Buffer.from(bytes, 'latin1'), 'hex')
}

/** One end of a quad that holds two different blank nodes, seen from one of them. */
export interface Related {
  /** Where the other one stands. */
  readonly position: 's' | 'o' | 'g'
  /** `<predicate>` as a byte string. */
  readonly predicate: string
  /** The number of the other blank node. */
  readonly node: number
}

/** Identifiers given to blank nodes, in the order in which they were given (RDFC-1.0, section 4.4). */
class Issuer {
  readonly given: Map<number, string>
  readonly prefix: string
  constructor(prefix: string, given: Map<number, string> = new Map()) {
    this.prefix = prefix
    this.given = given
  }

  id(node: number): string {
    let id = this.given.get(node)
    if (id === undefined) {
      id = `_:${this.prefix}${this.given.size}`
      this.given.set(node, id)
    }
    return id
  }

  copy(): Issuer {
    return new Issuer(this.prefix, new Map(this.given))
  }
}

export interface WorkLimit {
  /** How often Hash N-Degree Quads may run, as an exponent of the number of blank nodes with equal hashes: rdf-canonize's `maxWorkFactor`. */
  readonly factor: number
  /** How many orders of equal-looking neighbours may be tried in all. */
  readonly permutations: number
}

/** What rdf-canonize 5 allows by default, and a bound on permutations, which it lacks. */
export const defaultWork: WorkLimit = { factor: 1, permutations: 20_000 }
/** What a learnt shape tries before it leaves the document to the reference, which counts the rest. */
export const lightWork: WorkLimit = { factor: 1, permutations: 1_000 }

/**
 * The blank nodes in canonical order: the node at place n is `_:c14n` n (RDFC-1.0, section 4.4.3, steps 4 and 5).
 * `firstDegree` holds their first-degree hashes in hexadecimal. Throws TooMuchWork.
 */
export function canonicalOrder(
  firstDegree: readonly string[],
  related: readonly (readonly Related[])[],
  hash: HashName,
  limit: WorkLimit = defaultWork,
): number[] {
  const nodesOf = new Map<string, number[]>()
  for (const [node, digest] of firstDegree.entries()) {
    const nodes = nodesOf.get(digest)
    if (nodes) nodes.push(node)
    else nodesOf.set(digest, [node])
  }
  const canonical = new Issuer('c14n')
  const equal: number[][] = []
  for (const digest of [...nodesOf.keys()].sort()) {
    const nodes = nodesOf.get(digest) as number[]
    if (nodes.length > 1) equal.push(nodes)
    else canonical.id(nodes[0] as number)
  }
  if (equal.length > 0) {
    const count = equal.reduce((sum, nodes) => sum + nodes.length, 0)
    new Deep(firstDegree, related, hash, canonical, count ** limit.factor, limit.permutations).decide(equal)
  }
  return [...canonical.given.keys()]
}

class Deep {
  private readonly firstDegree: readonly string[]
  private readonly related: readonly (readonly Related[])[]
  private readonly hash: HashName
  private readonly canonical: Issuer
  private runs: number
  private permutations: number

  constructor(
    firstDegree: readonly string[],
    related: readonly (readonly Related[])[],
    hash: HashName,
    canonical: Issuer,
    runs: number,
    permutations: number,
  ) {
    this.firstDegree = firstDegree
    this.related = related
    this.hash = hash
    this.canonical = canonical
    this.runs = runs
    this.permutations = permutations
  }

  decide(equal: readonly (readonly number[])[]): void {
    for (const nodes of equal) {
      const results: { digest: string; issuer: Issuer }[] = []
      for (const node of nodes) {
        if (this.canonical.given.has(node)) continue
        const issuer = new Issuer('b')
        issuer.id(node)
        results.push(this.hashNDegree(node, issuer))
      }
      results.sort((one, other) => (one.digest < other.digest ? -1 : one.digest > other.digest ? 1 : 0))
      for (const { issuer } of results) for (const node of issuer.given.keys()) this.canonical.id(node)
    }
  }

  /** Section 4.7, Hash Related Blank Node. */
  private hashRelated({ position, predicate, node }: Related, issuer: Issuer): string {
    const id = this.canonical.given.get(node) ?? issuer.given.get(node) ?? (this.firstDegree[node] as string)
    return digestOf(this.hash, position === 'g' ? `g${id}` : `${position}${predicate}${id}`)
  }

  /** Section 4.8, Hash N-Degree Quads. */
  private hashNDegree(node: number, givenIssuer: Issuer): { digest: string; issuer: Issuer } {
    if (this.runs-- <= 0) throw new TooMuchWork('Too many blank nodes look alike')
    let issuer = givenIssuer
    const groups = new Map<string, number[]>()
    for (const one of this.related[node] as readonly Related[]) {
      const digest = this.hashRelated(one, issuer)
      const nodes = groups.get(digest)
      if (nodes) nodes.push(one.node)
      else groups.set(digest, [one.node])
    }
    const input = createHash(this.hash)
    for (const digest of [...groups.keys()].sort()) {
      input.update(digest)
      let chosenPath = ''
      let chosenIssuer = issuer
      for (const order of permutationsOf(groups.get(digest) as number[])) {
        if (this.permutations-- <= 0) throw new TooMuchWork('Too many orders of blank nodes look alike')
        const tried = this.tryOrder(order, issuer, chosenPath)
        if (tried && (chosenPath === '' || tried.path < chosenPath)) {
          chosenPath = tried.path
          chosenIssuer = tried.issuer
        }
      }
      input.update(chosenPath)
      issuer = chosenIssuer
    }
    return { digest: input.digest('hex'), issuer }
  }

  /** Section 4.8, step 5.4: one order of the nodes with the same related hash; null when it cannot be the smallest. */
  private tryOrder(order: readonly number[], given: Issuer, chosenPath: string): { path: string; issuer: Issuer } | null {
    const isTooLarge = (path: string) => chosenPath !== '' && path.length >= chosenPath.length && path > chosenPath
    let issuer = given.copy()
    let path = ''
    const unnamed: number[] = []
    for (const node of order) {
      const id = this.canonical.given.get(node)
      if (id !== undefined) path += id
      else {
        if (!issuer.given.has(node)) unnamed.push(node)
        path += issuer.id(node)
      }
      if (isTooLarge(path)) return null
    }
    for (const node of unnamed) {
      const result = this.hashNDegree(node, issuer)
      path += `${issuer.id(node)}<${result.digest}>`
      issuer = result.issuer
      if (isTooLarge(path)) return null
    }
    return { path, issuer }
  }
}

function* permutationsOf(nodes: readonly number[]): Generator<readonly number[]> {
  if (nodes.length <= 1) {
    yield nodes
    return
  }
  for (const [index, first] of nodes.entries())
    for (const rest of permutationsOf(nodes.toSpliced(index, 1))) yield [first, ...rest]
}
