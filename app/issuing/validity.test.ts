import { describe, expect, test } from 'vitest'
import { endOfValidity, shownState } from './validity.ts'

describe('what counts for some months', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15T21:59:59.000Z'],
    // A shorter month ends it on its last day, a leap year a day later.
    ['2026-01-31', 1, '2026-02-28T21:59:59.000Z'],
    ['2027-11-30', 3, '2028-02-29T21:59:59.000Z'],
    ['2024-02-29', 12, '2025-02-28T21:59:59.000Z'],
    // Over the turn of a year; summer time in Helsinki.
    ['2026-12-31', 6, '2027-06-30T20:59:59.000Z'],
    ['2026-11-27', 36, '2029-11-27T21:59:59.000Z'],
    ['2026-11-27', 600, '2076-11-27T21:59:59.000Z'],
  ])('from %s for %i: the last second is %s', (day, months, end) => expect(endOfValidity(day, months).toISOString()).toBe(end))
})

test('only what is valid otherwise expires, and not in its last second', () => {
  const validUntil = new Date('2026-02-15T21:59:59Z')
  const issued = { credential: { state: 'issued' }, validUntil } as const
  expect(shownState(issued, validUntil)).toBe('issued')
  expect(shownState(issued, new Date(validUntil.getTime() + 1))).toBe('expired')
  expect(shownState({ ...issued, validUntil: null }, new Date('2999-01-01T00:00:00Z'))).toBe('issued')
  const revoked = { credential: { state: 'revoked', reason: 'error' }, validUntil } as const
  expect(shownState(revoked, new Date('2999-01-01T00:00:00Z'))).toBe('revoked')
})
