/**
 * Measurements in one run, each beside its budget and beside what people would use instead: `npm run bench`. Two to three minutes; figures differ from machine to
 * machine, so the ratios are what to compare. What is measured and one run's figures: bench/README.md.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { measureAudit } from './audit.ts'
import { measureBatch } from './batch.ts'
import { measureChecks } from './checks.ts'
import { measureCredentials } from './credentials.ts'
import { measureEngine } from './engine.ts'
import { heading, number, say } from './figures.ts'
import { measurePages } from './pages.ts'
import { startProgram } from './program.ts'
import { measureSearch } from './search.ts'

mkdirSync('var', { recursive: true })
const folder = mkdtempSync(join('var', 'bench-'))
console.log(`Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`)
try {
  heading('Start, from the command to the first page (parts installed and built)')
  for (const [what, budget] of [
    ['npm start, first: empty data folder, with demonstration', '90 s'],
    ['npm start, later', '4 s'],
  ] as const) {
    const program = await startProgram(folder, 'npm')
    say(what, number(program.startMs / 1000, 's'), budget)
    await program.stop()
  }

  const program = await startProgram(folder, 'node')
  try {
    await measurePages(program, 2)
    await measureSearch(program, folder, 10_000, 100)
  } finally {
    await program.stop()
  }
  await measureBatch(folder, 20_000)
  await measureChecks(500)
  await measureAudit(folder, 1_000_000)
  await measureCredentials(7)
  await measureEngine(7)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
