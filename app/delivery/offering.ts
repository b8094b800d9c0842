/** One run of a version: planned → open → running → assessing → closed, or cancelled. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type OfferingState = 'planned' | 'open' | 'running' | 'assessing' | 'closed' | 'cancelled'
export type Command =
  | { readonly do: 'open'; readonly isRetired: boolean }
  | { readonly do: 'start' }
  | { readonly do: 'assess' }
  | { readonly do: 'close' }
  | { readonly do: 'cancel' }
export type Fact =
  | { readonly fact: 'offering.opened' }
  | { readonly fact: 'offering.started' }
  | { readonly fact: 'offering.assessing' }
  | { readonly fact: 'offering.closed' }
  | { readonly fact: 'offering.cancelled' }
export type Refusal = 'offering-is-over' | 'offering-not-in-this-order' | 'micro-credential-is-retired'

const order = {
  open: ['planned', 'offering.opened'],
  start: ['open', 'offering.started'],
  assess: ['running', 'offering.assessing'],
  close: ['assessing', 'offering.closed'],
} as const
const next = {
  'offering.opened': 'open',
  'offering.started': 'running',
  'offering.assessing': 'assessing',
  'offering.closed': 'closed',
  'offering.cancelled': 'cancelled',
} as const

/** `isRetired`: the micro-credential takes no new offerings. */
export function decide(state: OfferingState, command: Command): Decision<Fact, Refusal> {
  if (state === 'closed' || state === 'cancelled') return refuse('offering-is-over')
  if (command.do === 'cancel')
    return state === 'assessing' ? refuse('offering-not-in-this-order') : accept({ fact: 'offering.cancelled' })
  const [from, fact] = order[command.do]
  if (state !== from) return refuse('offering-not-in-this-order')
  if (command.do === 'open' && command.isRetired) return refuse('micro-credential-is-retired')
  return accept({ fact })
}

export function evolve(_state: OfferingState, fact: Fact): OfferingState {
  return next[fact.fact]
}
