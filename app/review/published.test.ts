import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDesign, anEvidence } from '../../packages/framework/src/testing.ts'
import { quotedLexeme } from './lexeme.ts'
import { lexemesOf, publicParts, tsvectorText } from './published.ts'

test('the public reads no needs, no ids of contacts, and no evidence that was given in confidence', () => {
  const design = aDesign({
    needs: ['n1'],
    contact: 'c1',
    evidence: [anEvidence(), anEvidence({ id: 'e2', kind: 'interview' }), anEvidence({ id: 'e3', kind: 'partnerLetter' })],
  })
  const shown = publicParts(design)
  expect(shown.needs).toEqual([])
  expect(shown.contact).toBeNull()
  expect(shown.evidence.map(({ id }) => id)).toEqual(['e1'])
  expect(shown.title).toEqual(design.title)
})

test('a word of the title weighs most, whatever else it stands in', () => {
  const lexemes = lexemesOf(aDesign(), 'JAMK-7K3QX', ['Jamk'], 'en')
  expect(lexemes.get('safeti')).toBe('A')
  expect(lexemes.get('7k3qx')).toBe('A')
  expect(lexemes.get('hazard')).toBe('B')
  expect(lexemes.get('nurs')).toBe('C')
  expect([...lexemes.keys()].every((lemma) => lemma !== '')).toBe(true)
})

test('the text of a vector can be read back, whatever the words hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (word) => {
      const quoted = quotedLexeme(word)
      expect(quoted.slice(1, -1).replaceAll("''", "'").replaceAll('\\\\', '\\')).toBe(word)
    }),
  )
  expect(tsvectorText(new Map([["o'neil", 'A']]))).toBe("'o''neil':1A")
})
