/** What the staff of an institution say to each other about a need. The reporter and other institutions never see it. */
import { z } from 'zod'
import { must } from '../people/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { Forbidden, found } from '../platform/errors.ts'
import { notify } from '../platform/notices.server.ts'
import {
  closeThread,
  longestMessage,
  readThread,
  reopenThread,
  say,
  speakersAt,
  type Thread,
  type ThreadFact,
  type ThreadRefusal,
} from '../platform/threads.server.ts'
import { readNeed } from './service.server.ts'
import { coordinators } from './store.server.ts'

export const saying = z.object({ text: z.string().trim().min(1).max(longestMessage) })

type Answer = Decision<ThreadFact, ThreadRefusal>

/** The conversation about a need. NotFound for another institution's need. */
export async function readConversation(ctx: Ctx, need: string): Promise<Thread> {
  must(ctx.actor, 'need.discuss')
  return aboutNeed(ctx, need, (tx, place) => readThread(tx, ctx, place))
}

/** Says something about a need to one's colleagues. Who coordinates and who has spoken is told of it. */
export async function sayAboutNeed(ctx: Ctx, need: string, input: z.output<typeof saying>): Promise<Answer> {
  must(ctx.actor, 'need.discuss')
  return aboutNeed(ctx, need, async (tx, place) => {
    const said = await say(tx, ctx, place, input.text)
    if (said.accepted && said.facts.length > 0) {
      const others = [...(await coordinators(tx)), ...(await speakersAt(tx, place))].filter((person) => person !== ctx.person)
      await notify(tx, ctx, others, { kind: 'need.discussed', href: `/needs/${need}#conversation`, data: {} })
    }
    return said
  })
}

/** Closes the conversation, or takes it up again: who answers needs. */
export async function closeConversation(ctx: Ctx, need: string): Promise<Answer> {
  must(ctx.actor, 'need.answer')
  return aboutNeed(ctx, need, (tx, place) => closeThread(tx, ctx, place))
}

export async function reopenConversation(ctx: Ctx, need: string): Promise<Answer> {
  must(ctx.actor, 'need.answer')
  return aboutNeed(ctx, need, (tx, place) => reopenThread(tx, ctx, place))
}

/** A need told to everybody has a conversation in each institution, its own. */
async function aboutNeed<T>(ctx: Ctx, need: string, act: (tx: Tx, place: string) => Promise<T>): Promise<T> {
  if (!ctx.institution) throw new Forbidden('need.discuss')
  return inTransaction(ctx, async (tx) => {
    const { id } = found(await readNeed(tx, need))
    return act(tx, `need:${id}`)
  })
}
