import { describe, expect, test } from 'vitest'
import * as life from './micro-credential.ts'
import * as review from './review.ts'

function cells(table: string): { columns: string[]; rows: string[][] } {
  const [header = '', ...rows] = table.trim().split('\n')
  return { columns: header.trim().split(/\s+/), rows: rows.map((row) => row.trim().split(/\s+/)) }
}

describe('a review', () => {
  // Rows: where it stands and who asks. Columns: what is asked. Cells: what happens, or why not.
  const { columns, rows } = cells(`
    who              comment            returnWithComment     returnWithNothing       approve
    open/other       review.commented   review.returned       return-needs-a-comment  review.approved
    open/author      review.commented   reviewer-is-an-author reviewer-is-an-author   reviewer-is-an-author
    returned/other   review-is-decided  review-is-decided     review-is-decided       review-is-decided
    approved/other   review-is-decided  review-is-decided     review-is-decided       review-is-decided
  `)
  const states: Record<review.Review['state'], review.Review> = { open: { state: 'open' }, returned: { state: 'returned' }, approved: { state: 'approved' } }
  const commands: Record<string, review.Command> = {
    comment: { do: 'comment' },
    returnWithComment: { do: 'return', comments: 1 },
    returnWithNothing: { do: 'return', comments: 0 },
    approve: { do: 'approve' },
  }
  test.each(rows.flatMap(([row = '', ...answers]) => columns.slice(1).map((column, index) => [row, column, answers[index]] as const)))('%s: %s → %s', (row, column, cell) => {
    const [state, who] = row.split('/') as [review.Review['state'], string]
    const decision = review.decide(states[state], commands[column] as review.Command, who === 'author')
    expect(decision.accepted ? decision.facts[0]?.fact : decision.refusal).toBe(cell)
  })
})

describe('a micro-credential', () => {
  const { columns, rows } = cells(`
    state         publish                       takeUnderReview                retire                        renew
    approved      microCredential.published     not-published-yet              not-published-yet             microCredential.renewed
    published     already-published             microCredential.underReview    microCredential.retired       microCredential.renewed
    underReview   microCredential.published     already-under-review           microCredential.retired       microCredential.renewed
    retired       micro-credential-is-retired   micro-credential-is-retired    micro-credential-is-retired   micro-credential-is-retired
  `)
  const commands: Record<life.Command['do'], life.Command> = { publish: { do: 'publish' }, takeUnderReview: { do: 'takeUnderReview' }, retire: { do: 'retire' }, renew: { do: 'renew' } }
  test.each(rows.flatMap(([row = '', ...answers]) => columns.slice(1).map((column, index) => [row, column, answers[index]] as const)))('%s: %s → %s', (row, column, cell) => {
    const decision = life.decide(row as life.MicroCredentialState, commands[column as life.Command['do']])
    expect(decision.accepted ? decision.facts[0]?.fact : decision.refusal).toBe(cell)
  })
})
