/** The one HTTP server: headers, host and origin checks, limits, health, static files, API; everything else is React Router. */

import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type HttpBindings, type ServerType, serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { createRequestHandler, data, RouterContextProvider, type ServerBuild } from 'react-router'
import { actionOf, type Visit, visitContext } from './people/guard.server.ts'
import { readSession, type SignedIn } from './people/session.server.ts'
import { sessionCookieName } from './people/sign-in.server.ts'
import { compressed, encodingFor } from './platform/compress.server.ts'
import type { Actor } from './platform/ctx.ts'
import { randomness } from './platform/ids.server.ts'
import { limits } from './platform/input.server.ts'
import { log } from './platform/log.server.ts'
import { migrationNames, migrationsFolder } from './platform/migrate.server.ts'
import { openPublicPages } from './platform/public-pages.server.ts'
import type { Services } from './platform/services.server.ts'
import { isLocale, type Locale } from './platform/texts.ts'
import { makeApi, upgrades } from './wiring.server.ts'

type Env = { Bindings: HttpBindings; Variables: { visit: Visit; requestId: string } }

export interface Web {
  readonly server: ServerType
  close(): Promise<void>
}

/** The visit of a request: who, in which language, from where. Also used for websocket upgrades. */
export async function makeVisit(
  services: Services,
  request: { cookie: string; acceptLanguage: string; requestId: string; address: string },
): Promise<Visit> {
  const { settings, databases } = services
  const now = new Date()
  const token = readCookie(request.cookie, sessionCookieName(settings.publicOrigin))
  const signedIn = token ? ((await readSession(databases.auth, token, now)) ?? null) : null
  return {
    ctx: {
      actor: actorOf(signedIn),
      institution: signedIn?.institution?.id ?? null,
      person: signedIn?.person.id ?? null,
      now,
      locale: signedIn?.person.locale ?? preferred(request.acceptLanguage),
      db: databases.app,
      requestId: request.requestId,
      origin: settings.publicOrigin,
      ...randomness,
    },
    signedIn,
    sessionToken: token ?? null,
    address: request.address,
    headers: new Headers(),
    nonce: randomBytes(16).toString('base64'),
    services,
  }
}

function actorOf(signedIn: SignedIn | null): Actor {
  if (!signedIn) return { kind: 'anonymous' }
  return {
    kind: 'person',
    id: signedIn.person.id,
    name: signedIn.person.name,
    email: signedIn.person.email,
    roles: signedIn.roles,
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value && /^[\w-]{20,100}$/.test(value)) return value
  }
  return undefined
}

function preferred(acceptLanguage: string): Locale {
  for (const part of acceptLanguage.split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLocale(tag)) return tag
  }
  return 'fi'
}

/** Starts listening. Throws when a route has a loader or action that asks no policy. */
export async function startWeb(
  services: Services,
  build: () => Promise<ServerBuild>,
  devMiddleware?: (request: IncomingMessage, response: unknown, next: () => void) => void,
): Promise<Web> {
  const { settings } = services
  refuseUnguarded(await build())
  const app = new Hono<Env>()
  const publicHost = new URL(settings.publicOrigin).host
  const needed = migrationNames(migrationsFolder)

  app.use(async (c, next) => {
    const requestId = randomness.newId()
    c.set('requestId', requestId)
    const started = performance.now()
    await next()
    c.header('x-request-id', requestId)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
    c.header('cross-origin-opener-policy', 'same-origin')
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()')
    if (!c.res.headers.has('content-security-policy'))
      c.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    if (settings.publicOrigin.startsWith('https:')) c.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    // Whoever sent too much may still be sending, also where nobody read it: the connection is not used again.
    const sent = Number(c.req.header('content-length') ?? 0)
    if (c.res.status === 413 || sent > limits.photographBytes + limits.formBytes) c.header('connection', 'close')
    if (!c.req.path.startsWith('/assets/'))
      log.info({
        requestId,
        method: c.req.method,
        path: withoutSecrets(c.req.path),
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      })
  })

  app.use(async (c, next) => {
    await next()
    if (c.res.headers.has('x-hono-already-sent')) return
    const answer = await compressed(c.req.method, c.req.header('accept-encoding') ?? '', c.res)
    if (answer !== c.res) c.res = answer
  })

  app.get('/health', (c) => c.json({ ok: true }))
  app.get('/ready', async (c) => {
    const done = await services.databases.app
      .selectFrom('migration')
      .select('name')
      .execute()
      .then(
        (rows) => new Set(rows.map(({ name }) => name)),
        () => null,
      )
    const ready = {
      database: done !== null,
      migrations: done !== null && needed.every((name) => done.has(name)),
      jobs: await services.jobs.isReady(),
    }
    return c.json(ready, Object.values(ready).every(Boolean) ? 200 : 503)
  })

  app.use(async (c, next) => {
    const host = c.req.header('host')
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (host !== publicHost) {
      if (!safe) return c.text('This address is not served here.', 421)
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(new URL(pathname.replace(/^\/+/, '/') + search, settings.publicOrigin).toString(), 308)
    }
    if (!safe && !['OPTIONS'].includes(c.req.method) && !c.req.path.startsWith('/api/')) {
      const origin = c.req.header('origin')
      const sameSite = c.req.header('sec-fetch-site')
      if (origin !== undefined ? origin !== settings.publicOrigin : sameSite !== undefined && sameSite !== 'same-origin') {
        log.warn({ requestId: c.get('requestId'), refused: 'origin' })
        return c.text('This form was sent from another site, so nothing was done.', 403)
      }
    }
    return next()
  })

  if (devMiddleware)
    app.use(async (c, next) => {
      const handled = await new Promise<boolean>((done) => {
        c.env.outgoing.once('finish', () => done(true))
        devMiddleware(c.env.incoming, c.env.outgoing, () => done(false))
      })
      if (handled) return new Response(null, { headers: { 'x-hono-already-sent': 'true' } })
      return next()
    })
  else {
    app.use('/assets/*', async (c, next) => {
      await next()
      if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
    })
    app.use('/assets/*', serveStatic({ root: './build/client', precompressed: true }))
  }
  app.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301))
  app.use('/favicon.svg', serveStatic({ path: './app/ui/favicon.svg' }))
  app.get('/.well-known/security.txt', (c) =>
    c.text(
      `Contact: ${settings.publicOrigin}/en/accessibility\nExpires: ${new Date(Date.now() + 180 * 86_400_000).toISOString()}\nPreferred-Languages: fi, sv, en\n`,
    ),
  )
  app.get('/robots.txt', (c) => c.text(`User-agent: *\nDisallow: /home\nSitemap: ${settings.publicOrigin}/sitemap.xml\n`))

  app.route('/', makeApi(services))

  const pages = openPublicPages(services.databases.listenUrl)
  const sessionCookie = sessionCookieName(settings.publicOrigin)
  app.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    // A page is kept for those who show no session; its language is in its address.
    const isKeepable =
      c.req.method === 'GET' && /^\/(fi|sv|en)(\/|$)/.test(pathname) && !c.req.header('cookie')?.includes(sessionCookie)
    const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
    const version = isKeepable ? await pages.version() : null
    const kept = await pages.take(pathname + search, version, encoding, c.req.header('if-none-match') ?? '')
    if (kept) return kept

    const visit = await makeVisit(services, {
      cookie: c.req.header('cookie') ?? '',
      acceptLanguage: c.req.header('accept-language') ?? '',
      requestId: c.get('requestId'),
      address: clientAddress(c.env.incoming, settings.trustedProxies),
    })
    const context = new RouterContextProvider()
    context.set(visitContext, visit)
    const handler = createRequestHandler(inOurWords(await build()), settings.development ? 'development' : 'production')
    // PUBLIC_ORIGIN alone builds addresses: the request is given it, whatever scheme the proxy spoke to us.
    const request = new Request(new URL(pathname + search, settings.publicOrigin), c.req.raw)
    const response = await handler(request, context)
    for (const cookie of visit.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
    if (visit.signedIn || visit.headers.getSetCookie().length > 0) response.headers.set('cache-control', 'private, no-store')
    // What a form was answered with is for who sent it, whatever the page says of itself.
    else if (c.req.method !== 'GET' && c.req.method !== 'HEAD') response.headers.set('cache-control', 'no-store')
    // Where the address is the key, no cache on the way keeps what it opens.
    else if (withoutSecrets(pathname) !== pathname) response.headers.set('cache-control', 'private, no-store')
    return pages.keep(pathname + search, version, encoding, response)
  })

  app.onError((error, c) => {
    const requestId = c.get('requestId') ?? ''
    log.error({ requestId, error: { kind: error.name, stack: error.stack } })
    return c.text(`Something went wrong on our side. Number to quote: ${requestId}`, 500)
  })

  const server = serve({ fetch: app.fetch, port: settings.port })
  await new Promise<void>((done, failed) => {
    server.once('listening', done)
    server.once('error', failed)
  })
  // Sockets that were upgraded are no longer the server's to close: without this, one open studio would hold up the stop.
  const upgraded = new Set<Duplex>()
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket)
    socket.once('close', () => upgraded.delete(socket))
    const path = new URL(request.url ?? '/', settings.publicOrigin).pathname
    const upgrade = upgrades[path]
    if (!upgrade || request.headers.origin !== settings.publicOrigin) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    makeVisit(services, {
      cookie: request.headers.cookie ?? '',
      acceptLanguage: '',
      requestId: randomness.newId(),
      address: clientAddress(request, settings.trustedProxies),
    })
      .then((visit) => upgrade(services, visit, request, socket, head))
      .catch((error: unknown) => {
        log.error({ upgrade: path, error: error instanceof Error ? error.stack : 'unknown' })
        socket.destroy()
      })
  })
  return {
    server,
    close: async () => {
      await new Promise<void>((done) => {
        server.close(() => done())
        for (const socket of upgraded) socket.destroy()
        if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 2000).unref()
      })
      await pages.close()
    },
  }
}

/** Links in addresses are secrets: the log keeps their place, not their value. */
function withoutSecrets(path: string): string {
  return path.replace(/[A-Za-z0-9_-]{40,}/g, '…').slice(0, 200)
}

function clientAddress(request: IncomingMessage, proxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
  return (proxies > 0 ? forwarded.at(-proxies) : undefined) || request.socket.remoteAddress || 'unknown'
}

const refused = new WeakMap<ServerBuild, ServerBuild>()

/** A form sent to an address that takes none is answered 405 by us: React Router's own answer names its inside. */
function inOurWords(build: ServerBuild): ServerBuild {
  const known = refused.get(build)
  if (known) return known
  const action = () => Promise.reject(data({ code: 'takes-no-form' }, { status: 405 }))
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && (route.module.action ? route : { ...route, module: { ...route.module, action } }),
  ])
  const made: ServerBuild = { ...build, routes: Object.fromEntries(routes) }
  refused.set(build, made)
  return made
}

function refuseUnguarded(build: ServerBuild): void {
  for (const [id, route] of Object.entries(build.routes)) {
    const { loader, action } = route?.module ?? {}
    for (const [kind, handler] of Object.entries({ loader, action }))
      if (handler && !actionOf(handler))
        throw new Error(
          `The ${kind} of route ${id} asks no policy. Make it with screen() or command() of app/people/guard.server.ts.`,
        )
  }
}
