import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Command, type Credential, decide, evolve } from './credential.ts'

// Rows: where it stands. Columns: what is asked. Cells: what happens, or why not.
const table = `
               seal                  revoke                supersede
  pending      credential.issued     not-issued-yet        not-issued-yet
  issued       already-issued        credential.revoked    credential.superseded
  revoked      already-revoked       already-revoked       already-revoked
  superseded   already-superseded    already-superseded    already-superseded
`

const states: Record<Credential['state'], Credential> = {
  pending: { state: 'pending' },
  issued: { state: 'issued' },
  revoked: { state: 'revoked', reason: 'error' },
  superseded: { state: 'superseded', by: '2' },
}
const commands: Record<Command['do'], Command> = {
  seal: { do: 'seal' },
  revoke: { do: 'revoke', reason: 'misconduct' },
  supersede: { do: 'supersede', by: '2' },
}

const [header = '', ...rows] = table.trim().split('\n')
const columns = header.trim().split(/\s+/) as Command['do'][]

describe.each(rows.map((row) => row.trim().split(/\s+/)))('%s', (state, ...cells) => {
  test.each(columns.map((column, index) => [column, cells[index]] as const))('%s → %s', (column, cell) => {
    const decision = decide(states[state as Credential['state']], commands[column])
    expect(decision.accepted ? decision.facts[0]?.fact : decision.refusal).toBe(cell)
  })
})

test('a revoked credential stays revoked, whatever is asked of it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.values(commands))), (asked) => {
      let credential: Credential = states.revoked
      for (const command of asked) {
        const decision = decide(credential, command)
        if (decision.accepted) credential = decision.facts.reduce(evolve, credential)
      }
      expect(credential).toEqual(states.revoked)
    }),
  )
})
