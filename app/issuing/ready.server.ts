import { listDecidedCompletions } from '../delivery/index.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Tx } from '../platform/database.server.ts'
import type { EndReason } from './credential.ts'
import * as store from './store.server.ts'

/** That a credential was revoked: when, and why. */
export interface Revoked {
  readonly at: Date
  readonly reason: EndReason
}

export interface ReadyNow {
  /** Decided completions that have no credential and had none that was revoked: what "issue all" means at this moment. */
  readonly ids: readonly string[]
  /** Those whose credential was revoked: somebody decides on each of them by itself whether there is to be a new one. */
  readonly revoked: ReadonlyMap<string, Revoked>
}

/** Every decided completion without a valid credential. */
export async function readyNow(tx: Tx, ctx: Ctx): Promise<ReadyNow> {
  const decided = await listDecidedCompletions(tx, ctx.institution ?? '')
  const done = await store.basesWithCredential(tx, decided)
  const open = decided.filter((id) => !done.has(id))
  const revoked = await revokedAmong(tx, open)
  return { ids: open.filter((id) => !revoked.has(id)), revoked }
}

/** Completions among these whose newest credential was revoked, in the order given. */
export async function revokedAmong(tx: Tx, completions: readonly string[]): Promise<Map<string, Revoked>> {
  const ended = await store.endedOf(tx, 'completion', completions)
  return new Map(
    completions.flatMap((id) => {
      const { credential, endedAt } = ended.get(id) ?? {}
      return credential?.state === 'revoked' && endedAt ? [[id, { at: endedAt, reason: credential.reason }] as const] : []
    }),
  )
}
