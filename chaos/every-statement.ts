/**
 * For one command, every SQL statement that it sends fails once in every way, each time from the same state: what is left must be the state before or the
 * state after, nothing between. The states are taken from runs that nothing disturbed.
 */
import { hash } from 'node:crypto'
import pg from 'pg'
import type { Ctx } from '../app/platform/ctx.ts'
import { connect, type Database, roleUrl } from '../app/platform/database.server.ts'
import { copyDatabase, dropDatabase } from '../app/testing/databases.ts'
import { testKey } from '../app/testing/keys.ts'
import { type FailingDatabase, type Failure, failures } from './failing-database.ts'
import { agreedColumns, allColumns, type Columns, differing, digest, summary } from './state.ts'

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
  /** Whether the command said that it was done. */
  readonly answered: boolean
  /** Tables that are not as before. */
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

/** A database with what stays open while a command is tried on it, again and again. */
export class Trial {
  readonly url: string
  private readonly door: FailingDatabase | null
  private readonly looking: pg.Client

  private constructor(url: string, door: FailingDatabase | null, looking: pg.Client) {
    this.url = url
    this.door = door
    this.looking = looking
  }

  static async open(url: string, door: FailingDatabase | null): Promise<Trial> {
    const looking = new pg.Client({ connectionString: url })
    await looking.connect()
    await looking.query('set jit = off')
    await looking.query('set max_parallel_workers_per_gather = 0')
    return new Trial(url, door, looking)
  }

  /** On connections of its own: one that the last failure ended may not have been noticed yet, and would be taken for the statement that fails. */
  async run(command: Command, now: Date): Promise<unknown> {
    const [app, auth] = [this.connect('app'), this.connect('auth')]
    try {
      return await command.run({ app, auth, chance: sameChance(command.name, now) })
    } finally {
      await Promise.all([app.destroy(), auth.destroy()])
    }
  }

  private connect(role: 'app' | 'auth'): Database {
    const own = roleUrl(this.url, testKey, role)
    return connect(this.door ? this.door.through(own) : own, 4)
  }

  state(columns: Columns): Promise<Map<string, string>> {
    return digest(this.looking, columns)
  }

  agreed(other: Trial): Promise<Columns> {
    return agreedColumns(this.looking, other.looking)
  }

  columns(): Promise<Columns> {
    return allColumns(this.looking)
  }

  async close(): Promise<void> {
    await this.looking.end()
  }

  async drop(): Promise<void> {
    await this.close()
    await dropDatabase(this.url)
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
  const open = async (through: FailingDatabase | null) => Trial.open(await copyDatabase(base), through)
  const [done, again] = [await open(door), await open(null)]
  door.arm()
  const answer = await done.run(command, now)
  const { statements } = door.count()
  await again.run(command, now)
  const columns = await done.agreed(again)
  await again.drop()
  const after = summary(await done.state(columns))
  const all = await done.columns()
  await done.close()

  let trial = await open(door)
  const before = await trial.state(columns)
  const outcome = { before: 0, after: 0, cases: 0 }
  const between: Between[] = []
  for (let statement = 1; statement <= statements; statement++)
    for (const failure of ways(statement, statements)) {
      door.arm(statement, failure)
      const answered = await trial.run(command, now).then(
        () => true,
        () => false,
      )
      if (!door.count().failed) throw new Error(`${command.name} came by another way: statement ${statement} was not sent`)
      outcome.cases++
      const state = await trial.state(columns)
      const isBefore = summary(state) === summary(before)
      // Who was answered may rely on it.
      if (isBefore && !answered) outcome.before++
      else if (summary(state) === after) outcome.after++
      else between.push({ command: command.name, statement, failure, answered, tables: differing(state, before) })
      if (!isBefore) {
        await trial.drop()
        trial = await open(door)
      }
    }
  await trial.drop()
  const notCompared = [...all].flatMap(([table, names]) =>
    names.filter((name) => !columns.get(table)?.includes(name)).map((name) => `${table}.${name}`),
  )
  return { outcome: { command: command.name, statements, ...outcome, between, notCompared }, after: done.url, answer }
}
