/** Our own record of a credential that somebody shows: what we signed, when and with which key, and what has become of it. */
import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '@poiju/credentials'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { isId } from '../platform/ids.server.ts'
import * as store from './store.server.ts'

/**
 * The record of exactly this document, member for member; undefined for what we never signed, and for a forgery under the identifier of a credential
 * of ours. `document` is what was signed, without its proof; `ctx` is the system's.
 */
export async function recordOf(
  ctx: Ctx,
  origins: readonly string[],
  document: JsonObject | null,
): Promise<store.CredentialRow | undefined> {
  const url = document?.['id']
  if (!document || typeof url !== 'string') return undefined
  const origin = origins.find((candidate) => url.startsWith(`${candidate}/institutions/`))
  const [, slug = '', id = ''] =
    /^\/institutions\/([a-z][a-z0-9-]{1,30})\/credentials\/([^/]+)$/.exec(url.slice(origin?.length)) ?? []
  if (!origin || !isId(id)) return undefined
  const issuer = await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug }))
  if (!issuer) return undefined
  const row = await inTransaction(forInstitution(ctx, issuer.id), (tx) => store.read(tx, id))
  if (!row || row.proof === null || row.url !== url) return undefined
  return isDeepStrictEqual(plain(document), JSON.parse(row.unsigned)) ? row : undefined
}

/** As JSON.parse would have made it: objects of the strict reader may have no prototype. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
