import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, designHash } from './canonical.ts'
import { type Design, emptyDesign } from './design.ts'
import { designSchema } from './schema.ts'
import { aDesign } from './testing.ts'

/** A design in which every member and every part of every item says something. It never changes: stored Versions have its shape. */
const golden: Design = {
  shape: 1,
  needs: ['need-1'],
  needSummary: { fi: 'Tarve', sv: 'Behov', en: 'Need' },
  evidence: [{ id: 'e1', kind: 'survey', text: { fi: 'Kysely ä ö å €' }, month: '2026-01', source: 'https://source.example/' }],
  targetGroup: { fi: 'Sairaanhoitajat' },
  title: { fi: 'Turvallisuuskulttuuri', en: 'Safety culture' },
  summary: { fi: 'Esittely' },
  credits: 2.5,
  eqfLevel: 6,
  levelJustification: { fi: 'Perustelu' },
  fields: ['0988', '0913'],
  outcomes: [{ id: 'o1', text: { fi: 'analysoi riskit' }, verb: { fi: 'analysoi' } }],
  assessments: [
    {
      id: 'a1',
      type: 'oralExamination',
      title: { fi: 'Koe' },
      description: { fi: 'Kuvaus' },
      grading: 'passFail',
      supervision: 'supervisedWithId',
      outcomes: ['o1'],
    },
  ],
  activities: [
    { id: 't1', title: { fi: 'Kierros' }, type: 'practice', mode: 'workplace', minutes: 4050, week: 1, outcomes: ['o1'] },
  ],
  guidance: { fi: 'Ohjaus' },
  recognition: { fi: 'Tunnustaminen' },
  accessibility: { fi: 'Saavutettavuus' },
  prerequisites: { fi: 'Lähtötaso' },
  participation: 'blended',
  weeks: 9,
  languages: ['fi'],
  route: 'openStudies',
  priceCents: 3750,
  priceNote: { fi: 'Hinnan selitys' },
  qualityAssurance: 'institutional',
  qualityStatement: { fi: 'Laatu' },
  reviewAfterMonths: 18,
  stackability: 'partOfWhole',
  stackNote: { fi: 'Kokonaisuus' },
  employerSummary: { fi: 'Työnantajalle' },
  contact: 'contact-1',
}

test('a design that was stored keeps its hash for ever (docs/decisions/0001-design-value.md)', () => {
  expect(designHash(golden)).toBe('335e683d96c7e14e32786776140e27d02ca7a38d7bcde6fe9bf5403bab92485d')
  expect(designHash(emptyDesign)).toBe('977aec86a40f0361dd52bfd98053fe0bcf3dff27ae68c9db4718d4432d1b0aa4')
})

test('the golden design says something in every member, and a stored version is read back as it was', () => {
  const { shape: _, ...members } = golden
  for (const value of Object.values(members)) expect(value).not.toEqual(null)
  expect(Object.keys(golden)).toEqual(Object.keys(emptyDesign))
  expect(designSchema.parse(JSON.parse(canonicalJson(golden)))).toEqual(golden)
})

test('canonical JSON follows RFC 8785: members sorted by UTF-16, numbers and escapes in one way', () => {
  const odd = { ...emptyDesign, credits: 1.0, title: { fi: '€\n"\u0001' } }
  expect(canonicalJson(odd)).toContain('"credits":1,')
  expect(canonicalJson(odd)).toContain('"title":{"fi":"€\\n\\"\\u0001"}')
  expect(canonicalJson(odd).startsWith('{"accessibility":{},"activities":[]')).toBe(true)
})

const shuffled = (value: unknown, seed: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member, seed)] as const)
  return Object.fromEntries(
    seed % 2 === 0
      ? entries.toReversed()
      : [...entries.slice(seed % entries.length || 0), ...entries.slice(0, seed % entries.length || 0)],
  )
}

test('the order of members does not change the hash', () => {
  fc.assert(
    fc.property(fc.nat(1000), (seed) => {
      expect(designHash(shuffled(golden, seed) as Design)).toBe(designHash(golden))
    }),
  )
})

test('a design that differs in any one member has another hash', () => {
  const base = aDesign()
  const hashes = (Object.keys(emptyDesign) as (keyof Design)[])
    .filter((member) => member !== 'shape')
    .map((member) => designHash({ ...base, [member]: emptyDesign[member] }))
  expect(new Set([designHash(base), ...hashes]).size).toBe(hashes.length + 1)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(designHash(aDesign({ title: { fi: one } })) === designHash(aDesign({ title: { fi: other } }))).toBe(one === other)
    }),
  )
})

test.each([
  ['a lone surrogate in a text', { title: { fi: 'a\uD800' } }, '/title/fi'],
  ['a lone surrogate in a member name', { title: { '\uDC00': 'a' } }, '/title'],
  ['a number without end', { credits: Number.POSITIVE_INFINITY }, '/credits'],
  ['not a number', { credits: Number.NaN }, '/credits'],
  ['undefined, which JSON would drop', { title: { fi: undefined } }, '/title/fi'],
  ['a date', { contact: new Date(0) }, '/contact'],
  ['an object that writes itself', { title: { toJSON: () => 'x' } }, '/title'],
])('%s is refused, and the place is named', (_, change, place) => {
  expect(() => canonicalJson({ ...golden, ...change } as unknown as Design)).toThrow(place)
})
