/**
 * Issuing, in two steps (docs/decisions/0003-credential-bytes.md). First one transaction stores, for each completion, the id, the basis, the place
 * in the status list and the exact bytes to sign, with audit rows, as `pending`. Then a job signs each and inserts the proof. A crash between the two
 * leaves a pending row that the job, or the next start, finishes; never a signed credential that nobody can revoke.
 */
import { assemble, prepare, sign } from '@poiju/credentials'
import { type CompletionView, holdCompletion, readCompletion } from '../delivery/index.server.ts'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { sendJob } from '../platform/jobs.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { keepOrigin } from '../platform/origin.server.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { text } from '../platform/texts.ts'
import { readVersion, type VersionView } from '../review/index.server.ts'
import { credentialUrl, statusListUrl } from './addresses.ts'
import { decide, evolve } from './credential.ts'
import { currentKey, signerFor } from './keys.server.ts'
import { toRecord } from './record.server.ts'
import { openStatusList } from './status.server.ts'
import * as store from './store.server.ts'
import { issuingTexts } from './texts.ts'

export type IssueAnswer =
  | { readonly accepted: true; readonly batch: string; readonly queued: number; readonly alreadyIssued: number }
  | { readonly accepted: false; readonly refusal: IssueRefusal }
export type IssueRefusal = 'nothing-to-issue' | 'completion-not-decided'

/**
 * Queues a credential for each of these completions of the institution in scope; those that have a valid one are counted, not doubled.
 * Everything is stored or nothing is. NotFound when one of them is not there.
 */
export async function issueCredentials(ctx: Ctx, completionIds: readonly string[], how: { demo: boolean }): Promise<IssueAnswer> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => {
    // Held in one order, so that two batches of the same learners, or an annulment, come one after the other.
    const wanted = [...new Set(completionIds)].sort()
    const held: CompletionView[] = []
    for (const id of wanted) held.push(found(await holdCompletion(tx, id)))
    if (held.some(({ institution }) => institution !== ctx.institution)) throw new NotFound()
    const existing = await store.basesWithCredential(tx, wanted)
    const completions = held.filter(({ id }) => !existing.has(id))
    if (completions.length === 0) return { accepted: false, refusal: 'nothing-to-issue' }
    if (completions.some(({ state }) => state !== 'decided')) return { accepted: false, refusal: 'completion-not-decided' }

    const issuer = found(await store.readIssuer(tx, { id: ctx.institution as string }))
    await keepOrigin(tx, ctx.origin)
    const key = await currentKey(tx, ctx, issuer)
    const places = await openStatusList(tx, ctx, issuer.id, completions.length)
    const versions = new Map<string, VersionView>()
    const batch = ctx.newId()
    await store.insertBatch(tx, ctx, batch, completions.length)

    let queued = 0
    for (const completion of completions) {
      const version = versions.get(completion.version) ?? found(await readVersion(tx, completion.version))
      versions.set(completion.version, version)
      const id = ctx.newId()
      const index = places.indices[queued] as number
      const url = credentialUrl(ctx.origin, issuer.slug, id)
      const credentialRecord = toRecord({
        ctx,
        url,
        issuer,
        version,
        completion,
        demo: how.demo,
        status: { list: statusListUrl(ctx.origin, issuer.slug, places.list), index },
      })
      const unsigned = prepare(credentialRecord)
      const inserted = await store.insert(tx, {
        id,
        institutionId: issuer.id,
        batchId: batch,
        basisId: completion.id,
        personId: completion.learner.personId,
        versionId: completion.version,
        url,
        language: credentialRecord.language,
        title: credentialRecord.achievement.name,
        learnerName: completion.learner.name,
        keyId: key.id,
        statusListId: places.list,
        statusIndex: index,
        unsigned,
        createdAt: ctx.now,
      })
      if (!inserted) continue
      queued++
      await record(tx, ctx, `credential:${id}`, [
        { fact: 'credential.pending', completion: completion.id, version: completion.version, batch } as { fact: string },
      ])
    }
    if (queued !== completions.length) await store.setBatchTotal(tx, batch, Math.max(queued, 1))
    await sendJob(tx, 'credential.issue', { institution: issuer.id, batch })
    return { accepted: true, batch, queued, alreadyIssued: wanted.length - queued }
  })
}

const chunk = 100

/** The job: signs what waits in a batch. Safe to run twice and twice at once: a row that somebody else holds is theirs. */
export function issueJob(services: Pick<Services, 'settings' | 'databases'>) {
  return async (ids: Record<string, string>): Promise<void> => {
    await signPending(services, ids['institution'] as string, ids['batch'] ?? null)
  }
}

/** Signs every pending credential of an institution, or of one of its batches. Returns how many this process signed. */
export async function signPending(
  services: Pick<Services, 'settings' | 'databases'>,
  institution: string,
  batch: string | null,
): Promise<number> {
  let signed = 0
  for (;;) {
    const ctx = systemCtx(services, 'credential.issue', institution)
    const waiting = await inTransaction(ctx, (tx) => store.listPending(tx, institution, batch, chunk))
    let here = 0
    for (const id of waiting) if (await signOne({ ...ctx, now: new Date() }, id)) here++
    signed += here
    if (waiting.length < chunk || here === 0) return signed
  }
}

/** One credential: the proof, the state, the audit row and the letter to the learner are saved together or not at all. */
async function signOne(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const row = await store.lock(tx, id, true)
    if (!row || !(await sealHeld(tx, ctx, row))) return false
    await tellLearner(tx, ctx, row)
    return true
  })
}

/** Signs a pending credential that this transaction holds: the proof, the state and the audit row. False when it is not pending. */
export async function sealHeld(tx: Tx, ctx: Ctx, row: store.CredentialRow): Promise<boolean> {
  const decision = decide(row.credential, { do: 'seal' })
  if (!decision.accepted) return false
  const issuer = found(await store.readIssuer(tx, { id: row.institutionId }))
  const key = found((await store.listKeys(tx, issuer.id)).find((candidate) => candidate.id === row.keyId))
  const signer = await signerFor(tx, ctx, issuer, key, new URL(row.url).origin)
  const proof = await sign(row.unsigned, signer)
  await store.save(tx, row.id, decision.facts.reduce(evolve, row.credential), ctx.now, proof)
  await record(
    tx,
    ctx,
    `credential:${row.id}`,
    decision.facts.map((fact) => ({ ...fact, version: row.versionId, completion: row.basisId })),
  )
  return true
}

async function tellLearner(tx: Tx, ctx: Ctx, row: store.CredentialRow): Promise<void> {
  const completion = await readCompletion(tx, row.basisId)
  if (!completion) return
  const { learner } = completion
  await queueMail(tx, ctx, {
    recipient: learner.email,
    ...(learner.personId ? { personId: learner.personId } : {}),
    locale: learner.locale,
    subject: text(issuingTexts, learner.locale, 'mailIssuedSubject', { title: row.title }),
    body: text(issuingTexts, learner.locale, 'mailIssuedBody', {
      title: row.title,
      href: `${ctx.origin}/my/credentials/${row.id}`,
    }),
  })
}

/** At start: what a crash left pending is finished, institution by institution. */
export async function resumePending(services: Pick<Services, 'settings' | 'databases'>): Promise<number> {
  const ctx = systemCtx(services, 'credential.resume', null)
  const issuers = await inTransaction(ctx, (tx) => store.listIssuers(tx))
  let signed = 0
  for (const { id } of issuers) signed += await signPending(services, id, null)
  return signed
}

/** The moment of issuing that stands in the signed bytes (EU element 5): a batch that was signed late keeps its day. Null while it is not signed. */
export function issuedAt(row: Pick<store.CredentialRow, 'unsigned' | 'proof'>): Date | null {
  return row.proof === null ? null : new Date((JSON.parse(row.unsigned) as { validFrom: string }).validFrom)
}

/** The sealed text of an issued credential, byte for byte as it was signed. */
export function sealedText(row: Pick<store.CredentialRow, 'unsigned' | 'proof'>): string {
  if (row.proof === null) throw new Error('A pending credential has no sealed text')
  return assemble(row.unsigned, row.proof)
}
