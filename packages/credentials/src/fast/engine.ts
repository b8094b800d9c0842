/**
 * The cache of compiled shapes. It answers canonical bytes at once, or does not know; what it does not know the reference path decides, and what
 * comes again is compiled.
 */
import { createHash } from 'node:crypto'
import { compile } from './compile.ts'
import type { ContextSource } from './context-source.ts'
import { digestBytes } from './digest.ts'
import type { Program } from './program.ts'
import type { HashName } from './rdfc.ts'
import { canonicalBytesByReference } from './reference.ts'
import { leafPlaces, Walker } from './shape.ts'
import { unitsOf, type Work } from './work.ts'

export interface EngineOptions {
  readonly hash?: HashName
  /** How many shapes are kept; the one not used for longest goes first. */
  readonly maxPrograms?: number
  /** How many shapes may be compiled before any has been of use: what a flood can cost. */
  readonly credit?: number
}

/** How often each path answered. */
export interface EngineCounts {
  fast: number
  reference: number
  compiled: number
  /** Shapes that the compiler left to the reference path. */
  refused: number
}

interface Shape {
  readonly tokens: Int32Array
  readonly hash: number
  /** By what the constants are; the last used first. */
  readonly programs: Program[]
}

// A compilation costs three to five reference runs, so that a flood adds at most a fifth to what it costs anyway.
const creditPerReference = 0.04
const creditPerFast = 0.1
const programsPerShape = 32
const rememberedSights = 8192
const none: readonly Shape[] = []

export class Engine {
  readonly hash: HashName
  readonly counts: EngineCounts = { fast: 0, reference: 0, compiled: 0, refused: 0 }
  private readonly maxPrograms: number
  private readonly maxCredit: number
  private credit: number
  private readonly walker = new Walker()
  private readonly shapes = new Map<number, Shape[]>()
  /** All programs, the last used last. */
  private readonly byUse = new Map<Program, Shape>()
  /** Shapes seen once, and shapes that cannot be compiled, by a digest. */
  private readonly sights = new Map<string, 'once' | 'never'>()
  private compiling = 0
  private uses = 0

  constructor({ hash = 'sha256', maxPrograms = 1000, credit = 128 }: EngineOptions = {}) {
    this.hash = hash
    this.maxPrograms = maxPrograms
    this.maxCredit = Math.max(credit, 1) * 8
    this.credit = credit
  }

  /** Canonical N-Quads as a byte string, at once; undefined for "do not know". Never throws for bad input. */
  fast(document: object, contexts: ContextSource, skip?: string): string | undefined {
    let bytes: string | undefined
    this.find(document, contexts, skip, (program) => {
      bytes = program.fill(this.walker.leaves)
      return bytes !== undefined
    })
    return bytes
  }

  /** SHA-256 or SHA-384 of it as a byte string, without making the text. */
  fastDigest(document: object, contexts: ContextSource, skip?: string): string | undefined {
    let digest: string | undefined
    this.find(document, contexts, skip, (program) => {
      digest = program.digest(this.walker.leaves)
      return digest !== undefined
    })
    return digest
  }

  /** The digest by whichever path knows. Throws what the reference path throws. */
  digest(document: object, contexts: ContextSource, skip?: string): string | Promise<string> {
    return (
      this.fastDigest(document, contexts, skip) ??
      this.byReference(document, contexts, skip).then((bytes) => digestBytes(this.hash, bytes))
    )
  }

  /** The program that this very document would run, for a batch that fills it with rows; undefined when there is none. */
  programOf(document: object, contexts: ContextSource): Program | undefined {
    return this.find(document, contexts, undefined, () => true)
  }

  private find(
    document: object,
    contexts: ContextSource,
    skip: string | undefined,
    fits: (program: Program) => boolean,
  ): Program | undefined {
    const hash = this.walker.walk(document, skip)
    if (hash === undefined) return undefined
    for (const shape of this.shapes.get(hash) ?? none) {
      if (!this.walker.isShape(shape.tokens)) continue
      const { programs } = shape
      for (let index = 0; index < programs.length; index++) {
        const program = programs[index] as Program
        if (!program.accepts(this.walker.leaves) || !knows(program, contexts) || !fits(program)) continue
        if (index > 0) {
          programs.splice(index, 1)
          programs.unshift(program)
        }
        this.touch(program, shape)
        return program
      }
    }
    return undefined
  }

  private touch(program: Program, shape: Shape): void {
    this.counts.fast += 1
    this.credit = Math.min(this.maxCredit, this.credit + creditPerFast)
    // The order of use matters only when shapes come and go: every 16th use is often enough.
    if (++this.uses % 16 !== 0) return
    this.byUse.delete(program)
    this.byUse.set(program, shape)
  }

  /** Canonical N-Quads as a byte string, by whichever path knows. Throws what the reference path throws. */
  canonical(document: object, contexts: ContextSource, skip?: string, work?: Work): string | Promise<string> {
    return this.fast(document, contexts, skip) ?? this.byReference(document, contexts, skip, work)
  }

  private async byReference(document: object, contexts: ContextSource, skip?: string, work?: Work): Promise<string> {
    const unsecured = skip === undefined ? document : Object.fromEntries(Object.entries(document).filter(([key]) => key !== skip))
    const bytes = await canonicalBytesByReference(unsecured, contexts, { hash: this.hash, work })
    this.counts.reference += 1
    this.credit = Math.min(this.maxCredit, this.credit + creditPerReference)
    if (this.isSecondSight(unsecured) && work?.mayLearn(unitsOf(unsecured)) !== false)
      await this.learn(unsecured, contexts, bytes)
    return bytes
  }

  private isSecondSight(document: object): boolean {
    if (this.compiling > 0 || this.credit < 1) return false
    const sight = sightOf(document)
    // What was refused is one document, not all that look like it: a stranger's must not shut out everybody's.
    if (this.sights.get(wholeOf(document)) === 'never') return false
    const known = this.sights.get(sight)
    this.sights.delete(sight)
    if (known === 'once') return true
    this.sights.set(sight, 'once')
    if (this.sights.size > rememberedSights) this.sights.delete(this.sights.keys().next().value as string)
    return false
  }

  /**
   * Compiles the shape of a document now, as a batch does for its first. True when it will be answered fast from here on.
   * Throws what the reference path throws for the document.
   */
  async prepare(document: object, contexts: ContextSource, skip?: string): Promise<boolean> {
    if (this.fast(document, contexts, skip) !== undefined) return true
    const unsecured = skip === undefined ? document : Object.fromEntries(Object.entries(document).filter(([key]) => key !== skip))
    await this.learn(unsecured, contexts, undefined)
    return this.fast(document, contexts, skip) !== undefined
  }

  private async learn(document: object, contexts: ContextSource, reference: string | undefined): Promise<void> {
    this.compiling += 1
    this.credit -= 1
    try {
      const program = await compile(document, contexts, { hash: this.hash, ...(reference === undefined ? {} : { reference }) })
      if (program) this.keep(program, document)
      else {
        this.counts.refused += 1
        this.sights.set(wholeOf(document), 'never')
      }
    } finally {
      this.compiling -= 1
    }
  }

  private keep(program: Program, document: object): void {
    if (this.walker.isFull) this.forget()
    const learnt = this.walker.learn(document)
    if (!learnt) return
    const { hash, tokens } = learnt
    const shapes = this.shapes.get(hash) ?? []
    this.shapes.set(hash, shapes)
    let shape = shapes.find((one) => this.walker.isShape(one.tokens))
    if (!shape) {
      shape = { tokens, hash, programs: [] }
      shapes.push(shape)
    }
    shape.programs.unshift(program)
    this.byUse.set(program, shape)
    this.counts.compiled += 1
    if (shape.programs.length > programsPerShape) this.drop(shape.programs.at(-1) as Program)
    if (this.byUse.size > this.maxPrograms) this.drop(this.byUse.keys().next().value as Program)
  }

  private drop(program: Program): void {
    const shape = this.byUse.get(program)
    this.byUse.delete(program)
    if (!shape) return
    shape.programs.splice(shape.programs.indexOf(program), 1)
    if (shape.programs.length > 0) return
    const rest = (this.shapes.get(shape.hash) ?? []).filter((one) => one !== shape)
    if (rest.length > 0) this.shapes.set(shape.hash, rest)
    else this.shapes.delete(shape.hash)
  }

  private forget(): void {
    this.shapes.clear()
    this.byUse.clear()
    this.sights.clear()
    this.walker.forget()
  }
}

function knows(program: Program, contexts: ContextSource): boolean {
  for (const [url, digest] of program.contexts) if (contexts.digest(url) !== digest) return false
  return true
}

/** A digest of keys, kinds and of the values that are constants for certain. */
const wholeOf = (document: object): string => createHash('sha256').update(JSON.stringify(document)).digest('base64')

function sightOf(document: object): string {
  const digest = createHash('sha256')
  digest.update(
    JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? 's' : typeof value === 'number' ? 0 : value)),
  )
  for (const { key, isInContext, value } of leafPlaces(document))
    if (isInContext || key === 'type' || key.startsWith('@')) digest.update(`${value}\n`)
  return digest.digest('base64')
}
