/**
 * The editor's end of a live design: the document, whether it is saved, and who else is here. What is typed without a connection is kept in this device
 * until the server has committed it, also over a reload.
 */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { fromBase64, KeptText } from './kept-text.ts'
import { LiveLine } from './live-line.ts'
import { type LiveRefusal, toLiveRefusal } from './live-refusals.ts'

/** One of the refusals: the server has turned this page away, and it does not try again. */
export type SavedState = 'connecting' | 'saving' | 'saved' | 'offline' | 'readOnly' | LiveRefusal

export interface Other {
  readonly key: number
  readonly name: string
  readonly field: string | null
}

/** Each of the others once, though somebody has the design open twice. Their place in the list gives their colour. */
export function peopleOf(others: readonly Other[]): readonly { key: string; initials: string; name: string }[] {
  return [...new Set(others.map(({ name }) => name))].map((name) => ({
    key: name,
    initials: name
      .split(/[\s,]+/)
      .slice(0, 2)
      .map((word) => word.charAt(0).toUpperCase())
      .join(''),
    name,
  }))
}

export interface LiveDesign {
  readonly doc: Y.Doc
  readonly saved: SavedState
  readonly savedAt: Date | null
  readonly others: readonly Other[]
  /** Says to the others which field one is in; null when one has left it. */
  enter(field: string | null): void
}

export interface LiveStart {
  readonly id: string
  /** The state that came with the page, in base 64, so that it can be read before the connection stands. */
  readonly start: string
  readonly person: string | null
  readonly mayWrite: boolean
}

/** Joins the live document of a design. */
export function useLiveDesign({ id, start, person, mayWrite }: LiveStart): LiveDesign {
  const [doc] = useState(() => {
    const made = new Y.Doc()
    Y.applyUpdate(made, fromBase64(start), 'start')
    return made
  })
  const provider = useRef<HocuspocusProvider | null>(null)
  const [saved, setSaved] = useState<SavedState>(mayWrite ? 'connecting' : 'readOnly')
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [others, setOthers] = useState<readonly Other[]>([])

  useEffect(() => {
    const kept = mayWrite ? new KeptText(localStorage, id, person ?? '', crypto.randomUUID()) : null
    for (const update of kept?.take() ?? []) if (canBeJoined(doc, update)) Y.applyUpdate(doc, update, 'kept')
    const line = new LiveLine({ url: `${location.origin.replace(/^http/, 'ws')}/live` })
    const live = new HocuspocusProvider({ websocketProvider: line, name: id, document: doc, token: 'session' })
    provider.current = live
    let isConnected = false
    let refusal: LiveRefusal | undefined
    const look = () => {
      if (refusal) return setSaved(refusal)
      if (!mayWrite) return setSaved('readOnly')
      if (!isConnected) return setSaved('offline')
      if (live.unsyncedChanges > 0) return setSaved('saving')
      setSaved('saved')
      setSavedAt(new Date())
      kept?.confirm()
    }
    const turnedAway = (reason: string) => {
      refusal ??= toLiveRefusal(reason)
      isConnected = false
      if (refusal) {
        kept?.write()
        line.disconnect()
      }
      look()
    }
    live.on('status', ({ status }: { status: string }) => {
      if (status === 'connected') return
      isConnected = false
      look()
    })
    live.on('synced', () => {
      isConnected = true
      look()
    })
    live.on('unsyncedChanges', look)
    live.on('close', ({ event }: { event?: { reason?: string } }) => turnedAway(event?.reason ?? ''))
    live.on('authenticationFailed', ({ reason }: { reason: string }) => turnedAway(reason))
    live.on(
      'awarenessUpdate',
      ({ states }: { states: { clientId: number; user?: { name?: string }; field?: string | null }[] }) => {
        setOthers(
          states
            .filter(({ clientId, user }) => clientId !== doc.clientID && user?.name)
            .map(({ clientId, user, field }) => ({ key: clientId, name: user?.name ?? '', field: field ?? null })),
        )
      },
    )
    const onUpdate = (update: Uint8Array, origin: unknown) => {
      if (origin !== live) kept?.add(update)
    }
    const onLeave = () => kept?.write()
    doc.on('update', onUpdate)
    window.addEventListener('pagehide', onLeave)
    document.addEventListener('visibilitychange', onLeave)
    live.attach()
    live.setAwarenessField('field', null)
    return () => {
      onLeave()
      window.removeEventListener('pagehide', onLeave)
      document.removeEventListener('visibilitychange', onLeave)
      doc.off('update', onUpdate)
      live.destroy()
      line.destroy()
      provider.current = null
    }
  }, [doc, id, mayWrite, person])

  return { doc, saved, savedAt, others, enter: (field) => provider.current?.setAwarenessField('field', field) }
}

/** An update that leans on what neither the page nor the server has any more (a database brought back from a backup) would block all others. */
function canBeJoined(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(copy, update)
  return copy.store.pendingStructs === null && copy.store.pendingDs === null
}

/** A number that grows with each change of the document: for reading it anew. */
export function useDocumentVersion(doc: Y.Doc): number {
  const version = useRef(0)
  return useSyncExternalStore(
    (changed) => {
      const onUpdate = () => {
        version.current += 1
        changed()
      }
      doc.on('update', onUpdate)
      return () => doc.off('update', onUpdate)
    },
    () => version.current,
    () => 0,
  )
}
