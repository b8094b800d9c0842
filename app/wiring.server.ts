/** What runs against the order of the rooms is drawn here: who hears which fact, which job does what, which API answers. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hono } from 'hono'
import type { Visit } from './people/guard.server.ts'
import type { QueueName } from './platform/jobs.server.ts'
import { mailSender } from './platform/mail.server.ts'
import type { Services } from './platform/services.server.ts'

/** Who hears a fact, in the transaction in which it happens. Called once, before anything else runs. */
export function wire(): void {
  // hear('design.approved', …)
}

/** What each queue does. */
export function jobHandlers(
  services: Pick<Services, 'settings' | 'databases'>,
): Partial<Record<QueueName, (ids: Record<string, string>) => Promise<void>>> {
  return {
    'mail.send': mailSender(services.databases.app, services.settings),
  }
}

/** REST API and machine-readable addresses of every room. */
export function makeApi(_services: Services): Hono {
  const api = new Hono()
  return api
}

type Upgrade = (services: Services, visit: Visit, request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** Websocket addresses. */
export const upgrades: Readonly<Record<string, Upgrade>> = {}
