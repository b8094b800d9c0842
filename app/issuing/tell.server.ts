/** The letter that tells learners of their credential: written after the signature, by a job of its own, so that thousands of letters delay no signature. */
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { queueMails } from '../platform/mail.server.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { text } from '../platform/texts.ts'
import { learnersOf } from './basis.server.ts'
import * as store from './store.server.ts'
import { issuingTexts } from './texts.ts'

const piece = 500

/** Writes to every learner of a batch whose credential is signed and who has not been told. Safe to run twice: a credential has one such letter. */
export function tellJob(services: Pick<Services, 'settings' | 'databases'>) {
  return async (ids: Record<string, string>): Promise<void> => {
    const ctx = systemCtx(services, 'credential.tell', ids['institution'] as string)
    while ((await tellPiece({ ...ctx, now: new Date() }, ids['batch'] as string)) === piece);
  }
}

async function tellPiece(ctx: Ctx, batch: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await store.listUntold(tx, batch, piece)
    const learners = await learnersOf(tx, rows)
    await queueMails(
      tx,
      ctx,
      rows.flatMap(({ id, basisKind, basisId, title }) => {
        const learner = learners.get(basisId)
        if (!learner) return []
        const isBadge = basisKind === 'badgeDecision'
        const letter = {
          id,
          recipient: learner.email,
          ...(learner.personId ? { personId: learner.personId } : {}),
          locale: learner.locale,
          subject: text(issuingTexts, learner.locale, isBadge ? 'mailBadgeSubject' : 'mailIssuedSubject', { title }),
          body: text(issuingTexts, learner.locale, isBadge ? 'mailBadgeBody' : 'mailIssuedBody', {
            title,
            href: `${ctx.origin}/my/credentials/${id}`,
          }),
        }
        return [letter]
      }),
    )
    await store.setTold(
      tx,
      rows.map(({ id }) => id),
      ctx.now,
    )
    return rows.length
  })
}
