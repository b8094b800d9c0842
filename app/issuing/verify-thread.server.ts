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
  readonly work: Work
  readonly isAdmitted: boolean
  readonly done: (result: unknown) => void
  readonly failed: (error: Error) => void
  readonly answer: (question: Question) => Promise<unknown>
}

export interface ThreadLimits {
  /** How many of strangers may be read or wait at once. Whoever comes then is asked to come again. */
  most: number
  /** How many are in the thread at once: while one waits for an answer, another goes on. */
  readonly atOnce: number
  /** Milliseconds in the thread. What is read is bounded by itself: only a fault, or many heavy ones together, takes longer. */
  longest: number
  /** Milliseconds in which a question of the thread is answered, or has no answer. */
  readonly question: number
}

export interface AsideOptions {
  /** It has its place already, or is of our own making: it is not counted among those of strangers. */
  readonly isAdmitted?: boolean
}

const secondsUntilAgain = 10
const packaged = createRequire(import.meta.url)

/** One thread, begun when it is first needed, and again after a fault. */
export class VerifyThread {
  private readonly limits: ThreadLimits
  private readonly waiting: Job[] = []
  private readonly inside = new Map<number, { readonly job: Job; readonly tooLong: NodeJS.Timeout }>()
  private counted = 0
  private last = 0
  private thread: Worker | undefined

  constructor(limits: ThreadLimits) {
    this.limits = limits
  }

  /** The credential in a file, or why there is none, as `extract` of the engine. Throws TooMany while too many wait. */
  extract(input: Uint8Array, options: AsideOptions = {}): ReturnType<typeof extract> {
    return this.run({ kind: 'extract', input }, async () => undefined, options) as ReturnType<typeof extract>
  }

  /** A report, as `verify` of the engine. Throws TooMany while too many wait. */
  verify(
    input: Input,
    { now, knownIssuer, lookUp }: Required<Pick<VerifyOptions, 'now' | 'knownIssuer' | 'lookUp'>>,
    options: AsideOptions = {},
  ): Promise<Report> {
    const answer: Job['answer'] = (question) =>
      question.kind === 'known-issuer' ? knownIssuer(question.did) : lookUp(question.request)
    return this.run({ kind: 'verify', input, now }, answer, options) as Promise<Report>
  }

  private async run(work: Work, answer: Job['answer'], { isAdmitted = false }: AsideOptions): Promise<unknown> {
    if (!isAdmitted && this.counted >= this.limits.most) throw new TooMany(secondsUntilAgain)
    if (!isAdmitted) this.counted += 1
    try {
      return await new Promise((done, failed) => {
        // Who was let in already goes before those who were not, in their order.
        const first = isAdmitted ? this.waiting.findIndex((other) => !other.isAdmitted) : -1
        this.waiting.splice(first < 0 ? this.waiting.length : first, 0, { work, isAdmitted, done, failed, answer })
        this.next()
      })
    } finally {
      if (!isAdmitted) this.counted -= 1
    }
  }

  private next(): void {
    while (this.inside.size < this.limits.atOnce) {
      const job = this.waiting.shift()
      if (!job) break
      this.thread ??= this.begin()
      const worker = this.thread
      const id = ++this.last
      const tooLong = setTimeout(() => {
        this.take(id)
        job.failed(new Error('A credential took too long to verify'))
        void worker.terminate()
      }, this.limits.longest)
      this.inside.set(id, { job, tooLong })
      worker.ref()
      worker.postMessage({ kind: 'job', job: id, work: job.work } satisfies ToThread)
    }
    // A process with nothing else to do may end.
    if (this.inside.size === 0) this.thread?.unref()
  }

  private begin(): Worker {
    // By its name in the package: wherever this code has been bundled to, the thread's file is where the package says.
    const worker = new Worker(packaged.resolve('#verify-worker'), {
      execArgv: ['--conditions=poiju-source'],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    })
    worker.on('message', (message: FromThread) => void this.hear(worker, message))
    let fault: unknown
    worker.on('error', (error) => {
      fault = error
    })
    worker.on('exit', () => {
      this.thread = undefined
      const jobs = [...this.inside.keys()].flatMap((id) => this.take(id) ?? [])
      // What broke the thread may be any of those inside; who only stood beside one that took too long goes on in the next.
      if (fault === undefined) this.waiting.unshift(...jobs)
      else for (const job of jobs) job.failed(new Error('The thread that verifies has ended', { cause: fault }))
      this.next()
    })
    return worker
  }

  private async hear(worker: Worker, message: FromThread): Promise<void> {
    if (message.kind === 'question') {
      const answer = await this.answerTo(message)
      const say = (known: unknown) => worker.postMessage({ kind: 'answer', id: message.id, answer: known } satisfies ToThread)
      try {
        say(answer)
      } catch {
        // What cannot be sent is no answer.
        say(undefined)
      }
      return
    }
    const job = this.take(message.job)
    if (message.kind === 'done') job?.done(message.result)
    else job?.failed(new Error(message.reason))
    this.next()
  }

  /** Whoever does not know, fails to find out, or takes too long, has no answer. */
  private async answerTo({ job, question }: Extract<FromThread, { kind: 'question' }>): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((done) => {
      timer = setTimeout(() => done(undefined), this.limits.question)
    })
    try {
      return await Promise.race([this.inside.get(job)?.job.answer(question), late])
    } catch {
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  private take(id: number): Job | undefined {
    const found = this.inside.get(id)
    this.inside.delete(id)
    clearTimeout(found?.tooLong)
    return found?.job
  }
}

const texts = new VerifyThread({ most: 40, atOnce: 4, longest: 60_000, question: 20_000 })
/** Pictures and PDFs take longest, and nobody who pastes a text waits behind them. One after the other. */
const files = new VerifyThread({ most: 8, atOnce: 1, longest: 60_000, question: 20_000 })

/** The thread of this process for what was handed in. */
export function threadFor(input: Input): VerifyThread {
  if (typeof input === 'string') return texts
  const start = Buffer.from(input.subarray(0, 64)).toString('latin1').trimStart()
  return /^[\x21-\x7e]/.test(start) && !/^(%PDF|GIF8)/.test(start) ? texts : files
}
