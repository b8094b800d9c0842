import { once } from 'node:events'
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'

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

/** What stood in a file goes on standing there until all of the new is written: it may be the input, and its only copy. A pipe or a device is written as it is. */
async function writeWhole(output: string, bytes: Uint8Array | string): Promise<void> {
  const there = await stat(output).catch(() => undefined)
  if (there && !there.isFile()) return writeFile(output, bytes)
  const file = there ? await realpath(output) : output
  const aside = `${file}.${process.pid}.part`
  try {
    await writeFile(aside, bytes, { ...(there ? { mode: there.mode } : {}), flag: 'wx' })
    await rename(aside, file)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
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
