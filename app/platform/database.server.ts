/**
 * The database and its roles (docs/decisions/0002-database-roles-and-scopes.md).
 * owner: migrations, backup, seeds of the installation; BYPASSRLS; never used by a request.
 * app: every request; owns nothing, row-level security applies, cannot change audit rows.
 * auth: finds a person and a session at sign-in; nothing else.
 * jobs: pg-boss.
 * sealer: reads the audit rows of every institution and adds batches to their chains (audit-sealer.server.ts).
 */
import { setTimeout as pause } from 'node:timers/promises'
import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { DB } from '../../db/types.generated.ts'
import type { Ctx } from './ctx.ts'
import { derive } from './settings.server.ts'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>
export type { DB }
export { sql }

const { types } = pg
types.setTypeParser(types.builtins.NUMERIC, Number)
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.DATE, (value) => value)

export type RoleName = 'app' | 'auth' | 'jobs' | 'sealer'

/** The same server as `ownerUrl`, as one of our roles, with the password that migrate gave it. */
export function roleUrl(ownerUrl: string, masterKey: Buffer, role: RoleName): string {
  const url = new URL(ownerUrl)
  url.username = `poiju_${role}`
  url.password = derive(masterKey, `database role poiju_${role}`)
  return url.toString()
}

export interface Databases {
  readonly app: Database
  readonly auth: Database
  readonly jobsUrl: string
  /** A connection string of role app for LISTEN. */
  readonly listenUrl: string
  close(): Promise<void>
}

/** One pool for each role in a process. */
export function openDatabases(ownerUrl: string, masterKey: Buffer, sizes = { app: 16, auth: 4 }): Databases {
  const open = (role: RoleName, max: number) => connect(roleUrl(ownerUrl, masterKey, role), max)
  const app = open('app', sizes.app)
  const auth = open('auth', sizes.auth)
  return {
    app,
    auth,
    jobsUrl: roleUrl(ownerUrl, masterKey, 'jobs'),
    listenUrl: roleUrl(ownerUrl, masterKey, 'app'),
    close: async () => {
      await Promise.all([app.destroy(), auth.destroy()])
    },
  }
}

/**
 * A Kysely over its own pool. A connection that breaks is replaced by the pool, so its error is not a fault: whoever waits for an answer there is told, and
 * in the middle of a transaction that waits for something else, the next statement is. Unheard, the error would end the process.
 */
export function connect(url: string, max: number): Database {
  const pool = new pg.Pool({ connectionString: url, max, statement_timeout: 30_000 })
  pool.on('error', () => undefined)
  const open = new Map<number, pg.PoolClient>()
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    open.set(processOf(client), client)
  })
  pool.on('remove', (client) => open.delete(processOf(client)))
  const db = over(pool)
  clients.set(db, open)
  return db
}

/** A Kysely over one connection that somebody else opens and closes, in the transaction in which that is. */
export function overClient(client: pg.Client): Database {
  const query = client.query.bind(client) as PostgresPoolClient['query']
  return over({ connect: async () => ({ query, release: () => undefined }), end: async () => undefined, options: {} })
}

function over(pool: PostgresPool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

const clients = new WeakMap<Database, ReadonlyMap<number, pg.PoolClient>>()
/** The number of the server process behind a connection; `pg` has it, its types do not. */
const processOf = (client: pg.PoolClient): number => (client as unknown as { processID: number }).processID

/** The connection that a transaction of `db` runs on: what COPY needs. Not behind a pooler that changes connections within a session. */
export async function clientOf(tx: Tx, db: Database): Promise<pg.PoolClient> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
  const client = clients.get(db)?.get(rows[0]?.pid ?? 0)
  if (!client)
    throw new Error('COPY needs a connection of its own: DATABASE_URL must not lead through a pooler in transaction mode')
  return client
}

/**
 * One transaction in the scope of the context: row-level security sees `ctx.institution` and `ctx.person`, and nothing
 * when they are null. Reads too run here. Everything is saved together or not at all.
 */
export function inTransaction<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return joining(ctx.db as Tx, ctx, run)
  return ctx.db.transaction().execute(async (tx) => {
    await setScope(tx, ctx)
    return run(tx)
  })
}

/** The same context inside a transaction that is open: what services do with it is saved with the rest of that transaction, or not at all. */
export function within(ctx: Ctx, tx: Tx): Ctx {
  const open = clients.get(ctx.db)
  if (open) clients.set(tx, open)
  return { ...ctx, db: tx }
}

/** Runs in a transaction that is open already, in the scope of the context, and gives the scope back that was there. */
async function joining<T>(tx: Tx, ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  const { rows } = await sql<{ institution: string | null; person: string | null }>`
    select nullif(current_setting('poiju.institution', true), '') as institution, nullif(current_setting('poiju.person', true), '') as person`.execute(
    tx,
  )
  await setScope(tx, ctx)
  const result = await run(tx)
  await setScope(tx, rows[0] ?? { institution: null, person: null })
  return result
}

async function setScope(tx: Tx, scope: { institution: string | null; person: string | null }): Promise<void> {
  await sql`select set_config('poiju.institution', ${scope.institution ?? ''}, true), set_config('poiju.person', ${scope.person ?? ''}, true)`.execute(
    tx,
  )
}

/**
 * Runs a part of a transaction in the scope of another institution, and goes back. For what one command must write in two institutions at once,
 * such as a step on the follow page of a need that was addressed to the network. The caller has the right to do so.
 */
export async function inScopeOf<T>(tx: Tx, ctx: Ctx, institution: string, run: (scope: Ctx) => Promise<T>): Promise<T> {
  if (institution === ctx.institution) return run(ctx)
  await setScope(tx, { institution, person: ctx.person })
  const result = await run({ ...ctx, institution })
  await setScope(tx, ctx)
  return result
}

/**
 * Calls `act` each time the database has been away and is back: its server was killed, restarted, or the way to it was cut. A connection is held for it.
 * `act` may be called for a short break of that connection alone, and at most once for each.
 */
export function whenDatabaseReturns(url: string, act: () => void): { stop(): Promise<void> } {
  let stopping = false
  let current: pg.Client | undefined
  const watching = (async () => {
    for (let isFirst = true; !stopping; ) {
      const client = new pg.Client({ connectionString: url, keepAlive: true })
      const ended = new Promise<void>((done) => client.once('end', done))
      client.on('error', () => undefined)
      try {
        await client.connect()
        current = client
        if (!isFirst) act()
        isFirst = false
        if (stopping) await client.end()
        await ended
      } catch {
        // It is still away.
      }
      current = undefined
      if (!stopping) await pause(500, undefined, { ref: false })
    }
  })()
  return {
    stop: async () => {
      stopping = true
      await current?.end().catch(() => undefined)
      await watching
    },
  }
}

/** SQLSTATE of a database error: '23505' is a unique violation, '23514' a check, '40001' and '40P01' are worth another try. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
