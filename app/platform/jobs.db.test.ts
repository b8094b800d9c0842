import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { dropDatabase, newDatabase } from '../testing/databases.ts'
import { house } from '../testing/index.ts'
import { connect } from './database.server.ts'
import { sendJobs, startJobs } from './jobs.server.ts'

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

test('what waits in a queue is worked off one after the other, and what failed comes again, without anybody sending more', async () => {
  const { ownerUrl } = await house()
  const url = await newDatabase(ownerUrl)
  const db = connect(url, 1)
  const done: string[] = []
  const failed = new Set<string>()
  const handler = async ({ number = '' }: Record<string, string>) => {
    if (number === '3' && !failed.has(number)) {
      failed.add(number)
      throw new Error('once')
    }
    done.push(number)
  }
  const jobs = await startJobs(url, { 'credential.issue': handler }, () => undefined)
  try {
    const sent = ['1', '2', '3', '4', '5', '6'].map((number) => ({ number }))
    await db.transaction().execute(async (tx) => sendJobs(tx, 'credential.issue', sent))
    await vi.waitFor(() => expect(done.toSorted()).toEqual(['1', '2', '3', '4', '5', '6']), { timeout: 20_000, interval: 50 })
    expect([...failed]).toEqual(['3'])
  } finally {
    await jobs.stop()
    await db.destroy()
    await dropDatabase(url)
  }
}, 60_000)
