import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database, sql, whenDatabaseReturns } from './database.server.ts'
import { type Embedded, startEmbedded } from './embedded.server.ts'

/** A server of our own, to be killed. */
let server: Embedded
const folder = mkdtempSync(join(process.cwd(), 'var', 'killed-'))
const told: string[] = []

beforeAll(async () => {
  server = await startEmbedded(folder, 'secret')
  server.keepRunning((what) => told.push(what))
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function postmaster(): Promise<number> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>(
    `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer as pid`,
  )
  await client.end()
  return rows[0]?.pid as number
}

const answers = (db: Database) =>
  sql<{ one: number }>`select 1 as one`.execute(db).then(
    ({ rows }) => rows[0]?.one === 1,
    () => false,
  )

test('a transaction that was thinking when its server died fails, the process lives, and the pool goes on when the server is back', async () => {
  const db = connect(server.url, 2)
  let returned = 0
  const watch = whenDatabaseReturns(server.url, () => returned++)
  await expect.poll(() => answers(db)).toBe(true)
  const thinking = db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    process.kill(await postmaster(), 'SIGKILL')
    process.kill(rows[0]?.pid as number, 'SIGKILL')
    // Nobody waits for this connection while it breaks.
    await expect.poll(() => answers(db), { timeout: 20_000 }).toBe(false)
    await sql`select 1`.execute(tx)
  })
  await expect(thinking).rejects.toThrow()
  await expect.poll(() => answers(db), { timeout: 20_000 }).toBe(true)
  await expect.poll(() => returned, { timeout: 20_000 }).toBe(1)
  expect(told.at(-1)).toBe('The embedded PostgreSQL runs again.')
  await watch.stop()
  await db.destroy()
}, 60_000)

test('a server that was killed while it works is not started beside its own old processes', async () => {
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  // Work that does not look up: it would go on for a minute.
  const working = client.query('select count(*) from generate_series(1, 1000000000)').catch(() => 'ended')
  process.kill(await postmaster(), 'SIGKILL')
  await expect.poll(() => told.length, { timeout: 40_000 }).toBe(4)
  expect(await working).toBe('ended')
  // Gone, or dead and not yet cleared away by whoever started it.
  const stat = `/proc/${rows[0]?.pid}/stat`
  expect(!existsSync(stat) || / Z /.test(readFileSync(stat, 'utf8'))).toBe(true)
  const db = connect(server.url, 1)
  expect(await answers(db)).toBe(true)
  await db.destroy()
}, 60_000)
