/** The tables of badges. Nobody else knows their columns. */
import { createHash } from 'node:crypto'
import { pictureFields } from '@poiju/framework'
import { z } from 'zod'
import { sql, type Tx } from '../platform/database.server.ts'
import type { BadgeState } from './badge.ts'
import { type BadgeDesign, badgeKinds } from './badge-design.ts'

const languages = ['fi', 'sv', 'en'] as const
const texts = (max: number) => z.partialRecord(z.enum(languages), z.string().trim().max(max)).default({})

/** The shape of a badge, for forms, services and what is stored. A draft may lack much; what it lacks is a finding. */
export const badgeDesign = z.object({
  kind: z.enum(badgeKinds, 'notChosen'),
  languages: z
    .array(z.enum(languages))
    .max(3)
    .transform((chosen) => languages.filter((language) => chosen.includes(language))),
  field: z.enum(pictureFields, 'notChosen'),
  name: texts(120),
  description: texts(600),
  criteria: texts(2000),
  skills: z
    .array(
      z.object({
        uri: z
          .url({ protocol: /^https?$/, error: 'notAddress' })
          .max(400)
          .regex(/^[\x21-\x7e]+$/, 'notAddress'),
        framework: z.string().trim().min(1).max(80),
        name: texts(160),
      }),
    )
    .max(3),
  validForMonths: z.coerce.number('notMonths').int('notMonths').min(1, 'notMonths').max(600, 'notMonths').exactOptional(),
})

export interface BadgeRow {
  readonly id: string
  readonly institutionId: string
  readonly code: string
  readonly state: BadgeState
  readonly draft: BadgeDesign
  readonly revision: number
  readonly changedAt: Date
  readonly submittedBy: string | null
  readonly submittedAt: Date | null
  readonly retiredAt: Date | null
}

const columns = [
  'id',
  'institutionId',
  'code',
  'state',
  'draft',
  'revision',
  'changedAt',
  'submittedBy',
  'submittedAt',
  'retiredAt',
] as const

function toRow<R extends { state: string; draft: unknown }>({ state, draft, ...row }: R) {
  return { ...row, state: state as BadgeState, draft: badgeDesign.parse(draft) }
}

export async function read(tx: Tx, id: string): Promise<BadgeRow | undefined> {
  const row = await tx.selectFrom('badge').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toRow(row)
}

/** The row, held until the transaction ends. */
export async function lock(tx: Tx, id: string): Promise<BadgeRow | undefined> {
  const row = await tx.selectFrom('badge').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toRow(row)
}

/** Badges of the institution in scope: those in review first, then the last changed. At most 300. */
export async function list(tx: Tx): Promise<BadgeRow[]> {
  const rows = await tx
    .selectFrom('badge')
    .select(columns)
    .orderBy(sql`state <> 'inReview'`)
    .orderBy('changedAt', 'desc')
    .limit(300)
    .execute()
  return rows.map(toRow)
}

/** Badges of the institution in scope that wait for a review, the longest waiting first. */
export async function listInReview(tx: Tx): Promise<BadgeRow[]> {
  const rows = await tx.selectFrom('badge').select(columns).where('state', '=', 'inReview').orderBy('submittedAt').execute()
  return rows.map(toRow)
}

/** False when the code is taken: the caller tries another. */
export async function insert(
  tx: Tx,
  row: Pick<BadgeRow, 'id' | 'institutionId' | 'code' | 'draft'> & { createdAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('badge')
    .values({ ...row, draft: JSON.stringify(row.draft), changedAt: row.createdAt, state: 'drafting' })
    .onConflict((conflict) => conflict.columns(['institutionId', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The next state, and the draft where it has changed. A new draft has the next revision. */
export async function save(
  tx: Tx,
  row: BadgeRow,
  next: { state: BadgeState; at: Date; by: string | null; draft?: BadgeDesign },
): Promise<void> {
  const isSent = next.state === 'inReview'
  await tx
    .updateTable('badge')
    .set({
      state: next.state,
      changedAt: next.at,
      submittedBy: isSent ? next.by : null,
      submittedAt: isSent ? next.at : null,
      retiredAt: next.state === 'retired' ? next.at : null,
      ...(next.draft ? { draft: JSON.stringify(next.draft), revision: row.revision + 1 } : {}),
    })
    .where('id', '=', row.id)
    .execute()
}

export async function addAuthor(tx: Tx, institution: string, badge: string, person: string): Promise<void> {
  await tx
    .insertInto('badgeAuthor')
    .values({ institutionId: institution, badgeId: badge, personId: person })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Everybody who has written in these badges. */
export async function authorsOf(tx: Tx, badges: readonly string[]): Promise<Map<string, string[]>> {
  if (badges.length === 0) return new Map()
  const rows = await tx.selectFrom('badgeAuthor').select(['badgeId', 'personId']).where('badgeId', 'in', badges).execute()
  return new Map([...Map.groupBy(rows, ({ badgeId }) => badgeId)].map(([id, all]) => [id, all.map(({ personId }) => personId)]))
}

// Versions

export interface BadgeVersionRow {
  readonly id: string
  readonly institutionId: string
  readonly badgeId: string
  readonly code: string
  readonly state: BadgeState
  readonly number: number
  readonly design: BadgeDesign
  readonly hash: string
  readonly approvedBy: string | null
  readonly approvedAt: Date
}

const versionColumns = [
  'badgeVersion.id',
  'badgeVersion.institutionId',
  'badgeVersion.badgeId',
  'badge.code',
  'badge.state',
  'badgeVersion.number',
  'badgeVersion.text',
  'badgeVersion.hash',
  'badgeVersion.approvedBy',
  'badgeVersion.approvedAt',
] as const

function versions(tx: Tx) {
  return tx
    .selectFrom('badgeVersion')
    .innerJoin('badge', (join) =>
      join.onRef('badge.institutionId', '=', 'badgeVersion.institutionId').onRef('badge.id', '=', 'badgeVersion.badgeId'),
    )
    .select(versionColumns)
}

function toVersion<R extends { state: string; text: string; hash: string; id: string }>({ state, text, ...row }: R) {
  if (createHash('sha256').update(text, 'utf8').digest('hex') !== row.hash)
    throw new Error(`The text of badge version ${row.id} is not the one that was approved`)
  return { ...row, state: state as BadgeState, design: badgeDesign.parse(JSON.parse(text)) }
}

export async function readVersion(tx: Tx, id: string): Promise<BadgeVersionRow | undefined> {
  const row = await versions(tx).where('badgeVersion.id', '=', id).executeTakeFirst()
  return row && toVersion(row)
}

export async function readVersionByCode(
  tx: Tx,
  institution: string,
  code: string,
  number: number,
): Promise<BadgeVersionRow | undefined> {
  const row = await versions(tx)
    .where('badgeVersion.institutionId', '=', institution)
    .where('badge.code', '=', code)
    .where('badgeVersion.number', '=', number)
    .executeTakeFirst()
  return row && toVersion(row)
}

/** Versions of these badges, newest first. */
export async function versionsOf(tx: Tx, badges: readonly string[]): Promise<BadgeVersionRow[]> {
  if (badges.length === 0) return []
  const rows = await versions(tx).where('badgeVersion.badgeId', 'in', badges).orderBy('badgeVersion.number', 'desc').execute()
  return rows.map(toVersion)
}

export async function insertVersion(
  tx: Tx,
  row: Pick<BadgeVersionRow, 'id' | 'institutionId' | 'badgeId' | 'number' | 'hash' | 'approvedBy' | 'approvedAt'> & {
    text: string
  },
): Promise<void> {
  await tx.insertInto('badgeVersion').values(row).execute()
}

// What was said

export interface StatementRow {
  readonly id: string
  readonly kind: 'return' | 'approve' | 'retire'
  readonly statement: string
  readonly personId: string | null
  readonly at: Date
}

/** Newest first. */
export async function statementsOf(tx: Tx, badge: string): Promise<StatementRow[]> {
  const rows = await tx
    .selectFrom('badgeStatement')
    .select(['id', 'kind', 'statement', 'personId', 'at'])
    .where('badgeId', '=', badge)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StatementRow['kind'] }))
}

export async function insertStatement(tx: Tx, institution: string, badge: string, row: StatementRow): Promise<void> {
  await tx
    .insertInto('badgeStatement')
    .values({ institutionId: institution, badgeId: badge, ...row })
    .execute()
}
