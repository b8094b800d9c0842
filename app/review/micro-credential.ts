/** The lasting thing: approved → published → underReview → retired. Retired stops new offerings; verification goes on. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type MicroCredentialState = 'approved' | 'published' | 'underReview' | 'retired'
export type Command =
  | { readonly do: 'publish' }
  | { readonly do: 'takeUnderReview' }
  | { readonly do: 'retire' }
  | { readonly do: 'renew' }
export type Fact =
  | { readonly fact: 'microCredential.published' }
  | { readonly fact: 'microCredential.underReview' }
  | { readonly fact: 'microCredential.retired' }
  | { readonly fact: 'microCredential.renewed' }
export type Refusal = 'already-published' | 'not-published-yet' | 'already-under-review' | 'micro-credential-is-retired'

/** `renew`: a new version has been approved. One that is public shows it from then on, and its review is over. */
export function decide(state: MicroCredentialState, command: Command): Decision<Fact, Refusal> {
  if (state === 'retired') return refuse('micro-credential-is-retired')
  switch (command.do) {
    case 'publish':
      return state === 'published' ? refuse('already-published') : accept({ fact: 'microCredential.published' })
    case 'takeUnderReview':
      if (state === 'approved') return refuse('not-published-yet')
      return state === 'underReview' ? refuse('already-under-review') : accept({ fact: 'microCredential.underReview' })
    case 'retire':
      return state === 'approved' ? refuse('not-published-yet') : accept({ fact: 'microCredential.retired' })
    case 'renew':
      return accept({ fact: 'microCredential.renewed' })
  }
}

export function evolve(state: MicroCredentialState, fact: Fact): MicroCredentialState {
  switch (fact.fact) {
    case 'microCredential.published':
      return 'published'
    case 'microCredential.underReview':
      return 'underReview'
    case 'microCredential.retired':
      return 'retired'
    case 'microCredential.renewed':
      return state === 'underReview' ? 'published' : state
  }
}

/** Whether a new offering may be made of it. */
export function mayBeOffered(state: MicroCredentialState): boolean {
  return state === 'published' || state === 'underReview'
}
