/**
 * What was typed and is not yet confirmed, kept on this device so that a reload without a connection loses nothing. Only the unconfirmed updates are
 * kept, never the whole document. Each open page has a key of its own: two pages of one person do not overwrite each other, and updates of Yjs may be
 * applied twice. The person is in the key, so that nobody sends under their name what somebody else typed on a shared computer.
 */
import * as Y from 'yjs'

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const writeEveryMs = 400

export class KeptText {
  private readonly shelf: Shelf
  private readonly prefix: string
  private readonly key: string
  private unconfirmed: Uint8Array[] = []
  private readonly taken = new Map<string, string>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(shelf: Shelf, design: string, person: string, page: string) {
    this.shelf = shelf
    this.prefix = `poiju design ${design} ${person} `
    this.key = this.prefix + page
  }

  /** What earlier pages left behind. It stays on the device until it is confirmed. */
  take(): Uint8Array[] {
    const updates: Uint8Array[] = []
    try {
      const keys = Array.from({ length: this.shelf.length }, (_, index) => this.shelf.key(index) ?? '')
      for (const key of keys.filter((name) => name.startsWith(this.prefix))) {
        const kept = this.shelf.getItem(key)
        if (kept === null) continue
        this.taken.set(key, kept)
        updates.push(fromBase64(kept))
      }
    } catch {
      // A forbidden store, or something in it that is not ours: there is nothing to take.
    }
    return updates
  }

  /** Soon on the device: several letters are written at once, because encoding each would be felt while typing. */
  add(update: Uint8Array): void {
    this.unconfirmed.push(update)
    this.timer ??= setTimeout(() => this.write(), writeEveryMs)
  }

  /** On the device now; for a page that is about to go. */
  write(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    if (this.unconfirmed.length === 0) return
    this.unconfirmed = [Y.mergeUpdates(this.unconfirmed)]
    try {
      this.shelf.setItem(this.key, toBase64(this.unconfirmed[0] as Uint8Array))
    } catch {
      // A full or forbidden store: the text is still on the screen, and goes to the server when the connection is back.
    }
  }

  /** Everything typed so far is committed. What another page has kept since is left alone. */
  confirm(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.unconfirmed = []
    try {
      this.shelf.removeItem(this.key)
      for (const [key, kept] of this.taken) if (this.shelf.getItem(key) === kept) this.shelf.removeItem(key)
    } catch {
      // A forbidden store holds nothing.
    }
    this.taken.clear()
  }
}

/** In pieces: an argument list has a limit, which a document of some 100 KB passes. */
export function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(letters)
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
