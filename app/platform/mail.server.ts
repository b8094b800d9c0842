/** Mail: a row and a job in the transaction that causes it; sent by SMTP when SMTP_URL is set, else kept for the outbox page. */
import nodemailer, { type Transporter } from 'nodemailer'
import type { Ctx } from './ctx.ts'
import type { Database, Tx } from './database.server.ts'
import { sendJob, sendJobs } from './jobs.server.ts'
import type { Locale } from './texts.ts'

export interface Letter {
  readonly recipient: string
  readonly personId?: string
  readonly locale: Locale
  readonly subject: string
  readonly body: string
}

/** Queues a letter. Inside a transaction it leaves only if that commits. */
export async function queueMail(db: Database | Tx, ctx: Ctx, letter: Letter): Promise<void> {
  if (!db.isTransaction) return db.transaction().execute((tx) => queueMail(tx, ctx, letter))
  const id = ctx.newId()
  await db
    .insertInto('mail')
    .values({ id, institutionId: ctx.institution, ...letter, personId: letter.personId ?? null, createdAt: ctx.now })
    .execute()
  await sendJob(db as Tx, 'mail.send', { mail: id })
}

/** Queues many letters in the running transaction, each with the id that it comes with; one whose id was queued before is left out. */
export async function queueMails(tx: Tx, ctx: Ctx, letters: readonly (Letter & { readonly id: string })[]): Promise<void> {
  if (letters.length === 0) return
  const queued = await tx
    .insertInto('mail')
    .values(
      letters.map((letter) => ({
        ...letter,
        institutionId: ctx.institution,
        personId: letter.personId ?? null,
        createdAt: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  await sendJobs(
    tx,
    'mail.send',
    queued.map(({ id }) => ({ mail: id })),
  )
}

/** Sends one queued letter; a letter that was sent is not sent again. Throws so that the queue tries again. Without SMTP it stays in the outbox. */
export function mailSender(db: Database, settings: { smtpUrl: string | null; mailFrom: string }) {
  const transport: Transporter | null = settings.smtpUrl
    ? nodemailer.createTransport(settings.smtpUrl, { connectionTimeout: 10_000 } as object)
    : null
  return async (ids: Record<string, string>): Promise<void> => {
    const mailId = ids['mail']
    if (!transport || !mailId) return
    const letter = await db.selectFrom('mail').selectAll().where('id', '=', mailId).where('sentAt', 'is', null).executeTakeFirst()
    if (!letter) return
    try {
      await transport.sendMail({
        from: settings.mailFrom,
        to: letter.recipient,
        subject: letter.subject,
        text: letter.body,
        messageId: `<${letter.id}@poiju>`,
        headers: { 'Content-Language': letter.locale },
      })
      await db.updateTable('mail').set({ sentAt: new Date(), lastError: null }).where('id', '=', mailId).execute()
    } catch (error) {
      const lastError = error instanceof Error ? error.name : 'unknown'
      await db
        .updateTable('mail')
        .set((eb) => ({ tries: eb('tries', '+', 1), failedAt: new Date(), lastError }))
        .where('id', '=', mailId)
        .execute()
      throw error
    }
  }
}
