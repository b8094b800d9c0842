/** What programs do with credentials: read, issue, revoke and replace them with a key of an institution; verify them with or without one. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  answerOnce,
  bodyProblems,
  callerAddress,
  guardedRoute,
  idempotencyHeader,
  jsonBody,
  keyProblems,
  makeOpenApi,
  notFoundProblem,
  operation,
  problems,
  readJson,
  refusalProblem,
} from '../people/api.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Services } from '../platform/services.server.ts'
import { listCompletionsToIssue, listForProgram, readDocument, readForProgram } from './for-programs.server.ts'
import { issueCredentials } from './issue.server.ts'
import { issueAgain } from './issue-again.server.ts'
import { readProgress } from './list.server.ts'
import { revocation, revokeCredential } from './revoke.server.ts'
import { limitStranger, verifyCredential, verifyForProgram } from './verify.server.ts'

const example = '0198c0de-0000-7000-8000-00000000cafe'
const id = z.uuid().openapi({ example })
const params = z.object({ id })
const states = ['pending', 'issued', 'revoked', 'superseded'] as const
const lang = z.enum(['fi', 'sv', 'en']).optional().openapi({ description: 'The language of texts; else Accept-Language' })

const completionsAsked = z.object({ limit: z.coerce.number().int().min(1).max(2000).default(200), lang })
const pageAsked = z.object({
  after: z.uuid().optional().openapi({ description: 'The id of the last one of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  batch: z.uuid().optional(),
  state: z.enum(states).optional(),
})

const credential = z
  .object({
    id: z.uuid().openapi({ example }),
    url: z.string().openapi({ description: 'The identifier that stands in the signed text' }),
    completion: z.uuid().nullable().openapi({ description: 'Null for a badge without credits' }),
    batch: z.uuid().nullable(),
    title: z.string(),
    language: z.enum(['fi', 'sv', 'en']),
    learner: z.string().openapi({
      description: 'The name in the signed text; hidden where it is under non-disclosure and the key does not issue',
    }),
    state: z.enum(states),
    reason: z.string().nullable().openapi({ description: 'Why it was revoked; the world sees only that it was' }),
    issuedAt: z.string().nullable().openapi({ format: 'date-time' }),
    validUntil: z
      .string()
      .nullable()
      .openapi({ format: 'date-time', description: 'When it ends by itself, as the signed text says; it stays issued then' }),
    replacedBy: z.uuid().nullable().openapi({ description: 'The credential that was issued in its place' }),
  })
  .openapi('Credential')

const list = z.object({
  items: z.array(credential),
  next: z.string().nullable().openapi({ description: 'Address of the next page; null on the last' }),
})
const ready = z.object({
  total: z.number().int(),
  items: z.array(z.object({ completion: z.uuid(), title: z.string(), decidedAt: z.string().openapi({ format: 'date-time' }) })),
})
const queued = z.object({
  batch: z.uuid().openapi({ example }),
  queued: z.number().int().openapi({ description: 'How many credentials are made' }),
  alreadyIssued: z.number().int().openapi({ description: 'How many of the completions have a valid one already' }),
  progress: z.string().openapi({ description: 'Where to ask how far it has come' }),
})
const progress = z.object({
  batch: z.uuid(),
  total: z.number().int(),
  issued: z.number().int(),
  skipped: z.array(z.object({ completion: z.uuid(), reason: z.enum(['not-decided', 'already-issued', 'record-incomplete']) })),
  credentials: z.string().openapi({ description: 'Where to read the credentials of the batch' }),
})
const check = z.object({
  name: z.string(),
  outcome: z.enum(['ok', 'warning', 'failed', 'not-checked']),
  code: z.string(),
  params: z.record(z.string(), z.string()),
})
const report = z
  .object({
    verdict: z.string().openapi({ description: 'One word for all checks', example: 'genuine' }),
    isReplaced: z.boolean().openapi({ description: 'The issuer has a new credential in the place of this one' }),
    checks: z.array(check),
    claims: z.looseObject({}).nullable().openapi({
      description: 'What the signed text says; null when it could not be read, was changed, or is signed with a revoked key',
    }),
  })
  .openapi('Report')

const issueBody = z.strictObject({
  completions: z
    .array(z.uuid())
    .min(1)
    .max(2000)
    .meta({ description: 'Decided completions; those that have a valid credential are counted, not doubled' }),
})
const revokeBody = z.strictObject({ reason: revocation.shape.reason })
const verifyBody = z.strictObject({
  credential: z
    .union([z.string().min(1), z.looseObject({})])
    .meta({ description: 'The credential: as an object, or its text as a string' }),
})
const nothing = z.strictObject({})

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})
const quiet = { 'cache-control': 'no-store' }
const addressesOf = (ctx: Ctx) => ({
  batch: (batch: string) => `${ctx.origin}/api/v1/batches/${batch}`,
  credentialsOf: (batch: string) => `${ctx.origin}/api/v1/credentials?batch=${batch}`,
})

/** The operations on credentials. */
export function credentialsApi(services: Services): OpenAPIHono {
  const api = makeOpenApi()
  readOperations(api, services)
  commandOperations(api, services)
  return api
}

function readOperations(api: OpenAPIHono, services: Services): void {
  api.openapi(
    guardedRoute('credential.list', {
      method: 'get',
      path: '/api/v1/completions',
      operationId: 'listCompletionsToIssue',
      summary: 'Decided completions that have no valid credential yet, oldest first, without those whose credential was revoked',
      request: { query: completionsAsked },
      responses: { 200: json('Completions', ready), ...keyProblems, ...problems },
    }),
    operation(services, 'credential.list', async (ctx, c) => {
      const { limit } = completionsAsked.parse(c.req.query())
      const { total, rows } = await listCompletionsToIssue(ctx, limit)
      return c.json({ total, items: rows }, 200, quiet)
    }),
  )

  api.openapi(
    guardedRoute('credential.list', {
      method: 'get',
      path: '/api/v1/credentials',
      operationId: 'listCredentials',
      summary: 'Credentials of the institution, in the order in which they were made',
      request: { query: pageAsked },
      responses: { 200: json('A page of credentials', list), ...keyProblems, ...problems },
    }),
    operation(services, 'credential.list', async (ctx, c) => {
      const { after, limit, batch, state } = pageAsked.parse(c.req.query())
      const { rows, hasMore } = await listForProgram(ctx, {
        after: after ?? null,
        limit,
        batch: batch ?? null,
        state: state ?? null,
      })
      const last = rows.at(-1)
      const query = new URLSearchParams({
        ...(last ? { after: last.id } : {}),
        limit: String(limit),
        ...(batch ? { batch } : {}),
        ...(state ? { state } : {}),
      })
      const next = hasMore ? `${ctx.origin}/api/v1/credentials?${query}` : null
      return c.json({ items: rows as z.output<typeof credential>[], next }, 200, quiet)
    }),
  )

  api.openapi(
    guardedRoute('credential.list', {
      method: 'get',
      path: '/api/v1/credentials/{id}',
      operationId: 'readCredential',
      summary: 'One credential of the institution: its state, its reason, and what came in its place',
      request: { params },
      responses: { 200: json('The credential', credential), ...keyProblems, ...notFoundProblem, ...problems },
    }),
    operation(services, 'credential.list', async (ctx, c) =>
      c.json((await readForProgram(ctx, c.req.param('id') ?? '')) as z.output<typeof credential>, 200, quiet),
    ),
  )

  api.openapi(
    guardedRoute('credential.list', {
      method: 'get',
      path: '/api/v1/credentials/{id}/document',
      operationId: 'readCredentialDocument',
      summary: 'The signed text of a credential, byte for byte',
      description:
        'Not found also for one that waits for its signature, and where the learner’s name is under non-disclosure and the key does not issue: the text names the learner.',
      request: { params },
      responses: {
        200: {
          description: 'Open Badges 3.0 credential',
          content: { 'application/vc': { schema: z.looseObject({ id: z.string() }) } },
        },
        ...keyProblems,
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'credential.list', async (ctx, c) => {
      const text = await readDocument(ctx, c.req.param('id') ?? '')
      return c.body(text, 200, { ...quiet, 'content-type': 'application/vc' }) as never
    }),
  )

  api.openapi(
    guardedRoute('credential.issue', {
      method: 'get',
      path: '/api/v1/batches/{id}',
      operationId: 'readBatch',
      summary: 'How far the signing of a batch has come, and what was left out of it and why',
      request: { params },
      responses: { 200: json('Progress', progress), ...keyProblems, ...notFoundProblem, ...problems },
    }),
    operation(services, 'credential.issue', async (ctx, c) => {
      const batch = await readProgress(ctx, c.req.param('id') ?? '')
      return c.json(
        {
          batch: batch.id,
          total: batch.total,
          issued: batch.issued,
          skipped: batch.skipped.map(({ completion, reason }) => ({ completion, reason })),
          credentials: addressesOf(ctx).credentialsOf(batch.id),
        },
        200,
        quiet,
      )
    }),
  )
}

function commandOperations(api: OpenAPIHono, services: Services): void {
  const { demo } = services.settings
  const once = { parameters: [idempotencyHeader] }

  api.openapi(
    guardedRoute('credential.issue', {
      method: 'post',
      path: '/api/v1/credentials',
      operationId: 'issueCredentials',
      summary: 'Issue credentials for decided completions: everything is stored or nothing is, and a job signs them',
      ...once,
      ...jsonBody(issueBody, { completions: [example] }, 'The completions'),
      responses: {
        202: json('Queued', queued),
        ...bodyProblems,
        ...keyProblems,
        ...notFoundProblem,
        ...refusalProblem,
        ...problems,
      },
    }),
    operation(services, 'credential.issue', async (ctx, c: Context) => {
      const { completions } = await readJson(c, issueBody)
      return (await answerOnce(ctx, c, [...new Set(completions)].sort(), async (scope) => {
        const answer = await issueCredentials(scope, completions, { demo })
        if (!answer.accepted) return { refusal: answer.refusal }
        const { batch, queued: made, alreadyIssued } = answer
        return { status: 202, body: { batch, queued: made, alreadyIssued, progress: addressesOf(ctx).batch(batch) } }
      })) as never
    }),
  )

  api.openapi(
    guardedRoute('credential.revoke', {
      method: 'post',
      path: '/api/v1/credentials/{id}/revocation',
      operationId: 'revokeCredential',
      summary: 'Revoke a credential: it shows at once, and its learner gets a letter. It does not become valid again',
      request: { params },
      ...once,
      ...jsonBody(revokeBody, { reason: 'error' }, 'Why: kept by the institution, not shown to the world'),
      responses: {
        200: json('The credential as it is now', credential),
        ...bodyProblems,
        ...keyProblems,
        ...notFoundProblem,
        ...refusalProblem,
        ...problems,
      },
    }),
    operation(services, 'credential.revoke', async (ctx, c: Context) => {
      const { reason } = await readJson(c, revokeBody)
      const asked = c.req.param('id') ?? ''
      return (await answerOnce(ctx, c, reason, async (scope) => {
        const decision = await revokeCredential(scope, asked, reason)
        return decision.accepted ? { status: 200, body: { id: asked, state: 'revoked', reason } } : { refusal: decision.refusal }
      })) as never
    }),
  )

  api.openapi(
    guardedRoute('credential.issueAgain', {
      method: 'post',
      path: '/api/v1/credentials/{id}/replacement',
      operationId: 'replaceCredential',
      summary: 'Issue a credential again with the learner’s corrected name or address: the new one takes the place of the old',
      request: { params },
      ...once,
      ...jsonBody(nothing, {}, 'An empty object'),
      responses: {
        201: json('Issued in its place', z.object({ id: z.uuid(), replaces: z.uuid() })),
        ...bodyProblems,
        ...keyProblems,
        ...notFoundProblem,
        ...refusalProblem,
        ...problems,
      },
    }),
    operation(services, 'credential.issueAgain', async (ctx, c: Context) => {
      await readJson(c, nothing)
      const replaces = c.req.param('id') ?? ''
      return (await answerOnce(ctx, c, {}, async (scope) => {
        const decision = await issueAgain(scope, replaces, { demo })
        return decision.accepted ? { status: 201, body: { id: decision.credential, replaces } } : { refusal: decision.refusal }
      })) as never
    }),
  )

  api.openapi(
    guardedRoute('credential.verify', {
      method: 'post',
      path: '/api/v1/verifications',
      operationId: 'verifyCredential',
      summary: 'Verify a credential: every check on its own. Nothing that is sent is stored or logged, and nothing is fetched',
      description:
        'Open to everybody, 60 times a minute from one address. A key with the scope credentials:verify may ask 600 times a minute.',
      ...jsonBody(
        verifyBody,
        { credential: { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] } },
        'The credential',
      ),
      responses: { 200: json('The report', report), ...bodyProblems, ...problems },
    }),
    operation(services, 'credential.verify', async (ctx, c: Context) => {
      const body = await readJson(c, verifyBody)
      const text = typeof body.credential === 'string' ? body.credential : JSON.stringify(body.credential)
      const { actor } = ctx
      const mayAskMore = actor.kind === 'apiKey' && actor.scopes.includes('credentials:verify')
      if (!mayAskMore) await limitStranger(ctx, callerAddress(services, c), { isAsking: false })
      const answer = mayAskMore ? await verifyForProgram(ctx, actor.id, text) : await verifyCredential(ctx, text)
      const { verdict, isReplaced, checks, claims } = answer
      return c.json({ verdict, isReplaced, checks: [...checks], claims } as z.output<typeof report>, 200, quiet)
    }),
  )
}
