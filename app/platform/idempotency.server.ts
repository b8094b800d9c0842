/**
 * Asking twice does it once (draft-ietf-httpapi-idempotency-key-header): the answer of a command is stored under the caller's key in the transaction of
 * what it tells of. The same request under the same key gets the same answer; another request under it is refused.
 */
import { createHash } from 'node:crypto'
import type { Ctx } from './ctx.ts'
import { inTransaction, type Tx, within } from './database.server.ts'
import { found } from './errors.ts'

/** How long an answer is kept: a key may be used for something else after that. */
export const idempotencyDays = 7

/** The same key for another request. 422 */
export class KeyReused extends Error {
  override name = 'KeyReused'
}

export interface Answer {
  readonly status: number
  /** What is written as JSON. */
  readonly body: unknown
}

/**
 * Runs `command` at most once for this key of this caller. `request` is everything that the command depends on. Another call under the same key waits
 * until the first is done. What throws leaves nothing behind, the key neither: it may be tried again.
 */
export async function once(
  ctx: Ctx & { readonly actor: { readonly kind: 'apiKey' } },
  key: string,
  request: unknown,
  command: (ctx: Ctx) => Promise<Answer>,
): Promise<Answer & { readonly isReplayed: boolean }> {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest()
  return inTransaction(ctx, async (tx) => {
    const own = { institutionId: found(ctx.institution), apiKeyId: ctx.actor.id, key }
    await tx
      .deleteFrom('idempotency')
      .where('apiKeyId', '=', own.apiKeyId)
      .where('key', '=', key)
      .where('createdAt', '<=', daysBefore(ctx.now))
      .execute()
    const isFirst = await tx
      .insertInto('idempotency')
      .values({ ...own, requestHash: hash, createdAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!isFirst) return { ...(await stored(tx, own.apiKeyId, key, hash)), isReplayed: true }
    const answer = await command(within(ctx, tx))
    await tx
      .updateTable('idempotency')
      .set({ status: answer.status, answer: JSON.stringify(answer.body) })
      .where('apiKeyId', '=', own.apiKeyId)
      .where('key', '=', key)
      .execute()
    return { ...answer, isReplayed: false }
  })
}

async function stored(tx: Tx, apiKeyId: string, key: string, hash: Buffer): Promise<Answer> {
  const row = await tx
    .selectFrom('idempotency')
    .select(['requestHash', 'status', 'answer'])
    .where('apiKeyId', '=', apiKeyId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (!row.requestHash.equals(hash)) throw new KeyReused()
  return { status: found(row.status), body: JSON.parse(found(row.answer)) as unknown }
}

/** Takes away the answers of the institution in scope that have been kept long enough. */
export async function sweepAnswers(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, (tx) => tx.deleteFrom('idempotency').where('createdAt', '<=', daysBefore(ctx.now)).execute())
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - idempotencyDays * 86_400_000)
}
