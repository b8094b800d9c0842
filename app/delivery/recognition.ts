/** Prior learning judged outcome by outcome: requested → assessed → granted | partlyGranted | refused, with a reason for each. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type RecognitionState = 'requested' | 'assessed' | 'granted' | 'partlyGranted' | 'refused'
export interface Judgement {
  readonly outcome: string
  readonly granted: boolean
  readonly reason: string
}
export type Command =
  | {
      readonly do: 'decide'
      readonly judgements: readonly Judgement[]
      readonly asked: readonly string[]
      readonly isOwn?: boolean
    }
  | { readonly do: 'assess' }
export type Fact =
  | { readonly fact: 'recognition.assessed' }
  | { readonly fact: 'recognition.granted' }
  | { readonly fact: 'recognition.partlyGranted' }
  | { readonly fact: 'recognition.refused' }
export type Refusal =
  | 'recognition-is-decided'
  | 'every-outcome-needs-an-answer'
  | 'every-answer-needs-a-reason'
  | 'nobody-decides-their-own'

/** `isOwn`: the decider is the learner. */
export function decide(state: RecognitionState, command: Command): Decision<Fact, Refusal> {
  if (state !== 'requested' && state !== 'assessed') return refuse('recognition-is-decided')
  if (command.do === 'assess') return accept({ fact: 'recognition.assessed' })
  if (command.isOwn) return refuse('nobody-decides-their-own')
  const { judgements, asked } = command
  if (
    asked.some((outcome) => !judgements.some((judgement) => judgement.outcome === outcome)) ||
    judgements.length !== asked.length
  )
    return refuse('every-outcome-needs-an-answer')
  if (judgements.some(({ reason }) => reason.trim() === '')) return refuse('every-answer-needs-a-reason')
  const granted = judgements.filter((judgement) => judgement.granted).length
  if (granted === judgements.length) return accept({ fact: 'recognition.granted' })
  return accept({ fact: granted === 0 ? 'recognition.refused' : 'recognition.partlyGranted' })
}

export function evolve(_state: RecognitionState, fact: Fact): RecognitionState {
  return fact.fact.slice('recognition.'.length) as RecognitionState
}
