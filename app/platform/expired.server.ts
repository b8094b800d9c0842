/** Rows that have had their day: counters, sessions, links and what was behind them, letters. */
import { sql } from 'kysely'
import type { Database } from './database.server.ts'

/** Takes away what the comment of its table keeps no longer than until `now`. Safe at any time, by several processes at once. */
export async function removeExpired(db: Database, now: Date): Promise<void> {
  await sql`select remove_expired(${now})`.execute(db)
}
