/** Makes decided completions: one by walking the road through the services (a learner, an offering, results, a decision), and many that look like it. */
import {
  acceptEnrolment,
  applyToOffering,
  createOffering,
  decideCompletion,
  moveOffering,
  recordResult,
} from '../app/delivery/index.server.ts'
import { dayOf } from '../app/platform/ctx.ts'
import { connect } from '../app/platform/database.server.ts'
import { listMicroCredentials } from '../app/review/index.server.ts'
import { manyCompletions } from '../app/testing/many-completions.ts'
import { e1 } from '../content/samples/index.ts'
import { auth, given, leave, systemIn } from './house.ts'

const ctx = await systemIn('jamk')
const count = Number(given.count)
const micro = (await listMicroCredentials(ctx)).find(({ state }) => state === 'published')
if (!micro) throw new Error('Nothing is published')
const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const made = await createOffering(ctx, {
  version: micro.version,
  startsOn: day(1),
  endsOn: day(40),
  seats: count,
  price: '0',
  language: 'fi',
  opensOn: day(-2),
  closesOn: day(1),
  note: 'chaos',
})
if (!made.accepted) throw new Error(made.refusal)
await moveOffering(ctx, made.id, 'open')
const assessor = await auth
  .selectFrom('person')
  .select('id')
  .where('email', '=', 'arvioija@jamk.example')
  .executeTakeFirstOrThrow()

async function walkTheRoad(): Promise<string> {
  const person = ctx.newId()
  const now = new Date()
  await auth
    .insertInto('person')
    .values({ id: person, email: `${person}@chaos.example`, name: 'Learner', createdAt: now })
    .execute()
  const learner = {
    ...ctx,
    now,
    person,
    actor: { kind: 'person', id: person, name: 'Learner', email: `${person}@chaos.example`, roles: [] },
  } as const
  const applied = await applyToOffering(learner, made.accepted ? made.id : '', {
    givenName: 'Öljy',
    familyName: 'Åkerö',
    dateOfBirth: '1990-01-01',
    email: `${person}@chaos.example`,
    locale: 'fi',
  })
  if (!applied.accepted) throw new Error(applied.refusal)
  await acceptEnrolment(ctx, applied.id)
  for (const { id: outcome } of e1.outcomes) {
    const answer = await recordResult({ ...ctx, person: assessor.id }, applied.id, {
      outcome,
      met: 'met',
      grade: '',
      feedback: 'Näytetty.',
      revision: 0,
    })
    if (!answer.accepted) throw new Error(answer.refusal)
  }
  const decided = await decideCompletion({ ...ctx, person: assessor.id }, applied.id)
  if (!decided.accepted) throw new Error(decided.refusal)
  return applied.id
}

const enrolment = await walkTheRoad()
const owner = connect(given.ownerUrl, 1)
const { id: completion } = await owner
  .selectFrom('completion')
  .select('id')
  .where('enrolmentId', '=', enrolment)
  .executeTakeFirstOrThrow()
await manyCompletions(owner, { institution: ctx.institution ?? '', completion }, count - 1)
await owner.updateTable('offering').set({ seatsTaken: count }).where('id', '=', made.id).execute()
await owner.destroy()
await leave({ made: count })
