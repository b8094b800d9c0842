import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lemmas, type WordLanguage } from './index.ts'

test('forms of one word meet', () => {
  const meets = (language: WordLanguage, a: string, b: string) =>
    lemmas(a, language).some((lemma) => lemmas(b, language).includes(lemma))
  expect(meets('fi', 'kotihoidossa', 'kotihoidon')).toBe(true)
  expect(meets('sv', 'säkerheten', 'säkerhet')).toBe(true)
  expect(meets('en', 'exercises', 'exercise')).toBe(true)
  expect(meets('fi', 'kuntoutus', 'turvallisuus')).toBe(false)
})

test('a compound is found whole and by its parts', () => {
  expect(lemmas('e-learning', 'en')).toEqual(expect.arrayContaining(['e', 'learn', 'e-learn']))
})

test('hostile text gives words or nothing, never an error', () => {
  expect(lemmas('\u0000\ud800 ; drop table --', 'en')).toEqual(['drop', 'tabl'])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<WordLanguage>('fi', 'sv', 'en'), (text, language) => {
      for (const lemma of lemmas(text, language)) expect(lemma).toMatch(/^[\p{L}\p{N}\p{M}'-]+$/u)
    }),
  )
})
