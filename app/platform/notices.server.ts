/** Notices: what somebody should know, shown on their home page. Ids and codes only; the words are chosen when it is read. */
import type { Ctx } from './ctx.ts'
import type { Tx } from './database.server.ts'
import { isId } from './ids.server.ts'

export interface Notice {
  readonly id: string
  readonly kind: string
  readonly href: string
  readonly data: Readonly<Record<string, string | number>>
  readonly createdAt: Date
}

/** Tells these people something, in the transaction in which it happens. */
export async function notify(
  tx: Tx,
  ctx: Ctx,
  people: readonly string[],
  notice: Pick<Notice, 'kind' | 'href' | 'data'>,
): Promise<void> {
  for (const personId of new Set(people))
    await tx
      .insertInto('notice')
      .values({
        id: ctx.newId(),
        personId,
        institutionId: ctx.institution,
        kind: notice.kind,
        href: notice.href,
        data: JSON.stringify(notice.data),
        createdAt: ctx.now,
      })
      .execute()
}

/** One's own unread notices, newest first. */
export async function listNotices(tx: Tx, person: string): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('notice')
    .select(['id', 'kind', 'href', 'data', 'createdAt'])
    .where('personId', '=', person)
    .where('readAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, data: row.data as Notice['data'] }))
}

/** Marks these of one's own notices as read. Ids of somebody else's, and texts that are none, change nothing. */
export async function readNotices(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  const known = ids.filter(isId)
  if (known.length === 0) return
  await tx.updateTable('notice').set({ readAt: ctx.now }).where('id', 'in', known).where('personId', '=', ctx.person).execute()
}
