/** Correcting who got a badge: a name or an address that was given wrong, or a name that has changed since. */
import { z } from 'zod'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Database, inTransaction, sqlState } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { isOwn, ownersOf } from './award.server.ts'
import { faultOfName, isAddress } from './award-list.ts'
import * as store from './badge-decision-store.server.ts'
import { setPersonOf } from './store.server.ts'

/** How a new name was seen. A badge is awarded from a list, without an identity that was checked: the list may be what was read again. */
const seenIn = ['document', 'strongSignIn', 'knownStudent', 'participantList'] as const

export const awardeeCorrection = z.object({
  name: z
    .string()
    .min(1)
    .max(200)
    .refine((name) => faultOfName(name) === undefined, 'notValid'),
  email: z.string().toLowerCase().refine(isAddress, 'notEmail'),
  how: z.enum(['', ...seenIn], 'notChosen'),
})

/** The name and address as given for a badge of the institution one acts for, and whether somebody has it in their account. */
export async function readAwardee(ctx: Ctx, decision: string): Promise<{ name: string; email: string; isTaken: boolean }> {
  must(ctx.actor, 'badge.correct')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(decision) ? (await store.readMany(tx, [decision]))[0] : undefined)
    if (row.institutionId !== ctx.institution) throw new NotFound()
    return { name: row.name, email: row.email, isTaken: row.personId !== null }
  })
}

export type AwardeeAnswer =
  | { readonly accepted: true }
  | {
      readonly accepted: false
      readonly refusal:
        | 'nothing-to-correct'
        | 'identity-not-checked'
        | 'nobody-decides-their-own'
        | 'already-revoked'
        | 'badge-is-taken'
        | 'somebody-has-it'
    }

/**
 * Saves the corrected name and address of somebody who got a badge. Another name needs somebody who has seen that it is theirs, and how. The address leads to the
 * account that has the badge, and a credential never changes its owner: once it is in an account the address stays. `auth` finds the account of the corrected one.
 * What stood there before goes to the erasable part of the audit record. Credentials that were issued keep the old name until they are issued again.
 */
export async function correctAwardee(
  ctx: Ctx,
  auth: Database,
  decision: string,
  { name, email, how }: z.output<typeof awardeeCorrection>,
): Promise<AwardeeAnswer> {
  must(ctx.actor, 'badge.correct')
  const owner = (await ownersOf(auth, [email])).get(email)
  try {
    return await inTransaction(ctx, async (tx): Promise<AwardeeAnswer> => {
      const row = found(isId(decision) ? (await store.lockMany(tx, [decision]))[0] : undefined)
      if (row.institutionId !== ctx.institution) throw new NotFound()
      if ((row.personId !== null && row.personId === ctx.person) || isOwn(ctx, row.email) || isOwn(ctx, email))
        return { accepted: false, refusal: 'nobody-decides-their-own' }
      if (row.endedAt) return { accepted: false, refusal: 'already-revoked' }
      const [isOtherName, isOtherAddress] = [row.name !== name, row.email !== email]
      if (!isOtherName && !isOtherAddress) return { accepted: false, refusal: 'nothing-to-correct' }
      if (isOtherAddress && row.personId !== null) return { accepted: false, refusal: 'badge-is-taken' }
      if (isOtherName && how === '') return { accepted: false, refusal: 'identity-not-checked' }
      await store.saveAwardee(tx, row.id, { name, email })
      if (isOtherAddress && owner) {
        await store.setPerson(tx, row.id, owner)
        await setPersonOf(tx, row.id, owner)
      }
      await record(
        tx,
        ctx,
        `badgeDecision:${row.id}`,
        [
          { fact: 'badge.corrected', name: isOtherName, address: isOtherAddress, ...(isOtherName ? { how } : {}) } as {
            fact: string
          },
        ],
        { before: { name: row.name, email: row.email }, after: { name, email } },
      )
      return { accepted: true }
    })
  } catch (error) {
    // The database lets nobody have the same badge twice.
    if (sqlState(error) === '23505') return { accepted: false, refusal: 'somebody-has-it' }
    throw error
  }
}
