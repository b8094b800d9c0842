/** Keys with which programs act for an institution: made by its administrator, shown once, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { record } from '../platform/audit.server.ts'
import type { Actor, Ctx } from '../platform/ctx.ts'
import { type Database, inTransaction } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { type ApiScope, apiScopeNames, must } from './policy.ts'

/** Days that a new key may live. */
export const keyDays = [30, 90, 365, 730] as const
const dayWords = keyDays.map(String) as [string, ...string[]]

export const newApiKey = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.enum(apiScopeNames), 'noScope').min(1, 'noScope').max(apiScopeNames.length),
  days: z.enum(dayWords, 'notChosen').transform(Number),
})

export interface ApiKeyRow {
  readonly id: string
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly state: 'works' | 'expired' | 'revoked'
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
}

/** Keys of the institution one acts for, the newest first. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKeyRow[]> {
  must(ctx.actor, 'apiKey.list')
  const rows = await inTransaction(ctx, (tx) =>
    tx
      .selectFrom('apiKey')
      .select(['id', 'name', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt'])
      .where('institutionId', '=', found(ctx.institution))
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(500)
      .execute(),
  )
  return rows.map(({ revokedAt, scopes, ...row }) => ({
    ...row,
    scopes: scopes.filter(isScope),
    state: revokedAt ? 'revoked' : row.expiresAt <= ctx.now ? 'expired' : 'works',
  }))
}

// A scope that this version does not know opens nothing.
const isScope = (word: string): word is ApiScope => (apiScopeNames as readonly string[]).includes(word)

/** Makes a key and returns its secret, which is shown this once. */
export async function createApiKey(ctx: Ctx, input: z.output<typeof newApiKey>): Promise<{ id: string; secret: string }> {
  must(ctx.actor, 'apiKey.change')
  const id = ctx.newId()
  const secret = `poiju_${randomBytes(32).toString('base64url')}`
  const scopes = [...new Set(input.scopes)].sort()
  await inTransaction(ctx, async (tx) => {
    await tx
      .insertInto('apiKey')
      .values({
        institutionId: found(ctx.institution),
        id,
        name: input.name,
        scopes,
        secretHash: hashOf(secret),
        createdBy: ctx.person,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + input.days * 86_400_000),
      })
      .execute()
    await record(tx, ctx, `apiKey:${id}`, [{ fact: 'apiKey.made', scopes, days: input.days } as { fact: string }])
  })
  return { id, secret }
}

/** Ends a key: from the next request it opens nothing. False when it has ended already. NotFound for another institution's. */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<boolean> {
  must(ctx.actor, 'apiKey.change')
  return inTransaction(ctx, async (tx) => {
    const row = isId(id)
      ? await tx.selectFrom('apiKey').select('revokedAt').where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined
    if (!row) throw new NotFound()
    if (row.revokedAt) return false
    await tx.updateTable('apiKey').set({ revokedAt: ctx.now }).where('id', '=', id).execute()
    await record(tx, ctx, `apiKey:${id}`, [{ fact: 'apiKey.revoked' }])
    return true
  })
}

export type Program = Extract<Actor, { kind: 'apiKey' }> & { readonly institution: string }

const usedEveryMs = 60_000

/** Whose key this secret is; undefined when it is unknown, revoked or past its day: all the same to who asks. */
export async function readApiKey(auth: Database, secret: string, now: Date): Promise<Program | undefined> {
  if (!/^poiju_[\w-]{43}$/.test(secret)) return undefined
  const row = await auth
    .selectFrom('apiKey')
    .select(['id', 'institutionId', 'scopes', 'lastUsedAt'])
    .where('secretHash', '=', hashOf(secret))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > usedEveryMs)
    await auth.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', row.id).execute()
  return { kind: 'apiKey', id: row.id, scopes: row.scopes, institution: row.institutionId }
}

// 256 random bits need no slow hash: nobody can guess them.
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
