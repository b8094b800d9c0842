/** The program as an institution runs it: a database of its own, https in front, mail by SMTP, one process for the web and one for the work. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Embedded, freePort, startEmbedded } from '../app/platform/embedded.server.ts'

const origin = 'https://poiju.example'
const program = 'build/server/index.js'
const letters: string[] = []
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (part) => {
      text += part
    })
    stream.on('end', () => {
      letters.push(text.replaceAll('=\r\n', '').replaceAll('=3D', '='))
      done()
    })
  },
})
let folder = ''
let embedded: Embedded
let env: NodeJS.ProcessEnv
let port = 0
const processes: { child: ChildProcess; gone: Promise<number | null> }[] = []

function start(more: Record<string, string>): void {
  const child = spawn(process.execPath, [program], { env: { ...env, ...more }, stdio: 'ignore' })
  processes.push({ child, gone: new Promise((done) => child.once('exit', done)) })
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A request as the proxy in front hands it on: plain http, with the host that people asked for (which fetch would not send). */
function ask(path: string, more: Record<string, string> = {}, form?: Record<string, string>): Promise<Answer> {
  const headers = {
    host: 'poiju.example',
    ...(form ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...more,
  }
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, method: form ? 'POST' : 'GET', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.once('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.once('error', failed)
    asked.end(form && new URLSearchParams(form).toString())
  })
}

beforeAll(async () => {
  mkdirSync('var', { recursive: true })
  folder = mkdtempSync(join('var', 'real-'))
  embedded = await startEmbedded(folder, 'owner')
  await new Promise<void>((ready) => mailServer.listen(0, '127.0.0.1', ready))
  const address = mailServer.server.address()
  port = await freePort()
  env = {
    PATH: process.env['PATH'],
    DATABASE_URL: embedded.url,
    PUBLIC_ORIGIN: origin,
    POIJU_SECRET: 'cd'.repeat(32),
    POIJU_FOLDER: folder,
    SMTP_URL: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    POIJU_TRUSTED_PROXIES: '1',
    LOG_LEVEL: 'silent',
  }
}, 60_000)

afterAll(async () => {
  for (const { child } of processes) child.kill('SIGKILL')
  await Promise.all(processes.map(({ gone }) => gone))
  await embedded?.stop()
  await new Promise<void>((done) => mailServer.close(() => done()))
  rmSync(folder, { recursive: true, force: true })
})

test('an institution starts for real: migrate, first administrator, two processes, a link by mail, and nothing of the demonstration', async () => {
  const command = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' })
  expect(command('migrate')).toMatchObject({ status: 0, stdout: expect.stringContaining('0001_foundation.sql') })
  expect(command('migrate').stdout).toContain('The database is up to date.')
  expect(command('admin', 'jamk', 'First@office.example').stdout).toContain(`${origin}/fi/sign-in`)
  expect(command('admin', 'JAMK', 'nobody').status).toBe(2)
  expect(command('nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('known-issuer') })

  start({ POIJU_ROLES: 'web', PORT: String(port) })
  start({ POIJU_ROLES: 'worker', PORT: String(await freePort()) })
  await vi.waitFor(async () => expect((await ask('/ready')).status).toBe(200), { timeout: 60_000, interval: 200 })

  // One address, and it is https.
  const elsewhere = await ask('/fi/verify?x=1', { host: '10.0.0.7:4000' })
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([308, `${origin}/fi/verify?x=1`])
  const signInPage = await ask('/fi/sign-in')
  expect(signInPage.headers['strict-transport-security']).toContain('max-age=31536000')
  expect(signInPage.status).toBe(200)
  expect(signInPage.text).not.toContain('value="demo"')
  expect(signInPage.text).not.toMatch(/@\w+\.example/)
  expect((await ask('/fi/sign-in', {}, { how: 'demo', person: crypto.randomUUID() })).headers['set-cookie']).toBeUndefined()
  for (const path of ['/fi/outbox', '/design-system']) expect([path, (await ask(path)).status]).toEqual([path, 404])
  expect((await ask('/api/v1/micro-credentials')).status).toBe(200)

  // The web process queues the letter; the worker sends it.
  await ask('/fi/sign-in', {}, { how: 'link', email: 'first@office.example' })
  await vi.waitFor(() => expect(letters).toHaveLength(1), { timeout: 30_000, interval: 100 })
  const link = /https:\/\/poiju\.example(\/fi\/sign-in\/link\/[\w-]+)/.exec(letters[0] ?? '')?.[1] ?? ''
  expect(link).not.toBe('')
  const [cookie = ''] = (await ask(link, {}, {})).headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^__Host-poiju=[\w-]{20,}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
  const session = cookie.split(';')[0] ?? ''
  expect((await ask('/members', { cookie: session })).status).toBe(200)
  expect((await ask('/members')).status).toBe(302)
  expect((await ask(link, {}, {})).headers['set-cookie']).toBeUndefined()

  // Both stop when they are asked to.
  for (const { child } of processes) child.kill('SIGTERM')
  expect(await Promise.all(processes.map(({ gone }) => gone))).toEqual([0, 0])
})
