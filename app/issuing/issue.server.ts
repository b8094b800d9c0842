/**
 * Issuing, in two steps (docs/decisions/0003-credential-bytes.md), for one completion or badge decision, or a hundred thousand. First the intent: a
 * transaction stores, for each of a piece of the batch, the id, the basis, the place in the status list and the exact bytes to sign, with audit rows, as
 * `pending`. Then the signature: another transaction signs what is pending and puts the proofs in. The command stores the list and the intent of
 * the first piece, so that a small batch is whole when it answers; a job does the rest, piece by piece, with the same memory for any number. A
 * crash between two transactions leaves rows that the job, or the next start, goes on with; never a signed credential that nobody can revoke.
 */
import { assemble, MissingElement, prepare, sign } from '@poiju/credentials'
import { must } from '../people/policy.ts'
import { record, recordMany } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { sendJob } from '../platform/jobs.server.ts'
import { keepOrigin } from '../platform/origin.server.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { credentialUrl, statusListUrl } from './addresses.ts'
import { type Basis, holdBases } from './basis.server.ts'
import { decide, evolve } from './credential.ts'
import { currentKey, signerFor } from './keys.server.ts'
import { readyNow } from './ready.server.ts'
import { placesOf, reservePlaces } from './status.server.ts'
import * as store from './store.server.ts'

export type IssueAnswer =
  | { readonly accepted: true; readonly batch: string; readonly queued: number; readonly alreadyIssued: number }
  | { readonly accepted: false; readonly refusal: IssueRefusal }
export type IssueRefusal = 'nothing-to-issue' | 'completion-not-decided'

/** How many are stored or signed in one transaction. */
const piece = 1000

/**
 * Queues a credential for each of these completions of the institution in scope; those that have a valid one are counted, not doubled.
 * Everything is stored or nothing is. NotFound when one of them is not there.
 */
export async function issueCredentials(ctx: Ctx, completionIds: readonly string[], how: { demo: boolean }): Promise<IssueAnswer> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, (tx) => queueCredentials(tx, ctx, 'completion', completionIds, how))
}

/** The same for bases of one kind, in a transaction of the caller, who has asked the policy. */
export async function queueCredentials(
  tx: Tx,
  ctx: Ctx,
  kind: store.BasisKind,
  ids: readonly string[],
  how: { demo: boolean },
): Promise<IssueAnswer> {
  // Held in one order, so that two batches of the same learners, or an annulment, come one after the other.
  const wanted = [...new Set(ids)].sort()
  const held = await holdBases(tx, kind, wanted)
  if (held.length !== wanted.length || held.some(({ institution }) => institution !== ctx.institution)) throw new NotFound()
  const existing = await store.basesWithCredential(tx, wanted)
  const bases = held.filter(({ id }) => !existing.has(id))
  if (bases.length === 0) return { accepted: false, refusal: 'nothing-to-issue' }
  if (bases.some(({ isDecided }) => !isDecided)) return { accepted: false, refusal: 'completion-not-decided' }

  const issuer = found(await store.readIssuer(tx, { id: ctx.institution as string }))
  await keepOrigin(tx, ctx.origin)
  const places = await reservePlaces(tx, ctx, issuer.id, bases.length)
  const batch: store.BatchRow = {
    id: ctx.newId(),
    createdAt: ctx.now,
    total: bases.length,
    prepared: 0,
    demo: how.demo,
    basisKind: kind,
    statusListId: places.list,
    statusFrom: places.from,
  }
  await store.insertBatch(tx, ctx, batch)
  await store.insertBatchItems(
    tx,
    ctx,
    batch.id,
    bases.map(({ id }) => id),
  )
  await preparePiece(tx, ctx, issuer, batch)
  await sendJob(tx, 'credential.issue', { institution: issuer.id, batch: batch.id })
  return { accepted: true, batch: batch.id, queued: bases.length, alreadyIssued: existing.size }
}

/** Queues a credential for everybody who has a decided completion at this moment, and neither a valid credential nor one that was revoked. */
export async function issueReady(ctx: Ctx, how: { demo: boolean }): Promise<IssueAnswer> {
  must(ctx.actor, 'credential.issue')
  return issueCredentials(ctx, (await inTransaction(ctx, (tx) => readyNow(tx, ctx))).ids, how)
}

/** The intent of the next piece of a batch that this transaction holds. Returns how many items of it were looked at: 0 when there are no more. */
async function preparePiece(tx: Tx, ctx: Ctx, issuer: store.Issuer, batch: store.BatchRow): Promise<number> {
  const items = await store.listBatchItems(tx, batch.id, batch.prepared, piece)
  if (items.length === 0) return 0
  const ids = items.map(({ basisId }) => basisId)
  const bases = new Map((await holdBases(tx, batch.basisKind, ids)).map((basis) => [basis.id, basis]))
  const existing = await store.basesWithCredential(tx, ids)
  const key = await currentKey(tx, ctx, issuer)
  const places = await placesOf(tx, batch.statusListId)
  const rows: store.NewCredential[] = []
  for (const { position, basisId } of items) {
    const basis = bases.get(basisId)
    const skipped = skipReason(basis, existing.has(basisId))
    if (skipped || !basis) {
      await store.skipBatchItem(tx, batch.id, position, skipped ?? 'not-decided')
      continue
    }
    const row = intent(ctx, issuer, batch, key.id, basis, places[batch.statusFrom + position] as number)
    if (row) rows.push(row)
    else await store.skipBatchItem(tx, batch.id, position, 'record-incomplete')
  }
  await store.insertMany(tx, ctx, rows)
  await recordMany(
    tx,
    ctx,
    rows.map((row) => ({
      subject: `credential:${row.id}`,
      fact: { fact: 'credential.pending', ...factOf(row), batch: batch.id } as { fact: string },
    })),
    () => '',
  )
  await store.setBatchPrepared(tx, batch.id, batch.prepared + items.length)
  return items.length
}

/** What the audit says of a credential's basis: a badge has no version of a micro-credential, and who hears of those passes it by. */
export function factOf(row: Pick<store.CredentialRow, 'basisKind' | 'basisId' | 'versionId'>): Readonly<Record<string, string>> {
  return row.basisKind === 'completion'
    ? { completion: row.basisId, version: row.versionId }
    : { badgeDecision: row.basisId, badgeVersion: row.versionId }
}

function skipReason(basis: Basis | undefined, hasCredential: boolean): store.SkipReason | null {
  if (hasCredential) return 'already-issued'
  return basis?.isDecided ? null : 'not-decided'
}

/** The row of one credential, in a batch or alone, with the bytes to sign; null when the record lacks what a credential must say. */
export function intent(
  ctx: Ctx,
  issuer: store.Issuer,
  batch: Pick<store.BatchRow, 'createdAt' | 'demo' | 'basisKind' | 'statusListId'> & { readonly id: string | null },
  keyId: string,
  basis: Basis,
  statusIndex: number,
): store.NewCredential | null {
  const id = ctx.newId()
  const url = credentialUrl(ctx.origin, issuer.slug, id)
  try {
    const credentialRecord = basis.record({
      // The credential is of the moment that was decided, not of the moment when its piece came up.
      ctx: { ...ctx, now: batch.createdAt },
      url,
      issuer,
      demo: batch.demo,
      status: { list: statusListUrl(ctx.origin, issuer.slug, batch.statusListId), index: statusIndex },
    })
    return {
      id,
      institutionId: issuer.id,
      batchId: batch.id,
      basisKind: batch.basisKind,
      basisId: basis.id,
      personId: basis.learner.personId,
      versionId: basis.version,
      url,
      language: credentialRecord.language,
      title: credentialRecord.achievement.name,
      learnerName: basis.learner.name,
      keyId,
      statusListId: batch.statusListId,
      statusIndex,
      unsigned: prepare(credentialRecord),
      createdAt: batch.createdAt,
      validUntil: credentialRecord.validUntil === undefined ? null : new Date(credentialRecord.validUntil),
    }
  } catch (error) {
    if (error instanceof MissingElement) return null
    throw error
  }
}

/**
 * The job: stores and signs what waits in a batch, piece by piece. Safe to run twice and twice at once. Throws while some wait that others hold, who may not
 * be about to sign them, so that the job comes again for them.
 */
export function issueJob(services: Pick<Services, 'settings' | 'databases'>) {
  return async (ids: Record<string, string>): Promise<void> => {
    const [institution, batch] = [ids['institution'] as string, ids['batch'] as string]
    do await signPending(services, institution, batch)
    while (await prepareNext(services, institution, batch))
    const ctx = systemCtx(services, 'credential.issue', institution)
    const left = await inTransaction(ctx, (tx) => store.countPending(tx, institution, batch))
    if (left > 0) throw new Error(`${left} credentials of a batch are held by others`)
  }
}

/** The next piece of a batch; false when all of it was looked at. */
async function prepareNext(
  services: Pick<Services, 'settings' | 'databases'>,
  institution: string,
  batchId: string,
): Promise<boolean> {
  const ctx = systemCtx(services, 'credential.issue', institution)
  return inTransaction(ctx, async (tx) => {
    const batch = await store.lockBatch(tx, batchId)
    if (!batch) return false
    const issuer = found(await store.readIssuer(tx, { id: institution }))
    return (await preparePiece(tx, ctx, issuer, batch)) > 0
  })
}

/** Signs every pending credential of an institution, or of one of its batches. Returns how many this process signed. */
export async function signPending(
  services: Pick<Services, 'settings' | 'databases'>,
  institution: string,
  batch: string | null,
): Promise<number> {
  let signed = 0
  for (;;) {
    const here = await signPiece(systemCtx(services, 'credential.issue', institution), institution, batch)
    signed += here
    if (here === 0) return signed
  }
}

/** Proofs, states, audit rows and the job that writes to the learners are saved together or not at all. */
async function signPiece(ctx: Ctx, institution: string, batch: string | null): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await store.lockPending(tx, institution, batch, piece)
    if (rows.length === 0) return 0
    const issuer = found(await store.readIssuer(tx, { id: institution }))
    const sign = await signing(tx, ctx, issuer)
    const proofs: { id: string; proof: string }[] = []
    for (const row of rows) proofs.push({ id: row.id, proof: await sign(row) })
    await store.saveProofs(tx, ctx, proofs)
    await recordMany(
      tx,
      ctx,
      rows.map((row) => ({
        subject: `credential:${row.id}`,
        fact: { fact: 'credential.issued', ...factOf(row) } as { fact: string },
      })),
      (fact) => String((fact as { version?: unknown }).version),
    )
    for (const told of new Set(rows.map(({ batchId }) => batchId)))
      if (told) await sendJob(tx, 'credential.tell', { institution, batch: told })
    return rows.length
  })
}

/** Makes the proof of a row with the key and under the origin that its bytes were made for. */
async function signing(
  tx: Tx,
  ctx: Ctx,
  issuer: store.Issuer,
): Promise<(row: Pick<store.CredentialRow, 'keyId' | 'url' | 'unsigned'>) => Promise<string>> {
  const keys = await store.listKeys(tx, issuer.id)
  const signers = new Map<string, Awaited<ReturnType<typeof signerFor>>>()
  return async ({ keyId, url, unsigned }) => {
    const origin = new URL(url).origin
    const name = `${keyId} ${origin}`
    const signer =
      signers.get(name) ?? (await signerFor(tx, ctx, issuer, found(keys.find((candidate) => candidate.id === keyId)), origin))
    signers.set(name, signer)
    return sign(unsigned, signer)
  }
}

/** Signs a pending credential that this transaction holds: the proof, the state and the audit row. False when it is not pending. */
export async function sealHeld(tx: Tx, ctx: Ctx, row: store.CredentialRow): Promise<boolean> {
  const decision = decide(row.credential, { do: 'seal' })
  if (!decision.accepted) return false
  const issuer = found(await store.readIssuer(tx, { id: row.institutionId }))
  const proof = await (await signing(tx, ctx, issuer))(row)
  await store.save(tx, row.id, decision.facts.reduce(evolve, row.credential), ctx.now, proof)
  await record(
    tx,
    ctx,
    `credential:${row.id}`,
    decision.facts.map((fact) => ({ ...fact, ...factOf(row) })),
  )
  return true
}

/** At start: what a crash left half done is finished, institution by institution. One that fails keeps no other waiting; what failed is thrown at the end. */
export async function resumePending(services: Pick<Services, 'settings' | 'databases'>): Promise<number> {
  const ctx = systemCtx(services, 'credential.resume', null)
  const issuers = await inTransaction(ctx, (tx) => store.listIssuers(tx))
  let signed = 0
  const failures: unknown[] = []
  for (const { id } of issuers) {
    try {
      signed += await resumeOf(services, id)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} institutions could not be resumed`)
  return signed
}

async function resumeOf(services: Pick<Services, 'settings' | 'databases'>, institution: string): Promise<number> {
  let signed = await signPending(services, institution, null)
  const ctx = systemCtx(services, 'credential.resume', institution)
  for (const batch of await inTransaction(ctx, (tx) => store.unfinishedBatches(tx, institution)))
    while (await prepareNext(services, institution, batch)) signed += await signPending(services, institution, batch)
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
