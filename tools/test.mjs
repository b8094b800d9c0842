// Every test with one command: checks, unit and property tests, the real PostgreSQL, journeys in Chromium. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process'
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

if (!only || only !== 'checks') {
  const chromium = !only || only === 'browser' ? await findChromium() : ''
  if (!only || only === 'unit') bringSoftHsm()
  const args = [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=var/vitest.json',
  ]
  if (only) args.push('--project', only, ...process.argv.slice(3))
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: chromium, NODE_OPTIONS: '--conditions=poiju-source' },
  })
  const { readFileSync } = await import('node:fs')
  try {
    const results = JSON.parse(readFileSync('var/vitest.json', 'utf8'))
    passed += results.numPassedTests
    failed += results.numFailedTests + results.numFailedTestSuites * (results.numFailedTests === 0 ? 1 : 0)
    if (status !== 0 && failed === 0) failed = 1
  } catch {
    failed += 1
  }
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
