/**
 * Links with which a learner shows a credential: random, kept as a hash, with an end date, withdrawn at will. The link in the QR code of a
 * certificate is one too, without an end date, made when the certificate is first downloaded.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { hashToken } from '../people/index.server.ts'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inScopeOf, inTransaction, sql, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import * as store from './store.server.ts'

export const shareDays = [7, 30, 365] as const
export const sharing = z.object({
  days: z.coerce.number({ error: 'notChosen' }).refine((days) => (shareDays as readonly number[]).includes(days), 'notChosen'),
  /** For whom it is, in the learner's own words and for their eyes alone. */
  note: z.string().max(60).default(''),
})

export interface ShareWish {
  readonly days: number
  readonly note?: string | undefined
}

const shareData = z.object({ kind: z.enum(['link', 'certificate', 'part']), note: z.string().default('') })

export interface Share {
  readonly id: string
  readonly kind: 'link' | 'certificate' | 'part'
  readonly createdAt: Date
  readonly expiresAt: Date | null
  /** For whom the learner made it; '' where they did not say. */
  readonly note: string
}

/** The end of a link that works for so many days. */
export const daysFrom = (ctx: Ctx, days: number): Date => new Date(ctx.now.getTime() + days * 86_400_000)

/** One's own credential that is signed. NotFound for any other. */
export async function ownRow(tx: Tx, ctx: Ctx, id: string): Promise<store.CredentialRow> {
  const row = found(isId(id) ? await store.read(tx, id) : undefined)
  if (row.personId === null || row.personId !== ctx.person || row.credential.state === 'pending') throw new NotFound()
  return row
}

/** Makes a link for one's own credential and returns its address, which is shown this once. */
export async function shareCredential(ctx: Ctx, id: string, { days, note }: ShareWish): Promise<string> {
  must(ctx.actor, 'credential.own')
  const token = randomBytes(32).toString('base64url')
  await inTransaction(ctx, async (tx) => {
    const row = await ownRow(tx, ctx, id)
    await insertLink(tx, ctx, row, token, { kind: 'link', expiresAt: daysFrom(ctx, days), note })
  })
  return `${ctx.origin}/${ctx.locale}/shared/${token}`
}

/** The link of the certificate's QR code: the same one at each download. After the learner has withdrawn it, the next download gets a new one. */
export async function certificateLink(tx: Tx, ctx: Ctx, row: store.CredentialRow, masterKey: Buffer): Promise<string> {
  const links = await tx
    .selectFrom('linkToken')
    .select('usedAt')
    .where('purpose', '=', 'credentialShare')
    .where('thing', '=', row.id)
    .where(sql<boolean>`data ->> 'kind' = 'certificate'`)
    .execute()
  const withdrawn = links.filter(({ usedAt }) => usedAt !== null).length
  const token = createHmac('sha256', masterKey)
    .update(`certificate ${row.id}${withdrawn === 0 ? '' : ` ${withdrawn}`}`)
    .digest('base64url')
  if (withdrawn === links.length) await insertLink(tx, ctx, row, token, { kind: 'certificate', expiresAt: null })
  return `${ctx.origin}/${row.language}/shared/${token}`
}

/** Keeps a link, once. */
export async function insertLink(
  tx: Tx,
  ctx: Ctx,
  row: store.CredentialRow,
  token: string,
  { kind, expiresAt, note = '' }: Pick<Share, 'kind' | 'expiresAt'> & { readonly note?: string | undefined },
): Promise<void> {
  const made = await tx
    .insertInto('linkToken')
    .values({
      tokenHash: hashToken(token),
      purpose: 'credentialShare',
      thing: row.id,
      data: JSON.stringify({ institution: row.institutionId, kind, ...(note === '' ? {} : { note }) }),
      createdAt: ctx.now,
      expiresAt,
    })
    // Two downloads at once make the same link.
    .onConflict((conflict) => conflict.doNothing())
    .returning('createdAt')
    .executeTakeFirst()
  if (!made) return
  await inScopeOf(tx, ctx, row.institutionId, (scope) =>
    record(tx, scope, `credential:${row.id}`, [{ fact: 'credential.shared', kind } as { fact: string }]),
  )
}

/** Links of one's own credential that still work. */
export async function listShares(ctx: Ctx, id: string): Promise<Share[]> {
  must(ctx.actor, 'credential.own')
  return inTransaction(ctx, async (tx) => {
    await ownRow(tx, ctx, id)
    const rows = await tx
      .selectFrom('linkToken')
      .select(['tokenHash', 'data', 'createdAt', 'expiresAt'])
      .where('purpose', '=', 'credentialShare')
      .where('thing', '=', id)
      .where('usedAt', 'is', null)
      .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', ctx.now)]))
      .orderBy('createdAt')
      .execute()
    return rows.map((row) => ({
      id: row.tokenHash.toString('hex').slice(0, 24),
      ...shareData.parse(row.data),
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
    }))
  })
}

/** Ends a link of one's own credential. Nothing happens when it has ended already. */
export async function withdrawShare(ctx: Ctx, id: string, share: string): Promise<void> {
  must(ctx.actor, 'credential.own')
  await inTransaction(ctx, async (tx) => {
    const row = await ownRow(tx, ctx, id)
    const rows = await tx
      .selectFrom('linkToken')
      .select('tokenHash')
      .where('purpose', '=', 'credentialShare')
      .where('thing', '=', id)
      .where('usedAt', 'is', null)
      .execute()
    const hash = rows.find((row) => row.tokenHash.toString('hex').startsWith(share))?.tokenHash
    if (!hash || !/^[0-9a-f]{24}$/.test(share)) return
    await tx.updateTable('linkToken').set({ usedAt: ctx.now }).where('tokenHash', '=', hash).execute()
    await tx.deleteFrom('sharedPart').where('tokenHash', '=', hash).execute()
    await inScopeOf(tx, ctx, row.institutionId, (scope) =>
      record(tx, scope, `credential:${id}`, [{ fact: 'credential.shareWithdrawn' }]),
    )
  })
}

/** What a link shows; undefined when it is unknown, withdrawn or past its date: all the same to who asks. */
export async function openShare(ctx: Ctx, token: string): Promise<store.CredentialRow | undefined> {
  const link = await ctx.db
    .selectFrom('linkToken')
    .select(['thing', 'data'])
    .where('tokenHash', '=', hashToken(token))
    .where('purpose', '=', 'credentialShare')
    .where('usedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', ctx.now)]))
    .executeTakeFirst()
  if (!link) return undefined
  const { institution } = link.data as { institution: string }
  return inTransaction({ ...forInstitution(ctx, institution), person: null }, (tx) => store.read(tx, link.thing))
}
