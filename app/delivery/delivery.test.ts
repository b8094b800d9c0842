import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as completion from './completion.ts'
import * as enrolment from './enrolment.ts'
import * as offering from './offering.ts'
import * as recognition from './recognition.ts'
import * as result from './result.ts'

type Answer = { accepted: true; facts: readonly { fact: string }[] } | { accepted: false; refusal: string }
const said = (answer: Answer) => (answer.accepted ? answer.facts.map(({ fact }) => fact).join('+') : answer.refusal)

/** Rows: where it stands. Columns: what is asked. Cells: what happens, or why not. */
function play(table: string, answer: (row: string, column: string) => Answer) {
  const [header = '', ...rows] = table.trim().split('\n')
  const columns = header.trim().split(/\s+/)
  test.each(
    rows.flatMap((row) => {
      const [state = '', ...cells] = row.trim().split(/\s+/)
      return columns.map((column, index) => [state, column, cells[index]] as const)
    }),
  )('%s: %s → %s', (row, column, cell) => expect(said(answer(row, column))).toBe(cell))
}

describe('an offering', () => {
  const commands: Record<string, offering.Command> = {
    open: { do: 'open', isRetired: false },
    openRetired: { do: 'open', isRetired: true },
    start: { do: 'start' },
    assess: { do: 'assess' },
    close: { do: 'close' },
    cancel: { do: 'cancel' },
  }
  const states: Record<offering.OfferingState, true> = {
    planned: true,
    open: true,
    running: true,
    assessing: true,
    closed: true,
    cancelled: true,
  }
  play(
    `
               open                         openRetired                   start                        assess                       close                        cancel
    planned    offering.opened              micro-credential-is-retired   offering-not-in-this-order   offering-not-in-this-order   offering-not-in-this-order   offering.cancelled
    open       offering-not-in-this-order   offering-not-in-this-order    offering.started             offering-not-in-this-order   offering-not-in-this-order   offering.cancelled
    running    offering-not-in-this-order   offering-not-in-this-order    offering-not-in-this-order   offering.assessing           offering-not-in-this-order   offering.cancelled
    assessing  offering-not-in-this-order   offering-not-in-this-order    offering-not-in-this-order   offering-not-in-this-order   offering.closed              offering-not-in-this-order
    closed     offering-is-over             offering-is-over              offering-is-over             offering-is-over             offering-is-over             offering-is-over
    cancelled  offering-is-over             offering-is-over              offering-is-over             offering-is-over             offering-is-over             offering-is-over
  `,
    (row, column) =>
      states[row as offering.OfferingState]
        ? offering.decide(row as offering.OfferingState, commands[column] as offering.Command)
        : { accepted: false, refusal: 'no such state' },
  )
})

describe('a result', () => {
  const states: Record<enrolment.Enrolment['state'], true> = {
    applied: true,
    waiting: true,
    accepted: true,
    active: true,
    completed: true,
    notCompleted: true,
    withdrawn: true,
  }
  play(
    `
                  ofAnother          hasCompletion     ofOneself
    applied       not-accepted-yet   already-decided   nobody-decides-their-own
    waiting       not-accepted-yet   already-decided   nobody-decides-their-own
    accepted      result.recorded    already-decided   nobody-decides-their-own
    active        result.recorded    already-decided   nobody-decides-their-own
    completed     not-accepted-yet   already-decided   nobody-decides-their-own
    notCompleted  not-accepted-yet   already-decided   nobody-decides-their-own
    withdrawn     not-accepted-yet   already-decided   nobody-decides-their-own
  `,
    (row, column) =>
      states[row as enrolment.Enrolment['state']]
        ? result.decide(
            {
              enrolment: row as enrolment.Enrolment['state'],
              hasCompletion: column === 'hasCompletion',
              isOwn: column === 'ofOneself',
            },
            { outcome: 'o1', met: true },
          )
        : { accepted: false, refusal: 'no such state' },
  )
})

describe('an enrolment, with one seat left', () => {
  const now = new Date()
  const states: Record<enrolment.Enrolment['state'], enrolment.Enrolment> = {
    applied: { state: 'applied' },
    waiting: { state: 'waiting', since: now },
    accepted: { state: 'accepted' },
    active: { state: 'active' },
    completed: { state: 'completed' },
    notCompleted: { state: 'notCompleted' },
    withdrawn: { state: 'withdrawn', by: 'learner' },
  }
  const commands: Record<enrolment.Command['do'], enrolment.Command> = {
    accept: { do: 'accept' },
    queue: { do: 'queue' },
    start: { do: 'start' },
    complete: { do: 'complete' },
    endWithout: { do: 'endWithout' },
    reopen: { do: 'reopen' },
    withdraw: { do: 'withdraw', by: 'learner' },
  }
  const table = `
                 accept                   queue                    start                    complete                 endWithout               reopen                   withdraw
    applied      enrolment.accepted       enrolment.queued         not-accepted-yet         not-accepted-yet         not-accepted-yet         not-completed-yet        enrolment.withdrawn
    waiting      enrolment.accepted       already-waiting          not-accepted-yet         not-accepted-yet         not-accepted-yet         not-completed-yet        enrolment.withdrawn
    accepted     already-accepted         already-accepted         enrolment.started        enrolment.completed      enrolment.notCompleted   not-completed-yet        enrolment.withdrawn
    active       already-accepted         already-accepted         already-accepted         enrolment.completed      enrolment.notCompleted   not-completed-yet        enrolment.withdrawn
    completed    enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment.reopened       enrolment-has-ended
    notCompleted enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment-has-ended      enrolment-has-ended
    withdrawn    enrolment-is-withdrawn   enrolment-is-withdrawn   enrolment-is-withdrawn   enrolment-is-withdrawn   enrolment-is-withdrawn   enrolment-is-withdrawn   enrolment-is-withdrawn
  `
  play(table, (row, column) =>
    enrolment.decide(states[row as enrolment.Enrolment['state']], commands[column as enrolment.Command['do']], 1, now),
  )

  test('with no seat left nobody is accepted', () => {
    for (const state of ['applied', 'waiting'] as const)
      expect(said(enrolment.decide(states[state], { do: 'accept' }, 0, now))).toBe('offering-is-full')
  })
})

describe('a completion', () => {
  const states: Record<completion.Completion['state'], completion.Completion> = {
    proposed: { state: 'proposed' },
    decided: { state: 'decided' },
    annulled: { state: 'annulled', reason: 'error' },
  }
  const commands: Record<string, completion.Command> = {
    decide: { do: 'decide', missing: 0, isOwn: false },
    decideMissing: { do: 'decide', missing: 1, isOwn: false },
    decideOwn: { do: 'decide', missing: 0, isOwn: true },
    annul: { do: 'annul', reason: 'error' },
  }
  play(
    `
               decide                   decideMissing            decideOwn                  annul
    proposed   completion.decided       outcomes-are-missing     nobody-decides-their-own   not-decided-yet
    decided    already-decided          already-decided          already-decided            completion.annulled
    annulled   completion-is-annulled   completion-is-annulled   completion-is-annulled     completion-is-annulled
  `,
    (row, column) => completion.decide(states[row as completion.Completion['state']], commands[column] as completion.Command),
  )
})

describe('a recognition', () => {
  const asked = ['o1', 'o2']
  const judged = (...granted: boolean[]) =>
    granted.map((is, index) => ({ outcome: `o${index + 1}`, granted: is, reason: 'seen' }))
  const commands: Record<string, recognition.Command> = {
    all: { do: 'decide', asked, judgements: judged(true, true) },
    some: { do: 'decide', asked, judgements: judged(true, false) },
    none: { do: 'decide', asked, judgements: judged(false, false) },
    tooFew: { do: 'decide', asked, judgements: judged(true) },
    noReason: {
      do: 'decide',
      asked,
      judgements: [
        { outcome: 'o1', granted: true, reason: ' ' },
        { outcome: 'o2', granted: true, reason: 'x' },
      ],
    },
    own: { do: 'decide', asked, judgements: judged(true, true), isOwn: true },
    assess: { do: 'assess' },
  }
  const states: Record<recognition.RecognitionState, true> = {
    requested: true,
    assessed: true,
    granted: true,
    partlyGranted: true,
    refused: true,
  }
  play(
    `
                    all                      some                         none                     tooFew                          noReason                      own                        assess
    requested       recognition.granted      recognition.partlyGranted    recognition.refused      every-outcome-needs-an-answer   every-answer-needs-a-reason   nobody-decides-their-own  recognition.assessed
    assessed        recognition.granted      recognition.partlyGranted    recognition.refused      every-outcome-needs-an-answer   every-answer-needs-a-reason   nobody-decides-their-own  recognition.assessed
    granted         recognition-is-decided   recognition-is-decided       recognition-is-decided   recognition-is-decided          recognition-is-decided        recognition-is-decided     recognition-is-decided
    partlyGranted   recognition-is-decided   recognition-is-decided       recognition-is-decided   recognition-is-decided          recognition-is-decided        recognition-is-decided     recognition-is-decided
    refused         recognition-is-decided   recognition-is-decided       recognition-is-decided   recognition-is-decided          recognition-is-decided        recognition-is-decided     recognition-is-decided
  `,
    (row, column) =>
      states[row as recognition.RecognitionState]
        ? recognition.decide(row as recognition.RecognitionState, commands[column] as recognition.Command)
        : { accepted: false, refusal: 'no such state' },
  )
})

test('however learners come and go, accepted ones never outnumber the seats', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.nat(7), fc.constantFrom('accept', 'withdraw', 'queue'))),
      (seats, moves) => {
        const learners: enrolment.Enrolment[] = Array.from({ length: 8 }, () => ({ state: 'applied' }))
        for (const [who, move] of moves) {
          const taken = learners.filter(({ state }) => state === 'accepted').length
          const command: enrolment.Command =
            move === 'withdraw' ? { do: 'withdraw', by: 'learner' } : { do: move as 'accept' | 'queue' }
          const decision = enrolment.decide(learners[who] as enrolment.Enrolment, command, seats - taken, new Date())
          if (decision.accepted) learners[who] = decision.facts.reduce(enrolment.evolve, learners[who] as enrolment.Enrolment)
          expect(learners.filter(({ state }) => state === 'accepted').length).toBeLessThanOrEqual(seats)
        }
      },
    ),
  )
})
