/** Builders of delivery for tests: they walk the road through the services. */
import type { Design } from '@poiju/framework'
import { e1 } from '../../content/samples/index.ts'
import { aPublished } from '../catalogue/testing.ts'
import { dayOf } from '../platform/ctx.ts'
import { aCtx, type TestInstitution } from '../testing/index.ts'
import {
  acceptEnrolment,
  applyToOffering,
  createOffering,
  decideCompletion,
  moveOffering,
  openOffering,
  recordResult,
} from './service.server.ts'

/** The day in Helsinki that is so many days from today. */
export const dayIn = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

/** Identity as a learner gives it. */
export const asGiven = {
  givenName: 'Testi',
  familyName: 'Oppija',
  dateOfBirth: '1990-02-03',
  email: 'learner@test.example',
  locale: 'fi',
} as const

export interface TestRun {
  readonly seats?: number
  /** Days from today. */
  readonly opens?: number
  readonly closes?: number
  readonly design?: Design
  /** Left planned, for nobody outside to see. */
  readonly isPlanned?: boolean
}

/** A published micro-credential with an offering that takes enrolments. */
export async function anOffering(institution: TestInstitution, how: TestRun = {}) {
  const { administrator, version, id: microCredential, code } = await aPublished(institution, how.design ?? { ...e1, needs: [] })
  const made = await createOffering(administrator, {
    version,
    startsOn: dayIn(20),
    endsOn: dayIn(60),
    seats: how.seats ?? 10,
    price: '45',
    language: 'fi',
    opensOn: dayIn(how.opens ?? -5),
    closesOn: dayIn(how.closes ?? 10),
    note: '',
  })
  if (!made.accepted) throw new Error(made.refusal)
  if (!how.isPlanned) await moveOffering(administrator, made.id, 'open')
  return { institution, administrator, version, microCredential, code, offering: made.id }
}

type Run = Awaited<ReturnType<typeof anOffering>>

/** Somebody who has applied to the offering. */
export async function anApplicant(run: Run, given: Partial<Parameters<typeof applyToOffering>[2]> = {}) {
  const learner = await aCtx(null)
  const applied = await applyToOffering(learner, run.offering, { ...asGiven, email: learner.actor.email, ...given })
  if (!applied.accepted) throw new Error(applied.refusal)
  return { learner, enrolment: applied.id }
}

/** Somebody who has a seat. */
export async function aLearner(run: Run, given: Parameters<typeof anApplicant>[1] = {}) {
  const applicant = await anApplicant(run, given)
  const answer = await acceptEnrolment(run.administrator, applicant.enrolment)
  if (!answer.accepted) throw new Error(answer.refusal)
  return applicant
}

/** Somebody whose completion has been decided, with the assessor who decided it. */
export async function aCompletion(run: Run, given: Parameters<typeof anApplicant>[1] = {}) {
  const learner = await aLearner(run, given)
  const assessor = await aCtx(run.institution, 'assessor')
  const { version } = await openOffering(assessor, run.offering, true)
  for (const { id: outcome } of version.design.outcomes) {
    const answer = await recordResult(assessor, learner.enrolment, {
      outcome,
      met: 'met',
      grade: '',
      feedback: 'Näytetty.',
      revision: 0,
    })
    if (!answer.accepted) throw new Error(answer.refusal)
  }
  const decided = await decideCompletion(assessor, learner.enrolment)
  if (!decided.accepted) throw new Error(decided.refusal)
  return { ...learner, assessor, completion: await completionOf(run, learner.enrolment) }
}

/** The completion of an enrolment, as the study office sees it. */
export async function completionOf(run: Run, enrolment: string): Promise<string> {
  const { learners } = await openOffering(run.administrator, run.offering, true)
  const id = learners.find((learner) => learner.id === enrolment)?.completion?.id
  if (!id) throw new Error('There is no completion')
  return id
}
