import { languages } from '@poiju/framework'
import { describe, expect, test } from 'vitest'
import { e1, e4, e5, faulty, retired } from './index.ts'
import * as world from './world.ts'
import { cast, institutions, needs, network, offerings, outcomeFeedback, partners, recognition, reviewComments } from './world.ts'

const designs = { e1, e4, e5, retired }

/** Every text of the world with the path where it stands. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}/${key}`))
}
const texts = textsOf(world)

test('every address is at an example domain, and nobody has a domain of the real world', () => {
  const addresses = texts.filter(([, text]) => /@|https?:/.test(text))
  expect(addresses.length).toBeGreaterThan(40)
  for (const [path, text] of addresses) expect([path, text]).toEqual([path, expect.stringMatching(/\.example$/)])
})

test('what has a Finnish text has a Swedish and an English one', () => {
  const found = texts.filter(([path]) => path.endsWith('/fi')).map(([path]) => path.slice(0, -3))
  expect(found.length).toBeGreaterThan(60)
  for (const path of found)
    expect([path, languages.filter((language) => texts.some(([other]) => other === `${path}/${language}`))]).toEqual([
      path,
      languages,
    ])
})

test('no key and no address is used twice', () => {
  for (const list of [cast, needs, partners, offerings]) {
    const keys = list.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  }
  expect(new Set(cast.map(({ email }) => email)).size).toBe(cast.length)
})

test('everybody works, asks and offers where there is an institution', () => {
  const slugs = [...institutions, network].map(({ slug }) => slug)
  for (const { key, roles } of cast) expect([key, Object.keys(roles).filter((slug) => !slugs.includes(slug))]).toEqual([key, []])
  for (const { key, to } of needs) expect([key, slugs]).toEqual([key, expect.arrayContaining([to])])
  for (const { key, of } of partners) expect([key, slugs]).toEqual([key, expect.arrayContaining([of])])
  for (const { key, institution } of offerings) expect([key, slugs]).toEqual([key, expect.arrayContaining([institution])])
})

test('five needs are told, two of them to everybody', () => {
  expect(needs.length).toBe(5)
  expect(needs.filter(({ to }) => to === network.slug).length).toBe(2)
  const told = new Set(needs.map(({ key }) => key))
  for (const { key, need } of partners) expect([key, need === null || told.has(need)]).toEqual([key, true])
})

describe.each(offerings)('the run $key', (run) => {
  test('goes in the order of the calendar and in its state', () => {
    const { opensInDays, closesInDays, startsInDays, weeks, state } = run
    expect(opensInDays).toBeLessThan(closesInDays)
    expect(closesInDays).toBeLessThan(startsInDays)
    const [isOpen, hasBegun, hasEnded] = [opensInDays <= 0, startsInDays <= 0, startsInDays + weeks * 7 <= 0]
    const seen = {
      planned: !isOpen,
      open: isOpen && closesInDays > 0,
      running: hasBegun && !hasEnded,
      assessing: hasEnded,
      closed: hasEnded,
      cancelled: true,
    }
    expect(seen[state]).toBe(true)
  })

  test('is a run of its design, for learners that are in the cast', () => {
    const design = designs[run.design]
    expect(run.weeks).toBe(design.weeks)
    expect(run.priceCents).toBe(design.priceCents)
    expect(design.languages).toContain(run.language)
    expect(run.learners.length).toBeLessThanOrEqual(run.seats)
    for (const key of run.learners) expect(cast.find((person) => person.key === key)?.roles).toEqual({})
  })
})

test('every outcome that is judged in the story has feedback of its own', () => {
  for (const key of ['e1', 'e5', 'retired'] as const)
    expect(Object.keys(outcomeFeedback[key])).toEqual(designs[key].outcomes.map(({ id }) => id))
  expect(Object.keys(recognition.granted)).toEqual(e1.outcomes.map(({ id }) => id))
})

test('a reviewer speaks of places that the faulty design has', () => {
  for (const { place } of reviewComments) {
    const [member = '', item] = place.split('/')
    expect([place, Object.keys(faulty)]).toEqual([place, expect.arrayContaining([member])])
    if (item !== undefined) expect(faulty.outcomes.map(({ id }) => id)).toContain(item)
  }
})
