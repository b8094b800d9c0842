/** JSON pointers (RFC 6901), and the part of a document that they select (Data Integrity ECDSA 1.0, sections 3.4.10 to 3.4.13). */
import { isJsonObject, type Json, type JsonObject } from '../../strict-json.ts'
import { ProofFault, shown } from '../fault.ts'

export type Path = readonly string[]

const maxPointers = 2000

/** Throws ProofFault. */
export function pathsOf(pointers: readonly string[]): readonly Path[] {
  if (pointers.length > maxPointers) throw new ProofFault('pointer-malformed', { count: String(pointers.length) })
  return pointers.map((pointer) => {
    if (pointer === '') return []
    if (!pointer.startsWith('/') || /~(?![01])/.test(pointer))
      throw new ProofFault('pointer-malformed', { pointer: shown(pointer) })
    return pointer
      .slice(1)
      .split('/')
      .map((step) => step.replace(/~[01]/g, (escaped) => (escaped === '~1' ? '/' : '~')))
  })
}

const isIndex = (step: string) => /^(?:0|[1-9]\d{0,8})$/.test(step)

function childOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return isIndex(step) ? value[Number(step)] : undefined
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/**
 * The same path in another compact form of the document: compaction makes an array of one item a bare item where no context says "always a
 * set", and the other way round.
 */
export function pathIn(compacted: JsonObject, original: JsonObject, path: Path): Path {
  const steps: string[] = []
  let here: Json | undefined = original
  let there: Json | undefined = compacted
  for (const step of path) {
    const isBareThere = Array.isArray(here) && here.length === 1 && step === '0' && !Array.isArray(there)
    if (!Array.isArray(here) && Array.isArray(there) && there.length === 1) {
      steps.push('0')
      there = there[0]
    }
    here = childOf(here, step)
    if (isBareThere) continue
    steps.push(step)
    there = childOf(there, step)
  }
  return steps
}

/** The selected part, with the ids and types on the way to it; null when nothing is selected. Throws ProofFault for a path that leads nowhere. */
export function select(document: JsonObject, paths: readonly Path[]): JsonObject | null {
  if (paths.length === 0) return null
  if (paths.some((path) => path.length === 0)) return structuredClone(document)
  const sparse: Json[][] = []
  const selection: JsonObject = { '@context': structuredClone(document['@context'] ?? null), ...stubOf(document) }
  for (const path of paths) selectPath(document, path, selection, sparse)
  for (const array of sparse) {
    const dense = array.filter((item) => item !== undefined)
    array.splice(0, array.length, ...dense)
  }
  return selection
}

function selectPath(document: JsonObject, path: Path, selection: JsonObject, sparse: Json[][]): void {
  let source: Json = document
  let selected: Json[] | JsonObject = selection
  for (const [depth, step] of path.entries()) {
    const value = childOf(source, step)
    if (value === undefined) throw new ProofFault('pointer-does-not-match', { pointer: shown(`/${path.join('/')}`) })
    const chosen = childOf(selected, step)
    if (depth === path.length - 1) {
      const merged: Json =
        isJsonObject(value) && isJsonObject(chosen) ? { ...chosen, ...structuredClone(value) } : structuredClone(value)
      setChild(selected, step, merged)
      return
    }
    let next = chosen
    if (next === undefined) {
      next = Array.isArray(value) ? [] : stubOf(value)
      if (Array.isArray(next)) sparse.push(next)
      setChild(selected, step, next)
    }
    // A literal in the middle of a path: the next step finds nothing in it.
    if (typeof next !== 'object' || next === null)
      throw new ProofFault('pointer-does-not-match', { pointer: shown(`/${path.join('/')}`) })
    source = value
    selected = next
  }
}

function setChild(parent: Json[] | JsonObject, step: string, value: Json): void {
  if (Array.isArray(parent)) parent[Number(step)] = value
  else parent[step] = value
}

/** What must come along with anything inside a node: its id, unless a blank one, and its types. */
function stubOf(source: Json): JsonObject {
  if (!isJsonObject(source)) return {}
  const { id, type } = source
  return {
    ...(typeof id === 'string' && id !== '' && !id.startsWith('_:') ? { id } : {}),
    ...(type === undefined || type === null ? {} : { type: structuredClone(type) }),
  }
}
