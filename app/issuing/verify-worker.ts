/** What strangers hand in is read and verified in this thread: whatever it costs, everybody else's pages go on. It asks the main one what it may not know. */
import { parentPort } from 'node:worker_threads'
import { extract, verify } from '@poiju/credentials'
import type { FromThread, Question, ToThread } from './verify-thread.server.ts'

const open = new Map<number, (answer: unknown) => void>()
let asked = 0

function say(message: FromThread): void {
  parentPort?.postMessage(message)
}

function ask(job: number, question: Question): Promise<unknown> {
  const id = ++asked
  const answer = new Promise<unknown>((done) => open.set(id, done))
  say({ kind: 'question', job, id, question })
  return answer
}

async function answer(message: Extract<ToThread, { kind: 'job' }>): Promise<unknown> {
  const { job, work } = message
  if (work.kind === 'extract') return extract(work.input)
  return verify(work.input, {
    now: work.now,
    // The main thread answers with what the engine asked for, or with nothing.
    knownIssuer: (did) => ask(job, { kind: 'known-issuer', did }) as Promise<never>,
    lookUp: (request) => ask(job, { kind: 'look-up', request }) as Promise<never>,
  })
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'answer') {
    open.get(message.id)?.(message.answer)
    open.delete(message.id)
    return
  }
  const { job } = message
  answer(message)
    .then((result) => say({ kind: 'done', job, result }))
    .catch((error: unknown) => say({ kind: 'failed', job, reason: String(error) }))
})
