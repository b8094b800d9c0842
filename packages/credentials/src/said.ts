/**
 * What a document says, however its JSON-LD is written. A signature over RDF holds as well where `x` is written `[x]`, `[x, x]`, `[null, x]` or
 * `{"@value": x}`, and where what is said of one address stands at another place: whoever passes a credential on could hide what it says of itself.
 */
import { isJsonObject, type Json, type JsonObject } from './strict-json.ts'

/**
 * Reads a document once, and answers the node that a value is or names, with all that is said of it anywhere: no lists of one, no value twice, no value
 * objects. Null for a plain value. Recurses as deep as the document is.
 */
export function asSaid(document: JsonObject): (value: Json | undefined) => JsonObject | null {
  const nodes = new Map<string, Map<string, Map<string, Json>>>()
  const one = (value: Json): Json => {
    if (Array.isArray(value)) return whole(kept(value))
    if (!isJsonObject(value)) return value
    if ('@value' in value) return one(value['@value'] ?? null)
    const { '@context': _context, proof: _proof, ...members } = value
    const said = Object.entries(members).map(([name, member]) => [name, kept([member])] as const)
    const { id } = members
    if (typeof id === 'string') {
      const node = nodes.get(id) ?? new Map<string, Map<string, Json>>()
      nodes.set(id, node)
      for (const [name, values] of said) node.set(name, new Map([...values, ...(node.get(name) ?? [])]))
    }
    return objectOf(said)
  }
  /** The values of a member, each under what tells it from others. Of nodes without an address two may be alike in one place. */
  const kept = (values: readonly Json[], into = new Map<string, Json>()): Map<string, Json> => {
    for (const value of values) {
      if (Array.isArray(value)) {
        kept(value, into)
        continue
      }
      const clean = one(value)
      if (clean === null) continue
      const named = keyOf(clean)
      let key = named ?? JSON.stringify(clean)
      while (named === undefined && into.has(key)) key += '+'
      // A node says more than its address alone.
      if (!into.has(key) || isJsonObject(clean)) into.set(key, clean)
    }
    return into
  }
  const root = one(document)
  const read = new Map<string, JsonObject>()
  return (value) => {
    const said = value === document ? root : (value ?? null)
    const id = isJsonObject(said) ? said['id'] : said
    const node = typeof id === 'string' ? nodes.get(id) : undefined
    if (typeof id !== 'string' || !node) return isJsonObject(said) ? said : null
    const known = read.get(id) ?? objectOf([...node])
    read.set(id, known)
    return known
  }
}

const objectOf = (members: readonly (readonly [name: string, values: ReadonlyMap<string, Json>])[]): JsonObject =>
  Object.fromEntries(members.flatMap(([name, values]) => (values.size === 0 ? [] : [[name, whole(values)]])))

const whole = (values: ReadonlyMap<string, Json>): Json =>
  values.size === 1 ? ([...values.values()][0] as Json) : [...values.values()]

/** Equal for values that are one value in RDF, a node and its address among them; undefined for a node without an address. */
function keyOf(value: Json): string | undefined {
  const said = isJsonObject(value) ? value['id'] : value
  return typeof said === 'string' || typeof said === 'number' || typeof said === 'boolean' ? `=${said}` : undefined
}
