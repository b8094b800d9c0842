import { describe, expect, test } from 'vitest'
import { type Command, type DesignState, decide, evolve } from './design.ts'

// Rows: where it stands. Columns: what is asked. Cells: what happens, or why not.
const table = `
             change               submit              submitFaulty                   return                     approve
  drafting   design.changed       design.submitted    design-has-required-findings   design-is-not-in-review    design-is-not-in-review
  inReview   design-is-in-review  design-is-in-review design-is-in-review            design.returned            design.approved
  returned   design.changed       design.submitted    design-has-required-findings   design-is-not-in-review    design-is-not-in-review
  approved   design-is-approved   design-is-approved  design-is-approved             design-is-approved         design-is-approved
`
const states: Record<DesignState, DesignState> = {
  drafting: 'drafting',
  inReview: 'inReview',
  returned: 'returned',
  approved: 'approved',
}
const commands: Record<string, Command> = {
  change: { do: 'change' },
  submit: { do: 'submit', requiredFindings: 0 },
  submitFaulty: { do: 'submit', requiredFindings: 2 },
  return: { do: 'return' },
  approve: { do: 'approve' },
}
const [header = '', ...rows] = table.trim().split('\n')
const columns = header.trim().split(/\s+/)

describe.each(rows.map((row) => row.trim().split(/\s+/)))('%s', (state, ...cells) => {
  test.each(columns.map((column, index) => [column, cells[index]] as const))('%s → %s', (column, cell) => {
    const decision = decide(states[state as DesignState], commands[column] as Command)
    expect(decision.accepted ? decision.facts[0]?.fact : decision.refusal).toBe(cell)
  })
})

test('a returned design goes on as a draft with its first change', () => {
  expect(evolve('returned', { fact: 'design.changed' })).toBe('drafting')
})
