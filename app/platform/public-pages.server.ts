/**
 * Public pages kept in the process, compressed, for visitors whom nobody knows. Never stale: a change of anything that public pages show notifies
 * `public_change` in its own transaction (triggers of the migrations), and before a kept page is used the listening connection is asked whether it has
 * heard of one. PostgreSQL hands notifications of committed transactions to a connection before it answers the next question there, so a page that is
 * served was true when it was asked for. Visitors who come at once share one question. Without the connection nothing is kept.
 * docs/decisions/0007-kept-public-pages.md
 */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Encoding, encoded } from './compress.server.ts'
import { log } from './log.server.ts'

/** Days until a start and closing times move without any change: no page is kept longer than its Cache-Control says to browsers. */
const keptForMs = 60_000
const mostBytes = 32 * 1024 * 1024
const longestAddress = 300

interface Page {
  readonly headers: readonly (readonly [string, string])[]
  readonly etag: string
  readonly body: Uint8Array
  readonly bytes: number
  readonly madeAt: number
  readonly encodings: Map<Encoding, Promise<Uint8Array>>
}

export interface PublicPages {
  /** A number that differs after every change committed before this call; null while changes cannot be heard. */
  version(): Promise<number | null>
  /** The kept page of an address as an answer, where there is one of this version. */
  take(address: string, version: number | null, encoding: Encoding, ifNoneMatch: string): Promise<Response | undefined>
  /** Keeps a public page that was made from data not older than `version`, and answers with it. Anything else is answered as it is. */
  keep(address: string, version: number | null, encoding: Encoding, answer: Response): Promise<Response>
  close(): Promise<void>
}

export function openPublicPages(listenUrl: string, clock: () => number = Date.now): PublicPages {
  const pages = new Map<string, Page>()
  let bytes = 0
  let changes = 0
  let client: pg.Client | undefined
  let closing = false

  const forget = () => {
    changes++
    pages.clear()
    bytes = 0
  }
  const listening = (async () => {
    while (!closing) {
      const opened = new pg.Client({ connectionString: listenUrl })
      const ended = new Promise<void>((done) => opened.once('end', done))
      opened.on('error', () => undefined)
      opened.on('notification', forget)
      try {
        await opened.connect()
        await opened.query('listen public_change')
        forget()
        client = opened
        if (closing) await opened.end()
        await ended
      } catch (error) {
        log.warn({ listen: error instanceof Error ? error.message : 'unknown' })
      }
      client = undefined
      forget()
      if (!closing) await new Promise((done) => setTimeout(done, 1000).unref())
    }
  })()

  let asking: Promise<unknown> | undefined
  let shared: Promise<number | null> | undefined
  const ask = async () => {
    // A question that is on its way may have been sent before the change: whoever comes now waits for the next.
    await asking
    shared = undefined
    const current = client
    const answer = current?.query('select 1').then(
      () => true,
      () => false,
    )
    asking = answer
    return (await answer) && current === client ? changes : null
  }

  const answerOf = async (page: Page, encoding: Encoding): Promise<Response> => {
    const body = page.encodings.get(encoding) ?? encoded(page.body, encoding)
    page.encodings.set(encoding, body)
    const headers = new Headers(page.headers as [string, string][])
    if (encoding !== 'identity') headers.set('content-encoding', encoding)
    return new Response((await body) as Uint8Array<ArrayBuffer>, { headers })
  }

  return {
    version: () => {
      shared ??= ask()
      return shared
    },
    take: async (address, version, encoding, ifNoneMatch) => {
      const page = pages.get(address)
      if (!page || version === null || version !== changes) return undefined
      if (clock() - page.madeAt > keptForMs) return undefined
      // Used last, forgotten last.
      pages.delete(address)
      pages.set(address, page)
      if (ifNoneMatch.split(',').some((tag) => tag.trim() === page.etag))
        return new Response(null, { status: 304, headers: page.headers as [string, string][] })
      return answerOf(page, encoding)
    },
    keep: async (address, version, encoding, answer) => {
      const isPublic = /^public\b/.test(answer.headers.get('cache-control') ?? '') && !answer.headers.has('set-cookie')
      if (answer.status !== 200 || !isPublic || version === null || address.length > longestAddress) return answer
      const body = new Uint8Array(await answer.arrayBuffer())
      const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
      const headers = new Headers(answer.headers)
      headers.append('vary', 'accept-encoding')
      headers.set('etag', etag)
      // Compressed forms are a fifth of it each.
      const page: Page = {
        headers: [...headers],
        etag,
        body,
        bytes: body.byteLength * 1.5,
        madeAt: clock(),
        encodings: new Map(),
      }
      if (version === changes) {
        bytes += page.bytes - (pages.get(address)?.bytes ?? 0)
        pages.delete(address)
        pages.set(address, page)
        for (const [oldest, { bytes: freed }] of pages) {
          if (bytes <= mostBytes) break
          pages.delete(oldest)
          bytes -= freed
        }
      }
      return answerOf(page, encoding)
    },
    close: async () => {
      closing = true
      await client?.end()
      await listening
    },
  }
}
