/**
 * Every REST operation goes through `operation`: it makes the context, counts the caller, asks the policy, and turns what is thrown into
 * application/problem+json in the caller's language. The action stands in the OpenAPI document as `x-action`; a test walks them all.
 */
import type { RouteConfig } from '@hono/zod-openapi'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Ctx } from '../platform/ctx.ts'
import { BadInput, Forbidden, NotFound, SignInNeeded, TooMany } from '../platform/errors.ts'
import { randomness } from '../platform/ids.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { log } from '../platform/log.server.ts'
import type { Services } from '../platform/services.server.ts'
import { defineTexts, isLocale, type Locale, text } from '../platform/texts.ts'
import { type Action, must } from './policy.ts'

const problemTexts = defineTexts({
  400: { fi: 'Emme saaneet kyselystä selvää', sv: 'Vi kunde inte läsa frågan', en: 'We could not read the request' },
  401: { fi: 'Tähän pitää kirjautua', sv: 'Det här kräver inloggning', en: 'This needs signing in' },
  403: { fi: 'Tähän tarvitaan toinen oikeus', sv: 'Det här kräver en annan behörighet', en: 'This needs another right' },
  404: { fi: 'Tällaista ei ole', sv: 'Det här finns inte', en: 'There is no such thing' },
  405: {
    fi: 'Tätä ei voi tehdä tässä osoitteessa',
    sv: 'Det här kan inte göras på den här adressen',
    en: 'This cannot be done at this address',
  },
  413: { fi: 'Kysely on liian suuri', sv: 'Frågan är för stor', en: 'The request is too large' },
  415: { fi: 'Tätä muotoa emme lue', sv: 'Det här formatet läser vi inte', en: 'We do not read this format' },
  422: {
    fi: 'Kyselyssä on arvo, jota emme tunne',
    sv: 'Frågan innehåller ett värde som vi inte känner',
    en: 'The request holds a value that we do not know',
  },
  429: {
    fi: 'Liian monta kyselyä. Odota hetki',
    sv: 'För många förfrågningar. Vänta en stund',
    en: 'Too many requests. Wait a moment',
  },
  500: { fi: 'Vika on meillä', sv: 'Felet är vårt', en: 'The fault is ours' },
})
export type ProblemStatus = keyof typeof problemTexts

/** RFC 9457. `errors` names the parameters that are wrong. */
export const problemSchema = z
  .object({
    title: z.string(),
    status: z.number().int(),
    instance: z.string().optional().openapi({ description: 'The number of the request, to quote when asking about it' }),
    errors: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
  })
  .openapi('Problem')

const problemBody = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } })
/** Responses that every operation may give. */
export const problems = {
  422: problemBody('A parameter holds a value that is not known'),
  429: problemBody('Too many requests; Retry-After says when to come back'),
} as const
export const notFoundProblem = { 404: problemBody('There is no such thing, or it is not yours to know of') } as const

function localeOf(c: Context): Locale {
  const asked = c.req.query('lang')
  if (isLocale(asked)) return asked
  for (const part of (c.req.header('accept-language') ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLocale(tag)) return tag
  }
  return 'en'
}

function problem(
  c: Context,
  status: ProblemStatus,
  more: { errors?: { name: string; reason: string }[]; headers?: Record<string, string> } = {},
) {
  const locale = localeOf(c)
  const requestId: unknown = c.get('requestId')
  const body = {
    title: text(problemTexts, locale, `${status}` as never),
    status,
    ...(typeof requestId === 'string' ? { instance: requestId } : {}),
    ...(more.errors ? { errors: more.errors } : {}),
  }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': locale,
    ...more.headers,
  })
}

/** An API whose faults are problems too: unknown parameters 422 with their names, everything else by what was thrown. */
export function makeOpenApi(): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (!result.success)
        return problem(c, 422, {
          errors: result.error.issues.map(({ path, code }) => ({ name: path.join('.'), reason: code })),
        })
    },
  })
  api.onError((error, c) => toProblem(error, c))
  return api
}

function toProblem(error: unknown, c: Context) {
  if (error instanceof NotFound) return problem(c, 404)
  if (error instanceof Forbidden) return problem(c, 403)
  if (error instanceof SignInNeeded) return problem(c, 401)
  if (error instanceof TooMany) return problem(c, 429, { headers: { 'retry-after': String(error.seconds) } })
  if (error instanceof BadInput) return problem(c, error.status)
  log.error({ requestId: c.get('requestId'), error: error instanceof Error ? { name: error.name, stack: error.stack } : {} })
  return problem(c, 500)
}

/** A route that says which action of the policy it asks for, and its name for programs. */
export function guardedRoute<const R extends RouteConfig & { operationId: string }>(action: Action, config: R) {
  return createRoute({ ...config, 'x-action': action })
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
    return methods.length === 0 ? problem(c, 404) : problem(c, 405, { headers: { allow: [...methods, 'HEAD'].join(', ') } })
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
 * The handler of an operation: the caller's context, at most as many calls as the rule `api` allows, and the policy asked for `action` before anything runs.
 * Callers are strangers until there are keys for programs.
 */
export function operation<C extends Context, T>(services: Services, action: Action, handle: (ctx: Ctx, c: C) => Promise<T>) {
  return async (c: C): Promise<T> => {
    const ctx: Ctx = {
      actor: { kind: 'anonymous' },
      institution: null,
      person: null,
      now: new Date(),
      locale: localeOf(c),
      db: services.databases.app,
      requestId: String(c.get('requestId') ?? randomness.newId()),
      origin: services.settings.publicOrigin,
      ...randomness,
    }
    await limitRate(ctx.db, ctx.now, 'api', addressOf(c, services.settings.trustedProxies))
    must(ctx.actor, action)
    return handle(ctx, c)
  }
}

/** The caller's address as far as it can be trusted: what the nearest proxy of ours has seen. */
function addressOf(c: Context, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress
  return (proxies > 0 ? forwarded.at(-proxies) : undefined) || socket || 'unknown'
}
