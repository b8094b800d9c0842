/** One embedded PostgreSQL for all database tests, kept between runs, with a new database for each run. */
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../platform/embedded.server.ts'
import { migrate } from '../platform/migrate.server.ts'
import { testKey, testPassword } from './keys.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
  }
}

export default async function setup(project: TestProject) {
  const embedded = await startEmbedded(join(process.cwd(), 'var', 'test'), testPassword)
  const name = `test_${process.pid}_${Date.now()}`
  await run(embedded.url, `create database ${name}`)
  const url = new URL(embedded.url)
  url.pathname = `/${name}`
  await migrate(url.toString(), testKey, join(process.cwd(), 'db', 'migrations'))
  project.provide('ownerUrl', url.toString())
  return async () => {
    await run(embedded.url, `drop database ${name} with (force)`)
    if (!embedded.adopted) await embedded.stop()
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
