/** Addresses that machines read: DID documents, status lists, our context, the state of a credential. Served as they are, cacheable, open to every origin. */

import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { poijuContextText } from '@poiju/credentials'
import type { Context } from 'hono'
import { guardedRoute, makeOpenApi, notFoundProblem, operation, problems } from '../people/api.server.ts'
import { logoId, readLogo } from '../people/index.server.ts'
import { forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { readBadgeByCode, readPublicVersion } from '../review/index.server.ts'
import { achievementUrl, badgeUrl, didDocumentUrl, issuerDid, logoUrl } from './addresses.ts'
import { issuerDocument } from './keys.server.ts'
import { statusListText, tokenStatusListText } from './status.server.ts'
import * as store from './store.server.ts'
import { credentialState } from './verify.server.ts'

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)
const languageMap = z.object({ fi: z.string(), sv: z.string(), en: z.string() }).partial()
const body = z.object({ slug: z.string(), name: languageMap })
const profile = z
  .object({
    id: z.string().openapi({ description: 'did:web' }),
    name: languageMap,
    shortName: z.string(),
    country: z.string(),
    city: z.string().nullable(),
    homepage: z.string().nullable(),
    didDocument: z.string(),
    image: z.string().nullable().openapi({ description: 'Address of the logo' }),
  })
  .openapi('IssuerProfile')
const publicVersion = z
  .object({
    id: z.string(),
    code: z.string(),
    number: z.number().int(),
    state: z.enum(['current', 'superseded']),
    approvedAt: z.string().openapi({ format: 'date-time' }),
    hash: z.string().openapi({
      description: 'SHA-256 of the approved value as canonical JSON (RFC 8785); stands in the credential as designHash',
    }),
    frameworkVersion: z.string(),
    title: languageMap,
    summary: languageMap,
    outcomes: z.array(z.object({ id: z.string(), text: languageMap })),
    credits: z.number().nullable(),
    eqfLevel: z.number().int().nullable(),
    owners: z.array(body),
    awardingBodies: z.array(body),
    page: z.string(),
  })
  .openapi('Version')

const publicBadge = z
  .object({
    id: z.string(),
    code: z.string(),
    number: z.number().int(),
    state: z.enum(['approved', 'retired']),
    approvedAt: z.string().openapi({ format: 'date-time' }),
    hash: z.string().openapi({
      description: 'SHA-256 of the approved value as canonical JSON (RFC 8785); stands in the credential as designHash',
    }),
    kind: z.enum(['competence', 'participation']),
    languages: z.array(z.enum(['fi', 'sv', 'en'])),
    name: languageMap,
    description: languageMap,
    criteria: languageMap,
    skills: z.array(z.object({ uri: z.string(), framework: z.string(), name: languageMap })),
    issuer: z.object({ id: z.string(), name: languageMap }),
  })
  .openapi('BadgeVersion')

/** did.json, status lists, context and states. The caller asks the policy; the system reads, in the scope of the issuer. */
export function machineAddresses(services: Services): OpenAPIHono {
  const api = makeOpenApi()
  const system = () => systemCtx(services, 'issuer.read', null)
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }

  api.get(
    '/contexts/poiju/v1',
    operation(services, 'issuer.read', async (_, c: Context) =>
      c.body(poijuContextText, 200, {
        ...open,
        'content-type': 'application/ld+json',
        'cache-control': 'public, max-age=31536000, immutable',
      }),
    ),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}',
      operationId: 'readIssuerProfile',
      summary: 'Who an issuer is: name, country, home page and where its keys are',
      request: { params: z.object({ institution: slug }) },
      responses: {
        200: { description: 'Profile', content: { 'application/json': { schema: profile } } },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const ctx = system()
      const issuer = found(await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug: found(c.req.param('institution')) })))
      const withLogo = await inTransaction(forInstitution(ctx, issuer.id), logoId)
      return c.json(
        {
          id: issuerDid(ctx.origin, issuer.slug),
          name: issuer.name,
          shortName: issuer.shortName,
          country: issuer.country,
          city: issuer.city,
          homepage: issuer.homepage,
          didDocument: didDocumentUrl(ctx.origin, issuer.slug),
          image: withLogo ? logoUrl(ctx.origin, issuer.slug) : null,
        },
        200,
        open,
      )
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/logo',
      operationId: 'readIssuerLogo',
      summary: 'The logo of an issuer, PNG or JPEG',
      request: { params: z.object({ institution: slug }) },
      responses: {
        200: { description: 'Picture', content: { 'image/png': { schema: z.any() }, 'image/jpeg': { schema: z.any() } } },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const ctx = system()
      const issuer = found(await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug: found(c.req.param('institution')) })))
      const { bytes, mediaType, sha256 } = found(await inTransaction(forInstitution(ctx, issuer.id), readLogo))
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { ...open, 'content-type': mediaType, etag: `"${sha256}"` }) as never
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/micro-credentials/{code}/versions/{number}',
      operationId: 'readVersion',
      summary: 'The approved version that a credential was earned on: the achievement that stands in it',
      request: {
        params: z.object({
          institution: slug,
          code: z.string().regex(/^[A-Z0-9-]{3,60}$/),
          number: z.string().regex(/^[1-9]\d{0,5}$/),
        }),
      },
      responses: {
        200: { description: 'Version', content: { 'application/json': { schema: publicVersion } } },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const ctx = system()
      const { institution, code, number } = c.req.param() as Record<string, string>
      const issuer = found(await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug: found(institution) })))
      const version = found(
        await inTransaction(forInstitution(ctx, issuer.id), (tx) => readPublicVersion(tx, found(code), Number(number))),
      )
      const { design } = version
      return c.json(
        {
          id: achievementUrl(ctx.origin, issuer.slug, version.code, version.number),
          code: version.code,
          number: version.number,
          state: version.state,
          approvedAt: version.approvedAt.toISOString(),
          hash: version.hash,
          frameworkVersion: version.frameworkVersion,
          title: design.title,
          summary: design.summary,
          outcomes: design.outcomes.map(({ id, text }) => ({ id, text })),
          credits: design.credits,
          eqfLevel: design.eqfLevel,
          owners: version.owners.map(({ slug, name }) => ({ slug, name })),
          awardingBodies: version.awardingBodies.map(({ slug, name }) => ({ slug, name })),
          page: `${ctx.origin}/fi/micro-credentials/${version.code}`,
        },
        200,
        open,
      )
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/badges/{code}/versions/{number}',
      operationId: 'readBadgeVersion',
      summary: 'The approved version of a badge without credits: the achievement that stands in its credentials',
      request: {
        params: z.object({
          institution: slug,
          code: z.string().regex(/^[A-Z0-9-]{3,60}$/),
          number: z.string().regex(/^[1-9]\d{0,5}$/),
        }),
      },
      responses: {
        200: { description: 'Version', content: { 'application/json': { schema: publicBadge } } },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const ctx = system()
      const { institution, code, number } = c.req.param() as Record<string, string>
      const issuer = found(await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug: found(institution) })))
      const version = found(
        await inTransaction(forInstitution(ctx, issuer.id), (tx) => readBadgeByCode(tx, issuer.id, found(code), Number(number))),
      )
      const { kind, languages, name, description, criteria, skills } = version.design
      return c.json(
        {
          id: badgeUrl(ctx.origin, issuer.slug, version.code, version.number),
          code: version.code,
          number: version.number,
          state: version.state === 'retired' ? ('retired' as const) : ('approved' as const),
          approvedAt: version.approvedAt.toISOString(),
          hash: version.hash,
          kind,
          languages: [...languages],
          name,
          description,
          criteria,
          skills: [...skills],
          issuer: { id: issuerDid(ctx.origin, issuer.slug), name: issuer.name },
        },
        200,
        open,
      )
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/did.json',
      operationId: 'readIssuer',
      summary: 'The DID document of an issuer, with every key it ever signed with',
      request: { params: z.object({ institution: slug }) },
      responses: {
        200: {
          description: 'DID document',
          content: { 'application/did+ld+json': { schema: z.looseObject({ id: z.string() }) } },
        },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const ctx = system()
      const document = await inTransaction(ctx, async (tx) => {
        const issuer = found(await store.readIssuer(tx, { slug: found(c.req.param('institution')) }))
        return issuerDocument(tx, ctx.origin, issuer)
      })
      return c.body(JSON.stringify(document), 200, { ...open, 'content-type': 'application/did+ld+json' }) as never
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/status/{list}',
      operationId: 'readStatusList',
      summary: 'A signed Bitstring Status List',
      request: { params: z.object({ institution: slug, list: z.uuid() }) },
      responses: {
        200: {
          description: 'Status list credential',
          content: { 'application/vc+ld+json': { schema: z.looseObject({ id: z.string() }) } },
        },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const text = found(await statusListText(system(), found(c.req.param('institution')), found(c.req.param('list'))))
      return c.body(text, 200, { ...open, 'content-type': 'application/vc+ld+json' }) as never
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/token-status/{list}',
      operationId: 'readTokenStatusList',
      summary: 'The same list for wallets: a signed Token Status List',
      request: { params: z.object({ institution: slug, list: z.uuid() }) },
      responses: {
        200: { description: 'Status list token', content: { 'application/statuslist+jwt': { schema: z.string() } } },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const text = found(await tokenStatusListText(system(), found(c.req.param('institution')), found(c.req.param('list'))))
      return c.body(text, 200, { ...open, 'content-type': 'application/statuslist+jwt' }) as never
    }),
  )

  api.openapi(
    guardedRoute('issuer.read', {
      method: 'get',
      path: '/institutions/{institution}/credentials/{id}',
      operationId: 'readCredentialState',
      summary: 'Whether a credential is valid, revoked or replaced by a new one; nothing of its holder',
      request: { params: z.object({ institution: slug, id: z.uuid() }) },
      responses: {
        200: {
          description: 'State',
          content: {
            'application/json': { schema: z.object({ id: z.string(), state: z.enum(['valid', 'revoked', 'superseded']) }) },
          },
        },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'issuer.read', async (_, c) => {
      const ctx = system()
      const { institution, id } = { institution: found(c.req.param('institution')), id: found(c.req.param('id')) }
      const state = found(await credentialState(ctx, institution, id))
      return c.json({ id: `${ctx.origin}/institutions/${institution}/credentials/${id}`, ...state }, 200, {
        ...open,
        'cache-control': 'no-cache',
      })
    }),
  )
  return api
}
