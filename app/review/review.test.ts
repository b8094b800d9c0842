import { describe, expect, test } from 'vitest'
import { aDesign } from '../../packages/framework/src/testing.ts'
import { microCredentialCode, parseCode } from './code.ts'
import * as life from './micro-credential.ts'
import { parsePlace } from './place.ts'
import * as review from './review.ts'

function cells(table: string): (readonly [row: string, column: string, cell: string])[] {
  const [header = '', ...rows] = table.trim().split('\n')
  const columns = header.trim().split(/\s+/).slice(1)
  return rows.flatMap((line) => {
    const [row = '', ...answers] = line.trim().split(/\s+/)
    return columns.map((column, index) => [row, column, answers[index] ?? ''] as const)
  })
}

describe('a review', () => {
  const states: Record<review.Review['state'], review.Review> = {
    open: { state: 'open' },
    returned: { state: 'returned' },
    approved: { state: 'approved', version: 'v1' },
  }
  const commands: Record<string, review.Command> = {
    comment: { do: 'comment' },
    return: { do: 'return', hasReason: true },
    returnSilently: { do: 'return', hasReason: false },
    approve: { do: 'approve', version: 'v1' },
  }
  const fine: review.Circumstances = { isAuthor: false, isOfResponsible: true, isUnchanged: true, requiredFindings: 0 }
  const circumstances: Record<string, review.Circumstances> = {
    fine,
    author: { ...fine, isAuthor: true },
    elsewhere: { ...fine, isOfResponsible: false },
    changed: { ...fine, isUnchanged: false },
    faulty: { ...fine, requiredFindings: 2 },
  }
  // Rows: where it stands, and what is so. Columns: what is asked. Cells: what happens, or why not.
  test.each(
    cells(`
      state/so           comment            return                       returnSilently               approve
      open/fine          review.commented   review.returned              return-needs-a-reason        review.approved
      open/author        review.commented   reviewer-is-an-author        reviewer-is-an-author        reviewer-is-an-author
      open/elsewhere     review.commented   another-institution-decides  another-institution-decides  another-institution-decides
      open/changed       review.commented   review.returned              return-needs-a-reason        design-has-changed
      open/faulty        review.commented   review.returned              return-needs-a-reason        design-has-required-findings
      returned/fine      review-is-decided  review-is-decided            review-is-decided            review-is-decided
      approved/fine      review-is-decided  review-is-decided            review-is-decided            review-is-decided
    `),
  )('%s: %s → %s', (row, column, cell) => {
    const [state, so = ''] = row.split('/') as [review.Review['state'], string]
    const decision = review.decide(states[state], commands[column] as review.Command, circumstances[so] as review.Circumstances)
    expect(decision.accepted ? decision.facts[0]?.fact : decision.refusal).toBe(cell)
  })

  test('what was decided is what it is', () => {
    expect(review.evolve({ state: 'open' }, { fact: 'review.approved', version: 'v7' })).toEqual({
      state: 'approved',
      version: 'v7',
    })
    expect(review.evolve({ state: 'open' }, { fact: 'review.returned' })).toEqual({ state: 'returned' })
    expect(review.evolve({ state: 'open' }, { fact: 'review.commented' })).toEqual({ state: 'open' })
  })
})

describe('a micro-credential', () => {
  const states: Record<life.MicroCredentialState, life.MicroCredentialState> = {
    approved: 'approved',
    published: 'published',
    underReview: 'underReview',
    retired: 'retired',
  }
  const commands: Record<life.Command['do'], life.Command> = {
    publish: { do: 'publish' },
    takeUnderReview: { do: 'takeUnderReview' },
    retire: { do: 'retire' },
    renew: { do: 'renew' },
  }
  // Cells: where it stands afterwards, or why not.
  test.each(
    cells(`
      state         publish                       takeUnderReview               retire                        renew
      approved      published                     not-published-yet             not-published-yet             approved
      published     already-published             underReview                   retired                       published
      underReview   published                     already-under-review          retired                       published
      retired       micro-credential-is-retired   micro-credential-is-retired   micro-credential-is-retired   micro-credential-is-retired
    `),
  )('%s: %s → %s', (row, column, cell) => {
    const state = states[row as life.MicroCredentialState]
    const decision = life.decide(state, commands[column as life.Command['do']])
    expect(decision.accepted ? decision.facts.reduce(life.evolve, state) : decision.refusal).toBe(cell)
  })

  test('only a public one that is not retired may be offered', () => {
    expect(Object.values(states).filter(life.mayBeOffered)).toEqual(['published', 'underReview'])
  })
})

describe('a code', () => {
  test('holds the institution and five letters that are not mixed up', () => {
    expect(microCredentialCode('jamk', new Uint8Array([7, 52, 3, 23, 29]))).toBe('JAMK-7M3QX')
    for (let byte = 0; byte < 256; byte++)
      expect(parseCode(microCredentialCode('t-1', new Uint8Array(5).fill(byte)))).toBeDefined()
  })

  test.each([undefined, '', 'JAMK', 'JAMK-7K3Q', 'JAMK-7K3QI', '../JAMK-7K3QX', 'JAMK-7K3QX\n', "JAMK-7K3QX'--"])(
    '%j is none',
    (text) => {
      expect(parseCode(text)).toBeUndefined()
    },
  )

  test('may be typed in small letters', () => expect(parseCode('jamk-7k3qx')).toBe('JAMK-7K3QX'))
})

test('a comment speaks of a place that the design has, or of the whole', () => {
  const design = aDesign()
  expect(parsePlace('', design)).toBeNull()
  expect(parsePlace('title', design)).toEqual({ member: 'title' })
  expect(parsePlace('outcomes/o2/verb', design)).toEqual({ member: 'outcomes', item: 'o2', part: 'verb' })
  for (const text of [
    'outcomes/o9',
    'constructor',
    '__proto__',
    'title/fi',
    'outcomes/o1/verb/more',
    '../title',
    'credits/toString',
  ])
    expect([text, parsePlace(text, design)]).toEqual([text, undefined])
})
