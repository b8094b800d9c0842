/**
 * Facts are the audit record, the feed on screen, and what triggers jobs: there is no second event system.
 * A row holds ids and codes only. Free text and personal values go to an erasable detail row, committed to by a salted hash.
 */
import { createHash } from 'node:crypto'
import { copyRows } from './copy.server.ts'
import type { Ctx } from './ctx.ts'
import { sql, type Tx } from './database.server.ts'

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

/**
 * The same for a fact about many subjects at once, without details. Hearers are told once for each group of facts, with its first subject and
 * `count`: how many times it happened.
 */
export async function recordMany(
  tx: Tx,
  ctx: Ctx,
  rows: readonly { readonly subject: string; readonly fact: Fact }[],
  groupOf: (fact: Fact) => string,
): Promise<void> {
  if (rows.length === 0) return
  const common = [ctx.institution, ctx.now.toISOString(), ctx.actor.kind, actorId(ctx), ctx.requestId] as const
  const table = `audit_${ctx.newId().replaceAll('-', '')}`
  const columns = {
    institution_id: 'uuid',
    at: 'timestamptz',
    actor_kind: 'text',
    actor_id: 'text',
    request_id: 'text',
    id: 'uuid',
    subject: 'text',
    fact: 'text',
    data: 'jsonb',
  }
  const groups = new Map<string, { subject: string; fact: Fact & Record<string, unknown>; count: number }>()
  await copyRows(
    tx,
    ctx.db,
    table,
    columns,
    rows.map(({ subject, fact: told }) => {
      const { fact, ...rest } = told as Fact & Record<string, unknown>
      const key = `${fact} ${groupOf(told)}`
      const group = groups.get(key)
      if (group) group.count++
      else groups.set(key, { subject, fact: told as Fact & Record<string, unknown>, count: 1 })
      return [...common, ctx.newId(), subject, fact, JSON.stringify(rest)]
    }),
  )
  const names = sql.raw(Object.keys(columns).join(', '))
  await sql`insert into audit (${names}) select ${names} from ${sql.table(table)}`.execute(tx)
  for (const { subject, fact, count } of groups.values())
    for (const hearer of hearers.get(fact.fact) ?? []) await hearer(tx, ctx, subject, { ...fact, count })
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
