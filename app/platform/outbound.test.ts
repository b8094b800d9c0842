import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCertificate } from '../testing/certificate.ts'
import { isPublicAddress, type OutboundOptions, openOutbound } from './outbound.server.ts'

const name = 'issuer.example'
const { key, certificate } = aCertificate(name)
let server: Server
let origin = ''
let asked: string[] = []
const answers: Record<string, [number, Record<string, string>, string]> = {
  '/did.json': [200, {}, '{"id":"x"}'],
  '/elsewhere': [302, { location: 'https://issuer.example/did.json' }, ''],
  '/missing': [404, {}, 'secret'],
  '/gone': [410, {}, 'secret'],
  '/large': [200, {}, 'x'.repeat(64 * 1024 + 1)],
  '/whole': [200, {}, 'x'.repeat(64 * 1024)],
}

beforeAll(async () => {
  server = createServer({ key, cert: certificate }, (request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    // Without an answer it stays silent, as a slow server does.
    if (answer) response.writeHead(answer[0], answer[1]).end(answer[2])
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `https://${name}:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
})

/** A door for which `issuer.example` is this machine. */
const aDoor = (options: OutboundOptions = {}) =>
  openOutbound({
    resolve: async () => ['127.0.0.1'],
    testServer: { isAllowed: (address) => address === '127.0.0.1', certificate },
    ...options,
  })
const codeOf = (bringing: () => Promise<unknown>) =>
  Promise.resolve()
    .then(bringing)
    .then(
      () => 'brought',
      (error: { code?: string }) => error.code,
    )

test('a document at an https address is brought, once for all who ask within some minutes', async () => {
  let now = 0
  const door = aDoor({ now: () => now })
  const [one, two] = await Promise.all([door(`${origin}/did.json`), door(`${origin}/did.json#key-1`)])
  expect([Buffer.from(one).toString(), Buffer.from(two).toString()]).toEqual(['{"id":"x"}', '{"id":"x"}'])
  expect(asked).toEqual(['/did.json'])
  now = 6 * 60_000
  await door(`${origin}/did.json`)
  expect(asked).toHaveLength(2)
})

// Before a test that lasts longer than any answer may: a rejection that nobody waits for would show there.
test('an address in numbers is judged like a name', async () => {
  const door = openOutbound()
  for (const host of ['127.0.0.1', '[::1]', '10.0.0.1'])
    expect(await codeOf(() => door(`https://${host}/x`))).toBe('address-not-public')
})

test.each([
  ['a redirect', '/elsewhere', 'redirected'],
  ['nothing there', '/missing', 'not-answered'],
  ['what was taken away', '/gone', 'gone'],
  ['more than 64 KB', '/large', 'too-large'],
  ['64 KB exactly', '/whole', 'brought'],
  ['silence', '/silent', 'too-slow'],
])('%s is answered in two seconds at most, and never followed', async (_what, path, code) => {
  expect(await codeOf(() => aDoor()(origin + path))).toBe(code)
  expect(asked).toEqual([path])
})

test('a failure is tried again when it is asked for again', async () => {
  const door = aDoor()
  expect(await codeOf(() => door(`${origin}/missing`))).toBe('not-answered')
  expect(await codeOf(() => door(`${origin}/missing`))).toBe('not-answered')
  expect(asked).toHaveLength(2)
})

test.each([
  'http://issuer.example/did.json',
  'file:///etc/passwd',
  'https://user:password@issuer.example/',
  'ftp://issuer.example/',
  'no address',
])('%s is no address to ask', async (address) => {
  expect(await codeOf(async () => aDoor()(address))).toBe('not-an-https-address')
})

describe('what is inside stays inside', () => {
  test('a name that leads to this machine, or to it beside others, is refused before anything is sent', async () => {
    const inside = openOutbound({ resolve: async () => ['127.0.0.1'] })
    expect(await codeOf(() => inside(`${origin}/did.json`))).toBe('address-not-public')
    const both = openOutbound({ resolve: async () => ['93.184.216.34', '10.0.0.1'] })
    expect(await codeOf(() => both(`${origin}/did.json`))).toBe('address-not-public')
    expect(asked).toEqual([])
  })

  test('a name is looked up once: what it leads to later is not asked', async () => {
    const looked: string[] = []
    const door = aDoor({
      resolve: async (host) => {
        looked.push(host)
        return looked.length === 1 ? ['127.0.0.1'] : ['169.254.169.254']
      },
    })
    expect(await codeOf(() => door(`${origin}/did.json`))).toBe('brought')
    expect(looked).toEqual([name])
  })

  test('a server that shows a certificate of another name, or of nobody, is not believed', async () => {
    expect(await codeOf(() => aDoor()(`${origin.replace(name, 'other.example')}/did.json`))).toBe('not-answered')
    const { certificate: another } = aCertificate(name)
    const door = aDoor({ testServer: { isAllowed: () => true, certificate: another } })
    expect(await codeOf(() => door(`${origin}/did.json`))).toBe('not-answered')
    expect(asked).toEqual([])
  })

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.8',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.250',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is not of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['8.8.8.8', '193.166.3.2', '172.32.0.1', '100.128.0.1', '2001:708::1', '2a00:1450:400f::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})
