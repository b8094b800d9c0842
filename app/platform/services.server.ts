import type { Databases } from './database.server.ts'
import type { Jobs } from './jobs.server.ts'
import type { Outbound } from './outbound.server.ts'
import type { Settings } from './settings.server.ts'

/** What a process has opened: one of each. */
export interface Services {
  readonly settings: Settings
  readonly databases: Databases
  readonly jobs: Jobs
  /** The one door to the outside. */
  readonly outbound: Outbound
}
