// Type check, lint, doors, unused code, generated files, fetch guard, minimum versions. Prints one line per check; exit 1 if any found something.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const bin = (name) => join('node_modules', '.bin', name)
const run = (command, args) => spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
let failed = 0
let passed = 0
const report = (name, problems) => {
  if (problems === '') {
    passed++
    console.log(`ok      ${name}`)
  } else {
    failed++
    console.log(`FOUND   ${name}\n${problems}`)
  }
}
const outcome = (name, done) => report(name, done.status === 0 ? '' : `${done.stdout}${done.stderr}`)

outcome('route types', run(bin('react-router'), ['typegen', 'app']))
outcome('types', run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', '.']))
outcome('lint and format', run(bin('biome'), ['ci', '.']))
outcome('doors', doors())
report('doors see a planted violation', plantedViolation())
outcome('unused code', run(bin('knip'), []))
outcome('database types', run(process.execPath, ['--conditions=poiju-source', join('db', 'generate-types.ts'), '--check']))
report('one outbound door', fetches())
report('minimum safe versions', versions())

console.log(`checks: ${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function doors(...more) {
  return run(bin('depcruise'), ['--config', join('tools', 'dependency-cruiser.mjs'), 'app', 'packages', 'content', ...more])
}

/** A guard that cannot fail is worse than none: a room that looks right, plants itself, and must be seen. */
function plantedViolation() {
  const folder = join('app', 'people', '.planted')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(
      join(folder, 'planted.ts'),
      "import type { House } from '../../delivery/index.server.ts'\nexport type Planted = House\n",
    )
    const { status, stdout } = doors()
    return status !== 0 && stdout.includes('people-looks-left')
      ? ''
      : `The doors check did not see the planted import.\n${stdout}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** fetch is a global, so no import shows it: sources that call it are listed here. */
function fetches() {
  const found = []
  const visit = (folder) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      if (name === 'node_modules' || name.startsWith('.')) continue
      if (statSync(path).isDirectory()) visit(path)
      else if (
        /\.tsx?$/.test(name) &&
        !/\.test\.tsx?$/.test(name) &&
        !path.endsWith('outbound.server.ts') &&
        !path.includes(`${join('app', 'testing')}`)
      ) {
        const text = readFileSync(path, 'utf8')
        for (const [index, line] of text.split('\n').entries())
          if (/(^|[^.\w])fetch\(/.test(line) || /new (WebSocket|XMLHttpRequest|EventSource)\(/.test(line))
            found.push(`${path}:${index + 1}: ${line.trim()}`)
      }
    }
  }
  for (const folder of ['app', 'packages']) visit(folder)
  return found.join('\n')
}

/** Packages below a version that is known to be unsafe must not come back by way of the lock file. */
function versions() {
  const minimum = JSON.parse(readFileSync(join('tools', 'minimum-versions.json'), 'utf8'))
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const found = []
  for (const [path, { version }] of Object.entries(lock.packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const least = path.includes('node_modules/') ? minimum[name] : undefined
    if (least && compare(version, least) < 0) found.push(`${name} ${version} is older than ${least}`)
  }
  return found.join('\n')
}

function compare(a, b) {
  const [x, y] = [a, b].map((text) => text.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0))
  for (let i = 0; i < 3; i++) if (x[i] !== y[i]) return x[i] - y[i]
  return 0
}
