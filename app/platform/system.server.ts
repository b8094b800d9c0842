import type { Ctx } from './ctx.ts'
import { randomness } from './ids.server.ts'
import type { Services } from './services.server.ts'

/** The context of a job or a machine address: the system acts, in the scope of one institution, or of none. */
export function systemCtx(
  { settings, databases }: Pick<Services, 'settings' | 'databases'>,
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
