import { createReadStream, openSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The command was called in a way that it does not understand: exit code 2, with what to do. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Options and positional arguments; an unknown option is a usage error. */
export function options<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], known: T) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Unknown option')
  }
}

/** The bytes of a file, or of standard input for `-` and for no name at all. */
export async function readInput(name: string | undefined): Promise<Uint8Array> {
  if (name !== undefined && name !== '-') return readNamed(name)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

/** A file as a stream, or standard input for `-`; what cannot be read is a usage error that names it. A folder can be opened and not read. */
export async function openInput(name: string): Promise<Readable> {
  if (name === '-') return process.stdin
  try {
    if ((await stat(name)).isDirectory()) throw new UsageError(`${name} is a directory`)
    return createReadStream('', { fd: openSync(name, 'r') })
  } catch (error) {
    throw error instanceof UsageError ? error : cannotRead(name, error)
  }
}

const cannotRead = (name: string, error: unknown) =>
  new UsageError(`Cannot read ${name}: ${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}`)

/** The bytes of a named file; a file that cannot be read is a usage error that names it. */
export async function readNamed(name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(name))
  } catch (error) {
    throw cannotRead(name, error)
  }
}

/** A moment as `--at` and `--created` take it: an XML dateTime with a zone. */
export function moment(text: string | undefined, option: string): Date | undefined {
  if (text === undefined) return undefined
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new UsageError(`${option} takes a moment such as 2026-11-26T12:00:00Z`)
  return new Date(at)
}

/** A whole number within bounds. */
export function wholeNumber(text: string | undefined, option: string, least: number, most: number): number | undefined {
  if (text === undefined) return undefined
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most)) throw new UsageError(`${option} takes a whole number from ${least} to ${most}`)
  return number
}

/** One of a list of words. */
export function oneOf<W extends string>(text: string | undefined, option: string, words: readonly W[]): W | undefined {
  if (text === undefined) return undefined
  const word = words.find((candidate) => candidate === text)
  if (!word) throw new UsageError(`${option} takes one of: ${words.join(', ')}`)
  return word
}
