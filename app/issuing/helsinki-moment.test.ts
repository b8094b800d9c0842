import { expect, test } from 'vitest'
import { helsinkiMoment } from './helsinki-moment.ts'

test.each([
  ['2026-11-26', '14:30', '2026-11-26T12:30:00.000Z'],
  ['2026-06-24', '00:05', '2026-06-23T21:05:00.000Z'],
  ['2026-10-25', '03:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '04:30', '2026-10-25T02:30:00.000Z'],
  ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
])('%s at %s in Helsinki is %s', (day, time, instant) => {
  expect(helsinkiMoment(day, time).toISOString()).toBe(instant)
})
