import { listDecidedCompletions } from '../delivery/index.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Tx } from '../platform/database.server.ts'
import * as store from './store.server.ts'

/** Every decided completion without a valid credential: what "issue all" means at this moment. */
export async function readyIds(tx: Tx, ctx: Ctx): Promise<string[]> {
  const decided = await listDecidedCompletions(tx, ctx.institution ?? '')
  const done = await store.basesWithCredential(tx, decided)
  return decided.filter((id) => !done.has(id))
}
