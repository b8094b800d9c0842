/** Base 58 with the Bitcoin alphabet, as multibase `z` uses it (Controlled Identifiers 1.0, section 2.4). */

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const digits = new Map([...alphabet].map((letter, digit) => [letter, digit]))

/** Bytes as base 58. Quadratic in the length: meant for keys and signatures. */
export function base58(bytes: Uint8Array): string {
  const places: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let index = 0; index < places.length; index++) {
      carry += (places[index] as number) * 256
      places[index] = carry % 58
      carry = Math.floor(carry / 58)
    }
    while (carry > 0) {
      places.push(carry % 58)
      carry = Math.floor(carry / 58)
    }
  }
  let text = ''
  for (const byte of bytes) {
    if (byte !== 0) break
    text += '1'
  }
  for (let index = places.length - 1; index >= 0; index--) text += alphabet[places[index] as number]
  return text
}

/** The bytes again; undefined for a text that is no base 58, or longer than any key or signature of ours (1,000 letters). */
export function fromBase58(text: string): Uint8Array | undefined {
  if (text.length > 1000) return undefined
  const places: number[] = []
  for (const letter of text) {
    let carry = digits.get(letter)
    if (carry === undefined) return undefined
    for (let index = 0; index < places.length; index++) {
      carry += (places[index] as number) * 58
      places[index] = carry & 0xff
      carry >>= 8
    }
    while (carry > 0) {
      places.push(carry & 0xff)
      carry >>= 8
    }
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0
  return new Uint8Array([...new Array<number>(zeros).fill(0), ...places.reverse()])
}
