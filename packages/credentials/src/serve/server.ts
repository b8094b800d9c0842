/** The server itself: loopback only, started by name only, nothing kept. Anyone who reaches it can have anything signed, by keys that vouch for nobody. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem } from '../data-model/problems.ts'
import { isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { type Answer, refuse } from './answer.ts'
import { Endpoints, resolveDid } from './endpoints.ts'

const bodyLimits: JsonLimits = { maxBytes: 1_048_576, maxDepth: 48, maxValues: 20_000 }

export interface ServeOptions {
  /** 0 for any free one. */
  readonly port: number
  /** What addresses in credentials begin with; the server's own address when left out. */
  readonly publicOrigin?: string | undefined
}

export interface Running {
  readonly url: string
  close(): Promise<void>
}

/** Starts the VC API on 127.0.0.1 with new keys. */
export async function serve({ port, publicOrigin }: ServeOptions): Promise<Running> {
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = new URL(publicOrigin ?? url).origin
  const endpoints = await Endpoints.open(origin)
  const hosts = new Set(['localhost', '127.0.0.1', '[::1]', new URL(origin).hostname])
  server.on(
    'request',
    (request: IncomingMessage, response: ServerResponse) => void handle(request, response, endpoints, origin, hosts),
  )
  return { url, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  endpoints: Endpoints,
  origin: string,
  hosts: ReadonlySet<string>,
): Promise<void> {
  let answer: Answer
  try {
    // A page in somebody's browser that has been told that its own name is this machine gets nothing.
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    answer = hosts.has(host)
      ? await route(request, endpoints, origin)
      : refuse(421, 'This server answers on this machine alone', [])
  } catch {
    answer = refuse(500, 'Something went wrong here', [])
  }
  const { status, body, mediaType = 'application/json' } = answer
  response.writeHead(status, { 'content-type': mediaType, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  response.end(status === 204 ? undefined : JSON.stringify(body))
}

async function route(request: IncomingMessage, endpoints: Endpoints, origin: string): Promise<Answer> {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (pathname === '/issuers') return endpoints.issuerNames()
    const did = /^\/1\.0\/identifiers\/(.+)$/.exec(pathname)?.[1]
    if (did !== undefined) return resolveDid(decoded(did), request.headers.accept ?? '')
    return pathname.startsWith('/status/') ? endpoints.statusList(origin + pathname, request.headers.accept ?? '') : notFound()
  }
  if (request.method !== 'POST') return refuse(405, 'This method is not known here', [])
  if (/^\/status\/[^/]+\/publish$/.test(pathname)) return { status: 204, body: null }
  const post = {
    '/credentials/issue': (body: JsonObject) => endpoints.issue(body),
    '/credentials/verify': (body: JsonObject) => endpoints.verifyCredential(body),
    '/presentations/verify': (body: JsonObject) => endpoints.verifyPresentation(body),
    '/credentials/derive': (body: JsonObject) => endpoints.derive(body),
    '/credentials/status': async (body: JsonObject) => endpoints.setStatus(body),
  }[pathname]
  if (!post) return notFound()
  const bytes = await read(request)
  if (!bytes) return refuse(413, 'The request is too large', [])
  const parsed = parseStrictJson(bytes, bodyLimits)
  if (!parsed.ok || !isJsonObject(parsed.value))
    return refuse(400, 'The request is no JSON object', [problem('PARSING_ERROR', parsed.ok ? 'not-an-object' : parsed.code)])
  return post(parsed.value)
}

const notFound = (): Answer => refuse(404, 'There is nothing at this address', [])

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

async function read(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > bodyLimits.maxBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
