/**
 * What the catalogue reads: `published`, which the room of reviews writes, and the starts of offerings that one can enrol in. Both are of the kind network:
 * readable in every scope. At most `mostCandidates` are ranked, so that a broad search costs no more than a narrow one.
 */
import type { Design, Language } from '@poiju/framework'
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../platform/database.server.ts'
import type { Body, PublishedRow } from '../review/index.server.ts'
import { codesOfField, type Facets, type Filters, priceBounds, sizeBounds, startBounds } from './query.ts'

export const mostCandidates = 1000

/** Text of a tsquery in each language; null where the query holds no word of it. */
export type TextQuery = { readonly [L in Language]: string | null }

/** Starts of offerings in which a place can still be applied for. */
const openStarts = (today: string, now: Date) =>
  sql`select o.starts_on - ${today}::date as days from offering o
    where o.institution_id = p.institution_id and o.micro_credential_id = p.micro_credential_id and o.state = 'open' and o.closes_at > ${now}`

function matching(text: TextQuery | null) {
  if (text === null) return sql<SqlBool>`true`
  const columns = { fi: sql.ref('p.lexemes_fi'), sv: sql.ref('p.lexemes_sv'), en: sql.ref('p.lexemes_en') }
  const ways = (['fi', 'sv', 'en'] as const).flatMap((language) => {
    const words = text[language]
    return words === null ? [] : [sql`${columns[language]} @@ ${words}::tsquery`]
  })
  return ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways, sql` or `)})`
}

/** Words in the reader's own language count twice. */
function ranking(text: TextQuery | null, language: Language) {
  if (text === null) return sql<number>`0`
  const columns = { fi: sql.ref('p.lexemes_fi'), sv: sql.ref('p.lexemes_sv'), en: sql.ref('p.lexemes_en') }
  const ranks = (['fi', 'sv', 'en'] as const).flatMap((candidate) => {
    const words = text[candidate]
    return words === null ? [] : [sql`ts_rank(${columns[candidate]}, ${words}::tsquery) * ${candidate === language ? 2 : 1}`]
  })
  return ranks.length === 0 ? sql<number>`0` : sql<number>`greatest(${sql.join(ranks, sql`, `)})`
}

function filtering(filters: Filters, today: string, now: Date) {
  const conditions = [sql<SqlBool>`p.retired_at is null`]
  const between = (column: string, bounds: readonly (readonly [number, number])[], isOpenBelow: boolean) =>
    sql`(${sql.join(
      bounds.map(([low, high]) =>
        isOpenBelow
          ? sql`(${sql.ref(column)} > ${low} and ${sql.ref(column)} <= ${high})`
          : sql`(${sql.ref(column)} between ${low} and ${high})`,
      ),
      sql` or `,
    )})`
  if (filters.field.length > 0)
    conditions.push(sql`p.fields && ${filters.field.flatMap((group) => codesOfField[group]) as string[]}::text[]`)
  if (filters.institution.length > 0) conditions.push(sql`p.owner_slugs && ${[...filters.institution]}::text[]`)
  if (filters.level.length > 0) conditions.push(sql`p.eqf_level = any(${filters.level.map(Number)}::integer[])`)
  if (filters.mode.length > 0) conditions.push(sql`p.participation = any(${[...filters.mode]}::text[])`)
  if (filters.language.length > 0) conditions.push(sql`p.languages && ${[...filters.language]}::text[]`)
  if (filters.size.length > 0)
    conditions.push(
      between(
        'p.credits',
        filters.size.map((size) => sizeBounds[size]),
        true,
      ) as never,
    )
  if (filters.price.length > 0)
    conditions.push(
      between(
        'p.price_cents',
        filters.price.map((price) => priceBounds[price]),
        false,
      ) as never,
    )
  if (filters.start.length > 0)
    conditions.push(
      sql`exists (select 1 from (${openStarts(today, now)}) s where ${between(
        's.days',
        filters.start.map((start) => startBounds[start]),
        false,
      )})`,
    )
  return sql.join(conditions, sql` and `)
}

export interface Search {
  readonly text: TextQuery | null
  readonly filters: Filters
  readonly language: Language
  /** The day in Helsinki. */
  readonly today: string
  readonly now: Date
}

/** Ids of what was found, best first: at most `mostCandidates` + 1, of which the last one only says that there are more. */
export async function findIds(tx: Tx, { text, filters, language, today, now }: Search): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.micro_credential_id as id from (
      select p.micro_credential_id, p.published_at, ${ranking(text, language)} as rank from published p
      where ${matching(text)} and ${filtering(filters, today, now)}
      ${text === null ? sql`order by p.published_at desc, p.micro_credential_id` : sql``}
      limit ${mostCandidates + 1}) c
    order by c.rank desc, c.published_at desc, c.micro_credential_id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What the filters look at, for everything that holds the words: null when that is more than `mostCandidates`. */
export async function facetsOf(tx: Tx, { text, today, now }: Omit<Search, 'filters' | 'language'>): Promise<Facets[] | null> {
  const { rows } = await sql<Facets>`
    select p.fields, p.owner_slugs as "ownerSlugs", p.eqf_level as "eqfLevel", p.credits, p.participation, p.languages, p.price_cents as "priceCents",
      array(${openStarts(today, now)}) as "startsIn"
    from published p where ${matching(text)} and p.retired_at is null limit ${mostCandidates + 1}`.execute(tx)
  return rows.length > mostCandidates ? null : rows
}

const columns = [
  'institutionId',
  'microCredentialId',
  'versionId',
  'code',
  'number',
  'hash',
  'frameworkVersion',
  'approvedAt',
  'design',
  'owners',
  'awardingBodies',
  'contact',
  'publishedAt',
  'refreshedAt',
  'retiredAt',
] as const

type Stored = Omit<PublishedRow, 'design' | 'owners' | 'awardingBodies' | 'contact'> & {
  design: unknown
  owners: unknown
  awardingBodies: unknown
  contact: unknown
}

// Written by `savePublished` of the room of reviews from values of these types.
function toRow(row: Stored): PublishedRow {
  return {
    ...row,
    design: row.design as Design,
    owners: row.owners as Body[],
    awardingBodies: row.awardingBodies as Body[],
    contact: row.contact as PublishedRow['contact'],
  }
}

/** Published micro-credentials by id, in the order asked. */
export async function readMany(tx: Tx, ids: readonly string[]): Promise<PublishedRow[]> {
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('published').select(columns).where('microCredentialId', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.microCredentialId, toRow(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The published micro-credential of a code, retired ones too; undefined when there is none. */
export async function readByCode(tx: Tx, code: string): Promise<PublishedRow | undefined> {
  const row = await tx.selectFrom('published').select(columns).where('code', '=', code).executeTakeFirst()
  return row && toRow(row)
}

export interface Owner {
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly shortName: string
}

/** Institutions that a micro-credential may be of, by name. */
export async function institutions(tx: Tx): Promise<Owner[]> {
  const rows = await tx
    .selectFrom('institution')
    .select(['slug', 'name', 'shortName'])
    .where('isNetwork', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('published')
          .select('published.code')
          .where(sql<SqlBool>`published.owner_slugs @> array[institution.slug]`)
          .where('published.retiredAt', 'is', null),
      ),
    )
    .orderBy('shortName')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, name: row.name as Record<string, string> }))
}

/** Codes for the sitemap, in a fixed order, from `offset` on. Retired ones keep their page and are not listed. */
export async function codes(tx: Tx, offset: number, limit: number): Promise<{ code: string; refreshedAt: Date }[]> {
  return tx
    .selectFrom('published')
    .select(['code', 'refreshedAt'])
    .where('retiredAt', 'is', null)
    .orderBy('code')
    .offset(offset)
    .limit(limit)
    .execute()
}
