/** A batch of completions, issued as the job does it: stored, signed, audited; beside signing and a bulk COPY of the very same rows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localSigner, sign } from '@poiju/credentials'
import { issueCredentials, issueJob } from '../app/issuing/issue.server.ts'
import { copyInto } from '../app/platform/copy.server.ts'
import type { Ctx } from '../app/platform/ctx.ts'
import { connect, type Database, openDatabases, sql } from '../app/platform/database.server.ts'
import { startEmbedded } from '../app/platform/embedded.server.ts'
import { startJobs } from '../app/platform/jobs.server.ts'
import { configureSecrets } from '../app/platform/secrets.server.ts'
import { derive, readSettings } from '../app/platform/settings.server.ts'
import { systemCtx } from '../app/platform/system.server.ts'
import { manyCompletions } from '../app/testing/many-completions.ts'
import { heading, number, say, timed } from './figures.ts'

/** Issues `count` completions; `folder` is where the program has kept its demonstration. What other rooms hear of a batch is left out: it is a row or two. */
export async function measureBatch(folder: string, count: number): Promise<void> {
  heading(`A batch of ${number(count)} completions: stored, signed, audited`)
  const key = Buffer.from(readFileSync(join(folder, 'secret'), 'utf8').trim(), 'hex')
  configureSecrets(key)
  const embedded = await startEmbedded(folder, derive(key, 'database role poiju_owner'))
  try {
    const databases = openDatabases(embedded.url, key)
    const owner = connect(embedded.url, 2)
    const jobs = await startJobs(databases.jobsUrl, null, () => undefined)
    const settings = readSettings({ POIJU_SECRET: key.toString('hex') })
    const services = { settings, databases }
    const { rows } = await sql<{ institution: string; completion: string }>`
      select institution_id as institution, id as completion from completion where state = 'decided' order by created_at limit 1`.execute(
      owner,
    )
    const [like] = rows
    if (!like) throw new Error('The demonstration has no completion')
    const { institution } = like
    const completions = await manyCompletions(owner, like, count)
    const ctx: Ctx = { ...systemCtx(services, 'bench', institution), origin: settings.publicOrigin }
    await sql`vacuum analyze`.execute(owner)

    const before = process.memoryUsage().rss
    let most = before
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 50)
    const issuing = await timed(async () => {
      const answer = await issueCredentials(ctx, completions, { demo: false })
      if (!answer.accepted) throw new Error(answer.refusal)
      await issueJob(services)({ institution, batch: answer.batch })
    })
    clearInterval(watching)
    const issued = await countIssued(owner, institution)
    if (issued < count) throw new Error(`Only ${issued} were issued`)

    const { signing, copying } = await signAndCopy(owner, institution, count)
    say('issued in all, a second', number((count / issuing) * 1000))
    say(
      'the same: signing alone; COPY alone of the same rows',
      `${number(signing / count, 'ms')}; ${number(copying / count, 'ms')}`,
    )
    say('the batch against signing + COPY', number(issuing / (signing + copying), '×'), '2 ×')
    say('memory that it added, at its peak', number((most - before) / 1_048_576, 'MB'))
    await jobs.stop()
    await databases.close()
    await owner.destroy()
  } finally {
    await embedded.stop()
  }
}

async function countIssued(owner: Database, institution: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from credential where institution_id = ${institution} and state = 'issued' and batch_id is not null`.execute(
    owner,
  )
  return rows[0]?.n ?? 0
}

/** Signs the same texts and copies the same rows into tables of the same form, indexes too, by COPY of 1,000 a transaction, as anybody would in bulk. */
async function signAndCopy(owner: Database, institution: string, count: number): Promise<{ signing: number; copying: number }> {
  await sql`create table credential_copy (like credential including all)`.execute(owner)
  await sql`create table audit_copy (like audit including all)`.execute(owner)
  const { rows: credentials } = await sql<Record<string, string | number | null>>`
    select institution_id, id, batch_id, basis_kind, basis_id, version_id, url, language, title, learner_name, state, key_id, status_list_id, status_index, unsigned, proof,
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MSZ') as created_at, to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MSZ') as issued_at
    from credential where institution_id = ${institution} and state = 'issued' order by id desc limit ${count}`.execute(
    owner.withoutPlugins(),
  )
  const { rows: audits } = await sql<Record<string, string | null>>`
    select id, institution_id, at::text, actor_kind, actor_id, subject, fact, data::text, request_id from audit
    where institution_id = ${institution} and fact in ('credential.pending', 'credential.issued') order by id desc limit ${count * 2}`.execute(
    owner.withoutPlugins(),
  )
  const signer = localSigner({ verificationMethod: 'did:web:bench.example#key', secretKey: new Uint8Array(32).fill(9) })
  const texts = credentials.map(({ unsigned }) => String(unsigned))
  for (const text of texts.slice(0, 500)) await sign(text, signer)
  const signing = await timed(async () => {
    for (const text of texts) await sign(text, signer)
  })
  const copying = await timed(async () => {
    for (let from = 0; from < count; from += 1000)
      await owner.transaction().execute(async (tx) => {
        await copyAll(tx, owner, 'credential_copy', credentials.slice(from, from + 1000))
        await copyAll(tx, owner, 'audit_copy', audits.slice(from * 2, (from + 1000) * 2))
      })
  })
  return { signing, copying }
}

type Tx = Parameters<Parameters<ReturnType<Database['transaction']>['execute']>[0]>[0]

async function copyAll(
  tx: Tx,
  owner: Database,
  table: string,
  rows: readonly Record<string, string | number | null>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  await copyInto(
    tx,
    owner,
    table,
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  )
}
