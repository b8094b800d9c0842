/** The logo of an institution: uploaded by its administrator, seen by everybody. */
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { Forbidden } from '../platform/errors.ts'
import { type PutAnswer, putFile, readStoredFile, removeFile, type StoredFile } from '../platform/files.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { must } from './policy.ts'

/** A logo is a small picture: this many bytes are plenty. */
export const mostLogoBytes = 200 * 1024

/** Puts a picture in the place of the logo there was. Refused, and nothing changes, when it is no PNG or JPEG, or is too large. */
export async function changeLogo(ctx: Ctx, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<PutAnswer> {
  must(ctx.actor, 'institution.change')
  if (!ctx.institution) throw new Forbidden('institution.change')
  const institutionId = ctx.institution
  await limitRate(ctx.db, ctx.now, 'upload', ctx.person ?? institutionId)
  return inTransaction(ctx, async (tx) => {
    const put = await putFile(tx, ctx, file, { types: ['image/png', 'image/jpeg'], mostBytes: mostLogoBytes })
    if (!put.accepted) return put
    const before = await logoFile(tx)
    const values = { fileId: put.id, since: ctx.now }
    await tx
      .insertInto('logo')
      .values({ institutionId, ...values })
      .onConflict((conflict) => conflict.column('institutionId').doUpdateSet(values))
      .execute()
    if (before) await removeFile(tx, before)
    await record(tx, ctx, `institution:${institutionId}`, [
      { fact: 'institution.logoChanged', file: put.id, sha256: put.sha256 } as { fact: string },
    ])
    return put
  })
}

/** Takes the logo away. Nothing happens when there is none. */
export async function removeLogo(ctx: Ctx): Promise<void> {
  must(ctx.actor, 'institution.change')
  if (!ctx.institution) throw new Forbidden('institution.change')
  await inTransaction(ctx, async (tx) => {
    const before = await logoFile(tx)
    if (!before) return
    await tx.deleteFrom('logo').execute()
    await removeFile(tx, before)
    await record(tx, ctx, `institution:${ctx.institution}`, [{ fact: 'institution.logoRemoved' }])
  })
}

async function logoFile(tx: Tx): Promise<string | undefined> {
  return (await tx.selectFrom('logo').select('fileId').forUpdate().executeTakeFirst())?.fileId
}

/** Which file is the logo of the institution in scope; undefined when it has none. */
export async function logoId(tx: Tx): Promise<string | undefined> {
  return (await tx.selectFrom('logo').select('fileId').executeTakeFirst())?.fileId
}

/** The logo of the institution in scope; undefined when there is none. */
export async function readLogo(tx: Tx): Promise<StoredFile | undefined> {
  const id = await logoId(tx)
  return id === undefined ? undefined : readStoredFile(tx, id)
}
