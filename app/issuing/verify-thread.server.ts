/** The thread in which the credentials of strangers are read and verified, and what it may ask. */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { extract, LookUpRequest, Report, VerifyOptions } from '@poiju/credentials'
import { TooMany } from '../platform/errors.ts'

type Input = string | Uint8Array

export type Question =
  | { readonly kind: 'known-issuer'; readonly did: string }
  | { readonly kind: 'look-up'; readonly request: LookUpRequest }
type Work =
  | { readonly kind: 'extract'; readonly input: Uint8Array }
  | { readonly kind: 'verify'; readonly input: Input; readonly now: Date }

export type ToThread =
  | { readonly kind: 'job'; readonly job: number; readonly work: Work }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
export type FromThread =
  | { readonly kind: 'question'; readonly job: number; readonly id: number; readonly question: Question }
  | { readonly kind: 'done'; readonly job: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly job: number; readonly reason: string }

interface Job {
  readonly done: (result: unknown) => void
  readonly failed: (error: Error) => void
  readonly answer: (question: Question) => Promise<unknown>
  readonly tooLong: NodeJS.Timeout
}

export interface ThreadLimits {
  /** How many may be read or wait at once. Whoever comes then is asked to come again. */
  most: number
  /** Milliseconds. What is read is bounded by itself, and issuers elsewhere have less time to answer: only a fault takes longer. */
  longest: number
}

const secondsUntilAgain = 10
const packaged = createRequire(import.meta.url)

/** One thread, begun when it is first needed, and again after a fault. */
export class VerifyThread {
  private readonly limits: ThreadLimits
  private readonly jobs = new Map<number, Job>()
  private last = 0
  private thread: Worker | undefined

  constructor(limits: ThreadLimits) {
    this.limits = limits
  }

  /** The credential in a file, or why there is none, as `extract` of the engine. Throws TooMany while too many wait. */
  extract(input: Uint8Array): ReturnType<typeof extract> {
    return this.run({ kind: 'extract', input }, async () => undefined) as ReturnType<typeof extract>
  }

  /** A report, as `verify` of the engine. Throws TooMany while too many wait. */
  verify(
    input: Input,
    { now, knownIssuer, lookUp }: Required<Pick<VerifyOptions, 'now' | 'knownIssuer' | 'lookUp'>>,
  ): Promise<Report> {
    return this.run({ kind: 'verify', input, now }, (question) =>
      question.kind === 'known-issuer' ? knownIssuer(question.did) : lookUp(question.request),
    ) as Promise<Report>
  }

  private async run(work: Work, answer: Job['answer']): Promise<unknown> {
    if (this.jobs.size >= this.limits.most) throw new TooMany(secondsUntilAgain)
    this.thread ??= this.begin()
    const worker = this.thread
    const job = ++this.last
    worker.postMessage({ kind: 'job', job, work } satisfies ToThread)
    worker.ref()
    return new Promise((done, failed) => {
      const tooLong = setTimeout(() => void worker.terminate(), this.limits.longest)
      this.jobs.set(job, { done, failed, answer, tooLong })
    })
  }

  private begin(): Worker {
    // By its name in the package: wherever this code has been bundled to, the thread's file is where the package says.
    const worker = new Worker(packaged.resolve('#verify-worker'), {
      execArgv: ['--conditions=poiju-source'],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    })
    worker.on('message', (message: FromThread) => void this.hear(worker, message))
    let cause: unknown
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', () => {
      this.thread = undefined
      const error = new Error('The thread that verifies has ended', { cause })
      for (const job of [...this.jobs.keys()]) this.take(job)?.failed(error)
    })
    return worker
  }

  private async hear(worker: Worker, message: FromThread): Promise<void> {
    if (message.kind === 'question') {
      // Whoever does not know, or fails to find out, has no answer.
      const answer = await this.jobs
        .get(message.job)
        ?.answer(message.question)
        .catch(() => undefined)
      worker.postMessage({ kind: 'answer', id: message.id, answer } satisfies ToThread)
      return
    }
    const job = this.take(message.job)
    if (message.kind === 'done') job?.done(message.result)
    else job?.failed(new Error(message.reason))
    // A process with nothing else to do may end.
    if (this.jobs.size === 0) worker.unref()
  }

  private take(id: number): Job | undefined {
    const job = this.jobs.get(id)
    this.jobs.delete(id)
    clearTimeout(job?.tooLong)
    return job
  }
}

/** The thread of this process. */
export const verifyThread = new VerifyThread({ most: 40, longest: 60_000 })
