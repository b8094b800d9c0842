/** Bitstring Status Lists with herd privacy: random places in a long list, one signed text for everybody, made anew when a bit changes. */
import { sealStatusList } from '@poiju/credentials'
import type { Ctx } from '../platform/ctx.ts'
import { forInstitution } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { issuerDid, statusListUrl } from './addresses.ts'
import { currentKey, signerFor } from './keys.server.ts'
import * as store from './store.server.ts'

const listLength = 131_072
/** The signed text is renewed at least this often, and says that it holds for a week. */
const renewAfterMs = 24 * 3_600_000
const validForMs = 7 * 24 * 3_600_000

/** A list with room for `entries` and as many free random places in it, held until the transaction ends. */
export async function openStatusList(
  tx: Tx,
  ctx: Ctx,
  institution: string,
  entries: number,
): Promise<{ list: string; indices: number[] }> {
  let list = await store.lockOpenStatusList(tx, institution, entries)
  while (!list) {
    await store.insertStatusList(tx, institution, ctx.newId(), Math.max(listLength, 2 ** Math.ceil(Math.log2(entries * 2))))
    list = await store.lockOpenStatusList(tx, institution, entries)
  }
  const taken = await store.takenIndices(tx, list.id)
  const indices: number[] = []
  while (indices.length < entries) {
    // The length is a power of two, so the remainder is even over the list.
    const index = Buffer.from(ctx.random(4)).readUInt32BE() % list.length
    if (taken.has(index)) continue
    taken.add(index)
    indices.push(index)
  }
  await store.addTaken(tx, list.id, entries)
  return { list: list.id, indices }
}

/** The signed list as it is now; undefined for an unknown one. Runs as the system in the scope of the issuer. `origin`: the address that old credentials carry. */
export async function statusListText(ctx: Ctx, slug: string, listId: string, origin = ctx.origin): Promise<string | undefined> {
  const issuer = await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug }))
  if (!issuer) return undefined
  return inTransaction(forInstitution(ctx, issuer.id), async (tx) => {
    const list = await store.readStatusList(tx, issuer.id, listId)
    if (!list) return undefined
    const id = statusListUrl(origin, slug, list.id)
    const fresh =
      list.sealed?.includes(JSON.stringify(id)) &&
      list.sealedRevision === list.revision &&
      ctx.now.getTime() - (list.sealedAt?.getTime() ?? 0) < renewAfterMs
    if (fresh && list.sealed) return list.sealed
    const key = await currentKey(tx, ctx, issuer)
    const signer = await signerFor(tx, ctx, issuer, key, origin)
    const sealed = await sealStatusList(
      {
        id,
        issuer: issuerDid(origin, slug),
        purpose: 'revocation',
        length: list.length,
        revoked: await store.revokedIndices(tx, list.id),
        validFrom: ctx.now,
        validUntil: new Date(ctx.now.getTime() + validForMs),
      },
      signer,
    )
    if (origin === ctx.origin) await store.saveSealedStatusList(tx, list.id, list.revision, sealed, ctx.now)
    return sealed
  })
}
