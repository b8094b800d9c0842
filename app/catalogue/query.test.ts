import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOfField, emptyQuery, type Facets, filterCount, parseQuery, passes, searchOf } from './query.ts'
import { tsqueryText } from './words.ts'

describe('an address', () => {
  test('says what is looked for, and comes back the same', () => {
    const { query, unknown } = parseQuery(
      new URLSearchParams('q=kotihoito&field=health&field=security&level=6&size=small&start=month&page=2'),
    )
    expect(unknown).toEqual([])
    expect(query).toEqual({
      ...emptyQuery,
      q: 'kotihoito',
      field: ['health', 'security'],
      level: ['6'],
      size: ['small'],
      start: ['month'],
      page: 2,
    })
    expect(filterCount(query)).toBe(5)
    expect(parseQuery(new URLSearchParams(searchOf(query))).query).toEqual(query)
    expect(searchOf(emptyQuery)).toBe('')
  })

  test('with values that nobody knows keeps the rest, and says which they were', () => {
    const { query, unknown } = parseQuery(
      new URLSearchParams(
        "level=99&level=6&field=__proto__&mode=constructor&institution=A'--&page=-1&start=&size=small&nonsense=1",
      ),
    )
    expect(query).toEqual({ ...emptyQuery, level: ['6'], size: ['small'] })
    expect(unknown.map(({ name }) => name).sort()).toEqual(['field', 'institution', 'level', 'mode', 'page'])
  })

  test('with anything in it gives a query', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('q', 'page', 'field', 'institution', 'start'), fc.string({ unit: 'binary' }))),
        (pairs) => {
          const { query } = parseQuery(new URLSearchParams(pairs))
          expect(query.q.length).toBeLessThanOrEqual(200)
          expect(query.q).not.toContain('\0')
          expect(parseQuery(new URLSearchParams(searchOf(query))).query.q).toBe(query.q.trim())
        },
      ),
    )
  })
})

describe('a filter', () => {
  const facets: Facets = {
    fields: ['0988', '1032'],
    ownerSlugs: ['jamk', 'jyu'],
    eqfLevel: 6,
    credits: 2,
    participation: 'blended',
    languages: ['fi', 'sv'],
    priceCents: 4500,
    startsIn: [-3, 31],
  }
  // Rows: what is chosen. Cell: does it stay in the list?
  test.each([
    ['', true],
    ['field=security', true],
    ['field=teaching', false],
    ['field=teaching&field=health', true],
    ['institution=jyu', true],
    ['institution=tamk', false],
    ['level=6', true],
    ['level=7', false],
    ['size=small', true],
    ['size=medium', false],
    ['mode=blended', true],
    ['mode=online', false],
    ['language=sv', true],
    ['language=en', false],
    ['price=to100', true],
    ['price=free', false],
    ['start=quarter', true],
    ['start=month', false],
    ['start=month&start=quarter', true],
    ['level=6&language=en', false],
  ])('%s: %j', (search, stays) => {
    expect(passes(facets, parseQuery(new URLSearchParams(search)).query)).toBe(stays)
  })

  test('gathers every code of education into one field of the catalogue', () => {
    const all = Object.values(codesOfField).flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('0988')
  })
})

describe('a search', () => {
  test('asks for base forms, and in Finnish for the compounds that begin with them', () => {
    expect(tsqueryText('kotihoidossa turvallisuus', 'fi', 'all')).toBe("('kotihoido':*) & ('turvallisuus':*)")
    expect(tsqueryText('home safety', 'en', 'any')).toBe("('home') | ('safeti')")
    expect(tsqueryText('!!! & | ( ) :* <->', 'en', 'all')).toBeNull()
    expect(tsqueryText('', 'sv', 'all')).toBeNull()
  })

  test('holds nothing but quoted words, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('fi', 'sv', 'en'), (text, language) => {
        const query = tsqueryText(text, language, 'all')
        if (query !== null)
          expect(query.replaceAll(/'(?:[^']|'')*'(:\*)?/g, 'w')).toMatch(/^\((w( \| w)*)\)( & \((w( \| w)*)\))*$/)
      }),
    )
  })
})
