/** Addresses are for thirty years: the origin is kept at the first issue, and another one is refused, or in the demo said aloud. */
import type { Database, Tx } from './database.server.ts'
import type { Settings } from './settings.server.ts'

export class OriginError extends Error {}

/** Compares PUBLIC_ORIGIN with the one that issued credentials carry. The demonstration goes on with a message; an installation stops. */
export async function checkOrigin(db: Database, settings: Settings, say: (line: string) => void): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'origin').executeTakeFirst()
  const kept = row?.value as string | undefined
  if (kept === undefined || kept === settings.publicOrigin) return
  const message = `Credentials issued earlier carry the address ${kept}; this start uses ${settings.publicOrigin}.`
  if (!settings.demo)
    throw new OriginError(`PUBLIC_ORIGIN: ${message} Set PUBLIC_ORIGIN=${kept}, or they could no longer be checked.`)
  say(`${message} Old credentials still verify here; new ones carry the new address.`)
}

/** Keeps the origin in the transaction of the first issue, and each other origin that the demonstration issued under. Later calls change nothing. */
export async function keepOrigin(tx: Tx, origin: string): Promise<void> {
  await tx
    .insertInto('setting')
    .values([
      { key: 'origin', value: JSON.stringify(origin) },
      { key: `issuedUnder ${origin}`, value: JSON.stringify(origin) },
    ])
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** Every origin that credentials of this installation carry. */
export async function issuedOrigins(db: Database | Tx): Promise<string[]> {
  const rows = await db.selectFrom('setting').select('value').where('key', 'like', 'issuedUnder %').execute()
  return rows.map(({ value }) => value as string)
}
