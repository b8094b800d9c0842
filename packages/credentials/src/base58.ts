/** Base 58 with the Bitcoin alphabet, as multibase `z` uses it (Controlled Identifiers 1.0, section 2.4). */

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const digits = new Map([...alphabet].map((letter, digit) => [letter, digit]))

// Five digits at a time: a place of base 58^5.
const fiveDigits = 58 ** 5
const pairs = Array.from({ length: 58 * 58 }, (_, number) => `${alphabet[Math.floor(number / 58)]}${alphabet[number % 58]}`)

/** Powers of 2^16 written in base 58^5, lowest place first; one more as longer texts ask for it. */
const powers: Float64Array[] = []
function powerOf(exponent: number): Float64Array {
  while (powers.length <= exponent) {
    let rest = 1n << BigInt(16 * powers.length)
    const places: number[] = []
    for (; rest > 0n; rest /= BigInt(fiveDigits)) places.push(Number(rest % BigInt(fiveDigits)))
    powers.push(Float64Array.from(places))
  }
  return powers[exponent] as Float64Array
}

// 64 products of 2^16 and 58^5 stay below 2^53: a double holds their sum.
const longest = 128
const places = new Float64Array(256)

/** Bytes as base 58. Quadratic in the length, and meant for keys and signatures: throws RangeError for more than 128 bytes. */
export function base58(bytes: Uint8Array): string {
  if (bytes.length > longest) throw new RangeError('Base 58 is for keys and signatures')
  // The sums of all places first, without carrying: none waits for another.
  let count = 1
  places.fill(0)
  for (let end = bytes.length, exponent = 0; end > 0; end -= 2, exponent++) {
    const word = ((bytes[end - 2] ?? 0) << 8) | (bytes[end - 1] as number)
    const power = powers[exponent] ?? powerOf(exponent)
    for (let place = 0; place < power.length; place++) places[place] = (places[place] as number) + word * (power[place] as number)
    count = power.length
  }
  let text = ''
  let carry = 0
  for (let place = 0; place < count || carry > 0; place++) {
    const sum = (places[place] as number) + carry
    carry = Math.floor(sum / fiveDigits)
    const rest = sum - carry * fiveDigits
    const high = Math.floor(rest / 3364)
    text = `${alphabet[Math.floor(high / 3364)]}${pairs[high % 3364]}${pairs[rest % 3364]}${text}`
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
