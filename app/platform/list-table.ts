/** A list of people as it is pasted or uploaded, as rows of cells: what a spreadsheet makes of it, before anybody is looked at. */
import Papa from 'papaparse'

/** Why a list cannot be read as a whole. */
export type ListReason = 'no-header' | 'nobody' | 'too-many' | 'open-quote' | 'workbook'

export interface ListProblem {
  /** As a spreadsheet counts: the first row is 1. */
  readonly row: number
  readonly column: 'row'
  readonly reason: ListReason
  /** What stood there, cut short; the limit for `too-many`. */
  readonly value: string
}

export interface ListRow<Column extends string> {
  readonly row: number
  /** What each column says; '' where the list has no such column. */
  readonly cells: Readonly<Record<Column, string>>
  /** What stands beyond the last heading, such as the rest of a cell that was cut by a separator inside it; '' for nothing. */
  readonly beyond: string
}

export interface ListTable<Column extends string> {
  /** Rows with something in them, without the heading. */
  readonly read: number
  readonly rows: readonly ListRow<Column>[]
  /** Headings of columns that mean nothing to us: said, so that nobody believes they were used. */
  readonly unused: readonly string[]
  /** There are no rows then. */
  readonly problem: ListProblem | null
}

export interface ListShape<Column extends string> {
  /** How each column may be headed, in small letters. */
  readonly headings: Readonly<Record<Column, readonly string[]>>
  /** Whether these columns say enough to read the list. */
  readonly suffices: (has: (column: Column) => boolean) => boolean
  readonly most: number
}

/** How columns that say who somebody is may be headed. */
export const whoHeadings = {
  name: ['nimi', 'namn', 'name'],
  givenName: ['etunimi', 'etunimet', 'förnamn', 'first name', 'given name'],
  familyName: ['sukunimi', 'efternamn', 'last name', 'family name'],
  email: ['sähköposti', 'sähköpostiosoite', 'e-post', 'epost', 'e-postadress', 'email', 'e-mail', 'email address'],
} as const

/** How the day of something that was done may be headed. */
export const dayHeadings = [
  ...['päivä', 'päivämäärä', 'pvm', 'suorituspäivä', 'suorituspvm'],
  ...['dag', 'datum', 'prestationsdatum', 'prestationsdag'],
  ...['day', 'date', 'completed on', 'completion date'],
] as const

/** The name of a row: its own cell, or first and last name from cells apart. */
export function nameIn(cells: Readonly<Record<'name' | 'givenName' | 'familyName', string>>): string {
  return cells.name || [cells.givenName, cells.familyName].filter(Boolean).join(' ')
}

/** Whether a file is a workbook of Excel or LibreOffice (a zip, or the older container), and no text at all. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const begin = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return begin === '504b0304' || begin === 'd0cf11e0'
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

/** Reads comma, semicolon or tab separated text whose first row names the columns; null stands for a workbook, which cannot be read here. */
export function readListTable<Column extends string>(text: string | null, shape: ListShape<Column>): ListTable<Column> {
  if (text === null) return { read: 0, rows: [], unused: [], problem: { row: 1, column: 'row', reason: 'workbook', value: '' } }
  const whole = text.replace(/^\uFEFF/, '')
  // Excel may write its separator into a first row of its own.
  const [said = '', separator] = /^sep=([;,\t])\r?\n/i.exec(whole) ?? []
  const rest = whole.slice(said.length)
  const delimiter = separator ?? separatorOf(rest)
  const { data, errors } = parsed(rest, delimiter)
  const before = said === '' ? 0 : 1
  const rows = data
    .map((cells, index) => ({ cells: cells.map(cleanCell), row: index + 1 + before }))
    .filter(({ cells }) => cells.some(Boolean))
  const [heading, ...people] = rows
  const known = Object.entries<readonly string[]>(shape.headings) as [Column, readonly string[]][]
  const headings = new Map(known.flatMap(([column, names]) => names.map((name) => [name, column] as const)))
  const columns = (heading?.cells ?? []).map((cell) => headings.get(cell.toLowerCase()))
  const refused = (row: number, reason: ListReason, value = ''): ListTable<Column> => ({
    read: people.length,
    rows: [],
    unused: [],
    problem: { row, column: 'row', reason, value },
  })
  const open = errors.find(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes')
  if (open) return refused((open.row ?? 0) + 1 + before, 'open-quote')
  if (!heading) return refused(1, 'nobody')
  if (!shape.suffices((column) => columns.includes(column)))
    return refused(heading.row, 'no-header', short(heading.cells.join(', ')))
  if (people.length === 0) return refused(heading.row + 1, 'nobody')
  if (people.length > shape.most) return refused(people[shape.most]?.row ?? 1, 'too-many', String(shape.most))
  return {
    read: people.length,
    rows: people.map(({ cells, row }) => ({
      row,
      cells: Object.fromEntries(known.map(([column]) => [column, cells[columns.indexOf(column)] ?? ''])) as Record<
        Column,
        string
      >,
      beyond: cells.slice(heading.cells.length).filter(Boolean).join(', '),
    })),
    unused: heading.cells.filter((title, index) => {
      const column = columns[index]
      return title !== '' && (column === undefined || columns.indexOf(column) !== index)
    }),
    problem: null,
  }
}

/** What is copied from a spreadsheet has tabs, and cells as they are: one may begin with a quoted word. Where quotes mean nothing, each row is whole without them. */
function parsed(text: string, delimiter: string): Pick<Papa.ParseResult<string[]>, 'data' | 'errors'> {
  const quoted = Papa.parse<string[]>(text, { delimiter })
  if (delimiter !== '\t' || !quoted.errors.some(({ code }) => code === 'InvalidQuotes')) return quoted
  const plain = Papa.parse<string[]>(text, { delimiter, quoteChar: '\0' })
  const [heading = []] = plain.data
  return plain.data.every((row) => row.length <= heading.length) ? plain : quoted
}

/**
 * The separator that the headings have most of. The parser's own guess is an average over rows, and misses a list of two columns that ends with a line
 * break.
 */
function separatorOf(text: string): string {
  const heading = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const count = (separator: string) => heading.split(separator).length
  return [';', '\t', ','].sort((a, b) => count(b) - count(a))[0] ?? ','
}

/** A day as the calendar has it: 2026-11-20 or 20.11.2026. Undefined for an empty cell, null for what is no day; 11/12/2026 is two days, so it is none. */
export function readDay(text: string): string | undefined | null {
  if (text.trim() === '') return undefined
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim()) ?? []
  const iso = year === undefined ? text.trim() : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const known = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : new Date(Number.NaN)
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(iso) ? iso : null
}

/** Whether letters were lost on the way: an unknown one, or one that nobody types. */
export const isBroken = (cell: string) => /[\uFFFD\p{Cc}]/u.test(cell)
/** A cell with one space where it has any white space, none around it, and each letter in one piece: some systems write ä as a and its dots. */
export const cleanCell = (cell: string) =>
  cell
    .normalize('NFC')
    .replaceAll(/[\s\u00A0]+/gu, ' ')
    .trim()
/** What stood in a cell, cut to what fits a line. */
export const short = (value: string) => (value.length > 60 ? `${value.slice(0, 59)}…` : value)
