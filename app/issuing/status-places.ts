/** Which place in a status list a credential gets: unforeseeable, and never the same twice (Bitstring Status List 1.0, section 6.1, "herd privacy"). */
import { createCipheriv } from 'node:crypto'

/** A shuffle of 0 … length - 1 that only the seed (32 bytes) tells. The same seed and length give the same order for ever: it is stored as a counter into it. */
export function shuffledPlaces(seed: Uint8Array, length: number): Uint32Array {
  const places = Uint32Array.from({ length }, (_, place) => place)
  const stream = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16))
  let random = new DataView(new ArrayBuffer(0))
  let at = 0
  const next = (): number => {
    if (at === random.byteLength) {
      const block = stream.update(Buffer.alloc(65_536))
      random = new DataView(block.buffer, block.byteOffset, block.length)
      at = 0
    }
    const value = random.getUint32(at)
    at += 4
    return value
  }
  // Fisher and Yates, from the end; a draw that would favour low places is thrown away.
  for (let last = length - 1; last > 0; last--) {
    const choices = last + 1
    const fair = 2 ** 32 - (2 ** 32 % choices)
    let drawn = next()
    while (drawn >= fair) drawn = next()
    const chosen = drawn % choices
    const kept = places[last] as number
    places[last] = places[chosen] as number
    places[chosen] = kept
  }
  return places
}
