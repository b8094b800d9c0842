/** One of two processes that reach for the last seat of the same offerings at the same moment. */
import { acceptEnrolment, applyToOffering, createOffering, listOfferings, moveOffering } from '../app/delivery/index.server.ts'
import { dayOf } from '../app/platform/ctx.ts'
import { listMicroCredentials } from '../app/review/index.server.ts'
import { auth, given, leave, systemIn } from './house.ts'

const ctx = await systemIn('jamk')
const rounds = Number(given.rounds)
const isLeft = given.side === 'left'
const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const person = ctx.newId()
await auth
  .insertInto('person')
  .values({ id: person, email: `${person}@chaos.example`, name: `Racer ${given.side}`, createdAt: new Date() })
  .execute()

/** Both sides meet at a number: each says it is there and waits until the other is. */
async function meet(round: number): Promise<void> {
  await ctx.db
    .insertInto('setting')
    .values({ key: `chaos ${round} ${given.side}`, value: JSON.stringify(round) })
    .execute()
  for (;;) {
    const there = await ctx.db
      .selectFrom('setting')
      .select('key')
      .where('key', '=', `chaos ${round} ${isLeft ? 'right' : 'left'}`)
      .executeTakeFirst()
    if (there) return
    await new Promise((done) => setImmediate(done))
  }
}

let accepted = 0
for (let round = 0; round < rounds; round++) {
  const note = `last seat ${round}`
  if (isLeft) {
    const micro = (await listMicroCredentials(ctx)).find(({ state }) => state === 'published')
    const made = await createOffering(ctx, {
      version: micro?.version ?? '',
      startsOn: day(10),
      endsOn: day(40),
      seats: 1,
      price: '0',
      language: 'fi',
      opensOn: day(-2),
      closesOn: day(5),
      note,
    })
    if (made.accepted) await moveOffering(ctx, made.id, 'open')
  }
  await meet(round * 2)
  const offering = (await listOfferings(ctx)).find((row) => row.note === note)
  if (!offering) throw new Error('The offering is not there')
  const learner = {
    ...ctx,
    person,
    actor: { kind: 'person', id: person, name: 'Racer', email: `${person}@chaos.example`, roles: [] },
  } as const
  const applied = await applyToOffering(learner, offering.id, {
    givenName: 'Racer',
    familyName: given.side ?? '',
    dateOfBirth: '1990-01-01',
    email: `${person}@chaos.example`,
    locale: 'fi',
  })
  await meet(round * 2 + 1)
  if (!applied.accepted) continue
  const answer = await acceptEnrolment(ctx, applied.id)
  if (answer.accepted) accepted++
}
await leave({ accepted })
