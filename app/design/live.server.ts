/**
 * Live editing over one websocket address. Hocuspocus moves the bytes; what counts is here: who may, what is accepted, and that it is committed before
 * anybody sees it (docs/decisions/0005-update-log.md). `beforeSync` is awaited before an update is applied, so the editor's "saved" means committed.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { Hocuspocus } from '@hocuspocus/server'
import pg from 'pg'
import { type RawData, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import type { Visit } from '../people/guard.server.ts'
import { may } from '../people/policy.ts'
import { readSession } from '../people/session.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { randomness } from '../platform/ids.server.ts'
import { log } from '../platform/log.server.ts'
import type { Services } from '../platform/services.server.ts'
import { acceptUpdate, loadDocument, openDesign, UpdateRefused } from './service.server.ts'
import * as store from './store.server.ts'

const messageLimit = 1_048_576
const recheckMs = 2_000

interface Editor {
  readonly visit: Visit
  /** The context in the scope of the design's institution. */
  scope: Ctx
  checkedAt: number
  /** The one awareness client that this socket speaks for. */
  client: number | null
  mayWrite: boolean
}

let hocuspocus: Hocuspocus | undefined
let sockets: WebSocketServer | undefined

/** Hands an upgraded request of a visitor to the studio. Origin has been checked; rights are asked per document and again while the socket lives. */
export function liveUpgrade(services: Services, visit: Visit, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (!visit.signedIn) {
    socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
    return
  }
  const server = start(services)
  sockets ??= new WebSocketServer({ noServer: true, maxPayload: messageLimit })
  sockets.handleUpgrade(request, socket, head, (websocket) => {
    const editor: Editor = { visit, scope: visit.ctx, checkedAt: 0, client: null, mayWrite: false }
    const connection = server.handleConnection(websocket as never, new Request(new URL('/live', visit.ctx.origin)), { editor })
    websocket.on('message', (data: RawData) =>
      connection.handleMessage(
        new Uint8Array(Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)])),
      ),
    )
    websocket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() } as never))
    websocket.on('error', () => websocket.terminate())
  })
}

function start(services: Services): Hocuspocus {
  if (hocuspocus) return hocuspocus
  const server = new Hocuspocus({
    quiet: true,
    timeout: 30_000,
    maxUnauthenticatedQueueSize: messageLimit,
    maxUnauthenticatedQueueMessages: 50,
    maxPendingDocuments: 2,
    unloadImmediately: true,

    async onAuthenticate({ context, documentName, connectionConfig }) {
      const { editor } = context as { editor: Editor }
      editor.scope = await openDesign(fresh(editor.visit.ctx), documentName)
      const row = await inTransaction(editor.scope, (tx) => store.read(tx, documentName))
      if (!row || !may(editor.visit.ctx.actor, 'design.read')) throw new Error('not yours to read')
      editor.mayWrite = may(editor.visit.ctx.actor, 'design.edit') && (row.state === 'drafting' || row.state === 'returned')
      connectionConfig.readOnly = !editor.mayWrite
      return { editor }
    },

    async onLoadDocument({ context, document, documentName }) {
      const { editor } = context as { editor: Editor }
      const loaded = await inTransaction(fresh(editor.scope), (tx) => loadDocument(tx, documentName))
      Y.applyUpdate(document, Y.encodeStateAsUpdate(loaded))
    },

    async beforeSync({ context, connection, documentName, type, payload }) {
      const { editor } = context as { editor: Editor }
      await recheck(services, editor)
      // 0 asks for what one lacks; 1 and 2 bring updates.
      if (type === 0) return
      if (connection.readOnly) return
      try {
        await acceptUpdate(fresh(editor.scope), documentName, payload)
      } catch (error) {
        if (error instanceof UpdateRefused) log.info({ refusedUpdate: error.code, design: documentName })
        else log.error({ update: error instanceof Error ? error.stack : 'unknown' })
        throw error
      }
    },

    async beforeHandleAwareness({ context, states }) {
      const { editor } = context as { editor: Editor }
      for (const [client, state] of states) {
        editor.client ??= client
        // One socket speaks for one client; what it says of itself is what we know of it.
        if (client !== editor.client) states.delete(client)
        else
          states.set(client, {
            user: { name: editor.visit.signedIn?.person.name ?? '' },
            field: typeof state?.['field'] === 'string' ? state['field'].slice(0, 120) : null,
          })
      }
    },

    async beforeBroadcastStateless() {
      throw new Error('messages between editors are not carried')
    },
  })
  hocuspocus = server
  void listen(services, server)
  return server
}

function fresh(ctx: Ctx): Ctx {
  return { ...ctx, now: new Date(), requestId: randomness.newId() }
}

/** A session that has ended, or whose roles have changed (which ends it), writes no more. Asked again every two seconds. */
async function recheck(services: Services, editor: Editor): Promise<void> {
  if (Date.now() - editor.checkedAt < recheckMs) return
  const { sessionToken } = editor.visit
  const session = sessionToken ? await readSession(services.databases.auth, sessionToken, new Date()) : undefined
  if (!session) throw new Error('the session has ended')
  editor.checkedAt = Date.now()
}

/** Updates that another process committed reach the documents that are open here. A lost connection is taken up again, and what was missed is read. */
async function listen(services: Services, server: Hocuspocus): Promise<void> {
  const seen = new Map<string, number>()
  for (;;) {
    const client = new pg.Client({ connectionString: services.databases.listenUrl })
    const ended = new Promise<void>((done) => client.once('end', done))
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => {
      const [institution = '', design = ''] = (payload ?? '').split(' ')
      void mergeFromLog(services, server, institution, design, seen)
    })
    try {
      await client.connect()
      await client.query('listen design_update')
      for (const [key] of seen) {
        const [institution = '', design = ''] = key.split(' ')
        await mergeFromLog(services, server, institution, design, seen)
      }
      await ended
    } catch (error) {
      log.warn({ listen: error instanceof Error ? error.message : 'unknown' })
    }
    await new Promise((done) => setTimeout(done, 1000).unref())
  }
}

async function mergeFromLog(
  services: Services,
  server: Hocuspocus,
  institution: string,
  design: string,
  seen: Map<string, number>,
): Promise<void> {
  const key = `${institution} ${design}`
  const document = server.documents.get(design)
  if (!document) {
    seen.delete(key)
    return
  }
  const ctx = forInstitution(
    {
      actor: { kind: 'system', name: 'design.merge' },
      institution: null,
      person: null,
      now: new Date(),
      locale: 'fi',
      db: services.databases.app,
      requestId: 'design.merge',
      origin: services.settings.publicOrigin,
      ...randomness,
    },
    institution,
  )
  const updates = await inTransaction(ctx, (tx) => store.updatesAfter(tx, design, seen.get(key) ?? 0))
  for (const { update } of updates) Y.applyUpdate(document, new Uint8Array(update), { source: 'local', skipStoreHooks: true })
  const last = updates.at(-1)
  if (last) seen.set(key, Math.max(seen.get(key) ?? 0, last.seq))
}
