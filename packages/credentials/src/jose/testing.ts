/** Issuers for tests: one key of a type, and the document that says whose it is. */
import type { DidDocument } from '../did-document.ts'
import { generateJwk, type Jwk, jwkOf, jwkSigner, type KeyType, publicKeyFromJwk, type Signer } from '../keys.ts'
import type { ResolveIssuer } from './issuer-keys.ts'

export interface TestIssuer {
  readonly id: string
  readonly signer: Signer
  readonly privateJwk: Jwk
  readonly publicJwk: Jwk
  readonly document: DidDocument
  readonly resolveIssuer: ResolveIssuer
}

export async function anIssuer(
  type: KeyType = 'Ed25519',
  { id = 'did:web:localhost%3A4000:institutions:jamk', ...change }: { id?: string; revoked?: string; expires?: string } = {},
): Promise<TestIssuer> {
  const privateJwk = await generateJwk(type)
  const key = publicKeyFromJwk(privateJwk)
  if (!key) throw new Error('the key was not made')
  const publicJwk = jwkOf(key)
  const method = { id: `${id}#avain-1`, type: 'JsonWebKey', controller: id, publicKeyJwk: publicJwk, ...change }
  const document = { id, verificationMethod: [method], assertionMethod: [method.id] }
  return {
    id,
    signer: jwkSigner({ verificationMethod: method.id, jwk: privateJwk }),
    privateJwk,
    publicJwk,
    document,
    resolveIssuer: async (asked) =>
      asked === id ? { kind: 'known', document } : { kind: 'unknown', code: 'issuer-not-in-list' },
  }
}

/** `name:outcome:code` of each check, for tables. */
export function said(checks: readonly { name: string; outcome: string; code: string }[]): string[] {
  return checks.map(({ name, outcome, code }) => `${name}:${outcome}:${code}`)
}
