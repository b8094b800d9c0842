/** The signing keys of an institution, for its administrator: what each signed, rotating one, revoking one that was found out. */
import type { KeyType } from '@poiju/credentials'
import { z } from 'zod'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { type Decision, refuse } from '../platform/decision.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { sendJob } from '../platform/jobs.server.ts'
import * as keys from './key-store.server.ts'
import { keyState, keyType, makeKey } from './keys.server.ts'
import { type Command, decide, type Fact, type Refusal, type SigningKey } from './signing-key.ts'
import * as store from './store.server.ts'

export interface SigningKeyRow {
  readonly id: string
  readonly type: KeyType
  /** The public half, as it stands in the DID document. */
  readonly publicKeyMultibase: string
  readonly state: SigningKey['state']
  readonly signsSince: Date
  readonly signedUntil: Date | null
  readonly revokedFrom: Date | null
  readonly signed: number
  readonly valid: number
}

const toRow = (key: store.Key, { signed, valid }: keys.Signed = { signed: 0, valid: 0 }): SigningKeyRow => ({
  id: key.id,
  type: keyType(key),
  publicKeyMultibase: key.publicKeyMultibase,
  state: keyState(key).state,
  signsSince: key.createdAt,
  signedUntil: key.retiredAt,
  revokedFrom: key.compromisedAt,
  signed,
  valid,
})

/** Every key of the institution one acts for, the newest first. */
export async function listSigningKeys(ctx: Ctx): Promise<SigningKeyRow[]> {
  must(ctx.actor, 'key.list')
  const institution = found(ctx.institution)
  return inTransaction(ctx, async (tx) => {
    const counts = await keys.signedByKey(tx, institution)
    return (await store.listKeys(tx, institution)).reverse().map((key) => toRow(key, counts.get(key.id)))
  })
}

/** One of them. NotFound for another institution's. */
export async function readSigningKey(ctx: Ctx, id: string): Promise<SigningKeyRow & { readonly toIssueAgain: number }> {
  must(ctx.actor, 'key.list')
  const institution = found(ctx.institution)
  return inTransaction(ctx, async (tx) => {
    const key = found(isId(id) ? await keys.readKey(tx, institution, id) : undefined)
    const row = toRow(key, (await keys.signedByKey(tx, institution)).get(id))
    return { ...row, toIssueAgain: row.state === 'revoked' ? await keys.countToIssueAgain(tx, institution, id) : 0 }
  })
}

/** A moment as the form gives it: a day and a time of day in Helsinki. */
export const revocationMoment = z.object({
  day: z.iso.date('notDay').refine((value) => value >= '2000-01-01' && value <= '2999-12-31', 'notDay'),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'notTime'),
})

/** What revoking a key from a moment would do, by our own record of when each signature was made. */
export async function previewRevocation(ctx: Ctx, id: string, from: Date): Promise<keys.Consequences> {
  must(ctx.actor, 'key.change')
  const institution = found(ctx.institution)
  return inTransaction(ctx, async (tx) => {
    found(isId(id) ? await keys.readKey(tx, institution, id) : undefined)
    return keys.splitAt(tx, institution, id, from)
  })
}

/** Another key of the same kind signs from now; this one stays published, and its secret is destroyed. */
export async function rotateKey(ctx: Ctx, id: string): Promise<Decision<Fact, Refusal>> {
  must(ctx.actor, 'key.change')
  return inTransaction(ctx, async (tx) => change(tx, ctx, await hold(tx, ctx, id), { do: 'rotate' }))
}

/**
 * The key's signatures made at `from` or later count no more. `seen`: how many valid credentials the person was told would fail; when it has become
 * another number, nothing is done and they are told again. The credentials themselves are revoked by a job, and their holders written to.
 */
export async function revokeKey(
  ctx: Ctx,
  id: string,
  from: Date,
  seen: number,
): Promise<Decision<Fact, Refusal | 'changed-meanwhile'>> {
  must(ctx.actor, 'key.change')
  return inTransaction(ctx, async (tx) => {
    const key = await hold(tx, ctx, id)
    const institution = found(ctx.institution)
    if ((await keys.splitAt(tx, institution, id, from)).failing !== seen) return refuse('changed-meanwhile')
    const decision = await change(tx, ctx, key, { do: 'revoke', from })
    if (decision.accepted) await sendJob(tx, 'issuerKey.end', { institution, key: id })
    return decision
  })
}

/** Orders that everything a revoked key signed is issued again under the key that signs now. False when there is nothing to issue again. */
export async function orderIssueAgain(ctx: Ctx, id: string): Promise<boolean> {
  must(ctx.actor, 'key.change')
  return inTransaction(ctx, async (tx) => {
    const institution = found(ctx.institution)
    const key = await hold(tx, ctx, id)
    if (keyState(key).state !== 'revoked') return false
    const count = await keys.countToIssueAgain(tx, institution, id)
    if (count === 0) return false
    await record(tx, ctx, `institution:${institution}`, [
      { fact: 'issuerKey.issueAgainOrdered', key: id, count } as { fact: string },
    ])
    await sendJob(tx, 'issuerKey.issueAgain', { institution, key: id })
    return true
  })
}

async function hold(tx: Tx, ctx: Ctx, id: string): Promise<store.Key> {
  if (!isId(id)) throw new NotFound()
  return found(await keys.lockKey(tx, found(ctx.institution), id))
}

/** Decides and saves for a key that this transaction holds. A key that stops signing hands over what waits, and loses its secret. */
async function change(tx: Tx, ctx: Ctx, key: store.Key, command: Command): Promise<Decision<Fact, Refusal>> {
  const decision = decide(keyState(key), command, ctx.now)
  if (!decision.accepted) return decision
  const institution = found(ctx.institution)
  await keys.saveKey(tx, key.id, {
    retiredAt: key.retiredAt ?? ctx.now,
    compromisedAt: command.do === 'revoke' ? command.from : key.compromisedAt,
  })
  await record(
    tx,
    ctx,
    `institution:${institution}`,
    decision.facts.map((fact) => ({
      ...fact,
      key: key.id,
      ...('from' in fact ? { from: fact.from.toISOString() } : {}),
    })),
  )
  if (keyState(key).state === 'signing') {
    const issuer = found(await store.readIssuer(tx, { id: institution }))
    const next = await makeKey(tx, ctx, issuer, keyType(key))
    await keys.passPending(tx, institution, key.id, next.id)
    await keys.removeSecret(tx, key.id)
  }
  return decision
}
