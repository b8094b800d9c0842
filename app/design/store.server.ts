/** The tables of design. Nobody else knows their columns. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database.server.ts'
import type { DesignState } from './design.ts'

export interface DesignRow {
  readonly id: string
  readonly institutionId: string
  readonly state: DesignState
  readonly originKind: 'blank' | 'need' | 'sample' | 'version'
  readonly originId: string | null
  readonly seq: number
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly eqfLevel: number | null
  readonly needs: readonly string[]
  readonly requiredCount: number
  readonly advisedCount: number
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly updatedBy: string | null
}

const columns = [
  'id',
  'institutionId',
  'state',
  'originKind',
  'originId',
  'seq',
  'title',
  'credits',
  'eqfLevel',
  'needs',
  'requiredCount',
  'advisedCount',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
] as const

type Stored = { [K in keyof DesignRow]: unknown }

function toRow(row: Stored): DesignRow {
  return row as DesignRow
}

export async function read(tx: Tx, id: string): Promise<DesignRow | undefined> {
  const row = await tx.selectFrom('design').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toRow(row)
}

/** The row, held until the transaction ends: updates of one design come one after another. */
export async function lock(tx: Tx, id: string): Promise<DesignRow | undefined> {
  const row = await tx.selectFrom('design').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toRow(row)
}

export async function insert(
  tx: Tx,
  row: Pick<DesignRow, 'id' | 'institutionId' | 'originKind' | 'originId' | 'createdAt' | 'createdBy'>,
): Promise<void> {
  await tx
    .insertInto('design')
    .values({ ...row, state: 'drafting', updatedAt: row.createdAt, updatedBy: row.createdBy })
    .execute()
}

/** Designs of the institution in scope, newest change first, at most 500. */
export async function list(tx: Tx): Promise<DesignRow[]> {
  const rows = await tx.selectFrom('design').select(columns).orderBy('updatedAt', 'desc').limit(500).execute()
  return rows.map(toRow)
}

export async function saveState(tx: Tx, id: string, state: DesignState): Promise<void> {
  await tx.updateTable('design').set({ state }).where('id', '=', id).execute()
}

export interface Projection {
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly eqfLevel: number | null
  readonly needs: readonly string[]
  readonly requiredCount: number
  readonly advisedCount: number
}

export interface NewUpdate {
  readonly institution: string
  readonly design: string
  readonly seq: number
  readonly update: Uint8Array
  readonly author: string | null
  readonly origin: 'live' | 'change'
  readonly at: Date
}

/** Appends one update with its projection, and tells the other processes when the transaction commits. */
export async function append(tx: Tx, row: NewUpdate, projection: Projection, state: DesignState): Promise<void> {
  await tx
    .insertInto('designUpdate')
    .values({
      institutionId: row.institution,
      designId: row.design,
      seq: row.seq,
      update: Buffer.from(row.update),
      authorId: row.author,
      origin: row.origin,
      at: row.at,
    })
    .execute()
  await tx
    .updateTable('design')
    .set({
      seq: row.seq,
      state,
      title: JSON.stringify(projection.title),
      credits: projection.credits,
      eqfLevel: projection.eqfLevel,
      needs: JSON.stringify(projection.needs),
      requiredCount: projection.requiredCount,
      advisedCount: projection.advisedCount,
      updatedAt: row.at,
      updatedBy: row.author,
    })
    .where('id', '=', row.design)
    .execute()
  await sql`select pg_notify('design_update', ${`${row.institution} ${row.design} ${row.seq}`})`.execute(tx)
}

/** Updates after a number, in order. */
export async function updatesAfter(tx: Tx, design: string, seq: number): Promise<{ seq: number; update: Buffer }[]> {
  return tx
    .selectFrom('designUpdate')
    .select(['seq', 'update'])
    .where('designId', '=', design)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
}

/** Everybody who has written in it: ids of persons. */
export async function authors(tx: Tx, design: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('designUpdate')
    .select('authorId')
    .distinct()
    .where('designId', '=', design)
    .where('authorId', 'is not', null)
    .execute()
  return rows.map(({ authorId }) => authorId as string)
}

/** Designs in which a person has written, in the institution in scope. */
export async function writtenBy(tx: Tx, person: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('designUpdate').select('designId').distinct().where('authorId', '=', person).execute()
  return new Set(rows.map(({ designId }) => designId))
}

export interface HistoryRow {
  readonly day: Date
  readonly author: string | null
  readonly changes: number
}

/** Who wrote when: one line per author and hour, newest first. */
export async function history(tx: Tx, design: string): Promise<HistoryRow[]> {
  const rows = await tx
    .selectFrom('designUpdate')
    .select((eb) => [sql<Date>`date_trunc('hour', at)`.as('day'), 'authorId as author', eb.fn.countAll<number>().as('changes')])
    .where('designId', '=', design)
    .groupBy([sql`1`, 'authorId'])
    .orderBy(sql`1`, 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, changes: Number(row.changes) }))
}

export interface Share {
  readonly institutionId: string
  readonly designId: string
  readonly withInstitution: string
  readonly kind: 'coOwner' | 'awardingBody'
}

export async function shares(tx: Tx, design: string): Promise<Share[]> {
  const rows = await tx
    .selectFrom('share')
    .select(['institutionId', 'designId', 'withInstitution', 'kind'])
    .where('designId', '=', design)
    .execute()
  return rows as Share[]
}

/** Designs that other institutions share with this one. */
export async function sharedWith(tx: Tx, institution: string): Promise<Share[]> {
  const rows = await tx
    .selectFrom('share')
    .select(['institutionId', 'designId', 'withInstitution', 'kind'])
    .where('withInstitution', '=', institution)
    .execute()
  return rows as Share[]
}

export async function addShare(tx: Tx, share: Share, at: Date): Promise<boolean> {
  const added = await tx
    .insertInto('share')
    .values({ ...share, since: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .executeTakeFirst()
  return added !== undefined
}

export async function removeShare(tx: Tx, design: string, withInstitution: string, kind: Share['kind']): Promise<boolean> {
  const removed = await tx
    .deleteFrom('share')
    .where('designId', '=', design)
    .where('withInstitution', '=', withInstitution)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst()
  return removed !== undefined
}

export async function institutionsById(
  tx: Tx,
): Promise<
  Map<string, { id: string; slug: string; shortName: string; name: Readonly<Record<string, string>>; isNetwork: boolean }>
> {
  const rows = await tx
    .selectFrom('institution')
    .select(['id', 'slug', 'shortName', 'name', 'isNetwork'])
    .orderBy('shortName')
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, name: row.name as Record<string, string> }]))
}

export async function contacts(
  tx: Tx,
  institution: string,
): Promise<{ id: string; name: Readonly<Record<string, string>>; email: string }[]> {
  const rows = await tx
    .selectFrom('contact')
    .select(['id', 'name', 'email'])
    .where('institutionId', '=', institution)
    .orderBy('email')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name as Record<string, string> }))
}

/** Names as they may be shown, by id of the person; a name under non-disclosure is null. */
export async function names(tx: Tx, people: readonly string[]): Promise<Map<string, string | null>> {
  if (people.length === 0) return new Map()
  const rows = await tx.selectFrom('personListed').select(['id', 'name']).where('id', 'in', people).execute()
  return new Map(rows.map(({ id, name }) => [id as string, name]))
}
