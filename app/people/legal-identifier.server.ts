/** The identifier under which an institution is a legal person; stands in European Learning Model credentials. */
import { z } from 'zod'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { Forbidden } from '../platform/errors.ts'
import { must } from './policy.ts'

// ETSI EN 319 412-1, section 5.1.4: VAT, NTR, … and the country, a hyphen and the identifier itself.
export const legalIdentifier = z.object({
  identifier: z.union(
    [z.literal(''), z.string().regex(/^(VAT|NTR|LEI|[A-Z]{2}:)[A-Z]{2}-[A-Za-z0-9.-]{3,40}$/)],
    'notIdentifier',
  ),
})

export async function readLegalIdentifier(tx: Tx, institution: string): Promise<string | null> {
  const row = await tx.selectFrom('legalIdentifier').select('value').where('institutionId', '=', institution).executeTakeFirst()
  return row?.value ?? null
}

/** Keeps the identifier of the institution one acts for; an empty one takes it away. */
export async function changeLegalIdentifier(ctx: Ctx, { identifier }: z.infer<typeof legalIdentifier>): Promise<void> {
  must(ctx.actor, 'institution.change')
  const { institution } = ctx
  if (!institution) throw new Forbidden('institution.change')
  await inTransaction(ctx, async (tx) => {
    if (identifier === '') await tx.deleteFrom('legalIdentifier').where('institutionId', '=', institution).execute()
    else {
      const values = { value: identifier, since: ctx.now }
      await tx
        .insertInto('legalIdentifier')
        .values({ institutionId: institution, ...values })
        .onConflict((conflict) => conflict.column('institutionId').doUpdateSet(values))
        .execute()
    }
    await record(tx, ctx, `institution:${institution}`, [
      { fact: 'institution.legalIdentifierChanged', identifier } as { fact: string },
    ])
  })
}
