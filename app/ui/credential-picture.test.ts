import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { credentialPicture } from './credential-picture.ts'

const e1 = { id: 'E1', outcomes: 4, credits: 3, level: 6, field: 'health' } as const

test('the same facts draw the same bytes for ever', () => {
  expect(createHash('sha256').update(credentialPicture(e1)).digest('hex')).toBe(
    'e1146b410f89dacf1f9b33bda3454ac0aba19cd772b5c5a416e3eff76fe881ed',
  )
  expect(credentialPicture(e1)).toBe(credentialPicture({ ...e1 }))
})

test('any identifier draws a chart that is safe to inline and small', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 59 }),
      fc.integer({ min: 5, max: 8 }),
      (id, outcomes, credits, level) => {
        const svg = credentialPicture({ id, outcomes, credits, level, field: 'security' }, { title: id })
        expect(svg).not.toMatch(/NaN|undefined|style=|<script/)
        expect(svg.length).toBeLessThan(20_000)
        expect(credentialPicture({ id, outcomes, credits, level, field: 'security' }, { detail: 'small' }).length).toBeLessThan(
          8_000,
        )
      },
    ),
    { numRuns: 200 },
  )
})
