/** The update log of a design, with real websockets against two processes on one database. */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { OutgoingMessage } from '@hocuspocus/server'
import { aDesign } from '@poiju/framework/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { changeDesign, createDesign, readDesign, shareDesign, unshareDesign } from '../app/design/index.server.ts'
import { LiveLine } from '../app/design/live-line.ts'
import { revokeRole } from '../app/people/people.server.ts'
import { forInstitution } from '../app/platform/ctx.ts'
import { inTransaction } from '../app/platform/database.server.ts'
import { decideReview, submitDesign } from '../app/review/index.server.ts'
import { aCtx, anInstitution, house, type TestInstitution } from '../app/testing/index.ts'
import { type AppProcess, aCookie, anAppProcess } from './processes.ts'

let one: AppProcess
let two: AppProcess
beforeAll(async () => {
  ;[one, two] = await Promise.all([anAppProcess(), anAppProcess()])
})
afterAll(() => Promise.all([one?.kill(), two?.kill()]))

async function aDraft(institution: TestInstitution) {
  const designer = await aCtx(institution, 'designer')
  return { designer, design: await createDesign(designer, { kind: 'blank' }, aDesign({ needs: [] })) }
}

/** The design as the database has it. */
async function stored(institution: TestInstitution, design: string) {
  const { databases } = await house()
  const reader = forInstitution({ ...(await aCtx(institution, 'designer')), db: databases.app }, institution.id)
  const opened = await inTransaction(reader, (tx) => readDesign(tx, design))
  if (!opened) throw new Error('no such design')
  return opened
}
const storedTitle = async (institution: TestInstitution, design: string) =>
  (await stored(institution, design)).design.title.fi ?? ''

interface Editor {
  readonly doc: Y.Doc
  readonly live: HocuspocusProvider
  readonly line: LiveLine
  /** Why the server has turned this editor away, newest last. */
  readonly reasons: string[]
  readonly title: Y.Text
  type(text: string): void
  /** Sends bytes past the provider. */
  send(message: OutgoingMessage | Uint8Array<ArrayBuffer>): void
  /** The server has acknowledged everything. */
  saved(): Promise<void>
  leave(): void
}

const editors = new Set<Editor>()
afterAll(() => {
  for (const editor of editors) editor.leave()
})

function anEditor(process: AppProcess, design: string, cookie: string, doc = new Y.Doc()): Editor {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: process.origin } })
      // An editor who leaves before the connection stands is no fault.
      this.on('error', () => undefined)
    }
  }
  const line = new LiveLine({
    url: `${process.origin.replace('http', 'ws')}/live`,
    WebSocketPolyfill: Socket,
    delay: 100,
    minDelay: 100,
    maxDelay: 300,
  })
  const live = new HocuspocusProvider({ websocketProvider: line, name: design, document: doc, token: 'session' })
  const reasons: string[] = []
  const turnedAway = (reason: string | undefined) => {
    if (!reason) return
    reasons.push(reason)
    line.disconnect()
  }
  live.on('close', ({ event }: { event?: { reason?: string } }) => turnedAway(event?.reason))
  live.on('authenticationFailed', ({ reason }: { reason: string }) => turnedAway(reason))
  live.attach()
  live.setAwarenessField('field', null)
  const title = doc.getText('title.fi')
  const editor: Editor = {
    doc,
    live,
    line,
    reasons,
    title,
    type: (text) => doc.transact(() => title.insert(title.length, text)),
    send: (message) =>
      line.webSocket?.send(new Uint8Array(message instanceof OutgoingMessage ? message.toUint8Array() : message)),
    saved: async () => {
      await expect
        .poll(() => ({ unsaved: live.isSynced ? live.unsyncedChanges : 'not synced', reasons }), waiting)
        .toEqual({ unsaved: 0, reasons: [] })
    },
    leave: () => {
      if (!editors.delete(editor)) return
      live.destroy()
      line.destroy()
    },
  }
  editors.add(editor)
  onTestFinished(() => editor.leave())
  return editor
}

const waiting = { timeout: 10_000, interval: 20 }
const until = (isTrue: () => unknown) => expect.poll(async () => Boolean(await isTrue()), waiting).toBe(true)

const update = (design: string, bytes: Uint8Array) => new OutgoingMessage(design).createSyncMessage().writeUpdate(bytes)

/** An update that a stranger to the document could make: whole in itself. */
function bytesThatType(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('title.fi').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

describe('two editors in two processes', () => {
  test('see each other’s text, and both texts survive, also in one field at once', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const a = anEditor(one, design, await aCookie(designer))
    const b = anEditor(two, design, await aCookie(await aCtx(institution, 'designer')))
    await Promise.all([a.saved(), b.saved()])
    a.type(' from-one')
    await until(() => b.title.toString().includes('from-one'))
    b.type(' from-two')
    await until(() => a.title.toString().includes('from-two'))

    for (let round = 0; round < 10; round++) {
      a.type(`a${round}`)
      b.doc.transact(() => b.title.insert(0, `b${round}`))
    }
    await Promise.all([a.saved(), b.saved()])
    await until(() => a.title.toString() === b.title.toString())
    const whole = a.title.toString()
    for (let round = 0; round < 10; round++) expect(whole).toMatch(new RegExp(`b${round}.*a${round}`))
    expect(await storedTitle(institution, design)).toBe(whole)
  })

  test('see what a tool writes', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const a = anEditor(one, design, await aCookie(designer))
    await a.saved()
    await changeDesign(designer, design, (now) => ({ ...now, title: { ...now.title, fi: 'Työkalun otsikko' } }))
    await until(() => a.title.toString() === 'Työkalun otsikko')
  })

  test('who opens a design while the other writes misses nothing', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const [cookie, other] = [await aCookie(designer), await aCookie(await aCtx(institution, 'designer'))]
    const a = anEditor(one, design, cookie)
    await a.saved()
    for (let round = 0; round < 12; round++) {
      a.type(` r${round}`)
      const b = anEditor(two, design, other)
      a.type('.')
      await a.saved()
      await until(() => b.title.toString().includes(` r${round}.`))
      b.leave()
    }
  })

  test('who opens a design and writes nothing is not its author, whatever was deleted in it before', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const a = anEditor(one, design, await aCookie(designer))
    await a.saved()
    a.doc.transact(() => a.title.delete(0, 3))
    await a.saved()
    const { seq, authors } = await stored(institution, design)
    const b = anEditor(two, design, await aCookie(await aCtx(institution, 'designer')), new Y.Doc())
    await b.saved()
    // With what it has read, it comes again: now it sends the deletions back.
    const again = anEditor(one, design, await aCookie(await aCtx(institution, 'designer')), b.doc)
    await again.saved()
    expect(await stored(institution, design)).toMatchObject({ seq, authors })
  })
})

describe('what was saved stays', () => {
  test('when the process is killed right after "saved", again and again', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const cookie = await aCookie(designer)
    for (let round = 0; round < 3; round++) {
      const editor = anEditor(one, design, cookie)
      await editor.saved()
      editor.type(` kill-${round}`)
      for (let letter = 0; letter < round * 3; letter++) editor.type('.')
      const text = editor.title.toString()
      await editor.saved()
      await one.kill()
      editor.leave()
      await one.start()
      const next = anEditor(one, design, cookie)
      await next.saved()
      expect(next.title.toString()).toBe(text)
      expect(await storedTitle(institution, design)).toBe(text)
      next.leave()
    }
  })

  test('and what was typed while the server was away arrives when it is back, together with what is typed meanwhile', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(one, design, await aCookie(designer))
    await editor.saved()
    await one.kill()
    for (let letter = 0; letter < 20; letter++) editor.type('o')
    const starting = one.start()
    let isBack = false
    editor.line.on('open', () => {
      // While the two documents are still being compared: it leans on letters that the server does not have yet.
      if (!isBack) setTimeout(() => editor.type('M'))
      isBack = true
    })
    await starting
    await until(() => isBack && editor.title.toString().endsWith('M'))
    await editor.saved()
    expect(editor.title.toString()).toMatch(/o{20}M$/)
    expect(await storedTitle(institution, design)).toBe(editor.title.toString())
    expect(editor.reasons).toEqual([])
  })

  test('a process that is asked to stop does so while somebody has a design open', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(two, design, await aCookie(designer))
    await editor.saved()
    expect(await two.stop()).toBe(0)
    await two.start()
  })
})

describe('the server refuses', () => {
  /** After whatever was done, the document in the database is as it was and the process lives. */
  async function unchanged(institution: TestInstitution, design: string, act: () => Promise<unknown>) {
    const before = await stored(institution, design)
    await act()
    expect(await stored(institution, design)).toEqual(before)
    expect((await fetch(`${one.origin}/health`)).status).toBe(200)
  }

  function handshake(headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((done) => {
      const socket = new WebSocket(`${one.origin.replace('http', 'ws')}/live`, { headers })
      socket.once('unexpected-response', (_request, response) => {
        done(response.statusCode)
        socket.terminate()
      })
      socket.once('open', () => {
        done(101)
        socket.terminate()
      })
      socket.on('error', () => undefined)
    })
  }

  test('a stranger, and a page of another site, at the door', async () => {
    const cookie = await aCookie(await aCtx(await anInstitution(), 'designer'))
    expect(await handshake({ origin: one.origin, cookie })).toBe(101)
    expect(await handshake({ origin: one.origin })).toBe(401)
    expect(await handshake({ origin: one.origin, cookie: 'poiju=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' })).toBe(401)
    expect(await handshake({ origin: 'https://elsewhere.example', cookie })).toBe(403)
    expect(await handshake({ cookie })).toBe(403)
  })

  test.each([
    ['bytes that are no update', (design: string) => update(design, Uint8Array.from([255, 1, 2, 3, 250]))],
    ['an update cut in two', (design: string) => update(design, bytesThatType('cut').slice(0, 12))],
    ['an empty update', (design: string) => update(design, new Uint8Array(0))],
  ])('%s', async (_name, message) => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(one, design, await aCookie(designer))
    await editor.saved()
    await unchanged(institution, design, async () => {
      editor.send(message(design))
      await until(() => editor.reasons.length > 0)
    })
    expect(editor.reasons).toEqual(['malformed'])
  })

  test('frames that are no message', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const cookie = await aCookie(designer)
    await unchanged(institution, design, async () => {
      for (const frame of [
        '',
        'text',
        new Uint8Array(0),
        Uint8Array.from([5]),
        Uint8Array.from([255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
      ]) {
        const socket = new WebSocket(`${one.origin.replace('http', 'ws')}/live`, { headers: { origin: one.origin, cookie } })
        await new Promise((done) => socket.once('open', done))
        const closed = new Promise((done) => socket.once('close', done))
        socket.send(frame)
        await closed
      }
      const editor = anEditor(one, design, cookie)
      await editor.saved()
      for (const type of [6, 7, 9, 77]) {
        const message = new OutgoingMessage(design)
        editor.send(Uint8Array.from([...message.toUint8Array(), type, 1, 1]))
      }
      await until(() => editor.reasons.length > 0)
    })
  })

  test('a message of more than a megabyte', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(one, design, await aCookie(designer))
    await editor.saved()
    await unchanged(institution, design, async () => {
      const code = new Promise((done) => editor.line.webSocket?.addEventListener('close', (event) => done(event.code)))
      editor.line.shouldConnect = false
      editor.send(update(design, bytesThatType('x'.repeat(1_100_000))))
      expect(await code).toBe(1009)
    })
  })

  test('an update that leans on something missing', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(one, design, await aCookie(designer))
    await editor.saved()
    const elsewhere = new Y.Doc()
    elsewhere.getText('title.fi').insert(0, 'missing')
    const known = Y.encodeStateVector(elsewhere)
    elsewhere.getText('title.fi').insert(7, ' leaning')
    const leaning = Y.encodeStateAsUpdate(elsewhere, known)
    await unchanged(institution, design, async () => {
      editor.send(update(design, leaning))
      // An answer to "everything you have" that still leans ends the connection.
      const reply = new OutgoingMessage(design).createSyncMessage()
      editor.send(Uint8Array.from([...reply.toUint8Array(), 1, leaning.length, ...leaning]))
      await until(() => editor.reasons.length > 0)
    })
    expect(editor.title.toString()).not.toContain('leaning')
  })

  test('a reader who writes, and does not tell them that it was saved', async () => {
    const institution = await anInstitution()
    const { design } = await aDraft(institution)
    const reviewer = anEditor(one, design, await aCookie(await aCtx(institution, 'reviewer')))
    await reviewer.saved()
    await unchanged(institution, design, async () => {
      reviewer.type(' by a reader')
      await until(() => reviewer.reasons.length > 0)
    })
    expect(reviewer.reasons).toEqual(['read-only'])
    expect(reviewer.live.unsyncedChanges).toBeGreaterThan(0)
    // Coming back with the text in hand, in the first comparison, is refused too.
    const again = anEditor(one, design, await aCookie(await aCtx(institution, 'reviewer')), reviewer.doc)
    await unchanged(institution, design, () => until(() => again.reasons.length > 0))
    expect(again.reasons).toEqual(['read-only'])
  })

  test('an update to a design in review, from an editor who had it open', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(one, design, await aCookie(await aCtx(institution, 'designer')))
    await editor.saved()
    expect((await submitDesign(designer, design)).accepted).toBe(true)
    await unchanged(institution, design, async () => {
      editor.type(' too late')
      await until(() => editor.reasons.length > 0)
    })
    expect(editor.reasons).toEqual(['design-is-in-review'])
  })

  test('and tells an editor who only looks on that the design was sent for review', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const editor = anEditor(two, design, await aCookie(designer))
    await editor.saved()
    await submitDesign(designer, design)
    await until(() => editor.reasons[0] === 'design-is-in-review')
  })

  test('staff of another institution, a learner, and addresses of nothing, all in the same words', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const stranger = await aCtx(await anInstitution(), 'designer')
    const learner = await aCtx(institution, 'learner')
    const asked = [
      anEditor(one, design, await aCookie(stranger)),
      anEditor(one, design, await aCookie(learner)),
      anEditor(one, stranger.newId(), await aCookie(designer)),
      anEditor(one, 'no-such-name', await aCookie(designer)),
    ]
    for (const editor of asked) await until(() => editor.reasons.length > 0)
    expect(asked.map(({ reasons }) => reasons)).toEqual(asked.map(() => ['not-found']))
    expect(asked.map(({ title }) => title.toString())).toEqual(asked.map(() => ''))
  })
})

describe('rights', () => {
  test('staff of a co-owner and of an awarding body write by right, until the sharing ends', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    for (const kind of ['coOwner', 'awardingBody'] as const) {
      const partner = await anInstitution()
      await shareDesign(designer, design, partner.id, kind)
      const editor = anEditor(two, design, await aCookie(await aCtx(partner, 'designer')))
      await editor.saved()
      editor.type(` ${kind}`)
      await editor.saved()
      expect(await storedTitle(institution, design)).toContain(kind)

      await unshareDesign(designer, design, partner.id, kind)
      const { seq } = await stored(institution, design)
      editor.type(' after the end')
      await until(() => editor.reasons.length > 0)
      expect(editor.reasons).toEqual(['not-found'])
      expect((await stored(institution, design)).seq).toBe(seq)
    }
  })

  test('who only reads along does so no longer when the sharing ends', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const partner = await anInstitution()
    await shareDesign(designer, design, partner.id, 'coOwner')
    const reader = anEditor(one, design, await aCookie(await aCtx(partner, 'reviewer')))
    await reader.saved()
    await unshareDesign(designer, design, partner.id, 'coOwner')
    await until(() => reader.reasons[0] === 'not-found')
    const writer = anEditor(one, design, await aCookie(designer))
    await writer.saved()
    writer.type(' secret')
    await writer.saved()
    expect(reader.title.toString()).not.toContain('secret')
  })

  test('an open socket writes no more when the role has been taken away', async () => {
    const institution = await anInstitution()
    const { design } = await aDraft(institution)
    const person = await aCtx(institution, 'designer')
    const editor = anEditor(one, design, await aCookie(person))
    await editor.saved()
    editor.type(' before')
    await editor.saved()
    await revokeRole(await aCtx(institution, 'institutionAdministrator'), person.person, 'designer')
    const { seq } = await stored(institution, design)
    editor.type(' after')
    await until(() => editor.reasons.length > 0)
    expect(editor.reasons).toEqual(['session-ended'])
    expect((await stored(institution, design)).seq).toBe(seq)
  })

  test('an author is anyone with a row in the log: who has written in it does not approve it', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const both = await aCtx(institution, 'designer', 'reviewer')
    const editor = anEditor(two, design, await aCookie(both))
    await editor.saved()
    editor.type('!')
    await editor.saved()
    expect((await stored(institution, design)).authors).toContain(both.person)
    const sent = await submitDesign(designer, design)
    if (!sent.accepted) throw new Error(sent.refusal)
    expect((await decideReview(both, sent.review, { decision: 'approve', statement: 'Mine' })).accepted).toBe(false)
    const other = await aCtx(institution, 'reviewer')
    expect((await decideReview(other, sent.review, { decision: 'approve', statement: 'Fine' })).accepted).toBe(true)
  })
})

describe('presence', () => {
  interface Seen {
    user?: { name?: string }
    field?: string | null
  }
  const seenBy = (editor: Editor): [number, Seen][] =>
    [...(editor.live.awareness?.getStates() ?? [])].filter(([client]) => client !== editor.doc.clientID) as [number, Seen][]

  test('shows who is here under the name that the server knows, and in which field; who leaves is gone', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const a = anEditor(one, design, await aCookie(designer))
    const b = anEditor(one, design, await aCookie(await aCtx(institution, 'workLifeCoordinator')))
    await Promise.all([a.saved(), b.saved()])
    b.live.setAwarenessField('field', 'title.fi')
    await until(() => seenBy(a).some(([, { field }]) => field === 'title.fi'))
    expect(seenBy(a)).toEqual([[b.doc.clientID, { user: { name: 'workLifeCoordinator' }, field: 'title.fi' }]])
    b.leave()
    await until(() => seenBy(a).length === 0)
  })

  test('a forged name or another client reaches nobody', async () => {
    const institution = await anInstitution()
    const { designer, design } = await aDraft(institution)
    const victim = anEditor(one, design, await aCookie(designer))
    await victim.saved()
    const watcher = anEditor(one, design, await aCookie(await aCtx(institution, 'designer')))
    await watcher.saved()
    await until(() => seenBy(watcher).length === 1)

    /** A presence message as somebody would forge it: one client, its clock, its state. */
    const forged = (client: number, state: Record<string, unknown>, clock: number) => {
      const words = new TextEncoder().encode(JSON.stringify(state))
      const presence = [1, ...varUint(client), ...varUint(clock), ...varUint(words.length), ...words]
      return Uint8Array.from([...new OutgoingMessage(design).toUint8Array(), 1, ...varUint(presence.length), ...presence])
    }
    const coordinator = await aCtx(institution, 'workLifeCoordinator')
    const socket = new WebSocket(`${one.origin.replace('http', 'ws')}/live`, {
      headers: { origin: one.origin, cookie: await aCookie(coordinator) },
    })
    onTestFinished(() => socket.terminate())
    await new Promise((done) => socket.once('open', done))
    // Signs in to the document, then speaks for the victim, for somebody who is not there, and under another name for itself.
    socket.send(Uint8Array.from([...new OutgoingMessage(design).toUint8Array(), 2, 0, 1, 120]))
    socket.send(forged(victim.doc.clientID, { field: 'title.fi', user: { name: 'Forged' } }, 9))
    socket.send(forged(4711, { field: 'forged-own', user: { name: 'Forged' } }, 3))
    socket.send(forged(4712, { field: 'forged-second', user: { name: 'Forged' } }, 3))
    await until(() => seenBy(watcher).some(([, { field }]) => field === 'forged-own'))
    victim.live.setAwarenessField('field', 'after')
    await until(() => seenBy(watcher).some(([, { field }]) => field === 'after'))
    expect(Object.fromEntries(seenBy(watcher))).toEqual({
      [victim.doc.clientID]: { user: { name: 'designer' }, field: 'after' },
      4711: { user: { name: 'workLifeCoordinator' }, field: 'forged-own' },
    })
  })

  function varUint(value: number): number[] {
    return value < 128 ? [value] : [(value % 128) | 128, ...varUint(Math.floor(value / 128))]
  }
})
