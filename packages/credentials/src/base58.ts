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

// 200 products of 2^16 and 58^5 stay below 2^53: a double holds their sum.
const longest = 400
const places = new Float64Array(400)

/** Bytes as base 58. Quadratic in the length, and meant for keys and signatures: throws RangeError for more than 400 bytes. */
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

/** Powers of 58^5 written in base 2^16, lowest word first. */
const backPowers: Float64Array[] = []
function backPowerOf(exponent: number): Float64Array {
  while (backPowers.length <= exponent) {
    const words: number[] = []
    for (let rest = BigInt(fiveDigits) ** BigInt(backPowers.length); rest > 0n; rest >>= 16n) words.push(Number(rest & 0xffffn))
    backPowers.push(Float64Array.from(words))
  }
  return backPowers[exponent] as Float64Array
}

const digitOfCode = new Int8Array(128).fill(-1)
for (const [letter, digit] of digits) digitOfCode[letter.charCodeAt(0)] = digit

/** The bytes again; undefined for a text that is no base 58, or longer than any key or signature of ours (500 letters). */
export function fromBase58(text: string): Uint8Array | undefined {
  if (text.length > 500) return undefined
  let count = 0
  places.fill(0)
  for (let end = text.length, exponent = 0; end > 0; end -= 5, exponent++) {
    let value = 0
    for (let index = Math.max(0, end - 5); index < end; index++) {
      const digit = digitOfCode[text.charCodeAt(index)] ?? -1
      if (digit < 0) return undefined
      value = value * 58 + digit
    }
    const power = backPowers[exponent] ?? backPowerOf(exponent)
    for (let place = 0; place < power.length; place++)
      places[place] = (places[place] as number) + value * (power[place] as number)
    count = power.length
  }
  let zeros = 0
  while (zeros < text.length && text.charCodeAt(zeros) === 0x31) zeros += 1
  const words: number[] = []
  let carry = 0
  for (let place = 0; place < count || carry > 0; place++) {
    const sum = (places[place] as number) + carry
    carry = Math.floor(sum / 65_536)
    words.push(sum - carry * 65_536)
  }
  while (words.length > 0 && words.at(-1) === 0) words.pop()
  const isOdd = words.length > 0 && (words.at(-1) as number) < 256
  const bytes = new Uint8Array(zeros + 2 * words.length - (isOdd ? 1 : 0))
  for (let index = 0, end = bytes.length - 1; index < words.length; index++, end -= 2) {
    const word = words[index] as number
    bytes[end] = word & 0xff
    if (end > zeros) bytes[end - 1] = word >> 8
  }
  return bytes
}
