import type { Design } from '@poiju/framework'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { e1, retired as e3, e5 } from '../../content/samples/index.ts'
import { employerWord } from '../../packages/framework/src/title-words.ts'
import { createOffering, moveOffering } from '../delivery/index.server.ts'
import { NotFound } from '../platform/errors.ts'
import { retire } from '../review/index.server.ts'
import { anInstitution, aStranger, type TestInstitution } from '../testing/index.ts'
import { emptyQuery, filterNames, parseQuery, type Query } from './query.ts'
import { readPublished, searchCatalogue } from './service.server.ts'
import { courseJson } from './structured.ts'
import { aPublished } from './testing.ts'
import { detailOf, employerDetailOf } from './view.ts'

type Published = Awaited<ReturnType<typeof aPublished>>
let [home, other]: TestInstitution[] = []
let [safety, leading, ended]: Published[] = []

const only = (search = ''): Query => parseQuery(new URLSearchParams(`${search}&institution=${home?.slug}`)).query
const codes = async (query: Query, locale: 'fi' | 'sv' | 'en' = 'fi') =>
  (await searchCatalogue({ ...(await aStranger()), locale }, query)).hits.map(({ code }) => code)

beforeAll(async () => {
  home = await anInstitution()
  other = await anInstitution()
  safety = await aPublished(home, { ...e1, needs: [] })
  leading = await aPublished(home, { ...e5, needs: [] }, other)
  ended = await aPublished(home, { ...e3, needs: [] })
  await retire(ended.administrator, ended.id)
})

describe('the list', () => {
  test('shows what is published and not retired, newest first', async () => {
    expect(await codes(only())).toEqual([leading?.code, safety?.code])
  })

  test.each([
    ['fi', 'turvallisuus', 'safety'],
    ['fi', 'Kotihoidossa', 'safety'],
    ['fi', 'turvallisuus kotihoidon', 'safety'],
    ['sv', 'säkerhetskultur hemvården', 'safety'],
    ['en', 'hazards home visits', 'safety'],
    ['en', 'preparedness', 'leading'],
    ['fi', 'varautuminen', 'leading'],
    // The words of another language are found too.
    ['sv', 'turvallisuuskulttuuri', 'safety'],
  ] as const)('in %s, %s is found', async (locale, q, which) => {
    expect((await codes({ ...only(), q }, locale))[0]).toBe({ safety, leading }[which]?.code)
  })

  test('is found by its code, and in no language by words that it does not hold', async () => {
    expect(await codes({ ...only(), q: safety?.code.toLowerCase() ?? '' })).toContain(safety?.code)
    expect(await codes({ ...only(), q: 'xylofonikonsertti' })).toEqual([])
  })

  test('without one that holds every word, shows those that hold some, and says so', async () => {
    const found = await searchCatalogue(await aStranger(), { ...only(), q: 'kotihoito xylofonikonsertti turvallisuus' })
    expect(found.isLoose).toBe(true)
    expect(found.hits.length).toBeGreaterThan(0)
  })

  test.each([
    "'; drop table published; --",
    "' | '",
    '\\',
    ':*',
    'a & b | !c <-> (d',
    '\u0000',
    '%',
    '&amp;<script>',
    `${'a'.repeat(5000)}`,
    `${'a '.repeat(500)}`,
    '\ud800',
    '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🚢',
    "o'neil",
    '"quoted phrase"',
  ])('a search for %j is answered like any other', async (q) => {
    const { query } = parseQuery(new URLSearchParams({ q, institution: home?.slug ?? '' }))
    const found = await searchCatalogue(await aStranger(), query)
    expect(found.total).toBeGreaterThanOrEqual(0)
  })

  test('whatever is typed, it answers', async () => {
    const stranger = await aStranger()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (q) => {
        await searchCatalogue(stranger, parseQuery(new URLSearchParams({ q })).query)
      }),
      { numRuns: 40 },
    )
  })

  test('every count beside a choice is what the choice gives', async () => {
    const stranger = await aStranger()
    for (const query of [only(), only('level=6'), only('field=security&size=medium'), { ...only(), q: 'turvallisuus' }]) {
      const { counts } = await searchCatalogue(stranger, query)
      if (!counts) throw new Error('too many to count')
      for (const name of filterNames)
        for (const { value, count } of counts[name]) {
          if (name === 'institution' && value !== home?.slug && value !== other?.slug) continue
          const alone = { ...query, [name]: [value] }
          expect([name, value, (await searchCatalogue(stranger, alone)).total]).toEqual([name, value, count])
        }
    }
  })

  test('a page past the end is the last one', async () => {
    const found = await searchCatalogue(await aStranger(), { ...only(), page: 999 })
    expect(found).toMatchObject({ page: 1, pages: 1, total: 2 })
  })

  test('names every institution that owns something', async () => {
    const { institutions } = await searchCatalogue(await aStranger(), emptyQuery)
    expect(institutions.map(({ slug }) => slug)).toEqual(expect.arrayContaining([home?.slug, other?.slug]))
  })
})

describe('a page', () => {
  test('of an unknown or impossible code is not there', async () => {
    const stranger = await aStranger()
    for (const code of ['', 'X', 'JAMK-00000', '../etc', "JAMK-7K3QX'--", undefined])
      await expect(readPublished(stranger, code)).rejects.toThrow(NotFound)
  })

  test('says every element that the EU asks for, in each language', async () => {
    const stranger = await aStranger()
    const { row } = await readPublished(stranger, leading?.code.toLowerCase())
    for (const language of ['fi', 'sv', 'en'] as const) {
      const page = detailOf(row, [], language)
      expect(page.title).toEqual({ text: e5.title[language] })
      expect(page.outcomes).toHaveLength(e5.outcomes.length)
      expect(page.hours.total).toBe(135)
      expect(page.level).toMatch(/7/)
      for (const said of [
        page.mode,
        page.credential.assessments,
        page.credential.supervision,
        page.credential.qualityAssurance,
        page.credential.country,
      ])
        expect(said).toBeTruthy()
      expect(page.credential.awardingBodies).toContain(`${home?.slug}`)
      expect(page.credential.awardingBodies).toContain(`${other?.slug}`)
    }
  })

  test('marks the language of a text that is missing in the reader’s', async () => {
    const { row } = await readPublished(await aStranger(), safety?.code)
    const finnish: Design = { ...row.design, title: { fi: 'Vain suomeksi' } }
    expect(detailOf({ ...row, design: finnish }, [], 'sv').title).toEqual({ text: 'Vain suomeksi', lang: 'fi' })
  })

  test('for employers holds no credits, levels or codes', async () => {
    for (const published of [safety, leading]) {
      const { row } = await readPublished(await aStranger(), published?.code)
      for (const language of ['fi', 'sv', 'en'] as const) {
        const { code: _, picture: __, ...page } = employerDetailOf(row, [], language)
        for (const text of JSON.stringify(page).split('"'))
          expect([text, employerWord(text, language)]).toEqual([text, undefined])
      }
    }
  })

  test('of a retired one stays, and nobody can enrol', async () => {
    const { row, offerings } = await readPublished(await aStranger(), ended?.code)
    expect(detailOf(row, offerings, 'fi')).toMatchObject({ isRetired: true, offerings: [] })
  })
})

test('a start is shown and found while one can enrol in it', async () => {
  if (!safety) throw new Error('nothing published')
  const stranger = await aStranger()
  const now = stranger.now.getTime()
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10)
  const made = await createOffering(safety.administrator, {
    version: safety.version,
    startsOn: day(20),
    endsOn: day(80),
    seats: 5,
    price: '45',
    language: 'fi',
    opensOn: day(-1),
    closesOn: day(9),
    note: '',
  })
  if (!made.accepted) throw new Error(made.refusal)
  const query = only('start=month')
  expect(await codes(query)).toEqual([])
  const { id } = made
  await moveOffering(safety.administrator, id, 'open')
  const { hits } = await searchCatalogue(stranger, query)
  expect(hits).toMatchObject([{ code: safety.code, next: { seatsLeft: 5, state: 'enrolling' } }])
  expect(await codes(only('start=later'))).toEqual([])
  const later = { ...stranger, now: new Date(now + 11 * 86_400_000) }
  expect((await searchCatalogue(later, query)).hits).toEqual([])
  expect((await readPublished(later, safety.code)).offerings).toMatchObject([{ state: 'enrolmentClosed' }])
})

test('no text can end the block of structured data', () => {
  const json = courseJson({
    address: 'https://x.example/fi',
    code: 'X-00000',
    title: '</script><script>alert(1)</script><!--',
    description: '\u2028]]>',
    language: 'fi',
    credits: 3,
    outcomes: ['a & b'],
    owners: [],
    isOnline: false,
    priceCents: 0,
    offerings: [],
  })
  expect(json).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(json)).toMatchObject({
    '@type': 'Course',
    name: '</script><script>alert(1)</script><!--',
    timeRequired: 'PT81H',
  })
})
