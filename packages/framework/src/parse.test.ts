import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { check } from './checks.ts'
import { emptyDesign, languages } from './design.ts'
import { findingText } from './messages.ts'
import { parseDesign } from './parse.ts'
import { problemText } from './problems.ts'
import { designSchema } from './schema.ts'
import { aDesign, anActivity, anAssessment, anOutcome } from './testing.ts'
import { employerView, euElements, learnerView } from './views.ts'
import { workload } from './workload.ts'

const problemsOf = (value: unknown) => parseDesign(value).problems.map(({ path, code }) => `${path.join('/')} ${code}`)

test('a whole design comes through as it is', () => {
  expect(parseDesign(aDesign())).toEqual({ design: aDesign(), problems: [] })
  expect(parseDesign(JSON.parse(JSON.stringify(aDesign())))).toEqual({ design: aDesign(), problems: [] })
  expect(designSchema.parse(aDesign())).toEqual(aDesign())
})

test('a draft in which little has been written is no problem', () => {
  expect(parseDesign({})).toEqual({ design: emptyDesign, problems: [] })
  expect(parseDesign({ shape: 1, title: { fi: '' }, summary: { fi: '  ', en: 'x' }, credits: null })).toEqual({
    design: { ...emptyDesign, summary: { en: 'x' } },
    problems: [],
  })
})

test.each<[string, unknown, string[]]>([
  ['nothing', undefined, [' not-a-design']],
  ['null', null, [' not-a-design']],
  ['a text', 'design', [' not-a-design']],
  ['a list', [], [' not-a-design']],
  ['a date', new Date(0), [' not-a-design']],
  ['a newer shape', { shape: 2 }, ['shape newer-shape']],
  ['an unknown member', { price: 3 }, ['price unknown-member']],
  ['a member named __proto__', JSON.parse('{"__proto__": {"title": {"fi": "x"}}}'), ['__proto__ unknown-member']],
  ['an unknown language', { title: { fi: 'a', de: 'b' } }, ['title/de unknown-member']],
  ['a text where a map belongs', { title: 'a' }, ['title wrong-type']],
  ['a number where a text belongs', { title: { fi: 4 } }, ['title/fi wrong-type']],
  ['a lone surrogate', { title: { fi: 'a\uD800' } }, ['title/fi not-well-formed']],
  ['U+0000', { title: { fi: 'a\u0000b' } }, ['title/fi not-well-formed']],
  ['credits in words', { credits: '3' }, ['credits wrong-type']],
  ['credits without end', { credits: 1e400 }, ['credits out-of-range']],
  ['a negative price', { priceCents: -1 }, ['priceCents out-of-range']],
  ['half a cent', { priceCents: 0.5 }, ['priceCents out-of-range']],
  ['a level that does not exist', { eqfLevel: 4 }, ['eqfLevel unknown-code']],
  ['a field twice', { fields: ['0913', '0913', '9999'] }, ['fields/1 duplicate', 'fields/2 unknown-code']],
  ['an object where a list belongs', { outcomes: { 0: {} } }, ['outcomes wrong-type']],
  ['a hole in a list', { outcomes: [null] }, ['outcomes/0 wrong-type']],
  ['an outcome without id', { outcomes: [{ text: { fi: 'a' } }] }, ['outcomes/0/id missing-id']],
  ['two outcomes with one id', { outcomes: [anOutcome(), anOutcome()] }, ['outcomes/1/id duplicate']],
  ['an unknown part of an outcome', { outcomes: [{ ...anOutcome(), bloom: 3 }] }, ['outcomes/0/bloom unknown-member']],
  ['an assessment of an outcome that is not there', { assessments: [anAssessment()] }, ['assessments/0/outcomes/0 dangling-id']],
  ['an activity for an outcome that is not there', { activities: [anActivity()] }, ['activities/0/outcomes/0 dangling-id']],
  ['endless minutes', { activities: [anActivity({ minutes: Number.NaN, outcomes: [] })] }, ['activities/0/minutes out-of-range']],
  ['evidence of an unknown kind', { evidence: [{ id: 'e', kind: 'rumour' }] }, ['evidence/0/kind unknown-code']],
  [
    'evidence with a day for a month',
    { evidence: [{ id: 'e', kind: 'survey', month: '2026-13' }] },
    ['evidence/0/month wrong-type'],
  ],
  ['a text without end', { title: { fi: 'a'.repeat(20_001) } }, ['title/fi too-long']],
])('%s is reported with its place', (_, value, expected) => {
  expect(problemsOf(value)).toEqual(expected)
})

test('what stands beside a broken part is kept', () => {
  const { design } = parseDesign({
    title: { fi: 'Nimi', sv: 5 },
    credits: '3',
    weeks: 9,
    outcomes: [{ text: { fi: 'analysoi' }, verb: 'analysoi' }, 7, anOutcome()],
    assessments: [anAssessment({ outcomes: ['o1', 'gone'] })],
  })
  expect(design).toEqual({
    ...emptyDesign,
    title: { fi: 'Nimi' },
    weeks: 9,
    outcomes: [{ id: 'unnamed-1', text: { fi: 'analysoi' }, verb: {} }, anOutcome()],
    assessments: [anAssessment({ outcomes: ['o1', 'gone'] })],
  })
})

test('a value whose reading throws is reported, not thrown', () => {
  const trap = {
    get title() {
      throw new Error('trap')
    },
  }
  const loop: Record<string, unknown> = { outcomes: [] }
  loop.title = loop
  expect(problemsOf(trap)).toEqual([' unreadable'])
  expect(() =>
    parseDesign(
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('trap')
          },
        },
      ),
    ),
  ).not.toThrow()
  expect(() => parseDesign(loop)).not.toThrow()
})

test.each<[string, unknown]>([
  ['an unknown member', { ...aDesign(), more: 1 }],
  ['a missing member', { ...aDesign(), title: undefined }],
  ['an empty text', aDesign({ title: { fi: '' } })],
  ['half of half a credit', aDesign({ credits: 1.25 })],
  ['60 credits', aDesign({ credits: 60 })],
  ['a dangling id', aDesign({ assessments: [anAssessment({ outcomes: ['gone'] })] })],
  ['two outcomes with one id', aDesign({ outcomes: [anOutcome(), anOutcome()] })],
  ['a lone surrogate', aDesign({ title: { fi: '\uD800' } })],
  ['U+0000', aDesign({ title: { fi: 'a\u0000' } })],
])('a stored version with %s is refused', (_, value) => {
  expect(designSchema.safeParse(value).success).toBe(false)
})

test('every problem has words in every language', () => {
  const codes = [
    'unreadable',
    'not-a-design',
    'newer-shape',
    'unknown-member',
    'wrong-type',
    'unknown-code',
    'out-of-range',
  ] as const
  for (const code of codes) for (const language of languages) expect(problemText({ code }, language).length).toBeGreaterThan(10)
})

// Values close to designs and far from them: members with right names and odd contents, and any JSON at all.
const anything = fc.anything({ maxDepth: 4, withNullPrototype: true, withDate: true, withBigInt: true })
const someText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('analysoi ja laatii', 'ymmärtää', 'plans and tests a', 'op', '\uD800', ''),
)
const someMap = fc.oneof(fc.dictionary(fc.constantFrom('fi', 'sv', 'en', 'de', '__proto__'), someText), anything)
const someId = fc.constantFrom('o1', 'o2', '', 'x', null)
const someItem = fc.record(
  {
    id: someId,
    text: someMap,
    verb: someMap,
    title: someMap,
    kind: fc.constantFrom('survey', 'x', null),
    month: fc.constantFrom('2020-01', '0000-12', 'x', null),
    minutes: fc.double(),
    week: fc.integer(),
    type: fc.constantFrom('practice', 'quiz', 3),
    outcomes: fc.array(someId),
  },
  { requiredKeys: [] },
)
const members = Object.keys(emptyDesign)
const nearDesign = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom(...members, 'constructor'),
      fc.oneof(someMap, fc.array(someItem), fc.double(), fc.constantFrom('openStudies', 'nonCredit', 0, -0, 59.5)),
    ),
    fc.dictionary(fc.constantFrom('outcomes', 'assessments', 'activities', 'evidence'), fc.array(someItem, { maxLength: 5 })),
    fc.record({ languages: fc.subarray(['fi', 'sv', 'en']), credits: fc.double(), weeks: fc.double() }, { requiredKeys: [] }),
  )
  .map((parts) => Object.assign({}, ...parts) as unknown)

test('whatever is read, the result can be checked, shown, stored, and read again without a change', () => {
  fc.assert(
    fc.property(fc.oneof(nearDesign, anything), (value) => {
      const { design } = parseDesign(value)
      for (const finding of check(design, { today: '2026-11-24' })) {
        for (const language of languages) {
          const { what, mend } = findingText(finding, language)
          expect(`${what} ${mend}`).not.toMatch(/\{[a-z]+\}/)
        }
      }
      workload(design)
      euElements(design)
      employerView(design, 'sv')
      learnerView(design, 'en')
      expect(parseDesign(JSON.parse(canonicalJson(design))).design).toEqual(design)
    }),
    { numRuns: 300 },
  )
})
