/** Batches of more than one piece: what the job does after the command has answered. */
import { beforeAll, describe, expect, test } from 'vitest'
import { annulCompletion } from '../delivery/service.server.ts'
import { aCompletion, anOffering } from '../delivery/testing.ts'
import { inTransaction, sql } from '../platform/database.server.ts'
import { aCtx, anInstitution, aVisit, house } from '../testing/index.ts'
import { manyCompletions } from '../testing/many-completions.ts'
import { issueCredentials, issueJob, resumePending, signPending } from './issue.server.ts'
import { readProgress } from './list.server.ts'
import { revokeCredential } from './revoke.server.ts'

const piece = 1000
let services: Awaited<ReturnType<typeof aVisit>>['services']
beforeAll(async () => {
  services = (await aVisit()).services
})

/** An institution with so many decided completions, and a batch of all of them of which the first piece waits for its signature. */
async function aBatch(count: number) {
  const run = await anOffering(await anInstitution())
  const registrar = await aCtx(run.institution, 'registrar')
  const { completion, assessor } = await aCompletion(run)
  const { owner } = await house()
  const many = await manyCompletions(owner, { institution: run.institution.id, completion }, count - 1)
  const answer = await issueCredentials(registrar, [completion, ...many], { demo: false })
  if (!answer.accepted) throw new Error(answer.refusal)
  const items = await owner
    .selectFrom('issueBatchItem')
    .select('basisId')
    .where('batchId', '=', answer.batch)
    .orderBy('position')
    .execute()
  return {
    institution: run.institution.id,
    registrar,
    assessor,
    batch: answer.batch,
    order: items.map(({ basisId }) => basisId),
    job: () => issueJob(services)({ institution: run.institution.id, batch: answer.batch }),
  }
}

const statesOf = async (institution: string) => {
  const { owner } = await house()
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::integer as n from credential where institution_id = ${institution} group by state order by state`.execute(
    owner,
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}
/** What may never be, whatever was killed when: two of one completion, two at one place, one without its records. */
async function expectWhole(institution: string): Promise<void> {
  const { owner } = await house()
  const { rows } = await sql<{ doubled: number; shared: number; unrecorded: number }>`
    select (select count(*) from (select 1 from credential where institution_id = ${institution} and state in ('pending', 'issued') group by basis_id having count(*) > 1) d)::integer as doubled,
      (select count(*) from (select 1 from credential where institution_id = ${institution} group by status_list_id, status_index having count(*) > 1) d)::integer as shared,
      (select count(*) from credential k where institution_id = ${institution} and state = 'issued'
        and (select count(*) from audit a where a.subject = 'credential:' || k.id and a.fact in ('credential.pending', 'credential.issued')) <> 2)::integer as unrecorded`.execute(
    owner,
  )
  expect(rows).toEqual([{ doubled: 0, shared: 0, unrecorded: 0 }])
}

describe('a batch of three pieces', () => {
  test('what ended or got its credential meanwhile is passed over in its piece, with the reason, and everybody else gets one', async () => {
    const { institution, registrar, assessor, batch, order, job } = await aBatch(2 * piece + 300)
    expect(await statesOf(institution)).toEqual({ pending: piece })
    const [annulled = '', nameless = ''] = [order[piece + 5], order[2 * piece + 7]]
    const early = order[2 * piece + 200] ?? ''
    expect(await annulCompletion(assessor, annulled, 'misconduct')).toMatchObject({ accepted: true })
    const alone = await issueCredentials(registrar, [early], { demo: false })
    if (!alone.accepted) throw new Error(alone.refusal)
    const { owner } = await house()
    await sql`update enrolment set given_name = ' ', family_name = ' ' where id = (select enrolment_id from completion where id = ${nameless})`.execute(
      owner,
    )
    await job()
    await signPending(services, institution, alone.batch)
    const progress = await readProgress(registrar, batch)
    expect(progress).toMatchObject({ total: 2 * piece + 300, issued: 2 * piece + 297 })
    expect(progress.skipped.map(({ completion, reason }) => [completion, reason])).toEqual([
      [annulled, 'not-decided'],
      [nameless, 'record-incomplete'],
      [early, 'already-issued'],
    ])
    expect(await statesOf(institution)).toEqual({ issued: 2 * piece + 298 })
    await expectWhole(institution)
  }, 120_000)

  test('is worked on by several at once, by one that comes late, and by the next start, and each gets one', async () => {
    const { institution, registrar, batch, order, job } = await aBatch(2 * piece + 100)
    // The process ended after the command had answered: the next start goes on, while the job comes again elsewhere, twice.
    await Promise.allSettled([resumePending(services), job(), job()])
    await job()
    expect(await readProgress(registrar, batch)).toMatchObject({ issued: order.length, skipped: [] })
    expect(await statesOf(institution)).toEqual({ issued: order.length })
    await job()
    expect(await statesOf(institution)).toEqual({ issued: order.length })
    await expectWhole(institution)
    // A place of a later piece is revoked like any other.
    const last = await inTransaction(registrar, (tx) =>
      tx
        .selectFrom('credential')
        .select(['id', 'statusIndex'])
        .where('basisId', '=', order.at(-1) ?? '')
        .executeTakeFirstOrThrow(),
    )
    expect(await revokeCredential(registrar, last.id, 'error')).toMatchObject({ accepted: true })
  }, 120_000)
})
