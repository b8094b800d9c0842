import { renderToReadableStream } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import { visitContext } from './people/guard.server.ts'
import { log } from './platform/log.server.ts'

/**
 * Public pages carry no script, so they need no nonce and the same bytes may go to everybody. In development Vite brings styles by script and news by a
 * websocket on a port of its own.
 */
function policyFor(noScript: boolean, nonce: string, development: boolean): string {
  const common =
    "default-src 'none'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  const styles = development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'"
  if (noScript) return `${common}; script-src 'none'; ${styles}`
  const connections = development ? "connect-src 'self' ws:" : "connect-src 'self'"
  return `${common}; script-src 'self' 'nonce-${nonce}'; ${styles}; style-src-attr 'unsafe-inline'; ${connections}; manifest-src 'self'`
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const { nonce, services } = loadContext.get(visitContext)
  const noScript = routerContext.staticHandlerContext.matches.some(
    ({ route }) => (route.handle as { noScript?: boolean } | undefined)?.noScript ?? false,
  )
  const body = await renderToReadableStream(
    <ServerRouter context={routerContext} url={request.url} {...(noScript ? {} : { nonce })} />,
    {
      ...(noScript ? {} : { nonce }),
      signal: AbortSignal.timeout(10_000),
    },
  )
  await body.allReady
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', policyFor(noScript, nonce, services.settings.development))
  return new Response(body, { status, headers })
}

/** Faults are logged once, here, with the number that the person is asked to quote. An unknown address is not a fault. */
export function handleError(error: unknown, { request, context }: { request: Request; context: RouterContextProvider }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const { ctx } = context.get(visitContext)
  const fault = error instanceof Error ? { kind: error.name, message: error.message, stack: error.stack } : { kind: typeof error }
  log.error({ requestId: ctx.requestId, error: fault })
}
