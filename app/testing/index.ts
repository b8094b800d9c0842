/** Builders for tests on the real PostgreSQL: each test gets a new institution, so row-level security keeps tests apart. */
import { afterAll, inject } from 'vitest'
import type { Visit } from '../people/guard.server.ts'
import type { Role } from '../people/policy.ts'
import type { Actor, Ctx } from '../platform/ctx.ts'
import { connect, type Database, type Databases, openDatabases } from '../platform/database.server.ts'
import { randomness } from '../platform/ids.server.ts'
import { type Jobs, startJobs } from '../platform/jobs.server.ts'
import { configureLimits } from '../platform/limits.server.ts'
import { type Outbound, OutboundError } from '../platform/outbound.server.ts'
import { configureSecrets } from '../platform/secrets.server.ts'
import { readSettings } from '../platform/settings.server.ts'
import { wire } from '../wiring.server.ts'
import { testKey } from './keys.ts'

export interface House {
  readonly databases: Databases
  /** The owner's connection: sees every row. Only for arranging what no service does, and for looking at what was stored. */
  readonly owner: Database
  readonly ownerUrl: string
}

export interface TestInstitution {
  readonly id: string
  readonly slug: string
}

let opened: Promise<House & { jobs: Jobs }> | undefined

/** The database of this test run, with the wiring of the application. Closed after the file. */
export function house(): Promise<House> {
  opened ??= open()
  return opened
}

async function open() {
  const ownerUrl = inject('ownerUrl')
  const databases = openDatabases(ownerUrl, testKey, { app: 8, auth: 2 })
  const owner = connect(ownerUrl, 2)
  const jobs = await startJobs(databases.jobsUrl, null, () => undefined)
  configureLimits(1000, testKey)
  configureSecrets(testKey)
  wire()
  return { databases, owner, ownerUrl, jobs }
}

afterAll(async () => {
  if (!opened) return
  const { databases, owner, jobs } = await opened
  await jobs.stop()
  await databases.close()
  await owner.destroy()
})

/** A new institution that no other test knows. */
export async function anInstitution(): Promise<TestInstitution> {
  const { owner } = await house()
  const id = randomness.newId()
  const slug = `t${id.replaceAll('-', '').slice(-20)}`
  await owner
    .insertInto('institution')
    .values({
      id,
      slug,
      name: JSON.stringify({ fi: `Koulu ${slug}`, sv: `Skola ${slug}`, en: `School ${slug}` }),
      shortName: slug,
    })
    .execute()
  return { id, slug }
}

/** A person with these roles in the institution, as a context to call services with. */
export async function aCtx(
  institution: TestInstitution | null,
  ...roles: Role[]
): Promise<Ctx & { actor: Extract<Actor, { kind: 'person' }>; person: string }> {
  const { databases, owner } = await house()
  const id = randomness.newId()
  const email = `${id}@test.example`
  const now = new Date()
  const name = roles[0] ?? 'learner'
  await owner.insertInto('person').values({ id, email, name, createdAt: now, emailConfirmedAt: now }).execute()
  if (institution)
    for (const role of roles)
      await owner.insertInto('membership').values({ institutionId: institution.id, personId: id, role, since: now }).execute()
  return {
    actor: { kind: 'person', id, name, email, roles },
    institution: institution?.id ?? null,
    person: id,
    now,
    locale: 'fi',
    db: databases.app,
    requestId: 'test',
    origin: 'http://localhost:4000',
    ...randomness,
  }
}

/** Somebody who has not signed in. */
export async function aStranger(): Promise<Ctx> {
  const { databases } = await house()
  return {
    actor: { kind: 'anonymous' },
    institution: null,
    person: null,
    now: new Date(),
    locale: 'fi',
    db: databases.app,
    requestId: 'test',
    origin: 'http://localhost:4000',
    ...randomness,
  }
}

/** Tests ask nobody; one that does brings a door of its own. */
const noOutside: Outbound = () => Promise.reject(new OutboundError('address-not-found'))

/** A request that has reached us, as sign-in sees it. */
export async function aVisit(how: { sessionToken?: string; now?: Date; signedIn?: Visit['signedIn'] } = {}): Promise<Visit> {
  const stranger = await aStranger()
  const { databases, jobs } = (await house()) as House & { jobs: Jobs }
  return {
    ctx: { ...stranger, now: how.now ?? stranger.now },
    signedIn: how.signedIn ?? null,
    sessionToken: how.sessionToken ?? null,
    address: randomness.newId(),
    headers: new Headers(),
    nonce: '',
    services: { settings: readSettings({ POIJU_SECRET: testKey.toString('hex') }), databases, jobs, outbound: noOutside },
  }
}

/** The institution of them all together; there is one. */
export async function theNetwork(): Promise<TestInstitution> {
  const { owner } = await house()
  const find = () => owner.selectFrom('institution').select(['id', 'slug']).where('isNetwork', '=', true).executeTakeFirst()
  const known = await find()
  if (known) return known
  await owner
    .insertInto('institution')
    .values({
      id: randomness.newId(),
      slug: 'network',
      name: JSON.stringify({ fi: 'Verkosto', sv: 'Nätverket', en: 'Network' }),
      shortName: 'Network',
      isNetwork: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await find()) ?? { id: '', slug: '' }
}
