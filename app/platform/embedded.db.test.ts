import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded.server.ts'

const folder = mkdtempSync(join(process.cwd(), 'var', 'embedded-'))
let running: Embedded | undefined

afterAll(async () => {
  await running?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function answer(url: string): Promise<{ version: string; data: string }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ version: string; data: string }>(
    `select current_setting('server_version') as version, current_setting('data_directory') as data`,
  )
  await client.end()
  return rows[0] as { version: string; data: string }
}

async function isGone(pid: number): Promise<void> {
  await expect
    .poll(() => !existsSync(`/proc/${pid}`) || / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), { timeout: 20_000 })
    .toBe(true)
}

test('the data outlives whatever happens to the processes', { timeout: 120_000 }, async () => {
  running = await startEmbedded(folder, 'secret')
  expect(running.adopted).toBe(false)
  const { version, data } = await answer(running.url)
  expect(version).toMatch(/^18/)

  // The application was killed with -9: PostgreSQL goes on, and the next start takes it over.
  const adopted = await startEmbedded(folder, 'secret')
  expect(adopted).toMatchObject({ adopted: true, url: running.url })

  // PostgreSQL was killed too: its lock file is left behind.
  const lock = join(data, 'postmaster.pid')
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await isGone(pid)
  expect(existsSync(lock)).toBe(true)
  running = await startEmbedded(folder, 'secret')
  expect(running.adopted).toBe(false)
  expect((await answer(running.url)).data).toBe(data)

  // Stopped properly, then a lock file that names a process which is not PostgreSQL.
  await running.stop()
  expect(existsSync(lock)).toBe(false)
  writeFileSync(lock, `${process.pid}\n${data}\n1\n1\n\n127.0.0.1\n`)
  running = await startEmbedded(folder, 'secret')
  expect(running.adopted).toBe(false)
  expect((await answer(running.url)).data).toBe(data)
})
