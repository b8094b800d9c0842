/** What runs against the order of the rooms is drawn here: who hears which fact, which job does what, which API answers. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { catalogueApi } from './catalogue/index.server.ts'
import { followNonDisclosure } from './delivery/index.server.ts'
import { liveUpgrade, readDesign } from './design/index.server.ts'
import {
  credentialsApi,
  endForKeyJob,
  issueAgainForKeyJob,
  issueJob,
  machineAddresses,
  resumePending,
  revokeForCompletion,
  takeBadges,
  tellJob,
} from './issuing/index.server.ts'
import { answerUnknown, operation } from './people/api.server.ts'
import type { Visit } from './people/guard.server.ts'
import { hear } from './platform/audit.server.ts'
import { forInstitution } from './platform/ctx.ts'
import { removeExpired } from './platform/expired.server.ts'
import { sweepFiles } from './platform/files.server.ts'
import { sweepAnswers } from './platform/idempotency.server.ts'
import type { QueueName } from './platform/jobs.server.ts'
import { mailSender } from './platform/mail.server.ts'
import type { Services } from './platform/services.server.ts'
import { systemCtx } from './platform/system.server.ts'
import { readVersion, type VersionView } from './review/index.server.ts'
import { noteProgress } from './worklife/index.server.ts'
import type { ProgressStep, StepData } from './worklife/index.ts'

/** Who hears a fact, in the transaction in which it happens. Called once, before anything else runs. */
export function wire(): void {
  if (isWired) return
  isWired = true
  // The follow page of a need moves on with what came of it, in the reporter's words.
  const tellOfVersion = (
    fact: string,
    step: ProgressStep,
    words: (version: VersionView, told: Record<string, unknown>) => StepData = () => ({}),
  ) =>
    hear(fact, async (tx, ctx, subject, told) => {
      const id = String(told['version'] ?? subject.slice(subject.indexOf(':') + 1))
      const version = await readVersion(tx, id)
      if (version) await noteProgress(tx, ctx, version.design.needs, step, words(version, told))
    })
  const publicPage = ({ code, design }: VersionView): StepData => ({ code, title: design.title })
  const startDay = (_version: VersionView, { startsOn }: Record<string, unknown>): StepData =>
    typeof startsOn === 'string' ? { day: startsOn } : {}
  hear('design.submitted', async (tx, ctx, subject) => {
    const opened = await readDesign(tx, subject.slice('design:'.length))
    if (opened) await noteProgress(tx, ctx, opened.design.needs, 'submitted')
  })
  tellOfVersion('version.approved', 'approved')
  tellOfVersion('microCredential.published', 'published', publicPage)
  tellOfVersion('offering.opened', 'opened', startDay)
  tellOfVersion('offering.started', 'running', startDay)
  const howMany = (_version: VersionView, { count }: Record<string, unknown>): StepData =>
    typeof count === 'number' ? { count } : {}
  tellOfVersion('credential.issued', 'earned', howMany)
  tellOfVersion('credential.revoked', 'unearned', howMany)
  tellOfVersion('credential.superseded', 'unearned', howMany)
  // Who asks not to be shown is hidden where they study already.
  hear('person.preferencesChanged', (tx, ctx, subject, told) =>
    followNonDisclosure(tx, ctx, subject.slice('person:'.length), told['nonDisclosure'] === true),
  )
  // A badge that was awarded to an address becomes its owner's.
  hear('person.signedIn', (tx, ctx, subject) => takeBadges(tx, ctx, subject.slice('person:'.length)))
  // Annulling a completion revokes its credential, together or not at all.
  hear('completion.annulled', (tx, ctx, subject) => revokeForCompletion(tx, ctx, subject.slice('completion:'.length)))
}

let isWired = false

/** What each queue does. */
export function jobHandlers(
  services: Pick<Services, 'settings' | 'databases'>,
): Partial<Record<QueueName, (ids: Record<string, string>) => Promise<void>>> {
  return {
    'mail.send': mailSender(services.databases.app, services.settings),
    'credential.issue': issueJob(services),
    'credential.tell': tellJob(services),
    'issuerKey.end': endForKeyJob(services),
    'issuerKey.issueAgain': issueAgainForKeyJob(services),
  }
}

/** What a worker does at its start and once a day: finishes what a crash left half-way, and takes away what it left behind. */
export async function resume(services: Pick<Services, 'settings' | 'databases'>): Promise<void> {
  await resumePending(services)
  const ctx = systemCtx(services, 'files.sweep', null)
  for (const { id } of await ctx.db.selectFrom('institution').select('id').execute()) {
    await sweepFiles(forInstitution(ctx, id))
    await sweepAnswers(forInstitution(ctx, id))
  }
  await removeExpired(ctx.db, ctx.now)
}

/** REST API and machine-readable addresses of every room. */
export function makeApi(services: Services): OpenAPIHono {
  const api = new OpenAPIHono()
  api.route('/', machineAddresses(services))
  api.route('/', catalogueApi(services))
  api.route('/', credentialsApi(services))
  api.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key that an institution’s administrator makes, with the scopes it needs: Authorization: Bearer poiju_…',
  })
  api.get(
    '/api/openapi.json',
    operation(services, 'page.read', async (_, c: Context) => c.json(documentOf(api, services))),
  )
  // People who type the address get the page that is made for them, in their language.
  api.get(
    '/api',
    operation(services, 'page.read', async (ctx, c: Context) => c.redirect(`${ctx.origin}/${ctx.locale}/api`, 302)),
  )
  answerUnknown(api, '/api', ['/api/openapi.json', '/api'])
  answerUnknown(api, '/institutions')
  answerUnknown(api, '/contexts', ['/contexts/poiju/v1'])
  return api
}

/** The OpenAPI document of everything that `makeApi` answers. */
export function apiDocument(services: Services): ApiDocument {
  return documentOf(makeApi(services), services)
}

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>

function documentOf(api: OpenAPIHono, services: Services): ApiDocument {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Poiju',
      version: '1',
      description:
        'The catalogue, issuers and the state of credentials for everybody; credentials of an institution for its own programs.',
    },
    servers: [{ url: services.settings.publicOrigin }],
  })
}

type Upgrade = (services: Services, visit: Visit, request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** Websocket addresses. */
export const upgrades: Readonly<Record<string, Upgrade>> = { '/live': liveUpgrade }
