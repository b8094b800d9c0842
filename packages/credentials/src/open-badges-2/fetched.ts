/** The documents that an old badge is spread over: assertion, badge class and issuer (each perhaps moved once), keys, revocation list. */
import type { LookedUp, LookUp, LookUpKind } from '../look-up.ts'
import type { JsonObject } from '../strict-json.ts'
import { idOf, parseObject, webAddress } from './documents.ts'

function read(bytes: Uint8Array, isList = false): JsonObject | 'not-readable' {
  const parsed = parseObject(bytes, isList)
  return parsed.ok ? parsed.document : 'not-readable'
}

export class Documents {
  private readonly lookUp: LookUp | undefined
  constructor(lookUp: LookUp | undefined) {
    this.lookUp = lookUp
  }

  /** The bytes at an address; undefined when they are not to be had, for whatever reason. */
  async bytes(kind: LookUpKind, url: string): Promise<Uint8Array | undefined> {
    const found = await this.find(kind, url)
    return found?.isGone ? undefined : found?.bytes
  }

  private async find(kind: LookUpKind, url: string): Promise<LookedUp | undefined> {
    if (!this.lookUp || !webAddress(url)) return undefined
    try {
      return await this.lookUp({ kind, url })
    } catch {
      return undefined
    }
  }

  /** The JSON object at an address, or why there is none. */
  async object(kind: LookUpKind, url: string): Promise<JsonObject | 'not-at-hand' | 'not-readable'> {
    const bytes = await this.bytes(kind, url)
    return bytes ? read(bytes, kind === 'status-list') : 'not-at-hand'
  }

  /** The assertion at an address, or why there is none. One that is gone was revoked (Open Badges 2.0, "Revoking"); its server may say why. */
  async assertion(url: string): Promise<JsonObject | 'not-at-hand' | 'not-readable'> {
    const found = await this.find('badge', url)
    if (!found?.isGone) return found ? read(found.bytes) : 'not-at-hand'
    const said = read(found.bytes)
    const isOfIt = typeof said !== 'string' && (idOf(said) === undefined || idOf(said) === url)
    return { revoked: true, ...(isOfIt ? { revocationReason: said['revocationReason'] ?? null } : {}) }
  }
}

/** A document that another one names by address or writes out. */
export interface Linked {
  /** What it says; of a document that could not be looked up, what was written out of it. */
  readonly document: JsonObject | undefined
  readonly address: string | undefined
  /**
   * `itself`: from its own address. `inside`: written out, without an address of its own. `open`: it has an address and could not be looked up there.
   * `contradicted`: at its address there is another document.
   */
  readonly source: 'itself' | 'inside' | 'open' | 'contradicted' | 'missing'
}

/** What a document writes out of another one, or names of it, before anything is asked. */
export function written(value: JsonObject[string] | undefined): Linked {
  const address = idOf(value)
  const document = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  if (webAddress(address)) return { document, address, source: 'open' }
  return { document, address, source: document ? 'inside' : address === undefined ? 'missing' : 'open' }
}

/**
 * Follows a link to a badge class or an issuer. A document is believed at its own address alone; where it calls itself by another one, as after a move,
 * it is asked for there, once. Before 2.0 it may lack an `id`.
 */
export async function follow(value: JsonObject[string] | undefined, documents: Documents, needsId: boolean): Promise<Linked> {
  const link = written(value)
  if (link.source !== 'open' || link.address === undefined || !webAddress(link.address)) return link
  const found = await documents.object('badge', link.address)
  if (typeof found === 'string') return link
  const id = idOf(found)
  if (id === undefined ? !needsId : id === link.address) return { document: found, address: link.address, source: 'itself' }
  const moved = id === undefined ? 'not-at-hand' : await documents.object('badge', id)
  if (typeof moved !== 'string' && idOf(moved) === id) return { document: moved, address: id, source: 'itself' }
  return { document: found, address: link.address, source: 'contradicted' }
}
