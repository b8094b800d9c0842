/** Decisions to award badges. Nobody else knows their columns. */
import { sql, type Tx } from '../platform/database.server.ts'
import type { Locale } from '../platform/texts.ts'

export interface BadgeDecisionRow {
  readonly id: string
  readonly institutionId: string
  readonly badgeVersionId: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly personId: string | null
  readonly achievedOn: string
  readonly decidedBy: string | null
  readonly decidedAt: Date
  readonly endedAt: Date | null
}

const columns = [
  'id',
  'institutionId',
  'badgeVersionId',
  'name',
  'email',
  'locale',
  'personId',
  sql<string>`to_char(achieved_on, 'YYYY-MM-DD')`.as('achievedOn'),
  'decidedBy',
  'decidedAt',
  'endedAt',
] as const

function toRow<R extends { locale: string }>(row: R) {
  return { ...row, locale: row.locale as Locale }
}

/** In the order of their ids, so that two batches hold them one after the other. */
export async function lockMany(tx: Tx, ids: readonly string[]): Promise<BadgeDecisionRow[]> {
  const rows = await tx
    .selectFrom('badgeDecision')
    .select(columns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toRow)
}

export async function readMany(tx: Tx, ids: readonly string[]): Promise<BadgeDecisionRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('badgeDecision').select(columns).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
  return rows.map(toRow)
}

export type NewBadgeDecision = Omit<BadgeDecisionRow, 'endedAt'>

/** Inserts all or, when somebody holds the badge meanwhile, those that can be: the caller compares the count and takes everything back. */
export async function insertMany(tx: Tx, rows: readonly NewBadgeDecision[]): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('badgeDecision')
    .expression(
      sql`select (value ->> 'institutionId')::uuid as institution_id, (value ->> 'id')::uuid as id,
        (value ->> 'badgeVersionId')::uuid as badge_version_id, value ->> 'name' as name, value ->> 'email' as email,
        value ->> 'locale' as locale, (value ->> 'personId')::uuid as person_id, (value ->> 'achievedOn')::date as achieved_on, (value ->> 'decidedBy')::uuid as decided_by,
        (value ->> 'decidedAt')::timestamptz as decided_at from json_array_elements(${JSON.stringify(rows)}::json)`,
    )
    .columns([
      'institutionId',
      'id',
      'badgeVersionId',
      'name',
      'email',
      'locale',
      'personId',
      'achievedOn',
      'decidedBy',
      'decidedAt',
    ])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0)
}

/** Decisions by which these addresses hold this version of a badge, expired ones among them. */
export async function heldBy(
  tx: Tx,
  version: string,
  emails: readonly string[],
): Promise<{ id: string; email: string; achievedOn: string }[]> {
  return tx
    .selectFrom('badgeDecision')
    .select(['id', 'email', sql<string>`to_char(achieved_on, 'YYYY-MM-DD')`.as('achievedOn')])
    .where('badgeVersionId', '=', version)
    .where('endedAt', 'is', null)
    .where('email', '=', sql<string>`any(${emails}::text[])`)
    .orderBy('id')
    .execute()
}

/** The credentials of these decisions have been revoked, or are over: the badge may be awarded anew. */
export async function end(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.updateTable('badgeDecision').set({ endedAt: at }).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
}

export async function saveAwardee(tx: Tx, id: string, { name, email }: { name: string; email: string }): Promise<void> {
  await tx.updateTable('badgeDecision').set({ name, email }).where('id', '=', id).execute()
}

/** The account that a badge belongs to from now on, if it is nobody's yet. */
export async function setPerson(tx: Tx, id: string, person: string): Promise<void> {
  await tx.updateTable('badgeDecision').set({ personId: person }).where('id', '=', id).where('personId', 'is', null).execute()
}

export interface AwardedRow {
  readonly decision: string
  readonly name: string
  readonly achievedOn: string
  readonly decidedBy: string | null
  readonly decidedAt: Date
  readonly nonDisclosure: boolean
}

/** Which of these decisions are about people who asked not to be shown. */
export async function nonDisclosedAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('badgeDecision')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('nonDisclosure', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Who has got a badge, in any version, newest first; how many in all. */
export async function listAwarded(tx: Tx, badge: string, limit: number): Promise<{ total: number; rows: AwardedRow[] }> {
  const { total } = await tx
    .selectFrom('badgeDecision')
    .innerJoin('badgeVersion', 'badgeVersion.id', 'badgeDecision.badgeVersionId')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('badgeVersion.badgeId', '=', badge)
    .executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('badgeDecision')
    .innerJoin('badgeVersion', 'badgeVersion.id', 'badgeDecision.badgeVersionId')
    .select([
      'badgeDecision.id as decision',
      'badgeDecision.name',
      sql<string>`to_char(achieved_on, 'YYYY-MM-DD')`.as('achievedOn'),
      'badgeDecision.decidedBy',
      'badgeDecision.decidedAt',
      'badgeDecision.nonDisclosure',
    ])
    .where('badgeVersion.badgeId', '=', badge)
    .orderBy('badgeDecision.decidedAt', 'desc')
    .orderBy('badgeDecision.id', 'desc')
    .limit(limit)
    .execute()
  return { total: Number(total), rows }
}
