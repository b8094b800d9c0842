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

/**
 * What counts as one caller of an IPv6 address: its first 64 bits, since whoever has one address there has all of them. An IPv4 address written as IPv6 is
 * that address alone, and what is no IPv6 address is itself.
 */
function networkOf(who: string): string {
  const written = `http://[${who.split('%')[0]}]`
  if (!URL.canParse(written)) return who
  // The parser of addresses writes every form in one way: hexadecimal groups, the longest run of zeros as `::`.
  const [head = '', tail = ''] = new URL(written).hostname.slice(1, -1).split('::')
  const [before, after] = [head, tail].map((part) => part.split(':').filter((group) => group !== '')) as [string[], string[]]
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  const isIPv4 = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (!isIPv4) return `${groups.slice(0, 4).join(':')}::/64`
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The keyed hash under which somebody is counted: the table names nobody. */
export function bucketOf(rule: string, who: string): string {
  return createHmac('sha256', key)
    .update(`${rule}\0${networkOf(who)}`)
    .digest('base64url')
}
