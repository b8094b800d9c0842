/** `--documents DIR`: every network look-up answered from a folder. Nothing is fetched, whatever a credential asks for. */
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { LookUp } from '../look-up.ts'
import { isJsonObject, parseStrictJson } from '../strict-json.ts'
import { UsageError } from './usage.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.jwt': 'application/jwt',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
}
const maxBytes = 4 * 1024 * 1024

/** A look-up that answers from `index.json` in the folder: an object from address to file name. Files outside the folder are refused. Throws UsageError. */
export async function documentsIn(folder: string): Promise<LookUp> {
  const root = await realpath(folder).catch(() => {
    throw new UsageError(`There is no folder ${folder}`)
  })
  const text = await readFile(join(root, 'index.json')).catch(() => {
    throw new UsageError(`There is no index.json in ${folder}: it maps addresses to files of the folder`)
  })
  const index = parseStrictJson(text, { maxBytes, maxDepth: 2, maxValues: 100_000 })
  if (!index.ok || !isJsonObject(index.value))
    throw new UsageError(`index.json in ${folder} is not an object from addresses to file names`)
  const files = new Map<string, string>()
  for (const [address, name] of Object.entries(index.value)) {
    if (typeof name !== 'string') throw new UsageError(`index.json in ${folder}: the file of ${address} is not a text`)
    files.set(address, name)
  }
  return async ({ url }) => {
    const name = files.get(url)
    if (name === undefined) return undefined
    const path = await realpath(join(root, name)).catch(() => undefined)
    if (!path?.startsWith(root + sep)) return undefined
    const bytes = await readFile(path).catch(() => undefined)
    return bytes && bytes.length <= maxBytes
      ? { bytes: new Uint8Array(bytes), mediaType: mediaTypes[extname(path)] ?? null }
      : undefined
  }
}

/** The JSON-LD contexts among the files of the folder, by address: the caller vouches for what lies there. */
export async function contextsAmong(folder: string, lookUp: LookUp): Promise<ReadonlyMap<string, object>> {
  const contexts = new Map<string, object>()
  for (const address of Object.keys(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as object)) {
    const found = await lookUp({ kind: 'related-resource', url: address })
    const parsed = found && parseStrictJson(found.bytes, { maxBytes, maxDepth: 32, maxValues: 100_000 })
    if (!parsed?.ok || !isJsonObject(parsed.value)) continue
    // A context and nothing else: a credential has one too.
    const { '@context': context, ...rest } = parsed.value
    if (context !== undefined && Object.keys(rest).every((name) => name.startsWith('@') || name === 'id'))
      contexts.set(address, parsed.value)
  }
  return contexts
}

/** Nothing is to be had: what `verify` goes by without `--documents`. */
export const nothingElse: LookUp = async () => undefined
