/**
 * The demonstration. Institutions, contact points and people are set up as an operator would; everything on the road is told through the application's
 * own services, by the same people who would do it, with the clock set to when it would have happened.
 */
import { type Design, emptyDesign } from '@poiju/framework'
import { dayBadge, mentorBadge } from '../content/samples/badges.ts'
import { e1, e4, e5, faulty, retired } from '../content/samples/index.ts'
import {
  cast,
  type DemoDesign,
  type DemoOffering,
  type DemoPerson,
  decisionStatements,
  institutions,
  needAnswers,
  needs,
  network,
  offerings,
  outcomeFeedback,
  partners,
  recognition,
  type Words,
} from '../content/samples/world.ts'
import {
  acceptEnrolment,
  applyToOffering,
  checkIdentity,
  createOffering,
  decideCompletion,
  decideRecognition,
  listOwnStudies,
  moveOffering,
  recordResult,
  requestRecognition,
} from './delivery/index.server.ts'
import { createDesign, shareDesign } from './design/index.server.ts'
import {
  awardBadge,
  issueCredentials,
  listCredentials,
  listReady,
  resumePending,
  revokeCredential,
} from './issuing/index.server.ts'
import { demoPassword, hashPassword } from './people/index.server.ts'
import { type Role, roles } from './people/index.ts'
import type { Ctx } from './platform/ctx.ts'
import { dayOf } from './platform/ctx.ts'
import { connect, type Database } from './platform/database.server.ts'
import { randomness } from './platform/ids.server.ts'
import type { Services } from './platform/services.server.ts'
import { SettingsError } from './platform/settings.server.ts'
import {
  createBadge,
  decideReview,
  listMicroCredentials,
  publish,
  retire,
  reviewBadge,
  submitBadge,
  submitDesign,
} from './review/index.server.ts'
import { addPartner, answerNeed, listNeeds, reportNeed } from './worklife/index.server.ts'

const dayMs = 86_400_000

/** Fills an empty demonstration database; leaves one that has been filled as it is. Each chapter is noted when it is done, so a broken seed goes on. */
export async function seedDemo(services: Services, ownerUrl: string, say: (line: string) => void): Promise<void> {
  const { app } = services.databases
  const done = new Set(
    (await app.selectFrom('setting').select('key').where('key', 'like', 'seed %').execute()).map(({ key }) => key),
  )
  if (done.has('seed finished')) return
  say('Poiju: telling the demonstration …')
  const people = await seedPeople(ownerUrl)
  const story = new Story(services, people)
  for (const [name, chapter] of Object.entries(chapters)) {
    if (done.has(`seed ${name}`)) continue
    await chapter(story)
    await app
      .insertInto('setting')
      .values({ key: `seed ${name}`, value: JSON.stringify(true) })
      .execute()
  }
  await app
    .insertInto('setting')
    .values({ key: 'seed finished', value: JSON.stringify(true) })
    .execute()
}

/** The people of the demonstration share a password that everybody can read. An installation does not start with them in its database. */
export async function refuseDemoData(app: Database): Promise<void> {
  const seeded = await app.selectFrom('setting').select('key').where('key', 'like', 'seed %').limit(1).executeTakeFirst()
  if (seeded)
    throw new SettingsError(
      'DATABASE_URL: this database holds the demonstration, whose people all have one password that everybody knows. Use an empty database, or set POIJU_DEMO=on.',
    )
}

interface People {
  readonly institutionIds: ReadonlyMap<string, string>
  readonly contactIds: ReadonlyMap<string, string>
  readonly personIds: ReadonlyMap<string, string>
}

/** Institutions, contact points, people and their roles: what an operator sets up before anybody works. */
async function seedPeople(ownerUrl: string): Promise<People> {
  const owner = connect(ownerUrl, 1)
  try {
    const at = new Date(Date.now() - 200 * dayMs)
    const hash = await hashPassword(demoPassword)
    await owner.transaction().execute(async (tx) => {
      const known = new Set((await tx.selectFrom('institution').select('slug').execute()).map(({ slug }) => slug))
      for (const institution of [...institutions, { ...network, contact: null }]) {
        if (known.has(institution.slug)) continue
        const id = randomness.newId()
        const { slug, name, shortName, city, homepage, contact } = institution
        await tx
          .insertInto('institution')
          .values({ id, slug, name: JSON.stringify(name), shortName, city, homepage, isNetwork: slug === network.slug })
          .execute()
        // Made up, as everything here: the form is that of a real one.
        if (slug !== network.slug)
          await tx.insertInto('legalIdentifier').values({ institutionId: id, value: 'NTRFI-0000000-0', since: at }).execute()
        if (contact)
          await tx
            .insertInto('contact')
            .values({ institutionId: id, id: randomness.newId(), name: JSON.stringify(contact.name), email: contact.email })
            .execute()
      }
      const institutionIds = new Map(
        (await tx.selectFrom('institution').select(['id', 'slug']).execute()).map(({ id, slug }) => [slug, id]),
      )
      for (const [index, person] of cast.entries()) {
        const id = randomness.newId()
        const inserted = await tx
          .insertInto('person')
          .values({
            id,
            email: person.email,
            name: person.name,
            locale: person.locale,
            createdAt: new Date(at.getTime() + index * 1000),
            emailConfirmedAt: at,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!inserted) continue
        await tx.insertInto('password').values({ personId: id, hash, changedAt: at }).execute()
        for (const [slug, held] of Object.entries(person.roles))
          for (const role of held)
            await tx
              .insertInto('membership')
              .values({ institutionId: institutionIds.get(slug) as string, personId: id, role, since: at })
              .execute()
      }
    })
    const institutionIds = new Map(
      (await owner.selectFrom('institution').select(['id', 'slug']).execute()).map(({ id, slug }) => [slug, id]),
    )
    const contacts = await owner.selectFrom('contact').select(['id', 'institutionId']).execute()
    const rows = await owner
      .selectFrom('person')
      .select(['id', 'email'])
      .where(
        'email',
        'in',
        cast.map(({ email }) => email),
      )
      .execute()
    return {
      institutionIds,
      contactIds: new Map(
        [...institutionIds].flatMap(([slug, id]) =>
          contacts.filter(({ institutionId }) => institutionId === id).map((contact) => [slug, contact.id] as const),
        ),
      ),
      personIds: new Map(cast.map(({ key, email }) => [key, rows.find((row) => row.email === email)?.id as string])),
    }
  } finally {
    await owner.destroy()
  }
}

/** The people of the story as contexts, on a day counted from today. */
class Story {
  readonly services: Services
  private readonly people: People
  constructor(services: Services, people: People) {
    this.services = services
    this.people = people
  }

  as(key: string, daysAgo: number): Ctx {
    const person = cast.find((candidate) => candidate.key === key) as DemoPerson
    const [slug] = Object.keys(person.roles)
    const id = this.people.personIds.get(key) as string
    const held = (slug ? (person.roles[slug] ?? []) : []).filter((role): role is Role =>
      (roles as readonly string[]).includes(role),
    )
    return {
      actor: { kind: 'person', id, name: person.name, email: person.email, roles: held },
      institution: slug ? (this.people.institutionIds.get(slug) as string) : null,
      person: id,
      now: new Date(Date.now() - daysAgo * dayMs),
      locale: person.locale,
      db: this.services.databases.app,
      requestId: 'seed',
      origin: this.services.settings.publicOrigin,
      ...randomness,
    }
  }

  anybody(locale: 'fi' | 'sv' | 'en', daysAgo: number): Ctx {
    return { ...this.as('nurse', daysAgo), actor: { kind: 'anonymous' }, person: null, institution: null, locale }
  }

  institution(slug: string): string {
    return this.people.institutionIds.get(slug) as string
  }

  contact(slug: string): string {
    return this.people.contactIds.get(slug) as string
  }
}

function must<T extends { accepted: boolean }>(answer: T): Extract<T, { accepted: true }> {
  if (!answer.accepted) throw new Error(`The demonstration was refused: ${JSON.stringify(answer)}`)
  return answer as Extract<T, { accepted: true }>
}

/** From submission to the public window, by three people of one institution. Returns the version. */
async function approveAndPublish(
  story: Story,
  design: string,
  who: { designer: string; reviewer: string; administrator: string },
  statement: string,
  daysAgo: number,
): Promise<string> {
  const { review } = must(await submitDesign(story.as(who.designer, daysAgo), design))
  must(await decideReview(story.as(who.reviewer, daysAgo - 3), review, { decision: 'approve', statement }))
  const administrator = story.as(who.administrator, daysAgo - 4)
  const approved = (await listMicroCredentials(administrator)).find(({ state }) => state === 'approved')
  if (!approved) throw new Error('The approved micro-credential is not there')
  must(await publish(administrator, approved.id))
  return approved.version
}

/** A run as the world tells it: made when its enrolment opens, or yesterday when that is still to come, and brought as far as open or cancelled. */
async function openOffering(story: Story, key: string, version: string, administrator: string): Promise<string> {
  const run = offerings.find((candidate) => candidate.key === key) as DemoOffering
  const on = (days: number) => dayOf(new Date(Date.now() + days * dayMs))
  const madeDaysAgo = Math.max(1, -run.opensInDays)
  const { id } = must(
    await createOffering(story.as(administrator, madeDaysAgo), {
      version,
      startsOn: on(run.startsInDays),
      endsOn: on(run.startsInDays + run.weeks * 7),
      seats: run.seats,
      price: String(run.priceCents / 100),
      language: run.language,
      opensOn: on(run.opensInDays),
      closesOn: on(run.closesInDays),
      note: run.note?.[run.language] ?? '',
    }),
  )
  if (run.state !== 'planned') must(await moveOffering(story.as(administrator, madeDaysAgo), id, 'open'))
  if (run.state === 'cancelled') must(await moveOffering(story.as(administrator, -run.closesInDays - 1), id, 'cancel'))
  return id
}

async function enrol(story: Story, offering: string, key: string, daysAgo: number): Promise<string> {
  const ctx = story.as(key, daysAgo)
  const person = cast.find((candidate) => candidate.key === key) as DemoPerson
  const [givenName = '', familyName = ''] = person.name.split(' ')
  const { id } = must(
    await applyToOffering(ctx, offering, {
      givenName,
      familyName,
      dateOfBirth: '1988-05-17',
      email: person.email,
      locale: person.locale,
    }),
  )
  return id
}

/** Results of one learner, each outcome with its own feedback, in the learner's language. */
async function assess(
  story: Story,
  enrolment: string,
  who: { assessor: string; learner: string },
  design: Exclude<DemoDesign, 'e4'>,
  outcomes: readonly string[],
  grade: string,
  daysAgo: number,
): Promise<void> {
  const { locale } = cast.find(({ key }) => key === who.learner) as DemoPerson
  for (const outcome of outcomes)
    must(
      await recordResult(story.as(who.assessor, daysAgo), enrolment, {
        outcome,
        met: 'met',
        grade,
        feedback: outcomeFeedback[design][outcome]?.[locale] ?? '',
        revision: 0,
      }),
    )
}

const chapters: Readonly<Record<string, (story: Story) => Promise<void>>> = {
  needs: async (story) => {
    for (const need of needs)
      await reportNeed(story.anybody(need.language, 150), `seed ${need.key}`, {
        to: need.to,
        name: need.name,
        organisation: need.organisation,
        email: need.email,
        problem: need.problem,
        people: need.people,
        count: need.count,
        when: need.when,
        evidence: need.evidence,
        token: `seed-need-${need.key}`,
      })
  },

  partners: async (story) => {
    const coordinators: Readonly<Record<string, string>> = { jamk: 'coordinator', jyu: 'jyuAssessor', tamk: 'tamkOffice' }
    for (const { of, name, kind, city, contactName, contactEmail } of partners)
      must(
        await addPartner(story.as(coordinators[of] as string, 140), {
          name,
          kind,
          city,
          contactName,
          contactEmail,
          contactPhone: '',
          consent: 'yes',
          revision: 0,
        }),
      )
  },

  // E1: one institution, a run in each state, credentials, one of them revoked, one learner by recognition alone.
  homeCare: async (story) => {
    const designer = story.as('designer', 120)
    const need = (await listNeeds(story.as('coordinator', 130))).find(({ problem }) => problem === needs[0]?.problem)
    const value: Design = { ...e1, contact: story.contact('jamk') }
    const design = await createDesign(designer, need ? { kind: 'need', need: need.id } : { kind: 'sample', sample: 'e1' }, value)
    if (need) must(await answerNeed(story.as('coordinator', 118), need.id, { message: needAnswers.taken.fi }))
    const version = await approveAndPublish(
      story,
      design,
      { designer: 'designer', reviewer: 'reviewer', administrator: 'administrator' },
      decisionStatements.approve.fi,
      100,
    )

    const past = await openOffering(story, 'homeCarePast', version, 'administrator')
    const learners = ['nurse', 'nurse2', 'nurse3', 'nurse4']
    const enrolments = new Map<string, string>()
    for (const key of learners) enrolments.set(key, await enrol(story, past, key, 90))
    for (const id of enrolments.values()) {
      must(await acceptEnrolment(story.as('administrator', 85), id))
      await checkIdentity(story.as('administrator', 80), id, { how: 'document' })
    }
    must(await moveOffering(story.as('administrator', 75), past, 'start'))
    for (const key of ['nurse', 'nurse2', 'nurse3'])
      await assess(
        story,
        enrolments.get(key) as string,
        { assessor: 'assessor', learner: key },
        'e1',
        e1.outcomes.map(({ id }) => id),
        '',
        15,
      )
    await recogniseAll(story, enrolments.get('nurse4') as string, 'nurse4')
    must(await moveOffering(story.as('administrator', 12), past, 'assess'))
    for (const key of learners) must(await decideCompletion(story.as('assessor', 10), enrolments.get(key) as string))
    const registrar = story.as('registrar', 8)
    const { rows: ready } = await listReady(registrar)
    must(
      await issueCredentials(
        registrar,
        ready.map(({ completion }) => completion),
        { demo: true },
      ),
    )
    await resumePending(story.services)
    const revoked = (await listCredentials(story.as('registrar', 5))).rows.find(({ learner }) => learner.startsWith('Niilo'))
    if (revoked) must(await revokeCredential(story.as('registrar', 5), revoked.id, 'error'))

    const next = await openOffering(story, 'homeCareNext', version, 'administrator')
    await enrol(story, next, 'applicant', 6)
    await openOffering(story, 'homeCareLater', version, 'administrator')
    await openOffering(story, 'homeCareCancelled', version, 'administrator')
  },

  // E5: two universities, co-owned, both award; running now.
  preparedness: async (story) => {
    const designer = story.as('jyuDesigner', 90)
    const need = (await listNeeds(story.as('jyuAssessor', 95))).find(({ problem }) => problem === needs[1]?.problem)
    const design = await createDesign(designer, need ? { kind: 'need', need: need.id } : { kind: 'sample', sample: 'e5' }, {
      ...e5,
      contact: story.contact('jyu'),
    })
    if (need) must(await answerNeed(story.as('jyuAssessor', 88), need.id, { message: needAnswers.taken.fi }))
    await shareDesign(designer, design, story.institution('tau'), 'coOwner')
    await shareDesign(designer, design, story.institution('tau'), 'awardingBody')
    const version = await approveAndPublish(
      story,
      design,
      { designer: 'jyuDesigner', reviewer: 'jyuReviewer', administrator: 'jyuAdministrator' },
      decisionStatements.approveJoint.fi,
      70,
    )
    const running = await openOffering(story, 'preparednessNow', version, 'jyuAdministrator')
    const leader = await enrol(story, running, 'leader', 50)
    must(await acceptEnrolment(story.as('jyuAdministrator', 45), leader))
    await checkIdentity(story.as('jyuAdministrator', 40), leader, { how: 'strongSignIn' })
    must(await moveOffering(story.as('jyuAdministrator', 30), running, 'start'))
    await assess(story, leader, { assessor: 'jyuAssessor', learner: 'leader' }, 'e5', ['o1', 'o2'], '4', 4)
    await openOffering(story, 'preparednessNext', version, 'jyuAdministrator')
  },

  // Retired, with a credential that stays valid.
  retired: async (story) => {
    const design = await createDesign(
      story.as('tamkDesigner', 180),
      { kind: 'blank' },
      { ...retired, contact: story.contact('tamk') },
    )
    const version = await approveAndPublish(
      story,
      design,
      { designer: 'tamkDesigner', reviewer: 'tamkOffice', administrator: 'tamkOffice' },
      decisionStatements.approveRetired.sv,
      175,
    )
    const past = await openOffering(story, 'remoteAppointments', version, 'tamkOffice')
    const learner = await enrol(story, past, 'nurse3', 160)
    must(await acceptEnrolment(story.as('tamkOffice', 158), learner))
    await checkIdentity(story.as('tamkOffice', 157), learner, { how: 'document' })
    must(await moveOffering(story.as('tamkOffice', 150), past, 'start'))
    await assess(story, learner, { assessor: 'tamkAssessor', learner: 'nurse3' }, 'retired', ['o1', 'o2'], '', 130)
    must(await moveOffering(story.as('tamkOffice', 128), past, 'assess'))
    must(await decideCompletion(story.as('tamkAssessor', 127), learner))
    must(await moveOffering(story.as('tamkOffice', 126), past, 'close'))
    const registrar = story.as('tamkOffice', 125)
    must(
      await issueCredentials(
        registrar,
        (await listReady(registrar)).rows.map(({ completion }) => completion),
        { demo: true },
      ),
    )
    await resumePending(story.services)
    const [micro] = (await listMicroCredentials(story.as('tamkOffice', 30))).filter(({ state }) => state === 'published')
    if (micro) must(await retire(story.as('tamkOffice', 30), micro.id))
  },

  // E4: taught in two languages, enrolling now. After the retired one, which is the only one that TAMK has published until then.
  wellness: async (story) => {
    const design = await createDesign(
      story.as('tamkDesigner', 60),
      { kind: 'sample', sample: 'e4' },
      { ...e4, contact: story.contact('tamk') },
    )
    const version = await approveAndPublish(
      story,
      design,
      { designer: 'tamkDesigner', reviewer: 'tamkOffice', administrator: 'tamkOffice' },
      decisionStatements.approve.sv,
      50,
    )
    await openOffering(story, 'wellnessNext', version, 'tamkOffice')
  },

  // Two badges without credits, each approved by one other person and awarded once.
  badges: async (story) => {
    for (const [design, learner, daysAgo] of [
      [mentorBadge, 'nurse2', 14],
      [dayBadge, 'nurse', 9],
    ] as const) {
      const badge = await createBadge(story.as('designer', daysAgo + 20), design)
      must(await submitBadge(story.as('designer', daysAgo + 19), badge))
      must(await reviewBadge(story.as('reviewer', daysAgo + 17), badge, { decision: 'approve', revision: 1 }))
      const { name, email, locale } = cast.find(({ key }) => key === learner) as DemoPerson
      const assessor = story.as('assessor', daysAgo)
      must(
        await awardBadge(
          assessor,
          story.services.databases.auth,
          badge,
          { achievedOn: dayOf(assessor.now), people: [{ row: 1, name, email, locale }] },
          { demo: true },
        ),
      )
    }
    await resumePending(story.services)
  },

  // A design with deliberate faults, and one that has only begun.
  drafts: async (story) => {
    await createDesign(
      story.as('designer2', 20),
      { kind: 'sample', sample: 'faulty' },
      { ...faulty, contact: story.contact('jamk') },
    )
    await createDesign(
      story.as('tamkDesigner', 3),
      { kind: 'blank' },
      {
        ...emptyDesign,
        title: { fi: 'Etäkuntoutus käytännössä', sv: 'Distansrehabilitering i praktiken' },
        credits: 5,
        targetGroup: { sv: 'Fysioterapeuter och ergoterapeuter som håller träffar på distans.' },
      },
    )
  },
}

async function recogniseAll(story: Story, enrolment: string, key: string): Promise<void> {
  const { locale } = cast.find((person) => person.key === key) as DemoPerson
  const note = recognition.note[locale]
  const granted: Readonly<Record<string, Words>> = recognition.granted
  must(
    await requestRecognition(
      story.as(key, 40),
      enrolment,
      e1.outcomes.map(({ id }) => ({ outcome: id, note })),
    ),
  )
  const [study] = (await listOwnStudies(story.as(key, 39))).filter(({ id }) => id === enrolment)
  const request = study?.recognitions.at(-1)
  if (!request) throw new Error('The recognition request is not there')
  must(
    await decideRecognition(
      story.as('assessor', 35),
      request.id,
      e1.outcomes.map(({ id }) => ({ outcome: id, granted: true, reason: granted[id]?.[locale] ?? '' })),
    ),
  )
}
