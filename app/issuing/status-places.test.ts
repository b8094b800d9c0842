import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { shuffledPlaces } from './status-places.ts'

const seed = new Uint8Array(32).fill(7)

test('every place of a list comes once, in an order that does not follow the places', () => {
  const places = shuffledPlaces(seed, 131_072)
  expect(new Set(places).size).toBe(131_072)
  expect(Math.max(...places.slice(0, 1000))).toBeLessThan(131_072)
  // Neighbours in the order are far apart in the list: a third of its length on average when it is fair.
  let apart = 0
  for (let index = 1; index < places.length; index++) apart += Math.abs((places[index] as number) - (places[index - 1] as number))
  expect(apart / places.length / 131_072).toBeGreaterThan(0.32)
  expect(apart / places.length / 131_072).toBeLessThan(0.35)
})

test('the order of a seed never changes: it is stored as a counter', () => {
  const digest = (length: number) => createHash('sha256').update(shuffledPlaces(seed, length)).digest('hex')
  expect(digest(131_072)).toBe(digest(131_072))
  expect([...shuffledPlaces(seed, 16)]).toEqual([8, 13, 6, 1, 14, 9, 0, 12, 11, 4, 3, 5, 2, 15, 10, 7])
  expect([...shuffledPlaces(new Uint8Array(32).fill(8), 16)]).not.toEqual([...shuffledPlaces(seed, 16)])
})
