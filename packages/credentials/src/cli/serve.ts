/** `serve`: the VC API with throw-away keys, for test suites and for trying. */
import { serve as start } from '../serve/server.ts'
import { options, UsageError, wholeNumber } from './usage.ts'

/** Runs until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, { port: { type: 'string', short: 'p', default: '0' } })
  if (positionals.length > 0) throw new UsageError('serve takes --port only')
  const publicOrigin = process.env['PUBLIC_ORIGIN']
  if (publicOrigin !== undefined && !URL.canParse(publicOrigin)) throw new UsageError('PUBLIC_ORIGIN is not an address')
  const port = wholeNumber(values.port, '--port', 0, 65_535) ?? 0
  const running = await start({ port, publicOrigin }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new UsageError(`Port ${port} is taken: choose another with --port`)
    throw error
  })
  process.stdout.write(
    `${running.url} signs whatever it is given, with keys that are thrown away when it stops. For tests only.\n`,
  )
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  await running.close()
  return 0
}
