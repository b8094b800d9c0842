/**
 * The compiled shape: slots to fill, and where each value stands in the canonical text. Running it is joining strings: only what a changed value
 * touches is made anew.
 *
 * *Groups* are the lines of one subject. Subjects that are IRIs come first (`<` is before `_`), then blank nodes in the order of their labels.
 * All text is in byte strings (terms.ts).
 */
import { hash as hashOnce } from 'node:crypto'
import { digestBytes, toHex } from './digest.ts'
import { canonicalOrder, type HashName, lightWork, type Related, TooMuchWork } from './rdfc.ts'
import type { Leaf } from './shape.ts'
import { type Slot, type SymbolicQuad, type SymbolicTerm, slotBytes } from './symbolic.ts'

/** A piece of text that depends on a slot, or not. */
interface Piece {
  readonly before: string
  /** -1 for none */
  readonly slot: number
  readonly after: string
}

/** All quads of one subject and predicate. */
interface Run {
  /** ` <predicate> ` */
  readonly predicate: string
  /** Objects that are no blank nodes, with ` .\n` behind. */
  readonly values: readonly Piece[]
  /** Objects that are. */
  readonly nodes: readonly number[]
}

/** A run of blank nodes that is sorted by their labels, each on a line of its own. */
interface NodeRun {
  readonly subject: string
  readonly predicate: string
  readonly nodes: Int32Array
}

class Group {
  readonly subject: Piece
  /** The blank node that is the subject; -1 for an IRI. */
  readonly node: number
  readonly runs: readonly Run[]
  isDirty = true
  // What is left to fill in once the slots are known: texts between labels; a reference below 0 is a node run.
  chunks: string[] = ['']
  references: number[] = []
  nodeRuns: NodeRun[] = []
  /** Whether only the subject's own label is missing: then the bytes are kept for each label. */
  isOwnLabelOnly = false
  byRank: (Uint8Array | undefined)[] = []
  /** The chunks as bytes, once they have stayed the same from one document to the next. */
  bytes: Uint8Array[] | undefined
  /** The last two documents that changed it, by their number. */
  changedIn = 0
  changedBefore = 0

  constructor(subject: Piece, node: number, runs: readonly Run[]) {
    this.subject = subject
    this.node = node
    this.runs = runs
  }
}

/** What a first-degree hash is made of, but for the lines that never change: those stand in `incomingNodes`. */
interface FirstDegree {
  /** `<iri> <predicate> _:a .` lines. */
  readonly incoming: readonly Piece[]
  readonly runs: readonly Run[]
  /** `_:z <predicate> _:a .` lines, sorted. */
  readonly incomingNodes: string
}

export interface ProgramParts {
  readonly slots: readonly Slot[]
  readonly quads: readonly SymbolicQuad[]
  /** Number of blank nodes. */
  readonly count: number
  /** Leaves that must be as they were, by their number. */
  readonly constants: ReadonlyMap<number, Leaf>
  /** Names that contexts define: an IRI equal to one would be expanded. */
  readonly terms: ReadonlySet<string>
  /** What each context address must mean. */
  readonly contexts: ReadonlyMap<string, string>
  readonly hash: HashName
}

const noText = { before: '', slot: -1, after: '' } as const

function pieceOf(term: SymbolicTerm, after: string): Piece {
  if (term.is === 'slot') return { before: term.before, slot: term.slot, after: term.after + after }
  return { before: term.is === 'bytes' ? term.bytes + after : '', slot: -1, after: '' }
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')

/** Where programs write: one page for all, since each has done with it before another begins. It grows, and does not shrink. */
class Page {
  bytes = Buffer.allocUnsafeSlow(65_536)

  write(bytes: Uint8Array, start: number): number {
    const end = start + bytes.length
    if (end > this.bytes.length) this.grow(end)
    this.bytes.set(bytes, start)
    return end
  }

  writeText(text: string, start: number): number {
    if (start + text.length > this.bytes.length) this.grow(start + text.length)
    return start + this.bytes.write(text, start, 'latin1')
  }

  private grow(length: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * length)
    larger.set(this.bytes)
    this.bytes = larger
  }
}
const page = new Page()

const labels: Uint8Array[] = []
/** `_:c14n` and the number. */
function labelBytes(rank: number): Uint8Array {
  while (labels.length <= rank) labels.push(bytesOf(`_:c14n${labels.length}`))
  return labels[rank] as Uint8Array
}

/** Sorts in place; the lists are short and nearly sorted. */
function sortShort(values: string[]): void {
  for (let index = 1; index < values.length; index++) {
    const value = values[index] as string
    let place = index
    while (place > 0 && (values[place - 1] as string) > value) {
      values[place] = values[place - 1] as string
      place -= 1
    }
    values[place] = value
  }
}

/** The first six bytes as a number that sorts like the whole, but for ties. */
function sortKey(digest: string): number {
  return (
    ((digest.charCodeAt(0) << 16) | (digest.charCodeAt(1) << 8) | digest.charCodeAt(2)) * 0x1000000 +
    ((digest.charCodeAt(3) << 16) | (digest.charCodeAt(4) << 8) | digest.charCodeAt(5))
  )
}

export class Program {
  readonly hash: HashName
  readonly contexts: ReadonlyMap<string, string>
  private readonly terms: ReadonlySet<string>
  private readonly slots: readonly Slot[]
  private readonly count: number

  // Constants and equal leaves, as rows of numbers for a quick look.
  private readonly constantLeaves: number[] = []
  private readonly constantValues: Leaf[] = []
  private readonly equalLeaves: number[] = []
  private readonly equalTo: number[] = []

  private readonly leafOfSlot: number[]
  private readonly values: (Leaf | undefined)[]
  private readonly texts: string[]
  private readonly groupsOfSlot: number[][]
  private readonly nodesOfSlot: number[][]
  private readonly isSubjectSlot: boolean[]

  private readonly groups: Group[] = []
  /** Groups of IRI subjects in order of their subject. */
  private readonly iriGroups: Group[] = []
  private readonly iriSubjects: string[] = []
  private isIriOrderDirty = true
  private readonly groupOfNode: (Group | undefined)[]

  private readonly firstDegree: FirstDegree[]
  private readonly related: Related[][]
  private readonly digests: string[]
  private readonly keys: Float64Array
  private readonly dirtyNodes: boolean[]
  private isAnyNodeDirty = true
  /** Blank nodes by first-degree hash, and in canonical order when some hashes are equal. */
  private readonly byHash: number[]
  private order: readonly number[]
  private readonly labels: string[]
  private readonly ranks: Int32Array
  private readonly labelOfRank: string[]
  /** Ranks in the order of their labels: 0, 1, 10, 11, 2 … */
  private readonly ranksByLabel: number[]
  private readonly placeOfRank: Int32Array
  private uses = 0

  constructor({ slots, quads, count, constants, terms, contexts, hash }: ProgramParts) {
    this.hash = hash
    this.contexts = contexts
    this.terms = terms
    this.slots = slots
    this.count = count
    for (const [leaf, value] of constants) {
      this.constantLeaves.push(leaf)
      this.constantValues.push(value)
    }
    for (const { leaves } of slots)
      for (const leaf of leaves.slice(1)) {
        this.equalLeaves.push(leaf)
        this.equalTo.push(leaves[0] as number)
      }
    this.leafOfSlot = slots.map(({ leaves }) => leaves[0] as number)
    this.values = slots.map(() => undefined)
    this.texts = slots.map(() => '')
    this.groupsOfSlot = slots.map(() => [])
    this.nodesOfSlot = slots.map(() => [])
    this.isSubjectSlot = slots.map(() => false)
    this.groupOfNode = new Array<Group | undefined>(count).fill(undefined)
    this.digests = new Array<string>(count).fill('')
    this.keys = new Float64Array(count)
    this.dirtyNodes = new Array<boolean>(count).fill(true)
    this.byHash = Array.from({ length: count }, (_, node) => node)
    this.order = this.byHash
    this.labelOfRank = this.byHash.map((rank) => `_:c14n${rank}`)
    this.labels = [...this.labelOfRank]
    this.ranks = new Int32Array(count)
    this.ranksByLabel = [...this.byHash].sort((one, other) =>
      (this.labelOfRank[one] as string) < (this.labelOfRank[other] as string) ? -1 : 1,
    )
    this.placeOfRank = new Int32Array(count)
    for (const [place, rank] of this.ranksByLabel.entries()) this.placeOfRank[rank] = place
    this.related = Array.from({ length: count }, () => [])
    this.firstDegree = []
    this.arrange(quads)
  }

  private arrange(quads: readonly SymbolicQuad[]): void {
    const keyOf = (term: SymbolicTerm) => JSON.stringify(term)
    const bySubject = Map.groupBy(quads, ({ subject }) => keyOf(subject))
    for (const own of bySubject.values()) {
      const subject = (own[0] as SymbolicQuad).subject
      const runs = this.runsOf(own)
      const node = subject.is === 'node' ? subject.node : -1
      const group = new Group(node >= 0 ? noText : pieceOf(subject, ''), node, runs)
      const number = this.groups.length
      this.groups.push(group)
      if (node >= 0) this.groupOfNode[node] = group
      else this.iriGroups.push(group)
      if (subject.is === 'slot') {
        this.isSubjectSlot[subject.slot] = true
        this.groupsOfSlot[subject.slot]?.push(number)
      }
      for (const { values } of runs) for (const { slot } of values) if (slot >= 0) this.groupsOfSlot[slot]?.push(number)
    }
    for (let node = 0; node < this.count; node++) {
      const incoming: Piece[] = []
      const incomingNodes: string[] = []
      const outgoing: SymbolicQuad[] = []
      for (const quad of quads) {
        const { subject, predicate, object } = quad
        if (subject.is === 'node' && subject.node === node) {
          outgoing.push(quad)
          if (object.is === 'slot') this.nodesOfSlot[object.slot]?.push(node)
          if (object.is === 'node') this.related[node]?.push({ position: 'o', predicate, node: object.node })
        } else if (object.is === 'node' && object.node === node) {
          if (subject.is === 'node') {
            incomingNodes.push(`_:z ${predicate} _:a .\n`)
            this.related[node]?.push({ position: 's', predicate, node: subject.node })
          } else {
            incoming.push(pieceOf(subject, ` ${predicate} _:a .\n`))
            if (subject.is === 'slot') this.nodesOfSlot[subject.slot]?.push(node)
          }
        }
      }
      this.firstDegree.push({ incoming, runs: this.runsOf(outgoing), incomingNodes: incomingNodes.sort().join('') })
    }
  }

  private runsOf(quads: readonly SymbolicQuad[]): Run[] {
    const byPredicate = Map.groupBy(quads, ({ predicate }) => predicate)
    return [...byPredicate.keys()].sort().map((predicate) => {
      const objects = (byPredicate.get(predicate) as SymbolicQuad[]).map(({ object }) => object)
      return {
        predicate: ` ${predicate} `,
        values: objects.filter(({ is }) => is !== 'node').map((object) => pieceOf(object, ' .\n')),
        nodes: objects.flatMap((object) => (object.is === 'node' ? [object.node] : [])),
      }
    })
  }

  /** Whether these leaves can be this program's: its constants, and what was equal still equal. */
  accepts(leaves: readonly Leaf[]): boolean {
    const { constantLeaves, constantValues, equalLeaves, equalTo } = this
    for (let index = 0; index < constantLeaves.length; index++) {
      const leaf = leaves[constantLeaves[index] as number]
      // -0 and 0 are `===` and print differently.
      if (leaf !== constantValues[index] || (leaf === 0 && !Object.is(leaf, constantValues[index]))) return false
    }
    for (let index = 0; index < equalLeaves.length; index++)
      if (leaves[equalLeaves[index] as number] !== leaves[equalTo[index] as number]) return false
    return true
  }

  /** The canonical form of the document with these leaves, which `accepts` has accepted; undefined for "do not know". */
  fill(leaves: readonly Leaf[]): string | undefined {
    const length = this.run(leaves)
    return length === undefined ? undefined : page.bytes.toString('latin1', 0, length)
  }

  /** The digest of it as a byte string. */
  digest(leaves: readonly Leaf[]): string | undefined {
    const length = this.run(leaves)
    return length === undefined ? undefined : hashOnce(this.hash, page.bytes.subarray(0, length), 'latin1')
  }

  private run(leaves: readonly Leaf[]): number | undefined {
    this.uses += 1
    try {
      if (!this.setSlots(leaves) || !this.orderNodes() || !this.orderIris()) return undefined
      return this.write()
    } catch (error) {
      this.reset()
      if (error instanceof TooMuchWork) return undefined
      throw error
    }
  }

  /** Forgets every value: after an exception half way. */
  private reset(): void {
    this.values.fill(undefined)
    this.dirtyNodes.fill(true)
    this.isAnyNodeDirty = true
    this.isIriOrderDirty = true
    for (const group of this.groups) group.isDirty = true
  }

  private setSlots(leaves: readonly Leaf[]): boolean {
    const { leafOfSlot, values, slots, texts, groups } = this
    for (let slot = 0; slot < leafOfSlot.length; slot++) {
      const value = leaves[leafOfSlot[slot] as number] as Leaf
      if (value === values[slot]) continue
      const { kind, scheme } = slots[slot] as Slot
      const text = slotBytes(kind, scheme, this.terms, value)
      if (text === undefined) return false
      values[slot] = value
      texts[slot] = text
      const touchedGroups = this.groupsOfSlot[slot] as number[]
      for (let index = 0; index < touchedGroups.length; index++) {
        const group = groups[touchedGroups[index] as number] as Group
        group.isDirty = true
        if (group.changedIn === this.uses) continue
        group.changedBefore = group.changedIn
        group.changedIn = this.uses
      }
      const touchedNodes = this.nodesOfSlot[slot] as number[]
      for (let index = 0; index < touchedNodes.length; index++) this.dirtyNodes[touchedNodes[index] as number] = true
      if (touchedNodes.length > 0) this.isAnyNodeDirty = true
      if (this.isSubjectSlot[slot]) this.isIriOrderDirty = true
    }
    return true
  }

  private textOf({ before, slot, after }: Piece): string {
    return slot < 0 ? before : before + this.texts[slot] + after
  }

  /** Objects of a run that are no blank nodes, sorted, each once: a dataset is a set. */
  private sortedValues(values: readonly Piece[]): string[] {
    const texts = values.map((piece) => this.textOf(piece))
    sortShort(texts)
    return texts.filter((text, index) => text !== texts[index - 1])
  }

  private orderNodes(): boolean {
    if (!this.isAnyNodeDirty) return true
    const { byHash, digests, keys, dirtyNodes } = this
    for (let node = 0; node < this.count; node++) {
      if (!dirtyNodes[node]) continue
      const digest = digestBytes(this.hash, this.firstDegreeText(node))
      digests[node] = digest
      keys[node] = sortKey(digest)
      dirtyNodes[node] = false
    }
    let areEqual = false
    for (let index = 1; index < byHash.length; index++) {
      const node = byHash[index] as number
      const key = keys[node] as number
      let place = index
      while (place > 0) {
        const before = byHash[place - 1] as number
        const other = keys[before] as number
        if (other < key) break
        if (other === key) {
          if (digests[before] === digests[node]) areEqual = true
          if ((digests[before] as string) <= (digests[node] as string)) break
        }
        byHash[place] = before
        place -= 1
      }
      byHash[place] = node
    }
    this.order = areEqual ? canonicalOrder(digests.map(toHex), this.related, this.hash, lightWork) : byHash
    for (let rank = 0; rank < this.count; rank++) {
      const node = this.order[rank] as number
      this.ranks[node] = rank
      this.labels[node] = this.labelOfRank[rank] as string
    }
    this.isAnyNodeDirty = false
    return true
  }

  private firstDegreeText(node: number): string {
    const { incoming, runs, incomingNodes } = this.firstDegree[node] as FirstDegree
    let text = ''
    if (incoming.length === 1) text = this.textOf(incoming[0] as Piece)
    else if (incoming.length > 1) text = this.sortedValues(incoming).join('')
    for (let index = 0; index < runs.length; index++) {
      const { predicate, values, nodes } = runs[index] as Run
      if (values.length === 1) text += `_:a${predicate}${this.textOf(values[0] as Piece)}`
      else if (values.length > 1) for (const value of this.sortedValues(values)) text += `_:a${predicate}${value}`
      // Two different neighbours look alike here, and both count.
      for (let count = nodes.length; count > 0; count--) text += `_:a${predicate}_:z .\n`
    }
    return text + incomingNodes
  }

  /** False when two subjects have become equal: their lines would have to be sorted together. */
  private orderIris(): boolean {
    if (!this.isIriOrderDirty) return true
    const { iriGroups, iriSubjects } = this
    let isSorted = iriSubjects.length === iriGroups.length
    for (let index = 0; index < iriGroups.length; index++) {
      const { subject, isDirty } = iriGroups[index] as Group
      if (isDirty || !isSorted) iriSubjects[index] = this.textOf(subject)
    }
    for (let index = 1; isSorted && index < iriGroups.length; index++)
      if ((iriGroups[index] as Group).isDirty || (iriGroups[index - 1] as Group).isDirty)
        isSorted = (iriSubjects[index - 1] as string) < (iriSubjects[index] as string)
    if (!isSorted && !this.sortIris()) return false
    this.isIriOrderDirty = false
    return true
  }

  private sortIris(): boolean {
    const { iriGroups, iriSubjects } = this
    for (let index = 1; index < iriGroups.length; index++) {
      const group = iriGroups[index] as Group
      const subject = iriSubjects[index] as string
      let place = index
      while (place > 0 && (iriSubjects[place - 1] as string) > subject) {
        iriSubjects[place] = iriSubjects[place - 1] as string
        iriGroups[place] = iriGroups[place - 1] as Group
        place -= 1
      }
      iriSubjects[place] = subject
      iriGroups[place] = group
    }
    for (let index = 1; index < iriSubjects.length; index++) if (iriSubjects[index] === iriSubjects[index - 1]) return false
    return true
  }

  /** Writes all lines to the page, and answers how many bytes they are. */
  private write(): number {
    let end = 0
    const { iriGroups, ranksByLabel, order, groupOfNode } = this
    for (let index = 0; index < iriGroups.length; index++) end = this.writeGroup(iriGroups[index] as Group, end)
    for (let index = 0; index < ranksByLabel.length; index++) {
      const group = groupOfNode[order[ranksByLabel[index] as number] as number]
      if (group !== undefined) end = this.writeGroup(group, end)
    }
    return end
  }

  private writeGroup(group: Group, start: number): number {
    if (group.isDirty) {
      // What changes with every document is written straight away; what changed this time only may stay as it is for long.
      if (group.changedIn === this.uses && group.changedBefore === this.uses - 1)
        return page.writeText(this.directText(group), start)
      this.refresh(group)
    } else group.bytes ??= group.chunks.map(bytesOf)
    const { bytes } = group
    if (bytes === undefined) return page.writeText(this.groupText(group), start)
    if (group.references.length === 0) return page.write(bytes[0] as Uint8Array, start)
    if (group.isOwnLabelOnly) {
      const rank = this.ranks[group.node] as number
      const known = group.byRank[rank]
      if (known !== undefined) return page.write(known, start)
      const text = this.groupText(group)
      // A shape that is used once or twice should not hold memory for all its labels.
      if (this.uses > 16) group.byRank[rank] = bytesOf(text)
      return page.writeText(text, start)
    }
    const { references } = group
    let end = page.write(bytes[0] as Uint8Array, start)
    for (let index = 0; index < references.length; index++) {
      const reference = references[index] as number
      if (reference >= 0) end = page.write(labelBytes(this.ranks[reference] as number), end)
      else end = page.writeText(this.nodeRunText(group, group.nodeRuns[-1 - reference] as NodeRun), end)
      end = page.write(bytes[index + 1] as Uint8Array, end)
    }
    return end
  }

  private groupText(group: Group): string {
    const { chunks, references } = group
    if (references.length === 0) return chunks[0] as string
    if (group.isOwnLabelOnly) return chunks.join(this.labels[group.node])
    let text = chunks[0] as string
    for (let index = 0; index < references.length; index++) {
      const reference = references[index] as number
      text +=
        reference >= 0 ? (this.labels[reference] as string) : this.nodeRunText(group, group.nodeRuns[-1 - reference] as NodeRun)
      text += chunks[index + 1] as string
    }
    return text
  }

  private nodeRunText(group: Group, { subject, predicate, nodes }: NodeRun): string {
    const { placeOfRank, ranks, labels } = this
    for (let index = 1; index < nodes.length; index++) {
      const node = nodes[index] as number
      const key = placeOfRank[ranks[node] as number] as number
      let place = index
      while (place > 0 && (placeOfRank[ranks[nodes[place - 1] as number] as number] as number) > key) {
        nodes[place] = nodes[place - 1] as number
        place -= 1
      }
      nodes[place] = node
    }
    const before = (group.node >= 0 ? (labels[group.node] as string) : subject) + predicate
    let text = ''
    for (let index = 0; index < nodes.length; index++) text += `${before}${labels[nodes[index] as number]} .\n`
    return text
  }

  private directText(group: Group): string {
    const { node, runs } = group
    const subject = node >= 0 ? (this.labels[node] as string) : this.textOf(group.subject)
    let text = ''
    for (let index = 0; index < runs.length; index++) {
      const { predicate, values, nodes } = runs[index] as Run
      const before = subject + predicate
      if (values.length === 1) text += before + this.textOf(values[0] as Piece)
      else if (values.length > 1) for (const value of this.sortedValues(values)) text += before + value
      if (nodes.length === 1) text += `${before}${this.labels[nodes[0] as number]} .\n`
      else if (nodes.length > 1) text += this.nodeRunText(group, { subject, predicate, nodes: Int32Array.from(nodes) })
    }
    return text
  }

  /** Puts the slots' texts into a group: what is left are labels of blank nodes. */
  private refresh(group: Group): void {
    const chunks: string[] = []
    const references: number[] = []
    const nodeRuns: NodeRun[] = []
    const { node } = group
    const subject = node >= 0 ? '' : this.textOf(group.subject)
    let chunk = ''
    const refer = (reference: number) => {
      chunks.push(chunk)
      references.push(reference)
      chunk = ''
    }
    const begin = (predicate: string) => {
      if (node >= 0) refer(node)
      else chunk += subject
      chunk += predicate
    }
    let isOwnLabelOnly = node >= 0
    for (const { predicate, values, nodes } of group.runs) {
      const texts = values.length === 1 ? [this.textOf(values[0] as Piece)] : this.sortedValues(values)
      for (const text of texts) {
        begin(predicate)
        chunk += text
      }
      if (nodes.length === 0) continue
      isOwnLabelOnly = false
      if (nodes.length === 1) {
        begin(predicate)
        refer(nodes[0] as number)
        chunk = ' .\n'
      } else {
        nodeRuns.push({ subject, predicate, nodes: Int32Array.from(nodes) })
        refer(-nodeRuns.length)
      }
    }
    chunks.push(chunk)
    group.chunks = chunks
    group.references = references
    group.nodeRuns = nodeRuns
    group.isOwnLabelOnly = isOwnLabelOnly && references.length > 0
    group.byRank = []
    group.bytes = undefined
    group.isDirty = false
  }
}
