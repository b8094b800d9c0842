import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aStranger, house } from '../testing/index.ts'
import { inTransaction } from './database.server.ts'
import { mailSender, queueMail } from './mail.server.ts'

let refuseNext = false
const received: string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onMailFrom: (_address, _session, done) => {
    if (!refuseNext) return done()
    refuseNext = false
    done(Object.assign(new Error('try later'), { responseCode: 451 }))
  },
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (part) => {
      text += part
    })
    stream.on('end', () => {
      received.push(text)
      done()
    })
  },
})
let smtpUrl = ''

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.server.address()
  smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => new Promise<void>((done) => server.close(() => done())))
beforeEach(() => {
  received.length = 0
})

async function aLetter(locale: 'fi' | 'sv' | 'en', subject: string) {
  const { owner, databases } = await house()
  const ctx = await aStranger()
  const recipient = `${ctx.newId()}@test.example`
  await queueMail(databases.app, ctx, { recipient, locale, subject, body: 'Hyvää päivää\n\nToinen kappale' })
  const { id } = await owner.selectFrom('mail').select('id').where('recipient', '=', recipient).executeTakeFirstOrThrow()
  const send = mailSender(databases.app, { smtpUrl, mailFrom: 'Poiju <poiju@poiju.example>' })
  const row = () => owner.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { id, recipient, send, row }
}

test('a letter reaches a real mail server once, in the reader’s language, with its letters whole', async () => {
  const { id, recipient, send, row } = await aLetter('fi', 'Näyttö hyväksytty: öljy')
  await send({ mail: id })
  await send({ mail: id })
  expect(received).toHaveLength(1)
  expect(received[0]).toContain(`To: ${recipient}`)
  expect(received[0]).toContain('Content-Language: fi')
  expect((await row()).sentAt).not.toBeNull()
})

test('a mail server that says "later" is tried again, and the letter still leaves once', async () => {
  const { id, send, row } = await aLetter('sv', 'Godkänt')
  refuseNext = true
  await expect(send({ mail: id })).rejects.toThrow()
  expect(await row()).toMatchObject({ tries: 1, sentAt: null })
  await send({ mail: id })
  expect(received).toHaveLength(1)
})

test('a letter of a command that failed never leaves', async () => {
  const { databases, owner } = await house()
  const ctx = await aStranger()
  const recipient = `${ctx.newId()}@test.example`
  const failing = inTransaction(ctx, async (tx) => {
    await queueMail(tx, ctx, { recipient, locale: 'en', subject: 's', body: 'b' })
    throw new Error('the command fails after queueing')
  })
  await expect(failing).rejects.toThrow('the command fails')
  expect(await owner.selectFrom('mail').select('id').where('recipient', '=', recipient).execute()).toEqual([])
  expect(databases.app).toBeDefined()
})
