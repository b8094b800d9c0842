import { type Design, emptyDesign } from '@poiju/framework'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { e1, e5, faulty, retired } from '../../content/samples/index.ts'
import { documentOf, moveCaret, newItem, readDesignDocument, writeDesign, writeText } from './document.ts'

describe('a design goes into the document and comes out the same', () => {
  test.each([
    ['blank', emptyDesign],
    ['E1', e1],
    ['E5', e5],
    ['faulty', faulty],
    ['retired', retired],
  ] as [string, Design][])('%s', (_name, design) => {
    expect(readDesignDocument(documentOf(design))).toEqual({ design, problems: [] })
  })

  test('from any sample to any other, by differences alone', () => {
    const samples: Design[] = [emptyDesign, e1, e5, faulty, retired]
    for (const from of samples)
      for (const to of samples) {
        const doc = documentOf(from)
        writeDesign(doc, from, to)
        expect(readDesignDocument(doc).design).toEqual(to)
      }
  })

  test('items keep their order when they are moved, removed and added', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...e1.activities]), fc.shuffledSubarray([...e1.activities]), (first, second) => {
        const [from, to] = [
          { ...e1, activities: first },
          { ...e1, activities: second },
        ]
        const doc = documentOf(from)
        writeDesign(doc, from, to)
        expect(readDesignDocument(doc).design.activities.map(({ id }) => id)).toEqual(second.map(({ id }) => id))
      }),
      { numRuns: 100 },
    )
  })
})

test('two people write in one field, and both texts are there', () => {
  const [anna, bertil] = [documentOf(e1), new Y.Doc()]
  Y.applyUpdate(bertil, Y.encodeStateAsUpdate(anna))
  writeDesign(anna, e1, { ...e1, title: { ...e1.title, fi: `Uusi: ${e1.title.fi}` } })
  writeDesign(bertil, e1, { ...e1, title: { ...e1.title, fi: `${e1.title.fi}, osa 1` } })
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(bertil))
  Y.applyUpdate(bertil, Y.encodeStateAsUpdate(anna))
  expect(readDesignDocument(anna).design.title.fi).toBe(`Uusi: ${e1.title.fi}, osa 1`)
  expect(readDesignDocument(bertil).design).toEqual(readDesignDocument(anna).design)
})

test('any text becomes any other, also across emoji', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (from, to) => {
      const text = new Y.Doc().getText('t')
      text.insert(0, from)
      writeText(text, to)
      expect(text.toString()).toBe(to)
    }),
  )
})

test('what nobody knows is reported, and the rest is kept', () => {
  const doc = documentOf(e1)
  doc.getMap('secret').set('a', 1)
  doc.getMap('values').set('credits', 'three')
  doc.getArray('outcomes').push([newItem('outcomes', 'o9'), 'not an item'])
  const { design, problems } = readDesignDocument(doc)
  expect(problems.map(({ path }) => path[0]).toSorted()).toEqual(expect.arrayContaining(['credits', 'outcomes', 'secret']))
  expect(design.title).toEqual(e1.title)
  expect(design.outcomes.map(({ id }) => id)).toContain('o9')
})

test('a caret stays on its letter while somebody else writes before, at and after it', () => {
  expect(moveCaret(3, [{ insert: 'ab' }])).toBe(5)
  expect(moveCaret(3, [{ retain: 3 }, { insert: 'ab' }])).toBe(3)
  expect(moveCaret(3, [{ retain: 5 }, { delete: 2 }])).toBe(3)
  expect(moveCaret(3, [{ delete: 2 }, { insert: 'xyz' }])).toBe(4)
  expect(moveCaret(3, [{ retain: 1 }, { delete: 8 }])).toBe(1)
})
