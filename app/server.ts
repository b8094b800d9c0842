/** The way in: `node build/server/index.js [serve|migrate|admin …]`. */
import { run } from './commands.server.ts'

process.exitCode = await run(process.argv.slice(2), () => import('virtual:react-router/server-build'))
