/**
 * Many rows at once. COPY is refused on a table with row-level security, so rows go into a temporary table of the running transaction, and one
 * `insert … select` or `update … from` takes them on from there, with every policy and constraint at work.
 */
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database, Tx } from './database.server.ts'
import { clientOf, sql } from './database.server.ts'

/** The values of a row in the order of the columns, as PostgreSQL reads them from text. */
export type CopyRow = readonly (string | number | null)[]

const bytesAtOnce = 65_536

/** Rows into a new temporary table `name` with these columns and types, gone when the transaction ends. `db` is the database that `tx` runs on. */
export async function copyRows(
  tx: Tx,
  db: Database,
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: Iterable<CopyRow>,
): Promise<void> {
  const definition = Object.entries(columns).map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`)
  await sql`create temp table ${sql.table(name)} (${sql.join(definition)}) on commit drop`.execute(tx)
  await copyInto(tx, db, name, Object.keys(columns), rows)
}

/** Rows into a table that is there and has no row-level security. Costs memory for some 64 KB, however many rows come. */
export async function copyInto(
  tx: Tx,
  db: Database,
  table: string,
  columns: readonly string[],
  rows: Iterable<CopyRow>,
): Promise<void> {
  const client = await clientOf(tx, db)
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  const copied = finished(stream)
  let text = ''
  for (const row of rows) {
    text += line(row)
    if (text.length < bytesAtOnce) continue
    if (!stream.write(text)) await Promise.race([new Promise((drained) => stream.once('drain', drained)), copied])
    text = ''
  }
  stream.end(text)
  await copied
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One line of the text format of COPY (PostgreSQL documentation, COPY, "Text Format"). */
function line(row: CopyRow): string {
  let text = ''
  for (let index = 0; index < row.length; index++) {
    if (index > 0) text += '\t'
    const value = row[index]
    if (value === null || value === undefined) text += '\\N'
    else if (typeof value === 'number') text += value
    else text += special.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string) : value
  }
  return `${text}\n`
}
