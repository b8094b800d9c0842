/** What working life says it lacks, and what becomes of it: reported → read → takenUp(design) | joined(need) | declined(reason) → answered. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export const declineReasons = ['notOurField', 'alreadyOffered', 'tooSmall', 'notNow'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** What shows that something is missing: DOMAIN B4.2, in the words of the one who tells. */
export const evidenceKinds = ['incidents', 'feedback', 'survey', 'rule', 'queue', 'recruiting', 'experience'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export type Need =
  | { readonly state: 'reported' }
  | { readonly state: 'read' }
  | { readonly state: 'takenUp'; readonly design: string }
  | { readonly state: 'joined'; readonly need: string }
  | { readonly state: 'declined'; readonly reason: DeclineReason }
  | { readonly state: 'answered'; readonly outcome: Outcome }

export type Outcome = 'takenUp' | 'joined' | 'declined'

export type Command =
  | { readonly do: 'read' }
  | { readonly do: 'claim' }
  | { readonly do: 'release' }
  | { readonly do: 'takeUp'; readonly design: string }
  | { readonly do: 'join'; readonly need: string }
  | { readonly do: 'decline'; readonly reason: DeclineReason }
  | { readonly do: 'answer' }

export type Fact =
  | { readonly fact: 'need.read' }
  | { readonly fact: 'need.claimed'; readonly by: string }
  | { readonly fact: 'need.released' }
  | { readonly fact: 'need.takenUp'; readonly design: string }
  | { readonly fact: 'need.joined'; readonly need: string }
  | { readonly fact: 'need.declined'; readonly reason: DeclineReason }
  | { readonly fact: 'need.answered' }

export type Refusal = 'need-has-its-outcome' | 'need-has-no-outcome-yet' | 'need-is-answered' | 'another-institution-has-it'

/**
 * Whose answer the reporter waits for. told: the need was told to the institution that acts. The others are for a need that was told to everybody:
 * nobody has taken it on yet, we have, or another institution has.
 */
export type Care = 'told' | 'nobody' | 'ours' | 'others'

/**
 * `us` is the institution that acts. Deciding on a need that nobody has opened reads it first, and deciding on one that nobody has taken on claims it:
 * all facts are told. One institution answers; the others are told so.
 */
export function decide(need: Need, command: Command, care: Care, us: string): Decision<Fact, Refusal> {
  if (command.do === 'read') return need.state === 'reported' ? accept({ fact: 'need.read' }) : accept()
  if (care === 'others') return refuse('another-institution-has-it')
  const first: Fact[] = [
    ...(need.state === 'reported' ? [{ fact: 'need.read' } as const] : []),
    ...(care === 'nobody' ? [{ fact: 'need.claimed', by: us } as const] : []),
  ]
  switch (need.state) {
    case 'answered':
      return refuse('need-is-answered')
    case 'takenUp':
    case 'joined':
    case 'declined':
      return command.do === 'answer' ? accept<Fact>({ fact: 'need.answered' }) : refuse('need-has-its-outcome')
    case 'reported':
    case 'read':
      switch (command.do) {
        case 'claim':
          return care === 'nobody' ? accept(...first) : accept()
        case 'release':
          return care === 'ours' ? accept<Fact>({ fact: 'need.released' }) : accept()
        case 'takeUp':
          return accept(...first, { fact: 'need.takenUp', design: command.design })
        case 'join':
          return accept(...first, { fact: 'need.joined', need: command.need })
        case 'decline':
          return accept(...first, { fact: 'need.declined', reason: command.reason })
        case 'answer':
          return refuse('need-has-no-outcome-yet')
      }
  }
}

export function evolve(need: Need, fact: Fact): Need {
  switch (fact.fact) {
    case 'need.read':
      return { state: 'read' }
    case 'need.claimed':
    case 'need.released':
      return need
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

/** Whether another need may be joined to one in this state: something must be on its way there. */
export function mayBeJoinedTo(need: Need): boolean {
  return need.state === 'read' || need.state === 'takenUp' || (need.state === 'answered' && need.outcome === 'takenUp')
}

/** What moves the follow page on after a design has been started. `unearned`: a credential was revoked. */
export const progressSteps = ['submitted', 'approved', 'published', 'opened', 'running', 'earned', 'unearned'] as const
export type ProgressStep = (typeof progressSteps)[number]

export type StepCode =
  | 'reported'
  | 'read'
  | 'claimed'
  | 'released'
  | 'takenUp'
  | 'joined'
  | 'declined'
  | 'answered'
  | 'withdrawnContact'
  | ProgressStep

/** Codes, days and public texts of a step; the words around them are chosen when it is shown. */
export interface StepData {
  readonly reason?: DeclineReason
  /** The coordinator's own words. */
  readonly message?: string
  readonly title?: Readonly<Record<string, string | undefined>>
  /** Code of the micro-credential, for the link to its page. */
  readonly code?: string
  /** YYYY-MM-DD */
  readonly day?: string
  /** How many credentials the step stands for, where it is more than one. */
  readonly count?: number
  /** Id of the institution that answers. */
  readonly by?: string
}

/** The order in which steps of one instant are told. */
export const stepOrder: readonly StepCode[] = [
  'reported',
  'read',
  'claimed',
  'released',
  'takenUp',
  'joined',
  'declined',
  'answered',
  ...progressSteps,
  'withdrawnContact',
]

/** From telling to learning, in order. */
const road = [
  'reported',
  'read',
  'joined',
  'takenUp',
  'submitted',
  'approved',
  'published',
  'opened',
  'running',
  'earned',
] as const
export type Next = (typeof road)[number] | 'declined'

/** How far a need has come, for the sentence that says what is next. A plan that is started again after a decline does not undo the decline. */
export function furthest(need: Need, steps: readonly StepCode[]): Next {
  if (need.state === 'declined' || (need.state === 'answered' && need.outcome === 'declined')) return 'declined'
  return road.findLast((step) => steps.includes(step)) ?? 'reported'
}
