/** A process of its own on the same database: what the helper programs share. */
import type { Ctx } from '../app/platform/ctx.ts'
import { openDatabases } from '../app/platform/database.server.ts'
import { randomness } from '../app/platform/ids.server.ts'
import { startJobs } from '../app/platform/jobs.server.ts'
import { configureLimits } from '../app/platform/limits.server.ts'
import { configureSecrets } from '../app/platform/secrets.server.ts'

export interface Given {
  readonly ownerUrl: string
  readonly secret: string
  readonly origin: string
  readonly count?: string
  readonly side?: string
  readonly rounds?: string
}

export const given = JSON.parse(process.argv[2] ?? '{}') as Given
const key = Buffer.from(given.secret, 'hex')
configureSecrets(key)
// One person runs for hundreds of seats.
configureLimits(1000, key)
const databases = openDatabases(given.ownerUrl, key, { app: 4, auth: 1 })
const jobs = await startJobs(databases.jobsUrl, null, () => undefined)

/** The system in the scope of an institution of the demonstration. */
export async function systemIn(slug: string): Promise<Ctx> {
  const { id } = await databases.app.selectFrom('institution').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()
  return {
    actor: { kind: 'system', name: 'chaos' },
    institution: id,
    person: null,
    now: new Date(),
    locale: 'fi',
    db: databases.app,
    requestId: 'chaos',
    origin: given.origin,
    ...randomness,
  }
}

export const auth = databases.auth

export async function leave(answer: Record<string, number>): Promise<void> {
  await new Promise((done) => process.send?.(answer, done))
  await jobs.stop()
  await databases.close()
  process.exit(0)
}
