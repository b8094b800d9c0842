// Finds a Chromium, or brings one: the variable CHROMIUM, the system's, Debian's package when root. A journey is never skipped.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium that starts. Exits with what to do when there is none and none can be installed. */
export function findChromium() {
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
  return fail('The browser journeys need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.')
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
