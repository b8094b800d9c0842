/**
 * A key that an institution signs with: it signs, then it rests, and it may be found out. What a resting key signed counts for ever; what a key
 * signed at or after the moment from which somebody else may have held it does not (docs/decisions/0010-key-rotation-and-compromise.md).
 */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type SigningKey =
  | { readonly state: 'signing' }
  | { readonly state: 'retired' }
  | { readonly state: 'revoked'; readonly from: Date }

export type Command =
  /** Another key signs from now. */
  | { readonly do: 'rotate' }
  /** Somebody else may have held it since `from`. */
  | { readonly do: 'revoke'; readonly from: Date }

export type Fact = { readonly fact: 'issuerKey.retired' } | { readonly fact: 'issuerKey.revoked'; readonly from: Date }

export type Refusal = 'key-no-longer-signs' | 'moment-is-ahead' | 'revoked-from-earlier'

/** A revoked key stays revoked: the moment may be moved to an earlier one, when more is known, and never to a later one. */
export function decide(key: SigningKey, command: Command, now: Date): Decision<Fact, Refusal> {
  if (command.do === 'rotate')
    return key.state === 'signing' ? accept({ fact: 'issuerKey.retired' }) : refuse('key-no-longer-signs')
  const { from } = command
  if (from > now) return refuse('moment-is-ahead')
  if (key.state === 'revoked' && from >= key.from) return refuse('revoked-from-earlier')
  const revoked: Fact = { fact: 'issuerKey.revoked', from }
  return key.state === 'signing' ? accept<Fact>({ fact: 'issuerKey.retired' }, revoked) : accept(revoked)
}

export function evolve(key: SigningKey, fact: Fact): SigningKey {
  if (fact.fact === 'issuerKey.revoked') return { state: 'revoked', from: fact.from }
  return key.state === 'signing' ? { state: 'retired' } : key
}

/** Whether a signature made at `signedAt` counts. Null is a time that nobody vouches for: what a thief wrote into the credential. */
export function signatureCounts(key: SigningKey, signedAt: Date | null): boolean {
  return key.state !== 'revoked' || (signedAt !== null && signedAt < key.from)
}
