/** What working life says it lacks, and what becomes of it: reported → read → takenUp | joined | declined → answered. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export const declineReasons = ['notOurField', 'alreadyOffered', 'tooSmall', 'notNow'] as const
export type DeclineReason = (typeof declineReasons)[number]

export type Need =
  | { readonly state: 'reported' }
  | { readonly state: 'read' }
  | { readonly state: 'takenUp'; readonly design: string }
  | { readonly state: 'joined'; readonly need: string }
  | { readonly state: 'declined'; readonly reason: DeclineReason }
  | { readonly state: 'answered'; readonly outcome: 'takenUp' | 'joined' | 'declined' }

export type Command =
  | { readonly do: 'read' }
  | { readonly do: 'takeUp'; readonly design: string }
  | { readonly do: 'join'; readonly need: string }
  | { readonly do: 'decline'; readonly reason: DeclineReason }
  | { readonly do: 'answer' }

export type Fact =
  | { readonly fact: 'need.read' }
  | { readonly fact: 'need.takenUp'; readonly design: string }
  | { readonly fact: 'need.joined'; readonly need: string }
  | { readonly fact: 'need.declined'; readonly reason: DeclineReason }
  | { readonly fact: 'need.answered' }

export type Refusal = 'need-has-its-outcome' | 'need-has-no-outcome-yet' | 'need-is-answered'

/** Deciding on a need that nobody has opened reads it first: both facts are told. */
export function decide(need: Need, command: Command): Decision<Fact, Refusal> {
  const read = need.state === 'reported' ? [{ fact: 'need.read' } as const] : []
  switch (need.state) {
    case 'answered':
      return command.do === 'read' ? accept() : refuse('need-is-answered')
    case 'takenUp':
    case 'joined':
    case 'declined':
      if (command.do === 'answer') return accept({ fact: 'need.answered' })
      return command.do === 'read' ? accept() : refuse('need-has-its-outcome')
    case 'reported':
    case 'read':
      switch (command.do) {
        case 'read':
          return accept(...read)
        case 'takeUp':
          return accept<Fact>(...read, { fact: 'need.takenUp', design: command.design })
        case 'join':
          return accept<Fact>(...read, { fact: 'need.joined', need: command.need })
        case 'decline':
          return accept<Fact>(...read, { fact: 'need.declined', reason: command.reason })
        case 'answer':
          return refuse('need-has-no-outcome-yet')
      }
  }
}

export function evolve(need: Need, fact: Fact): Need {
  switch (fact.fact) {
    case 'need.read':
      return { state: 'read' }
    case 'need.takenUp':
      return { state: 'takenUp', design: fact.design }
    case 'need.joined':
      return { state: 'joined', need: fact.need }
    case 'need.declined':
      return { state: 'declined', reason: fact.reason }
    case 'need.answered':
      return { state: 'answered', outcome: need.state === 'joined' || need.state === 'declined' ? need.state : 'takenUp' }
  }
}
