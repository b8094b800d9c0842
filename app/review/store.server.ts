/** The tables of review. Nobody else knows their columns. */
import { designSchema } from '@poiju/framework/parse'
import type { Design } from '@poiju/framework'
import { sql } from 'kysely'
import type { Tx } from '../platform/database.server.ts'
import type { MicroCredentialState } from './micro-credential.ts'
import type { Review } from './review.ts'

export interface ReviewRow {
  readonly id: string
  readonly institutionId: string
  readonly designId: string
  readonly seq: number
  readonly hash: string
  readonly design: string
  readonly review: Review
  readonly submittedBy: string | null
  readonly submittedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly statement: string | null
  readonly versionId: string | null
}

const reviewColumns = ['id', 'institutionId', 'designId', 'seq', 'hash', 'design', 'state', 'submittedBy', 'submittedAt', 'decidedBy', 'decidedAt', 'statement', 'versionId'] as const

function toReview<R extends { state: string }>({ state, ...row }: R) {
  return { ...row, review: { state } as Review }
}

export async function readReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const row = await tx.selectFrom('review').select(reviewColumns).where('id', '=', id).executeTakeFirst()
  return row && toReview(row)
}

export async function lockReview(tx: Tx, id: string): Promise<ReviewRow | undefined> {
  const row = await tx.selectFrom('review').select(reviewColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toReview(row)
}

/** Reviews of the institution in scope: open ones first, then the newest decisions. */
export async function listReviews(tx: Tx): Promise<ReviewRow[]> {
  const rows = await tx.selectFrom('review').select(reviewColumns).orderBy(sql`decided_at desc nulls first`).orderBy('submittedAt').limit(200).execute()
  return rows.map(toReview)
}

export async function reviewsOfDesign(tx: Tx, design: string): Promise<ReviewRow[]> {
  const rows = await tx.selectFrom('review').select(reviewColumns).where('designId', '=', design).orderBy('submittedAt', 'desc').execute()
  return rows.map(toReview)
}

export async function insertReview(tx: Tx, row: Pick<ReviewRow, 'id' | 'institutionId' | 'designId' | 'seq' | 'hash' | 'design' | 'submittedBy' | 'submittedAt'>): Promise<void> {
  await tx.insertInto('review').values({ ...row, state: 'open' }).execute()
}

export async function saveReview(tx: Tx, id: string, review: Review, by: string | null, at: Date, statement: string, version: string | null): Promise<void> {
  await tx.updateTable('review').set({ state: review.state, decidedBy: by, decidedAt: at, statement, versionId: version }).where('id', '=', id).execute()
}

export interface Comment {
  readonly id: string
  readonly number: number
  readonly place: string
  readonly text: string
  readonly authorId: string | null
  readonly at: Date
}

export async function comments(tx: Tx, review: string): Promise<Comment[]> {
  return tx.selectFrom('reviewComment').select(['id', 'number', 'place', 'text', 'authorId', 'at']).where('reviewId', '=', review).orderBy('number').execute()
}

export async function insertComment(tx: Tx, institution: string, review: string, row: Omit<Comment, 'number'>): Promise<void> {
  await tx
    .insertInto('reviewComment')
    .values((eb) => ({
      institutionId: institution,
      reviewId: review,
      ...row,
      number: eb.selectFrom('reviewComment').where('reviewId', '=', review).select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
    }))
    .execute()
}

export interface MicroCredentialRow {
  readonly id: string
  readonly institutionId: string
  readonly code: string
  readonly designId: string
  readonly state: MicroCredentialState
  readonly reviewDue: string | null
  readonly createdAt: Date
  readonly publishedAt: Date | null
  readonly retiredAt: Date | null
}

const microColumns = ['id', 'institutionId', 'code', 'designId', 'state', 'reviewDue', 'createdAt', 'publishedAt', 'retiredAt'] as const

export async function readMicroCredential(tx: Tx, id: string): Promise<MicroCredentialRow | undefined> {
  return (await tx.selectFrom('microCredential').select(microColumns).where('id', '=', id).executeTakeFirst()) as MicroCredentialRow | undefined
}

export async function lockMicroCredential(tx: Tx, by: { id: string } | { design: string }): Promise<MicroCredentialRow | undefined> {
  const row = await tx
    .selectFrom('microCredential')
    .select(microColumns)
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('designId', '=', by.design)))
    .forUpdate()
    .executeTakeFirst()
  return row as MicroCredentialRow | undefined
}

export async function listMicroCredentials(tx: Tx): Promise<MicroCredentialRow[]> {
  return (await tx.selectFrom('microCredential').select(microColumns).orderBy('createdAt', 'desc').limit(500).execute()) as MicroCredentialRow[]
}

export async function insertMicroCredential(tx: Tx, row: Pick<MicroCredentialRow, 'id' | 'institutionId' | 'code' | 'designId' | 'createdAt' | 'reviewDue'>): Promise<void> {
  await tx.insertInto('microCredential').values({ ...row, state: 'approved' }).execute()
}

export async function saveMicroCredential(tx: Tx, id: string, state: MicroCredentialState, at: Date): Promise<void> {
  await tx
    .updateTable('microCredential')
    .set({ state, ...(state === 'published' ? { publishedAt: at } : {}), ...(state === 'retired' ? { retiredAt: at } : {}) })
    .where('id', '=', id)
    .execute()
}

export interface VersionRow {
  readonly id: string
  readonly institutionId: string
  readonly microCredentialId: string
  readonly number: number
  readonly designId: string
  readonly designText: string
  readonly design: Design
  readonly hash: string
  readonly frameworkVersion: string
  readonly awardingBodies: readonly string[]
  readonly coOwners: readonly string[]
  readonly approvedAt: Date
  readonly approvedBy: string | null
  readonly supersededAt: Date | null
}

const versionColumns = ['id', 'institutionId', 'microCredentialId', 'number', 'designId', 'design', 'hash', 'frameworkVersion', 'awardingBodies', 'coOwners', 'approvedAt', 'approvedBy', 'supersededAt'] as const

/** Versions never change, so their parsed values are kept; at most 500 of them. */
const parsed = new Map<string, Design>()

function designOf(hash: string, text: string): Design {
  const kept = parsed.get(hash)
  if (kept) return kept
  const design = designSchema.parse(JSON.parse(text))
  if (parsed.size >= 500) parsed.clear()
  parsed.set(hash, design)
  return design
}

function toVersion(row: { design: string; hash: string; awardingBodies: unknown; coOwners: unknown } & Omit<VersionRow, 'design' | 'designText' | 'awardingBodies' | 'coOwners'>): VersionRow {
  return { ...row, designText: row.design, design: designOf(row.hash, row.design), awardingBodies: row.awardingBodies as string[], coOwners: row.coOwners as string[] }
}

export async function readVersion(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const row = await tx.selectFrom('version').select(versionColumns).where('id', '=', id).executeTakeFirst()
  return row && toVersion(row)
}

/** Versions of one micro-credential, newest first. */
export async function versionsOf(tx: Tx, microCredential: string): Promise<VersionRow[]> {
  const rows = await tx.selectFrom('version').select(versionColumns).where('microCredentialId', '=', microCredential).orderBy('number', 'desc').execute()
  return rows.map(toVersion)
}

/** The newest version of each micro-credential of the institution in scope, by id of the micro-credential. */
export async function currentVersions(tx: Tx): Promise<Map<string, VersionRow>> {
  const rows = await tx.selectFrom('version').select(versionColumns).where('supersededAt', 'is', null).execute()
  return new Map(rows.map((row) => [row.microCredentialId, toVersion(row)]))
}

export async function insertVersion(tx: Tx, row: Omit<VersionRow, 'design' | 'supersededAt'>): Promise<void> {
  const { designText, awardingBodies, coOwners, ...rest } = row
  await tx
    .insertInto('version')
    .values({ ...rest, design: designText, awardingBodies: JSON.stringify(awardingBodies), coOwners: JSON.stringify(coOwners) })
    .execute()
}

export async function supersede(tx: Tx, microCredential: string, before: number, at: Date): Promise<void> {
  await tx.updateTable('version').set({ supersededAt: at }).where('microCredentialId', '=', microCredential).where('number', '<', before).where('supersededAt', 'is', null).execute()
}

export interface PublishedRow {
  readonly institutionId: string
  readonly microCredentialId: string
  readonly versionId: string
  readonly code: string
  readonly number: number
  readonly design: Design
  readonly owners: readonly Body[]
  readonly awardingBodies: readonly Body[]
  readonly contact: { readonly name: Readonly<Record<string, string>>; readonly email: string } | null
  readonly publishedAt: Date
  readonly retiredAt: Date | null
}

export interface Body {
  readonly id: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly shortName: string
}

/** Writes what the public may read of a version; `lexemes` are the words it is found by, per language. */
export async function savePublished(tx: Tx, row: PublishedRow, lexemes: Readonly<Record<'fi' | 'sv' | 'en', readonly (readonly string[])[]>>): Promise<void> {
  const { design } = row
  // Weight A for the title, B for the summary and outcomes, C for the rest: rank follows it.
  const vector = (language: 'fi' | 'sv' | 'en') =>
    sql<string>`${sql.join(
      lexemes[language].map((words, index) => sql`setweight(array_to_tsvector(${[...new Set(words)].filter((word) => word !== '')}::text[]), ${['A', 'B', 'C'][index] ?? 'D'}::"char")`),
      sql` || `,
    )}`
  const values = {
    institutionId: row.institutionId,
    microCredentialId: row.microCredentialId,
    versionId: row.versionId,
    code: row.code,
    number: row.number,
    design: JSON.stringify(design),
    owners: JSON.stringify(row.owners),
    awardingBodies: JSON.stringify(row.awardingBodies),
    contact: row.contact ? JSON.stringify(row.contact) : null,
    publishedAt: row.publishedAt,
    retiredAt: row.retiredAt,
    title: design.title.fi ?? design.title.sv ?? design.title.en ?? row.code,
    mainField: design.fields[0] ?? null,
    fields: [...design.fields],
    eqfLevel: design.eqfLevel,
    credits: design.credits ?? 0,
    participation: design.participation,
    languages: [...design.languages],
    priceCents: design.priceCents,
    ownerSlugs: row.owners.map(({ slug }) => slug),
    lexemesFi: vector('fi'),
    lexemesSv: vector('sv'),
    lexemesEn: vector('en'),
  }
  const { institutionId: _institution, microCredentialId: _id, ...changes } = values
  await tx
    .insertInto('published')
    .values(values)
    .onConflict((conflict) => conflict.columns(['institutionId', 'microCredentialId']).doUpdateSet(changes))
    .execute()
}

export async function markPublishedRetired(tx: Tx, microCredential: string, at: Date): Promise<void> {
  await tx.updateTable('published').set({ retiredAt: at }).where('microCredentialId', '=', microCredential).execute()
}

/** Bodies by id, in the order asked. */
export async function bodies(tx: Tx, ids: readonly string[]): Promise<Body[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('institution').select(['id', 'slug', 'name', 'shortName']).where('id', 'in', ids).execute()
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => ({ ...row, name: row.name as Record<string, string> })))
}

export async function contactOf(tx: Tx, id: string | null): Promise<PublishedRow['contact']> {
  if (!id) return null
  const row = await tx.selectFrom('contact').select(['name', 'email']).where('id', '=', id).executeTakeFirst()
  return row ? { name: row.name as Record<string, string>, email: row.email } : null
}
