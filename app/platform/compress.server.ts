/** Answers in the encoding that the client takes. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Below this a packet carries it anyway. */
const leastBytes = 1024

/** The best encoding of ours that an Accept-Encoding header takes (RFC 9110, section 12.5.3); without a header, none. */
export function encodingFor(accept: string): Encoding {
  const weights = new Map(
    accept
      .toLowerCase()
      .split(',')
      .map((part): [string, number] => {
        const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
        const weight = parameters.find((text) => text.startsWith('q='))
        return [name, weight === undefined ? 1 : Number(weight.slice(2))]
      }),
  )
  const takes = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

/** The body in an encoding. */
export async function encoded(body: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  // Level 5 of Brotli takes a millisecond for a page and leaves a tenth more than the best, which takes fifty.
  if (encoding === 'br')
    return brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } })
  return encoding === 'gzip' ? zip(body) : body
}

/**
 * The answer compressed where that helps. Pages of somebody who is signed in are left alone: what they show in secret must not be told by the
 * length of a compressed answer (BREACH). They are the ones that say `no-store`.
 */
export async function compressed(method: string, accept: string, answer: Response): Promise<Response> {
  if (answer.status !== 200 || !answer.body) return answer
  if (answer.headers.has('content-encoding') || !isText(answer.headers.get('content-type') ?? '')) return answer
  if (/private|no-store/.test(answer.headers.get('cache-control') ?? '')) return answer
  // Headers of their own: the server's light answers forget what was changed in place when they are copied.
  const headers = new Headers(answer.headers)
  const { status } = answer
  headers.append('vary', 'accept-encoding')
  const encoding = encodingFor(accept)
  if (encoding === 'identity' || method === 'HEAD') return new Response(answer.body, { status, headers })
  const body = new Uint8Array(await answer.arrayBuffer())
  if (body.byteLength < leastBytes) return new Response(body, { status, headers })
  headers.set('content-encoding', encoding)
  headers.delete('content-length')
  return new Response((await encoded(body, encoding)) as Uint8Array<ArrayBuffer>, { status, headers })
}

function isText(type: string): boolean {
  return /^(text\/(?!event-stream)|image\/svg|application\/(json|javascript|xml|[a-z.-]+\+(json|xml)))/i.test(type)
}
