import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { aCtx, anInstitution, house, type TestInstitution } from '../testing/index.ts'
import { inTransaction, sqlState } from './database.server.ts'
import { closeThread, readThread, reopenThread, say } from './threads.server.ts'

const place = 'need:1'
let institution: TestInstitution
let one: Awaited<ReturnType<typeof aCtx>>
let other: typeof one
beforeEach(async () => {
  institution = await anInstitution()
  one = await aCtx(institution, 'designer')
  other = await aCtx(institution, 'workLifeCoordinator')
})
const says = (who: typeof one, text: string) => inTransaction(who, (tx) => say(tx, { ...who, now: new Date() }, place, text))
const read = (who: typeof one) => inTransaction(who, (tx) => readThread(tx, who, place))

describe('a thread', () => {
  test('begins with what is said first, and two who begin at once are in one', async () => {
    expect(await read(one)).toEqual({ closedAt: null, messages: [] })
    await Promise.all([says(one, 'Who knows this ward?'), says(other, 'I do')])
    const { messages } = await read(one)
    expect(messages.map(({ text }) => text).sort()).toEqual(['I do', 'Who knows this ward?'])
    expect(messages.find(({ text }) => text === 'I do')).toMatchObject({ author: 'workLifeCoordinator', isYours: false })
    expect(messages.find(({ text }) => text !== 'I do')).toMatchObject({ author: 'designer', isYours: true })
    const { owner } = await house()
    expect(await owner.selectFrom('thread').select('id').where('institutionId', '=', institution.id).execute()).toHaveLength(1)
  })

  test('takes the same words sent twice once, and each message has its audit row, whose text can be erased', async () => {
    await says(one, 'Once')
    expect(await says(one, 'Once')).toEqual({ accepted: true, facts: [] })
    await says(other, 'Once')
    expect((await read(one)).messages).toHaveLength(2)
    const { owner } = await house()
    const rows = await owner
      .selectFrom('audit')
      .innerJoin('auditDetail', 'auditDetail.auditId', 'audit.id')
      .select(['audit.fact', 'audit.subject', 'auditDetail.content', sql<string>`audit.data::text`.as('data')])
      .where('audit.institutionId', '=', institution.id)
      .execute()
    expect(rows).toHaveLength(2)
    for (const row of rows) {
      expect(row).toMatchObject({ fact: 'message.said', subject: place, content: '{"text":"Once"}' })
      expect(row.data).not.toContain('Once')
    }
  })

  test('that is closed can be read, not written in, until it is opened again', async () => {
    expect(await inTransaction(one, (tx) => closeThread(tx, one, place))).toMatchObject({ refusal: 'nothing-said-yet' })
    await says(one, 'Done?')
    expect(await inTransaction(one, (tx) => reopenThread(tx, one, place))).toMatchObject({ refusal: 'thread-is-open' })
    expect(await inTransaction(other, (tx) => closeThread(tx, other, place))).toMatchObject({ accepted: true })
    expect(await inTransaction(other, (tx) => closeThread(tx, other, place))).toMatchObject({ refusal: 'thread-is-closed' })
    expect(await says(one, 'One more thing')).toMatchObject({ accepted: false, refusal: 'thread-is-closed' })
    expect(await read(one)).toMatchObject({ closedAt: other.now, messages: [{ text: 'Done?' }] })
    expect(await inTransaction(other, (tx) => reopenThread(tx, other, place))).toMatchObject({ accepted: true })
    expect(await says(one, 'One more thing')).toMatchObject({ accepted: true })
  })

  test('of another institution at the same place is another one', async () => {
    await says(one, 'Ours')
    const stranger = await aCtx(await anInstitution(), 'designer')
    expect(await read(stranger)).toEqual({ closedAt: null, messages: [] })
    await says(stranger, 'Theirs')
    expect((await read(one)).messages.map(({ text }) => text)).toEqual(['Ours'])
  })

  test('does not show the name of an author under non-disclosure, and nobody changes what was said', async () => {
    await says(one, 'It was me')
    await inTransaction(one, (tx) => tx.updateTable('person').set({ nonDisclosure: true }).where('id', '=', one.person).execute())
    expect((await read(other)).messages).toMatchObject([{ author: null, text: 'It was me' }])
    for (const change of [sql`update message set text = 'x'`, sql`delete from message`, sql`delete from thread`])
      expect(await inTransaction(one, (tx) => change.execute(tx)).catch((error: unknown) => sqlState(error))).toBe('42501')
  })
})
