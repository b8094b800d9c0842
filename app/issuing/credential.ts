/**
 * The signed record a learner owns, and what may happen to it. Signing happens in two steps: `pending` holds the exact bytes before any
 * signature exists, so that no signed credential is ever without its record and its place in the status list.
 */
import { accept, type Decision, refuse } from '../platform/decision.ts'

/** Why a credential ended: coded and kept by us; the world sees only the bit. */
export const endReasons = ['error', 'misconduct', 'annulled', 'superseded', 'keyCompromised', 'byRequest'] as const
export type EndReason = (typeof endReasons)[number]

export type Credential =
  | { readonly state: 'pending' }
  | { readonly state: 'issued' }
  | { readonly state: 'revoked'; readonly reason: EndReason }
  | { readonly state: 'superseded'; readonly by: string }

export type Command =
  | { readonly do: 'seal' }
  | { readonly do: 'revoke'; readonly reason: EndReason }
  | { readonly do: 'supersede'; readonly by: string }

export type Fact =
  | { readonly fact: 'credential.issued' }
  | { readonly fact: 'credential.revoked'; readonly reason: EndReason }
  | { readonly fact: 'credential.superseded'; readonly by: string }

export type Refusal = 'already-issued' | 'not-issued-yet' | 'already-revoked' | 'already-superseded'

/** A revoked credential stays revoked, whatever is asked of it. */
export function decide(credential: Credential, command: Command): Decision<Fact, Refusal> {
  switch (credential.state) {
    case 'revoked':
      return refuse('already-revoked')
    case 'superseded':
      return refuse('already-superseded')
    case 'pending':
      return command.do === 'seal' ? accept({ fact: 'credential.issued' }) : refuse('not-issued-yet')
    case 'issued':
      switch (command.do) {
        case 'seal':
          return refuse('already-issued')
        case 'revoke':
          return accept({ fact: 'credential.revoked', reason: command.reason })
        case 'supersede':
          return accept({ fact: 'credential.superseded', by: command.by })
      }
  }
}

export function evolve(_credential: Credential, fact: Fact): Credential {
  switch (fact.fact) {
    case 'credential.issued':
      return { state: 'issued' }
    case 'credential.revoked':
      return { state: 'revoked', reason: fact.reason }
    case 'credential.superseded':
      return { state: 'superseded', by: fact.by }
  }
}
