/** Correcting who a learner is: a name or an address that was given wrong, or that has changed since. */
import { z } from 'zod'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { application } from './service.server.ts'
import * as store from './store.server.ts'

export const correction = application('2999-12-31')
  .pick({ givenName: true, familyName: true, email: true })
  .extend({ how: z.enum(['', 'document', 'strongSignIn', 'knownStudent'], 'notChosen') })

export type GivenIdentity = Pick<store.EnrolmentRow, 'givenName' | 'familyName' | 'email' | 'identityHow'>

/** The identity as given for an enrolment of the institution one acts for. */
export async function readGivenIdentity(ctx: Ctx, enrolment: string): Promise<GivenIdentity> {
  must(ctx.actor, 'enrolment.correct')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(enrolment) ? await store.readEnrolment(tx, enrolment) : undefined)
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const { givenName, familyName, email, identityHow } = row
    return { givenName, familyName, email, identityHow }
  })
}

export type CorrectionAnswer =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly refusal: 'nothing-to-correct' | 'identity-not-checked' | 'nobody-decides-their-own' }

/**
 * Saves the corrected name and address of a learner. Another name needs somebody who has seen that it is theirs, and how. What stood there before
 * goes to the erasable part of the audit record. Credentials that were issued keep the old name until they are issued again.
 */
export async function correctIdentity(
  ctx: Ctx,
  enrolment: string,
  input: z.output<typeof correction>,
): Promise<CorrectionAnswer> {
  must(ctx.actor, 'enrolment.correct')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(enrolment) ? await store.lockEnrolment(tx, enrolment) : undefined)
    if (row.institutionId !== ctx.institution) throw new NotFound()
    if (row.personId !== null && row.personId === ctx.person) return { accepted: false, refusal: 'nobody-decides-their-own' }
    const { givenName, familyName, email, how } = input
    const name = row.givenName !== givenName || row.familyName !== familyName
    const address = row.email !== email
    if (!name && !address) return { accepted: false, refusal: 'nothing-to-correct' }
    if (name && how === '') return { accepted: false, refusal: 'identity-not-checked' }
    await store.saveGivenIdentity(tx, row.id, { givenName, familyName, email })
    if (name && how !== '') await store.saveIdentity(tx, row.id, how, ctx.person, ctx.now)
    await record(
      tx,
      ctx,
      `enrolment:${row.id}`,
      [{ fact: 'enrolment.corrected', name, address, ...(name ? { how } : {}) } as { fact: string }],
      {
        before: { givenName: row.givenName, familyName: row.familyName, email: row.email },
        after: { givenName, familyName, email },
      },
    )
    return { accepted: true }
  })
}
