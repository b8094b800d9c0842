/** One worker of the comparison: does its share of seeds and says what came out. */
import { parentPort, workerData } from 'node:worker_threads'
import { compare } from './compare.ts'

const { seed, documents, part } = workerData as { seed: number; documents: number; part: number }
for (let done = 0, round = 0; done < documents; done += part, round++)
  parentPort?.postMessage(await compare(seed + round * 1_000_003, Math.min(part, documents - done)))
