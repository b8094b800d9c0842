import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { must } from './policy.ts'

/** Keeps what somebody says of accessibility, with an address to answer if they gave one. Limited per client address. */
export async function sendFeedback(ctx: Ctx, address: string, input: { text: string; replyTo: string }): Promise<void> {
  must(ctx.actor, 'feedback.send')
  await limitRate(ctx.db, ctx.now, 'feedback', address)
  await inTransaction({ ...ctx, institution: null }, async (tx) => {
    const id = ctx.newId()
    await tx
      .insertInto('feedback')
      .values({ id, kind: 'accessibility', text: input.text, replyTo: input.replyTo || null, createdAt: ctx.now })
      .execute()
    await record(tx, { ...ctx, institution: null }, `feedback:${id}`, [{ fact: 'feedback.sent' }])
  })
}
