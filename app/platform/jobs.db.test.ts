import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { house } from '../testing/index.ts'
import { startJobs } from './jobs.server.ts'

test('a process whose connection broke is ready again when the database is, though it works on no job', async () => {
  const { databases, owner } = await house()
  const name = `jobs ${crypto.randomUUID().slice(0, 8)}`
  const errors: Error[] = []
  const jobs = await startJobs(`${databases.jobsUrl}?application_name=${encodeURIComponent(name)}`, null, (error) =>
    errors.push(error),
  )
  try {
    expect(await jobs.isReady()).toBe(true)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`.execute(owner)
    await vi.waitFor(() => expect(errors).not.toEqual([]))
    await vi.waitFor(async () => expect(await jobs.isReady()).toBe(true), { timeout: 10_000 })
  } finally {
    await jobs.stop()
  }
})
