/**
 * For one command, every SQL statement that it sends fails once in every way, each time from the same state: what is left must be the state before or the
 * state after, nothing between. The states are taken from runs that nothing disturbed.
 */
import { hash } from 'node:crypto'
import type { Ctx } from '../app/platform/ctx.ts'
import { connect, type Database, roleUrl } from '../app/platform/database.server.ts'
import { copyDatabase, dropDatabase } from '../app/testing/databases.ts'
import { testKey } from '../app/testing/keys.ts'
import { type FailingDatabase, type Failure, failures } from './failing-database.ts'
import { agreedColumns, allColumns, type Columns, differing, digest, summary, withClient } from './state.ts'

/** What a command runs on. */
export interface Ground {
  readonly app: Database
  readonly auth: Database
  /** Clock, ids and randomness of the command: the same in each run. */
  readonly chance: Pick<Ctx, 'now' | 'newId' | 'random'>
}

export interface Command {
  readonly name: string
  /** Answers what the command answers; a refusal is thrown. */
  run(ground: Ground): Promise<unknown>
}

export interface Between {
  readonly command: string
  readonly statement: number
  readonly failure: Failure
  /** Tables that are neither as before nor as after. */
  readonly tables: readonly string[]
}

export interface Outcome {
  readonly command: string
  readonly statements: number
  readonly cases: number
  readonly before: number
  readonly after: number
  readonly between: readonly Between[]
  /** Columns that two undisturbed runs did not agree on, and that were not compared. */
  readonly notCompared: readonly string[]
}

/** The same ids and random bytes in each run of a command: made of its name. */
function sameChance(name: string, now: Date): Ground['chance'] {
  let made = 0
  const bytes = (count: number): Buffer => {
    const parts: Buffer[] = []
    while (parts.length * 32 < count) parts.push(hash('sha256', `${name} ${made++}`, 'buffer'))
    return Buffer.concat(parts).subarray(0, count)
  }
  const time = now.getTime().toString(16).padStart(12, '0')
  let order = 0
  return {
    now,
    random: (count) => new Uint8Array(bytes(count)),
    newId: () => {
      const hex = bytes(8).toString('hex')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${(order++).toString(16).padStart(3, '0')}-8${hex.slice(0, 3)}-${hex.slice(3, 15)}`
    },
  }
}

/** Runs a command on a database, through the door when there is one. */
async function runOn(url: string, command: Command, now: Date, door: FailingDatabase | null): Promise<unknown> {
  const open = (role: 'app' | 'auth') => {
    const own = roleUrl(url, testKey, role)
    return connect(door ? door.through(own) : own, 4)
  }
  const ground = { app: open('app'), auth: open('auth'), chance: sameChance(command.name, now) }
  try {
    return await command.run(ground)
  } finally {
    await Promise.all([ground.app.destroy(), ground.auth.destroy()])
  }
}

/**
 * Tries every statement of a command from the state of `base`, and leaves the state after it in a new database, whose address is in the answer with what
 * the command answered. `ways` says which failures a statement is tried with. Nobody may be connected to `base`.
 */
export async function everyStatement(
  base: string,
  command: Command,
  now: Date,
  door: FailingDatabase,
  ways: (statement: number, of: number) => readonly Failure[] = () => failures,
): Promise<{ readonly outcome: Outcome; readonly after: string; readonly answer: unknown }> {
  const [done, again] = [await copyDatabase(base), await copyDatabase(base)]
  door.arm()
  const answer = await runOn(done, command, now, door)
  const { statements } = door.count()
  await runOn(again, command, now, null)
  const columns = await withClient(done, (one) => withClient(again, (other) => agreedColumns(one, other)))
  const stateOf = (url: string) => withClient(url, (client) => digest(client, columns))
  const afterwards = await stateOf(done)
  await dropDatabase(again)

  let trial = await copyDatabase(base)
  const before = await stateOf(trial)
  const outcome = { before: 0, after: 0, cases: 0 }
  const between: Between[] = []
  for (let statement = 1; statement <= statements; statement++)
    for (const failure of ways(statement, statements)) {
      door.arm(statement, failure)
      const answered = await runOn(trial, command, now, door).then(
        () => true,
        () => false,
      )
      // A command that came by another way with fewer statements was not disturbed.
      if (!door.count().failed && !answered) throw new Error(`${command.name} failed undisturbed at its second try`)
      outcome.cases++
      const state = await stateOf(trial)
      const is = summary(state)
      // Who was answered may rely on it.
      if (is === summary(before) && !answered) outcome.before++
      else if (is === summary(afterwards)) outcome.after++
      else
        between.push({
          command: command.name,
          statement,
          failure,
          tables: differing(state, is === summary(before) ? afterwards : before),
        })
      if (is !== summary(before)) {
        await dropDatabase(trial)
        trial = await copyDatabase(base)
      }
    }
  await dropDatabase(trial)
  return {
    outcome: { command: command.name, statements, ...outcome, between, notCompared: await leftOut(done, columns) },
    after: done,
    answer,
  }
}

/** Runs a command undisturbed on `base` itself. */
export function undisturbed(base: string, command: Command, now: Date): Promise<unknown> {
  return runOn(base, command, now, null)
}

async function leftOut(url: string, compared: Columns): Promise<string[]> {
  const all = await withClient(url, allColumns)
  return [...all].flatMap(([table, names]) =>
    names.filter((name) => !compared.get(table)?.includes(name)).map((name) => `${table}.${name}`),
  )
}
