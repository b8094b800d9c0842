/** Keys of institutions: made at first need, sealed at rest, their public halves published for ever. */
import {
  type DidDocument,
  didDocument,
  generateKey,
  type KeyPair,
  localSigner,
  publicKeyFrom,
  type Signer,
} from '@poiju/credentials'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { sql, type Tx } from '../platform/database.server.ts'
import { seal, unseal } from '../platform/secrets.server.ts'
import { issuerDid } from './addresses.ts'
import * as keys from './key-store.server.ts'
import type { SigningKey } from './signing-key.ts'
import * as store from './store.server.ts'

/** The key that signs now, in the scope of the institution, held against rotation until the transaction ends. Makes the first one; two commands at once agree on it. */
export async function currentKey(tx: Tx, ctx: Ctx, issuer: store.Issuer): Promise<store.Key> {
  const kept = await keys.shareSigning(tx, issuer.id)
  if (kept) return kept
  await sql`select pg_advisory_xact_lock(hashtextextended(${`issuer key ${issuer.id}`}, 0))`.execute(tx)
  return (await keys.shareSigning(tx, issuer.id)) ?? (await makeKey(tx, ctx, issuer, 'Ed25519'))
}

/** A new key of the institution in scope, its secret sealed at rest. */
export async function makeKey(tx: Tx, ctx: Ctx, issuer: store.Issuer, type: KeyPair['type']): Promise<store.Key> {
  const id = ctx.newId()
  const { publicKeyMultibase, secretKey } = await generateKey(type)
  const sealed = await seal(tx, ctx, { kind: 'institution', id: issuer.id }, `issuer key ${id}`, secretKey)
  await store.insertKey(tx, issuer.id, { id, publicKeyMultibase, createdAt: ctx.now, sealed })
  await record(tx, ctx, `institution:${issuer.id}`, [{ fact: 'issuerKey.made', key: id } as { fact: string }])
  return { id, publicKeyMultibase, createdAt: ctx.now, retiredAt: null, compromisedAt: null }
}

/** Which kind of key it is: the Multikey says so. */
export function keyType({ publicKeyMultibase }: Pick<store.Key, 'publicKeyMultibase'>): KeyPair['type'] {
  const type = publicKeyFrom(publicKeyMultibase)?.type
  if (!type || type === 'RSA') throw new Error('A key of ours is no Multikey')
  return type
}

/** Where a key stands, as the decisions know it. */
export function keyState({ retiredAt, compromisedAt }: Pick<store.Key, 'retiredAt' | 'compromisedAt'>): SigningKey {
  if (compromisedAt) return { state: 'revoked', from: compromisedAt }
  return { state: retiredAt ? 'retired' : 'signing' }
}

/** The verification method of a key: the DID with the Multikey in the fragment. */
function verificationMethod(origin: string, issuer: store.Issuer, key: Pick<store.Key, 'publicKeyMultibase'>): string {
  return `${issuerDid(origin, issuer.slug)}#${key.publicKeyMultibase}`
}

/** A signer for a key of the institution in scope; `originOf` is the address under which the text to sign was made, where it is not today's. */
export async function signerFor(tx: Tx, ctx: Ctx, issuer: store.Issuer, key: store.Key, originOf?: string): Promise<Signer> {
  const sealed = await store.readSecret(tx, key.id)
  if (!sealed) throw new Error(`The secret of key ${key.id} is gone`)
  const secretKey = await unseal(tx, { kind: 'institution', id: issuer.id }, `issuer key ${key.id}`, sealed)
  return localSigner({
    verificationMethod: verificationMethod(originOf ?? ctx.origin, issuer, key),
    secretKey,
    type: keyType(key),
  })
}

/**
 * The DID document of an issuer: every key it ever signed with, so that old credentials verify. A revoked key says from when. A key that rests says
 * nothing: verifiers refuse every signature of a method whose `expires` has passed (Controlled Identifiers 1.0, section 2.2), the good old ones too.
 * `revokedFrom` puts another moment, or none, in the place of what is published.
 */
export async function issuerDocument(
  tx: Tx,
  origin: string,
  issuer: store.Issuer,
  revokedFrom: (key: store.Key) => Date | null = ({ compromisedAt }) => compromisedAt,
): Promise<DidDocument> {
  const published = await store.listKeys(tx, issuer.id)
  return didDocument({
    did: issuerDid(origin, issuer.slug),
    keys: published.map((key) => {
      const revoked = revokedFrom(key)
      return { publicKeyMultibase: key.publicKeyMultibase, ...(revoked ? { revoked } : {}) }
    }),
  })
}
