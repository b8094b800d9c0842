/**
 * Facts are the audit record, the feed on screen, and what triggers jobs: there is no second event system.
 * A row holds ids and codes only. Free text and personal values go to an erasable detail row, committed to by a salted hash.
 */
import { createHash } from 'node:crypto'
import type { Ctx } from './ctx.ts'
import type { Tx } from './database.server.ts'

/** `fact` is `thing.happened`; other members are ids, codes and numbers. */
export interface Fact {
  readonly fact: string
}

type Hearer = (tx: Tx, ctx: Ctx, subject: string, fact: Fact & Record<string, unknown>) => Promise<void>
const hearers = new Map<string, Hearer[]>()

/** Draws a line from a fact to what must follow in the same transaction. Called once at start, from wiring.server.ts alone. */
export function hear(fact: string, hearer: Hearer): void {
  hearers.set(fact, [...(hearers.get(fact) ?? []), hearer])
}

/**
 * Records what happened to `subject` (such as `enrolment:0198…`), in the transaction that saves it. `detail` is text or personal
 * values: it goes to the erasable row of the first fact.
 */
export async function record(
  tx: Tx,
  ctx: Ctx,
  subject: string,
  facts: readonly Fact[],
  detail?: Record<string, unknown>,
): Promise<void> {
  for (const [index, fact] of facts.entries()) {
    const { fact: name, ...rest } = fact as Fact & Record<string, unknown>
    const withDetail = index === 0 && detail !== undefined
    const salt = withDetail ? Buffer.from(ctx.random(16)) : null
    const content = withDetail ? JSON.stringify(detail) : null
    const id = ctx.newId()
    await tx
      .insertInto('audit')
      .values({
        id,
        institutionId: ctx.institution,
        at: ctx.now,
        actorKind: ctx.actor.kind,
        actorId: actorId(ctx),
        subject,
        fact: name,
        data: JSON.stringify(rest),
        detailHash: salt && content ? createHash('sha256').update(salt).update(content).digest() : null,
        requestId: ctx.requestId,
      })
      .execute()
    if (salt && content)
      await tx.insertInto('auditDetail').values({ auditId: id, institutionId: ctx.institution, salt, content }).execute()
    for (const hearer of hearers.get(name) ?? []) await hearer(tx, ctx, subject, fact as Fact & Record<string, unknown>)
  }
}

function actorId(ctx: Ctx): string {
  const { actor } = ctx
  switch (actor.kind) {
    case 'anonymous':
      return ''
    case 'person':
    case 'apiKey':
      return actor.id
    case 'guest':
      return actor.thing
    case 'system':
      return actor.name
  }
}
