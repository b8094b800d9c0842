/** The public window: searching and reading what is published. */
import type { Language } from '@poiju/framework'
import { languages, participationForms, pictureFields } from '@poiju/framework'
import { listOpenOfferings } from '../delivery/index.server.ts'
import { must } from '../people/policy.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import type { PublishedRow } from '../review/index.server.ts'
import { parseCode } from '../review/index.ts'
import { type FilterName, filterNames, fitsValue, levels, pageSize, passes, prices, type Query, sizes, starts } from './query.ts'
import * as store from './store.server.ts'
import { type Hit, hitOf, type OfferingView, offeringView } from './view.ts'
import { tsqueryText } from './words.ts'

export interface Found {
  readonly hits: readonly Hit[]
  /** How many there are; `isMore` says that there are more than could be ranked. */
  readonly total: number
  readonly isMore: boolean
  readonly page: number
  readonly pages: number
  /** Not every word was found in one: these hold some of them. */
  readonly isLoose: boolean
  /** How many a choice gives, beside the other filters; null when there are too many to count. */
  readonly counts: Readonly<Record<FilterName, readonly { readonly value: string; readonly count: number }[]>> | null
  readonly institutions: readonly store.Owner[]
}

/** Looks for what fits the words and the filters. A page past the end is the last one. */
export async function searchCatalogue(ctx: Ctx, query: Query): Promise<Found> {
  must(ctx.actor, 'catalogue.read')
  const today = dayOf(ctx.now)
  return inTransaction(ctx, async (tx) => {
    const strict = textOf(query.q, 'all')
    const base = { filters: query, language: ctx.locale, today, now: ctx.now }
    let text = strict
    let ids = await store.findIds(tx, { ...base, text })
    const isLoose = ids.length === 0 && strict !== null && query.q.includes(' ')
    if (isLoose) {
      text = textOf(query.q, 'any')
      ids = await store.findIds(tx, { ...base, text })
    }
    const isMore = ids.length > store.mostCandidates
    const total = Math.min(ids.length, store.mostCandidates)
    const pages = Math.max(1, Math.ceil(total / pageSize))
    const page = Math.min(query.page, pages)
    const rows = await store.readMany(tx, ids.slice((page - 1) * pageSize, Math.min(page * pageSize, total)))
    const offerings = await offeringsOf(tx, rows, ctx.now)
    const institutions = await store.institutions(tx)
    const facets = await store.facetsOf(tx, { text, today, now: ctx.now })
    const values: Record<FilterName, readonly string[]> = {
      field: pictureFields,
      start: starts,
      price: prices,
      mode: participationForms,
      language: languages,
      size: sizes,
      level: levels,
      institution: institutions.map(({ slug }) => slug),
    }
    return {
      hits: rows.map((row) => hitOf(row, offerings.get(row.microCredentialId) ?? [], ctx.locale)),
      total,
      isMore,
      page,
      pages,
      isLoose: isLoose && total > 0,
      institutions,
      counts:
        facets &&
        (Object.fromEntries(
          filterNames.map((name) => {
            const rest = facets.filter((one) => passes(one, query, name))
            return [
              name,
              values[name].map((value) => ({ value, count: rest.filter((one) => fitsValue(one, name, value)).length })),
            ]
          }),
        ) as unknown as NonNullable<Found['counts']>),
    }
  })
}

/** Null without words to look for: then everything fits. Words that no language knows fit nothing. */
function textOf(q: string, how: 'all' | 'any'): store.TextQuery | null {
  if (q === '') return null
  const of = (language: Language) => tsqueryText(q, language, how)
  return { fi: of('fi'), sv: of('sv'), en: of('en') }
}

async function offeringsOf(tx: Tx, rows: readonly PublishedRow[], now: Date): Promise<Map<string, OfferingView[]>> {
  const offerings = await listOpenOfferings(
    tx,
    rows.map(({ microCredentialId }) => microCredentialId),
  )
  const byId = new Map<string, OfferingView[]>()
  for (const row of offerings)
    byId.set(row.microCredentialId, [...(byId.get(row.microCredentialId) ?? []), offeringView(row, now)])
  return byId
}

export interface PublishedMicroCredential {
  readonly row: PublishedRow
  /** Those that are open or running, by start. None of a retired one can be enrolled in. */
  readonly offerings: readonly OfferingView[]
}

/** What everybody may read of a micro-credential, retired ones too. NotFound for a code that is not published. */
export async function readPublished(ctx: Ctx, codeText: string | undefined): Promise<PublishedMicroCredential> {
  must(ctx.actor, 'catalogue.read')
  const code = parseCode(codeText)
  if (code === undefined) throw new NotFound()
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.readByCode(tx, code))
    const offerings = (await offeringsOf(tx, [row], ctx.now)).get(row.microCredentialId) ?? []
    return {
      row,
      offerings: row.retiredAt === null ? offerings : offerings.filter(({ state }) => state === 'running'),
    }
  })
}

/** So many micro-credentials are in one part of the sitemap: with three languages, below its limit of 50,000 addresses. */
export const sitemapPart = 10_000

/** Codes for one part of the sitemap, from 1; one more than fit says that there is another part. */
export async function listCodes(ctx: Ctx, part: number): Promise<{ code: string; refreshedAt: Date }[]> {
  must(ctx.actor, 'catalogue.read')
  return inTransaction(ctx, (tx) => store.codes(tx, (part - 1) * sitemapPart, sitemapPart + 1))
}
