/** Credentials as programs meet them: over HTTP, with the key of an institution. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { correctIdentity } from '../delivery/index.server.ts'
import { aCompletion, anOffering } from '../delivery/testing.ts'
import { createApiKey, revokeApiKey } from '../people/api-keys.server.ts'
import { type ApiScope, apiScopeNames } from '../people/policy.ts'
import { bucketOf } from '../platform/limits.server.ts'
import { aCtx, anInstitution, aVisit, house } from '../testing/index.ts'
import { makeApi } from '../wiring.server.ts'
import { signPending } from './issue.server.ts'

type Json = { readonly [name: string]: Json } & readonly Json[] & string

let api: OpenAPIHono
let run: Awaited<ReturnType<typeof anOffering>>
let boss: Awaited<ReturnType<typeof aCtx>>
let services: Awaited<ReturnType<typeof aVisit>>['services']
let key: string
const nowhere = '00000000-0000-7000-8000-000000000000'

beforeAll(async () => {
  services = (await aVisit()).services
  api = makeApi(services)
  run = await anOffering(await anInstitution(), { seats: 1000 })
  boss = await aCtx(run.institution, 'institutionAdministrator')
  key = await aKey(...apiScopeNames)
})

const aKey = async (...scopes: ApiScope[]) => (await createApiKey(boss, { name: 'Rekisteri', scopes, days: 30 })).secret

let asked = 0
async function ask(
  method: string,
  path: string,
  how: { key?: string | undefined; body?: unknown; once?: string | null; headers?: Record<string, string>; raw?: string } = {},
) {
  const headers: Record<string, string> = { 'accept-language': 'fi', ...how.headers }
  const secret = 'key' in how ? how.key : key
  if (secret !== undefined) headers['authorization'] = `Bearer ${secret}`
  if (method === 'POST') {
    headers['content-type'] ??= 'application/json'
    if (how.once !== null) headers['idempotency-key'] = how.once ?? `order-${++asked}`
  }
  const body = how.raw ?? (how.body === undefined ? (method === 'POST' ? '{}' : undefined) : JSON.stringify(how.body))
  const answer = await api.request(path, { method, headers, ...(body === undefined ? {} : { body }) })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: (text.startsWith('{') ? JSON.parse(text) : {}) as Json }
}

async function issued() {
  const done = await aCompletion(run)
  const { json } = await ask('POST', '/api/v1/credentials', { body: { completions: [done.completion] } })
  await signPending(services, run.institution.id, String(json['batch']))
  const { json: page } = await ask('GET', `/api/v1/credentials?batch=${json['batch']}`)
  return { ...done, batch: String(json['batch']), id: String(page['items']?.[0]?.['id']) }
}

describe('issuing', () => {
  test('from a decided completion to the signed text, as a program walks it', async () => {
    const done = await aCompletion(run)
    const ready = await ask('GET', '/api/v1/completions?limit=2000')
    expect([...(ready.json['items'] ?? [])].map((item) => item['completion'])).toContain(done.completion)
    const answer = await ask('POST', '/api/v1/credentials', { body: { completions: [done.completion] } })
    expect([answer.status, answer.json]).toMatchObject([202, { queued: 1, alreadyIssued: 0 }])
    const batch = String(answer.json['batch'])
    expect(answer.json['progress']).toBe(`http://localhost:4000/api/v1/batches/${batch}`)
    expect((await ask('GET', `/api/v1/batches/${batch}`)).json).toMatchObject({ total: 1, issued: 0, skipped: [] })
    await signPending(services, run.institution.id, batch)
    expect((await ask('GET', `/api/v1/batches/${batch}`)).json).toMatchObject({ issued: 1 })
    const [row] = [...((await ask('GET', `/api/v1/credentials?batch=${batch}`)).json['items'] ?? [])]
    expect(row).toMatchObject({ completion: done.completion, learner: 'Testi Oppija', state: 'issued', replacedBy: null })
    const document = await ask('GET', `/api/v1/credentials/${row?.['id']}/document`)
    expect(document.headers.get('content-type')).toBe('application/vc')
    const report = await ask('POST', '/api/v1/verifications', { key: undefined, once: null, body: { credential: document.text } })
    expect([report.status, report.json]).toMatchObject([
      200,
      { verdict: 'genuine', isReplaced: false, claims: { learner: 'Testi Oppija' } },
    ])
    const asObject = await ask('POST', '/api/v1/verifications', { once: null, body: { credential: document.json } })
    expect(asObject.json).toMatchObject({ verdict: 'genuine' })
    const { owner } = await house()
    const facts = await owner
      .selectFrom('audit')
      .select(['fact', 'actorKind'])
      .where('subject', '=', `credential:${row?.['id']}`)
      .orderBy('id')
      .execute()
    expect(facts[0]).toEqual({ fact: 'credential.pending', actorKind: 'apiKey' })
  })

  test('asked twice, or twice at once, under one word is done once and answers the same; another request under it is refused', async () => {
    const [first, second] = [await aCompletion(run), await aCompletion(run)]
    const order = (completion: string) =>
      ask('POST', '/api/v1/credentials', { body: { completions: [completion] }, once: '"vuosi-2026 å"'.replace(' å', '') })
    const answers = await Promise.all([order(first.completion), order(first.completion), order(first.completion)])
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(2)
    const other = await order(second.completion)
    expect([other.status, other.json]).toMatchObject([
      422,
      { code: 'idempotency-key-reused', title: expect.stringContaining('jotain muuta') },
    ])
    const { owner } = await house()
    const rows = await owner
      .selectFrom('credential')
      .select('id')
      .where('basisId', 'in', [first.completion, second.completion])
      .execute()
    expect(rows).toHaveLength(1)
  })

  test('a refusal is the same answer too, in the language of who asks', async () => {
    const { completion } = await issued()
    const again = (language: string) =>
      ask('POST', '/api/v1/credentials', {
        body: { completions: [completion] },
        once: 'again',
        headers: { 'accept-language': language },
      })
    expect((await again('fi')).json).toMatchObject({
      status: 409,
      code: 'nothing-to-issue',
      title: 'Kaikilla näistä suorituksista on jo todistus',
    })
    expect((await again('sv')).json).toMatchObject({
      status: 409,
      code: 'nothing-to-issue',
      title: 'Alla dessa prestationer har redan ett bevis',
    })
  })

  test.each([
    ['no word for it', { once: null }, 400, 'idempotency-key-needed'],
    ['a word that is too long', { once: 'x'.repeat(256) }, 400, 'idempotency-key-needed'],
    ['nothing to issue', { body: { completions: [] } }, 422, 'values-not-known'],
    ['too many', { body: { completions: Array.from({ length: 2001 }, () => nowhere) } }, 422, 'values-not-known'],
    ['no id', { body: { completions: ['x'] } }, 422, 'values-not-known'],
    ['a member that nobody knows', { body: { completions: [nowhere], force: true } }, 422, 'values-not-known'],
    ['a completion that is not there', { body: { completions: [nowhere] } }, 404, 'not-found'],
    ['no JSON', { raw: '{' }, 400, 'unreadable'],
    [
      'JSON that two readers could understand differently',
      { raw: `{"completions":[],"completions":["${nowhere}"]}` },
      400,
      'unreadable',
    ],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'media-type-not-known'],
    ['too much', { raw: JSON.stringify({ completions: ['x'.repeat(300_000)] }) }, 413, 'too-large'],
  ])('%s is refused with a stable word, and nothing is kept', async (_what, how, status, code) => {
    const answer = await ask('POST', '/api/v1/credentials', { body: { completions: [nowhere] }, ...how } as never)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8'])
    expect(answer.json).toMatchObject({ status, code, title: expect.stringMatching(/./) })
  })
})

describe('revoking and replacing', () => {
  test('shows at once, is done once, and refuses what has ended', async () => {
    const { id } = await issued()
    const revoke = (once?: string) =>
      ask('POST', `/api/v1/credentials/${id}/revocation`, { body: { reason: 'error' }, ...(once ? { once } : {}) })
    const [first, second] = [await revoke('end'), await revoke('end')]
    expect([first.status, first.json, second.text]).toMatchObject([200, { id, state: 'revoked', reason: 'error' }, first.text])
    expect((await revoke()).json).toMatchObject({ status: 409, code: 'already-revoked' })
    expect((await ask('GET', `/api/v1/credentials/${id}`)).json).toMatchObject({ state: 'revoked', reason: 'error' })
    const open = await ask('GET', `/institutions/${run.institution.slug}/credentials/${id}`, { key: undefined })
    expect(open.json).toMatchObject({ state: 'revoked' })
    for (const reason of ['keyCompromised', 'superseded', 'x', undefined])
      expect((await ask('POST', `/api/v1/credentials/${id}/revocation`, { body: { reason } })).json).toMatchObject({
        code: 'values-not-known',
      })
  })

  test('a corrected name comes in the place of the old one, and strangers learn no name from it', async () => {
    const { id, enrolment, learner } = await issued()
    const replace = () => ask('POST', `/api/v1/credentials/${id}/replacement`)
    expect((await replace()).json).toMatchObject({ status: 409, code: 'nothing-to-correct' })
    const office = await aCtx(run.institution, 'studyAdministrator')
    await correctIdentity(office, enrolment, {
      givenName: 'Åsa',
      familyName: 'Öhman',
      email: learner.actor.email,
      how: 'document',
    })
    const answer = await replace()
    expect([answer.status, answer.json]).toMatchObject([201, { replaces: id }])
    expect((await ask('GET', `/api/v1/credentials/${id}`)).json).toMatchObject({
      state: 'superseded',
      replacedBy: answer.json['id'],
    })
    expect((await ask('GET', `/api/v1/credentials/${answer.json['id']}`)).json).toMatchObject({
      learner: 'Åsa Öhman',
      state: 'issued',
    })
    const open = await ask('GET', `/institutions/${run.institution.slug}/credentials/${id}`, { key: undefined })
    expect(open.json).toMatchObject({ state: 'superseded' })
    expect(open.text).not.toMatch(/Öhman|Oppija|replacedBy/)
  })
})

describe('a key', () => {
  const operations: readonly (readonly [method: string, path: string, scope: ApiScope])[] = [
    ['GET', '/api/v1/completions', 'credentials:read'],
    ['GET', '/api/v1/credentials', 'credentials:read'],
    ['GET', `/api/v1/credentials/${nowhere}`, 'credentials:read'],
    ['GET', `/api/v1/credentials/${nowhere}/document`, 'credentials:read'],
    ['GET', `/api/v1/batches/${nowhere}`, 'credentials:issue'],
    ['POST', '/api/v1/credentials', 'credentials:issue'],
    ['POST', `/api/v1/credentials/${nowhere}/replacement`, 'credentials:issue'],
    ['POST', `/api/v1/credentials/${nowhere}/revocation`, 'credentials:revoke'],
  ]

  test.each(operations)('%s %s opens for %s alone', async (method, path, scope) => {
    for (const each of apiScopeNames) {
      const { status, json, headers } = await ask(method, path, { key: await aKey(each) })
      if (each === scope) expect([each, [200, 404, 422]]).toEqual([each, expect.arrayContaining([status])])
      else {
        expect([each, status, json['code']]).toEqual([each, 403, 'scope-missing'])
        expect(headers.get('www-authenticate')).toContain('insufficient_scope')
      }
    }
    const stranger = await ask(method, path, { key: undefined })
    expect([stranger.status, stranger.json['code'], stranger.headers.get('www-authenticate')]).toEqual([
      401,
      'key-needed',
      'Bearer realm="Poiju"',
    ])
    for (const wrong of ['x', `poiju_${'A'.repeat(43)}`]) {
      const { status, json, headers } = await ask(method, path, { key: wrong })
      expect([status, json['code']]).toEqual([401, 'key-not-valid'])
      expect(headers.get('www-authenticate')).toContain('invalid_token')
    }
  })

  test('sees and changes its own institution alone', async () => {
    const { id, batch, completion } = await issued()
    const away = await aCtx(await anInstitution(), 'institutionAdministrator')
    const { secret } = await createApiKey(away, { name: 'Muualla', scopes: [...apiScopeNames], days: 30 })
    for (const path of [`/api/v1/credentials/${id}`, `/api/v1/credentials/${id}/document`, `/api/v1/batches/${batch}`])
      expect((await ask('GET', path, { key: secret })).status).toBe(404)
    expect((await ask('GET', '/api/v1/credentials', { key: secret })).json).toMatchObject({ items: [], next: null })
    expect((await ask('GET', '/api/v1/completions', { key: secret })).json).toMatchObject({ total: 0 })
    expect((await ask('POST', `/api/v1/credentials/${id}/revocation`, { key: secret, body: { reason: 'error' } })).status).toBe(
      404,
    )
    expect((await ask('POST', `/api/v1/credentials/${id}/replacement`, { key: secret })).status).toBe(404)
    expect((await ask('POST', '/api/v1/credentials', { key: secret, body: { completions: [completion] } })).status).toBe(404)
    expect((await ask('GET', `/api/v1/credentials/${id}`)).json).toMatchObject({ state: 'issued' })
  })

  test('that is revoked opens nothing from the next request, not even an answer it had', async () => {
    const { id, secret } = await createApiKey(boss, { name: 'Päättyvä', scopes: [...apiScopeNames], days: 30 })
    const { completion } = await aCompletion(run)
    const order = () => ask('POST', '/api/v1/credentials', { key: secret, once: 'order', body: { completions: [completion] } })
    expect((await order()).status).toBe(202)
    await revokeApiKey(boss, id)
    expect((await order()).json).toMatchObject({ status: 401, code: 'key-not-valid' })
  })

  test('is counted by itself; who tries keys that do not work is counted by address', async () => {
    const { id, secret } = await createApiKey(boss, { name: 'Ahkera', scopes: ['credentials:read'], days: 30 })
    const { databases } = await house()
    await ask('GET', '/api/v1/credentials', { key: secret })
    const fill = (bucket: string) =>
      databases.app.updateTable('rateLimit').set({ count: 10_000_000 }).where('bucket', '=', bucket).execute()
    await fill(bucketOf('apiKey', id))
    const full = await ask('GET', '/api/v1/credentials', { key: secret })
    expect([full.status, full.json['code'], Number(full.headers.get('retry-after')) > 0]).toEqual([429, 'too-many', true])
    expect((await ask('GET', '/api/v1/credentials')).status).toBe(200)
    await ask('GET', '/api/v1/credentials', { key: 'wrong' })
    await fill(bucketOf('api', 'unknown'))
    expect((await ask('GET', '/api/v1/credentials', { key: 'wrong' })).status).toBe(429)
    expect((await ask('GET', '/api/v1/credentials')).status).toBe(200)
    await databases.app.deleteFrom('rateLimit').where('bucket', '=', bucketOf('api', 'unknown')).execute()
  })
})

test('a long list comes in pages, each credential once', async () => {
  const where = await anOffering(await anInstitution(), { seats: 10 })
  const other = await aCtx(where.institution, 'institutionAdministrator')
  const { secret } = await createApiKey(other, { name: 'Sivut', scopes: [...apiScopeNames], days: 30 })
  const completions = [await aCompletion(where), await aCompletion(where), await aCompletion(where)].map(
    ({ completion }) => completion,
  )
  await ask('POST', '/api/v1/credentials', { key: secret, body: { completions } })
  const seen: string[] = []
  let next: string | null = '/api/v1/credentials?limit=2'
  while (next) {
    const page: Json = (await ask('GET', next, { key: secret })).json
    seen.push(...[...(page['items'] ?? [])].map((item) => String(item['id'])))
    next = page['next'] ? new URL(String(page['next'])).pathname + new URL(String(page['next'])).search : null
  }
  expect(seen).toHaveLength(3)
  expect(new Set(seen).size).toBe(3)
  expect((await ask('GET', '/api/v1/credentials?state=issued', { key: secret })).json).toMatchObject({ items: [] })
  expect((await ask('GET', '/api/v1/credentials?limit=0', { key: secret })).json).toMatchObject({
    code: 'values-not-known',
    errors: [{ name: 'limit', reason: 'too_small', detail: expect.stringMatching(/expected number to be >=1/) }],
  })
})
