/** A decision on a submitted design: open → returned | approved. Nobody approves their own design. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type Review = { readonly state: 'open' } | { readonly state: 'returned' } | { readonly state: 'approved' }
export type Command = { readonly do: 'return'; readonly comments: number } | { readonly do: 'approve' } | { readonly do: 'comment' }
export type Fact = { readonly fact: 'review.returned' } | { readonly fact: 'review.approved' } | { readonly fact: 'review.commented' }
export type Refusal = 'review-is-decided' | 'reviewer-is-an-author' | 'return-needs-a-comment'

/** `isAuthor`: the actor has an accepted update in the design's log. Returning needs a comment or a statement: the designer must know what to mend. */
export function decide(review: Review, command: Command, isAuthor: boolean): Decision<Fact, Refusal> {
  if (review.state !== 'open') return refuse('review-is-decided')
  switch (command.do) {
    case 'comment':
      return accept({ fact: 'review.commented' })
    case 'return':
      if (isAuthor) return refuse('reviewer-is-an-author')
      return command.comments === 0 ? refuse('return-needs-a-comment') : accept({ fact: 'review.returned' })
    case 'approve':
      return isAuthor ? refuse('reviewer-is-an-author') : accept({ fact: 'review.approved' })
  }
}

export function evolve(review: Review, fact: Fact): Review {
  switch (fact.fact) {
    case 'review.commented':
      return review
    case 'review.returned':
      return { state: 'returned' }
    case 'review.approved':
      return { state: 'approved' }
  }
}
