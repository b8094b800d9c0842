/** Showing a part of a credential: the learner ticks what, the issuer's key derives it, a link leads to it. What was kept back is in no file of it. */
import { randomBytes } from 'node:crypto'
import { showPart } from '@poiju/credentials'
import { z } from 'zod'
import { hashToken } from '../people/index.server.ts'
import { must } from '../people/policy.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inScopeOf, inTransaction } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import { currentKey, signerFor } from './keys.server.ts'
import { alwaysShown, type PartName, partNames, partsOf } from './parts.ts'
import { daysFrom, insertLink, ownRow, type ShareWish, sharing } from './share.server.ts'
import * as store from './store.server.ts'

export const showing = sharing.extend({ parts: z.array(z.enum(partNames, 'notChosen')).max(partNames.length) })

/** What one's own credential has that may be shown or kept back. */
export async function readParts(
  ctx: Ctx,
  id: string,
): Promise<{ title: string; language: 'fi' | 'sv' | 'en'; parts: PartName[] }> {
  must(ctx.actor, 'credential.own')
  return inTransaction(ctx, async (tx) => {
    const { title, language, unsigned } = await ownRow(tx, ctx, id)
    return { title, language, parts: [...partsOf(JSON.parse(unsigned) as object).keys()] }
  })
}

/** Makes a link to a part of one's own credential and returns its address, which is shown this once. */
export async function sharePart(
  ctx: Ctx,
  id: string,
  { parts, days, note }: ShareWish & { readonly parts: readonly PartName[] },
): Promise<string> {
  must(ctx.actor, 'credential.own')
  const token = randomBytes(32).toString('base64url')
  await inTransaction(ctx, async (tx) => {
    const row = await ownRow(tx, ctx, id)
    const { signer, credential } = await inScopeOf(tx, ctx, row.institutionId, async (scope) => {
      const issuer = found(await store.readIssuer(tx, { id: row.institutionId }))
      const key = await currentKey(tx, scope, issuer, 'P-256')
      // The signature names the issuer under the address that stands in the credential.
      return {
        signer: await signerFor(tx, scope, issuer, key, new URL(row.url).origin),
        credential: JSON.parse(row.unsigned) as object,
      }
    })
    const places = partsOf(credential)
    const shown = parts.flatMap((part) => places.get(part) ?? [])
    const derived = await showPart(row.unsigned, { mandatory: alwaysShown(credential), shown, signer })
    await insertLink(tx, ctx, row, token, { kind: 'part', expiresAt: daysFrom(ctx, days), note })
    await tx
      .insertInto('sharedPart')
      .values({
        tokenHash: hashToken(token),
        institutionId: row.institutionId,
        credentialId: row.id,
        personId: found(ctx.person),
        credential: derived,
        parts: [...parts],
        createdAt: ctx.now,
      })
      .execute()
  })
  return `${ctx.origin}/${ctx.locale}/shared/${token}`
}

/** The derived credential behind a link; undefined where the link shows all of it. `ctx` need not be anybody's. */
export async function partBehind(ctx: Ctx, token: string, institution: string): Promise<string | undefined> {
  return inTransaction({ ...forInstitution(ctx, institution), person: null }, async (tx) => {
    const row = await tx
      .selectFrom('sharedPart')
      .select('credential')
      .where('tokenHash', '=', hashToken(token))
      .executeTakeFirst()
    return row?.credential
  })
}
