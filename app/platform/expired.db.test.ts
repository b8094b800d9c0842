import { expect, test } from 'vitest'
import { aCtx, anInstitution, house } from '../testing/index.ts'
import { removeExpired } from './expired.server.ts'

const day = 86_400_000

test('counters, sessions, links and letters go when they have had their day, and none before', async () => {
  const { owner } = await house()
  const { db, now, person, newId } = await aCtx(await anInstitution(), 'registrar')
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const hash = () => Buffer.from(newId().replaceAll('-', ''), 'hex')
  const letter = { recipient: `oona.${newId()}@kotihoito.example`, locale: 'fi', subject: 'x', body: 'x', createdAt: ago(99) }
  for (const [bucket, days] of [
    [`old ${person}`, 1.1],
    [`young ${person}`, 0.9],
  ] as const)
    await owner
      .insertInto('rateLimit')
      .values({ bucket, windowStart: ago(days), count: 1 })
      .execute()
  for (const days of [0.1, -0.1])
    await owner
      .insertInto('session')
      .values({ tokenHash: hash(), id: newId(), personId: person ?? '', createdAt: ago(9), seenAt: ago(9), expiresAt: ago(days) })
      .execute()
  for (const [thing, expiresAt] of [
    ['gone', ago(30.1)],
    ['ended', ago(29.9)],
    ['endless', null],
  ] as const)
    await owner
      .insertInto('linkToken')
      .values({ tokenHash: hash(), purpose: 'test', data: JSON.stringify({ person }), thing, createdAt: ago(99), expiresAt })
      .execute()
  for (const [subject, sentAt] of [
    ['gone', ago(30.1)],
    ['sent', ago(29.9)],
    ['waiting', null],
  ] as const)
    await owner
      .insertInto('mail')
      .values({ ...letter, id: newId(), subject, sentAt })
      .execute()

  await removeExpired(db, now)
  const left = async () => [
    (
      await owner
        .selectFrom('rateLimit')
        .select('bucket')
        .where('bucket', 'in', [`old ${person}`, `young ${person}`])
        .execute()
    ).length,
    (
      await owner
        .selectFrom('session')
        .select('id')
        .where('personId', '=', person ?? '')
        .execute()
    ).length,
    (
      await owner
        .selectFrom('linkToken')
        .select('thing')
        .where('data', '@>', JSON.stringify({ person }))
        .orderBy('thing')
        .execute()
    ).map((row) => row.thing),
    (await owner.selectFrom('mail').select('subject').where('recipient', '=', letter.recipient).orderBy('subject').execute()).map(
      (row) => row.subject,
    ),
  ]
  expect(await left()).toEqual([1, 1, ['ended', 'endless'], ['sent', 'waiting']])
  // Twice is once.
  await removeExpired(db, now)
  expect(await left()).toEqual([1, 1, ['ended', 'endless'], ['sent', 'waiting']])
})
