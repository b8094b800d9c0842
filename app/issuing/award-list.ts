/** A list of people who get a badge, as it is typed, pasted or uploaded: what each row says, and one line for each row that cannot be used. */
import Papa from 'papaparse'

export type AwardColumn = 'row' | 'name' | 'email' | 'locale'

export type RowReason =
  | 'no-header'
  | 'nobody'
  | 'too-many'
  | 'open-quote'
  | 'broken-letters'
  | 'name-missing'
  | 'name-too-long'
  | 'formula'
  | 'email-missing'
  | 'not-email'
  | 'language-unknown'
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
}

export const mostAwardees = 1000

const headings: Readonly<Record<string, 'name' | 'givenName' | 'familyName' | 'email' | 'locale'>> = {
  nimi: 'name',
  namn: 'name',
  name: 'name',
  etunimi: 'givenName',
  etunimet: 'givenName',
  förnamn: 'givenName',
  'first name': 'givenName',
  'given name': 'givenName',
  sukunimi: 'familyName',
  efternamn: 'familyName',
  'last name': 'familyName',
  'family name': 'familyName',
  sähköposti: 'email',
  sähköpostiosoite: 'email',
  'e-post': 'email',
  epost: 'email',
  'e-postadress': 'email',
  email: 'email',
  'e-mail': 'email',
  'email address': 'email',
  kieli: 'locale',
  språk: 'locale',
  language: 'locale',
}

const languages: Readonly<Record<string, Awardee['locale']>> = {
  fi: 'fi',
  suomi: 'fi',
  finska: 'fi',
  finnish: 'fi',
  sv: 'sv',
  ruotsi: 'sv',
  svenska: 'sv',
  swedish: 'sv',
  en: 'en',
  englanti: 'en',
  engelska: 'en',
  english: 'en',
}

/** The text of a file: UTF-8 or UTF-16 by its mark, UTF-8 where it is that, else what Excel writes on a western Windows. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Reads comma, semicolon or tab separated text whose first row names the columns. `fallback` is the language of who has none. */
export function readAwardList(text: string, fallback: Awardee['locale']): AwardList {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimitersToGuess: [';', '\t', ','] })
  const rows = data
    .map((cells, index) => ({ cells: cells.map(clean), row: index + 1 }))
    .filter(({ cells }) => cells.some(Boolean))
  const [heading, ...rest] = rows
  const columns = (heading?.cells ?? []).map((cell) => headings[cell.toLowerCase()])
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open) return onlyProblem(rest.length, { row: (open.row ?? 0) + 1, column: 'row', reason: 'open-quote', value: '' })
  const hasName = columns.includes('name') || columns.includes('givenName') || columns.includes('familyName')
  if (!heading || !hasName || !columns.includes('email'))
    return onlyProblem(rest.length, {
      row: heading?.row ?? 1,
      column: 'row',
      reason: heading ? 'no-header' : 'nobody',
      value: short(heading?.cells.join(', ') ?? ''),
    })
  if (rest.length > mostAwardees)
    return onlyProblem(rest.length, {
      row: rest[mostAwardees]?.row ?? 1,
      column: 'row',
      reason: 'too-many',
      value: String(mostAwardees),
    })
  const cell = (cells: readonly string[], name: (typeof columns)[number]) => cells[columns.indexOf(name)] ?? ''
  return checkAwardees(
    rest.map(({ cells, row }) => ({
      row,
      name: cell(cells, 'name') || [cell(cells, 'givenName'), cell(cells, 'familyName')].filter(Boolean).join(' '),
      email: cell(cells, 'email'),
      locale: cell(cells, 'locale'),
    })),
    fallback,
  )
}

/** Each row against what a badge needs to know of somebody: the first thing that is wrong in it is its line. */
export function checkAwardees(rows: readonly TypedRow[], fallback: Awardee['locale']): AwardList {
  if (rows.length === 0) return onlyProblem(0, { row: 1, column: 'row', reason: 'nobody', value: '' })
  const people: Awardee[] = []
  const problems: RowProblem[] = []
  const first = new Map<string, number>()
  for (const { row, name: typedName, email: typedEmail, locale: typedLocale } of rows) {
    const name = clean(typedName)
    const email = clean(typedEmail).toLowerCase()
    const locale = clean(typedLocale) === '' ? fallback : languages[clean(typedLocale).toLowerCase()]
    const wrong = wrongIn(name, email, locale, typedLocale)
    const before = first.get(email)
    if (wrong) problems.push({ row, ...wrong })
    else if (before !== undefined) problems.push({ row, column: 'email', reason: 'twice', value: String(before) })
    else people.push({ row, name, email, locale: locale as Awardee['locale'] })
    if (email !== '' && before === undefined) first.set(email, row)
  }
  return { read: rows.length, people, problems }
}

/** The first thing that is wrong in a row by itself. */
function wrongIn(
  name: string,
  email: string,
  locale: Awardee['locale'] | undefined,
  typedLocale: string,
): Omit<RowProblem, 'row'> | undefined {
  if (name === '') return { column: 'name', reason: 'name-missing', value: '' }
  if (/[\uFFFD\p{Cc}]/u.test(`${name}${email}`)) return { column: 'name', reason: 'broken-letters', value: short(name) }
  if (/^[=+@-]/.test(name)) return { column: 'name', reason: 'formula', value: short(name) }
  if (name.length > 200) return { column: 'name', reason: 'name-too-long', value: short(name) }
  if (email === '') return { column: 'email', reason: 'email-missing', value: '' }
  if (!isAddress(email)) return { column: 'email', reason: 'not-email', value: short(email) }
  return locale === undefined ? { column: 'locale', reason: 'language-unknown', value: short(typedLocale) } : undefined
}

const isAddress = (email: string) =>
  email.length <= 254 &&
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(email)

const clean = (cell: string) => cell.replaceAll(/[\s\u00A0]+/gu, ' ').trim()
const short = (value: string) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)
const onlyProblem = (read: number, problem: RowProblem): AwardList => ({ read, people: [], problems: [problem] })
