/**
 * The editor's end of a live design: the document, whether it is saved, and who else is here. What is typed without a connection is kept in this device
 * until the server has committed it, also over a reload.
 */
import { HocuspocusProvider } from '@hocuspocus/provider'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'

export type SavedState = 'connecting' | 'saving' | 'saved' | 'offline' | 'readOnly'

export interface Other {
  readonly key: number
  readonly name: string
  readonly field: string | null
}

export interface LiveDesign {
  readonly doc: Y.Doc
  readonly saved: SavedState
  readonly savedAt: Date | null
  readonly others: readonly Other[]
  /** Says to the others which field one is in; null when one has left it. */
  enter(field: string | null): void
}

const keptKey = (id: string) => `poiju design ${id}`

function keep(id: string, doc: Y.Doc): void {
  try {
    localStorage.setItem(keptKey(id), btoa(String.fromCharCode(...Y.encodeStateAsUpdate(doc))))
  } catch {
    // A full or forbidden store: the text is still on the screen, and goes to the server when the connection is back.
  }
}

function takeKept(id: string): Uint8Array | null {
  try {
    const kept = localStorage.getItem(keptKey(id))
    return kept ? Uint8Array.from(atob(kept), (letter) => letter.charCodeAt(0)) : null
  } catch {
    return null
  }
}

/** Joins the live document of a design. `start` is the state that came with the page, so that it can be read before the connection stands. */
export function useLiveDesign(id: string, start: string, mayWrite: boolean): LiveDesign {
  const [doc] = useState(() => {
    const made = new Y.Doc()
    Y.applyUpdate(
      made,
      Uint8Array.from(atob(start), (letter) => letter.charCodeAt(0)),
      'start',
    )
    return made
  })
  const provider = useRef<HocuspocusProvider | null>(null)
  const [saved, setSaved] = useState<SavedState>(mayWrite ? 'connecting' : 'readOnly')
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [others, setOthers] = useState<readonly Other[]>([])

  useEffect(() => {
    const kept = mayWrite ? takeKept(id) : null
    if (kept) Y.applyUpdate(doc, kept, 'kept')
    const live = new HocuspocusProvider({
      url: `${location.origin.replace(/^http/, 'ws')}/live`,
      name: id,
      document: doc,
      token: 'session',
    })
    provider.current = live
    let isConnected = false
    const look = () => {
      if (!mayWrite) return setSaved('readOnly')
      if (!isConnected) return setSaved('offline')
      if (live.unsyncedChanges > 0) return setSaved('saving')
      setSaved('saved')
      setSavedAt(new Date())
      localStorage.removeItem(keptKey(id))
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
    const onUpdate = (_update: Uint8Array, origin: unknown) => {
      if (origin !== live && mayWrite) keep(id, doc)
    }
    doc.on('update', onUpdate)
    live.setAwarenessField('field', null)
    return () => {
      doc.off('update', onUpdate)
      live.destroy()
      provider.current = null
    }
  }, [doc, id, mayWrite])

  return { doc, saved, savedAt, others, enter: (field) => provider.current?.setAwarenessField('field', field) }
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
