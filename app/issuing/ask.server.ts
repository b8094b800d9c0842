/** What verifying may ask over the network, when a person has said so: where an issuer publishes its keys, its status lists and its old badges. */
import type { LookUp, LookUpKind } from '@poiju/credentials'
import { type Outbound, OutboundError } from '../platform/outbound.server.ts'

const asked: ReadonlySet<LookUpKind> = new Set<LookUpKind>([
  'did-document',
  'controller',
  'issuer-metadata',
  'status-list',
  'badge',
  'type-metadata',
])
/** How many addresses one credential may make us ask. */
const most = 8

/**
 * Look-ups through the one outbound door. What stands at our own addresses is never fetched (`isOurs`), and nothing is asked for that would tell a
 * stranger more than that somebody looks at a credential of an issuer.
 */
export function askingIssuers(outbound: Outbound, isOurs: (url: string) => boolean): LookUp {
  let left = most
  return async ({ kind, url }) => {
    if (!asked.has(kind) || isOurs(url) || left-- <= 0) return undefined
    try {
      return { bytes: await outbound(url, accepted[kind] ?? 'application/json'), mediaType: null }
    } catch (error) {
      if (kind === 'badge' && error instanceof OutboundError && error.code === 'gone')
        return { bytes: new Uint8Array(), mediaType: null, isGone: true }
      // Why else it was not to be had is the issuer's matter; the check says that it was not.
      return undefined
    }
  }
}

const accepted: Partial<Record<LookUpKind, string>> = {
  'did-document': 'application/did+json, application/json',
  controller: 'application/json, application/did+json, application/ld+json',
  'issuer-metadata': 'application/json, application/jwk-set+json',
  'status-list': 'application/vc, application/vc+jwt, application/statuslist+jwt, application/json',
  badge: 'application/ld+json, application/json',
}
