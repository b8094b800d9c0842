/** The key that seals the audit: one for the installation, made at the first seal, its secret half kept like every other secret. */
import type { KeyObject } from 'node:crypto'
import { keyPairOf } from './audit-chain.ts'
import type { Ctx } from './ctx.ts'
import type { Database } from './database.server.ts'
import { seal, unseal } from './secrets.server.ts'

export interface AuditKey {
  readonly id: string
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer
  readonly secretKey: KeyObject
}

/** The installation as an owner of secrets: there is one, so its id is the nil id. */
const installation = { kind: 'installation', id: '00000000-0000-0000-0000-000000000000' } as const

/** The key that seals now; makes it at first need. `ctx.db` is a connection of the sealer. */
export async function currentAuditKey(ctx: Ctx): Promise<AuditKey> {
  return ctx.db.transaction().execute(async (tx) => {
    const kept = await tx.selectFrom('auditKey').selectAll().orderBy('createdAt', 'desc').limit(1).executeTakeFirst()
    if (kept) {
      const seed = await unseal(tx, installation, `audit key ${kept.id}`, kept.sealed)
      return { id: kept.id, ...keyPairOf(seed) }
    }
    const id = ctx.newId()
    const seed = Buffer.from(ctx.random(32))
    const pair = keyPairOf(seed)
    const sealed = await seal(tx, ctx, installation, `audit key ${id}`, seed)
    await tx.insertInto('auditKey').values({ id, publicKey: pair.publicKey, sealed, createdAt: ctx.now }).execute()
    return { id, ...pair }
  })
}

/** The public keys, in hexadecimal, whose secret half opens with the secret of this installation: one that somebody put there does not. */
export async function ownAuditKeys(db: Database): Promise<Set<string>> {
  const own = new Set<string>()
  for (const { id, publicKey, sealed } of await db.selectFrom('auditKey').selectAll().execute()) {
    const pair = await unseal(db, installation, `audit key ${id}`, sealed).then(keyPairOf, () => null)
    if (pair?.publicKey.equals(publicKey)) own.add(publicKey.toString('hex'))
  }
  return own
}
