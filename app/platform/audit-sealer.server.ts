/**
 * The sealer: gathers audit rows in signed batches (docs/decisions/0009-audit-sealer.md). Commands never wait for it: it reads rows of transactions that
 * are over, by their number below pg_snapshot_xmin, and writes to tables of its own. Two sealers at once are kept apart by a lock that only sealers take.
 */
import pg from 'pg'
import {
  type Batch,
  batchHash,
  type HeadChain,
  installationChain,
  isSignedBy,
  leafHash,
  MerkleTree,
  noPrevious,
  rowColumns,
  signBatch,
  statementOf,
  writeHead,
} from './audit-chain.ts'
import { type AuditKey, currentAuditKey } from './audit-key.server.ts'
import { rowsOf } from './audit-rows.server.ts'
import { connect } from './database.server.ts'
import { log } from './log.server.ts'
import { systemCtx } from './system.server.ts'

/** The last batch of a chain is not what this installation signed: nothing is added to it until somebody has looked. */
export class BrokenChain extends Error {
  override name = 'BrokenChain'
}

export interface Sealing {
  readonly batches: number
  readonly rows: number
}

const lockKey = 7_061_106
/** Rows in a batch, more or less: the rows of one transaction stay together. */
const batchRows = 10_000
const insertLot = 1000

interface How {
  /** Connection string of role sealer. */
  readonly url: string
  readonly origin: string
  /** Whether to wait for a sealer that runs now, or to leave the work to it. */
  readonly wait: boolean
  readonly batchRows?: number
}

/** Seals every row whose transaction is over. Null when another sealer is at work and `wait` is false. Throws BrokenChain. */
export function sealAudit(how: How): Promise<Sealing | null> {
  return withSealer(how, (client, key) => sealAll(client, key, how.batchRows ?? batchRows))
}

/** Seals, and returns the text of the signed head: where every chain ends now. To be kept outside. */
export async function auditHead(how: Omit<How, 'wait'>): Promise<string> {
  const text = await withSealer({ ...how, wait: true }, async (client, key) => {
    await sealAll(client, key, how.batchRows ?? batchRows)
    const chains: HeadChain[] = []
    for (const chain of await chainsOf(client)) {
      const last = await lastBatch(client, chain)
      if (!last) continue
      const { rows } = await client.query<{ rows: string }>('select sum(row_count) as rows from audit_batch where chain = $1', [
        chain,
      ])
      chains.push({ chain, number: last.number, rows: Number(rows[0]?.rows), hash: batchHash(last).toString('hex') })
    }
    const head = { origin: how.origin, madeAt: new Date().toISOString(), publicKey: key.publicKey.toString('hex'), chains }
    return writeHead(head, key.secretKey)
  })
  // `wait` is set, so there is a text.
  return text as string
}

/** Seals once a minute for as long as the process lives, at once at its start. A minute in which the database is away is skipped. */
export function sealEveryMinute(url: string, origin: string): { stop(): void } {
  let running = false
  const once = async () => {
    if (running) return
    running = true
    try {
      await sealAudit({ url, origin, wait: false })
    } catch (error) {
      log.error({ auditSealer: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' })
    } finally {
      running = false
    }
  }
  void once()
  const timer = setInterval(once, 60_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function withSealer<T>(how: How, act: (client: pg.Client, key: AuditKey) => Promise<T>): Promise<T | null> {
  const client = new pg.Client({ connectionString: how.url })
  // A server that goes away is heard by the query that waits for it.
  client.on('error', () => undefined)
  const db = connect(how.url, 1)
  try {
    await client.connect()
    const { rows } = await client.query<{ mine: unknown }>(
      how.wait ? 'select pg_advisory_lock($1) as mine' : 'select pg_try_advisory_lock($1) as mine',
      [lockKey],
    )
    if (rows[0]?.mine === false) return null
    const ctx = systemCtx({ settings: { publicOrigin: how.origin }, databases: { app: db } }, 'audit.seal', null)
    return await act(client, await currentAuditKey(ctx))
  } finally {
    // The lock goes with the connection.
    await client.end().catch(() => undefined)
    await db.destroy()
  }
}

async function sealAll(client: pg.Client, key: AuditKey, most: number): Promise<Sealing> {
  let batches = 0
  let rows = 0
  for (const chain of await chainsOf(client))
    for (;;) {
      const sealed = await sealNext(client, chain, key, most)
      if (sealed === 0) break
      batches++
      rows += sealed
    }
  return { batches, rows }
}

async function chainsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from institution order by id')
  return [installationChain, ...rows.map(({ id }) => id)]
}

/** Adds one batch to a chain, everything or nothing of it, and returns its number of rows: 0 when nothing waits. */
async function sealNext(client: pg.Client, chain: string, key: AuditKey, most: number): Promise<number> {
  await client.query('begin isolation level repeatable read')
  try {
    const count = await addBatch(client, chain, key, most)
    await client.query(count > 0 ? 'commit' : 'rollback')
    return count
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function addBatch(client: pg.Client, chain: string, key: AuditKey, most: number): Promise<number> {
  const { rows: now } = await client.query<{ xmin: string; cluster: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, (select system_identifier::text from pg_control_system()) as cluster',
  )
  const { xmin, cluster } = now[0] as { xmin: string; cluster: string }
  const last = await lastBatch(client, chain)
  if (last && !isSignedBy(key.publicKey, statementOf(last), last.signature))
    throw new BrokenChain(
      `The last batch of chain ${chain} was not signed by this installation. Run: npm run poiju -- audit check`,
    )

  const whose = chain === installationChain ? 'a.institution_id is null and $1::uuid is not null' : 'a.institution_id = $1::uuid'
  const isGoingOn = last?.cluster === cluster
  // Numbers of another server say nothing here, so a chain that begins, or that was restored from a copy, takes in every row that it has not yet.
  const range = isGoingOn ? `${whose} and a.xid >= $2::xid8 and a.xid < $3::xid8` : whose
  const values = isGoingOn ? [chain, String(last.below), xmin] : [chain]
  const below = isGoingOn ? await cut(client, range, values, xmin, most) : xmin
  if (isGoingOn) values[2] = below

  const number = (last?.number ?? 0) + 1
  const tree = new MerkleTree()
  const lot: { position: number; id: string; leaf: Buffer }[] = []
  const flush = async () => {
    await client.query(
      'insert into audit_sealed (chain, number, position, audit_id, leaf) select $1, $2, * from unnest($3::integer[], $4::uuid[], $5::bytea[])',
      [chain, number, lot.map(({ position }) => position), lot.map(({ id }) => id), lot.map(({ leaf }) => leaf)],
    )
    lot.length = 0
  }
  const waiting = rowsOf<(string | null)[]>(
    client,
    'waiting',
    `select ${rowColumns} from audit a where ${range} and not exists (select from audit_sealed s where s.audit_id = a.id) order by a.xid, a.id`,
    values,
  )
  for await (const columns of waiting) {
    const leaf = leafHash(columns)
    lot.push({ position: tree.count, id: columns[0] as string, leaf })
    tree.add(leaf)
    if (lot.length === insertLot) await flush()
  }
  if (tree.count === 0) return 0
  if (lot.length > 0) await flush()

  const batch: Batch = {
    chain,
    number,
    previous: last ? batchHash(last) : noPrevious,
    root: tree.root(),
    rowCount: tree.count,
    below: BigInt(below),
    cluster,
    sealedAt: new Date(),
    publicKey: key.publicKey,
  }
  await client.query(
    `insert into audit_batch (chain, number, previous, root, row_count, below, cluster, sealed_at, key_id, signature)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      chain,
      number,
      batch.previous,
      batch.root,
      batch.rowCount,
      below,
      cluster,
      batch.sealedAt,
      key.id,
      signBatch(batch, key.secretKey),
    ],
  )
  return tree.count
}

/** Where a batch ends: at `xmin`, or at the first transaction that begins after `most` rows. */
async function cut(client: pg.Client, range: string, values: string[], xmin: string, most: number): Promise<string> {
  const { rows } = await client.query<{ first: string; next: string | null }>(
    `select min(first)::text as first, min(next)::text as next from (
      (select a.xid as first, null::xid8 as next from audit a where ${range} order by a.xid limit 1) union all
      (select null, a.xid from audit a where ${range} order by a.xid offset ${most} limit 1)) ends`,
    values,
  )
  const { first, next } = rows[0] ?? {}
  if (!next) return xmin
  return first === next ? String(BigInt(next) + 1n) : next
}

interface Kept extends Batch {
  readonly signature: Buffer
}

/** The columns of a batch as `toBatch` reads them. */
export const batchColumns = `b.chain::text, b.number, b.previous, b.root, b.row_count, b.below::text, b.cluster, b.sealed_at, k.public_key, b.signature`
export type BatchRow = [string, number, Buffer, Buffer, number, string, string, Date, Buffer | null, Buffer]

export function toBatch([
  chain,
  number,
  previous,
  root,
  rowCount,
  below,
  cluster,
  sealedAt,
  publicKey,
  signature,
]: BatchRow): Kept {
  return {
    chain,
    number,
    previous,
    root,
    rowCount,
    below: BigInt(below),
    cluster,
    sealedAt,
    publicKey: publicKey ?? Buffer.alloc(0),
    signature,
  }
}

async function lastBatch(client: pg.Client, chain: string): Promise<Kept | undefined> {
  const { rows } = await client.query<BatchRow>({
    text: `select ${batchColumns} from audit_batch b join audit_key k on k.id = b.key_id where b.chain = $1 order by b.number desc limit 1`,
    values: [chain],
    rowMode: 'array',
  })
  return rows[0] && toBatch(rows[0])
}
