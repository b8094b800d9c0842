/** A learner in an offering: applied → waiting | accepted → active → completed | notCompleted | withdrawn. */
import { accept, type Decision, refuse } from '../platform/decision.ts'

export type Enrolment =
  | { readonly state: 'applied' }
  | { readonly state: 'waiting'; readonly since: Date }
  | { readonly state: 'accepted' }
  | { readonly state: 'active' }
  | { readonly state: 'completed' }
  | { readonly state: 'notCompleted' }
  | { readonly state: 'withdrawn'; readonly by: 'learner' | 'studyOffice' }

export type Command =
  | { readonly do: 'accept' }
  | { readonly do: 'queue' }
  | { readonly do: 'start' }
  | { readonly do: 'complete' }
  | { readonly do: 'endWithout' }
  /** The completion has been annulled: there is something to assess again. */
  | { readonly do: 'reopen' }
  | { readonly do: 'withdraw'; readonly by: 'learner' | 'studyOffice' }

export type Fact =
  | { readonly fact: 'enrolment.accepted' }
  | { readonly fact: 'enrolment.queued'; readonly since: Date }
  | { readonly fact: 'enrolment.started' }
  | { readonly fact: 'enrolment.completed' }
  | { readonly fact: 'enrolment.notCompleted' }
  | { readonly fact: 'enrolment.reopened' }
  | { readonly fact: 'enrolment.withdrawn'; readonly by: 'learner' | 'studyOffice' }

export type Refusal =
  | 'offering-is-full'
  | 'already-accepted'
  | 'already-waiting'
  | 'enrolment-is-withdrawn'
  | 'enrolment-has-ended'
  | 'not-accepted-yet'
  | 'not-completed-yet'

/** Seats are counted by the caller, in the same transaction that saves the answer. */
export function decide(enrolment: Enrolment, command: Command, seatsLeft: number, now: Date): Decision<Fact, Refusal> {
  if (enrolment.state === 'withdrawn') return refuse('enrolment-is-withdrawn')
  if (enrolment.state === 'completed' && command.do === 'reopen') return accept({ fact: 'enrolment.reopened' })
  if (enrolment.state === 'completed' || enrolment.state === 'notCompleted') return refuse('enrolment-has-ended')
  const isIn = enrolment.state === 'accepted' || enrolment.state === 'active'
  switch (command.do) {
    case 'accept':
      if (isIn) return refuse('already-accepted')
      return seatsLeft > 0 ? accept({ fact: 'enrolment.accepted' }) : refuse('offering-is-full')
    case 'queue':
      if (enrolment.state === 'applied') return accept({ fact: 'enrolment.queued', since: now })
      return refuse(enrolment.state === 'waiting' ? 'already-waiting' : 'already-accepted')
    case 'start':
      if (enrolment.state === 'active') return refuse('already-accepted')
      return enrolment.state === 'accepted' ? accept({ fact: 'enrolment.started' }) : refuse('not-accepted-yet')
    case 'complete':
      return isIn ? accept({ fact: 'enrolment.completed' }) : refuse('not-accepted-yet')
    case 'endWithout':
      return isIn ? accept({ fact: 'enrolment.notCompleted' }) : refuse('not-accepted-yet')
    case 'reopen':
      return refuse('not-completed-yet')
    case 'withdraw':
      return accept({ fact: 'enrolment.withdrawn', by: command.by })
  }
}

export function evolve(_enrolment: Enrolment, fact: Fact): Enrolment {
  switch (fact.fact) {
    case 'enrolment.accepted':
      return { state: 'accepted' }
    case 'enrolment.queued':
      return { state: 'waiting', since: fact.since }
    case 'enrolment.started':
    case 'enrolment.reopened':
      return { state: 'active' }
    case 'enrolment.completed':
      return { state: 'completed' }
    case 'enrolment.notCompleted':
      return { state: 'notCompleted' }
    case 'enrolment.withdrawn':
      return { state: 'withdrawn', by: fact.by }
  }
}
