/** Databases of their own, for tests of what is global: a new one, or a copy of one that nobody is connected to. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../platform/embedded.server.ts'
import { migrate } from '../platform/migrate.server.ts'
import { testKey, testPassword } from './keys.ts'

/** A server that nobody will miss: it waits for no disk, so that databases can be copied by the hundred. */
export async function throwawayServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  mkdirSync('var', { recursive: true })
  const folder = mkdtempSync(join('var', 'throwaway-'))
  const server = await startEmbedded(folder, testPassword)
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await runOn(server.url, `alter system set ${setting} = off`)
  await runOn(server.url, 'select pg_reload_conf()')
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let made = 0

/** Runs one statement at a connection string. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function named(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1)

/** A new, migrated database on the server of `serverUrl`; the answer is its connection string. */
export async function newDatabase(serverUrl: string): Promise<string> {
  const name = `own_${process.pid}_${Date.now()}_${made++}`
  await runOn(serverUrl, `create database ${name}`)
  const url = named(serverUrl, name)
  await migrate(url, testKey, join(process.cwd(), 'db', 'migrations'))
  return url
}

/** A copy of a database as it stands. */
export async function copyDatabase(url: string): Promise<string> {
  const name = `own_${process.pid}_${Date.now()}_${made++}`
  await runOn(named(url, 'postgres'), `create database ${name} template ${nameOf(url)} strategy file_copy`)
  return named(url, name)
}

/** Takes a database away, with whoever is connected to it. */
export function dropDatabase(url: string): Promise<void> {
  return runOn(named(url, 'postgres'), `drop database if exists ${nameOf(url)} with (force)`)
}
