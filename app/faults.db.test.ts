/**
 * Nothing in between: whatever statement of a command fails, and however, what is left is the state before it or the state after it. `npm test` tries a
 * choice of commands, each statement in one way; `npm run chaos` tries all of them in every way, through this same file.
 */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyStatement, type Outcome } from '../chaos/every-statement.ts'
import { type FailingDatabase, type Failure, failingDatabase, failures } from '../chaos/failing-database.ts'
import { road } from '../chaos/road.ts'
import { walkRoad } from '../chaos/walk.ts'
import { sql } from './platform/database.server.ts'
import { dropDatabase, newDatabase, throwawayServer } from './testing/databases.ts'

let server: Awaited<ReturnType<typeof throwawayServer>>
beforeAll(async () => {
  server = await throwawayServer()
})
afterAll(() => server.stop())

const isAll = process.env['CHAOS_REPORT'] !== undefined
const only = process.env['CHAOS_ONLY']?.split(',')
const minutes = 60_000

/** Of most rooms one, of those that write most. */
const chosen = [
  'approve a design',
  'accept an enrolment',
  'issue credentials',
  'sign what is pending',
  'annul a completion',
  'choose a password',
]
/** Each statement in one of the ways, in turn; the last one, which commits, in all of them. */
const inTurn = (statement: number, of: number): readonly Failure[] =>
  statement === of ? failures : [failures[statement % failures.length] as Failure]

describe('every statement of a command', () => {
  test(
    'fails without leaving anything in between',
    async () => {
      const tried = isAll
        ? road.filter(({ isRepeated, name }) => !isRepeated && (!only || only.includes(name))).map(({ name }) => name)
        : chosen
      const told: Outcome[] = []
      const outcomes = await walkRoad(server.url, {
        isTried: (name) => tried.includes(name),
        ...(isAll ? {} : { ways: inTurn }),
        tell: (outcome) => {
          told.push(outcome)
          if (isAll) writeFileSync(process.env['CHAOS_REPORT'] as string, JSON.stringify(told, null, 1))
        },
      })
      expect(outcomes.flatMap(({ between }) => between)).toEqual([])
      expect(outcomes.map(({ command }) => command).sort()).toEqual([...tried].sort())
      for (const { command, statements, before, after } of outcomes) {
        // begin, scope, one that writes, commit
        expect([command, statements >= 3 && before > 0 && after > 0]).toEqual([command, true])
      }
    },
    isAll ? 60 * minutes : 4 * minutes,
  )
})

describe('the trial sees', () => {
  let base: string
  let door: FailingDatabase
  beforeAll(async () => {
    base = await newDatabase(server.url)
    door = await failingDatabase(base)
  })
  afterAll(async () => {
    await door.close()
    await dropDatabase(base)
  })

  const key = (name: string) => ({ key: name, value: JSON.stringify(name) })

  test('a command that writes in two transactions', async () => {
    const planted = {
      name: 'planted',
      run: async ({ app }: Parameters<Parameters<typeof everyStatement>[1]['run']>[0]) => {
        await app.insertInto('setting').values(key('one')).execute()
        await app.insertInto('setting').values(key('two')).execute()
      },
    }
    const { outcome, after } = await everyStatement(base, planted, new Date(), door)
    await dropDatabase(after)
    expect(outcome.statements).toBe(2)
    expect(outcome.between.map(({ statement, failure }) => `${statement} ${failure}`)).toEqual([
      '1 unanswered',
      '2 refused',
      '2 terminated',
    ])
    expect(outcome.between[0]?.tables).toEqual(['public.setting'])
  })

  test('a command that says it is done when it is not', async () => {
    const planted = {
      name: 'planted',
      run: async ({ app }: Parameters<Parameters<typeof everyStatement>[1]['run']>[0]) => {
        await app
          .transaction()
          .execute((tx) => tx.insertInto('setting').values(key('three')).execute())
          .catch(() => undefined)
      },
    }
    const { outcome, after } = await everyStatement(base, planted, new Date(), door)
    await dropDatabase(after)
    expect(outcome.between.length).toBeGreaterThan(0)
  })

  test('nothing where there is nothing: one transaction is before or after', async () => {
    const planted = {
      name: 'planted',
      run: ({ app }: Parameters<Parameters<typeof everyStatement>[1]['run']>[0]) =>
        app.transaction().execute(async (tx) => {
          await tx.insertInto('setting').values(key('four')).execute()
          await sql`select pg_notify('public_change', '')`.execute(tx)
          await tx.insertInto('setting').values(key('five')).execute()
        }),
    }
    const { outcome, after } = await everyStatement(base, planted, new Date(), door)
    await dropDatabase(after)
    // begin, three, commit; each refused, terminated and unanswered; only a commit whose answer was lost has happened.
    expect(outcome).toMatchObject({ statements: 5, cases: 15, before: 14, after: 1, between: [] })
  })
})
