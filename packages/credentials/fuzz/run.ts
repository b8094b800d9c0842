/**
 * `npm run fuzz -- [--documents N] [--seed S] [--jobs J]`: N documents (a million) through the compiled path and the reference path. Ends with 1 when
 * any canonical form differs or anything was accepted that the reference refuses.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { add, emptyTally, type Tally } from './compare.ts'

const { values } = parseArgs({
  options: { documents: { type: 'string' }, seed: { type: 'string' }, jobs: { type: 'string' } },
})
const documents = Number(values.documents ?? 1_000_000)
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const jobs = Number(values.jobs ?? availableParallelism())
if (![documents, seed, jobs].every((number) => Number.isSafeInteger(number) && number > 0)) {
  console.error('--documents, --seed and --jobs are whole numbers above 0')
  process.exit(2)
}

const part = 2000
const started = performance.now()
const sum = emptyTally()
const share = (count: number) => `${((100 * count) / Math.max(1, sum.documents)).toFixed(2)} %`
console.log(`${documents.toLocaleString('en')} documents, seed ${seed}, ${jobs} workers`)

function say(): void {
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${sum.documents.toLocaleString('en').padStart(11)} compared in ${seconds.toFixed(0)} s: reference path ${share(sum.documents - sum.fast)} ` +
      `(${share(sum.refused)} refused by it), different ${sum.different}, wrongly accepted ${sum.wronglyAccepted}, shapes ${sum.compiled}`,
  )
}

let said = 0
await Promise.all(
  Array.from({ length: jobs }, (_, job) => {
    const own = Math.ceil(documents / jobs)
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { seed: seed + job * 7919, documents: Math.min(own, documents - job * own), part },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    worker.on('message', (tally: Tally) => {
      add(sum, tally)
      if (performance.now() - said < 10_000) return
      said = performance.now()
      say()
    })
    return new Promise<void>((done, failed) => {
      worker.once('error', failed)
      worker.once('exit', () => done())
    })
  }),
)
say()
for (const example of sum.examples.slice(0, 5)) console.log(example)
if (sum.documents !== documents) console.error(`Only ${sum.documents} of ${documents} were compared`)
process.exitCode = sum.different + sum.wronglyAccepted > 0 || sum.documents !== documents ? 1 : 0
