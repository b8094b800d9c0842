/** All outcomes met, decided by a named person: proposed → decided → annulled(reason). Annulling revokes the credential. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export const annulReasons = ['error', 'misconduct'] as const
export type AnnulReason = (typeof annulReasons)[number]
export type Completion =
  | { readonly state: 'proposed' }
  | { readonly state: 'decided' }
  | { readonly state: 'annulled'; readonly reason: AnnulReason }
export type Command =
  | { readonly do: 'decide'; readonly missing: number; readonly isOwn: boolean }
  | { readonly do: 'annul'; readonly reason: AnnulReason }
export type Fact =
  | { readonly fact: 'completion.decided' }
  | { readonly fact: 'completion.annulled'; readonly reason: AnnulReason }
export type Refusal =
  | 'outcomes-are-missing'
  | 'nobody-decides-their-own'
  | 'already-decided'
  | 'not-decided-yet'
  | 'completion-is-annulled'

/** `missing`: outcomes neither met by assessment nor granted by recognition. `isOwn`: the decider is the learner. */
export function decide(completion: Completion, command: Command): Decision<Fact, Refusal> {
  if (completion.state === 'annulled') return refuse('completion-is-annulled')
  if (command.do === 'annul')
    return completion.state === 'decided'
      ? accept({ fact: 'completion.annulled', reason: command.reason })
      : refuse('not-decided-yet')
  if (completion.state === 'decided') return refuse('already-decided')
  if (command.isOwn) return refuse('nobody-decides-their-own')
  return command.missing > 0 ? refuse('outcomes-are-missing') : accept({ fact: 'completion.decided' })
}

export function evolve(_completion: Completion, fact: Fact): Completion {
  return fact.fact === 'completion.decided' ? { state: 'decided' } : { state: 'annulled', reason: fact.reason }
}
