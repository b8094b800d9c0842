import { expect, test } from 'vitest'
import { exampleOf, operationViews } from './api-document.ts'

const document = {
  servers: [{ url: 'https://poiju.example' }],
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: { id: { type: 'string', format: 'uuid' }, count: { type: 'integer', minimum: 3, maximum: 9 } },
        required: ['id'],
      },
    },
  },
  paths: {
    '/things/{id}': {
      post: {
        operationId: 'changeThing',
        summary: 'Change a thing',
        security: [{ apiKey: ['things:change'] }],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', example: 'osa-7' } },
          { name: 'Idempotency-Key', in: 'header', required: true, example: 'abc', schema: { type: 'string', maxLength: 255 } },
          { name: 'kind', in: 'query', schema: { enum: ['å', 'ö'] } },
        ],
        requestBody: {
          description: 'The thing',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
        },
        responses: {
          200: {
            description: 'Done',
            content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } } },
          },
          409: { description: 'No', content: { 'application/problem+json': { schema: {} } } },
        },
      },
    },
  },
}

test('an operation is shown with its scope, what it takes, and a request that can be copied', () => {
  const [view] = operationViews(document)
  expect(view).toMatchObject({
    id: 'changeThing',
    method: 'POST',
    path: '/things/{id}',
    scopes: ['things:change'],
    parameters: [
      { name: 'id', place: 'path', isRequired: true, kind: 'string' },
      { name: 'Idempotency-Key', place: 'header', isRequired: true, kind: 'string, at most 255' },
      { name: 'kind', place: 'query', isRequired: false, kind: 'one of å, ö' },
    ],
    body: {
      description: 'The thing',
      members: [
        { name: 'id', isRequired: true, kind: 'string (uuid)' },
        { name: 'count', isRequired: false, kind: 'integer, 3–9' },
      ],
    },
    answers: [
      { status: '200', description: 'Done' },
      { status: '409', example: null },
    ],
  })
  expect(view?.curl).toContain('curl -X POST "https://poiju.example/things/osa-7"')
  expect(view?.curl).toContain('-H "Authorization: Bearer $POIJU_KEY"')
  expect(view?.curl).toContain('-H "Idempotency-Key: abc"')
  expect(view?.curl).toContain(`-d '{"id":"0198c0de-0000-7000-8000-00000000cafe","count":3}'`)
  expect(JSON.parse(view?.answers[0]?.example ?? '')).toEqual([{ id: '0198c0de-0000-7000-8000-00000000cafe', count: 3 }])
})

test('an operation without security is open, and a schema that refers to itself has an end', () => {
  const open = { ...document, paths: { '/open': { get: { operationId: 'open', responses: {} } } } }
  expect(operationViews(open)[0]).toMatchObject({ scopes: null, body: null, parameters: [] })
  const whole = {
    components: { schemas: { Loop: { type: 'object', properties: { next: { $ref: '#/components/schemas/Loop' } } } } },
  }
  expect(JSON.stringify(exampleOf(whole, { $ref: '#/components/schemas/Loop' })).length).toBeLessThan(200)
})
