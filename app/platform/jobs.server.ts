/** Jobs: pg-boss on the same database. A job is sent in the transaction that causes it, carries ids only, and is safe to run twice. */
import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Tx } from './database.server.ts'

/** Every queue with its retries. Made by the migrate step. */
export const queues = {
  // A mail server may be away for a night: ever longer between tries, at most an hour, some sixteen hours in all.
  'mail.send': { retryLimit: 24, retryDelay: 20, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 120 },
  'credential.issue': { retryLimit: 20, retryDelay: 1, retryBackoff: false, expireInSeconds: 3600 },
  'issuerKey.end': { retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 3600 },
  'issuerKey.issueAgain': { retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 3600 },
  'credential.tell': { retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 900 },
} as const
export type QueueName = keyof typeof queues

let sender: PgBoss | undefined

/** Sends a job that runs when this transaction has committed, and never when it rolls back. `key` keeps one waiting job per thing. */
export async function sendJob(tx: Tx, name: QueueName, ids: Record<string, string>, key?: string): Promise<void> {
  if (!sender) throw new Error('Jobs are not started: call startJobs first')
  const db = {
    executeSql: async (text: string, values: unknown[] = []) => {
      return runRaw(tx, text, values)
    },
  }
  await sender.send(name, ids, { ...queues[name], ...(key ? { singletonKey: key } : {}), db })
}

/** Sends many jobs of one queue, as `sendJob` does. */
export async function sendJobs(tx: Tx, name: QueueName, jobs: readonly Record<string, string>[]): Promise<void> {
  if (!sender) throw new Error('Jobs are not started: call startJobs first')
  if (jobs.length === 0) return
  await sender.insert(
    name,
    jobs.map((data) => ({ data, ...queues[name] })),
    { db: { executeSql: async (text: string, values: unknown[] = []) => runRaw(tx, text, values) } },
  )
}

async function runRaw(tx: Tx, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  const result = await tx.withoutPlugins().executeQuery(CompiledQuery.raw(text, values))
  return { rows: [...result.rows] }
}

type Handler = (ids: Record<string, string>) => Promise<void>

export interface Jobs {
  /** Whether the queue answers now. */
  isReady(): Promise<boolean>
  stop(): Promise<void>
}

/** Starts the queue of this process. With `handlers` it works too; without, it only sends. */
export async function startJobs(
  url: string,
  handlers: Partial<Record<QueueName, Handler>> | null,
  onError: (error: Error) => void,
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    supervise: handlers !== null,
    schedule: false,
    max: 6,
  })
  boss.on('error', onError)
  await boss.start()
  sender = boss
  for (const [name, handler] of Object.entries(handlers ?? {})) {
    const worker: { id?: string } = {}
    // The library takes one job at each notification and then waits, and nothing notifies of a retry: what has been waiting meanwhile is asked for.
    worker.id = await boss.work(
      name,
      { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
      async ([job]) => {
        try {
          if (job) await handler(job.data as Record<string, string>)
        } finally {
          if (worker.id !== undefined) boss.notifyWorker(worker.id)
        }
      },
    )
  }
  return {
    isReady: () =>
      boss.getQueue('mail.send').then(
        (queue) => queue !== null,
        () => false,
      ),
    stop: async () => {
      if (sender === boss) sender = undefined
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
