/** What follows when a key is revoked: what it signed too late ends, and everything of it is issued again when that is ordered. Jobs, in pieces. */
import { inTransaction } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { holdBasis, replaceHeld } from './issue-again.server.ts'
import * as keys from './key-store.server.ts'
import { endHeld } from './revoke.server.ts'
import * as store from './store.server.ts'

type Needs = Pick<Services, 'settings' | 'databases'>

const piece = 100

/** The job: revokes what a revoked key signed at its moment or later, with the bit, the audit row and the letter of each. Safe to run twice. */
export function endForKeyJob(services: Needs) {
  return async (ids: Record<string, string>): Promise<void> => {
    await endForKey(services, ids['institution'] as string, ids['key'] as string)
  }
}

/** Returns how many it revoked. Throws while some are held by others, so that the job comes again for them. */
export async function endForKey(services: Needs, institution: string, keyId: string): Promise<number> {
  let ended = 0
  for (;;) {
    const ctx = systemCtx(services, 'issuerKey.end', institution)
    const { here, left } = await inTransaction(ctx, async (tx) => {
      const key = await keys.readKey(tx, institution, keyId)
      if (!key?.compromisedAt) return { here: 0, left: 0 }
      const failing = await keys.lockFailing(tx, institution, keyId, key.compromisedAt, piece)
      for (const id of failing) await endHeld(tx, ctx, found(await store.lock(tx, id)), 'keyCompromised')
      return { here: failing.length, left: (await keys.splitAt(tx, institution, keyId, key.compromisedAt)).failing }
    })
    ended += here
    if (here === 0 && left > 0) throw new Error(`${left} credentials of a revoked key are held by others`)
    if (here === 0) return ended
  }
}

/** The job: everything that a revoked key signed is issued again under the key that signs now. Safe to run twice: each has one in its place. */
export function issueAgainForKeyJob(services: Needs) {
  return async (ids: Record<string, string>): Promise<void> => {
    await issueAgainForKey(services, ids['institution'] as string, ids['key'] as string)
  }
}

/** Returns how many it issued. Each is a transaction of its own, so a crash leaves the rest for the next run. */
export async function issueAgainForKey(services: Needs, institution: string, keyId: string): Promise<number> {
  let issued = 0
  let after: string | null = null
  for (;;) {
    const listing = systemCtx(services, 'issuerKey.issueAgain', institution)
    const ids: string[] = await inTransaction(listing, (tx) => keys.listToIssueAgain(tx, institution, keyId, after, piece))
    for (const id of ids) {
      const ctx = systemCtx(services, 'issuerKey.issueAgain', institution)
      const done = await inTransaction(ctx, async (tx) => {
        const seen = found(await store.read(tx, id))
        const basis = await holdBasis(tx, seen)
        const row = found(await store.lock(tx, id))
        return replaceHeld(tx, ctx, row, basis, { demo: services.settings.demo })
      })
      if (done.accepted) issued++
    }
    after = ids.at(-1) ?? null
    if (after === null) return issued
  }
}
