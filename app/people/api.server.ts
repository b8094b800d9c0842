/**
 * Every REST operation goes through `operation`: it makes the context, counts the caller, asks the policy, and turns what is thrown into
 * application/problem+json in the caller's language. The action stands in the OpenAPI document as `x-action`; a test walks them all.
 */
import type { RouteConfig } from '@hono/zod-openapi'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { parseStrictJson } from '@poiju/credentials'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ctx } from '../platform/ctx.ts'
import { BadInput, BadValues, Forbidden, NotFound, SignInNeeded, TooMany } from '../platform/errors.ts'
import { idempotencyDays, KeyReused, once } from '../platform/idempotency.server.ts'
import { randomness } from '../platform/ids.server.ts'
import { readBytes } from '../platform/input.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { log } from '../platform/log.server.ts'
import type { Services } from '../platform/services.server.ts'
import { isLocale, type Locale, text } from '../platform/texts.ts'
import { type Program, readApiKey } from './api-keys.server.ts'
import { type Action, must, policy, type Rule, scopesFor } from './policy.ts'
import { type ProblemCode, problemTexts, statusOf } from './problem-texts.ts'

/** RFC 9457. `errors` names the parameters that are wrong. */
export const problemSchema = z
  .object({
    title: z.string().openapi({ description: 'One sentence in the language of Accept-Language, or of the parameter lang' }),
    status: z.number().int(),
    code: z.enum(Object.keys(problemTexts) as [ProblemCode, ...ProblemCode[]]).openapi({
      description: 'A stable word for programs: it never changes its meaning',
    }),
    instance: z.string().optional().openapi({ description: 'The number of the request, to quote when asking about it' }),
    errors: z
      .array(
        z.object({
          name: z
            .string()
            .openapi({ description: 'The value, as a path with dots; empty for the whole', example: 'recipient.email' }),
          reason: z.string().openapi({ description: 'What is wrong with it, in one word', example: 'invalid_type' }),
          detail: z.string().openapi({
            description: 'The same in a sentence for whoever writes the program, always in English',
            example: 'Invalid input: expected string, received undefined',
          }),
        }),
      )
      .optional(),
  })
  .openapi('Problem')

const problemBody = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } })
/** Responses that every operation may give. */
export const problems = {
  422: problemBody('A parameter holds a value that is not known'),
  429: problemBody('Too many requests; Retry-After says when to come back'),
} as const
export const notFoundProblem = { 404: problemBody('There is no such thing, or it is not yours to know of') } as const
/** Of operations that only the key of a program opens. */
export const keyProblems = {
  401: problemBody('No key, or one that is unknown, revoked or expired'),
  403: problemBody('The key does not have the scope'),
} as const
/** Of operations that read a body. */
export const bodyProblems = {
  400: problemBody('The body or a header cannot be read'),
  413: problemBody('The body is too large'),
  415: problemBody('The body is of another media type'),
} as const
export const refusalProblem = { 409: problemBody('Not in the state that things are in; the member code says why') } as const

function localeOf(c: Context): Locale {
  const asked = c.req.query('lang')
  if (isLocale(asked)) return asked
  for (const part of (c.req.header('accept-language') ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLocale(tag)) return tag
  }
  return 'en'
}

function problem(c: Context, code: ProblemCode, more: { errors?: BadValues['errors']; headers?: Record<string, string> } = {}) {
  const locale = localeOf(c)
  const status = statusOf(code)
  const requestId: unknown = c.get('requestId')
  const body = {
    title: text(problemTexts, locale, code),
    status,
    code,
    ...(typeof requestId === 'string' ? { instance: requestId } : {}),
    ...(more.errors ? { errors: more.errors } : {}),
  }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': locale,
    ...more.headers,
  })
}

/** A refusal of the domain as an answer of the API. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: ProblemCode
  constructor(code: ProblemCode) {
    super(code)
    this.code = code
  }
}

function english(issue: z.core.$ZodIssue): string {
  const said = z.locales.en().localeError(issue as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.code
}

function wrongValues({ issues }: z.core.$ZodError): BadValues['errors'] {
  // Schemas that a form has too say their own word for the form.
  const sentence = (issue: z.core.$ZodIssue) => (/^\w+$/.test(issue.message) ? english(issue) : issue.message)
  return issues.map((issue) => ({ name: issue.path.join('.'), reason: issue.code, detail: sentence(issue) }))
}

/** An API whose faults are problems too: unknown parameters 422 with their names, everything else by what was thrown. */
export function makeOpenApi(): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (!result.success)
        return problem(c, 'values-not-known', {
          errors: wrongValues(result.error),
        })
    },
  })
  api.onError((error, c) => toProblem(error, c))
  return api
}

const challenge = (more = '') => ({ headers: { 'www-authenticate': `Bearer realm="Poiju"${more}` } })
const inputCodes = { 400: 'unreadable', 413: 'too-large', 415: 'media-type-not-known' } as const

function toProblem(error: unknown, c: Context) {
  if (error instanceof Refused) return problem(c, error.code)
  if (error instanceof NotFound) return problem(c, 'not-found')
  if (error instanceof Forbidden) return problem(c, 'scope-missing', challenge(', error="insufficient_scope"'))
  if (error instanceof KeyNotValid) return problem(c, 'key-not-valid', challenge(', error="invalid_token"'))
  if (error instanceof SignInNeeded) return problem(c, 'key-needed', challenge())
  if (error instanceof TooMany) return problem(c, 'too-many', { headers: { 'retry-after': String(error.seconds) } })
  if (error instanceof BadValues) return problem(c, 'values-not-known', { errors: error.errors })
  if (error instanceof KeyReused) return problem(c, 'idempotency-key-reused')
  if (error instanceof BadInput) return problem(c, inputCodes[error.status])
  log.error({ requestId: c.get('requestId'), error: error instanceof Error ? { name: error.name, stack: error.stack } : {} })
  return problem(c, 'fault')
}

class KeyNotValid extends Error {}

/** A route that says which action of the policy it asks for, and its name for programs. */
export function guardedRoute<const R extends RouteConfig & { operationId: string }>(action: Action, config: R) {
  const rule: Rule = policy[action]
  const security = rule === 'anyone' ? {} : { security: [{ apiKey: scopesFor(action) }] }
  return createRoute({ ...config, ...security, 'x-action': action })
}

/** The header with which a command is asked once, in the document. */
export const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '3f0c5a1e-6d0b-4f0e-9a3e-2b8f4a7c9d10',
  description: `Your own word for this request, such as a UUID. The same request under it gets the same answer for ${idempotencyDays} days and nothing is done twice; another request under it is refused.`,
} as const

/** A body of JSON in the document. It is read by `readJson`, so that nothing which two readers could understand differently comes in. */
export function jsonBody(schema: z.ZodType, example: unknown, description: string) {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' })
  return { requestBody: { required: true, description, content: { 'application/json': { schema: shape as object, example } } } }
}

const jsonLimits = { maxBytes: 262_144, maxDepth: 32, maxValues: 10_000 }

/** The body as strict JSON against its schema. BadInput for what cannot be read, BadValues for what is wrong in it. */
export async function readJson<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new BadInput('not-json', 415)
  const parsed = parseStrictJson(await readBytes(c.req.raw, jsonLimits.maxBytes), jsonLimits)
  if (!parsed.ok) throw new BadInput(parsed.code)
  const result = schema.safeParse(parsed.value)
  if (result.success) return result.data
  throw new BadValues(wrongValues(result.error))
}

/**
 * Runs a command of a program once for its Idempotency-Key, and answers with what it did, then or now. `command` gets a context whose changes are saved
 * with the answer. Refusals are answers too; what is thrown leaves nothing behind.
 */
export async function answerOnce(
  ctx: Ctx,
  c: Context,
  request: unknown,
  command: (ctx: Ctx) => Promise<{ status: 200 | 201 | 202; body: object } | { refusal: ProblemCode }>,
) {
  if (!isProgram(ctx)) throw new SignInNeeded()
  const key = idempotencyKeyOf(c)
  if (key === null) throw new Refused('idempotency-key-needed')
  const { status, body, isReplayed } = await once(ctx, key, [c.req.method, c.req.path, request], async (scope) => {
    const answer = await command(scope)
    return 'refusal' in answer ? { status: 409, body: { refusal: answer.refusal } } : answer
  })
  if (status === 409) throw new Refused((body as { refusal: ProblemCode }).refusal)
  return c.body(JSON.stringify(body), status as 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(isReplayed ? { 'idempotency-replayed': 'true' } : {}),
  })
}

const isProgram = (ctx: Ctx): ctx is Ctx & { actor: Program } => ctx.actor.kind === 'apiKey'

/** The value of the header: a quoted string as the draft has it, or the bare characters that most programs send. Null when there is none that can be used. */
function idempotencyKeyOf(c: Context): string | null {
  const value = (c.req.header('idempotency-key') ?? '').trim()
  const bare = /^"(.*)"$/.exec(value)?.[1] ?? value
  return /^[\x21-\x7e]{1,255}$/.test(bare) ? bare : null
}

export interface Operation {
  readonly method: string
  readonly path: string
  readonly action: Action | undefined
}

/**
 * Below `prefix` everything that is no operation is answered as a problem, never as a page: 405 with the methods that are there, else 404. Called last. `others`
 * are addresses that stand outside the document, for GET alone.
 */
export function answerUnknown(api: OpenAPIHono, prefix: string, others: readonly string[] = []): void {
  const known = [...operationsOf(api), ...others.map((path) => ({ path, method: 'get' }))].map(({ path, method }) => ({
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    method: method.toUpperCase(),
  }))
  api.all(`${prefix}/*`, (c) => {
    const methods = known.filter(({ pattern }) => pattern.test(c.req.path)).map(({ method }) => method)
    if (methods.length === 0) return problem(c, 'not-found')
    const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods
    return problem(c, 'method-not-allowed', { headers: { allow: allow.join(', ') } })
  })
}

/** Every operation of an API with the action it asks for; undefined for one that was not made with `guardedRoute`. */
export function operationsOf(api: OpenAPIHono): Operation[] {
  return api.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route'
      ? [
          {
            method: definition.route.method,
            path: definition.route.path,
            action: definition.route['x-action'] as Action | undefined,
          },
        ]
      : [],
  )
}

/**
 * The handler of an operation: the caller's context, as many calls as the rule allows, and the policy asked for `action` before anything runs. Who sends
 * a key is the program of an institution; everybody else is a stranger, whatever session they have. Strangers are counted by their address, and so are
 * keys that do not work.
 */
export function operation<C extends Context, T>(services: Services, action: Action, handle: (ctx: Ctx, c: C) => Promise<T>) {
  return async (c: C): Promise<T> => {
    const now = new Date()
    const { app, auth } = services.databases
    const authorization = c.req.header('authorization')
    const program = authorization === undefined ? null : await readApiKey(auth, bearerOf(authorization), now)
    if (program) await limitRate(app, now, 'apiKey', program.id)
    else await limitRate(app, now, 'api', callerAddress(services, c))
    if (program === undefined) throw new KeyNotValid()
    const ctx: Ctx = {
      actor: program ?? { kind: 'anonymous' },
      institution: program?.institution ?? null,
      person: null,
      now,
      locale: localeOf(c),
      db: app,
      requestId: String(c.get('requestId') ?? randomness.newId()),
      origin: services.settings.publicOrigin,
      ...randomness,
    }
    must(ctx.actor, action)
    return handle(ctx, c)
  }
}

const bearerOf = (authorization: string): string => /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''

/** The caller's address as far as it can be trusted; only for rate limits. */
export function callerAddress(services: Services, c: Context): string {
  return addressOf(c, services.settings.trustedProxies)
}

/** The caller's address as far as it can be trusted: what the nearest proxy of ours has seen. */
function addressOf(c: Context, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress
  return (proxies > 0 ? forwarded.at(-proxies) : undefined) || socket || 'unknown'
}
