/**
 * Issuing from rows: a batch is one credential as a template and the places where its credentials differ. Per credential nothing is built, parsed or
 * serialized: one template of canonical text, one of JSON, a signature.
 */
import { base58 } from '../base58.ts'
import type { Signer } from '../keys.ts'
import type { ContextSource } from './context-source.ts'
import type { Canonicalizer } from './data-integrity.ts'
import type { Program } from './program.ts'
import { type Leaf, leafPlaces } from './shape.ts'
import { numberClass } from './terms.ts'

export interface BatchOptions {
  /** An unsigned credential as it would be without the engine: members in the order in which they are to be sealed. */
  readonly template: object
  /** JSON Pointers to the texts and numbers that differ, in the order of the rows. */
  readonly varying: readonly string[]
  readonly contexts: ContextSource
  /** An Ed25519 key. */
  readonly signer: Signer
  readonly canonicalizer: Canonicalizer
  /** Time of the proof, as an XML dateTime; the credential's own `validFrom` when it is left out. */
  readonly created?: string
}

/** What is fixed before the signature exists: stored first, signed afterwards (docs/decisions/0003-credential-bytes.md). */
export interface PreparedCredential {
  /** The exact text, without a proof. */
  readonly unsigned: string
  /** The bytes to sign. */
  readonly data: Uint8Array
  /** Time of the proof. */
  readonly created: string
}

export interface Batch {
  /** True when the shape was compiled; else every row takes the reference path and a promise. */
  readonly isFast: boolean
  /** Throws RangeError for a row whose `validFrom` is no instant. */
  prepare(row: readonly Leaf[]): PreparedCredential | Promise<PreparedCredential>
  /** The set of one proof as JSON, as `sign` of issue.ts makes it. */
  proof(prepared: PreparedCredential, signature: Uint8Array): string
  /** The sealed text; at once where shape, values and signer allow it. */
  seal(row: readonly Leaf[]): string | Promise<string>
  /**
   * The sealed texts of many rows, in their order: hashes first and then signatures, a few dozen at a time, since each of the two runs faster when
   * the other does not come between. A row that takes the slow road is a promise among texts; one that cannot be sealed rejects alone.
   */
  sealAll(rows: readonly (readonly Leaf[])[]): (string | Promise<string>)[]
}

/**
 * Opens a batch for `eddsa-rdfc-2022`. Throws RangeError for a pointer to what is no text or number, TypeError for a key that is not Ed25519, and
 * what the reference path throws for the template.
 */
export async function openBatch(options: BatchOptions): Promise<Batch> {
  const { template, varying, contexts, signer, canonicalizer } = options
  if (signer.algorithm !== 'Ed25519') throw new TypeError('eddsa-rdfc-2022 is signed with an Ed25519 key')
  const engine = canonicalizer.engine('sha256')
  const isPrepared = await engine.prepare(template, contexts)
  const program = isPrepared ? engine.programOf(template, contexts) : undefined
  const context = (template as { '@context'?: unknown })['@context']
  await engine.prepare({ '@context': context, ...proofOptions(someInstant, signer.id) }, contexts)
  const places = leafPlaces(template)
  const numbers = new Map(places.map(({ pointer }, leaf) => [pointer, leaf]))
  const leafOfColumn = varying.map((pointer) => {
    const leaf = numbers.get(pointer)
    if (leaf === undefined) throw new RangeError(`No text or number at ${pointer}`)
    return leaf
  })
  return new RowBatch(
    options,
    program,
    places.map(({ value }) => value),
    leafOfColumn,
  )
}

const blockLength = 32

class RowBatch implements Batch {
  private readonly options: BatchOptions
  private readonly program: Program | undefined
  private readonly leaves: Leaf[]
  private readonly leafOfColumn: readonly number[]
  /** Kinds that the columns must keep: a number for a text would be another shape. */
  private readonly kinds: readonly string[]
  /** JSON text between the columns, and the column behind each piece. */
  private readonly pieces: readonly string[]
  private readonly columnOfPiece: readonly number[]
  private readonly createdColumn: number
  private readonly data = Buffer.alloc(64)
  private readonly block = Array.from({ length: blockLength }, () => Buffer.alloc(64))
  private readonly blockCreated: (string | undefined)[] = []
  private readonly signatures: Uint8Array[] = []
  private lastCreated: string | undefined
  private lastValidFrom: unknown
  private lastSeconds = ''
  private startText = ''
  private startCreated = ''

  constructor(options: BatchOptions, program: Program | undefined, leaves: Leaf[], leafOfColumn: readonly number[]) {
    this.options = options
    this.program = program
    this.leaves = leaves
    this.leafOfColumn = leafOfColumn
    this.kinds = leafOfColumn.map((leaf) => kindOf(leaves[leaf] as Leaf))
    const { pieces, columns } = jsonPieces(options.template, leafOfColumn)
    this.pieces = pieces
    this.columnOfPiece = columns
    this.createdColumn = options.created === undefined ? options.varying.indexOf('/validFrom') : -1
  }

  get isFast(): boolean {
    return this.program !== undefined
  }

  prepare(row: readonly Leaf[]): PreparedCredential | Promise<PreparedCredential> {
    const created = this.createdOf(row)
    const unsigned = this.unsigned(row)
    if (this.fillData(row, created)) return { unsigned, created, data: Uint8Array.from(this.data) }
    return this.prepareByReference(unsigned, created)
  }

  private async prepareByReference(unsigned: string, created: string): Promise<PreparedCredential> {
    const { canonicalizer, contexts } = this.options
    const document = JSON.parse(unsigned) as object
    return { unsigned, created, data: await canonicalizer.hashForDataIntegrity(document, this.proofOptions(created), contexts) }
  }

  seal(row: readonly Leaf[]): string | Promise<string> {
    const { signNow } = this.options.signer
    const created = this.createdIfAny(row)
    if (!signNow || created === undefined || !this.fillData(row, created)) return this.sealByReference(row)
    return this.sealed(row, this.proofText(created, signNow(this.data)))
  }

  sealAll(rows: readonly (readonly Leaf[])[]): (string | Promise<string>)[] {
    const { signNow } = this.options.signer
    if (!signNow) return rows.map((row) => this.sealByReference(row))
    const sealed: (string | Promise<string>)[] = []
    for (let start = 0; start < rows.length; start += blockLength) {
      const end = Math.min(start + blockLength, rows.length)
      for (let index = start; index < end; index++) {
        const row = rows[index] as readonly Leaf[]
        const created = this.createdIfAny(row)
        const isFast = created !== undefined && this.fillData(row, created)
        this.blockCreated[index - start] = isFast ? created : undefined
        if (isFast) (this.block[index - start] as Buffer).set(this.data)
      }
      for (let index = 0; index < end - start; index++)
        if (this.blockCreated[index] !== undefined) this.signatures[index] = signNow(this.block[index] as Buffer)
      for (let index = start; index < end; index++) {
        const row = rows[index] as readonly Leaf[]
        const created = this.blockCreated[index - start]
        const signature = this.signatures[index - start] as Uint8Array
        sealed.push(created === undefined ? this.sealByReference(row) : this.sealed(row, this.proofText(created, signature)))
      }
    }
    return sealed
  }

  private async sealByReference(row: readonly Leaf[]): Promise<string> {
    const prepared = await this.prepare(row)
    const { signer } = this.options
    const signature = signer.signNow?.(prepared.data) ?? (await signer.sign({ data: prepared.data }))
    return this.sealed(row, this.proof(prepared, signature))
  }

  proof({ created }: PreparedCredential, signature: Uint8Array): string {
    return this.proofText(created, signature)
  }

  private proofText(created: string, signature: Uint8Array): string {
    return `[${this.proofStart(created)}"proofValue":"z${base58(signature)}"}]`
  }

  private proofStart(created: string): string {
    if (this.startCreated !== created) {
      this.startText = `${JSON.stringify(this.proofOptions(created)).slice(0, -1)},`
      this.startCreated = created
    }
    return this.startText
  }

  private proofOptions(created: string) {
    return proofOptions(created, this.options.signer.id)
  }

  private createdOf(row: readonly Leaf[]): string {
    const { created, template } = this.options
    if (created !== undefined) return created
    const validFrom = this.createdColumn < 0 ? (template as { validFrom?: unknown }).validFrom : row[this.createdColumn]
    if (validFrom !== this.lastValidFrom) {
      this.lastSeconds = secondsOf(String(validFrom))
      this.lastValidFrom = validFrom
    }
    return this.lastSeconds
  }

  /** Undefined for a row whose `validFrom` is no instant: its promise says so, and the rows beside it do not suffer. */
  private createdIfAny(row: readonly Leaf[]): string | undefined {
    try {
      return this.createdOf(row)
    } catch {
      return undefined
    }
  }

  /** Puts the bytes to sign into `data`; false for "do not know". */
  private fillData(row: readonly Leaf[], created: string): boolean {
    const { program, leaves, leafOfColumn, kinds } = this
    if (program === undefined) return false
    for (let column = 0; column < leafOfColumn.length; column++) {
      const value = row[column] as Leaf
      if (kindOf(value) !== kinds[column]) return false
      leaves[leafOfColumn[column] as number] = value
    }
    if (!program.accepts(leaves)) return false
    if (created !== this.lastCreated) {
      const options = this.hashOfOptions(created)
      if (options === undefined) return false
      this.data.write(options, 0, 'latin1')
      this.lastCreated = created
    }
    const digest = program.digest(leaves)
    if (digest === undefined) return false
    this.data.write(digest, 32, 'latin1')
    return true
  }

  private hashOfOptions(created: string): string | undefined {
    const { canonicalizer, template, contexts } = this.options
    const digest = canonicalizer.hashOfOptions(template, this.proofOptions(created), contexts)
    if (typeof digest === 'string') return digest
    // It is remembered by the canonicalizer, or the reference path says the same to the row that asks for it.
    digest.catch(() => undefined)
    return undefined
  }

  private unsigned(row: readonly Leaf[]): string {
    return `${this.opened(row)}}`
  }

  private sealed(row: readonly Leaf[], proof: string): string {
    return `${this.opened(row)},"proof":${proof}}`
  }

  /** The unsigned text but for its last brace. */
  private opened(row: readonly Leaf[]): string {
    const { pieces, columnOfPiece } = this
    let text = pieces[0] as string
    for (let index = 0; index < columnOfPiece.length; index++)
      text += jsonOf(row[columnOfPiece[index] as number] as Leaf) + (pieces[index + 1] as string)
    return text
  }
}

/** In the order in which data-integrity 2.5 writes them. */
function proofOptions(created: string, verificationMethod: string) {
  return {
    type: 'DataIntegrityProof',
    created,
    verificationMethod,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
  }
}

const someInstant = '2026-01-01T00:00:00Z'

function kindOf(value: Leaf): string {
  return typeof value === 'string' ? 'text' : (numberClass(value) ?? 'other')
}

/** An instant in whole seconds, as data-integrity 2.5 writes `created`. Throws RangeError for a text that is no instant. */
function secondsOf(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, -5)}Z`
}

const plainJson = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

function jsonOf(value: Leaf): string {
  return typeof value === 'string' && plainJson.test(value) ? `"${value}"` : JSON.stringify(value)
}

/** JSON.stringify of the template without its last brace, cut where the columns stand. */
function jsonPieces(template: object, leafOfColumn: readonly number[]): { pieces: string[]; columns: number[] } {
  const columnOfLeaf = new Map(leafOfColumn.map((leaf, column) => [leaf, column]))
  const pieces: string[] = []
  const columns: number[] = []
  let piece = ''
  let leaf = 0
  const write = (value: unknown) => {
    if (typeof value === 'string' || typeof value === 'number') {
      const column = columnOfLeaf.get(leaf++)
      if (column === undefined) piece += JSON.stringify(value)
      else {
        pieces.push(piece)
        columns.push(column)
        piece = ''
      }
    } else if (Array.isArray(value)) {
      piece += '['
      for (const [index, item] of value.entries()) {
        if (index > 0) piece += ','
        write(item)
      }
      piece += ']'
    } else if (typeof value === 'object' && value !== null) {
      piece += '{'
      for (const [index, [key, member]] of Object.entries(value).entries()) {
        piece += `${index > 0 ? ',' : ''}${JSON.stringify(key)}:`
        write(member)
      }
      piece += '}'
    } else piece += JSON.stringify(value)
  }
  write(template)
  pieces.push(piece.slice(0, -1))
  return { pieces, columns }
}
