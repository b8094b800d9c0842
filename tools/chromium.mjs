// Finds a Chromium, or brings one: the variable CHROMIUM, the system's, Debian's package when root, else one from npm. A journey is never skipped.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const npmVersion = '153.0.0'
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium that starts. Exits with what to do when there is none and none can be installed. */
export async function findChromium() {
  const given = process.env.CHROMIUM
  if (given) {
    if (existsSync(given)) return given
    fail(`CHROMIUM is set to ${given}, but there is no such file.`)
  }
  const found = usual.find((path) => existsSync(path))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Debian’s Chromium for the browser journeys …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  const fromNpm = await chromiumFromNpm()
  if (fromNpm) return fromNpm
  return fail('The browser journeys need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.')
}

/** A Chromium that an npm package carries (Linux on x64): below var/, not in package.json, because few need its 60 MB. Undefined where it does not start. */
async function chromiumFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = resolve('var', 'chromium')
  const name = '@sparticuz/chromium'
  const module = join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js')
  if (!existsSync(module)) {
    console.log(`Installing ${name} ${npmVersion} for the browser journeys …`)
    mkdirSync(folder, { recursive: true })
    // A package of its own: npm must not find the workspaces above it.
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--save-exact']
    spawnSync('npm', ['install', `${name}@${npmVersion}`, ...flags, '--prefix', folder], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  if (!existsSync(module)) return undefined
  const { default: chromium } = await import(pathToFileURL(module).href)
  const path = await chromium.executablePath()
  return spawnSync(path, ['--version', '--no-sandbox', '--headless']).status === 0 ? path : undefined
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
