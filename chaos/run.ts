/**
 * Crash and race tests with printed figures: `npm run chaos [-- seed]`.
 * 1. kill -9 of the application at random moments while it issues batches: after restart every completion has exactly one credential, every
 *    credential verifies and has its audit records.
 * 2. Two processes and the last seat: never over-booked.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { verify } from '@poiju/credentials'
import pg from 'pg'
import { freePort, startEmbedded } from '../app/platform/embedded.server.ts'
import { derive } from '../app/platform/settings.server.ts'

const seed = Number(process.argv[2] ?? 20261124)
const kills = Number(process.env['CHAOS_KILLS'] ?? 50)
const rounds = Number(process.env['CHAOS_ROUNDS'] ?? 200)
const batch = 500
let state = seed
/** A small seeded generator (mulberry32): the same seed, the same moments. */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const folder = mkdtempSync(join('var', 'chaos-'))
const secret = '11'.repeat(32)
const embedded = await startEmbedded(folder, derive(Buffer.from(secret, 'hex'), 'database role poiju_owner'))
const port = await freePort()
const origin = `http://localhost:${port}`
const env = {
  ...process.env,
  DATABASE_URL: embedded.url,
  POIJU_SECRET: secret,
  POIJU_DEMO: 'on',
  PORT: String(port),
  POIJU_FOLDER: folder,
  POIJU_RATE_FACTOR: '1000',
  LOG_LEVEL: 'error',
  NODE_OPTIONS: '',
}
const owner = new pg.Client({ connectionString: embedded.url })
let failures = 0
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
  const { rows } = await owner.query<{ id: string }>('select id from person where name = $1', [name])
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

let app: ChildProcess | undefined
try {
  app = await start()
  await owner.connect()
  const started = performance.now()
  console.log(`seed ${seed}`)

  console.log(`\n1. kill -9 while issuing batches of ${batch}, ${kills} times`)
  let killed = 0
  let batches = 0
  while (killed < kills) {
    const completions = await helper('make-completions', { count: String(batch) })
    const { rows } = await owner.query<{ id: string }>(
      `select c.id from completion c where c.state = 'decided' and not exists (select 1 from credential k where k.basis_id = c.id) limit ${batch}`,
    )
    if (rows.length < batch) throw new Error(`Only ${rows.length} of ${completions['made']} completions were found`)
    batches++
    let refused = ''
    // No answer is what a kill looks like; 409 says that everything has been asked for before.
    const press = async () => {
      const answer = await fetch(`${origin}/credentials/issue`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          origin,
          cookie: await signIn('Todistusten myöntäjä, Jamk'),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(rows.map(({ id }) => ['completion[]', id])),
      })
      if (answer.status >= 400 && answer.status !== 409) refused = `${answer.status} ${(await answer.text()).slice(0, 300)}`
    }
    const ask = () => void press().catch(() => undefined)
    ask()
    // A revoked one is not issued again.
    const left = async () =>
      Number(
        (
          await owner.query<{ n: string }>(
            `select count(*) as n from completion c where c.state = 'decided' and not exists (select 1 from credential k where k.basis_id = c.id and k.state in ('issued', 'revoked'))`,
          )
        ).rows[0]?.n,
      )
    for (;;) {
      await new Promise((done) => setTimeout(done, 30 + chance() * 900))
      if (killed < kills) {
        await kill(app)
        killed++
        app = await start()
        // The person presses the button again, not knowing how far it went.
        ask()
      }
      if (killed >= kills || chance() < 0.25) {
        for (let waits = 0; (await left()) > 0; waits++) {
          if (refused || waits === 1200) throw new Error(`${await left()} completions have no credential. ${refused}`)
          await new Promise((done) => setTimeout(done, 100))
        }
      }
      if ((await left()) === 0) break
    }
  }
  const one = async (text: string) => Number((await owner.query<{ n: string }>(text)).rows[0]?.n)
  const total = await one(`select count(*) as n from completion where state = 'decided'`)
  const doubled = await one(
    `select count(*) as n from (select basis_id from credential where state in ('pending', 'issued') group by basis_id having count(*) > 1) d`,
  )
  const without = await one(
    `select count(*) as n from completion c where c.state = 'decided' and not exists (select 1 from credential k where k.basis_id = c.id and k.state = 'issued') and not exists (select 1 from credential k where k.basis_id = c.id and k.state = 'revoked')`,
  )
  const unaudited = await one(
    `select count(*) as n from credential k where k.state = 'issued' and (select count(*) from audit a where a.subject = 'credential:' || k.id and a.fact in ('credential.pending', 'credential.issued')) <> 2`,
  )
  const sharedPlace = await one(
    'select count(*) as n from (select status_list_id, status_index from credential group by 1, 2 having count(*) > 1) d',
  )
  const { rows: issued } = await owner.query<{ unsigned: string; proof: string }>(
    `select unsigned, proof from credential where state = 'issued'`,
  )
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
    `${total} completions, ${batches} batches, ${killed} kills, ${doubled} doubled, ${without} without`,
  )
  expectThat('every credential verifies', unverified === 0, `${issued.length} verified, ${unverified} not`)
  expectThat('every credential has its audit records', unaudited === 0, `${unaudited} without`)
  expectThat('no two share a place in a status list', sharedPlace === 0, `${sharedPlace} shared`)

  console.log(`\n2. two processes and the last seat, ${rounds} rounds`)
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
  console.log(`\n${Math.round((performance.now() - started) / 1000)} s`)
} finally {
  app?.kill('SIGKILL')
  await owner.end()
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1
