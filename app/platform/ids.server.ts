import { randomBytes, randomUUIDv7 } from 'node:crypto'

/** The operating system's randomness, for contexts. Tests pass their own. */
export const randomness = {
  newId: (): string => randomUUIDv7(),
  random: (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes)),
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text from outside can be an id at all. What cannot is not there: the database is not asked. */
export function isId(text: string): boolean {
  return id.test(text)
}
