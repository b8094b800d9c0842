import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'poiju-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const secret = 'ab'.repeat(32)
/** What an installation for real is given. */
const real = {
  DATABASE_URL: 'postgres://owner@database.example/poiju',
  PUBLIC_ORIGIN: 'https://poiju.example',
  POIJU_SECRET: secret,
  POIJU_FOLDER: folder,
}

function messageOf(env: Record<string, string>): string {
  try {
    readSettings(env)
    return 'accepted'
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
}

describe('for trying', () => {
  test('nothing needs to be set: the demonstration on localhost, with a secret that only its owner can read', () => {
    const settings = readSettings({ POIJU_FOLDER: folder })
    expect(settings).toMatchObject({
      port: 4000,
      publicOrigin: 'http://localhost:4000',
      originIsSet: false,
      demo: true,
      databaseUrl: null,
      roles: ['web', 'worker'],
    })
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(settings.masterKey.toString('hex')).toBe(readFileSync(join(folder, 'secret'), 'utf8'))
    expect(readSettings({ POIJU_FOLDER: folder, PORT: '4001' })).toMatchObject({
      publicOrigin: 'http://localhost:4001',
      masterKey: settings.masterKey,
    })
  })

  test('a setting that is there but empty is not set', () => {
    expect(readSettings({ POIJU_FOLDER: folder, PORT: '', DATABASE_URL: '', PUBLIC_ORIGIN: '' }).demo).toBe(true)
  })
})

describe('for real', () => {
  test('a database alone turns the demonstration off', () => {
    expect(readSettings(real)).toMatchObject({ demo: false, originIsSet: true, publicOrigin: 'https://poiju.example' })
  })

  test('web and worker are chosen by flag', () => {
    expect(readSettings({ ...real, POIJU_ROLES: 'worker' }).roles).toEqual(['worker'])
  })

  test.each(['PUBLIC_ORIGIN', 'POIJU_SECRET'] as const)('%s must be set, and the message says to what', (name) => {
    const { [name]: _left, ...rest } = real
    expect(messageOf(rest)).toMatch(new RegExp(`^${name}: set it to `))
  })
})

// What is set wrongly, and how the message begins.
test.each([
  ['PORT', '0', 'PORT: '],
  ['PORT', '65536', 'PORT: '],
  ['PORT', 'four', 'PORT: PORT must be a number'],
  ['PUBLIC_ORIGIN', 'http://poiju.example', 'PUBLIC_ORIGIN: http://poiju.example is plain http'],
  ['PUBLIC_ORIGIN', 'http://192.168.1.10:4000', 'PUBLIC_ORIGIN: http://192.168.1.10:4000 is plain http'],
  ['PUBLIC_ORIGIN', 'http://localhost.example', 'PUBLIC_ORIGIN: http://localhost.example is plain http'],
  ['PUBLIC_ORIGIN', 'ftp://poiju.example', 'PUBLIC_ORIGIN: '],
  ['PUBLIC_ORIGIN', 'https://poiju.example/app', 'PUBLIC_ORIGIN: leave out the path: https://poiju.example'],
  ['PUBLIC_ORIGIN', 'poiju.example', 'PUBLIC_ORIGIN: "poiju.example" is not an address'],
  ['DATABASE_URL', 'mysql://x', 'DATABASE_URL: DATABASE_URL must begin with postgres://'],
  ['POIJU_SECRET', 'short', 'POIJU_SECRET: POIJU_SECRET must be 64 hexadecimal digits'],
  ['POIJU_SECRET', secret.toUpperCase(), 'POIJU_SECRET: POIJU_SECRET must be 64 hexadecimal digits'],
  ['POIJU_DEMO', 'yes', 'POIJU_DEMO: POIJU_DEMO must be on or off'],
  ['POIJU_DEVELOPMENT', '1', 'POIJU_DEVELOPMENT: POIJU_DEVELOPMENT must be on or off'],
  ['POIJU_ROLES', 'web,mail', 'POIJU_ROLES: POIJU_ROLES must be web, worker or web,worker'],
  ['POIJU_RATE_FACTOR', '0', 'POIJU_RATE_FACTOR: '],
  ['POIJU_TRUSTED_PROXIES', '9', 'POIJU_TRUSTED_PROXIES: '],
  ['SMTP_URL', 'mail.example', 'SMTP_URL: SMTP_URL must begin with smtp:// or smtps://'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL: LOG_LEVEL must be trace'],
])('%s=%s is refused with what to do', (name, value, message) => {
  expect(messageOf({ ...real, [name]: value }).startsWith(message)).toBe(true)
})

test.each([
  'http://localhost:4000',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
  'https://poiju.example',
  'https://poiju.example/',
])('%s is an address that cookies may travel to', (origin) => {
  expect(readSettings({ ...real, PUBLIC_ORIGIN: origin }).publicOrigin).toBe(origin.replace(/\/$/, ''))
})

test('every fault is told at once', () => {
  expect(messageOf({ ...real, PORT: 'x', LOG_LEVEL: 'x' }).split('\n')).toHaveLength(2)
})
