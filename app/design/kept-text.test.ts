import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromBase64, KeptText, toBase64 } from './kept-text.ts'

/** What a browser gives a page, in memory. */
function aShelf() {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
    key: (index: number) => [...held.keys()][index] ?? null,
    get length() {
      return held.size
    },
  }
}

function typed(text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

function read(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText('t').toString()
}

test('a text far longer than an argument list comes back whole', () => {
  const long = 'työelämä '.repeat(60_000)
  const shelf = aShelf()
  const page = new KeptText(shelf, 'd', 'p', '1')
  page.add(typed(long))
  page.write()
  expect(read(new KeptText(shelf, 'd', 'p', '2').take())).toBe(long)
  const bytes = crypto.getRandomValues(new Uint8Array(60_000))
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
})

test('what was taken stays until it is confirmed, also over a second reload', () => {
  const shelf = aShelf()
  const first = new KeptText(shelf, 'd', 'p', '1')
  first.add(typed('first'))
  first.write()
  const second = new KeptText(shelf, 'd', 'p', '2')
  expect(read(second.take())).toBe('first')
  expect(read(new KeptText(shelf, 'd', 'p', '3').take())).toBe('first')
  second.confirm()
  expect(new KeptText(shelf, 'd', 'p', '4').take()).toEqual([])
})

test('two pages without a connection keep both texts, and one that is confirmed takes nothing from the other', () => {
  const shelf = aShelf()
  const one = new KeptText(shelf, 'd', 'p', '1')
  const two = new KeptText(shelf, 'd', 'p', '2')
  one.add(typed('one'))
  one.write()
  two.add(typed('two'))
  two.write()
  expect(new KeptText(shelf, 'd', 'p', '3').take()).toHaveLength(2)
  one.confirm()
  expect(read(new KeptText(shelf, 'd', 'p', '4').take())).toBe('two')
})

test('what a page has typed since is not thrown away with what another page took', () => {
  const shelf = aShelf()
  const one = new KeptText(shelf, 'd', 'p', '1')
  one.add(typed('a'))
  one.write()
  const two = new KeptText(shelf, 'd', 'p', '2')
  two.take()
  one.add(typed('b'))
  one.write()
  two.confirm()
  expect(new KeptText(shelf, 'd', 'p', '3').take()).toHaveLength(1)
})

test('nobody sends what another person typed on the same computer, or in another design', () => {
  const shelf = aShelf()
  const one = new KeptText(shelf, 'd', 'p', '1')
  one.add(typed('mine'))
  one.write()
  expect(new KeptText(shelf, 'd', 'q', '2').take()).toEqual([])
  expect(new KeptText(shelf, 'e', 'p', '2').take()).toEqual([])
})

test('a full store does not stop the typing', () => {
  const full = {
    ...aShelf(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  const page = new KeptText(full, 'd', 'p', '1')
  page.add(typed('x'))
  expect(() => page.write()).not.toThrow()
})
