/** A list of people as it is pasted or uploaded, as rows of cells: what a spreadsheet makes of it, before anybody is looked at. */
import Papa from 'papaparse'
import { mostAwardees, type RowProblem, short, type TypedRow } from './award-list.ts'

type Column = 'name' | 'givenName' | 'familyName' | 'email' | 'locale' | 'day'

export interface ListTable {
  /** Rows with something in them, without the heading. */
  readonly read: number
  readonly rows: readonly TypedRow[]
  /** Headings of columns that mean nothing to us: said, so that nobody believes they were used. */
  readonly unused: readonly string[]
  /** Why the list cannot be read as a whole; there are no rows then. */
  readonly problem: RowProblem | null
}

/** How a column may be headed, in any case of letters. */
const namesOf: Readonly<Record<Column, readonly string[]>> = {
  name: ['nimi', 'namn', 'name'],
  givenName: ['etunimi', 'etunimet', 'förnamn', 'first name', 'given name'],
  familyName: ['sukunimi', 'efternamn', 'last name', 'family name'],
  email: ['sähköposti', 'sähköpostiosoite', 'e-post', 'epost', 'e-postadress', 'email', 'e-mail', 'email address'],
  locale: ['kieli', 'språk', 'language'],
  day: ['päivä', 'päivämäärä', 'pvm', 'suorituspäivä', 'dag', 'datum', 'day', 'date', 'completed on'],
}
const headings = new Map(Object.entries(namesOf).flatMap(([column, names]) => names.map((name) => [name, column as Column])))

/** The text of a file: UTF-8 or UTF-16 by its mark, UTF-8 where it is that, else what Excel writes on a western Windows. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Reads comma, semicolon or tab separated text whose first row names the columns. */
export function readListTable(text: string): ListTable {
  const whole = text.replace(/^\uFEFF/, '')
  // Excel may write its separator into a first row of its own.
  const [said = '', separator] = /^sep=([;,\t])\r?\n/i.exec(whole) ?? []
  const { data, errors } = Papa.parse<string[]>(whole.slice(said.length), {
    ...(separator === undefined ? {} : { delimiter: separator }),
    delimitersToGuess: [';', '\t', ','],
  })
  const before = said === '' ? 0 : 1
  const rows = data
    .map((cells, index) => ({ cells: cells.map(clean), row: index + 1 + before }))
    .filter(({ cells }) => cells.some(Boolean))
  const [heading, ...rest] = rows
  const columns = (heading?.cells ?? []).map((cell) => headings.get(cell.toLowerCase()))
  const refused = (problem: RowProblem): ListTable => ({ read: rest.length, rows: [], unused: [], problem })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open) return refused({ row: (open.row ?? 0) + 1 + before, column: 'row', reason: 'open-quote', value: '' })
  const hasName = columns.includes('name') || columns.includes('givenName') || columns.includes('familyName')
  if (!heading) return refused({ row: 1, column: 'row', reason: 'nobody', value: '' })
  if (!hasName || !columns.includes('email'))
    return refused({ row: heading.row, column: 'row', reason: 'no-header', value: short(heading.cells.join(', ')) })
  if (rest.length === 0) return refused({ row: heading.row + 1, column: 'row', reason: 'nobody', value: '' })
  if (rest.length > mostAwardees)
    return refused({
      row: rest[mostAwardees]?.row ?? 1,
      column: 'row',
      reason: 'too-many',
      value: String(mostAwardees),
    })
  const cell = (cells: readonly string[], name: Column) => cells[columns.indexOf(name)] ?? ''
  return {
    read: rest.length,
    rows: rest.map(({ cells, row }) => ({
      row,
      name: cell(cells, 'name') || [cell(cells, 'givenName'), cell(cells, 'familyName')].filter(Boolean).join(' '),
      email: cell(cells, 'email'),
      locale: cell(cells, 'locale'),
      day: cell(cells, 'day'),
    })),
    unused: heading.cells.filter((title, index) => {
      const column = columns[index]
      return title !== '' && (column === undefined || columns.indexOf(column) !== index)
    }),
    problem: null,
  }
}

const clean = (cell: string) => cell.replaceAll(/[\s\u00A0]+/gu, ' ').trim()
