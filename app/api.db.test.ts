/** The API as programs meet it: its document, and what it answers to what is not in it. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { beforeAll, describe, expect, test } from 'vitest'
import { operationViews } from './api-document.ts'
import { operationsOf } from './people/api.server.ts'
import { policy } from './people/policy.ts'
import { bucketOf } from './platform/limits.server.ts'
import { anInstitution, aVisit, house } from './testing/index.ts'
import { makeApi } from './wiring.server.ts'

type Json = { readonly [name: string]: Json } & readonly Json[] & string

let api: OpenAPIHono
let document: Json
beforeAll(async () => {
  api = makeApi((await aVisit()).services)
  document = (await (await api.request('/api/openapi.json')).json()) as Json
})

const operations = () =>
  Object.entries(document['paths'] ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the document of the API', () => {
  test('is OpenAPI 3.1 with a title, a version and the address it is served at', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: 'Poiju', version: expect.stringMatching(/./) },
      servers: [{ url: 'http://localhost:4000' }],
    })
    expect(operations().length).toBeGreaterThan(4)
  })

  test('gives each operation a name of its own, words, and the action of the policy that it asks', () => {
    const names = operations().map(({ operation }) => operation['operationId'])
    expect(new Set(names).size).toBe(names.length)
    for (const { path, operation } of operations()) {
      expect([path, operation['operationId']]).toEqual([path, expect.stringMatching(/^[a-z][A-Za-z]+$/)])
      expect([path, String(operation['summary']).length > 10]).toEqual([path, true])
      expect(Object.keys(policy)).toContain(operation['x-action'])
    }
    for (const { path, action } of operationsOf(api))
      expect([path, Object.keys(policy)]).toEqual([path, expect.arrayContaining([action])])
  })

  test('declares each parameter of an address, and what every answer looks like; faults are problems', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = [...(operation['parameters'] ?? [])].filter((parameter) => parameter['in'] === 'path')
      expect([path, declared.map((parameter) => parameter['name']).sort()]).toEqual([path, inPath.sort()])
      for (const parameter of declared)
        expect([path, parameter['required'], typeof parameter['schema']]).toEqual([path, true, 'object'])
      const answers = Object.entries(operation['responses'] ?? {})
      expect(answers.map(([status]) => status)).toEqual(
        expect.arrayContaining(['422', '429', ...(inPath.length > 0 ? ['404'] : [])]),
      )
      expect([path, answers.filter(([status]) => Number(status) < 300).length]).toEqual([path, 1])
      for (const [status, answer] of answers) {
        expect([path, status, typeof answer['description']]).toEqual([path, status, 'string'])
        const types = Object.keys(answer['content'] ?? {})
        expect([path, status, types.length > 0]).toEqual([path, status, true])
        if (Number(status) >= 400) expect([path, status, types]).toEqual([path, status, ['application/problem+json']])
      }
    }
  })

  test('refers to nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = '']) => pointer)
    expect(references.length).toBeGreaterThan(0)
    for (const pointer of references)
      expect([pointer, typeof pointer.split('/').reduce<Json | undefined>((at, name) => at?.[name], document)]).toEqual([
        pointer,
        'object',
      ])
  })

  test('what only a key opens says so with its scopes, and what changes something is asked once', () => {
    const closed = operations().filter(
      ({ operation }) => policy[String(operation['x-action']) as keyof typeof policy] !== 'anyone',
    )
    expect(closed.length).toBeGreaterThan(4)
    for (const { path, method, operation } of operations()) {
      const isClosed = closed.some((one) => one.path === path && one.method === method)
      expect([path, method, operation['security']]).toEqual([
        path,
        method,
        isClosed ? [{ apiKey: [expect.stringMatching(/^credentials:/)] }] : undefined,
      ])
      const once = [...(operation['parameters'] ?? [])].filter((parameter) => parameter['name'] === 'Idempotency-Key')
      expect([path, method, once.length]).toEqual([path, method, isClosed && method === 'post' ? 1 : 0])
    }
    expect(document['components']?.['securitySchemes']).toMatchObject({ apiKey: { type: 'http', scheme: 'bearer' } })
  })

  test('what takes a body shows one, and answers what cannot be read in it', () => {
    const posts = operations().filter(({ method }) => method !== 'get')
    expect(posts.length).toBeGreaterThan(3)
    for (const { path, operation } of posts) {
      const body = operation['requestBody']?.['content']?.['application/json']
      expect([path, typeof body?.['schema'], typeof body?.['example']]).toEqual([path, 'object', 'object'])
      expect([path, Object.keys(operation['responses'] ?? {})]).toEqual([path, expect.arrayContaining(['400', '413', '415'])])
    }
  })

  test('every operation of it is on the page for people, with a request to copy, and nothing else is', () => {
    const views = operationViews(document)
    expect(views.map(({ method, path, id }) => `${method} ${path} ${id}`).sort()).toEqual(
      operations()
        .map(({ path, method, operation }) => `${method.toUpperCase()} ${path} ${operation['operationId']}`)
        .sort(),
    )
    expect(views.map(({ path }) => path).sort()).toEqual(
      operationsOf(api)
        .map(({ path }) => path)
        .sort(),
    )
    for (const { id, curl, answers, method, path } of views) {
      expect([id, curl]).toEqual([id, expect.stringContaining('curl')])
      expect([
        id,
        answers.some(({ example, mediaType }) => example !== null || (mediaType !== '' && !/json|\/vc$/.test(mediaType))),
      ]).toEqual([id, true])
      expect([id, [...path.matchAll(/\{(\w+)\}/g)].length]).toEqual([
        id,
        views.find((view) => view.id === id)?.parameters.filter(({ place }) => place === 'path').length,
      ])
      expect([id, curl.includes('Idempotency-Key')]).toEqual([id, method === 'POST' && path !== '/api/v1/verifications'])
    }
  })
})

const problemAt = async (path: string, method = 'GET', language = 'fi') => {
  const answer = await api.request(path, { method, headers: { 'accept-language': language } })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    allow: answer.headers.get('allow'),
    body: await answer.text(),
  }
}
const type = 'application/problem+json; charset=utf-8'

describe('what is not in the document', () => {
  test.each([
    '/api/',
    '/api/v1',
    '/api/v1/nothing',
    '/api/v2/micro-credentials',
    '/api/openapi.yaml',
    '/institutions/nobody-here',
    '/institutions/jamk/nothing',
    '/contexts/poiju/v9',
  ])('%s is a problem, 404, in the caller’s language', async (path) => {
    const { status, type: found, body } = await problemAt(path)
    expect([status, found, JSON.parse(body).title]).toEqual([404, type, 'Tällaista ei ole'])
  })

  test.each([
    ['POST', '/api/v1/micro-credentials'],
    ['DELETE', '/api/v1/micro-credentials/JAMK-1'],
    ['PUT', '/api/openapi.json'],
    ['POST', '/institutions/jamk/did.json'],
    ['PATCH', '/contexts/poiju/v1'],
  ])('%s %s is a problem, 405, with the methods that are there', async (method, path) => {
    expect(await problemAt(path, method)).toMatchObject({ status: 405, type, allow: 'GET, HEAD' })
  })

  test('the address that people type leads to the page in their language', async () => {
    const answer = await api.request('/api', { headers: { 'accept-language': 'sv-FI' } })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://localhost:4000/sv/api'])
  })

  test.each([
    '/institutions/UPPER/did.json',
    '/institutions/jamk/status/x',
    '/institutions/jamk/credentials/1',
    '/api/v1/micro-credentials?page=x',
    '/api/v1/micro-credentials?lang=de',
  ])('%s names what is wrong, 422', async (path) => {
    const { status, type: found, body } = await problemAt(path)
    expect([status, found]).toEqual([422, type])
    expect(JSON.parse(body)).toMatchObject({ status: 422, errors: [{ name: expect.any(String) }] })
  })

  test.each(['/institutions/nobody/did.json', '/institutions/nobody/status/00000000-0000-7000-8000-000000000000'])(
    '%s is not there, 404',
    async (path) => expect(await problemAt(path)).toMatchObject({ status: 404, type }),
  )
})

test('too many requests from one address are answered 429, in the caller’s language, with when to come back', async () => {
  const { slug } = await anInstitution()
  const { databases } = await house()
  const ask = () => api.request(`/institutions/${slug}/did.json`, { headers: { 'accept-language': 'sv' } })
  expect((await ask()).status).toBe(200)
  const bucket = bucketOf('api', 'unknown')
  await databases.app.updateTable('rateLimit').set({ count: 1_000_000 }).where('bucket', '=', bucket).execute()
  const answer = await ask()
  expect([answer.status, await answer.json()]).toMatchObject([429, { title: 'För många förfrågningar. Vänta en stund' }])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  await databases.app.deleteFrom('rateLimit').where('bucket', '=', bucket).execute()
})
