/** did:key and did:jwk: identifiers that are their key, so the document is written from the identifier alone. */
import type { DidDocument } from '../did-document.ts'
import { type Jwk, publicKeyFrom, publicKeyFromJwk } from '../keys.ts'
import { isJsonObject, parseStrictJson } from '../strict-json.ts'

/** The document of a did:key (did:key Method 1.0, section 3.1); undefined for one whose key is none of ours. */
export function didKeyDocument(did: string): DidDocument | undefined {
  const key = /^did:key:(z[1-9A-HJ-NP-Za-km-z]{1,100})$/.exec(did)?.[1]
  if (key === undefined || !publicKeyFrom(key)) return undefined
  const id = `${did}#${key}`
  return speaksForItself(did, { id, type: 'Multikey', controller: did, publicKeyMultibase: key })
}

/** The document of a did:jwk (did:jwk, "Read"): one method, `#0`; undefined for a JWK that is none of ours or not for signatures. */
export function didJwkDocument(did: string): DidDocument | undefined {
  const text = /^did:jwk:([A-Za-z0-9_-]{1,4000})$/.exec(did)?.[1]
  if (text === undefined) return undefined
  const parsed = parseStrictJson(Buffer.from(text, 'base64url'), { maxBytes: 4_000, maxDepth: 3, maxValues: 50 })
  if (!parsed.ok || !isJsonObject(parsed.value)) return undefined
  const publicKeyJwk: Jwk = parsed.value
  if (publicKeyJwk['use'] === 'enc' || 'd' in publicKeyJwk || !publicKeyFromJwk(publicKeyJwk)) return undefined
  return speaksForItself(did, { id: `${did}#0`, type: 'JsonWebKey', controller: did, publicKeyJwk })
}

function speaksForItself(did: string, method: DidDocument['verificationMethod'][number]): DidDocument {
  return { id: did, verificationMethod: [method], assertionMethod: [method.id], authentication: [method.id] }
}

export type ResolutionError = 'invalidDid' | 'methodNotSupported'

/** The document of an identifier that is its own key, or the error of DID Resolution. */
export function controllerOf(did: string): DidDocument | ResolutionError {
  const method = /^did:([a-z0-9]+):/.exec(did)?.[1]
  if (method === undefined) return 'invalidDid'
  if (method !== 'key' && method !== 'jwk') return 'methodNotSupported'
  return (method === 'key' ? didKeyDocument(did) : didJwkDocument(did)) ?? 'invalidDid'
}
