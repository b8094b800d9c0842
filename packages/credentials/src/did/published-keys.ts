/** Keys as they are published without a document that says whose they are: a JWK, a set of them, and the metadata of issuers of SD-JWT VC. */
import type { DidDocument, VerificationMethod } from '../did-document.ts'
import { type Jwk, publicKeyFromJwk } from '../keys.ts'
import { isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'

const limits: JsonLimits = { maxBytes: 64 * 1024, maxDepth: 8, maxValues: 2_000 }
const mostKeys = 50

/** The JSON object in these bytes; undefined for anything else. */
export function publishedObject(bytes: Uint8Array): JsonObject | undefined {
  const parsed = parseStrictJson(bytes, limits)
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined
}

/** The JWK that an address leads to: what stands there, or the one of a set that the fragment names (Open Badges 3.0, "Create the JOSE Header"). */
export function jwkAt(address: string, found: JsonObject): Jwk | undefined {
  if (found['keys'] === undefined) return usable(found)
  const keys = keysOf(found)
  const hash = address.indexOf('#')
  const names = [address, ...(hash < 0 ? [] : [address.slice(hash + 1)])]
  return keys.find(({ kid }) => names.includes(String(kid))) ?? (hash < 0 && keys.length === 1 ? keys[0] : undefined)
}

/** The keys of a JWK Set that we can use (RFC 7517, section 5). */
function keysOf({ keys }: JsonObject): readonly Jwk[] {
  return (Array.isArray(keys) ? keys : [])
    .slice(0, mostKeys)
    .filter(isJsonObject)
    .map(usable)
    .filter((key) => key !== undefined)
}

/** A public key for signatures. A private one that somebody has published by mistake is nobody's any more. */
function usable(jwk: JsonObject): Jwk | undefined {
  return 'd' in jwk || 'k' in jwk || jwk['use'] === 'enc' || !publicKeyFromJwk(jwk) ? undefined : jwk
}

/** Where the issuer of an SD-JWT VC publishes its keys: the well-known name between host and path. Undefined for what may be no such issuer. */
export function issuerMetadataAddress(issuer: string): string | undefined {
  if (issuer.length > 2_000 || !issuer.startsWith('https://') || /[?#]/.test(issuer) || !URL.canParse(issuer)) return undefined
  const { origin, pathname } = new URL(issuer)
  return `${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`
}

/**
 * The keys in metadata (SD-JWT VC, "JWT VC Issuer Metadata"): the set itself, or the address of the set. Undefined for metadata of another issuer, or with
 * both or neither.
 */
export function keysInMetadata(
  issuer: string,
  metadata: JsonObject,
): { readonly set: JsonObject } | { readonly address: string } | undefined {
  const { issuer: named, jwks, jwks_uri: address } = metadata
  if (named !== issuer || (jwks === undefined) === (address === undefined)) return undefined
  if (typeof address === 'string') return address.startsWith('https://') && URL.canParse(address) ? { address } : undefined
  return isJsonObject(jwks) ? { set: jwks } : undefined
}

/** The document of an issuer that publishes a set of keys for its credentials. */
export function documentOfKeys(issuer: string, set: JsonObject): DidDocument {
  const verificationMethod = keysOf(set).map(
    (publicKeyJwk, index): VerificationMethod => ({
      id: `${issuer}#${typeof publicKeyJwk['kid'] === 'string' ? publicKeyJwk['kid'] : index}`,
      type: 'JsonWebKey',
      controller: issuer,
      publicKeyJwk,
    }),
  )
  return { id: issuer, verificationMethod, assertionMethod: verificationMethod.map(({ id }) => id) }
}
