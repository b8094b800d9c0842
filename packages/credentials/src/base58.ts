/** Base 58 with the Bitcoin alphabet, as multibase `z` uses it (Controlled Identifiers 1.0, section 2.4). */

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const digits = new Map([...alphabet].map((letter, digit) => [letter, digit]))

// Five digits at a time: 58^5 times 2^16 stays below 2^53, so that a division leaves an exact remainder.
const fiveDigits = 58 ** 5
const pairs = Array.from({ length: 58 * 58 }, (_, number) => `${alphabet[Math.floor(number / 58)]}${alphabet[number % 58]}`)

/** Bytes as base 58. Quadratic in the length: meant for keys and signatures. */
export function base58(bytes: Uint8Array): string {
  const limbs: number[] = []
  for (let index = bytes.length % 2 === 0 ? 0 : -1; index < bytes.length; index += 2)
    limbs.push((index < 0 ? 0 : (bytes[index] as number) << 8) | (bytes[index + 1] as number))
  let text = ''
  let first = 0
  while (first < limbs.length) {
    let rest = 0
    for (let index = first; index < limbs.length; index++) {
      const number = rest * 65_536 + (limbs[index] as number)
      const quotient = Math.floor(number / fiveDigits)
      limbs[index] = quotient
      rest = number - quotient * fiveDigits
    }
    while (first < limbs.length && limbs[first] === 0) first += 1
    const high = Math.floor(rest / 58 ** 4)
    rest -= high * 58 ** 4
    text = (alphabet[high] as string) + (pairs[Math.floor(rest / 3364)] as string) + (pairs[rest % 3364] as string) + text
  }
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros += 1
  let start = 0
  while (start < text.length && text.charCodeAt(start) === 0x31) start += 1
  return '1'.repeat(zeros) + text.slice(start)
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
