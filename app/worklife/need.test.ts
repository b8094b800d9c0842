import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Care, type Command, decide, evolve, mayBeJoinedTo, type Need } from './need.ts'

// Rows: where the need stands, and whose it is to answer. Columns: what is asked.
// Cells: what happens (facts without "need." joined by +, – for nothing), or why not.
const table = `
                    read  claim                        release                      takeUp                       join                         decline                      answer
  reported told     read  –                            –                            read+takenUp                 read+joined                  read+declined                need-has-no-outcome-yet
  reported nobody   read  read+claimed                 –                            read+claimed+takenUp         read+claimed+joined          read+claimed+declined        need-has-no-outcome-yet
  read told         –     –                            –                            takenUp                      joined                       declined                     need-has-no-outcome-yet
  read nobody       –     claimed                      –                            claimed+takenUp              claimed+joined               claimed+declined             need-has-no-outcome-yet
  read ours         –     –                            released                     takenUp                      joined                       declined                     need-has-no-outcome-yet
  read others       –     another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it
  takenUp told      –     need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         answered
  takenUp others    –     another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it
  joined ours       –     need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         answered
  declined told     –     need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         need-has-its-outcome         answered
  answered told     –     need-is-answered             need-is-answered             need-is-answered             need-is-answered             need-is-answered             need-is-answered
  answered others   –     another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it   another-institution-has-it
`
const states: Record<Need['state'], Need> = {
  reported: { state: 'reported' },
  read: { state: 'read' },
  takenUp: { state: 'takenUp', design: '1' },
  joined: { state: 'joined', need: '2' },
  declined: { state: 'declined', reason: 'notNow' },
  answered: { state: 'answered', outcome: 'takenUp' },
}
const cares: Record<Care, Care> = { told: 'told', nobody: 'nobody', ours: 'ours', others: 'others' }
const commands: Record<Command['do'], Command> = {
  read: { do: 'read' },
  claim: { do: 'claim' },
  release: { do: 'release' },
  takeUp: { do: 'takeUp', design: '1' },
  join: { do: 'join', need: '2' },
  decline: { do: 'decline', reason: 'notNow' },
  answer: { do: 'answer' },
}
const [header = '', ...rows] = table.trim().split('\n')
const columns = header.trim().split(/\s+/) as Command['do'][]

describe.each(rows.map((row) => row.trim().split(/\s+/)))('%s, %s', (state, care, ...cells) => {
  test.each(columns.map((column, index) => [column, cells[index]] as const))('%s → %s', (column, cell) => {
    const decision = decide(states[state as Need['state']], commands[column], cares[care as Care], 'us')
    const said = decision.accepted
      ? decision.facts.map(({ fact }) => fact.slice('need.'.length)).join('+') || '–'
      : decision.refusal
    expect(said).toBe(cell)
  })
})

test('every state stands in the table', () => {
  expect([...new Set(rows.map((row) => row.trim().split(/\s+/)[0]))].sort()).toEqual(Object.keys(states).sort())
})

test('whatever two institutions ask in whatever order: read first, one outcome, one answer after it, and both by the same institution', () => {
  const asked = fc.tuple(fc.constantFrom(...Object.values(commands)), fc.constantFrom('a', 'b'))
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 12 }), fc.boolean(), (all, isForAll) => {
      let need: Need = { state: 'reported' }
      let claimedBy: string | null = null
      const told: { fact: string; by: string }[] = []
      for (const [command, who] of all) {
        const by = isForAll ? who : 'a'
        const care: Care = !isForAll ? 'told' : claimedBy === null ? 'nobody' : claimedBy === by ? 'ours' : 'others'
        const decision = decide(need, command, care, by)
        if (!decision.accepted) continue
        for (const fact of decision.facts) {
          need = evolve(need, fact)
          if (fact.fact === 'need.claimed') claimedBy = fact.by
          if (fact.fact === 'need.released') claimedBy = null
          told.push({ fact: fact.fact, by })
        }
      }
      const outcomes = told.filter(({ fact }) => ['need.takenUp', 'need.joined', 'need.declined'].includes(fact))
      const answers = told.filter(({ fact }) => fact === 'need.answered')
      expect(outcomes.length).toBeLessThanOrEqual(1)
      expect(answers.length).toBeLessThanOrEqual(outcomes.length)
      expect(new Set([...outcomes, ...answers].map(({ by }) => by)).size).toBeLessThanOrEqual(1)
      if (told.length > 0) expect(told[0]?.fact).toBe('need.read')
    }),
  )
})

test('a need is joined only to one where something is on its way', () => {
  expect(
    Object.values(states)
      .filter(mayBeJoinedTo)
      .map(({ state }) => state),
  ).toEqual(['read', 'takenUp', 'answered'])
  expect(mayBeJoinedTo({ state: 'answered', outcome: 'declined' })).toBe(false)
  expect(mayBeJoinedTo({ state: 'answered', outcome: 'joined' })).toBe(false)
})
