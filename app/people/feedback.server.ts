import type { Ctx } from '../platform/ctx.ts'
import { limitRate } from '../platform/limits.server.ts'
import { must } from './policy.ts'

/** Keeps what somebody says of accessibility, with an address to answer if they gave one. Limited per client address. */
export async function sendFeedback(ctx: Ctx, address: string, input: { text: string; replyTo: string }): Promise<void> {
  must(ctx.actor, 'feedback.send')
  await limitRate(ctx.db, ctx.now, 'feedback', address)
  await ctx.db
    .insertInto('feedback')
    .values({ id: ctx.newId(), kind: 'accessibility', text: input.text, replyTo: input.replyTo || null, createdAt: ctx.now })
    .execute()
}
