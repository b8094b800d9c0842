/** The tables of review. Nobody else knows their columns, but for `published`, which the catalogue reads. */
import type { Design, Language } from '@poiju/framework'
import { parseDesign } from '@poiju/framework/parse'
import { sql } from 'kysely'
import type { Tx } from '../platform/database.server.ts'
import type { MicroCredentialState } from './micro-credential.ts'
import { type Lexemes, tsvectorText } from './published.ts'
import type { Review } from './review.ts'

export interface ReviewRow {
  readonly id: string
  readonly institutionId: string
  readonly designId: string
  /** Number of the document that was submitted, and its exact value as canonical JSON. */
  readonly seq: number
  readonly design: string
  readonly hash: string
  readonly review: Review
  readonly submittedBy: string | null
  readonly submittedAt: Date
}

const reviewColumns = [
  'id',
  'institutionId',
  'designId',
  'seq',
  'design',
  'hash',
  'state',
  'submittedBy',
  'submittedAt',
  'versionId',
] as const

function toReviewRow<R extends { state: string; versionId: string | null }>({ state, versionId, ...row }: R) {
  return { ...row, review: toReview(state, versionId) }
}

function toReview(state: string, version: string | null): Review {
  switch (state) {
    case 'open':
    case 'returned':
      return { state }
    case 'approved':
      if (version !== null) return { state, version }
  }
  throw new Error(`A review cannot be ${state}`)
}

export async function readReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const row = await tx.selectFrom('review').select(reviewColumns).where('id', '=', id).executeTakeFirst()
  return row && toReviewRow(row)
}

/** The row, held until the transaction ends: of two decisions the second one sees the first. */
export async function lockReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const row = await tx.selectFrom('review').select(reviewColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toReviewRow(row)
}

/** Reviews of the institution in scope: those that wait first, the longest wait on top, then the newest. At most 200. */
export async function listReviews(tx: Tx): Promise<ReviewRow[]> {
  const rows = await tx
    .selectFrom('review')
    .select(reviewColumns)
    .orderBy(sql`state <> 'open'`)
    .orderBy(sql`case when state = 'open' then submitted_at end`)
    .orderBy('submittedAt', 'desc')
    .limit(200)
    .execute()
  return rows.map(toReviewRow)
}

export async function reviewsOfDesign(tx: Tx, design: string): Promise<ReviewRow[]> {
  const rows = await tx
    .selectFrom('review')
    .select(reviewColumns)
    .where('designId', '=', design)
    .orderBy('submittedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toReviewRow)
}

export async function insertReview(tx: Tx, row: Omit<ReviewRow, 'review'>): Promise<void> {
  await tx
    .insertInto('review')
    .values({ ...row, state: 'open' })
    .execute()
}

export async function saveReview(tx: Tx, id: string, review: Review): Promise<void> {
  await tx
    .updateTable('review')
    .set({ state: review.state, versionId: review.state === 'approved' ? review.version : null })
    .where('id', '=', id)
    .execute()
}

export interface CommentRow {
  readonly id: string
  readonly number: number
  readonly place: string
  readonly text: string
  readonly authorId: string | null
  readonly at: Date
}

export async function comments(tx: Tx, review: string): Promise<CommentRow[]> {
  return tx
    .selectFrom('reviewComment')
    .select(['id', 'number', 'place', 'text', 'authorId', 'at'])
    .where('reviewId', '=', review)
    .orderBy('number')
    .execute()
}

/** Adds a comment under the next number. The caller holds the review, so numbers do not meet. */
export async function insertComment(tx: Tx, institution: string, review: string, row: Omit<CommentRow, 'number'>): Promise<void> {
  await tx
    .insertInto('reviewComment')
    .values((eb) => ({
      institutionId: institution,
      reviewId: review,
      ...row,
      number: eb
        .selectFrom('reviewComment')
        .where('reviewId', '=', review)
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
    }))
    .execute()
}

export interface DecisionRow {
  readonly id: string
  readonly kind: 'return' | 'approve' | 'publish' | 'retire'
  readonly reviewId: string | null
  readonly microCredentialId: string | null
  readonly versionId: string | null
  readonly personId: string | null
  readonly at: Date
  readonly statement: string
}

const decisionColumns = ['id', 'kind', 'reviewId', 'microCredentialId', 'versionId', 'personId', 'at', 'statement'] as const

export async function insertDecision(tx: Tx, institution: string, row: DecisionRow): Promise<void> {
  await tx
    .insertInto('decision')
    .values({ institutionId: institution, ...row })
    .execute()
}

/** Decisions on these reviews, by id of the review. */
export async function decisionsOnReviews(tx: Tx, reviews: readonly string[]): Promise<Map<string, DecisionRow>> {
  if (reviews.length === 0) return new Map()
  const rows = await tx.selectFrom('decision').select(decisionColumns).where('reviewId', 'in', reviews).execute()
  return new Map(rows.map((row) => [row.reviewId as string, row as DecisionRow]))
}

/** Every decision on a micro-credential, newest first. */
export async function decisionsOn(tx: Tx, microCredential: string): Promise<DecisionRow[]> {
  const rows = await tx
    .selectFrom('decision')
    .select(decisionColumns)
    .where('microCredentialId', '=', microCredential)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as DecisionRow[]
}

export interface MicroCredentialRow {
  readonly id: string
  readonly institutionId: string
  readonly code: string
  readonly designId: string
  readonly state: MicroCredentialState
  readonly createdAt: Date
  readonly publishedAt: Date | null
  readonly retiredAt: Date | null
}

const microColumns = ['id', 'institutionId', 'code', 'designId', 'state', 'createdAt', 'publishedAt', 'retiredAt'] as const

export async function readMicroCredential(tx: Tx, id: string): Promise<MicroCredentialRow | undefined> {
  const row = await tx.selectFrom('microCredential').select(microColumns).where('id', '=', id).executeTakeFirst()
  return row as MicroCredentialRow | undefined
}

/** The row, held until the transaction ends: versions of one micro-credential are numbered one after another. */
export async function lockMicroCredential(tx: Tx, id: string): Promise<MicroCredentialRow | undefined> {
  const row = await tx.selectFrom('microCredential').select(microColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row as MicroCredentialRow | undefined
}

/** Micro-credentials of the institution in scope, newest first, at most 500. */
export async function listMicroCredentials(tx: Tx): Promise<MicroCredentialRow[]> {
  const rows = await tx.selectFrom('microCredential').select(microColumns).orderBy('createdAt', 'desc').limit(500).execute()
  return rows as MicroCredentialRow[]
}

/** Inserts it under this code; false when the institution has the code already. */
export async function insertMicroCredential(
  tx: Tx,
  row: Pick<MicroCredentialRow, 'id' | 'institutionId' | 'code' | 'designId' | 'createdAt'>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('microCredential')
    .values({ ...row, state: 'approved' })
    .onConflict((conflict) => conflict.columns(['institutionId', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function saveMicroCredential(
  tx: Tx,
  row: Pick<MicroCredentialRow, 'id' | 'state' | 'publishedAt' | 'retiredAt'>,
): Promise<void> {
  const { id, state, publishedAt, retiredAt } = row
  await tx.updateTable('microCredential').set({ state, publishedAt, retiredAt }).where('id', '=', id).execute()
}

export interface VersionRow {
  readonly id: string
  readonly institutionId: string
  readonly microCredentialId: string
  readonly number: number
  readonly designId: string
  /** Canonical JSON. */
  readonly text: string
  readonly design: Design
  readonly hash: string
  readonly frameworkVersion: string
  readonly owners: readonly string[]
  readonly awardingBodies: readonly string[]
  readonly reviewDue: string | null
  readonly approvedAt: Date
}

const versionColumns = [
  'id',
  'institutionId',
  'microCredentialId',
  'number',
  'designId',
  'design',
  'hash',
  'frameworkVersion',
  'owners',
  'awardingBodies',
  'reviewDue',
  'approvedAt',
] as const

/** Versions never change, so their parsed values are kept, by hash; at most 500 of them. */
const parsed = new Map<string, Design>()

/** The value of a stored canonical text. */
export function designOf(hash: string, text: string): Design {
  const kept = parsed.get(hash)
  if (kept) return kept
  const { design } = parseDesign(JSON.parse(text))
  if (parsed.size >= 500) parsed.clear()
  parsed.set(hash, design)
  return design
}

type StoredVersion = Omit<VersionRow, 'design' | 'text' | 'owners' | 'awardingBodies'> & {
  design: string
  owners: unknown
  awardingBodies: unknown
}

function toVersion({ design, owners, awardingBodies, ...row }: StoredVersion): VersionRow {
  return {
    ...row,
    text: design,
    design: designOf(row.hash, design),
    owners: owners as string[],
    awardingBodies: awardingBodies as string[],
  }
}

export async function readVersion(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const row = await tx.selectFrom('version').select(versionColumns).where('id', '=', id).executeTakeFirst()
  return row && toVersion(row)
}

/** A version by the code of its micro-credential and its number, once that has been shown to everybody. */
export async function readPublicVersion(tx: Tx, code: string, number: number): Promise<VersionRow | undefined> {
  const row = await tx
    .selectFrom('version')
    .innerJoin('microCredential', (join) =>
      join
        .onRef('microCredential.institutionId', '=', 'version.institutionId')
        .onRef('microCredential.id', '=', 'version.microCredentialId'),
    )
    .select(versionColumns.map((column) => `version.${column}` as const))
    .where('microCredential.code', '=', code)
    .where('microCredential.publishedAt', 'is not', null)
    .where('version.number', '=', number)
    .executeTakeFirst()
  return row && toVersion(row)
}

/** Versions of one micro-credential, newest first. */
export async function versionsOf(tx: Tx, microCredential: string): Promise<VersionRow[]> {
  const rows = await tx
    .selectFrom('version')
    .select(versionColumns)
    .where('microCredentialId', '=', microCredential)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toVersion)
}

/** The newest version of each micro-credential of the institution in scope, by id of the micro-credential. */
export async function currentVersions(tx: Tx): Promise<Map<string, VersionRow>> {
  const rows = await tx
    .selectFrom('version')
    .distinctOn('microCredentialId')
    .select(versionColumns)
    .orderBy('microCredentialId')
    .orderBy('number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.microCredentialId, toVersion(row)]))
}

/** Number of the newest version of a micro-credential; 0 when there is none. */
export async function newestNumber(tx: Tx, microCredential: string): Promise<number> {
  const row = await tx
    .selectFrom('version')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('microCredentialId', '=', microCredential)
    .executeTakeFirst()
  return row?.number ?? 0
}

export async function insertVersion(tx: Tx, row: Omit<VersionRow, 'design'>): Promise<void> {
  const { text, owners, awardingBodies, ...rest } = row
  await tx
    .insertInto('version')
    .values({ ...rest, design: text, owners: JSON.stringify(owners), awardingBodies: JSON.stringify(awardingBodies) })
    .execute()
}

/** An institution as a page or a credential names it. */
export interface Body {
  readonly id: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly shortName: string
  readonly city: string | null
  readonly country: string
  readonly homepage: string | null
}

export interface PublishedRow {
  readonly institutionId: string
  readonly microCredentialId: string
  readonly versionId: string
  readonly code: string
  readonly number: number
  readonly hash: string
  readonly frameworkVersion: string
  readonly approvedAt: Date
  /** Its public parts. */
  readonly design: Design
  readonly owners: readonly Body[]
  readonly awardingBodies: readonly Body[]
  readonly contact: { readonly name: Readonly<Record<string, string>>; readonly email: string } | null
  readonly publishedAt: Date
  readonly refreshedAt: Date
  readonly retiredAt: Date | null
}

/** Writes what the public may read, in the scope of its institution. */
export async function savePublished(tx: Tx, row: PublishedRow, lexemes: Readonly<Record<Language, Lexemes>>): Promise<void> {
  const { institutionId, microCredentialId, design, owners, awardingBodies, contact, ...plain } = row
  const vector = (language: Language) => sql<string>`${tsvectorText(lexemes[language])}::tsvector`
  const values = {
    ...plain,
    design: JSON.stringify(design),
    owners: JSON.stringify(owners),
    awardingBodies: JSON.stringify(awardingBodies),
    contact: contact && JSON.stringify(contact),
    fields: [...design.fields],
    ownerSlugs: owners.map(({ slug }) => slug),
    eqfLevel: design.eqfLevel,
    credits: design.credits ?? 0,
    participation: design.participation,
    languages: [...design.languages],
    priceCents: design.priceCents,
    lexemesFi: vector('fi'),
    lexemesSv: vector('sv'),
    lexemesEn: vector('en'),
  }
  await tx
    .insertInto('published')
    .values({ institutionId, microCredentialId, ...values })
    .onConflict((conflict) => conflict.columns(['institutionId', 'microCredentialId']).doUpdateSet(values))
    .execute()
}

/** Bodies by id, in the order asked. */
export async function bodies(tx: Tx, ids: readonly string[]): Promise<Body[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('institution')
    .select(['id', 'slug', 'name', 'shortName', 'city', 'country', 'homepage'])
    .where('id', 'in', ids)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, { ...row, name: row.name as Record<string, string> }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A contact point of an institution; null when there is none. */
export async function contactOf(tx: Tx, institution: string, id: string | null): Promise<PublishedRow['contact']> {
  if (!id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const row = await tx
    .selectFrom('contact')
    .select(['name', 'email'])
    .where('institutionId', '=', institution)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { name: row.name as Record<string, string>, email: row.email } : null
}

/** Ids of the people of the institution in scope who have a role. */
export async function peopleWithRole(tx: Tx, role: string): Promise<string[]> {
  const rows = await tx.selectFrom('membership').select('personId').where('role', '=', role).orderBy('since').execute()
  return rows.map(({ personId }) => personId)
}
