/** What a database holds, as digests to compare: every row of every table, in no order, without what no two runs agree on. */
import { hash } from 'node:crypto'
import pg from 'pg'

/** Counting how often somebody asks is no part of any command, and goes on when one fails. */
const leftOut = ['public.rate_limit']

export type Columns = ReadonlyMap<string, readonly string[]>

export async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Every table of the program and of its queue, with its columns. */
export async function allColumns(client: pg.Client): Promise<Columns> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('public', 'jobs') and c.relkind = 'r' group by 1 order by 1`)
  return new Map(rows.filter(({ table }) => !leftOut.includes(table)).map(({ table, columns }) => [table, columns]))
}

/** One digest for each table, over these columns of all its rows. */
export async function digest(client: pg.Client, columns: Columns): Promise<Map<string, string>> {
  const parts = [...columns].map(([table, names]) => {
    const row = names.length > 0 ? `md5(row(${names.map((name) => `t.${quoted(name)}`).join(', ')})::text)` : `''`
    const place = table.split('.').map(quoted).join('.')
    return `select '${table}' as table, count(*) || ' ' || md5(coalesce(string_agg(${row}, ',' order by ${row}), '')) as digest from ${place} t`
  })
  const { rows } = await client.query<{ table: string; digest: string }>({
    // Asked after each failure: planned once for a connection.
    name: hash('md5', parts.join()),
    text: parts.join(' union all '),
  })
  return new Map(rows.map(({ table, digest: said }) => [table, said]))
}

/** The columns on which two databases agree that did the same: ids of the queue, secrets and transaction numbers are none of them. */
export async function agreedColumns(one: pg.Client, other: pg.Client): Promise<Columns> {
  const columns = await allColumns(one)
  const [left, right] = await Promise.all([one, other].map((client) => columnDigests(client, columns)))
  return new Map(
    [...columns].map(([table, names]) => [
      table,
      names.filter((name) => left?.get(`${table} ${name}`) === right?.get(`${table} ${name}`)),
    ]),
  )
}

async function columnDigests(client: pg.Client, columns: Columns): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  for (const [table, names] of columns) {
    const place = table.split('.').map(quoted).join('.')
    const each = names.map(
      (name) => `md5(coalesce(string_agg(coalesce(t.${quoted(name)}::text, '∅'), ',' order by t.${quoted(name)}::text), ''))`,
    )
    const { rows } = await client.query<string[]>({ text: `select ${each.join(', ')} from ${place} t`, rowMode: 'array' })
    for (const [index, name] of names.entries()) digests.set(`${table} ${name}`, rows[0]?.[index] ?? '')
  }
  return digests
}

/** One word for a whole state. */
export const summary = (state: ReadonlyMap<string, string>): string => hash('sha256', JSON.stringify([...state].sort()))

/** Tables on which two states differ. */
export const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...one.keys()].filter((table) => one.get(table) !== other.get(table))
