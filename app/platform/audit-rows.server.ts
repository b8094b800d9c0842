/** Reads many rows with memory for few: a cursor of PostgreSQL, the next lot asked for while this one is worked on. */
import type pg from 'pg'

const lot = 5000

/** The rows of a query, in the running transaction of the client, as lists of values. `name` is unique among the open cursors. */
export async function* rowsOf<Row extends readonly unknown[]>(
  client: pg.Client,
  name: string,
  query: string,
  values: readonly unknown[] = [],
): AsyncGenerator<Row> {
  await client.query(`declare ${name} no scroll cursor for ${query}`, [...values])
  const more = () => client.query<unknown[]>({ text: `fetch ${lot} from ${name}`, rowMode: 'array' })
  let next = more()
  try {
    for (;;) {
      const { rows } = await next
      if (rows.length === 0) return
      next = more()
      // What arrives next may fail while this lot is worked on: it is heard where it is awaited.
      next.catch(() => undefined)
      // Each column of the query is written beside the type that its caller names.
      yield* rows as unknown as Row[]
    }
  } finally {
    await next.catch(() => undefined)
    await client.query(`close ${name}`).catch(() => undefined)
  }
}
