/** Values that a credential may hold, with a liking for those that go wrong. */
import type { Random } from './random.ts'

const awkwardTexts = [
  '',
  ' ',
  '@type',
  '@id',
  '@none',
  '_:b0',
  '_:c14n0',
  'urn:x:y',
  'https://a.example/',
  'ex:compact',
  'Thing',
  '5',
  '0',
  'true',
  'NaN',
  '1.5',
  '"',
  '\\',
  '"^^<urn:x>',
  '\\u0041',
  'line\nbreak\r\n\ttab',
  '\u0001\u0008\u000b\u000c\u001f\u007f',
  '\u0085\u00a0\u2028\u2029\ufeff',
  'Jyväskylä Åbo Öö',
  '\uff5e',
  '\u{1f600}',
  '\u{10ffff}',
  '\ufffd\uffff\ufffe',
  'e\u0301 \u00e9',
  '\u202eabc',
  '__proto__',
  'x'.repeat(5000),
]

/** Any text; a few with half a character, which every path must refuse. */
export function someText(random: Random): string {
  const kind = random.next()
  if (kind < 0.3) return random.pick(awkwardTexts)
  if (kind < 0.302) return `half \ud83d ${random.below(9)}`
  if (kind < 0.5) return `text ${random.below(4)}`
  let text = ''
  for (let count = random.below(12); count > 0; count--) text += someCharacter(random)
  return text
}

function someCharacter(random: Random): string {
  const plane = random.next()
  if (plane < 0.5) return String.fromCodePoint(0x20 + random.below(0x5f))
  if (plane < 0.6) return String.fromCodePoint(random.below(0x20) || 0x7f)
  if (plane < 0.7) return String.fromCodePoint(0xa0 + random.below(0x500))
  if (plane < 0.8) return String.fromCodePoint(0xe000 + random.below(0x1fff))
  return String.fromCodePoint(0x10000 + random.below(0x100000))
}

const awkwardIris = [
  'https://a.example/with space',
  'https://a.example/nbsp\u00a0',
  'https://a.example/\u2028',
  'https://a.example/<x>',
  'https://a.example/{x}',
  'https://a.example/\\',
  'https://a.example/"',
  'https:opaque',
  'HTTPS://a.example/x',
  'relative/path',
  '',
  '_:b0',
  '_:',
  'ex:compact',
  'ex://x',
  'one:two',
  'one://two',
  '@vocab',
  '@nothing',
  'Thing',
  'did:web:a.example',
  'https://a.example/\u00e4\u{1f600}\uff5e',
  'https://terms.example/exact',
]

/** An address from a small set, so that two are often equal; sometimes one that is none, or not of the same kind. */
export function someIri(random: Random): string {
  const kind = random.next()
  if (kind < 0.03) return random.pick(awkwardIris)
  if (kind < 0.25) return `urn:uuid:00000000-0000-4000-8000-00000000000${random.below(4)}`
  if (kind < 0.4) return `did:example:${random.below(4)}`
  return `https://a.example/${random.below(random.chance(0.5) ? 5 : 5000)}`
}

const awkwardNumbers = [
  0,
  -0,
  1,
  -1,
  5,
  5.5,
  0.1,
  1e21,
  1.5e21,
  1e-7,
  5e-10,
  1.5e-7,
  2 ** 53 - 1,
  2 ** 53,
  1e20,
  -1e21,
  0.1 + 0.2,
  123456.789,
]

export function someNumber(random: Random): number {
  const kind = random.next()
  if (kind < 0.12) return random.pick(awkwardNumbers)
  return kind < 0.7 ? random.below(6) : random.below(10_000) / 8
}

export function someDate(random: Random): string {
  return new Date(Date.UTC(2020, 0, 1) + random.below(300_000_000) * 1000).toISOString()
}
