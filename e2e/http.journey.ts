import { readFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { connect } from '../app/platform/database.server.ts'
import { leaks } from './http.ts'

const base = inject('base')
const form = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base, ...headers },
  })

describe('headers', () => {
  test('a public page ships no script, and no policy lets one in', async () => {
    const answer = await fetch(`${base}/fi/sign-in`)
    const html = await answer.text()
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'none'")
    expect(html).not.toMatch(/<script(?![^>]*application\/ld\+json)/)
    expect(html).not.toMatch(/ style="/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['/fi', '/en/verify', '/contexts/poiju/v1', '/api/openapi.json', '/favicon.svg'])(
    '%s comes compressed, whole and with the same words, in whatever encoding the reader takes',
    async (path) => {
      const plain = await fetch(base + path, { headers: { 'accept-encoding': 'identity' } })
      const text = await plain.text()
      expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null])
      for (const encoding of ['br', 'gzip']) {
        const answer = await fetch(base + path, { headers: { 'accept-encoding': encoding } })
        expect(await answer.text()).toBe(text)
        expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
        if (text.length > 1024) expect(answer.headers.get('content-encoding')).toBe(encoding)
      }
    },
  )

  test('a public page weighs at most 30 KB with its styles and fonts, and is not kept for somebody who shows a session', async () => {
    const take = { headers: { 'accept-encoding': 'br' } }
    const html = await (await fetch(`${base}/fi`)).text()
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
    const css = await (await fetch(base + style)).text()
    const fonts = [...css.matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, font]) => new URL(font ?? '', base + style).pathname)
    const weights = await Promise.all(
      [style, ...fonts].map(async (path) => Number((await fetch(base + path, take)).headers.get('content-length'))),
    )
    expect(weights.every((bytes) => bytes > 1000)).toBe(true)
    const pages = await Promise.all(['/fi', '/fi/verify'].map((path) => fetch(base + path, take)))
    for (const page of pages)
      expect(weights.reduce((sum, bytes) => sum + bytes, Number(page.headers.get('content-length')))).toBeLessThan(30 * 1024)

    const etag = pages[0]?.headers.get('etag') ?? ''
    expect((await fetch(`${base}/fi`, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const session = await fetch(`${base}/fi`, { headers: { 'if-none-match': etag, cookie: `poiju=${'x'.repeat(40)}` } })
    expect(session.status).toBe(200)
  })

  test.each(['shared', 'needs/follow', 'sign-in/link'])('what a private link to %s opens is kept by no cache', async (place) => {
    const answer = await fetch(`${base}/fi/${place}/${'a'.repeat(43)}`, { redirect: 'manual' })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  })

  test('the address people use is the only one that is served', async () => {
    const { port } = new URL(base)
    const answer = await fetch(`http://127.0.0.1:${port}/fi/verify?x=1`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `${base}/fi/verify?x=1`])
    const trick = await fetch(`http://127.0.0.1:${port}//evil.example/`, { redirect: 'manual' })
    expect(trick.headers.get('location')).toMatch(new RegExp(`^${base}/`))
  })
})

describe('bad input', () => {
  test('a form from another site does nothing', async () => {
    expect((await form('/fi/sign-in', 'how=link&email=a@b.example', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await form('/fi/sign-in', 'how=link&email=a@b.example', { origin: 'null' })).status).toBe(403)
  })

  test.each([
    ['not a form', 415, () => form('/fi/sign-in', '{}', { 'content-type': 'application/json' })],
    ['odd multipart', 400, () => form('/fi/sign-in', '--x\r\nno headers', { 'content-type': 'multipart/form-data; boundary=y' })],
    ['multipart without a boundary', 400, () => form('/fi/sign-in', 'x', { 'content-type': 'multipart/form-data' })],
    ['U+0000', 400, () => form('/fi/sign-in', 'how=password&email=a%00b&password=x')],
    ['prototype names', 400, () => form('/fi/sign-in', '__proto__=1&how=link')],
    ['a body over the limit', 413, () => form('/fi/sign-in', new Uint8Array(300_000).fill(97))],
    ['a body far over the limit', 413, () => form('/fi/sign-in', new Uint8Array(6_000_000).fill(97))],
    [
      'a body that does not say how large it is',
      413,
      () => {
        const part = new Uint8Array(65_536).fill(97)
        let sent = 0
        const body = new ReadableStream<Uint8Array>({
          pull: (controller) => (sent++ < 40 ? controller.enqueue(part) : controller.close()),
        })
        return fetch(`${base}/fi/sign-in`, {
          method: 'POST',
          body,
          duplex: 'half',
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: base },
        } as RequestInit)
      },
    ],
    ['too many fields', 413, () => form('/fi/sign-in', Array.from({ length: 3000 }, (_, i) => `f${i}=1`).join('&'))],
    ['wrong method', 405, () => fetch(`${base}/fi/outbox`, { method: 'DELETE', headers: { origin: base } })],
    ['an unknown address', 404, () => fetch(`${base}/fi/no-such-page`)],
    ['an unknown language', 404, () => fetch(`${base}/xx/sign-in`)],
    ['a broken address', 404, () => fetch(`${base}/fi/%E0%A4%A`)],
  ])('%s is answered with %i and shows no inside', async (_name, status, ask) => {
    const answer = await ask()
    const text = await answer.text()
    expect(answer.status).toBe(status)
    expect(text).not.toMatch(leaks)
  })

  test('a file that is too large is refused on a page that says what to do; a large photograph is read', async () => {
    // What follows the end of a picture is nobody's: it makes it as large as a telephone would.
    const photograph = readFileSync('packages/credentials/src/carriers/samples/photograph.jpg')
    const upload = (bytes: number, language: string) => {
      const body = new FormData()
      body.set('file', new Blob([photograph, new Uint8Array(bytes - photograph.length)]), 'photo.jpg')
      return fetch(`${base}/${language}/verify`, { method: 'POST', body, headers: { origin: base } })
    }
    const refused = await upload(12_000_000, 'sv')
    expect(refused.status).toBe(413)
    expect(await refused.text()).toContain('Filen eller texten är för stor')
    const read = await upload(9_000_000, 'fi')
    // Its code holds a link to another house.
    expect(read.status).toBe(422)
    expect(await read.text()).toContain('Tämä linkki vie muualle')
  })

  test('fields with faults are named, and what was typed is kept', async () => {
    const answer = await form('/en/sign-in', 'how=password&email=not-an-address&password=')
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('This is not an e-mail address')
    expect(html).toContain('value="not-an-address"')
  })
})

describe('who may', () => {
  test.each(['/home', '/members', '/settings', '/home.data', '/members.data', '/_root.data?_routes=routes/members'])(
    '%s is not shown to a stranger',
    async (path) => {
      const answer = await fetch(base + path, { redirect: 'manual' })
      const text = await answer.text()
      expect(text).not.toContain('@')
      expect([200, 202, 302, 404]).toContain(answer.status)
      if (path === '/members') expect(answer.headers.get('location')).toBe('/fi/sign-in?to=%2Fmembers')
    },
  )
})

test('/ready says no while a migration of this version is missing, and yes again when it is there', async () => {
  const ready = async () => {
    const answer = await fetch(`${base}/ready`)
    return [answer.status, await answer.json()]
  }
  expect(await ready()).toEqual([200, { database: true, migrations: true, jobs: true }])
  const owner = connect(inject('ownerUrl'), 1)
  try {
    const last = await owner
      .deleteFrom('migration')
      .where('name', '=', (eb) => eb.selectFrom('migration').select((max) => max.fn.max('name').as('name')))
      .returningAll()
      .executeTakeFirstOrThrow()
    expect(await ready()).toEqual([503, { database: true, migrations: false, jobs: true }])
    await owner.insertInto('migration').values(last).execute()
  } finally {
    await owner.destroy()
  }
  expect(await ready()).toEqual([200, { database: true, migrations: true, jobs: true }])
})
