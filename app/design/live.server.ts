/**
 * Live editing over one websocket address. Hocuspocus moves the bytes; what counts is here: who may, what is accepted, and that it is committed before
 * anybody sees it (docs/decisions/0005-update-log.md). `beforeSync` is awaited before an update is applied, so the editor's "saved" means committed.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type Connection, type Document, Hocuspocus, OutgoingMessage } from '@hocuspocus/server'
import pg from 'pg'
import { type RawData, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import type { Visit } from '../people/guard.server.ts'
import { may } from '../people/policy.ts'
import { readSession } from '../people/session.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { NotFound } from '../platform/errors.ts'
import { randomness } from '../platform/ids.server.ts'
import { log } from '../platform/log.server.ts'
import type { Services } from '../platform/services.server.ts'
import { decide } from './design.ts'
import type { LiveRefusal } from './live-refusals.ts'
import { acceptUpdate, loadDocument, openDesign, UpdateRefused } from './service.server.ts'
import * as store from './store.server.ts'

const messageLimit = 1_048_576
const recheckMs = 2_000

/** One socket, and what it may do as far as we know. */
interface Editor {
  readonly visit: Visit
  /** The context in the scope of the design's institution. */
  scope: Ctx
  /** What the others may see of the person; null under non-disclosure. */
  name: string | null
  /** The one awareness client that this socket speaks for. */
  client: number | null
  /** Null: may write. */
  mayNotWrite: LiveRefusal | null
  /** Its page lets the person type: when it may not write any more, it is told. */
  cameToWrite: boolean
  /** Closes the socket itself, soon: Hocuspocus closes only its document, and an editor that is not told would wait for ever. */
  hangUp(): void
}

/** The editor of a connection: Hocuspocus carries it as the context. */
function editorOf(context: unknown): Editor {
  return (context as { editor: Editor }).editor
}

let hocuspocus: Hocuspocus | undefined
let sockets: WebSocketServer | undefined
/** The documents that are open in this process: whose they are, and the last row of the log that has surely been read. */
const opened = new Map<string, { readonly institution: string; seq: number }>()

/** Hands an upgraded request of a visitor to the studio. Origin has been checked; rights are asked with each message and again while the socket lives. */
export function liveUpgrade(services: Services, visit: Visit, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (!visit.signedIn) {
    socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
    return
  }
  const server = start(services)
  sockets ??= new WebSocketServer({ noServer: true, maxPayload: messageLimit })
  sockets.handleUpgrade(request, socket, head, (websocket) => {
    const editor: Editor = {
      visit,
      scope: visit.ctx,
      name: null,
      client: null,
      mayNotWrite: 'read-only',
      cameToWrite: false,
      hangUp: () => setImmediate(() => websocket.close(1011)),
    }
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
      const editor = editorOf(context)
      await orHangUp(editor, () => readRights(services, editor, documentName))
      editor.cameToWrite = editor.mayNotWrite === null
      connectionConfig.readOnly = !editor.cameToWrite
      return { editor }
    },

    async onLoadDocument({ context, document, documentName }) {
      const editor = editorOf(context)
      await orHangUp(editor, () =>
        inTransaction(fresh(editor.scope), async (tx) => {
          // The number first: a row that is committed between the two is read twice, not missed.
          const row = await store.read(tx, documentName)
          const loaded = await loadDocument(tx, documentName)
          Y.applyUpdate(document, Y.encodeStateAsUpdate(loaded))
          if (row) opened.set(documentName, { institution: row.institutionId, seq: row.seq })
        }),
      )
    },

    // From here on the listener finds the document; what was committed between its loading and now, it has not.
    async connected({ context, documentName }) {
      await orHangUp(editorOf(context), () => mergeFromLog(services, server, documentName))
    },

    async afterUnloadDocument({ documentName }) {
      if (!server.documents.has(documentName)) opened.delete(documentName)
    },

    async beforeSync({ context, connection, document, documentName, type, payload }) {
      // 0 asks for what one lacks; 1 answers with everything one has, 2 brings an update.
      if (type === 0) return
      const editor = editorOf(context)
      await orHangUp(editor, async () => {
        await readRights(services, editor, documentName)
        connection.readOnly = editor.mayNotWrite !== null
        if (editor.mayNotWrite) {
          await mergeFromLog(services, server, documentName)
          if (bringsNews(document, payload)) throw new UpdateRefused(editor.mayNotWrite)
          return
        }
        try {
          await acceptUpdate(fresh(editor.scope), documentName, payload)
        } catch (error) {
          if (!(error instanceof UpdateRefused) || error.reason !== 'leans-on-missing') throw error
          if (type === 1) throw new UpdateRefused('malformed')
          // Typed while the two documents were still being compared. Not taken, and not acknowledged; the editor is asked for all it has instead, and the
          // answer to that is.
          connection.readOnly = true
          connection.send(
            new OutgoingMessage(connection.messageAddress).createSyncMessage().writeFirstSyncStepFor(document).toUint8Array(),
          )
        }
      })
    },

    async beforeHandleAwareness({ context, connection, document, states }) {
      const editor = editorOf(context)
      const ofOthers = new Set<unknown>()
      for (const [other, { clients }] of document.connections)
        if (other !== connection) for (const client of clients) ofOthers.add(client)
      // One socket speaks for one client, that no other speaks for; what it says of itself is what we know of it. A state without a field is the empty
      // one of the copy that Hocuspocus decodes into.
      for (const [client, state] of states) {
        if (!('field' in state) || ofOthers.has(client) || client !== (editor.client ?? client)) {
          states.delete(client)
          continue
        }
        editor.client = client
        states.set(client, {
          user: { name: editor.name ?? '' },
          field: typeof state['field'] === 'string' ? state['field'].slice(0, 120) : null,
        })
      }
    },

    async beforeBroadcastStateless() {
      throw new Error('messages between editors are not carried')
    },
  })
  hocuspocus = server
  void listen(services, server)
  void watchRights(services, server)
  return server
}

function fresh(ctx: Ctx): Ctx {
  return { ...ctx, now: new Date(), requestId: randomness.newId() }
}

/** Whatever is thrown ends the socket too; a refusal has told the editor why, and after a fault it comes back by itself. */
async function orHangUp<T>(editor: Editor, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    editor.hangUp()
    if (error instanceof UpdateRefused) log.info({ refusedUpdate: error.reason })
    else log.error({ live: error instanceof Error ? error.stack : 'unknown' })
    throw error
  }
}

/** Asks anew what the editor may do with the design: by session, role, share and state. Throws UpdateRefused when it may not even read. */
async function readRights(services: Services, editor: Editor, design: string): Promise<void> {
  const { ctx, sessionToken } = editor.visit
  const session = sessionToken ? await readSession(services.databases.auth, sessionToken, new Date()) : undefined
  if (!session || ctx.actor.kind !== 'person') throw new UpdateRefused('session-ended')
  const actor = { ...ctx.actor, roles: session.roles }
  if (!may(actor, 'design.read')) throw new UpdateRefused('not-found')
  try {
    editor.scope = await openDesign(fresh({ ...ctx, actor, institution: session.institution?.id ?? null }), design)
  } catch (error) {
    throw error instanceof NotFound ? new UpdateRefused('not-found') : error
  }
  const { row, name } = await inTransaction(editor.scope, async (tx) => ({
    row: await store.read(tx, design),
    name: (await store.names(tx, [session.person.id])).get(session.person.id) ?? null,
  }))
  if (!row) throw new UpdateRefused('not-found')
  editor.name = name
  editor.mayNotWrite = !may(actor, 'design.edit')
    ? 'read-only'
    : decide(row.state, { do: 'change' }).accepted
      ? null
      : row.state === 'approved'
        ? 'design-is-approved'
        : 'design-is-in-review'
}

/** Whether an update holds anything that the document lacks. Throws UpdateRefused for bytes that are none. */
function bringsNews(document: Document, update: Uint8Array): boolean {
  try {
    return !Y.snapshotContainsUpdate(Y.snapshot(document), update)
  } catch {
    throw new UpdateRefused('malformed')
  }
}

/** Who only listens is asked again too: rights that ended end the socket, and a design that was sent for review says so before the next letter. */
async function watchRights(services: Services, server: Hocuspocus): Promise<void> {
  for (;;) {
    await pause(recheckMs, undefined, { ref: false })
    for (const document of server.documents.values())
      for (const connection of document.getConnections()) await recheck(services, connection, document.name)
  }
}

async function recheck(services: Services, connection: Connection, design: string): Promise<void> {
  const editor = editorOf(connection.context)
  try {
    await readRights(services, editor, design)
    if (editor.cameToWrite && editor.mayNotWrite) throw new UpdateRefused(editor.mayNotWrite)
  } catch (error) {
    if (!(error instanceof UpdateRefused)) return log.warn({ recheck: error instanceof Error ? error.message : 'unknown' })
    connection.close({ code: 4403, reason: error.reason })
    editor.hangUp()
  }
}

/** Updates that another process committed reach the documents that are open here. A lost connection is taken up again, and what was missed is read. */
async function listen(services: Services, server: Hocuspocus): Promise<void> {
  const merge = (design: string) =>
    mergeFromLog(services, server, design).catch((error: unknown) =>
      log.error({ merge: design, error: error instanceof Error ? error.stack : 'unknown' }),
    )
  for (;;) {
    const client = new pg.Client({ connectionString: services.databases.listenUrl })
    const ended = new Promise<void>((done) => client.once('end', done))
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => void merge((payload ?? '').split(' ')[1] ?? ''))
    try {
      await client.connect()
      await client.query('listen design_update')
      await Promise.all([...opened.keys()].map(merge))
      await ended
    } catch (error) {
      log.warn({ listen: error instanceof Error ? error.message : 'unknown' })
    }
    await pause(1000, undefined, { ref: false })
  }
}

/** Brings the document that is open here up to the last row of the log. */
async function mergeFromLog(services: Services, server: Hocuspocus, design: string): Promise<void> {
  const document = server.documents.get(design)
  const known = opened.get(design)
  if (!document || !known) return
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
    known.institution,
  )
  const updates = await inTransaction(ctx, (tx) => store.updatesAfter(tx, design, known.seq))
  for (const { update } of updates) Y.applyUpdate(document, new Uint8Array(update), { source: 'local', skipStoreHooks: true })
  known.seq = Math.max(known.seq, updates.at(-1)?.seq ?? 0)
}
