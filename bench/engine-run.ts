/** The measurement of the credential engine alone: `npm run bench:engine`. */
import { availableParallelism, cpus } from 'node:os'
import { measureEngine } from './engine.ts'

console.log(`Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`)
await measureEngine(Number(process.argv[2] ?? 7))
