/** What the program does when it is started: serve (the default), migrate, make the first administrator, keep the document of an issuer elsewhere, seal or check the audit. */
import type { ServerBuild } from 'react-router'
import { knownIssuerCommand } from './issuing/index.server.ts'
import { makeAdministrator } from './people/administrator.server.ts'
import { auditCommand, auditUsage } from './platform/audit-command.server.ts'
import { sealEveryMinute } from './platform/audit-sealer.server.ts'
import { connect, openDatabases, roleUrl, whenDatabaseReturns } from './platform/database.server.ts'
import { type Embedded, startEmbedded } from './platform/embedded.server.ts'
import { configureFiles } from './platform/files.server.ts'
import { startJobs } from './platform/jobs.server.ts'
import { configureLimits } from './platform/limits.server.ts'
import { log } from './platform/log.server.ts'
import { MigrationError, migrate, migrationsFolder } from './platform/migrate.server.ts'
import { checkOrigin, OriginError } from './platform/origin.server.ts'
import { openOutbound } from './platform/outbound.server.ts'
import { configureSecrets } from './platform/secrets.server.ts'
import { readSettings, type Settings, SettingsError } from './platform/settings.server.ts'
import { systemCtx } from './platform/system.server.ts'
import { refuseDemoData, seedDemo } from './seed.server.ts'
import { startWeb } from './web.server.ts'
import { jobHandlers, resume, wire } from './wiring.server.ts'

/** Runs one command and returns its exit code: 0 done (or serving), 1 failed, 2 wrong usage. */
export async function run(
  args: readonly string[],
  build: () => Promise<ServerBuild>,
  dev?: Parameters<typeof startWeb>[2],
): Promise<number> {
  const [command = 'serve', ...rest] = args
  try {
    const settings = readSettings(process.env)
    switch (command) {
      case 'serve':
        await serve(settings, build, dev)
        return 0
      case 'migrate':
        return await withDatabase(settings, async (url) => {
          const done = await migrate(url, settings.masterKey, migrationsFolder)
          console.log(done.length === 0 ? 'The database is up to date.' : `Ran ${done.join(', ')}`)
          return 0
        })
      case 'admin':
        return await withDatabase(settings, (url) => makeAdministrator(url, settings, rest))
      case 'known-issuer':
        return await withDatabase(settings, async (url) => {
          const db = connect(url, 1)
          const ctx = systemCtx({ settings, databases: { app: db } }, 'known-issuer command', null)
          return knownIssuerCommand(ctx, rest, openOutbound()).finally(() => db.destroy())
        })
      case 'audit':
        return await withDatabase(settings, (url) => auditCommand(url, settings, rest))
      default:
        console.error(
          `Usage: serve | migrate | admin <institution> <e-mail> | known-issuer <did:web:…> [--file <did.json>] | ${auditUsage}`,
        )
        return 2
    }
  } catch (error) {
    if (error instanceof SettingsError || error instanceof MigrationError || error instanceof OriginError)
      console.error(`Poiju cannot start.\n${error.message}`)
    else if ((error as { code?: string }).code === 'EADDRINUSE')
      console.error('Poiju cannot start: the port is taken. Set another one: PORT=4001 npm start')
    else throw error
    process.exit(1)
  }
}

async function withDatabase(settings: Settings, act: (ownerUrl: string) => Promise<number>): Promise<number> {
  const embedded = settings.databaseUrl ? null : await startEmbedded(settings.folder, settings.ownerPassword)
  try {
    return await act(settings.databaseUrl ?? (embedded as Embedded).url)
  } finally {
    if (embedded && !embedded.adopted) await embedded.stop()
  }
}

async function serve(settings: Settings, build: () => Promise<ServerBuild>, dev?: Parameters<typeof startWeb>[2]): Promise<void> {
  const embedded = settings.databaseUrl ? null : await startEmbedded(settings.folder, settings.ownerPassword)
  try {
    await serveOn(embedded, settings, build, dev)
  } catch (error) {
    // A start that failed leaves nothing behind; a server that was running before goes on.
    if (embedded && !embedded.adopted) await embedded.stop()
    throw error
  }
}

async function serveOn(
  embedded: Embedded | null,
  settings: Settings,
  build: () => Promise<ServerBuild>,
  dev?: Parameters<typeof startWeb>[2],
): Promise<void> {
  const say = (line: string) => console.log(line)
  if (embedded?.note) say(embedded.note)
  embedded?.keepRunning((what) => log.error({ embedded: what }))
  if (embedded?.adopted) say('Poiju found its PostgreSQL still running and goes on with it.')
  const ownerUrl = settings.databaseUrl ?? (embedded as Embedded).url
  await migrate(ownerUrl, settings.masterKey, migrationsFolder)
  configureLimits(settings.rateFactor, settings.masterKey)
  configureSecrets(settings.masterKey)
  configureFiles(settings.folder)
  wire()

  const databases = openDatabases(ownerUrl, settings.masterKey)
  await checkOrigin(databases.app, settings, say)
  if (!settings.demo) await refuseDemoData(databases.app)
  const handlers = settings.roles.includes('worker') ? jobHandlers({ settings, databases }) : null
  const jobs = await startJobs(databases.jobsUrl, handlers, (error) => log.error({ jobs: error.message }))
  const services = { settings, databases, jobs, outbound: openOutbound() }
  const resumed = () =>
    void resume(services).catch((error: unknown) => log.error({ resume: error instanceof Error ? error.stack : 'unknown' }))
  if (handlers) {
    resumed()
    setInterval(resumed, 86_400_000).unref()
  }
  // What was being done when the database went away is taken up again, as after a crash of our own.
  const watch = handlers ? whenDatabaseReturns(databases.listenUrl, resumed) : null
  const sealer = handlers ? sealEveryMinute(roleUrl(ownerUrl, settings.masterKey, 'sealer'), settings.publicOrigin) : null
  if (settings.demo) await seedDemo(services, ownerUrl, say)
  const web = settings.roles.includes('web') ? await startWeb(services, build, dev) : null

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    sealer?.stop()
    await watch?.stop()
    await web?.close()
    await jobs.stop()
    await databases.close()
    await embedded?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

  if (web) {
    say(`\nPoiju is open: ${settings.publicOrigin}`)
    if (embedded)
      say(
        'Its data is in the embedded PostgreSQL: good for trying, teaching and one department. For more, see docs/operating.md.',
      )
    if (settings.demo)
      say(
        `Demonstration: choose who you are at ${settings.publicOrigin}/fi/sign-in (or /sv/sign-in, /en/sign-in)\nStop with Ctrl-C; the data stays.`,
      )
  }
}
