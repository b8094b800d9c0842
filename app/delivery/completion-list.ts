/** Completions from a list: what each row says of a learner of the offering, and one line for each row that cannot be used. */
import {
  cleanCell,
  dayHeadings,
  isBroken,
  type ListReason,
  type ListRow,
  type ListShape,
  nameIn,
  readDay,
  short,
  whoHeadings,
} from '../platform/list-table.ts'
import * as completion from './completion.ts'
import * as enrolment from './enrolment.ts'
import * as result from './result.ts'

export type ListColumn = keyof typeof whoHeadings | 'result' | 'grade' | 'day' | 'feedback'

export type CompletionColumn = 'row' | 'who' | 'result' | 'grade' | 'day' | 'feedback'

/** What one completion, enrolment or result refuses, a row of a list refuses. */
export type RowReason =
  | ListReason
  | completion.Refusal
  | enrolment.Refusal
  | result.Refusal
  | 'broken-letters'
  | 'too-many-cells'
  | 'nobody-named'
  | 'not-enrolled'
  | 'several'
  | 'name-differs'
  | 'twice'
  | 'result-missing'
  | 'result-unknown'
  | 'everything-is-met'
  | 'grade-missing'
  | 'grade-unknown'
  | 'not-graded'
  | 'grade-against-result'
  | 'grade-differs'
  | 'nothing-to-grade'
  | 'not-day'
  | 'day-to-come'
  | 'day-before-offering'
  | 'feedback-missing'
  | 'feedback-too-long'

export interface RowProblem {
  /** As a spreadsheet counts: the first row is 1. */
  readonly row: number
  readonly column: CompletionColumn
  readonly reason: RowReason
  /** What stood there, cut short, or what the sentence about it needs: the other row, the limit, the name as enrolled, the grade that results give. */
  readonly value: string
}

/** A learner of the offering, as far as deciding needs it. */
export interface ListedLearner {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly isOwn: boolean
  readonly enrolment: enrolment.Enrolment
  readonly completion: completion.Completion
  readonly standing: readonly result.OutcomeStanding[]
}

export interface ListRules {
  readonly startsOn: string
  readonly now: Date
  /** The last day that can be past. */
  readonly today: string
  /** Whether who decides may judge outcomes, too. */
  readonly mayRecord: boolean
  /** Outcomes that an assessment with numbers shows. */
  readonly graded: ReadonlySet<string>
  /** Whether a 0 is among those numbers. */
  readonly hasZero: boolean
  /** The feedback of rows that have none of their own. */
  readonly feedback: string
}

/** One outcome as a row judges it. */
export interface ListedResult {
  readonly outcome: string
  readonly met: boolean
  readonly grade: string | null
  readonly feedback: string
  /** Of the result that is there; 0 for none. */
  readonly revision: number
}

export interface ListedCompletion {
  readonly row: number
  readonly enrolment: string
  readonly name: string
  readonly email: string
  /** Completed by this row; else the outcomes that nothing has shown are recorded as not met yet. */
  readonly isPassed: boolean
  readonly grade: string | null
  /** The day of completion where the row says one. */
  readonly day: string | null
  /** Recorded before deciding: outcomes that neither assessment nor recognition has shown. */
  readonly results: readonly ListedResult[]
  /** How each outcome stands with them. */
  readonly standing: readonly result.OutcomeStanding[]
}

export interface CompletionList {
  /** Rows with something in them, without the heading. */
  readonly read: number
  /** The usable ones. Nothing is decided while there is a problem. */
  readonly rows: readonly ListedCompletion[]
  readonly problems: readonly RowProblem[]
}

/** One transaction decides them all, and holds the offering meanwhile. */
export const mostCompletions = 300

/** As much as one text of a person may have. */
const longestFeedback = 4000

export const completionShape: ListShape<ListColumn> = {
  headings: {
    ...whoHeadings,
    result: ['tulos', 'arvio', 'resultat', 'bedömningsresultat', 'result'],
    grade: ['arvosana', 'vitsord', 'betyg', 'grade'],
    day: dayHeadings,
    feedback: ['palaute', 'huomautus', 'respons', 'återkoppling', 'kommentar', 'feedback', 'comment', 'note'],
  },
  suffices: (has) => (has('email') || has('name') || has('familyName')) && has('result'),
  most: mostCompletions,
}

const resultWords: ReadonlyMap<string, boolean> = new Map([
  ...['hyväksytty', 'hyv', 'hyv.', 'suoritettu', 'suorittanut', 'osoitettu', 'läpi'].map((word) => [word, true] as const),
  ...['godkänd', 'godkänt', 'gk', 'slutförd', 'slutfört', 'visat'].map((word) => [word, true] as const),
  ...['passed', 'pass', 'completed', 'met'].map((word) => [word, true] as const),
  ...['hylätty', 'hyl', 'hyl.', 'ei hyväksytty', 'ei suoritettu', 'ei osoitettu', 'ei vielä osoitettu'].map(
    (word) => [word, false] as const,
  ),
  ...[
    'underkänd',
    'underkänt',
    'uk',
    'inte godkänd',
    'inte godkänt',
    'ej godkänd',
    'ej godkänt',
    'inte visat',
    'inte slutfört',
  ].map((word) => [word, false] as const),
  ...['not passed', 'failed', 'fail', 'not completed', 'not met', 'not met yet'].map((word) => [word, false] as const),
])

/** Each row against the learners of the offering, by the same decisions as one by one: the first thing that is wrong in it is its line. */
export function checkCompletions(
  table: readonly ListRow<ListColumn>[],
  learners: readonly ListedLearner[],
  rules: ListRules,
): CompletionList {
  const byEmail = Map.groupBy(learners, ({ email }) => email.toLowerCase())
  const byName = Map.groupBy(learners, (learner) => nameKey(fullName(learner)))
  const first = new Map<string, number>()
  const rows: ListedCompletion[] = []
  const problems: RowProblem[] = []
  for (const { row, cells, beyond } of table) {
    const wrong = (column: CompletionColumn, reason: RowReason, value = '') =>
      problems.push({ row, column, reason, value: short(value) })
    if (beyond !== '') {
      wrong('row', 'too-many-cells', beyond)
      continue
    }
    const broken = Object.values(cells).find(isBroken)
    if (broken !== undefined) {
      wrong('row', 'broken-letters', broken)
      continue
    }
    const learner = find(cells, byEmail, byName)
    if ('reason' in learner) {
      wrong('who', learner.reason, learner.value)
      continue
    }
    const before = first.get(learner.id)
    if (before !== undefined) {
      wrong('who', 'twice', String(before))
      continue
    }
    first.set(learner.id, row)
    const read = readRow(row, cells, learner, rules)
    if ('reason' in read) wrong(read.column, read.reason, read.value)
    else rows.push(read)
  }
  return { read: table.length, rows, problems }
}

type Wrong = { readonly column: CompletionColumn; readonly reason: RowReason; readonly value: string }
const wrongIn = (column: CompletionColumn, reason: RowReason, value = ''): Wrong => ({ column, reason, value })

const fullName = ({ givenName, familyName }: Pick<ListedLearner, 'givenName' | 'familyName'>) => `${givenName} ${familyName}`
/** The parts of a name in any order and case, so that "Oppija, Oona" is Oona Oppija. */
const partsOf = (name: string) => cleanCell(name.toLocaleLowerCase('fi').replaceAll(',', ' ')).split(' ').sort()
const nameKey = (name: string) => partsOf(name).join(' ')

/** The one learner whom a row means. A withdrawn enrolment is meant only where there is no other of that address or name. */
function find(
  cells: Readonly<Record<ListColumn, string>>,
  byEmail: ReadonlyMap<string, readonly ListedLearner[]>,
  byName: ReadonlyMap<string, readonly ListedLearner[]>,
): ListedLearner | Wrong {
  const name = nameIn(cells)
  if (cells.email === '' && name === '') return wrongIn('who', 'nobody-named')
  const all = (cells.email === '' ? byName.get(nameKey(name)) : byEmail.get(cells.email.toLowerCase())) ?? []
  const present = all.filter(({ enrolment: { state } }) => state !== 'withdrawn')
  const meant = present.length > 0 ? present : all
  // Two may have given one address, such as that of their ward.
  const named = meant.length > 1 && name !== '' ? meant.filter((each) => isSameName(name, fullName(each))) : meant
  const [learner, ...others] = named.length > 0 ? named : meant
  if (!learner) return wrongIn('who', 'not-enrolled', cells.email || name)
  if (others.length > 0) return wrongIn('who', 'several', cells.email || name)
  // A column that was sorted without the others puts the right address beside another's name.
  return cells.email !== '' && name !== '' && !isSameName(name, fullName(learner))
    ? wrongIn('who', 'name-differs', fullName(learner))
    : learner
}

/** A register may have more first names than the learner gave, or fewer. */
function isSameName(one: string, other: string): boolean {
  const [few = [], many = []] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length)
  return few.every((part) => many.includes(part))
}

function readRow(
  row: number,
  cells: Readonly<Record<ListColumn, string>>,
  learner: ListedLearner,
  rules: ListRules,
): ListedCompletion | Wrong {
  const isPassed = resultWords.get(cells.result.toLocaleLowerCase('fi'))
  if (cells.result === '') return wrongIn('result', 'result-missing')
  if (isPassed === undefined) return wrongIn('result', 'result-unknown', cells.result)
  const day = readDay(cells.day)
  const feedback = cells.feedback || rules.feedback
  const open = learner.standing.filter(({ by }) => by === null)
  const mayGrade = (outcome: string) => rules.graded.has(outcome) && isPassed
  const results = open.map(
    ({ outcome, result: kept }): ListedResult => ({
      outcome,
      met: isPassed,
      grade: mayGrade(outcome) ? cells.grade || null : null,
      feedback,
      revision: kept?.revision ?? 0,
    }),
  )
  const recorded = isPassed && !rules.mayRecord ? [] : results
  const standing = learner.standing.map((at): result.OutcomeStanding => {
    const written = recorded.find(({ outcome }) => outcome === at.outcome)
    return written ? { outcome: at.outcome, by: isPassed ? 'assessment' : null, result: written } : at
  })
  const refused = refusalOf(learner, isPassed, recorded, standing, rules)
  if (refused) return wrongIn('who', refused, fullName(learner))
  const wrong =
    wrongDay(day, cells.day, rules) ??
    wrongGrade(
      cells.grade,
      isPassed,
      recorded.some(({ outcome }) => mayGrade(outcome)),
      rules,
    ) ??
    (recorded.length > 0 && feedback === '' ? wrongIn('feedback', 'feedback-missing') : undefined) ??
    (feedback.length > longestFeedback ? wrongIn('feedback', 'feedback-too-long', feedback) : undefined)
  if (wrong) return wrong
  const grade = isPassed ? result.gradeOf(standing) : null
  if (isPassed && cells.grade !== '' && cells.grade !== grade)
    return grade === null ? wrongIn('grade', 'nothing-to-grade', cells.grade) : wrongIn('grade', 'grade-differs', grade)
  return {
    row,
    enrolment: learner.id,
    name: fullName(learner),
    email: learner.email,
    isPassed,
    grade,
    day: isPassed ? (day ?? null) : null,
    results: recorded,
    standing,
  }
}

/** What one by one would be refused. */
function refusalOf(
  learner: ListedLearner,
  isPassed: boolean,
  results: readonly ListedResult[],
  standing: readonly result.OutcomeStanding[],
  { now, mayRecord }: ListRules,
): RowReason | undefined {
  const { isOwn, completion: kept } = learner
  const missing = isPassed ? standing.filter(({ by }) => by === null).length : 0
  const decided = completion.decide(kept, { do: 'decide', missing, isOwn })
  if (!decided.accepted) return decided.refusal
  const moved = enrolment.decide(learner.enrolment, { do: 'complete' }, 0, now)
  if (!moved.accepted) return moved.refusal
  if (!isPassed && !mayRecord) return 'outcomes-are-missing'
  if (!isPassed && results.length === 0) return 'everything-is-met'
  for (const { outcome, met } of results) {
    const judged = result.decide(
      { enrolment: learner.enrolment.state, hasCompletion: kept.state === 'decided', isOwn },
      { outcome, met },
    )
    if (!judged.accepted) return judged.refusal
  }
  return undefined
}

function wrongDay(day: string | undefined | null, typed: string, { startsOn, today }: ListRules): Wrong | undefined {
  if (day === null) return wrongIn('day', 'not-day', typed)
  if (day === undefined) return undefined
  if (day > today) return wrongIn('day', 'day-to-come', typed)
  // The last day of an offering is the last of its teaching: what is handed in may be judged later.
  return day < startsOn ? wrongIn('day', 'day-before-offering', typed) : undefined
}

/** `isNeeded`: the row judges an outcome that gets a number. */
function wrongGrade(grade: string, isPassed: boolean, isNeeded: boolean, { graded, hasZero }: ListRules): Wrong | undefined {
  if (grade === '') return isNeeded ? wrongIn('grade', 'grade-missing') : undefined
  if (graded.size === 0) return wrongIn('grade', 'not-graded', grade)
  if (!/^[1-5]$/.test(grade) && !(grade === '0' && hasZero)) return wrongIn('grade', 'grade-unknown', grade)
  return (grade === '0') === isPassed ? wrongIn('grade', 'grade-against-result', grade) : undefined
}
