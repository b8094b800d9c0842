/** What somebody looks for in the catalogue, as it stands in the address: `?q=…&field=health&level=6&page=2`. Pure. */
import {
  type EqfLevel,
  type Field,
  fields,
  type Language,
  languages,
  type ParticipationForm,
  type PictureField,
  participationForms,
  pictureField,
  pictureFields,
} from '@poiju/framework'

export const sizes = ['small', 'medium', 'large'] as const
export type Size = (typeof sizes)[number]
export const prices = ['free', 'to100', 'to500', 'over500'] as const
export type Price = (typeof prices)[number]
export const starts = ['month', 'quarter', 'later'] as const
export type Start = (typeof starts)[number]
export const levels = ['5', '6', '7', '8'] as const satisfies readonly `${EqfLevel}`[]

/** Within one filter any of the chosen values will do; filters narrow each other down. */
export interface Filters {
  readonly field: readonly PictureField[]
  readonly institution: readonly string[]
  readonly level: readonly (typeof levels)[number][]
  readonly size: readonly Size[]
  readonly mode: readonly ParticipationForm[]
  readonly language: readonly Language[]
  readonly price: readonly Price[]
  readonly start: readonly Start[]
}
export type FilterName = keyof Filters

export const filterNames = [
  'field',
  'start',
  'price',
  'mode',
  'language',
  'size',
  'level',
  'institution',
] as const satisfies readonly FilterName[]

export interface Query extends Filters {
  /** Words as they were typed, at most `longestQuery` characters. */
  readonly q: string
  /** From 1. */
  readonly page: number
}

export const longestQuery = 200
/** With this many rows a page of the list stays within 30 KB. */
export const pageSize = 10

/** Values that a filter knows. Institutions are slugs; which of them exist, the database knows. */
const known: { readonly [N in Exclude<FilterName, 'institution'>]: readonly Filters[N][number][] } = {
  field: pictureFields,
  level: levels,
  size: sizes,
  mode: participationForms,
  language: languages,
  price: prices,
  start: starts,
}

export const emptyQuery: Query = {
  q: '',
  page: 1,
  field: [],
  institution: [],
  level: [],
  size: [],
  mode: [],
  language: [],
  price: [],
  start: [],
}

export interface Unknown {
  readonly name: string
  readonly value: string
}

/** The query of an address, and what in it means nothing to us. Never throws. Broken characters and U+0000 count as spaces. */
export function parseQuery(params: URLSearchParams): { query: Query; unknown: Unknown[] } {
  const unknown: Unknown[] = []
  const chosen = <T extends string>(name: FilterName, isKnown: (value: string) => value is T): T[] => {
    const values = [...new Set(params.getAll(name).filter((value) => value !== ''))].slice(0, 50)
    for (const value of values) if (!isKnown(value)) unknown.push({ name, value: clean(value).slice(0, 60) })
    return values.filter(isKnown)
  }
  const among = <N extends keyof typeof known>(name: N) =>
    chosen(name, (value): value is Filters[N][number] => (known[name] as readonly string[]).includes(value)) as Filters[N]
  const pageText = params.get('page') ?? ''
  const isPage = /^[1-9]\d{0,3}$/.test(pageText)
  if (pageText !== '' && !isPage) unknown.push({ name: 'page', value: clean(pageText).slice(0, 60) })
  return {
    query: {
      q: clean(params.get('q') ?? '')
        .trim()
        .slice(0, longestQuery),
      page: isPage ? Number(pageText) : 1,
      field: among('field'),
      institution: chosen('institution', (value): value is string => /^[a-z][a-z0-9-]{1,30}$/.test(value)),
      level: among('level'),
      size: among('size'),
      mode: among('mode'),
      language: among('language'),
      price: among('price'),
      start: among('start'),
    },
    unknown,
  }
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\ufffd]/gu, ' ')
}

/** The address of a query, without what is empty: `?q=…&field=…`, or ''. The same query always has the same address. */
export function searchOf(query: Query): string {
  const params = new URLSearchParams()
  if (query.q !== '') params.set('q', query.q)
  for (const name of filterNames) for (const value of [...query[name]].sort()) params.append(name, value)
  if (query.page > 1) params.set('page', String(query.page))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

export function filterCount(query: Filters): number {
  return filterNames.reduce((sum, name) => sum + query[name].length, 0)
}

/** Codes of education that a field of the catalogue gathers. */
export const codesOfField: Readonly<Record<PictureField, readonly Field[]>> = Object.fromEntries(
  pictureFields.map((group) => [group, fields.filter((field) => pictureField(field) === group)]),
) as Record<PictureField, Field[]>

/** Bounds of a size in credits: more than the first, at most the second. */
export const sizeBounds: Readonly<Record<Size, readonly [above: number, most: number]>> = {
  small: [0, 2],
  medium: [2, 5],
  large: [5, 60],
}

/** Bounds of a price in cents, both included. */
export const priceBounds: Readonly<Record<Price, readonly [least: number, most: number]>> = {
  free: [0, 0],
  to100: [1, 10_000],
  to500: [10_001, 50_000],
  over500: [50_001, 100_000_000],
}

/** Bounds of a start in days from today, both included. */
export const startBounds: Readonly<Record<Start, readonly [least: number, most: number]>> = {
  month: [0, 30],
  quarter: [31, 92],
  later: [93, 3660],
}

/** What the filters look at. */
export interface Facets {
  readonly fields: readonly string[]
  readonly ownerSlugs: readonly string[]
  readonly eqfLevel: number | null
  readonly credits: number
  readonly participation: string | null
  readonly languages: readonly string[]
  readonly priceCents: number | null
  /** Days from today to the starts that one can still enrol in. */
  readonly startsIn: readonly number[]
}

const fits: { readonly [N in FilterName]: (facets: Facets, value: Filters[N][number]) => boolean } = {
  field: ({ fields: own }, value) => codesOfField[value].some((code) => own.includes(code)),
  institution: ({ ownerSlugs }, value) => ownerSlugs.includes(value),
  level: ({ eqfLevel }, value) => String(eqfLevel) === value,
  size: ({ credits }, value) => credits > sizeBounds[value][0] && credits <= sizeBounds[value][1],
  mode: ({ participation }, value) => participation === value,
  language: ({ languages: own }, value) => own.includes(value),
  price: ({ priceCents }, value) =>
    priceCents !== null && priceCents >= priceBounds[value][0] && priceCents <= priceBounds[value][1],
  start: ({ startsIn }, value) => startsIn.some((days) => days >= startBounds[value][0] && days <= startBounds[value][1]),
}

/** Whether something fits one value of a filter. */
export function fitsValue(facets: Facets, name: FilterName, value: string): boolean {
  return (fits[name] as (facets: Facets, value: string) => boolean)(facets, value)
}

/** Whether something passes every filter, `except` one aside: for counting what a choice in that one would give. */
export function passes(facets: Facets, filters: Filters, except?: FilterName): boolean {
  return filterNames.every(
    (name) => name === except || filters[name].length === 0 || filters[name].some((value) => fitsValue(facets, name, value)),
  )
}
