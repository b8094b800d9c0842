// Every test with one command: checks, unit and property tests, the real PostgreSQL, journeys in Chromium. Ends with "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { bringSoftHsm } from './softhsm.mjs'

const only = process.argv[2]
let passed = 0
let failed = 0
const tally = (text) => {
  const total = [...text.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1)
  return total ? [Number(total[1]), Number(total[2])] : null
}

if (!only || only === 'checks') {
  const checks = spawnSync(process.execPath, [join('tools', 'check.mjs')], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  process.stdout.write(checks.stdout + checks.stderr)
  const [ok, bad] = tally(checks.stdout) ?? [0, 1]
  passed += ok
  failed += bad
}

/** Runs vitest on some projects, and counts what came of it. What it prints is shown at once, or when it has ended. */
async function vitest(projects, more, { chromium = '', isShownAtOnce }) {
  const report = join('var', `vitest-${projects.join('-')}.json`)
  rmSync(report, { force: true })
  const args = [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...projects.flatMap((project) => ['--project', project]),
    ...more,
  ]
  const running = spawn(process.execPath, args, {
    stdio: isShownAtOnce ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROMIUM: chromium, NODE_OPTIONS: '--conditions=poiju-source' },
  })
  const printed = []
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (part) => printed.push(part))
  const status = await new Promise((done) => running.once('close', done))
  process.stdout.write(Buffer.concat(printed))
  const before = failed
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'))
    passed += results.numPassedTests
    failed += results.numFailedTests + results.numFailedTestSuites * (results.numFailedTests === 0 ? 1 : 0)
    if (status !== 0 && failed === before) failed++
  } catch {
    failed++
  }
}

if (only !== 'checks') {
  mkdirSync('var', { recursive: true })
  const chromium = !only || only === 'browser' ? await findChromium() : ''
  if (!only || only === 'unit') bringSoftHsm()
  if (only) await vitest([only], process.argv.slice(3), { chromium, isShownAtOnce: true })
  // A journey waits for its browser most of the time: meanwhile the others have the second core.
  else
    await Promise.all([
      vitest(['browser'], [], { chromium, isShownAtOnce: true }),
      vitest(['db', 'unit'], ['--maxWorkers=1'], { isShownAtOnce: false }),
    ])
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
