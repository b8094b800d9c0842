// Set-up: plain JavaScript that Node 20 understands, because it runs before the pinned Node is there.
// Installs exactly what the lock file says (npm install; never npm ci, which stops when one optional platform binary is
// missing), and with --build builds the application when a source is newer than the build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(`Poiju needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`)
  process.exit(1)
}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const npm = (...args) => {
  const script = process.env.npm_execpath
  const [command, rest] = script ? [process.execPath, [script, ...args]] : ['npm', args]
  const done = spawnSync(command, rest, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, npm_config_loglevel: 'error' },
  })
  if (done.status !== 0) {
    console.error(`\n"npm ${args.join(' ')}" did not finish. Mend what it says above, then run the same command again.`)
    process.exit(done.status ?? 1)
  }
}

const lockStamp = join(root, 'node_modules', '.poiju-lock')
const lockHash = createHash('sha256')
  .update(read(join(root, 'package-lock.json')))
  .digest('hex')
if (read(lockStamp) !== lockHash) {
  console.log('Poiju: installing its parts from the lock file …')
  npm('install', '--no-audit', '--no-fund')
  writeFileSync(
    lockStamp,
    createHash('sha256')
      .update(read(join(root, 'package-lock.json')))
      .digest('hex'),
  )
}

if (process.argv.includes('--build')) {
  const stamp = join(root, 'build', '.stamp')
  const now = fingerprint()
  if (read(stamp) !== now) {
    console.log('Poiju: building …')
    npm('run', 'build', '--silent')
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, now)
  }
}

/** One hash over path, size and time of every source that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256').update(lockHash)
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else {
        const { size, mtimeMs } = statSync(path)
        hash.update(`${path}\0${size}\0${mtimeMs}\n`)
      }
    }
  }
  for (const folder of ['app', 'packages', 'content']) visit(join(root, folder))
  return hash.digest('hex')
}
