/** A submitted design on its approval route: open → returned | approved. Nobody approves their own design. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type Review =
  | { readonly state: 'open' }
  | { readonly state: 'returned' }
  | { readonly state: 'approved'; readonly version: string }

export type Command =
  | { readonly do: 'comment' }
  /** `hasReason`: there is a statement, or at least one comment. */
  | { readonly do: 'return'; readonly hasReason: boolean }
  | { readonly do: 'approve'; readonly version: string }

export type Fact =
  | { readonly fact: 'review.commented' }
  | { readonly fact: 'review.returned' }
  | { readonly fact: 'review.approved'; readonly version: string }

export type Refusal =
  | 'review-is-decided'
  | 'reviewer-is-an-author'
  | 'another-institution-decides'
  | 'return-needs-a-reason'
  | 'design-has-changed'
  | 'design-has-required-findings'

/** How the one who asks, and the design as it is now, stand to the review. Gathered by the caller in the transaction that saves the answer. */
export interface Circumstances {
  /** The actor has an accepted update in the log of the design. */
  readonly isAuthor: boolean
  /** The actor acts for the institution that is responsible for the design. */
  readonly isOfResponsible: boolean
  /** The document is still at the number that was submitted. */
  readonly isUnchanged: boolean
  /** Required findings in the submitted value, counted again now: rules may have changed since it was sent. */
  readonly requiredFindings: number
}

export function decide(review: Review, command: Command, now: Circumstances): Decision<Fact, Refusal> {
  if (review.state !== 'open') return refuse('review-is-decided')
  if (command.do === 'comment') return accept({ fact: 'review.commented' })
  if (!now.isOfResponsible) return refuse('another-institution-decides')
  if (now.isAuthor) return refuse('reviewer-is-an-author')
  switch (command.do) {
    case 'return':
      return command.hasReason ? accept({ fact: 'review.returned' }) : refuse('return-needs-a-reason')
    case 'approve':
      if (!now.isUnchanged) return refuse('design-has-changed')
      return now.requiredFindings > 0
        ? refuse('design-has-required-findings')
        : accept({ fact: 'review.approved', version: command.version })
  }
}

export function evolve(review: Review, fact: Fact): Review {
  switch (fact.fact) {
    case 'review.commented':
      return review
    case 'review.returned':
      return { state: 'returned' }
    case 'review.approved':
      return { state: 'approved', version: fact.version }
  }
}
