/** Further processes of the application on the database of the journeys, to be stopped, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { startSession } from '../app/people/session.server.ts'
import { sessionCookieName } from '../app/people/sign-in.server.ts'
import type { Ctx } from '../app/platform/ctx.ts'
import { freePort } from '../app/platform/embedded.server.ts'
import { house } from '../app/testing/index.ts'
import { testKey } from '../app/testing/keys.ts'

/** The cookie of a new session of a person, as they act in `person.institution`. */
export async function aCookie(person: Ctx & { person: string }): Promise<string> {
  const { databases } = await house()
  const token = randomBytes(32).toString('base64url')
  await startSession(databases.auth, { token, id: person.newId(), now: new Date() }, person.person, person.institution)
  return `${sessionCookieName(inject('base'))}=${token}`
}

export interface AppProcess {
  readonly origin: string
  /** `kill -9`: nothing is finished. */
  kill(): Promise<void>
  /** Asks it to stop, and answers with its exit code. */
  stop(): Promise<number | null>
  /** Starts it again at the same address. */
  start(): Promise<void>
}

/** A process that serves the web at an address of its own. */
export async function anAppProcess(): Promise<AppProcess> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let running: ChildProcess | undefined
  const end = async (signal: NodeJS.Signals) => {
    const app = running
    if (!app || app.exitCode !== null || app.signalCode !== null) return null
    const gone = new Promise<number | null>((done) => app.once('exit', done))
    app.kill(signal)
    return gone
  }
  const start = async () => {
    const app = spawn(process.execPath, ['build/server/index.js'], {
      env: {
        ...process.env,
        DATABASE_URL: inject('ownerUrl'),
        POIJU_SECRET: testKey.toString('hex'),
        POIJU_DEMO: 'on',
        POIJU_ROLES: 'web',
        POIJU_RATE_FACTOR: '1000',
        PORT: String(port),
        LOG_LEVEL: 'error',
        NODE_OPTIONS: '',
      },
      stdio: 'ignore',
    })
    running = app
    const until = Date.now() + 60_000
    while (!(await fetch(`${origin}/ready`).catch(() => undefined))?.ok) {
      if (app.exitCode !== null || Date.now() > until) throw new Error('The process did not become ready')
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  await start()
  return { origin, start, stop: () => end('SIGTERM'), kill: () => end('SIGKILL').then(() => undefined) }
}
