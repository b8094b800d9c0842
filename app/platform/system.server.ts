import type { Ctx } from './ctx.ts'
import type { Database } from './database.server.ts'
import { randomness } from './ids.server.ts'
import type { Settings } from './settings.server.ts'

/** The context of a job or a machine address: the system acts, in the scope of one institution, or of none. */
export function systemCtx(
  { settings, databases }: { settings: Pick<Settings, 'publicOrigin'>; databases: { readonly app: Database } },
  name: string,
  institution: string | null,
): Ctx {
  return {
    actor: { kind: 'system', name },
    institution,
    person: null,
    now: new Date(),
    locale: 'fi',
    db: databases.app,
    requestId: name,
    origin: settings.publicOrigin,
    ...randomness,
  }
}
