/** Addresses that machines read: DID documents, status lists, our context, the state of a credential. Served as they are, cacheable, open to every origin. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { poijuContextText } from '@poiju/credentials'
import { guardedRoute, makeOpenApi, notFoundProblem, operation, problems } from '../people/api.server.ts'
import { inTransaction } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { issuerDocument } from './keys.server.ts'
import { statusListText } from './status.server.ts'
import * as store from './store.server.ts'
import { credentialState } from './verify.server.ts'

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)

/** did.json, status lists, context and states. The caller asks the policy; the system reads, in the scope of the issuer. */
export function machineAddresses(services: Services): OpenAPIHono {
  const api = makeOpenApi()
  const system = () => systemCtx(services, 'issuer.read', null)
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }

  api.get('/contexts/poiju/v1', (c) =>
    c.body(poijuContextText, 200, {
      ...open,
      'content-type': 'application/ld+json',
      'cache-control': 'public, max-age=31536000, immutable',
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
      path: '/institutions/{institution}/credentials/{id}',
      operationId: 'readCredentialState',
      summary: 'Whether a credential is valid or revoked; nothing of its holder',
      request: { params: z.object({ institution: slug, id: z.uuid() }) },
      responses: {
        200: {
          description: 'State',
          content: { 'application/json': { schema: z.object({ id: z.string(), state: z.enum(['valid', 'revoked']) }) } },
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
