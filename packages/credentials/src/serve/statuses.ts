/** The status lists of the test server, in memory: one for each purpose, signed anew whenever somebody asks after a change. */
import { fewestEntries, randomPlace } from '../status/bitstring.ts'
import { statusListCredential } from '../status/list.ts'
import type { JsonObject } from '../strict-json.ts'

export interface Place {
  readonly purpose: string
  readonly index: number
}

const dayMs = 24 * 3_600_000

export class Statuses {
  private readonly lists = new Map<
    string,
    { taken: Set<number>; statuses: Map<number, number>; sealed: Promise<JsonObject> | null }
  >()
  private readonly byCredential = new Map<string, Place[]>()
  private readonly origin: string
  private readonly issuer: string
  private readonly sign: (list: JsonObject) => Promise<JsonObject>

  /** `origin`: what the addresses of the lists begin with. */
  constructor(origin: string, issuer: string, sign: (list: JsonObject) => Promise<JsonObject>) {
    this.origin = origin
    this.issuer = issuer
    this.sign = sign
  }

  url(purpose: string): string {
    return `${this.origin}/status/${encodeURIComponent(purpose)}`
  }

  /** A new place in the list of a purpose, as the entry of a credential. */
  entry(purpose: string, credentialId: string | undefined): JsonObject {
    const { taken } = this.list(purpose)
    const index = randomPlace(fewestEntries, taken)
    taken.add(index)
    if (credentialId !== undefined)
      this.byCredential.set(credentialId, [...(this.byCredential.get(credentialId) ?? []), { purpose, index }])
    const list = this.url(purpose)
    return {
      id: `${list}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: String(index),
      statusListCredential: list,
    }
  }

  places(credentialId: string): readonly Place[] {
    return this.byCredential.get(credentialId) ?? []
  }

  /** The place that an entry names; undefined when it was never given out. */
  placeOf(url: string, index: string): Place | undefined {
    const purpose = [...this.lists.keys()].find((one) => this.url(one) === url)
    return purpose !== undefined && this.list(purpose).taken.has(Number(index)) ? { purpose, index: Number(index) } : undefined
  }

  set({ purpose, index }: Place, value: boolean): void {
    const list = this.list(purpose)
    list.statuses.set(index, value ? 1 : 0)
    list.sealed = null
  }

  /** The signed list at an address of ours; undefined for another. */
  async at(url: string): Promise<JsonObject | undefined> {
    const purpose = [...this.lists.keys()].find((one) => this.url(one) === url)
    if (purpose === undefined) return undefined
    const list = this.list(purpose)
    list.sealed ??= this.sign(
      statusListCredential({
        id: url,
        issuer: this.issuer,
        purpose,
        length: fewestEntries,
        statuses: list.statuses,
        validFrom: new Date(Date.now() - 60_000),
        validUntil: new Date(Date.now() + 30 * dayMs),
        ttl: 300_000,
      }),
    )
    return list.sealed
  }

  private list(purpose: string) {
    const list = this.lists.get(purpose) ?? { taken: new Set(), statuses: new Map(), sealed: null }
    this.lists.set(purpose, list)
    return list
  }
}
