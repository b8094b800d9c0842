/** Whether a JWS is signed by a key that may speak for the issuer or holder. Where their keys come from is the caller's matter. */
import { calculateJwkThumbprint } from 'jose'
import type { DidDocument, VerificationMethod } from '../did-document.ts'
import { jwkOf, type PublicKey, publicKeyFrom, publicKeyFromJwk, verifySignature } from '../keys.ts'
import { isJsonObject } from '../strict-json.ts'
import { fitsKey } from './algorithms.ts'
import type { Jws } from './jws.ts'

export type ResolvedIssuer =
  /** `known`: on the caller's list. `keyOnly`: the identifier is the key itself, and says nothing of who holds it. */
  { readonly kind: 'known' | 'keyOnly'; readonly document: DidDocument } | { readonly kind: 'unknown'; readonly code: string }

/** The keys of an issuer or holder; `kid` as the token names it, which may be an address of its own. Never throws for a miss. */
export type ResolveIssuer = (issuer: string, kid: string | null) => Promise<ResolvedIssuer>

export type SignatureRefusal =
  | 'key-not-of-issuer'
  | 'key-not-usable'
  | 'algorithm-not-of-key'
  | 'key-revoked'
  | 'key-expired'
  | 'signature-invalid'

/** The key of a verification method; undefined when it has none that we take. */
export function keyOf({ publicKeyMultibase, publicKeyJwk }: VerificationMethod): PublicKey | undefined {
  if (publicKeyMultibase !== undefined) return publicKeyFrom(publicKeyMultibase)
  return publicKeyJwk ? publicKeyFromJwk(publicKeyJwk) : undefined
}

export function kidOf({ header }: Jws): string | null {
  return typeof header['kid'] === 'string' ? header['kid'] : null
}

/**
 * Null when a key of the document has signed that may do so for this purpose; else why not. `signedAt` is the time that the token itself claims: a key that was
 * revoked counts for what was signed before, and where no time is claimed, not at all.
 */
export async function refusalOfSignature(
  jws: Jws,
  issuer: DidDocument,
  { signedAt, purpose }: { readonly signedAt: number | null; readonly purpose: 'assertionMethod' | 'authentication' },
): Promise<SignatureRefusal | null> {
  const allowed = issuer[purpose] ?? []
  const methods = issuer.verificationMethod.filter(({ id }) => allowed.includes(id)).slice(0, 50)
  const named = await candidates(jws, issuer, methods)
  if (named.length === 0) return 'key-not-of-issuer'
  let refusal: SignatureRefusal = 'key-not-usable'
  for (const method of named) {
    const answer = refusalUnder(jws, method, signedAt)
    if (answer === null) return null
    refusal = answer
  }
  return refusal
}

/** The methods that the header names by `kid` (whole, as a fragment, as the JWK's own kid or its thumbprint) or by a `jwk` that is one of theirs. */
async function candidates(
  jws: Jws,
  issuer: DidDocument,
  methods: readonly VerificationMethod[],
): Promise<readonly VerificationMethod[]> {
  const kid = kidOf(jws)
  const embedded = jws.header['jwk']
  const found: VerificationMethod[] = []
  for (const method of methods) {
    const key = keyOf(method)
    if (embedded !== undefined) {
      const own = isJsonObject(embedded) ? publicKeyFromJwk(embedded) : undefined
      if (!own || !key || own.type !== key.type || !own.key.equals(key.key)) continue
    }
    if (kid !== null && !isNamed(kid, method, issuer.id) && !(key && (await calculateJwkThumbprint(jwkOf(key))) === kid)) continue
    found.push(method)
  }
  return found
}

function isNamed(kid: string, { id, publicKeyJwk }: VerificationMethod, issuer: string): boolean {
  return id === kid || id === `${issuer}${kid.startsWith('#') ? kid : `#${kid}`}` || publicKeyJwk?.['kid'] === kid
}

function refusalUnder(jws: Jws, method: VerificationMethod, signedAt: number | null): SignatureRefusal | null {
  const key = keyOf(method)
  if (!key) return 'key-not-usable'
  if (!fitsKey(jws.algorithm, key.type)) return 'algorithm-not-of-key'
  const only = method.publicKeyJwk?.['alg']
  if (typeof only === 'string' && only !== jws.algorithm && !(jws.algorithm === 'Ed25519' && only === 'EdDSA'))
    return 'algorithm-not-of-key'
  if (!verifySignature(key, jws.signingInput, jws.signature)) return 'signature-invalid'
  if (method.revoked !== undefined && !(signedAt !== null && signedAt < Date.parse(method.revoked))) return 'key-revoked'
  if (method.expires !== undefined && !(signedAt !== null && signedAt <= Date.parse(method.expires))) return 'key-expired'
  return null
}
