/** Walks the road once; each command is tried statement by statement before the road goes on. */

import { roleUrl } from '../app/platform/database.server.ts'
import { startJobs } from '../app/platform/jobs.server.ts'
import { configureLimits } from '../app/platform/limits.server.ts'
import { configureSecrets } from '../app/platform/secrets.server.ts'
import { dropDatabase, newDatabase } from '../app/testing/databases.ts'
import { testKey } from '../app/testing/keys.ts'
import { wire } from '../app/wiring.server.ts'
import { everyStatement, type Outcome, Trial } from './every-statement.ts'
import { type Failure, failingDatabase } from './failing-database.ts'
import { commandOf, Road, road, setUp } from './road.ts'

interface How {
  /** Which of the commands are tried; the others are walked. */
  readonly isTried?: (name: string) => boolean
  readonly ways?: (statement: number, of: number) => readonly Failure[]
  readonly tell?: (outcome: Outcome) => void
}

/** Answers what came of each command that was tried. */
export async function walkRoad(serverUrl: string, how: How = {}): Promise<Outcome[]> {
  configureSecrets(testKey)
  configureLimits(1000, testKey)
  wire()
  const now = new Date()
  let base = await newDatabase(serverUrl)
  const door = await failingDatabase(base)
  // Jobs are sent by a queue that stands elsewhere, into the transaction of the command.
  const queue = await newDatabase(serverUrl)
  const jobs = await startJobs(roleUrl(queue, testKey, 'jobs'), null, () => undefined)
  const outcomes: Outcome[] = []
  const at = new Road()
  let walking: Trial | undefined
  try {
    await setUp(base, now)
    for (const [index, step] of road.entries()) {
      const command = commandOf(step, at)
      // A minute goes by from one to the next.
      const clock = new Date(now.getTime() + index * 60_000)
      if (step.isRepeated || how.isTried?.(step.name) === false) {
        walking ??= await Trial.open(base, null)
        at.note(step.name, await walking.run(command, clock))
        continue
      }
      await walking?.close()
      walking = undefined
      const { outcome, after, answer } = await everyStatement(base, command, clock, door, how.ways)
      at.note(step.name, answer)
      outcomes.push(outcome)
      how.tell?.(outcome)
      await dropDatabase(base)
      base = after
    }
    await walking?.close()
    return outcomes
  } finally {
    await door.close()
    await jobs.stop()
    await dropDatabase(base)
    await dropDatabase(queue)
  }
}
