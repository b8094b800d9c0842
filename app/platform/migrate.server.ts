/**
 * Forward-only migrations in plain SQL: numbered files, one transaction each, under an advisory lock, with a hash per file so that
 * a changed old file is found. Also makes the login roles and gives them passwords derived from the master key.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { RoleName } from './database.server.ts'
import { queues } from './jobs.server.ts'
import { derive } from './settings.server.ts'

export class MigrationError extends Error {}

const lockKey = 7_061_105

/** Brings the database at `ownerUrl` to the newest shape and returns the names of the files that ran. Safe to run twice, and twice at once. */
export async function migrate(ownerUrl: string, masterKey: Buffer, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    refuseOldServer(Number(rows[0]?.server_version_num))
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await makeRoles(client, masterKey)
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    )
    await client.query(
      `comment on table migration is 'kind: installation; retention: as long as the installation; erasure: none, no personal data'`,
    )
    await client.query('grant select on migration to poiju_app')
    const done = await runFiles(client, folder)
    await makeQueues(ownerUrl)
    await grantQueues(client)
    return done
  } finally {
    await client.end()
  }
}

/** `version` is what a server calls its server_version_num: 180004 is 18.4. */
export function refuseOldServer(version: number): void {
  if (version >= 180_000) return
  throw new MigrationError(
    `DATABASE_URL: Poiju needs PostgreSQL 18 or newer; this server is ${Math.floor(version / 10_000)}. Point it at a newer one.`,
  )
}

async function runFiles(client: pg.Client, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  const names = migrationNames(folder)
  for (const name of applied.keys())
    if (!names.includes(name))
      throw new MigrationError(
        `The database has migration ${name}, which this version of Poiju does not know. Start the newer version.`,
      )
  const done: string[] = []
  for (const name of names) {
    const sqlText = readFileSync(join(folder, name), 'utf8')
    const hash = createHash('sha256').update(sqlText).digest('hex')
    const before = applied.get(name)
    if (before === hash) continue
    if (before !== undefined)
      throw new MigrationError(
        `Migration ${name} has changed since it ran. Write a new migration instead of changing an old one.`,
      )
    await client.query('begin')
    try {
      await client.query(sqlText)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, hash])
      await client.query('commit')
    } catch (cause) {
      await client.query('rollback')
      throw new MigrationError(`Migration ${name} failed: ${(cause as Error).message}`, { cause })
    }
    done.push(name)
  }
  return done
}

/** Where the migrations of this version of the program are. */
export const migrationsFolder = join(process.cwd(), 'db', 'migrations')

/** Names of the migration files in order. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
}

async function makeRoles(client: pg.Client, masterKey: Buffer): Promise<void> {
  for (const role of ['app', 'auth', 'jobs', 'sealer'] satisfies RoleName[]) {
    const name = `poiju_${role}`
    const password = derive(masterKey, `database role ${name}`)
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
    // The password is hexadecimal digits, so it can stand in the statement, which takes no parameters.
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${name} with login nosuperuser nocreatedb nocreaterole nobypassrls noinherit password '${password}'`,
    )
  }
}

/** The schema of pg-boss and our queues: made here, so that at run time `migrate` is false and the app only inserts. */
async function makeQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'jobs', supervise: false, schedule: false, max: 2 })
  boss.on('error', () => undefined)
  await boss.start()
  for (const [name, options] of Object.entries(queues)) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, options)
    else await boss.createQueue(name, { ...options, notify: true })
  }
  await boss.stop({ graceful: false })
}

async function grantQueues(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema jobs to poiju_app, poiju_auth, poiju_jobs;
    grant all on all tables in schema jobs to poiju_jobs;
    grant all on all sequences in schema jobs to poiju_jobs;
    grant execute on all functions in schema jobs to poiju_jobs, poiju_app, poiju_auth;
    grant select on jobs.queue to poiju_app, poiju_auth;
    grant select, insert on jobs.job to poiju_app, poiju_auth;
    grant select, insert on all tables in schema jobs to poiju_app, poiju_auth;
  `)
}
