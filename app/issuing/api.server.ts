/** Addresses that machines read: DID documents, status lists, our context, the state of a credential. Served as they are, cacheable, open to every origin. */

import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { poijuContextText } from '@poiju/credentials'
import { inTransaction } from '../platform/database.server.ts'
import type { Services } from '../platform/services.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { issuerDocument } from './keys.server.ts'
import { statusListText } from './status.server.ts'
import * as store from './store.server.ts'
import { credentialState } from './verify.server.ts'

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)
const problem = {
  description: 'There is no such thing',
  content: { 'application/problem+json': { schema: z.object({ title: z.string(), status: z.number() }) } },
}

/** did.json, status lists, context and states. */
export function machineAddresses(services: Services): OpenAPIHono {
  const api = new OpenAPIHono()
  const system = () => systemCtx(services, 'issuer.read', null)
  const missing = { title: 'There is no such thing here', status: 404 }
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }

  api.get('/contexts/poiju/v1', (c) =>
    c.body(poijuContextText, 200, {
      ...open,
      'content-type': 'application/ld+json',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/institutions/{institution}/did.json',
      summary: 'The DID document of an issuer, with every key it ever signed with',
      request: { params: z.object({ institution: slug }) },
      responses: {
        200: {
          description: 'DID document',
          content: { 'application/did+ld+json': { schema: z.looseObject({ id: z.string() }) } },
        },
        404: problem,
      },
    }),
    async (c) => {
      const ctx = system()
      const document = await inTransaction(ctx, async (tx) => {
        const issuer = await store.readIssuer(tx, { slug: c.req.valid('param').institution })
        return issuer && issuerDocument(tx, ctx.origin, issuer)
      })
      if (!document) return c.json(missing, 404, { 'content-type': 'application/problem+json' })
      return c.body(JSON.stringify(document), 200, { ...open, 'content-type': 'application/did+ld+json' }) as never
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/institutions/{institution}/status/{list}',
      summary: 'A signed Bitstring Status List',
      request: { params: z.object({ institution: slug, list: z.uuid() }) },
      responses: {
        200: {
          description: 'Status list credential',
          content: { 'application/vc+ld+json': { schema: z.looseObject({ id: z.string() }) } },
        },
        404: problem,
      },
    }),
    async (c) => {
      const { institution, list } = c.req.valid('param')
      const text = await statusListText(system(), institution, list)
      if (text === undefined) return c.json(missing, 404, { 'content-type': 'application/problem+json' })
      return c.body(text, 200, { ...open, 'content-type': 'application/vc+ld+json' }) as never
    },
  )

  api.openapi(
    createRoute({
      method: 'get',
      path: '/institutions/{institution}/credentials/{id}',
      summary: 'Whether a credential is valid or revoked; nothing of its holder',
      request: { params: z.object({ institution: slug, id: z.uuid() }) },
      responses: {
        200: {
          description: 'State',
          content: { 'application/json': { schema: z.object({ id: z.string(), state: z.enum(['valid', 'revoked']) }) } },
        },
        404: problem,
      },
    }),
    async (c) => {
      const { institution, id } = c.req.valid('param')
      const ctx = system()
      const state = await credentialState(ctx, institution, id)
      if (!state) return c.json(missing, 404, { 'content-type': 'application/problem+json' })
      return c.json({ id: `${ctx.origin}/institutions/${institution}/credentials/${id}`, ...state }, 200, {
        ...open,
        'cache-control': 'no-cache',
      })
    },
  )
  return api
}
