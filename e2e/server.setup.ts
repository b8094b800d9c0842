/** The built application on a free port with a new folder, demonstration and all, as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort, startEmbedded } from '../app/platform/embedded.server.ts'
import { testKey, testPassword } from '../app/testing/keys.ts'

declare module 'vitest' {
  interface ProvidedContext {
    base: string
    /** The owner's address of the database that the application runs on: for further processes, and for what `app/testing` builds. */
    ownerUrl: string
  }
}

export default async function setup(project: TestProject) {
  mkdirSync('var', { recursive: true })
  const folder = mkdtempSync(join('var', 'journeys-'))
  const port = await freePort()
  const base = `http://localhost:${port}`
  const app = spawn(process.execPath, ['build/server/index.js'], {
    env: {
      ...process.env,
      PORT: String(port),
      POIJU_FOLDER: folder,
      POIJU_SECRET: testKey.toString('hex'),
      POIJU_RATE_FACTOR: '1000',
      LOG_LEVEL: 'error',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  app.stdout?.on('data', (part) => {
    output += part
  })
  app.stderr?.on('data', (part) => {
    output += part
  })
  await ready(base, app, () => output)
  project.provide('base', base)
  const database = await startEmbedded(folder, testPassword)
  project.provide('ownerUrl', database.url)
  return async () => {
    const gone = new Promise((done) => app.once('exit', done))
    app.kill('SIGTERM')
    await gone
    // The application leaves a server running that somebody else has taken over.
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ready(base: string, app: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + 90_000
  while (Date.now() < until) {
    if (app.exitCode !== null) throw new Error(`The application stopped at start:\n${output()}`)
    const answer = await fetch(`${base}/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`The application did not become ready in 90 s:\n${output()}`)
}
