/**
 * Crash and race tests with printed figures: `npm run chaos [-- seed]`.
 * 1. kill -9 of the application at random moments while it issues batches: after restart every completion has exactly one credential, every
 *    credential verifies and has its audit records.
 * 2. The same with PostgreSQL: its first process or one that works for us is killed, or the server ended at once, while the application goes on. The
 *    application starts it again and finishes what it had begun. The audit is whole.
 * 3. Two processes and the last seat: never over-booked.
 * 4. Copies of all this, each with something done to its audit: every one is found.
 * 5. Each command of the road, each of its statements failing in every way: before or after, nothing between (app/faults.db.test.ts).
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { verify } from '@poiju/credentials'
import pg from 'pg'
import { readHead } from '../app/platform/audit-chain.ts'
import { checkAudit } from '../app/platform/audit-check.server.ts'
import { auditHead } from '../app/platform/audit-sealer.server.ts'
import { roleUrl } from '../app/platform/database.server.ts'
import { freePort, startEmbedded } from '../app/platform/embedded.server.ts'
import { configureSecrets } from '../app/platform/secrets.server.ts'
import { derive } from '../app/platform/settings.server.ts'
import { copyDatabase, dropDatabase } from '../app/testing/databases.ts'
import { tamperings, unguarded } from '../app/testing/tampering.ts'
import type { Outcome } from './every-statement.ts'
import { withClient } from './state.ts'

const seed = Number(process.argv[2] ?? 20261124)
const kills = Number(process.env['CHAOS_KILLS'] ?? 50)
const strikes = Number(process.env['CHAOS_STRIKES'] ?? 20)
const copies = Number(process.env['CHAOS_COPIES'] ?? 100)
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 200)
/** Three pieces of the job, the last of them not full. */
const batch = Number(process.env['CHAOS_BATCH'] ?? 2500)
let state = seed
/** A small seeded generator (mulberry32): the same seed, the same moments. */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

mkdirSync('var', { recursive: true })
const folder = mkdtempSync(join('var', 'chaos-'))
const secret = '11'.repeat(32)
const masterKey = Buffer.from(secret, 'hex')
configureSecrets(masterKey)
const embedded = await startEmbedded(folder, derive(masterKey, 'database role poiju_owner'))
const port = await freePort()
const origin = `http://localhost:${port}`
// No DATABASE_URL: the program takes over the embedded server, and must start it again when it is killed.
const { DATABASE_URL: _, ...ours } = process.env
const env = {
  ...ours,
  POIJU_SECRET: secret,
  POIJU_DEMO: 'on',
  PORT: String(port),
  POIJU_FOLDER: folder,
  POIJU_RATE_FACTOR: '1000',
  LOG_LEVEL: 'error',
  NODE_OPTIONS: '',
}
let failures = 0
/** Asks the database as its owner, and again while it is away. */
async function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: embedded.url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return (await client.query<Row>(text, values)).rows
    } catch (error) {
      if (tries === 300) throw error
      await pause(200)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

const expectThat = (name: string, isTrue: boolean, figures: string) => {
  if (!isTrue) failures++
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${name}: ${figures}`)
}

async function start(): Promise<ChildProcess> {
  const app = spawn(process.execPath, ['build/server/index.js'], { env, stdio: 'ignore' })
  for (let tries = 0; tries < 600; tries++) {
    if ((await fetch(`${origin}/ready`).catch(() => undefined))?.ok) return app
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('The application did not become ready')
}

async function kill(app: ChildProcess): Promise<void> {
  const gone = new Promise((done) => app.once('exit', done))
  app.kill('SIGKILL')
  await gone
}

/** Signs in as a demonstration person and returns the cookie. */
async function signIn(name: string): Promise<string> {
  const rows = await ask<{ id: string }>('select id from person where name = $1', [name])
  const answer = await fetch(`${origin}/fi/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ how: 'demo', person: rows[0]?.id ?? '', to: '/home' }),
  })
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

/** Runs one of the helper programs of this folder as a process of its own. */
function helper(name: string, args: Record<string, string>): Promise<Record<string, number>> {
  return new Promise((done, failed) => {
    const child = fork(
      join(import.meta.dirname, `${name}.ts`),
      [JSON.stringify({ ownerUrl: embedded.url, secret, origin, ...args })],
      { execArgv: ['--conditions=poiju-source'] },
    )
    let answer: Record<string, number> | undefined
    child.once('message', (message) => {
      answer = message as Record<string, number>
    })
    child.once('exit', (code) => (code === 0 && answer ? done(answer) : failed(new Error(`${name} ended with ${code}`))))
  })
}

/** Something that ends what runs at a random moment, and brings back what does not come back by itself. */
type Blow = () => Promise<void>

/** Issues batches until `blows` have fallen at random moments, and waits until every completion has its credential. */
async function issueUnder(blows: number, blow: Blow): Promise<number> {
  let fallen = 0
  let batches = 0
  while (fallen < blows) {
    const completions = await helper('make-completions', { count: String(batch) })
    if ((await left()) < batch) throw new Error(`Fewer than the ${completions['made']} completions wait that were made`)
    batches++
    let refused = ''
    // No answer, or one that says the fault is ours, is what a blow looks like; 409 says that everything has been asked for before.
    const press = async () => {
      const cookie = await signIn('Todistusten myöntäjä, Jamk')
      if (cookie === '') return 0
      const answer = await fetch(`${origin}/credentials/issue`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          origin,
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
        },
        // Pressed again it asks for what no piece has come to yet, so that two batches want the same.
        body: new URLSearchParams({ all: 'ready' }),
      })
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 409)
        refused = `${answer.status} ${(await answer.text()).slice(0, 300)}`
      return answer.status
    }
    const pressAgain = () =>
      void pressed(() => press().catch(() => 0)).catch((error: Error) => {
        refused = error.message
      })
    pressAgain()
    for (;;) {
      await pause(30 + chance() * 900)
      if (fallen < blows) {
        await blow()
        fallen++
        // The person presses the button again, not knowing how far it went.
        pressAgain()
      }
      if (fallen >= blows || chance() < 0.25)
        for (let waits = 0; (await left()) > 0; waits++) {
          if (refused || waits === 1200) throw new Error(`${await left()} completions have no credential. ${refused}`)
          await pause(100)
        }
      if ((await left()) === 0) break
    }
  }
  return batches
}

/** Presses until the program takes it: it says 5xx while its database is away. */
async function pressed(press: () => Promise<number>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const status = await press()
    if (status !== 0 && status < 500) return
    await pause(200)
  }
  throw new Error('The program takes nothing any more')
}

const one = async (text: string) => Number((await ask<{ n: string }>(text))[0]?.n)

/** Completions without a credential. A revoked one is not issued again. */
const left = () =>
  one(
    `select count(*) as n from completion c where c.state = 'decided' and not exists (select 1 from credential k where k.basis_id = c.id and k.state in ('issued', 'revoked'))`,
  )

/** What must hold of everything that was issued, whatever happened meanwhile. */
async function expectWhole(what: string): Promise<void> {
  const total = await one(`select count(*) as n from completion where state = 'decided'`)
  const doubled = await one(
    `select count(*) as n from (select basis_id from credential where state in ('pending', 'issued') group by basis_id having count(*) > 1) d`,
  )
  const without = await left()
  const unaudited = await one(
    `select count(*) as n from credential k where k.state = 'issued' and (select count(*) from audit a where a.subject = 'credential:' || k.id and a.fact in ('credential.pending', 'credential.issued')) <> 2`,
  )
  const sharedPlace = await one(
    'select count(*) as n from (select status_list_id, status_index from credential group by 1, 2 having count(*) > 1) d',
  )
  const issued = await ask<{ unsigned: string; proof: string }>(`select unsigned, proof from credential where state = 'issued'`)
  const documents = new Map<string, unknown>()
  let unverified = 0
  for (const { unsigned, proof } of issued) {
    const report = await verify(`${unsigned.slice(0, -1)},"proof":${proof}}`, {
      now: new Date(),
      knownIssuer: async (did) => {
        if (!documents.has(did))
          documents.set(did, await (await fetch(`${origin}/institutions/${did.split(':').at(-1)}/did.json`)).json())
        return documents.get(did) as never
      },
    })
    if (report.checks.find(({ name }) => name === 'proof')?.outcome !== 'ok') unverified++
  }
  expectThat(
    'every completion has exactly one credential',
    doubled === 0 && without === 0,
    `${total} completions, ${what}, ${doubled} doubled, ${without} without`,
  )
  expectThat('every credential verifies', unverified === 0, `${issued.length} verified, ${unverified} not`)
  expectThat('every credential has its audit records', unaudited === 0, `${unaudited} without`)
  expectThat('no two share a place in a status list', sharedPlace === 0, `${sharedPlace} shared`)
  const head = readHead(await auditHead({ url: roleUrl(embedded.url, masterKey, 'sealer'), origin }))
  const report = await checkAudit(embedded.url, typeof head === 'string' ? null : head)
  expectThat(
    'the audit is whole',
    report.allFindings === 0 && typeof head !== 'string',
    `${report.rows} rows in ${report.batches} batches, ${report.allFindings} findings`,
  )
}

/** Ends processes of PostgreSQL in one of three ways; answers when there is a server again, which the program has seen to. */
async function strikePostgres(): Promise<void> {
  const [server] = await ask<{ pid: number; since: string }>(
    `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer as pid, pg_postmaster_start_time()::text as since`,
  )
  if (!server) throw new Error('The server does not say who it is')
  const ways = [
    () => process.kill(server.pid, 'SIGKILL'),
    () => process.kill(server.pid, 'SIGQUIT'),
    async () => {
      const workers = await ask<{ pid: number }>(
        `select pid from pg_stat_activity where usename = 'poiju_app' and pid <> pg_backend_pid() order by pid`,
      )
      process.kill(workers[Math.floor(chance() * workers.length)]?.pid ?? server.pid, 'SIGKILL')
    },
  ]
  const way = Math.floor(chance() * ways.length)
  struck[way] = (struck[way] ?? 0) + 1
  await ways[way]?.()
  // Back is what answers; the program sees to it, and it is given a minute.
  await ask('select 1')
}
const struck: number[] = []

let app: ChildProcess | undefined
try {
  app = await start()
  const started = performance.now()
  console.log(`seed ${seed}`)

  console.log(`\n1. kill -9 while issuing batches of ${batch}, ${kills} times`)
  const killed = await issueUnder(kills, async () => {
    await kill(app as ChildProcess)
    app = await start()
  })
  await expectWhole(`${killed} batches, ${kills} kills`)

  console.log(`\n2. PostgreSQL killed while issuing batches of ${batch}, ${strikes} times`)
  const pid = app.pid
  const survived = await issueUnder(strikes, strikePostgres)
  await expectWhole(
    `${survived} batches, ${strikes} strikes (server -9: ${struck[0] ?? 0}, ended at once: ${struck[1] ?? 0}, a process of it -9: ${struck[2] ?? 0})`,
  )
  expectThat('the application has lived through it', app.exitCode === null && app.signalCode === null, `process ${pid}`)

  console.log(`\n3. two processes and the last seat, ${rounds} rounds`)
  const [left, right] = await Promise.all(
    ['left', 'right'].map((side) => helper('take-last-seat', { side, rounds: String(rounds) })),
  )
  const over = await one('select count(*) as n from offering where seats_taken > seats')
  const counted = await one(
    `select count(*) as n from offering o where o.seats_taken <> (select count(*) from enrolment e where e.institution_id = o.institution_id and e.offering_id = o.id and e.state in ('accepted', 'active', 'completed'))`,
  )
  const accepted = (left?.['accepted'] ?? 0) + (right?.['accepted'] ?? 0)
  expectThat(
    'the last seat is given once',
    over === 0 && counted === 0 && accepted === rounds,
    `${accepted} accepted in ${rounds} rounds (${left?.['accepted']} + ${right?.['accepted']}), ${over} over-booked, ${counted} miscounted`,
  )
  console.log(`\n4. ${copies} copies, each with something done to its audit`)
  await kill(app)
  app = undefined
  const kept = readHead(await auditHead({ url: roleUrl(embedded.url, masterKey, 'sealer'), origin }))
  if (typeof kept === 'string') throw new Error(`The head is ${kept}`)
  // What is copied here is thrown away: no disk is waited for.
  await ask('alter system set fsync = off')
  await ask('select pg_reload_conf()')
  const missed: string[] = []
  for (let copy = 0; copy < copies; copy++) {
    const tampering = tamperings[copy % tamperings.length] as (typeof tamperings)[number]
    const url = await copyDatabase(embedded.url)
    await withClient(url, async (client) => {
      await unguarded(client, 'session')
      await tampering.do(client, (below) => Math.floor(chance() * below))
    })
    const { allFindings } = await checkAudit(url, kept)
    if (allFindings === 0) missed.push(tampering.kind)
    await dropDatabase(url)
  }
  const untouched = await checkAudit(embedded.url, kept)
  expectThat(
    'what was done to an audit is found',
    missed.length === 0 && untouched.allFindings === 0,
    `${copies - missed.length} of ${copies} found, ${tamperings.length} kinds; ${untouched.allFindings} findings where nothing was done${missed.map((kind) => `; missed: ${kind}`).join('')}`,
  )

  console.log('\n5. each command of the road, each of its statements failing in every way')
  const reportPath = join(folder, 'statements.json')
  const { status } = spawnSync(
    process.execPath,
    [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'db', join('app', 'faults.db.test.ts')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...ours, CHAOS_REPORT: reportPath, NODE_OPTIONS: '--conditions=poiju-source' },
    },
  )
  const outcomes = JSON.parse(readFileSync(reportPath, 'utf8')) as Outcome[]
  for (const { command, statements, cases, before, after, between } of outcomes)
    expectThat(
      command,
      between.length === 0,
      `${statements} statements, ${cases} failures: ${before} before, ${after} after, ${between.length} between`,
    )
  expectThat(
    'nothing is left in between',
    status === 0,
    `${outcomes.length} commands, ${outcomes.reduce((sum, { cases }) => sum + cases, 0)} failures`,
  )
  console.log(`\n${Math.round((performance.now() - started) / 1000)} s`)
} finally {
  app?.kill('SIGKILL')
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1
