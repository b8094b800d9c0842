/**
 * Conversations of an institution's own staff: one thread per place (`need:0198…`, later `design:…#outcomes/o1`). A thread begins with its first message. The room
 * that shows it asks the policy and knows whether the place is there; what was said is not changed or taken back.
 */
import { record } from './audit.server.ts'
import type { Ctx } from './ctx.ts'
import type { Tx } from './database.server.ts'
import { accept, type Decision, refuse } from './decision.ts'
import { found } from './errors.ts'

export const longestMessage = 4000
/** As many of the newest messages are read. */
const mostMessages = 200

export interface Message {
  readonly id: string
  /** Null is somebody whose name is not shown, or who has no role here any more. */
  readonly author: string | null
  readonly isYours: boolean
  readonly text: string
  readonly at: Date
}

export interface Thread {
  readonly closedAt: Date | null
  /** Oldest first. */
  readonly messages: readonly Message[]
}

export type ThreadFact =
  | { readonly fact: 'message.said'; readonly message: string }
  | { readonly fact: 'thread.closed' }
  | { readonly fact: 'thread.reopened' }
export type ThreadRefusal = 'thread-is-closed' | 'thread-is-open' | 'nothing-said-yet'

/** What has been said at a place, in the institution in scope; an open thread without messages where nothing has. */
export async function readThread(tx: Tx, ctx: Ctx, place: string): Promise<Thread> {
  const thread = await tx.selectFrom('thread').select(['id', 'closedAt']).where('place', '=', place).executeTakeFirst()
  if (!thread) return { closedAt: null, messages: [] }
  const rows = await tx
    .selectFrom('message')
    .leftJoin('personListed', 'personListed.id', 'message.personId')
    .select(['message.id', 'message.personId', 'message.text', 'message.createdAt', 'personListed.name'])
    .where('threadId', '=', thread.id)
    .orderBy('message.createdAt', 'desc')
    .orderBy('message.id', 'desc')
    .limit(mostMessages)
    .execute()
  return {
    closedAt: thread.closedAt,
    messages: rows.toReversed().map(({ id, personId, text, createdAt, name }) => ({
      id,
      author: name,
      isYours: personId !== null && personId === ctx.person,
      text,
      at: createdAt,
    })),
  }
}

/** Says something at a place. The last words of the same person, sent again, are one message. Refused where the thread is closed. */
export async function say(tx: Tx, ctx: Ctx, place: string, text: string): Promise<Decision<ThreadFact, ThreadRefusal>> {
  await tx
    .insertInto('thread')
    .values({ institutionId: found(ctx.institution), id: ctx.newId(), place, createdAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['institutionId', 'place']).doNothing())
    .execute()
  const thread = found(await lock(tx, place))
  if (thread.closedAt) return refuse('thread-is-closed')
  const last = await tx
    .selectFrom('message')
    .select(['personId', 'text'])
    .where('threadId', '=', thread.id)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && last.personId === ctx.person && last.text === text) return accept()
  const id = ctx.newId()
  await tx
    .insertInto('message')
    .values({ institutionId: thread.institutionId, id, threadId: thread.id, personId: ctx.person, text, createdAt: ctx.now })
    .execute()
  return recorded(tx, ctx, place, { fact: 'message.said', message: id }, { text })
}

/** Who has spoken at a place: ids of persons. */
export async function speakersAt(tx: Tx, place: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('message')
    .innerJoin('thread', 'thread.id', 'message.threadId')
    .select('message.personId')
    .distinct()
    .where('thread.place', '=', place)
    .execute()
  return rows.flatMap(({ personId }) => (personId === null ? [] : [personId]))
}

/** Ends the conversation at a place; what was said stays to be read. */
export async function closeThread(tx: Tx, ctx: Ctx, place: string): Promise<Decision<ThreadFact, ThreadRefusal>> {
  const thread = await lock(tx, place)
  if (!thread) return refuse('nothing-said-yet')
  if (thread.closedAt) return refuse('thread-is-closed')
  await tx.updateTable('thread').set({ closedAt: ctx.now }).where('id', '=', thread.id).execute()
  return recorded(tx, ctx, place, { fact: 'thread.closed' })
}

/** Takes the conversation up again. */
export async function reopenThread(tx: Tx, ctx: Ctx, place: string): Promise<Decision<ThreadFact, ThreadRefusal>> {
  const thread = await lock(tx, place)
  if (!thread) return refuse('nothing-said-yet')
  if (!thread.closedAt) return refuse('thread-is-open')
  await tx.updateTable('thread').set({ closedAt: null }).where('id', '=', thread.id).execute()
  return recorded(tx, ctx, place, { fact: 'thread.reopened' })
}

/** The row, held until the transaction ends: nobody speaks into a thread that closes at the same moment. */
function lock(tx: Tx, place: string) {
  return tx
    .selectFrom('thread')
    .select(['institutionId', 'id', 'closedAt'])
    .where('place', '=', place)
    .forUpdate()
    .executeTakeFirst()
}

async function recorded(
  tx: Tx,
  ctx: Ctx,
  place: string,
  fact: ThreadFact,
  detail?: Record<string, unknown>,
): Promise<Decision<ThreadFact, ThreadRefusal>> {
  await record(tx, ctx, place, [fact], detail)
  return accept(fact)
}
