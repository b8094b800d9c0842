/**
 * What the sealer signs, byte for byte (docs/decisions/0009-audit-sealer.md): pure, so that an auditor can repeat it with other tools.
 *
 * Words: a *chain* is the batches of one institution in order; a *leaf* is the hash of one audit row; the *root* is the Merkle tree hash of a batch's
 * leaves (RFC 9162, section 2.1.1); a *statement* is the text that is signed for a batch; a *head* says where every chain ends.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/** The chain of rows that belong to no institution: sign-ins, registrations. */
export const installationChain = '00000000-0000-0000-0000-000000000000'

/**
 * The columns of an audit row in the order of its canonical form, each as text. Times are microseconds since 1970, `data` is what PostgreSQL
 * prints for jsonb (members by length and name, one space after colon and comma), the hash is hexadecimal.
 */
export const rowColumns = `a.id::text, a.xid::text, a.institution_id::text, (extract(epoch from a.at) * 1000000)::bigint::text, a.actor_kind, a.actor_id,
  a.subject, a.fact, a.data::text, encode(a.detail_hash, 'hex'), a.request_id`

/** The hash of a row: SHA-256 of a zero byte and the JSON array (RFC 8785) of its columns. */
export function leafHash(columns: readonly (string | null)[]): Buffer {
  return hash('sha256', `\0${JSON.stringify(columns)}`, 'buffer')
}

/** The Merkle tree hash of leaves that come one by one, with memory for one hash per level (RFC 9162, section 2.1.1). */
export class MerkleTree {
  /** Roots of complete subtrees, largest first. */
  private readonly roots: { height: number; hash: Buffer }[] = []
  count = 0

  add(leaf: Buffer): void {
    this.count++
    let node = { height: 0, hash: leaf }
    for (let last = this.roots.at(-1); last?.height === node.height; last = this.roots.at(-1)) {
      this.roots.pop()
      node = { height: node.height + 1, hash: join(last.hash, node.hash) }
    }
    this.roots.push(node)
  }

  root(): Buffer {
    let root: Buffer | undefined
    for (const { hash } of this.roots.toReversed()) root = root ? join(hash, root) : hash
    return root ?? hash('sha256', '', 'buffer')
  }
}

const one = Buffer.from([1])
const join = (left: Buffer, right: Buffer): Buffer => hash('sha256', Buffer.concat([one, left, right]), 'buffer')

export interface Batch {
  readonly chain: string
  readonly number: number
  /** Hash of the statement before, 32 zero bytes for the first. */
  readonly previous: Buffer
  readonly root: Buffer
  readonly rowCount: number
  /** Every row of the chain whose transaction number is lower is in this batch or before. */
  readonly below: bigint
  /** System identifier of the server that gave the numbers. */
  readonly cluster: string
  readonly sealedAt: Date
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer
}

export const noPrevious = Buffer.alloc(32)

/** The text that is signed for a batch. */
export function statementOf(batch: Batch): string {
  return [
    'poiju audit batch 1',
    `chain ${batch.chain}`,
    `number ${batch.number}`,
    `previous ${batch.previous.toString('hex')}`,
    `root ${batch.root.toString('hex')}`,
    `rows ${batch.rowCount}`,
    `below ${batch.below}`,
    `cluster ${batch.cluster}`,
    `sealed-at ${batch.sealedAt.toISOString()}`,
    `key ${batch.publicKey.toString('hex')}`,
    '',
  ].join('\n')
}

/** What the next batch and the head call a batch by. */
export const batchHash = (batch: Batch): Buffer => hash('sha256', statementOf(batch), 'buffer')

export interface HeadChain {
  readonly chain: string
  readonly number: number
  /** Rows in all batches so far. */
  readonly rows: number
  readonly hash: string
}

export interface Head {
  readonly origin: string
  readonly madeAt: string
  /** Raw Ed25519 public key in hexadecimal. */
  readonly publicKey: string
  readonly chains: readonly HeadChain[]
}

/** The text of a head without its last line, the signature. */
function headText(head: Head): string {
  return [
    'poiju audit head 1',
    `origin ${head.origin}`,
    `made-at ${head.madeAt}`,
    `key ${head.publicKey}`,
    ...head.chains.map(({ chain, number, rows, hash }) => `chain ${chain} ${number} ${rows} ${hash}`),
    '',
  ].join('\n')
}

/** A head as it is kept: readable text with its signature as the last line. */
export function writeHead(head: Head, secretKey: KeyObject): string {
  const text = headText(head)
  return `${text}signature ${sign(null, Buffer.from(text), secretKey).toString('hex')}\n`
}

const headShape =
  /^(poiju audit head 1\norigin (\S+)\nmade-at (\S+)\nkey ([0-9a-f]{64})\n((?:chain [0-9a-f-]{36} \d{1,9} \d{1,15} [0-9a-f]{64}\n)*))signature ([0-9a-f]{128})\s*$/

/** Reads a kept head: 'unreadable' when it is no head, 'forged' when its signature is not by the key that it names. */
export function readHead(kept: string): Head | 'unreadable' | 'forged' {
  // Mail programs and Windows editors change line ends; that is no forgery.
  const shape = headShape.exec(kept.replaceAll('\r\n', '\n').trimStart())
  if (!shape) return 'unreadable'
  const [, text = '', origin = '', madeAt = '', publicKey = '', chainLines = '', signature = ''] = shape
  if (!isSignedBy(Buffer.from(publicKey, 'hex'), text, Buffer.from(signature, 'hex'))) return 'forged'
  const chains = [...chainLines.matchAll(/^chain (\S+) (\d+) (\d+) (\S+)$/gm)].map(([, chain = '', number, rows, hash = '']) => ({
    chain,
    number: Number(number),
    rows: Number(rows),
    hash,
  }))
  return { origin, madeAt, publicKey, chains }
}

// SubjectPublicKeyInfo and PKCS #8 of Ed25519 are these bytes before the raw key (RFC 8410, section 10).
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const secretPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Whether a text was signed by the raw Ed25519 key. Never throws. */
export function isSignedBy(publicKey: Buffer, text: string, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), key, signature)
  } catch {
    return false
  }
}

/** The key pair of a 32 byte seed. */
export function keyPairOf(seed: Buffer): { readonly publicKey: Buffer; readonly secretKey: KeyObject } {
  const secretKey = createPrivateKey({ key: Buffer.concat([secretPrefix, seed]), format: 'der', type: 'pkcs8' })
  return { publicKey: createPublicKey(secretKey).export({ format: 'der', type: 'spki' }).subarray(-32), secretKey }
}

/** The signature of a batch. */
export const signBatch = (batch: Batch, secretKey: KeyObject): Buffer => sign(null, Buffer.from(statementOf(batch)), secretKey)
