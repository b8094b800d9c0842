/** Revoking: the bit, the state, the audit row and the letter to the learner in one transaction. It shows at once. */
import { z } from 'zod'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { text } from '../platform/texts.ts'
import * as badges from './badge-decision-store.server.ts'
import { holdBases, learnersOf } from './basis.server.ts'
import { decide, type EndReason, endReasons, evolve, type Fact, type Refusal } from './credential.ts'
import { factOf, sealHeld } from './issue.server.ts'
import * as store from './store.server.ts'
import { issuingTexts } from './texts.ts'

export const revocation = z.object({
  reason: z.enum(endReasons, 'notChosen').exclude(['superseded', 'annulled', 'keyCompromised']),
})

/** Revokes a credential of the institution in scope. Refused when it is not issued yet or has ended already. */
export async function revokeCredential(ctx: Ctx, id: string, reason: EndReason): Promise<Decision<Fact, Refusal>> {
  must(ctx.actor, 'credential.revoke')
  return inTransaction(ctx, async (tx) => {
    const seen = found(isId(id) ? await store.read(tx, id) : undefined)
    if (seen.institutionId !== ctx.institution) throw new NotFound()
    // What it rests on first, as issuing again and annulling hold them.
    await holdBases(tx, seen.basisKind, [seen.basisId])
    return endHeld(tx, ctx, found(await store.lock(tx, id)), reason)
  })
}

/** Annulling a completion revokes: called by the wiring in the transaction that annuls. A pending credential is sealed first, so that the revoked one has its record. */
export async function revokeForCompletion(tx: Tx, ctx: Ctx, completion: string): Promise<void> {
  const row = await store.ofBasis(tx, completion)
  if (!row) return
  let held = found(await store.lock(tx, row.id))
  if (await sealHeld(tx, ctx, held)) held = found(await store.read(tx, row.id))
  await endHeld(tx, ctx, held, 'annulled')
}

/** Ends a credential that this transaction holds, for a reason, and tells its learner. */
export async function endHeld(tx: Tx, ctx: Ctx, row: store.CredentialRow, reason: EndReason): Promise<Decision<Fact, Refusal>> {
  const decision = decide(row.credential, { do: 'revoke', reason })
  if (!decision.accepted) return decision
  await store.save(tx, row.id, decision.facts.reduce(evolve, row.credential), ctx.now)
  await store.touchStatusList(tx, row.statusListId)
  // Under a revoked key the decision stands: its badge is issued again.
  if (row.basisKind === 'badgeDecision' && reason !== 'keyCompromised') await badges.end(tx, [row.basisId], ctx.now)
  await record(
    tx,
    ctx,
    `credential:${row.id}`,
    decision.facts.map((fact) => ({ ...fact, ...factOf(row) })),
  )
  const learner = (await learnersOf(tx, [row])).get(row.basisId)
  const [subject, body] =
    row.basisKind === 'badgeDecision'
      ? (['mailBadgeRevokedSubject', 'mailBadgeRevokedBody'] as const)
      : (['mailRevokedSubject', 'mailRevokedBody'] as const)
  if (learner)
    await queueMail(tx, ctx, {
      recipient: learner.email,
      ...(learner.personId ? { personId: learner.personId } : {}),
      locale: learner.locale,
      subject: text(issuingTexts, learner.locale, subject, { title: row.title }),
      body: text(issuingTexts, learner.locale, body, {
        title: row.title,
        reason: text(issuingTexts, learner.locale, `reason_${reason}`),
      }),
    })
  return decision
}
