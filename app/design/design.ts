/** The state of a design: drafting → inReview → (returned → drafting) | approved. A new one starts from an approved version. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type DesignState = 'drafting' | 'inReview' | 'returned' | 'approved'

export type Command =
  | { readonly do: 'change' }
  | { readonly do: 'submit'; readonly requiredFindings: number }
  | { readonly do: 'return' }
  | { readonly do: 'approve' }

export type Fact =
  | { readonly fact: 'design.changed' }
  | { readonly fact: 'design.submitted' }
  | { readonly fact: 'design.returned' }
  | { readonly fact: 'design.approved' }

export type Refusal = 'design-is-in-review' | 'design-is-approved' | 'design-has-required-findings' | 'design-is-not-in-review'

/** `requiredFindings` is counted by the caller on the exact value that is submitted. */
export function decide(state: DesignState, command: Command): Decision<Fact, Refusal> {
  if (state === 'approved') return refuse('design-is-approved')
  switch (command.do) {
    case 'change':
      return state === 'inReview' ? refuse('design-is-in-review') : accept({ fact: 'design.changed' })
    case 'submit':
      if (state === 'inReview') return refuse('design-is-in-review')
      return command.requiredFindings > 0 ? refuse('design-has-required-findings') : accept({ fact: 'design.submitted' })
    case 'return':
      return state === 'inReview' ? accept({ fact: 'design.returned' }) : refuse('design-is-not-in-review')
    case 'approve':
      return state === 'inReview' ? accept({ fact: 'design.approved' }) : refuse('design-is-not-in-review')
  }
}

/** A returned design goes on as a draft with its first change. */
export function evolve(state: DesignState, fact: Fact): DesignState {
  switch (fact.fact) {
    case 'design.changed':
      return state === 'returned' ? 'drafting' : state
    case 'design.submitted':
      return 'inReview'
    case 'design.returned':
      return 'returned'
    case 'design.approved':
      return 'approved'
  }
}
