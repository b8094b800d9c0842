import { writeFile } from 'node:fs/promises'

export const outputOption = { type: 'string', short: 'o' } as const

/** Writes to the named file, or to standard output. */
export async function write(output: string | undefined, bytes: Uint8Array | string): Promise<void> {
  if (output === undefined) process.stdout.write(bytes)
  else await writeFile(output, bytes)
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
