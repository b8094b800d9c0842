import { expect, test } from 'vitest'
import { aCtx, anInstitution } from '../testing/index.ts'
import { copyRows } from './copy.server.ts'
import { inTransaction, sql } from './database.server.ts'

test('what is copied comes out letter by letter, whatever it holds', async () => {
  const ctx = await aCtx(await anInstitution(), 'registrar')
  const texts = [
    'Öhman-Åberg',
    'tab\there, line\nthere, return\r and \\ and \\N and \\.',
    '\\N',
    '',
    '{"a":"\\u00e4\\n"}',
    '👩🏽‍⚕️'.repeat(40_000),
  ]
  const read = await inTransaction(ctx, async (tx) => {
    await copyRows(
      tx,
      ctx.db,
      'copied',
      { place: 'integer', value: 'text', absent: 'text' },
      texts.map((text, place) => [place, text, null]),
    )
    const { rows } = await sql<{ value: string; absent: null }>`select value, absent from copied order by place`.execute(tx)
    return rows
  })
  expect(read.map(({ value }) => value)).toEqual(texts)
  expect(new Set(read.map(({ absent }) => absent))).toEqual(new Set([null]))
})

test('an error of the database ends the transaction and leaves the connection fit for the next one', async () => {
  const ctx = await aCtx(await anInstitution(), 'registrar')
  const failed = inTransaction(ctx, (tx) => copyRows(tx, ctx.db, 'copied', { id: 'uuid' }, Array(50_000).fill(['no uuid'])))
  await expect(failed).rejects.toThrow(/invalid input syntax/)
  for (let round = 0; round < 10; round++)
    expect(await inTransaction(ctx, async (tx) => (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows)).toEqual([
      { one: 1 },
    ])
})
