/** The built program as people start it: in a data folder of its own, on a free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { freePort } from '../app/platform/embedded.server.ts'

export interface Program {
  readonly origin: string
  readonly process: ChildProcess
  /** From spawn to the first page that was answered with 200. */
  readonly startMs: number
  stop(): Promise<void>
}

/** Starts it by `npm start`, or without npm when its own process is to be measured, and waits for the first page. */
export async function startProgram(folder: string, how: 'npm' | 'node'): Promise<Program> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const env = {
    ...process.env,
    PORT: String(port),
    POIJU_FOLDER: folder,
    POIJU_RATE_FACTOR: '1000',
    LOG_LEVEL: 'error',
    NODE_OPTIONS: '',
  }
  const started = performance.now()
  const [command, args] = how === 'npm' ? ['npm', ['start']] : [process.execPath, ['build/server/index.js']]
  // A group of its own: npm has children, and all of them are stopped.
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      output += part
    })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`The program stopped at its start:\n${output}`)
    const answer = await fetch(`${origin}/en`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok)
      return {
        origin,
        process: child,
        startMs: performance.now() - started,
        stop: async () => {
          process.kill(-(child.pid as number), 'SIGTERM')
          await gone
        },
      }
    await new Promise((done) => setTimeout(done, 20))
  }
  process.kill(-(child.pid as number), 'SIGKILL')
  throw new Error(`The program showed no page in two minutes:\n${output}`)
}
