import { expect, test } from 'vitest'
import { locales, type Text } from '../platform/texts.ts'
import { worklifeTexts } from '../worklife/texts.ts'
import { catalogueTexts } from './texts.ts'

/** Texts that an employer, or somebody who tells of a need, reads. */
const isForEmployers = (key: string) =>
  /^(employer|gets|howKnown|needsFromYou|needsNothing|onePerson|askForGroup|report|follow|next_|step_|mailReported|mailAnswered)/.test(
    key,
  )

const forEmployers = Object.entries<Text>({ ...worklifeTexts, ...catalogueTexts }).filter(([key]) => isForEmployers(key))

test('an employer reads no credits, levels or codes', () => {
  expect(forEmployers.length).toBeGreaterThan(40)
  for (const [key, text] of forEmployers)
    for (const locale of locales)
      expect([key, locale, JSON.stringify(text[locale])]).toEqual([
        key,
        locale,
        expect.not.stringMatching(/ECTS|EQF|ISCED|opintopiste|\bop\b|\btaso|studiepoäng|\bsp\b|\bnivå|\bcredits?\b|\blevel/i),
      ])
})
