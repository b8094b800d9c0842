import { beforeAll, expect, test } from 'vitest'
import { e1 } from '../../content/samples/index.ts'
import { operationsOf } from '../people/api.server.ts'
import { policy } from '../people/policy.ts'
import { sql } from '../platform/database.server.ts'
import { bucketOf } from '../platform/limits.server.ts'
import { anInstitution, aVisit, house, type TestInstitution } from '../testing/index.ts'
import { catalogueApi } from './api.server.ts'
import { aPublished } from './testing.ts'

let api: ReturnType<typeof catalogueApi>
let home: TestInstitution
let code: string

beforeAll(async () => {
  api = catalogueApi((await aVisit()).services)
  home = await anInstitution()
  code = (await aPublished(home, { ...e1, needs: [] })).code
})

const get = (path: string, language = 'en') => api.request(path, { headers: { 'accept-language': language } })

test('every operation says which action of the policy it asks for', () => {
  const operations = operationsOf(api)
  expect(operations.map(({ path }) => path)).toEqual(['/api/v1/micro-credentials', '/api/v1/micro-credentials/{code}'])
  for (const { action } of operations) expect(Object.keys(policy)).toContain(action)
})

test('a search answers in the language that is asked for', async () => {
  const answer = await get(`/api/v1/micro-credentials?q=turvallisuus&institution=${home.slug}`, 'fi-FI,sv;q=0.5')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-language')).toBe('fi')
  expect(await answer.json()).toMatchObject({ total: 1, items: [{ code, title: e1.title.fi, titleLanguage: 'fi', hours: 81 }] })
  const swedish = await get(`/api/v1/micro-credentials?lang=sv&institution=${home.slug}&level=6&level=7`)
  expect(await swedish.json()).toMatchObject({ items: [{ title: e1.title.sv }] })
})

test('a micro-credential is whole, and holds nothing that is not for everybody', async () => {
  const answer = await get(`/api/v1/micro-credentials/${code.toLowerCase()}`)
  expect(answer.status).toBe(200)
  const json = (await answer.json()) as Record<string, unknown>
  expect(json).toMatchObject({
    code,
    state: 'published',
    version: 1,
    credits: 3,
    eqfLevel: 6,
    title: e1.title,
    owners: [{ slug: home.slug }],
  })
  expect(Object.keys(json)).not.toContain('needs')
  expect(JSON.stringify(json)).not.toContain('levelJustification')
})

test.each([
  ['/api/v1/micro-credentials?level=99', 'level'],
  ['/api/v1/micro-credentials?mode=online&mode=flying', 'mode'],
  ['/api/v1/micro-credentials?page=0', 'page'],
  ['/api/v1/micro-credentials?institution=../x', 'institution'],
  [`/api/v1/micro-credentials?q=${'a'.repeat(201)}`, 'q'],
])('%s is refused, and the problem names %s', async (path, name) => {
  const answer = await get(path, 'sv')
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  const problem = (await answer.json()) as { title: string; errors: { name: string }[] }
  expect(problem.title).toBe('Frågan innehåller ett värde som vi inte känner')
  expect(problem.errors.map((error) => error.name.split('.')[0])).toContain(name)
})

test.each(['X-00000', 'nothing', '%00', "'; drop table published; --"])('an unknown code %j is a 404 problem', async (text) => {
  const answer = await get(`/api/v1/micro-credentials/${encodeURIComponent(text)}`, 'fi')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ title: 'Tällaista ei ole', status: 404 })
})

test('who asks too often is told when to come back', async () => {
  const { owner } = await house()
  const limited = await sql<{ limit_count: number }>`select limit_count from rate_rule where name = 'api'`.execute(owner)
  expect(limited.rows).toHaveLength(1)
  // The test house allows a thousand times the rule: the counter is set to the brim instead of asking so often.
  await get('/api/v1/micro-credentials/X-00000')
  const bucket = bucketOf('api', 'unknown')
  await sql`update rate_limit set count = 300001 where bucket = ${bucket}`.execute(owner)
  const answer = await get('/api/v1/micro-credentials/X-00000')
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  await sql`delete from rate_limit where bucket = ${bucket}`.execute(owner)
})

test('the document is OpenAPI 3.1 and describes both', () => {
  const document = api.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Poiju', version: '1' } })
  expect(Object.keys(document.paths ?? {})).toEqual(['/api/v1/micro-credentials', '/api/v1/micro-credentials/{code}'])
  expect(JSON.stringify(document)).toContain('"x-action":"catalogue.read"')
})
