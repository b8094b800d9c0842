/** Keys of institutions: made at first need, sealed at rest, their public halves published for ever. */
import { type DidDocument, didDocument, generateKey, localSigner, type Signer } from '@poiju/credentials'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { sql, type Tx } from '../platform/database.server.ts'
import { seal, unseal } from '../platform/secrets.server.ts'
import { issuerDid } from './addresses.ts'
import * as store from './store.server.ts'

/** The key that signs now, in the scope of the institution. Makes the first one; two commands at once agree on it. */
export async function currentKey(tx: Tx, ctx: Ctx, issuer: store.Issuer): Promise<store.Key> {
  const usable = async () =>
    (await store.listKeys(tx, issuer.id)).filter(({ retiredAt, compromisedAt }) => !retiredAt && !compromisedAt).at(-1)
  const kept = await usable()
  if (kept) return kept
  await sql`select pg_advisory_xact_lock(hashtextextended(${`issuer key ${issuer.id}`}, 0))`.execute(tx)
  const madeMeanwhile = await usable()
  if (madeMeanwhile) return madeMeanwhile
  const id = ctx.newId()
  const { publicKeyMultibase, secretKey } = await generateKey()
  const sealed = await seal(tx, ctx, { kind: 'institution', id: issuer.id }, `issuer key ${id}`, secretKey)
  await store.insertKey(tx, issuer.id, { id, publicKeyMultibase, createdAt: ctx.now, sealed })
  await record(tx, ctx, `institution:${issuer.id}`, [{ fact: 'issuerKey.made', key: id } as { fact: string }])
  return { id, publicKeyMultibase, createdAt: ctx.now, retiredAt: null, compromisedAt: null }
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
  })
}

/** The DID document of an issuer: every key it ever signed with, so that old credentials verify. A compromised key says until when it counts. */
export async function issuerDocument(tx: Tx, origin: string, issuer: store.Issuer): Promise<DidDocument> {
  const keys = await store.listKeys(tx, issuer.id)
  return didDocument({
    did: issuerDid(origin, issuer.slug),
    keys: keys.map(({ publicKeyMultibase, compromisedAt }) => ({
      publicKeyMultibase,
      ...(compromisedAt ? { revoked: compromisedAt } : {}),
    })),
  })
}
