import {
  check,
  type Design,
  type LanguageMap,
  type LearningType,
  languages,
  outcomeVerbs,
  readyToSubmit,
  workload,
} from '@poiju/framework'
import { designSchema } from '@poiju/framework/schema'
import { describe, expect, test } from 'vitest'
import { e1, e4, e5, faults, faulty, retired, samples } from './index.ts'

// Hours by learning type, as the domain report counts them.
const complete: [string, Design, Record<LearningType, number>][] = [
  ['E1', e1, { acquisition: 14, investigation: 14, practice: 22, discussion: 12, collaboration: 10, production: 9 }],
  ['E4', e4, { acquisition: 22, investigation: 20, practice: 15, discussion: 10, collaboration: 4, production: 10 }],
  ['E5', e5, { acquisition: 24, investigation: 32, practice: 22, discussion: 18, collaboration: 22, production: 17 }],
  [
    'the retired one',
    retired,
    { acquisition: 8, investigation: 0, practice: 12, discussion: 7, collaboration: 0, production: 0 },
  ],
]

/** What is filled in when a sample becomes somebody's design: the contact of an institution. */
const owned = (design: Design): Design => ({ ...design, contact: 'c1' })

/** Every language map of a design with the path where it stands. */
function mapsOf(value: unknown, path = ''): [string, LanguageMap][] {
  if (typeof value !== 'object' || value === null) return []
  const isMap =
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.keys(value).every((key) => (languages as readonly string[]).includes(key))
  if (isMap) return [[path, value as LanguageMap]]
  return Object.entries(value).flatMap(([key, part]) => mapsOf(part, path === '' ? key : `${path}.${key}`))
}

describe.each(complete)('%s', (_name, design, hoursByType) => {
  test('has the shape of a stored version', () => {
    expect(designSchema.parse(design)).toEqual(design)
  })

  test('takes exactly the hours that its credits promise, divided as planned', () => {
    const { minutes, targetMinutes, minutesByType, unplacedMinutes, weeks } = workload(design)
    expect(minutes).toBe(targetMinutes)
    expect(Object.fromEntries(Object.entries(minutesByType).map(([type, sum]) => [type, sum / 60]))).toEqual(hoursByType)
    expect(unplacedMinutes).toBe(0)
    // Beside full-time work, no week may take more than two working days.
    for (const { week, minutes: sum } of weeks) expect([week, sum <= 16 * 60]).toEqual([week, true])
    for (const { week } of weeks) expect(week).toBeLessThanOrEqual(design.weeks ?? 0)
  })

  test('says everything in three languages', () => {
    for (const [path, map] of mapsOf(design)) expect([path, Object.keys(map)]).toEqual([path, ['fi', 'sv', 'en']])
    for (const [member, value] of Object.entries(design)) {
      const isFilledLater = member === 'contact' || member === 'needs'
      const isEmpty = value === null || (typeof value === 'object' && Object.keys(value).length === 0)
      expect([member, isEmpty]).toEqual([member, isFilledLater])
    }
  })

  test('keeps to the lengths', () => {
    for (const language of languages) {
      expect(design.title[language]?.length).toBeLessThanOrEqual(80)
      expect(design.summary[language]?.length).toBeLessThanOrEqual(300)
    }
  })

  test('begins every outcome with its one verb, in lower case, without a full stop', () => {
    for (const { id, text, verb } of design.outcomes)
      for (const language of languages) {
        const [sentence, stated] = [text[language] ?? '', verb[language] ?? '']
        expect([id, language, sentence.startsWith(`${stated} `)]).toEqual([id, language, true])
        expect([id, language, sentence.endsWith('.'), stated]).toEqual([id, language, false, stated.toLowerCase()])
        expect([id, language, outcomeVerbs(sentence, language)]).toEqual([
          id,
          language,
          { unobservable: undefined, observable: [stated], further: [] },
        ])
      }
  })

  test('assesses and practises every outcome, and nothing that is not there', () => {
    const known = design.outcomes.map(({ id }) => id)
    for (const part of [design.assessments, design.activities]) {
      expect(new Set(part.flatMap(({ outcomes }) => outcomes))).toEqual(new Set(known))
      for (const { id, outcomes } of part) expect([id, outcomes.length > 0]).toEqual([id, true])
    }
  })

  test('may be sent for review as soon as it has a contact', () => {
    expect(check(owned(design), { today: '2026-11-24' }).filter(({ severity }) => severity === 'required')).toEqual([])
    expect(readyToSubmit(check(design))).toBe(false)
  })

  // Old evidence stays old, and an undated source undated: a sample tells the truth about it.
  test('has nothing else to mend than the age of its evidence', () => {
    const found = check(owned(design), { today: '2026-11-24' }).map(({ message }) => message)
    expect(found.filter((message) => message !== 'evidence-old' && message !== 'evidence-undated')).toEqual([])
  })
})

describe('the faulty design', () => {
  const found = check(owned(faulty), { today: '2026-11-24' })

  test.each(faults)('$en', ({ criterion, finding }) => {
    expect(found.filter(({ message }) => message === finding).map((one) => one.criterion)).toContain(criterion)
  })

  test('has no fault that is not named', () => {
    const named = new Set<string>(['evidence-old', ...faults.map(({ finding }) => finding)])
    expect(found.filter(({ message }) => !named.has(message))).toEqual([])
  })

  test('takes 40 per cent too many hours', () => {
    const { minutes, targetMinutes } = workload(faulty)
    expect(minutes / (targetMinutes ?? 0)).toBeCloseTo(1.4, 10)
  })

  test('can still be stored and opened', () => {
    expect(designSchema.parse(faulty)).toEqual(faulty)
  })
})

test('a designer may start from any complete sample, or practise on the faulty one', () => {
  expect(samples).toEqual({ e1, e4, e5, faulty })
})
