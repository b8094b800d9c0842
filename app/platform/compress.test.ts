import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compressed, encodingFor } from './compress.server.ts'

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate', 'gzip'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['*', 'br'],
  ['identity', 'identity'],
  ['', 'identity'],
  ['br;q=x', 'identity'],
])('a client that takes "%s" gets %s', (accept, encoding) => {
  expect(encodingFor(accept)).toBe(encoding)
})

describe('an answer', () => {
  const page = 'Osaamiskokonaisuus öljy '.repeat(200)
  const answer = (headers: Record<string, string> = {}, body = page) =>
    new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
  const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

  test('arrives whole in the encoding it names, and says what it varies by', async () => {
    const br = await compressed('GET', 'gzip, br', answer({ vary: 'cookie' }))
    expect([br.headers.get('content-encoding'), br.headers.get('vary')]).toEqual(['br', 'cookie, accept-encoding'])
    expect(brotliDecompressSync(await bytes(br)).toString()).toBe(page)
    const gzip = await compressed('GET', 'gzip', answer())
    expect(gunzipSync(await bytes(gzip)).toString()).toBe(page)
  })

  test.each([
    ['somebody signed in', answer({ 'cache-control': 'private, no-store' }), page],
    ['a picture', answer({ 'content-type': 'image/png' }), page],
    ['what is compressed already', answer({ 'content-encoding': 'br' }), page],
    ['a few words', answer({}, 'short'), 'short'],
  ])('for %s is left as it is', async (_who, given, text) => {
    const got = await compressed('GET', 'br, gzip', given)
    expect((await bytes(got)).toString()).toBe(text)
  })
})
