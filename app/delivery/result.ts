/** One outcome of one learner, judged: met or not met yet, with feedback. */
import { accept, type Decision, refuse } from '../platform/decision.ts'
import type { Enrolment } from './enrolment.ts'

export interface Judged {
  readonly met: boolean
  readonly grade: string | null
  readonly feedback: string
  readonly revision: number
}

/** How an outcome stands for a learner: by what it is met, null where it is not, and what was recorded of it. */
export interface OutcomeStanding {
  readonly outcome: string
  readonly by: 'assessment' | 'recognition' | null
  readonly result: Judged | null
}

export type Fact = { readonly fact: 'result.recorded'; readonly outcome: string; readonly met: boolean }
/** `changed-meanwhile` is found by the store: somebody wrote another revision. */
export type Refusal = 'nobody-decides-their-own' | 'already-decided' | 'not-accepted-yet' | 'changed-meanwhile'

/** `isOwn`: the assessor is the learner. `hasCompletion`: what was decided stands on the results as they are. */
export function decide(
  at: { readonly enrolment: Enrolment['state']; readonly hasCompletion: boolean; readonly isOwn: boolean },
  { outcome, met }: { readonly outcome: string; readonly met: boolean },
): Decision<Fact, Refusal> {
  if (at.isOwn) return refuse('nobody-decides-their-own')
  if (at.hasCompletion) return refuse('already-decided')
  if (at.enrolment !== 'accepted' && at.enrolment !== 'active') return refuse('not-accepted-yet')
  return accept({ fact: 'result.recorded', outcome, met })
}

/** One grade of the whole: the mean of numeric grades, rounded; null where nothing was graded. */
export function gradeOf(standing: readonly OutcomeStanding[]): string | null {
  const grades = standing.flatMap(({ result }) =>
    result?.met && result.grade && /^[0-5]$/.test(result.grade) ? [Number(result.grade)] : [],
  )
  return grades.length === 0 ? null : String(Math.round(grades.reduce((sum, grade) => sum + grade, 0) / grades.length))
}
