/** Rate limits in the database, so that every process counts together. Rules are data (table rate_rule). */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './database.server.ts'
import { TooMany } from './errors.ts'

let factor = 1
let key: Buffer = Buffer.alloc(32)

/** Set once at start: the factor for journeys, and the key that hides addresses and people in the table. */
export function configureLimits(rateFactor: number, masterKey: Buffer): void {
  factor = rateFactor
  key = masterKey
}

/** Counts one more for this rule and key; throws TooMany when the window is full. Commits on its own: a rolled-back command counts too. */
export async function limitRate(db: Database, now: Date, rule: string, who: string): Promise<void> {
  const { limitCount, windowSeconds } = await db
    .selectFrom('rateRule')
    .select(['limitCount', 'windowSeconds'])
    .where('name', '=', rule)
    .executeTakeFirstOrThrow()
  const start = new Date(Math.floor(now.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000)
  const bucket = bucketOf(rule, who)
  const { count } = await db
    .insertInto('rateLimit')
    .values({ bucket, windowStart: start, count: 1 })
    .onConflict((conflict) => conflict.columns(['bucket', 'windowStart']).doUpdateSet({ count: sql`rate_limit.count + 1` }))
    .returning('count')
    .executeTakeFirstOrThrow()
  if (count > limitCount * factor) throw new TooMany(Math.ceil((start.getTime() + windowSeconds * 1000 - now.getTime()) / 1000))
}

/** The keyed hash under which somebody is counted: the table names nobody. */
export function bucketOf(rule: string, who: string): string {
  return createHmac('sha256', key).update(`${rule}\0${who}`).digest('base64url')
}
