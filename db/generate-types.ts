/** Writes db/types.generated.ts from the migrated database; with --check, fails when the committed file differs. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../app/platform/embedded.server.ts'
import { migrate } from '../app/platform/migrate.server.ts'
import { testKey, testPassword } from '../app/testing/keys.ts'

const target = join(import.meta.dirname, 'types.generated.ts')
const embedded = await startEmbedded(join(process.cwd(), 'var', 'test'), testPassword)
const name = `types_${process.pid}`
const client = new pg.Client({ connectionString: embedded.url })
await client.connect()
await client.query(`create database ${name}`)
try {
  const url = new URL(embedded.url)
  url.pathname = `/${name}`
  await migrate(url.toString(), testKey, join(import.meta.dirname, 'migrations'))
  const out = join(tmpdir(), `${name}.ts`)
  const cli = join(process.cwd(), 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
  const flags = [
    '--dialect',
    'postgres',
    '--camel-case',
    '--default-schema',
    'public',
    '--include-pattern',
    'public.*',
    '--numeric-parser',
    'number',
    '--date-parser',
    'string',
  ]
  execFileSync(process.execPath, [cli, '--url', url.toString(), '--out-file', out, ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const text = readFileSync(out, 'utf8').replace(
    'ColumnType<string, bigint | number | string, bigint | number | string>',
    'ColumnType<number, bigint | number | string, bigint | number | string>',
  )
  if (!process.argv.includes('--check')) writeFileSync(target, text)
  else if (readFileSync(target, 'utf8') !== text) {
    console.error('db/types.generated.ts does not match the migrations. Run: npm run db:types')
    process.exitCode = 1
  }
} finally {
  await client.query(`drop database ${name} with (force)`)
  await client.end()
  if (!embedded.adopted) await embedded.stop()
}
