/** Bitstring Status Lists with herd privacy: random places in a long list, one signed text for everybody, made anew when a bit changes. */
import { sealStatusList, sealTokenStatusList } from '@poiju/credentials'
import type { Ctx } from '../platform/ctx.ts'
import { forInstitution } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import { issuerDid, statusListUrl, tokenStatusListUrl } from './addresses.ts'
import { currentKey, signerFor } from './keys.server.ts'
import { shuffledPlaces } from './status-places.ts'
import * as store from './store.server.ts'

const listLength = 131_072
/** The signed text is renewed at least this often, and says that it holds for a week. */
const renewAfterMs = 24 * 3_600_000
const validForMs = 7 * 24 * 3_600_000
/** How long a verifier may keep a copy: what was revoked shows everywhere after five minutes. */
const ttlMs = 5 * 60_000

/** A list with room for `entries`, and the first of as many places in its shuffle that are theirs from now on. */
export async function reservePlaces(
  tx: Tx,
  ctx: Ctx,
  institution: string,
  entries: number,
): Promise<{ list: string; from: number }> {
  let list = await store.lockOpenStatusList(tx, institution, entries)
  while (!list) {
    await store.insertStatusList(tx, institution, {
      id: ctx.newId(),
      length: Math.max(listLength, 2 ** Math.ceil(Math.log2(entries * 2))),
      seed: ctx.random(32),
    })
    list = await store.lockOpenStatusList(tx, institution, entries)
  }
  await store.addTaken(tx, list.id, entries)
  return { list: list.id, from: list.taken }
}

// A shuffle takes some 10 ms to make: the lists that a process issues into now stay at hand.
const shuffles = new Map<string, Uint32Array>()

/** The places of a list in the order in which they are given. */
export async function placesOf(tx: Tx, list: string): Promise<Uint32Array> {
  // Asked for each time, kept or not: a command sends the same statements whatever the process has done before.
  const { seed, length } = found(await store.readShuffle(tx, list))
  const kept = shuffles.get(list)
  if (kept) return kept
  const places = shuffledPlaces(seed, length)
  for (const oldest of [...shuffles.keys()].slice(0, Math.max(0, shuffles.size - 7))) shuffles.delete(oldest)
  shuffles.set(list, places)
  return places
}

/** The signed list as it is now; undefined for an unknown one. Runs as the system in the scope of the issuer. `origin`: the address that old credentials carry. */
export async function statusListText(ctx: Ctx, slug: string, listId: string, origin = ctx.origin): Promise<string | undefined> {
  const issuer = await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug }))
  if (!issuer) return undefined
  const scope = forInstitution(ctx, issuer.id)
  return inTransaction(scope, async (tx) => {
    const list = await store.readStatusList(tx, issuer.id, listId)
    if (!list) return undefined
    const id = statusListUrl(origin, slug, list.id)
    // A list that a resting or revoked key has sealed is sealed anew: others refuse what a revoked key signed.
    const signing = (await store.listKeys(tx, issuer.id)).filter(({ retiredAt, compromisedAt }) => !retiredAt && !compromisedAt)
    const fresh =
      signing.some(({ publicKeyMultibase }) => list.sealed?.includes(`#${publicKeyMultibase}"`)) &&
      list.sealed?.includes(JSON.stringify(id)) &&
      list.sealedRevision === list.revision &&
      ctx.now.getTime() - (list.sealedAt?.getTime() ?? 0) < renewAfterMs
    if (fresh && list.sealed) return list.sealed
    const key = await currentKey(tx, scope, issuer)
    const signer = await signerFor(tx, scope, issuer, key, origin)
    const sealed = await sealStatusList(
      {
        id,
        issuer: issuerDid(origin, slug),
        purpose: 'revocation',
        length: list.length,
        revoked: await store.revokedIndices(tx, list.id),
        validFrom: ctx.now,
        validUntil: new Date(ctx.now.getTime() + validForMs),
        ttl: ttlMs,
      },
      signer,
    )
    if (origin === ctx.origin) await store.saveSealedStatusList(tx, list.id, list.revision, sealed, ctx.now)
    return sealed
  })
}

// A sealed token of each list, by revision and key: what a stranger asks for again and again is not signed again and again.
const tokens = new Map<string, { readonly text: string; readonly at: number }>()

/** The same list as a token for wallets (Token Status List), sealed by the institution's P-256 key; undefined for an unknown one. */
export async function tokenStatusListText(
  ctx: Ctx,
  slug: string,
  listId: string,
  origin = ctx.origin,
): Promise<string | undefined> {
  const issuer = await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug }))
  if (!issuer) return undefined
  const scope = forInstitution(ctx, issuer.id)
  return inTransaction(scope, async (tx) => {
    const list = await store.readStatusList(tx, issuer.id, listId)
    if (!list) return undefined
    const key = await currentKey(tx, scope, issuer, 'P-256')
    const name = `${origin} ${list.id} ${list.revision} ${key.id}`
    const kept = tokens.get(name)
    if (kept && ctx.now.getTime() - kept.at < renewAfterMs) return kept.text
    const text = await sealTokenStatusList(
      {
        uri: tokenStatusListUrl(origin, slug, list.id),
        issuer: issuerDid(origin, slug),
        length: list.length,
        statuses: new Map((await store.revokedIndices(tx, list.id)).map((index) => [index, 'revoked'])),
        issuedAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + validForMs),
        ttlSeconds: 3600,
      },
      await signerFor(tx, scope, issuer, key, origin),
    )
    for (const oldest of [...tokens.keys()].slice(0, Math.max(0, tokens.size - 31))) tokens.delete(oldest)
    tokens.set(name, { text, at: ctx.now.getTime() })
    return text
  })
}
