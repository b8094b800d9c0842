/**
 * What a document says, however its JSON-LD is written. A signature over RDF holds as well where `x` is written `[x]`, `[x, x]`, `[null, x]` or
 * `{"@value": x}`, and where what is said of one address stands at another place: whoever passes a credential on could hide what it says of itself.
 */
import { isJsonObject, type Json, type JsonObject } from './strict-json.ts'

export interface Said {
  /** The document with one way to write each value: no lists of one, no list twice, no value objects. */
  readonly document: JsonObject
  /** The node that a value is or names, with all that is said of it anywhere; what stands in its own place comes first. Null for a plain value. */
  readonly node: (value: Json | undefined) => JsonObject | null
}

/** Reads a document once. Recurses as deep as it is. */
export function asSaid(document: JsonObject): Said {
  const nodes = new Map<string, JsonObject>()
  const one = (value: Json): Json => {
    if (Array.isArray(value)) return list(value)
    if (!isJsonObject(value)) return value
    if ('@value' in value) return one(value['@value'] ?? null)
    const { '@context': _context, proof: _proof, ...members } = value
    const said = Object.fromEntries(
      Object.entries(members).flatMap(([name, member]) => {
        const clean = one(member)
        return clean === null || (Array.isArray(clean) && clean.length === 0) ? [] : [[name, clean] as const]
      }),
    )
    const { id } = said
    if (typeof id === 'string') nodes.set(id, { ...said, ...nodes.get(id) })
    return said
  }
  const list = (values: readonly Json[]): Json => {
    const kept = new Map<string, Json>()
    for (const value of values.flatMap(one)) {
      if (value === null) continue
      const key = keyOf(value) ?? `${kept.size}`
      const before = kept.get(key)
      kept.set(key, isJsonObject(before) && isJsonObject(value) ? { ...value, ...before } : isJsonObject(before) ? before : value)
    }
    const items = [...kept.values()]
    return items.length === 1 ? (items[0] as Json) : items
  }
  const root = one(document) as JsonObject
  return {
    document: root,
    node: (value) => {
      const id = isJsonObject(value) ? value['id'] : value
      const known = typeof id === 'string' ? nodes.get(id) : undefined
      return isJsonObject(value) ? { ...known, ...value } : (known ?? null)
    },
  }
}

/** Equal for values that are one value in RDF; undefined for a node without an address, which is no other. */
function keyOf(value: Json): string | undefined {
  const said = isJsonObject(value) ? value['id'] : value
  if (typeof said !== 'string' && typeof said !== 'number' && typeof said !== 'boolean') return undefined
  const number = said === '' || typeof said === 'boolean' ? Number.NaN : Number(said)
  return Number.isNaN(number) ? `s${said}` : `n${number}`
}
