/**
 * Sealing of small secrets (signing keys): AES-256-GCM with a data key per owner, wrapped by the master key, which is in neither the
 * database nor a backup. The ciphertext is bound to its owner and its row, so it cannot be moved to another.
 * Promise: not readable by administrators, from the database or from backups. Whoever runs the server could.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Ctx } from './ctx.ts'
import type { Database, Tx } from './database.server.ts'

type Owner = { readonly kind: 'institution' | 'person' | 'installation'; readonly id: string }

let master: Buffer | undefined

/** Set once at start. */
export function configureSecrets(masterKey: Buffer): void {
  master = createHmac('sha256', masterKey).update('wrapping key 1').digest()
}

/** Seals bytes for an owner; `row` names where the ciphertext will stand. Makes the owner's data key at first need. */
export async function seal(tx: Tx, ctx: Ctx, owner: Owner, row: string, secret: Uint8Array): Promise<Buffer> {
  return encrypt(await dataKey(tx, ctx, owner), ctx.random(12), `${owner.kind}:${owner.id}:${row}`, secret)
}

/** The bytes again. Throws when key, owner, row or ciphertext do not belong together. Changes nothing. */
export async function unseal(tx: Database, owner: Owner, row: string, sealed: Uint8Array): Promise<Buffer> {
  const kept = await keptDataKey(tx, owner)
  if (!kept) throw new Error(`There is no data key of ${owner.kind} ${owner.id}`)
  return decrypt(kept, `${owner.kind}:${owner.id}:${row}`, sealed)
}

async function keptDataKey(tx: Database, owner: Owner): Promise<Buffer | undefined> {
  if (!master) throw new Error('Secrets are not configured: call configureSecrets first')
  const row = await tx
    .selectFrom('dataKey')
    .select('wrapped')
    .where('ownerKind', '=', owner.kind)
    .where('ownerId', '=', owner.id)
    .executeTakeFirst()
  return row && decrypt(master, dataKeyLabel(owner), row.wrapped)
}

const dataKeyLabel = (owner: Owner): string => `data key ${owner.kind}:${owner.id}`

async function dataKey(tx: Tx, ctx: Ctx, owner: Owner): Promise<Buffer> {
  const kept = await keptDataKey(tx, owner)
  if (kept) return kept
  if (!master) throw new Error('Secrets are not configured: call configureSecrets first')
  const wrapped = encrypt(master, ctx.random(12), dataKeyLabel(owner), ctx.random(32))
  await tx
    .insertInto('dataKey')
    .values({ ownerKind: owner.kind, ownerId: owner.id, wrapped, createdAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Two commands may have made a key at once: the one that is stored counts.
  const stored = await keptDataKey(tx, owner)
  if (!stored) throw new Error('The data key was not stored')
  return stored
}

function encrypt(key: Buffer, nonce: Uint8Array, context: string, secret: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, context: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
}
