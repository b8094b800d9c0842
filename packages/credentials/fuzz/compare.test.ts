import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { add, emptyTally, type Tally } from './compare.ts'

const documents = 20_000
const jobs = Math.min(2, availableParallelism())

/** In threads of their own, so that a second core takes its share. */
function work(seed: number, count: number): Promise<Tally> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { seed, documents: count, part: 1000 },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const sum = emptyTally()
  worker.on('message', (tally: Tally) => add(sum, tally))
  return new Promise((done, failed) => {
    worker.once('error', failed)
    worker.once('exit', () => done(sum))
  })
}

test('20,000 made-up credentials have the same canonical form by both paths, and none is accepted that the reference refuses', async () => {
  const sum = emptyTally()
  const tallies = await Promise.all(Array.from({ length: jobs }, (_, job) => work(20_261_126 + job, Math.ceil(documents / jobs))))
  for (const tally of tallies) add(sum, tally)
  const share = (count: number) => `${((100 * count) / sum.documents).toFixed(1)} %`
  console.info(
    `${sum.documents} documents: ${share(sum.fast)} answered by the compiled path, ${share(sum.documents - sum.fast)} took the reference path ` +
      `(${share(sum.refused)} were refused by it); ${sum.compiled} shapes`,
  )
  expect(sum.examples).toEqual([])
  expect({ different: sum.different, wronglyAccepted: sum.wronglyAccepted }).toEqual({ different: 0, wronglyAccepted: 0 })
  expect(sum.documents).toBeGreaterThanOrEqual(documents)
  // A path that never answers would be equal for ever.
  expect(sum.fast / sum.documents).toBeGreaterThan(0.35)
}, 400_000)
