// Hot reload: Vite serves the screens inside our own server, from source.
import { createServer } from 'vite'

process.env.POIJU_DEVELOPMENT ??= 'on'
const vite = await createServer({
  root: 'app',
  configFile: 'app/vite.config.ts',
  server: { middlewareMode: true },
  appType: 'custom',
})
const { run } = await vite.ssrLoadModule('/commands.server.ts')
process.exitCode = await run(
  process.argv.slice(2),
  () => vite.ssrLoadModule('virtual:react-router/server-build'),
  vite.middlewares,
)
