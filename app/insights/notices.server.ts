/** What a person should know, in the words of this room: the rooms that tell it store a code and where it leads. */
import { must } from '../people/policy.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { listNotices, readNotices } from '../platform/notices.server.ts'
import { isNoticeKind, type NoticeKind } from './notices.ts'

export interface NoticeView {
  readonly id: string
  readonly kind: NoticeKind
  readonly href: string
  readonly createdAt: Date
}

/** One's own unread notices, newest first. */
export async function readOwnNotices(ctx: Ctx): Promise<NoticeView[]> {
  must(ctx.actor, 'notice.list')
  if (!ctx.person) return []
  const person = ctx.person
  const notices = await inTransaction(ctx, (tx) => listNotices(tx, person))
  return notices.flatMap(({ id, kind, href, createdAt }) => (isNoticeKind(kind) ? [{ id, kind, href, createdAt }] : []))
}

/** Marks as read what one has seen: nothing that has come since. */
export async function markNoticesRead(ctx: Ctx, seen: readonly string[]): Promise<void> {
  must(ctx.actor, 'notice.read')
  await inTransaction(ctx, (tx) => readNotices(tx, ctx, seen))
}
