import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'

export const outputOption = { type: 'string', short: 'o' } as const

/** An answer could not be handed over: exit code 2, with one line that says where to and why. Nothing is wrong with the credential. */
export class CannotWrite extends Error {
  override name = 'CannotWrite'

  constructor(where: string, error: unknown) {
    super(`Cannot write ${where}: ${reasons[codeOf(error)] ?? codeOf(error)}`, { cause: error })
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason'

const reasons: Readonly<Record<string, string>> = {
  EPIPE: 'whoever read it has gone (EPIPE)',
  ENOSPC: 'the disk is full (ENOSPC)',
  ENOENT: 'there is no such folder (ENOENT)',
  EISDIR: 'it is a folder (EISDIR)',
  EACCES: 'it may not be written to (EACCES)',
  EEXIST: 'there is a file already, and a key is never written over (EEXIST)',
}

/** Writes to the named file, or to standard output, where it waits for a slow reader. Throws CannotWrite. */
export async function write(output: string | undefined, bytes: Uint8Array | string): Promise<void> {
  if (output === undefined) {
    if (!process.stdout.write(bytes)) await once(process.stdout, 'drain')
    return
  }
  await writeWhole(output, bytes).catch((error: unknown) => {
    throw new CannotWrite(output, error)
  })
}

/** The system's words for a file that may be written where no other may be put in its place: a folder of others, a mount of one file. */
const cannotReplace: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EXDEV'])

/**
 * What stood in a file goes on standing there until all of the new is written: it may be the input, and its only copy. What is more than one plain file (a
 * pipe, a device, a file of several names, one that the system holds in its place) is written as it is.
 */
async function writeWhole(output: string, bytes: Uint8Array | string): Promise<void> {
  const there = await stat(output).catch(() => undefined)
  const isOpen = /^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(resolve(output))
  if (there && (isOpen || !there.isFile() || there.nlink > 1)) return writeFile(output, bytes)
  const file = there ? await realpath(output) : output
  const aside = `${file}.${randomUUID()}.part`
  try {
    // Nobody reads there what they could not read here.
    await writeFile(aside, bytes, { flag: 'wx', ...(there ? { mode: 0o600 } : {}) })
    if (there) await chmod(aside, there.mode & 0o7777)
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    if (!there || !cannotReplace.has(codeOf(error))) throw error
    await writeFile(output, bytes)
  }
}

/** Says why nothing was made: exit code 1. */
export function refuse(code: string, params: Readonly<Record<string, string>> = {}): number {
  process.stderr.write(
    `${code}${Object.entries(params)
      .map(([name, value]) => ` ${name}=${value}`)
      .join('')}\n`,
  )
  return 1
}
