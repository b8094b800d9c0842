/**
 * The one door to the outside for what others name: a document at an https address, and nothing else. The name is resolved once and the connection goes to that
 * very address, so that it cannot point elsewhere a moment later; addresses that are not of the public internet are refused, and so are
 * redirects, anything over 64 KB and anything slower than two seconds. Answers are kept for some minutes.
 */
import { lookup as systemLookup } from 'node:dns/promises'
import { request } from 'node:https'
import { BlockList, isIP } from 'node:net'

export type OutboundRefusal =
  | 'not-an-https-address'
  | 'address-not-found'
  | 'address-not-public'
  | 'redirected'
  | 'not-answered'
  | 'gone'
  | 'too-large'
  | 'too-slow'

/** Why nothing was brought. `code` is for a person's words; nothing of the other side's answer is in it. `gone`: it says that it was there, and no longer is (410). */
export class OutboundError extends Error {
  override name = 'OutboundError'
  readonly code: OutboundRefusal
  constructor(code: OutboundRefusal, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const mostBytes = 64 * 1024
const mostMs = 2000
const keptForMs = 5 * 60_000
const mostKept = 200

/** What is not of the public internet: RFC 6890 and its registries, with the ways in which IPv6 carries an IPv4 address. */
const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
/** Of IPv6 only global unicast is outside; these parts of it are not. */
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** Whether an address is one of the public internet. IPv4 in IPv6 (mapped, NAT64, 6to4, Teredo) never is: no server of a did:web needs it. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, 'ipv4')
  return family === 6 && global.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}

export interface OutboundOptions {
  /** Addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** What a test puts in place of the internet: a server on this machine and the certificate it shows. No setting leads here. */
  readonly testServer?: { readonly isAllowed: (address: string) => boolean; readonly certificate: string }
  readonly now?: () => number
}

export type Outbound = (address: string, accept?: string) => Promise<Uint8Array>

/** A door. The application opens one, without options. */
export function openOutbound(options: OutboundOptions = {}): Outbound {
  const { resolve = everyAddress, testServer, now = Date.now } = options
  const kept = new Map<string, { readonly at: number; readonly body: Promise<Uint8Array> }>()
  return (address, accept = 'application/json') => {
    const url = checkedUrl(address)
    const before = kept.get(url.href)
    if (before && now() - before.at < keptForMs) return before.body
    const body = bring(url, accept, resolve, testServer)
    kept.delete(url.href)
    kept.set(url.href, { at: now(), body })
    // A failure is not kept: the other side may be back in a moment.
    body.catch(() => kept.delete(url.href))
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return body
  }
}

function checkedUrl(address: string): URL {
  if (!URL.canParse(address)) throw new OutboundError('not-an-https-address')
  const url = new URL(address)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new OutboundError('not-an-https-address')
  url.hash = ''
  return url
}

async function everyAddress(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

async function bring(
  url: URL,
  accept: string,
  resolve: (host: string) => Promise<readonly string[]>,
  testServer: OutboundOptions['testServer'],
): Promise<Uint8Array> {
  const tooSlow = AbortSignal.timeout(mostMs)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host)
    ? [host]
    : await Promise.race([
        // Made where it is raced: a rejection that nobody waits for would end the process.
        new Promise<never>((_, failed) => {
          tooSlow.addEventListener('abort', () => failed(new OutboundError('too-slow')), { once: true })
        }),
        resolve(host).catch((cause: unknown) => {
          throw new OutboundError('address-not-found', { cause })
        }),
      ])
  const [address] = addresses
  if (address === undefined) throw new OutboundError('address-not-found')
  // One address inside is enough to refuse the name: nobody who means well has both.
  if (!addresses.every((one) => isPublicAddress(one) || testServer?.isAllowed(one))) throw new OutboundError('address-not-public')
  return get(url, address, accept, tooSlow, testServer?.certificate)
}

function get(
  url: URL,
  address: string,
  accept: string,
  tooSlow: AbortSignal,
  certificate: string | undefined,
): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const refuse = (code: OutboundRefusal, cause?: unknown) => {
      failed(new OutboundError(code, { cause }))
      asked.destroy()
    }
    const asked = request(
      url,
      {
        method: 'GET',
        agent: false,
        signal: tooSlow,
        headers: { accept, 'accept-encoding': 'identity', 'user-agent': 'Poiju' },
        // The address that was judged is the one that is used; the certificate must still be of the name.
        lookup: (_host, { all }, answer) => {
          const family = isIP(address)
          if (all) answer(null, [{ address, family }])
          else answer(null, address, family)
        },
        ...(certificate === undefined ? {} : { ca: certificate }),
      },
      (answer) => {
        const status = answer.statusCode ?? 0
        if (status >= 300 && status < 400) return refuse('redirected')
        if (status !== 200) return refuse(status === 410 ? 'gone' : 'not-answered')
        const parts: Buffer[] = []
        let size = 0
        answer.on('data', (part: Buffer) => {
          size += part.length
          if (size > mostBytes) refuse('too-large')
          else parts.push(part)
        })
        answer.once('end', () => done(new Uint8Array(Buffer.concat(parts))))
        answer.once('error', (cause) => refuse(tooSlow.aborted ? 'too-slow' : 'not-answered', cause))
      },
    )
    asked.once('error', (cause) => failed(new OutboundError(tooSlow.aborted ? 'too-slow' : 'not-answered', { cause })))
    asked.end()
  })
}
