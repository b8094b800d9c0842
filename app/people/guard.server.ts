/**
 * Every loader and action goes through one of these two: they make the context, ask the policy, and turn what is thrown into what a
 * person sees. A route whose loader or action is not made here does not start (server.ts checks; a test walks them all).
 */
import { createContext, data, type LoaderFunctionArgs, type RouterContextProvider, redirect } from 'react-router'
import type { Ctx } from '../platform/ctx.ts'
import { BadInput, Forbidden, NotFound, SignInNeeded, TooMany } from '../platform/errors.ts'
import { type Form, readForm } from '../platform/input.server.ts'
import type { Services } from '../platform/services.server.ts'
import { isLocale } from '../platform/texts.ts'
import { type Action, must } from './policy.ts'
import type { SignedIn } from './session.server.ts'

/** What the server knows of a request before any route runs. */
export interface Visit {
  readonly ctx: Ctx
  readonly signedIn: SignedIn | null
  readonly sessionToken: string | null
  /** The client's address as far as it can be trusted; only for rate limits. */
  readonly address: string
  /** Headers that the answer must carry, such as a new session cookie. */
  readonly headers: Headers
  readonly nonce: string
  readonly services: Services
}

export const visitContext = createContext<Visit>()

export interface At {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly url: URL
  readonly request: Request
  readonly visit: Visit
}

const guarded = new WeakMap<object, Action>()

/** The action that a loader or action was guarded with; undefined for one that was not. */
export function actionOf(handler: unknown): Action | undefined {
  return typeof handler === 'function' ? guarded.get(handler) : undefined
}

type Args = LoaderFunctionArgs<RouterContextProvider>

/** A loader: asks the policy for `action`, then reads. */
export function screen<T>(action: Action, load: (ctx: Ctx, at: At) => Promise<T>) {
  const loader = async (args: Args): Promise<T> => {
    const at = whereabouts(args)
    return answering(at, async () => {
      const ctx = contextOf(at)
      must(ctx.actor, action)
      return load(ctx, at)
    })
  }
  guarded.set(loader, action)
  return loader
}

/** An action: asks the policy for `action`, reads the form within its limits, then acts. */
export function command<T>(
  action: Action,
  act: (ctx: Ctx, form: Form, at: At) => Promise<T>,
  how: { uploadBytes?: number } = {},
) {
  const handler = async (args: Args): Promise<T> => {
    const at = whereabouts(args)
    return answering(at, async () => {
      const ctx = contextOf(at)
      must(ctx.actor, action)
      return act(ctx, await readForm(at.request, how.uploadBytes), at)
    })
  }
  guarded.set(handler, action)
  return handler
}

function whereabouts({ params, request, context }: Args): At {
  return { params, url: new URL(request.url), request, visit: context.get(visitContext) }
}

/** The language of a public page is in its address; inside, it is the person's. */
function contextOf(at: At): Ctx {
  const lang = at.params['lang']
  if (lang === undefined) return at.visit.ctx
  if (!isLocale(lang)) throw new NotFound()
  return { ...at.visit.ctx, locale: lang }
}

async function answering<T>(at: At, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw translated(error, at)
  }
}

function translated(error: unknown, at: At): unknown {
  if (error instanceof NotFound) return data({ code: 'not-found' }, { status: 404 })
  if (error instanceof Forbidden) return data({ code: 'forbidden' }, { status: 403 })
  if (error instanceof TooMany)
    return data({ code: 'too-many' }, { status: 429, headers: { 'retry-after': String(error.seconds) } })
  if (error instanceof BadInput) return data({ code: error.code }, { status: error.status })
  if (error instanceof SignInNeeded) {
    const lang = isLocale(at.params['lang']) ? at.params['lang'] : at.visit.ctx.locale
    return redirect(`/${lang}/sign-in?to=${encodeURIComponent(at.url.pathname.replace(/\.data$/, '') + at.url.search)}`)
  }
  return error
}

/** An answer to a form that has faults: the page shows them beside the fields, and nothing typed is lost. */
export function invalid<E, V>(errors: E, values: V, status: 409 | 422 = 422) {
  return data({ errors, values }, { status })
}
