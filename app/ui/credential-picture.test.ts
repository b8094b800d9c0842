import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { credentialPicture, type PictureFacts } from './credential-picture.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

// The three golden drawings of the design language (samples E1, E2, E5). Each id here has the same FNV-1a hash as the sample's,
// and the hash is all that the drawing takes of it.
const golden: readonly [string, PictureFacts, full: string, small: string][] = [
  ['E1', { id: 'miobvdc', outcomes: 4, credits: 3, level: 6, field: 'health' }, '3d277a17e53ee18c', '9bcd92f2e66b4cb2'],
  ['E2', { id: 'rlqjbbr', outcomes: 5, credits: 5, level: 6, field: 'rehabilitation' }, 'f20a1fc076968369', '962b128801af9674'],
  ['E5', { id: 'wnzxzzh', outcomes: 4, credits: 5, level: 7, field: 'leadership' }, 'd6b942bc005ad625', '0a90d85db61049f9'],
]

describe('the same facts draw the same bytes for ever', () => {
  test.each(golden)('%s, full and small', (_, facts, full, small) => {
    expect(sha256(credentialPicture(facts))).toBe(full)
    expect(sha256(credentialPicture({ ...facts }, { detail: 'small' }))).toBe(small)
  })
})

const facts = fc.record({
  id: fc.string({ unit: 'binary' }),
  outcomes: fc.integer({ min: 0, max: 1_000_000 }),
  credits: fc.double({ min: 0, max: 1_000_000, noNaN: true }),
  level: fc.integer({ min: 1, max: 8 }),
  field: fc.constantFrom<PictureFacts['field']>('health', 'rehabilitation', 'welfare', 'security', 'leadership', 'teaching'),
})

test('any facts, a draft’s too, draw a chart that is small, has no style and keeps its title inside its quotes', () => {
  fc.assert(
    fc.property(facts, fc.oneof(fc.string({ unit: 'binary' }), fc.constant('" onload="x')), (some, title) => {
      const svg = credentialPicture(some, { title })
      expect(svg).not.toMatch(/NaN|undefined|Infinity|\sstyle=|<style|<script/)
      expect(svg).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 240 240"( role="img" aria-label="[^"<]*"| aria-hidden="true")><defs>/)
      expect(svg.length - 5 * title.length).toBeLessThan(20_000)
      expect(credentialPicture(some, { detail: 'small' }).length).toBeLessThan(10_000)
    }),
    { numRuns: 200 },
  )
})

test('outcomes are buoys, credits are segments, two identifiers are two charts', () => {
  const e1 = { id: 'a', outcomes: 4, credits: 3, level: 6, field: 'health' } as const
  expect(credentialPicture(e1).match(/<use /g)).toHaveLength(4)
  expect(credentialPicture({ ...e1, outcomes: 6 }).match(/<use /g)).toHaveLength(6)
  expect(credentialPicture(e1)).not.toBe(credentialPicture({ ...e1, credits: 4 }))
  expect(credentialPicture(e1)).not.toBe(credentialPicture({ ...e1, id: 'b' }))
})
