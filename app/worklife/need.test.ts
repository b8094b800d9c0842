import { describe, expect, test } from 'vitest'
import { type Command, decide, type Need } from './need.ts'

// Rows: where it stands. Columns: what is asked. Cells: what happens (facts joined by +, – for nothing), or why not.
const table = `
             read        takeUp                    join                    decline                   answer
  reported   need.read   need.read+need.takenUp    need.read+need.joined   need.read+need.declined   need-has-no-outcome-yet
  read       –           need.takenUp              need.joined             need.declined             need-has-no-outcome-yet
  takenUp    –           need-has-its-outcome      need-has-its-outcome    need-has-its-outcome      need.answered
  joined     –           need-has-its-outcome      need-has-its-outcome    need-has-its-outcome      need.answered
  declined   –           need-has-its-outcome      need-has-its-outcome    need-has-its-outcome      need.answered
  answered   –           need-is-answered          need-is-answered        need-is-answered          need-is-answered
`
const states: Record<Need['state'], Need> = {
  reported: { state: 'reported' },
  read: { state: 'read' },
  takenUp: { state: 'takenUp', design: '1' },
  joined: { state: 'joined', need: '2' },
  declined: { state: 'declined', reason: 'notNow' },
  answered: { state: 'answered', outcome: 'takenUp' },
}
const commands: Record<Command['do'], Command> = {
  read: { do: 'read' },
  takeUp: { do: 'takeUp', design: '1' },
  join: { do: 'join', need: '2' },
  decline: { do: 'decline', reason: 'notNow' },
  answer: { do: 'answer' },
}
const [header = '', ...rows] = table.trim().split('\n')
const columns = header.trim().split(/\s+/) as Command['do'][]

describe.each(rows.map((row) => row.trim().split(/\s+/)))('%s', (state, ...cells) => {
  test.each(columns.map((column, index) => [column, cells[index]] as const))('%s → %s', (column, cell) => {
    const decision = decide(states[state as Need['state']], commands[column])
    expect(decision.accepted ? decision.facts.map(({ fact }) => fact).join('+') || '–' : decision.refusal).toBe(cell)
  })
})
