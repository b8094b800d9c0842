// Brings SoftHSM2, a PKCS#11 device in software, for the tests of signing with a device: Debian's package when root. Where it cannot be had, those tests say that they are skipped.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
]

/** Installs it where that is possible without asking; says nothing when it is there. */
export function bringSoftHsm() {
  if (usual.some((path) => existsSync(path)) || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Debian’s SoftHSM2 for the tests of signing with a device …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { stdio: 'ignore', env, timeout: 180_000 }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'softhsm2'], options)
}
