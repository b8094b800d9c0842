/** The documents that say which keys speak for an issuer (Controlled Identifiers 1.0, section 2; DID Core 1.0). */
import type { Jwk } from './keys.ts'

export interface VerificationMethod {
  readonly id: string
  readonly type: string
  readonly controller: string
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: Jwk
  /** From this moment the key's signatures no longer count, nor those whose time nobody can vouch for. */
  readonly revoked?: string
  /** After this moment the key no longer signs; what it signed before still counts. */
  readonly expires?: string
}

export interface DidDocument {
  readonly id: string
  readonly verificationMethod: readonly VerificationMethod[]
  readonly assertionMethod: readonly string[]
  readonly authentication?: readonly string[]
}

/** The DID document of an issuer with every key it ever signed with. A key with `revoked` says from when its signatures no longer count. */
export function didDocument({
  did,
  keys,
}: {
  did: string
  keys: readonly { readonly publicKeyMultibase: string; readonly revoked?: Date; readonly expires?: Date }[]
}): DidDocument & Record<string, unknown> {
  const methods = keys.map(({ publicKeyMultibase, revoked, expires }) => ({
    id: `${did}#${publicKeyMultibase}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase,
    ...(expires ? { expires: expires.toISOString() } : {}),
    ...(revoked ? { revoked: revoked.toISOString() } : {}),
  }))
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  }
}
