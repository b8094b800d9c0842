/** Our own record of a credential that somebody shows: what we signed, when and with which key, and what has become of it. */
import { isDeepStrictEqual } from 'node:util'
import { credentialLimits, isJsonObject, parseStrictJson } from '@poiju/credentials'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { isId } from '../platform/ids.server.ts'
import * as store from './store.server.ts'

/**
 * The record of exactly this text, member for member; undefined for what we never signed, and for a forgery under the identifier of a credential of
 * ours. `ctx` is the system's.
 */
export async function recordOf(
  ctx: Ctx,
  origins: readonly string[],
  input: string | Uint8Array,
): Promise<store.CredentialRow | undefined> {
  const parsed = parseStrictJson(input, credentialLimits)
  if (!parsed.ok || !isJsonObject(parsed.value) || typeof parsed.value['id'] !== 'string') return undefined
  const { proof: _, ...shown } = parsed.value
  const url = parsed.value['id']
  const origin = origins.find((candidate) => url.startsWith(`${candidate}/institutions/`))
  const [, slug = '', id = ''] =
    /^\/institutions\/([a-z][a-z0-9-]{1,30})\/credentials\/([^/]+)$/.exec(url.slice(origin?.length)) ?? []
  if (!origin || !isId(id)) return undefined
  const issuer = await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug }))
  if (!issuer) return undefined
  const row = await inTransaction(forInstitution(ctx, issuer.id), (tx) => store.read(tx, id))
  if (!row || row.proof === null || row.url !== url) return undefined
  return isDeepStrictEqual(plain(shown), JSON.parse(row.unsigned)) ? row : undefined
}

/** As JSON.parse would have made it: objects of the strict reader may have no prototype. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
