import { languages } from '@poiju/framework'
import { describe, expect, test } from 'vitest'
import { fundingNotice, fundingPeriod, isFundedOn } from './funding.ts'
import { publicPages } from './pages.ts'

const dayBeside = (day: string, days: number) =>
  new Date(new Date(`${day}T12:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10)

describe('the funding notice', () => {
  test('stands from its first day to its last, and not a day longer', () => {
    const { from, to } = fundingPeriod
    expect([dayBeside(from, -1), from, to, dayBeside(to, 1)].map(isFundedOn)).toEqual([false, true, true, false])
  })

  test('says who pays and leads somewhere in every language', () => {
    for (const language of languages) {
      expect(fundingNotice[language].text).not.toBe('')
      expect(fundingNotice[language].link?.href).toMatch(/^https:\/\//)
    }
  })
})

describe.each(Object.entries(publicPages))('the page %s', (_name, page) => {
  test('has the same sections and paragraphs in every language, none of them empty', () => {
    const shape = (language: (typeof languages)[number]) => page[language].sections.map(({ paragraphs }) => paragraphs.length)
    for (const language of languages) {
      expect(shape(language)).toEqual(shape('fi'))
      expect(
        page[language].sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).filter((text) => !text.trim()),
      ).toEqual([])
    }
  })
})
