/** Rows of people who get a badge, typed or read from a list: what each says, and one line for each that cannot be used. */
import {
  cleanCell,
  dayHeadings,
  isBroken,
  type ListProblem,
  type ListReason,
  type ListShape,
  nameIn,
  readDay,
  readListTable,
  short,
  whoHeadings,
} from '../platform/list-table.ts'

export type AwardColumn = 'row' | 'name' | 'email' | 'locale' | 'day'

export type RowReason =
  | ListReason
  | 'broken-letters'
  | 'too-many-cells'
  | 'name-missing'
  | 'name-too-long'
  | 'formula'
  | 'email-missing'
  | 'not-email'
  | 'language-unknown'
  | 'not-day'
  | 'day-to-come'
  | 'over-already'
  | 'twice'
  | 'has-it'
  | 'own'

export interface RowProblem {
  /** As a spreadsheet counts: the first row is 1. */
  readonly row: number
  readonly column: AwardColumn
  readonly reason: RowReason
  /** What stood there, cut short; the row of the first one for `twice`, the limit for `too-many`. */
  readonly value: string
}

export interface Awardee {
  readonly row: number
  readonly name: string
  readonly email: string
  readonly locale: 'fi' | 'sv' | 'en'
  /** The day when the criteria were met, YYYY-MM-DD, where the row has one of its own. */
  readonly day?: string | undefined
}

export interface AwardList {
  /** Rows with something in them, without the heading. */
  readonly read: number
  /** The usable ones. Nobody gets anything while there is a problem. */
  readonly people: readonly Awardee[]
  readonly problems: readonly RowProblem[]
}

export interface TypedRow {
  readonly row: number
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly day?: string
  /** What the row has beyond the headings of its list. */
  readonly beyond?: string
}

export const mostAwardees = 1000

const shape: ListShape<'name' | 'givenName' | 'familyName' | 'email' | 'locale' | 'day'> = {
  headings: {
    ...whoHeadings,
    locale: ['kieli', 'språk', 'language'],
    day: dayHeadings,
  },
  suffices: (has) => (has('name') || has('givenName') || has('familyName')) && has('email'),
  most: mostAwardees,
}

/** A pasted or uploaded list as the rows that it has, before anybody is looked at; `problem` where it cannot be read as a whole. */
export function readAwardTable(text: string | null): {
  readonly read: number
  readonly rows: readonly TypedRow[]
  readonly unused: readonly string[]
  readonly problem: ListProblem | null
} {
  const table = readListTable(text, shape)
  return {
    ...table,
    rows: table.rows.map(({ row, cells, beyond }) => ({
      row,
      name: nameIn(cells),
      email: cells.email,
      locale: cells.locale,
      day: cells.day,
      beyond,
    })),
  }
}

const languages: ReadonlyMap<string, Awardee['locale']> = new Map([
  ...['fi', 'suomi', 'finska', 'finnish'].map((name) => [name, 'fi'] as const),
  ...['sv', 'ruotsi', 'svenska', 'swedish'].map((name) => [name, 'sv'] as const),
  ...['en', 'englanti', 'engelska', 'english'].map((name) => [name, 'en'] as const),
])

/**
 * Each row against what a badge needs to know of somebody: the first thing that is wrong in it is its line. `fallback` is the language of who has none,
 * `today` the last day that can be past.
 */
export function checkAwardees(rows: readonly TypedRow[], fallback: Awardee['locale'], today: string): AwardList {
  if (rows.length === 0) return { read: 0, people: [], problems: [{ row: 1, column: 'row', reason: 'nobody', value: '' }] }
  const people: Awardee[] = []
  const problems: RowProblem[] = []
  const first = new Map<string, number>()
  for (const { row, name: typedName, email: typedEmail, locale: typedLocale, day: typedDay = '', beyond = '' } of rows) {
    const name = cleanCell(typedName)
    const email = cleanCell(typedEmail).toLowerCase()
    const locale = cleanCell(typedLocale) === '' ? fallback : languages.get(cleanCell(typedLocale).toLowerCase())
    const day = readDay(typedDay)
    const wrong = wrongBeyond(beyond) ?? wrongIn(name, email, locale, typedLocale) ?? wrongDay(day, typedDay, today)
    const before = first.get(email)
    if (wrong) problems.push({ row, ...wrong })
    else if (before !== undefined) problems.push({ row, column: 'email', reason: 'twice', value: String(before) })
    else people.push({ row, name, email, locale: locale as Awardee['locale'], ...(day ? { day } : {}) })
    if (email !== '' && before === undefined) first.set(email, row)
  }
  return { read: rows.length, people, problems }
}

/** Why nobody can be called so: a formula of a spreadsheet, letters that have gone to pieces. Undefined for a name. */
export function faultOfName(name: string): 'name-missing' | 'broken-letters' | 'formula' | 'name-too-long' | undefined {
  if (name === '') return 'name-missing'
  if (isBroken(name)) return 'broken-letters'
  if (/^[=+@-]/.test(name)) return 'formula'
  return name.length > 200 ? 'name-too-long' : undefined
}

function wrongBeyond(beyond: string): Omit<RowProblem, 'row'> | undefined {
  return beyond === '' ? undefined : { column: 'row', reason: 'too-many-cells', value: short(beyond) }
}

/** The first thing that is wrong in a row by itself. */
function wrongIn(
  name: string,
  email: string,
  locale: Awardee['locale'] | undefined,
  typedLocale: string,
): Omit<RowProblem, 'row'> | undefined {
  const fault = faultOfName(name) ?? (isBroken(email) ? 'broken-letters' : undefined)
  if (fault) return { column: 'name', reason: fault, value: short(name) }
  if (email === '') return { column: 'email', reason: 'email-missing', value: '' }
  if (!isAddress(email)) return { column: 'email', reason: 'not-email', value: short(email) }
  return locale === undefined ? { column: 'locale', reason: 'language-unknown', value: short(typedLocale) } : undefined
}

function wrongDay(day: string | undefined | null, typed: string, today: string): Omit<RowProblem, 'row'> | undefined {
  if (day === null) return { column: 'day', reason: 'not-day', value: short(typed) }
  return day !== undefined && day > today ? { column: 'day', reason: 'day-to-come', value: short(typed) } : undefined
}

/** Whether it can be an address of a person. */
export const isAddress = (email: string) =>
  email.length <= 254 &&
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(email)
