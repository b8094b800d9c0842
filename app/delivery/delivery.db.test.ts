import { beforeAll, describe, expect, test } from 'vitest'
import { e1 } from '../../content/samples/index.ts'
import { changePreferences } from '../people/people.server.ts'
import { sql, sqlState } from '../platform/database.server.ts'
import { BadInput, Forbidden, NotFound, SignInNeeded } from '../platform/errors.ts'
import { retire } from '../review/index.server.ts'
import { aCtx, anInstitution, aStranger, house } from '../testing/index.ts'
import {
  acceptEnrolment,
  annulCompletion,
  application,
  applyToOffering,
  cancelEnrolment,
  checkIdentity,
  createOffering,
  decideCompletion,
  decideRecognition,
  helsinkiMidnight,
  listOfferings,
  listOwnStudies,
  moveOffering,
  offeringInput,
  openOffering,
  readOpenOffering,
  recordResult,
  requestRecognition,
  resultInput,
  withdrawEnrolment,
} from './service.server.ts'
import { aCompletion, aLearner, anApplicant, anOffering, asGiven, completionOf, dayIn } from './testing.ts'

const outcomes = e1.outcomes.map(({ id }) => id)
const [first = '', second = ''] = outcomes
const nowhere = '00000000-0000-7000-8000-000000000000'

let run: Awaited<ReturnType<typeof anOffering>>
beforeAll(async () => {
  run = await anOffering(await anInstitution(), { seats: 1000 })
})

const seatsOf = async (offering: string) => (await readOpenOffering(await aStranger(), offering)).seatsTaken
const learnerIn = async (offering: typeof run, enrolment: string) =>
  (await openOffering(offering.administrator, offering.offering, true)).learners.find(({ id }) => id === enrolment)
const letters = async (recipient: string) =>
  (await house()).owner
    .selectFrom('mail')
    .select(['subject', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('createdAt')
    .execute()
const met = (outcome: string, revision = 0) => ({ outcome, met: 'met', grade: '', feedback: 'Näytetty.', revision }) as const

describe('enrolling', () => {
  test('the same form sent twice, and twice at once, makes one enrolment', async () => {
    const learner = await aCtx(null)
    const apply = () => applyToOffering(learner, run.offering, asGiven)
    const answers = [...(await Promise.all([apply(), apply(), apply()])), await apply()]
    expect(new Set(answers.map((answer) => answer.accepted && answer.id)).size).toBe(1)
    expect(answers.filter((answer) => answer.accepted && answer.isNew)).toHaveLength(1)
    expect(await listOwnStudies(learner)).toMatchObject([{ state: 'applied', offering: { id: run.offering } }])
  })

  test('is refused before registration opens, after it has closed, and says which', async () => {
    const later = await anOffering(await anInstitution(), { opens: 3 })
    const learner = await aCtx(null)
    const apply = (now: Date) => applyToOffering({ ...learner, now }, later.offering, asGiven)
    const opens = helsinkiMidnight(dayIn(3))
    const closes = helsinkiMidnight(dayIn(10), true)
    expect(await apply(new Date(opens.getTime() - 1))).toEqual({ accepted: false, refusal: 'registration-not-open-yet' })
    expect(await apply(closes)).toEqual({ accepted: false, refusal: 'registration-is-closed' })
    expect(await listOwnStudies(learner)).toEqual([])
    expect(await apply(new Date(closes.getTime() - 1))).toMatchObject({ accepted: true })
  })

  test('opens and closes at midnight in Helsinki, in winter and in summer', () => {
    expect(helsinkiMidnight('2026-01-15').toISOString()).toBe('2026-01-14T22:00:00.000Z')
    expect(helsinkiMidnight('2026-07-15').toISOString()).toBe('2026-07-14T21:00:00.000Z')
    expect(helsinkiMidnight('2026-07-15', true).toISOString()).toBe('2026-07-15T21:00:00.000Z')
  })

  test('in a full group is refused, and a withdrawal frees the seat for the next', async () => {
    const small = await anOffering(await anInstitution(), { seats: 1 })
    const { learner, enrolment } = await aLearner(small)
    const next = await aCtx(null)
    expect(await applyToOffering(next, small.offering, asGiven)).toEqual({ accepted: false, refusal: 'offering-is-full' })
    expect(await withdrawEnrolment(learner, enrolment)).toMatchObject({ accepted: true })
    expect(await seatsOf(small.offering)).toBe(0)
    expect(await applyToOffering(next, small.offering, asGiven)).toMatchObject({ accepted: true, isNew: true })
  })

  test('is not said to have arrived when one’s enrolment has been withdrawn', async () => {
    const { learner, enrolment } = await anApplicant(run)
    await withdrawEnrolment(learner, enrolment)
    expect(await applyToOffering(learner, run.offering, asGiven)).toEqual({ accepted: false, refusal: 'enrolment-is-withdrawn' })
    expect(await withdrawEnrolment(learner, enrolment)).toEqual({ accepted: false, refusal: 'enrolment-is-withdrawn' })
  })

  test('takes nobody while the offering is planned, and nobody outside knows of it', async () => {
    const planned = await anOffering(await anInstitution(), { isPlanned: true })
    await expect(applyToOffering(await aCtx(null), planned.offering, asGiven)).rejects.toThrow(NotFound)
    await expect(readOpenOffering(await aStranger(), planned.offering)).rejects.toThrow(NotFound)
    expect(await applyToOffering(planned.administrator, planned.offering, asGiven)).toEqual({
      accepted: false,
      refusal: 'offering-takes-nobody',
    })
  })

  test('needs somebody who is signed in, and an offering that is there', async () => {
    await expect(applyToOffering(await aStranger(), run.offering, asGiven)).rejects.toThrow(SignInNeeded)
    for (const id of [nowhere, 'x', '']) await expect(applyToOffering(await aCtx(null), id, asGiven)).rejects.toThrow(NotFound)
  })

  test.each(['131052-308T', 'Maija 010203A123B', '131052+308t'])(
    'a personal identity code in the name is refused: %s',
    (typed) => {
      const answer = application(dayIn(0)).safeParse({ ...asGiven, familyName: typed })
      expect(answer.error?.issues).toMatchObject([{ path: ['familyName'], message: 'identityCode' }])
    },
  )

  test.each([
    ['dateOfBirth', '2026-02-30'],
    ['dateOfBirth', '1850-01-01'],
    ['dateOfBirth', dayIn(1)],
    ['email', 'not an address'],
    ['locale', 'de'],
    ['givenName', ''],
    ['familyName', 'x'.repeat(101)],
  ])('a fault is named at its field: %s', (field, value) => {
    expect(application(dayIn(0)).safeParse({ ...asGiven, [field]: value }).error?.issues[0]).toMatchObject({ path: [field] })
  })
})

describe('seats', () => {
  test('are held by the database: many accepted at once never outnumber them', async () => {
    const small = await anOffering(await anInstitution(), { seats: 2 })
    const applicants = await Promise.all([1, 2, 3, 4, 5].map(() => anApplicant(small)))
    const answers = await Promise.all(applicants.map(({ enrolment }) => acceptEnrolment(small.administrator, enrolment)))
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(2)
    expect(answers.filter((answer) => !answer.accepted && answer.refusal === 'offering-is-full')).toHaveLength(3)
    expect(await seatsOf(small.offering)).toBe(2)
    const { owner } = await house()
    const over = sql`update offering set seats_taken = 3 where id = ${small.offering}`
    expect(await over.execute(owner).catch((error: unknown) => sqlState(error))).toBe('23514')
  })

  test('accepting twice takes one seat and sends one letter', async () => {
    const small = await anOffering(await anInstitution())
    const { enrolment, learner } = await anApplicant(small)
    const answers = await Promise.all([1, 2].map(() => acceptEnrolment(small.administrator, enrolment)))
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['already-accepted', 'ok'])
    expect(await seatsOf(small.offering)).toBe(1)
    expect(await letters(learner.actor.email)).toMatchObject([{ subject: `Paikkasi on vahvistettu: ${e1.title.fi}` }])
  })

  test('a failure in the middle leaves the state before: no seat, no acceptance, no letter', async () => {
    const small = await anOffering(await anInstitution())
    const { enrolment, learner } = await anApplicant(small)
    const { owner } = await house()
    // The letter is written last: a table that takes none for this person makes the end of the command fail.
    const name = sql.ref(`no_letter_${small.institution.slug}`)
    await sql`alter table mail add constraint ${name} check (recipient <> ${sql.lit(learner.actor.email)})`.execute(owner)
    try {
      await expect(acceptEnrolment(small.administrator, enrolment)).rejects.toThrow()
    } finally {
      await sql`alter table mail drop constraint ${name}`.execute(owner)
    }
    expect(await seatsOf(small.offering)).toBe(0)
    expect((await learnerIn(small, enrolment))?.state).toBe('applied')
    expect(await letters(learner.actor.email)).toEqual([])
    const facts = await owner.selectFrom('audit').select('fact').where('subject', '=', `enrolment:${enrolment}`).execute()
    expect(facts).toEqual([{ fact: 'enrolment.applied' }])
    expect(await acceptEnrolment(small.administrator, enrolment)).toMatchObject({ accepted: true })
  })
})

describe('an offering', () => {
  test('that is cancelled ends its enrolments, frees the seats and tells each learner', async () => {
    const small = await anOffering(await anInstitution())
    const { learner, enrolment } = await aLearner(small)
    expect(await moveOffering(small.administrator, small.offering, 'cancel')).toMatchObject({ accepted: true })
    expect((await listOwnStudies(learner))[0]).toMatchObject({
      state: 'withdrawn',
      offering: { state: 'cancelled', seatsTaken: 0 },
    })
    expect((await letters(learner.actor.email)).at(-1)?.subject).toBe(`Ilmoittautumisesi on peruttu: ${e1.title.fi}`)
    expect(await applyToOffering(await aCtx(null), small.offering, asGiven)).toEqual({
      accepted: false,
      refusal: 'offering-takes-nobody',
    })
    expect(await acceptEnrolment(small.administrator, enrolment)).toEqual({ accepted: false, refusal: 'offering-is-over' })
    expect(await moveOffering(small.administrator, small.offering, 'open')).toEqual({
      accepted: false,
      refusal: 'offering-is-over',
    })
    expect(await recordResult(await aCtx(small.institution, 'assessor'), enrolment, met(first))).toEqual({
      accepted: false,
      refusal: 'not-accepted-yet',
    })
  })

  test('that is closed leaves who has no completion as not completed', async () => {
    const small = await anOffering(await anInstitution())
    const left = await aLearner(small)
    const done = await aCompletion(small)
    for (const move of ['start', 'assess', 'close'] as const)
      expect(await moveOffering(small.administrator, small.offering, move)).toMatchObject({ accepted: true })
    expect((await learnerIn(small, left.enrolment))?.state).toBe('notCompleted')
    expect((await learnerIn(small, done.enrolment))?.state).toBe('completed')
    expect(await seatsOf(small.offering)).toBe(1)
    expect(await decideCompletion(done.assessor, left.enrolment)).toMatchObject({ accepted: false })
    expect(await withdrawEnrolment(left.learner, left.enrolment)).toEqual({ accepted: false, refusal: 'enrolment-has-ended' })
  })

  test('is made only of the current version of what is published', async () => {
    const other = await anOffering(await anInstitution())
    await retire(other.administrator, other.microCredential)
    const input = offeringInput.parse({
      version: other.version,
      startsOn: dayIn(1),
      endsOn: dayIn(1),
      seats: '1',
      price: '0',
      language: 'sv',
      opensOn: dayIn(-1),
      closesOn: dayIn(0),
      note: '',
    })
    expect(await createOffering(other.administrator, input)).toEqual({ accepted: false, refusal: 'micro-credential-is-retired' })
    await expect(createOffering(run.administrator, input)).rejects.toThrow(NotFound)
    await expect(createOffering(run.administrator, { ...input, version: nowhere })).rejects.toThrow(NotFound)
    await expect(createOffering(await aCtx(other.institution, 'assessor'), input)).rejects.toThrow(Forbidden)
  })

  test.each([
    ['startsOn', '0000-01-01'],
    ['startsOn', '2026-13-01'],
    ['endsOn', '2026-01-01'],
    ['closesOn', '2026-01-01'],
    ['seats', '0'],
    ['seats', '10001'],
    ['seats', 'many'],
    ['price', '-1'],
    ['price', '1e3'],
    ['language', 'de'],
    ['version', 'x'],
    ['note', 'x'.repeat(2001)],
  ])('a fault of its form is named at the field: %s', (field, value) => {
    const whole = {
      version: nowhere,
      startsOn: '2027-01-01',
      endsOn: '2027-02-01',
      seats: '5',
      price: '10,50',
      language: 'fi',
      opensOn: '2026-11-01',
      closesOn: '2026-12-01',
      note: '',
    }
    expect(offeringInput.safeParse(whole).success).toBe(true)
    expect(offeringInput.safeParse({ ...whole, [field]: value }).error?.issues.map(({ path }) => path[0])).toContain(field)
  })

  test('of another institution is not there: neither it, nor its learners, nor their completions', async () => {
    const { learner, enrolment, completion } = await aCompletion(run)
    const away = await anInstitution()
    const office = await aCtx(away, 'studyAdministrator', 'assessor', 'registrar')
    for (const ask of [
      () => openOffering(office, run.offering, true),
      () => moveOffering(office, run.offering, 'cancel'),
      () => acceptEnrolment(office, enrolment),
      () => cancelEnrolment(office, enrolment),
      () => checkIdentity(office, enrolment, { how: 'document' }),
      () => recordResult(office, enrolment, met(first)),
      () => decideCompletion(office, enrolment),
      () => annulCompletion(office, completion, 'error'),
    ])
      await expect(ask()).rejects.toThrow(NotFound)
    expect(await listOfferings(office)).toEqual([])
    // Nor does being a learner there open it: one works where one has a role.
    const learnerWithRole = { ...office, person: learner.person }
    for (const ask of [
      () => recordResult(learnerWithRole, enrolment, met(first)),
      () => decideCompletion(learnerWithRole, enrolment),
      () => cancelEnrolment(learnerWithRole, enrolment),
      () => annulCompletion(learnerWithRole, completion, 'error'),
    ])
      await expect(ask()).rejects.toThrow(NotFound)
  })

  test('answers the same for ids that are nowhere and for what is no id', async () => {
    const office = await aCtx(run.institution, 'studyAdministrator', 'assessor')
    for (const id of [nowhere, 'x', '', "' or 1=1"]) {
      await expect(openOffering(office, id, true)).rejects.toThrow(NotFound)
      await expect(moveOffering(office, id, 'open')).rejects.toThrow(NotFound)
      await expect(acceptEnrolment(office, id)).rejects.toThrow(NotFound)
      await expect(checkIdentity(office, id, { how: 'document' })).rejects.toThrow(NotFound)
      await expect(recordResult(office, id, met(first))).rejects.toThrow(NotFound)
      await expect(decideCompletion(office, id)).rejects.toThrow(NotFound)
      await expect(decideRecognition(office, id, [])).rejects.toThrow(NotFound)
      await expect(annulCompletion(office, id, 'error')).rejects.toThrow(NotFound)
      await expect(withdrawEnrolment(office, id)).rejects.toThrow(NotFound)
      await expect(requestRecognition(office, id, [])).rejects.toThrow(NotFound)
    }
  })

  test('an enrolment is its learner’s: nobody else withdraws it or asks for recognition in it', async () => {
    const { enrolment } = await aLearner(run)
    const other = await aCtx(null)
    await expect(withdrawEnrolment(other, enrolment)).rejects.toThrow(NotFound)
    await expect(requestRecognition(other, enrolment, [{ outcome: first, note: 'x' }])).rejects.toThrow(NotFound)
    await expect(acceptEnrolment(other, enrolment)).rejects.toThrow(Forbidden)
  })
})

describe('a result', () => {
  test('that somebody else changed meanwhile is not overwritten: the other text stays, and one’s own is given back', async () => {
    const { enrolment } = await aLearner(run)
    const [one, two] = [await aCtx(run.institution, 'assessor'), await aCtx(run.institution, 'assessor')]
    const answers = await Promise.all([
      recordResult(one, enrolment, { ...met(first), feedback: 'From one' }),
      recordResult(two, enrolment, { ...met(first), feedback: 'From two' }),
    ])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['changed-meanwhile', 'ok'])
    expect(await recordResult(one, enrolment, { ...met(first, 1), feedback: 'Better' })).toMatchObject({ accepted: true })
    expect(await recordResult(two, enrolment, { ...met(first, 1), feedback: 'Stale' })).toEqual({
      accepted: false,
      refusal: 'changed-meanwhile',
    })
    expect((await learnerIn(run, enrolment))?.standing.find(({ outcome }) => outcome === first)?.result).toMatchObject({
      feedback: 'Better',
      revision: 2,
    })
  })

  test('is of an outcome that is there, by somebody who may, with feedback and a revision that can be', async () => {
    const { enrolment } = await aLearner(run)
    const assessor = await aCtx(run.institution, 'assessor')
    await expect(recordResult(assessor, enrolment, met('o99'))).rejects.toThrow(NotFound)
    await expect(recordResult(run.administrator, enrolment, met(first))).rejects.toThrow(Forbidden)
    for (const [field, value] of [
      ['feedback', ''],
      ['feedback', 'x'.repeat(4001)],
      ['met', 'perhaps'],
      ['revision', '99999999999'],
      ['revision', 'x'],
    ] as const)
      expect(resultInput.safeParse({ ...met(first), [field]: value }).error?.issues).toMatchObject([{ path: [field] }])
  })

  test('is nobody’s own to write', async () => {
    const both = await aCtx(run.institution, 'assessor')
    const applied = await applyToOffering(both, run.offering, asGiven)
    if (!applied.accepted) throw new Error(applied.refusal)
    await acceptEnrolment(run.administrator, applied.id)
    expect(await recordResult(both, applied.id, met(first))).toEqual({ accepted: false, refusal: 'nobody-decides-their-own' })
    const asked = await requestRecognition(both, applied.id, [{ outcome: first, note: 'I can' }])
    if (!asked.accepted) throw new Error(asked.refusal)
    expect(await decideRecognition(both, asked.id, [{ outcome: first, granted: true, reason: 'I can' }])).toEqual({
      accepted: false,
      refusal: 'nobody-decides-their-own',
    })
    const other = await aCtx(run.institution, 'assessor')
    for (const outcome of outcomes) await recordResult(other, applied.id, met(outcome))
    expect(await decideCompletion(both, applied.id)).toEqual({ accepted: false, refusal: 'nobody-decides-their-own' })
    expect(await decideCompletion(other, applied.id)).toMatchObject({ accepted: true })
  })
})

describe('recognition', () => {
  test('is judged outcome by outcome, each with a reason, and alone can make a completion', async () => {
    const { learner, enrolment } = await aLearner(run)
    const assessor = await aCtx(run.institution, 'assessor')
    expect(await requestRecognition(learner, enrolment, [{ outcome: first, note: ' ' }])).toMatchObject({
      refusal: 'nothing-asked',
    })
    const asked = await requestRecognition(
      learner,
      enrolment,
      outcomes.map((outcome) => ({ outcome, note: 'Two signed rounds' })),
    )
    if (!asked.accepted) throw new Error(asked.refusal)
    expect(await requestRecognition(learner, enrolment, [{ outcome: first, note: 'again' }])).toMatchObject({
      refusal: 'already-requested',
    })
    const judge = (granted: boolean) => outcomes.map((outcome) => ({ outcome, granted, reason: 'Seen the rounds' }))
    expect(await decideRecognition(assessor, asked.id, judge(true).slice(1))).toMatchObject({
      refusal: 'every-outcome-needs-an-answer',
    })
    expect(
      await decideRecognition(assessor, asked.id, [{ outcome: first, granted: true, reason: '' }, ...judge(true).slice(1)]),
    ).toMatchObject({ refusal: 'every-answer-needs-a-reason' })
    expect(
      await decideRecognition(assessor, asked.id, [
        { outcome: first, granted: true, reason: 'x'.repeat(4001) },
        ...judge(true).slice(1),
      ]),
    ).toMatchObject({ refusal: 'text-is-too-long' })
    const partly = judge(true).map((judgement) => ({ ...judgement, granted: judgement.outcome !== second }))
    expect(await decideRecognition(assessor, asked.id, partly)).toMatchObject({ accepted: true })
    expect(await decideRecognition(assessor, asked.id, judge(true))).toMatchObject({ refusal: 'recognition-is-decided' })
    expect((await listOwnStudies(learner))[0]?.outcomes.map(({ by }) => by)).toEqual(
      outcomes.map((outcome) => (outcome === second ? null : 'recognition')),
    )
    expect(await decideCompletion(assessor, enrolment)).toEqual({ accepted: false, refusal: 'outcomes-are-missing' })

    const again = await requestRecognition(learner, enrolment, [{ outcome: second, note: 'And a third round' }])
    if (!again.accepted) throw new Error(again.refusal)
    await decideRecognition(assessor, again.id, [{ outcome: second, granted: true, reason: 'Seen now' }])
    expect(await decideCompletion(assessor, enrolment)).toMatchObject({ accepted: true })
    const { owner } = await house()
    const { results } = await owner
      .selectFrom('completion')
      .select('results')
      .where('enrolmentId', '=', enrolment)
      .executeTakeFirstOrThrow()
    expect(results).toEqual(outcomes.map((outcome) => ({ outcome, by: 'recognition' })))
  })

  test('asked twice at once is one request, and a form that cannot be is refused', async () => {
    const { learner, enrolment } = await aLearner(run)
    await expect(
      requestRecognition(learner, enrolment, [
        { outcome: first, note: 'a' },
        { outcome: first, note: 'b' },
      ]),
    ).rejects.toThrow(BadInput)
    await expect(requestRecognition(learner, enrolment, [{ outcome: 'o99', note: 'a' }])).rejects.toThrow(BadInput)
    expect(await requestRecognition(learner, enrolment, [{ outcome: first, note: 'x'.repeat(4001) }])).toEqual({
      accepted: false,
      refusal: 'text-is-too-long',
    })
    const answers = await Promise.all([1, 2].map(() => requestRecognition(learner, enrolment, [{ outcome: first, note: 'a' }])))
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['already-requested', 'ok'])
  })
})

describe('a completion', () => {
  test('is decided once, by two at once too, and only when every outcome is there', async () => {
    const { enrolment } = await aLearner(run)
    const assessor = await aCtx(run.institution, 'assessor')
    await recordResult(assessor, enrolment, met(first))
    expect(await decideCompletion(assessor, enrolment)).toEqual({ accepted: false, refusal: 'outcomes-are-missing' })
    for (const outcome of outcomes.slice(1)) await recordResult(assessor, enrolment, met(outcome))
    const registrar = await aCtx(run.institution, 'registrar')
    const answers = await Promise.all([decideCompletion(assessor, enrolment), decideCompletion(registrar, enrolment)])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['already-decided', 'ok'])
    expect(await recordResult(assessor, enrolment, met(first, 1))).toMatchObject({ accepted: false })
  })

  test('annulled for an error can be mended and decided again', async () => {
    const { assessor, completion, enrolment } = await aCompletion(run)
    const answers = await Promise.all([
      annulCompletion(assessor, completion, 'error'),
      annulCompletion(assessor, completion, 'error'),
    ])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['completion-is-annulled', 'ok'])
    expect(await learnerIn(run, enrolment)).toMatchObject({ state: 'active', completion: null })
    expect(await recordResult(assessor, enrolment, { ...met(first, 1), feedback: 'Mended' })).toMatchObject({ accepted: true })
    expect(await decideCompletion(assessor, enrolment)).toMatchObject({ accepted: true })
    expect(await completionOf(run, enrolment)).not.toBe(completion)
  })

  test('annulled for misconduct ends the enrolment without one', async () => {
    const small = await anOffering(await anInstitution())
    const { assessor, completion, enrolment } = await aCompletion(small)
    expect(await annulCompletion(assessor, completion, 'misconduct')).toMatchObject({ accepted: true })
    expect(await learnerIn(small, enrolment)).toMatchObject({ state: 'notCompleted', completion: null })
    expect(await seatsOf(small.offering)).toBe(0)
    expect(await decideCompletion(assessor, enrolment)).toEqual({ accepted: false, refusal: 'enrolment-has-ended' })
  })
})

describe('non-disclosure', () => {
  test('hides name and address from who need not know, from the moment it is asked for', async () => {
    const small = await anOffering(await anInstitution())
    const { learner, enrolment } = await aLearner(small)
    const seenBy = async (maySee: boolean) => (await openOffering(small.administrator, small.offering, maySee)).learners[0]
    expect(await seenBy(false)).toMatchObject({ name: 'Testi Oppija', email: learner.actor.email })
    await changePreferences(learner, { name: 'Testi Oppija', locale: 'fi', nonDisclosure: 'on' })
    expect(await seenBy(false)).toMatchObject({ id: enrolment, name: null, email: null })
    expect(await seenBy(true)).toMatchObject({ name: 'Testi Oppija' })
    const later = await anOffering(await anInstitution())
    await applyToOffering(learner, later.offering, asGiven)
    expect((await openOffering(later.administrator, later.offering, false)).learners[0]).toMatchObject({
      name: null,
      email: null,
    })
    await changePreferences(learner, { name: 'Testi Oppija', locale: 'fi' })
    expect(await seenBy(false)).toMatchObject({ name: 'Testi Oppija' })
  })
})
