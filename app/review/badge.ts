/**
 * A badge without credits on its short way: drafting → inReview → returned | approved → retired. One other person, who has written nothing in it, reviews
 * it. What is approved becomes a version that never changes; a badge that is revised goes on being awarded in its newest version meanwhile.
 */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type BadgeState = 'drafting' | 'inReview' | 'returned' | 'approved' | 'retired'

export type BadgeCommand =
  | { readonly do: 'change' }
  | { readonly do: 'submit' }
  | { readonly do: 'takeBack' }
  | { readonly do: 'return'; readonly hasReason: boolean }
  | { readonly do: 'approve'; readonly version: string }
  | { readonly do: 'revise' }
  | { readonly do: 'retire' }

export type BadgeFact =
  | { readonly fact: 'badge.changed' }
  | { readonly fact: 'badge.submitted' }
  | { readonly fact: 'badge.takenBack' }
  | { readonly fact: 'badge.returned' }
  | { readonly fact: 'badge.approved'; readonly version: string }
  | { readonly fact: 'badge.revised' }
  | { readonly fact: 'badge.retired' }

export type BadgeRefusal =
  | 'badge-is-in-review'
  | 'badge-is-not-in-review'
  | 'badge-is-approved'
  | 'badge-is-not-approved'
  | 'badge-is-retired'
  | 'badge-lacks-something'
  | 'badge-reviewer-is-an-author'
  | 'badge-return-needs-a-reason'

/** Gathered by the caller in the transaction that saves the answer. */
export interface BadgeCircumstances {
  /** The actor has written in this badge, now or for an earlier version. */
  readonly isAuthor: boolean
  /** Required findings in what is written now. */
  readonly requiredFindings: number
  /** At least one version has been approved. */
  readonly hasVersion: boolean
}

export function decideBadge(
  state: BadgeState,
  command: BadgeCommand,
  now: BadgeCircumstances,
): Decision<BadgeFact, BadgeRefusal> {
  if (state === 'retired') return refuse('badge-is-retired')
  switch (command.do) {
    case 'change':
      if (state === 'inReview') return refuse('badge-is-in-review')
      return state === 'approved' ? refuse('badge-is-approved') : accept({ fact: 'badge.changed' })
    case 'submit':
      if (state === 'inReview') return refuse('badge-is-in-review')
      if (state === 'approved') return refuse('badge-is-approved')
      return now.requiredFindings > 0 ? refuse('badge-lacks-something') : accept({ fact: 'badge.submitted' })
    case 'revise':
      if (state === 'inReview') return refuse('badge-is-in-review')
      return state === 'approved' ? accept({ fact: 'badge.revised' }) : refuse('badge-is-not-approved')
    case 'retire':
      if (state === 'inReview') return refuse('badge-is-in-review')
      return now.hasVersion ? accept({ fact: 'badge.retired' }) : refuse('badge-is-not-approved')
  }
  if (state !== 'inReview') return refuse('badge-is-not-in-review')
  switch (command.do) {
    case 'takeBack':
      return accept({ fact: 'badge.takenBack' })
    case 'return':
      if (now.isAuthor) return refuse('badge-reviewer-is-an-author')
      return command.hasReason ? accept({ fact: 'badge.returned' }) : refuse('badge-return-needs-a-reason')
    case 'approve':
      if (now.isAuthor) return refuse('badge-reviewer-is-an-author')
      // Counted again now: rules may have changed since it was sent.
      return now.requiredFindings > 0
        ? refuse('badge-lacks-something')
        : accept({ fact: 'badge.approved', version: command.version })
  }
}

export function evolveBadge(_state: BadgeState, fact: BadgeFact): BadgeState {
  switch (fact.fact) {
    case 'badge.changed':
    case 'badge.takenBack':
    case 'badge.revised':
      return 'drafting'
    case 'badge.submitted':
      return 'inReview'
    case 'badge.returned':
      return 'returned'
    case 'badge.approved':
      return 'approved'
    case 'badge.retired':
      return 'retired'
  }
}

/** Whether its newest version may be given to people. A retired badge ends, and what was given stays valid. */
export function mayBeAwarded(state: BadgeState, hasVersion: boolean): boolean {
  return hasVersion && state !== 'retired'
}
