import { randomBytes, randomUUIDv7 } from 'node:crypto'

/** The operating system's randomness, for contexts. Tests pass their own. */
export const randomness = {
  newId: (): string => randomUUIDv7(),
  random: (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes)),
}
