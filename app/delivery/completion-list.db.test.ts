import { beforeAll, describe, expect, test } from 'vitest'
import { e1, e5 } from '../../content/samples/index.ts'
import { inTransaction, sql } from '../platform/database.server.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import { readListTable } from '../platform/list-table.ts'
import { aCtx, anInstitution, house } from '../testing/index.ts'
import { decideFromList, openCompletionList, previewCompletions } from './completion-list.server.ts'
import { completionShape, mostCompletions } from './completion-list.ts'
import { readCompletion } from './index.server.ts'
import { acceptEnrolment, applyToOffering, decideCompletion, openOffering, recordResult } from './service.server.ts'
import { aCompletion, aLearner, anApplicant, anOffering, asGiven, completionOf, dayIn } from './testing.ts'

type Run = Awaited<ReturnType<typeof anOffering>>
type Assessor = Awaited<ReturnType<typeof aCtx>>
const outcomes = e1.outcomes.map(({ id }) => id)
const [first = ''] = outcomes

let run: Run
let assessor: Assessor
beforeAll(async () => {
  run = await anOffering(await anInstitution(), { seats: 1000 })
  assessor = await aCtx(run.institution, 'assessor')
})

const typed = (rows: readonly string[], feedback = 'Näytetty listan mukaan.') => {
  const { rows: read, problem } = readListTable(['Sähköposti;Tulos;Arvosana;Päivä;Palaute', ...rows].join('\n'), completionShape)
  if (problem) throw new Error(problem.reason)
  return { rows: read, feedback }
}
const preview = (rows: readonly string[], who: Assessor = assessor, at: Run = run) =>
  previewCompletions(who, at.offering, typed(rows))
/** Looks at a list and decides what was seen. */
async function decide(rows: readonly string[], who: Assessor = assessor, at: Run = run) {
  const { seen } = await preview(rows, who, at)
  return decideFromList(who, at.offering, typed(rows), seen)
}
const learnerIn = async (at: Run, enrolment: string) =>
  (await openOffering(at.administrator, at.offering, true)).learners.find(({ id }) => id === enrolment)
const facts = async (...subjects: string[]) =>
  (await house()).owner
    .selectFrom('audit')
    .select(['subject', 'fact', 'actorId', 'data'])
    .where('subject', 'in', subjects)
    .orderBy('id')
    .execute()
const letters = async (recipient: string) =>
  (await (await house()).owner.selectFrom('mail').select('subject').where('recipient', '=', recipient).execute()).map(
    ({ subject }) => subject,
  )
const told = `Suorituksesi on päätetty: ${e1.title.fi}`

describe('completions from a list', () => {
  test('are recorded and decided as one by one: results, completion, audit, letter', async () => {
    const one = await aLearner(run)
    const two = await aLearner(run)
    const byOne = await aCompletion(run)
    expect(await decide([`${one.learner.actor.email};hyv;;;Oma palaute.`, `${two.learner.actor.email};hyväksytty;;;`])).toEqual({
      accepted: true,
      completed: 2,
      notMet: 0,
    })
    for (const { enrolment, learner } of [one, two]) {
      expect(await learnerIn(run, enrolment)).toMatchObject({ state: 'completed', completion: { state: 'decided' } })
      expect((await letters(learner.actor.email)).filter((subject) => subject === told)).toHaveLength(1)
    }
    expect((await learnerIn(run, one.enrolment))?.standing.map(({ by, result }) => [by, result?.feedback])).toEqual(
      outcomes.map(() => ['assessment', 'Oma palaute.']),
    )
    // The same records as of somebody who was decided on the assessment page, by whoever decided.
    const recordsOf = async (enrolment: string, completion: string) =>
      (await facts(`enrolment:${enrolment}`, `completion:${completion}`)).map(({ fact, data }) => [
        fact,
        Object.keys(data as object),
      ])
    const completion = await completionOf(run, one.enrolment)
    expect((await recordsOf(one.enrolment, completion)).sort()).toEqual(
      (await recordsOf(byOne.enrolment, byOne.completion)).sort(),
    )
    expect((await facts(`completion:${completion}`)).map(({ fact, actorId }) => [fact, actorId])).toEqual([
      ['completion.decided', assessor.person],
    ])
  })

  test('keep the day that the list says, on the completion and in its record', async () => {
    const old = await anOffering(await anInstitution())
    const { owner } = await house()
    // An offering is planned for days to come; that it has begun is arranged here.
    await sql`update offering set starts_on = ${dayIn(-40)} where id = ${old.offering}`.execute(owner)
    const own = await aCtx(old.institution, 'assessor')
    const { learner, enrolment } = await aLearner(old)
    expect(await decide([`${learner.actor.email};hyv;;${dayIn(-7)};`], own, old)).toMatchObject({ accepted: true })
    const id = await completionOf(old, enrolment)
    expect(await inTransaction(own, (tx) => readCompletion(tx, id))).toMatchObject({ completedOn: dayIn(-7) })
    expect((await facts(`completion:${id}`))[0]?.data).toMatchObject({ completedOn: dayIn(-7) })
    const other = await aCompletion(old)
    expect(await inTransaction(own, (tx) => readCompletion(tx, other.completion))).toMatchObject({ completedOn: dayIn(0) })
  })

  test('that say not passed record what is missing as not met yet, complete nobody and write no letter of a completion', async () => {
    const { learner, enrolment } = await aLearner(run)
    await recordResult(assessor, enrolment, { outcome: first, met: 'met', grade: '', feedback: 'Hyvä.', revision: 0 })
    expect(await decide([`${learner.actor.email};hylätty;;;Kertaa vielä.`])).toEqual({ accepted: true, completed: 0, notMet: 1 })
    const after = await learnerIn(run, enrolment)
    expect(after).toMatchObject({ state: 'accepted', completion: null })
    expect(after?.standing.map(({ result }) => [result?.met, result?.feedback])).toEqual(
      outcomes.map((outcome) => (outcome === first ? [true, 'Hyvä.'] : [false, 'Kertaa vielä.'])),
    )
    expect(await letters(learner.actor.email)).not.toContain(told)
    // And can be passed by a later list.
    expect(await decide([`${learner.actor.email};hyväksytty;;;Nyt näkyi.`])).toMatchObject({ accepted: true, completed: 1 })
  })

  test('with numbers give the completion the number of the row', async () => {
    const numbered = await anOffering(await anInstitution(), { design: { ...e5, needs: [] } })
    const own = await aCtx(numbered.institution, 'assessor')
    const { learner, enrolment } = await aLearner(numbered)
    expect((await openCompletionList(own, numbered.offering)).isGraded).toBe(true)
    expect((await preview([`${learner.actor.email};hyv;;;`], own, numbered)).list.problems).toMatchObject([
      { reason: 'grade-missing' },
    ])
    expect(await decide([`${learner.actor.email};hyv;4;;`], own, numbered)).toMatchObject({ accepted: true })
    const id = await completionOf(numbered, enrolment)
    expect(await inTransaction(own, (tx) => readCompletion(tx, id))).toMatchObject({ grade: '4' })
  })

  test('are all decided or none: one bad row, and nothing of the others is there', async () => {
    const good = await aLearner(run)
    const rows = [`${good.learner.actor.email};hyväksytty;;;`, 'kukaan@test.example;hyväksytty;;;']
    expect(await decide(rows)).toMatchObject({
      accepted: false,
      refusal: 'rows-are-wrong',
      shown: { list: { read: 2, rows: [{ row: 2 }], problems: [{ row: 3, reason: 'not-enrolled' }] } },
    })
    expect(await learnerIn(run, good.enrolment)).toMatchObject({ state: 'accepted', completion: null })
    expect((await learnerIn(run, good.enrolment))?.standing.every(({ result }) => result === null)).toBe(true)
  })

  test('that fail in the middle leave nothing: no result, no completion, no record, no letter', async () => {
    const small = await anOffering(await anInstitution())
    const own = await aCtx(small.institution, 'assessor')
    const [one, two] = [await aLearner(small), await aLearner(small)]
    const rows = [one, two].map(({ learner }) => `${learner.actor.email};hyväksytty;;;`)
    const { owner } = await house()
    // The letter of the second is written last: a table that takes none for this person makes the end of the command fail.
    const name = sql.ref(`no_letter_${small.institution.slug}`)
    const before = await facts(`enrolment:${one.enrolment}`, `enrolment:${two.enrolment}`)
    await sql`alter table mail add constraint ${name} check (recipient <> ${sql.lit(two.learner.actor.email)} or subject not like 'Suorituksesi%')`.execute(
      owner,
    )
    try {
      await expect(decide(rows, own, small)).rejects.toThrow()
    } finally {
      await sql`alter table mail drop constraint ${name}`.execute(owner)
    }
    for (const { enrolment, learner } of [one, two]) {
      expect(await learnerIn(small, enrolment)).toMatchObject({ state: 'accepted', completion: null })
      expect((await learnerIn(small, enrolment))?.standing.every(({ result }) => result === null)).toBe(true)
      expect(await letters(learner.actor.email)).not.toContain(told)
    }
    expect(await facts(`enrolment:${one.enrolment}`, `enrolment:${two.enrolment}`)).toEqual(before)
    expect(await decide(rows, own, small)).toMatchObject({ accepted: true, completed: 2 })
  })

  test('pressed twice at once are decided once, and the second is told so', async () => {
    const { learner, enrolment } = await aLearner(run)
    const rows = [`${learner.actor.email};hyväksytty;;;`]
    const { seen } = await preview(rows)
    const answers = await Promise.all([1, 2].map(() => decideFromList(assessor, run.offering, typed(rows), seen)))
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.shown.list.problems[0]?.reason)).sort()).toEqual([
      'already-decided',
      'ok',
    ])
    const completion = await completionOf(run, enrolment)
    expect(await facts(`completion:${completion}`)).toHaveLength(1)
    expect((await letters(learner.actor.email)).filter((subject) => subject === told)).toHaveLength(1)
  })

  test('are not decided on what nobody has seen: a result that came meanwhile asks for another look', async () => {
    const { learner, enrolment } = await aLearner(run)
    const rows = [`${learner.actor.email};hyväksytty;;;`]
    const { seen } = await preview(rows)
    const other = await aCtx(run.institution, 'assessor')
    await recordResult(other, enrolment, { outcome: first, met: 'notMet', grade: '', feedback: 'Ei näkynyt.', revision: 0 })
    const answer = await decideFromList(assessor, run.offering, typed(rows), seen)
    expect(answer).toMatchObject({ accepted: false, refusal: 'changed-meanwhile', shown: { list: { problems: [] } } })
    expect((await learnerIn(run, enrolment))?.standing[0]?.result).toMatchObject({ met: false, feedback: 'Ei näkynyt.' })
    // Nor is another list than the one that was looked at.
    expect(await decideFromList(assessor, run.offering, typed(rows, 'Toinen palaute.'), seen)).toMatchObject({
      refusal: 'changed-meanwhile',
    })
    if (answer.accepted) throw new Error('It was decided')
    expect(await decideFromList(assessor, run.offering, typed(rows), answer.shown.seen)).toMatchObject({ accepted: true })
  })
})

describe('a row of a list is refused', () => {
  const reasonOf = async (row: string, who?: Assessor) => {
    const answer = await decide([row], who)
    return answer.accepted ? 'accepted' : answer.shown.list.problems.map(({ reason }) => reason).join()
  }

  test('for somebody who is not in, is in no longer, or is completed', async () => {
    const applicant = await anApplicant(run)
    expect(await reasonOf(`${applicant.learner.actor.email};hyv;;;`)).toBe('not-accepted-yet')
    const done = await aCompletion(run)
    expect(await reasonOf(`${done.learner.actor.email};hyv;;;`)).toBe('already-decided')
    const away = await aLearner(await anOffering(await anInstitution()))
    expect(await reasonOf(`${away.learner.actor.email};hyv;;;`)).toBe('not-enrolled')
  })

  test('for who decides: nobody decides their own', async () => {
    const both = await aCtx(run.institution, 'assessor')
    const applied = await applyToOffering(both, run.offering, { ...asGiven, email: both.actor.email })
    if (!applied.accepted) throw new Error(applied.refusal)
    await acceptEnrolment(run.administrator, applied.id)
    expect(await reasonOf(`${both.actor.email};hyv;;;`, both)).toBe('nobody-decides-their-own')
    expect(await reasonOf(`${both.actor.email};hyl;;;`, both)).toBe('nobody-decides-their-own')
    expect(await reasonOf(`${both.actor.email};hyv;;;`)).toBe('accepted')
  })

  test('for a day to come, one before the offering, and a number where there are none', async () => {
    const { learner } = await aLearner(run)
    expect(await reasonOf(`${learner.actor.email};hyv;;${dayIn(1)};`)).toBe('day-to-come')
    expect(await reasonOf(`${learner.actor.email};hyv;;${dayIn(-1)};`)).toBe('day-before-offering')
    expect(await reasonOf(`${learner.actor.email};hyv;5;;`)).toBe('not-graded')
  })

  test('for a registrar, where an assessor has not judged every outcome', async () => {
    const registrar = await aCtx(run.institution, 'registrar')
    const { learner, enrolment } = await aLearner(run)
    const row = `${learner.actor.email};hyv;;;`
    expect(await reasonOf(row, registrar)).toBe('outcomes-are-missing')
    for (const outcome of outcomes)
      await recordResult(assessor, enrolment, { outcome, met: 'met', grade: '', feedback: 'Hyvä.', revision: 0 })
    expect(await reasonOf(row, registrar)).toBe('accepted')
    expect(await decideCompletion(assessor, enrolment)).toMatchObject({ refusal: 'already-decided' })
  })

  test('with everything else of it, in another institution, for who has no such right, and where there is no offering', async () => {
    const { learner } = await aLearner(run)
    const rows = typed([`${learner.actor.email};hyv;;;`])
    const away = await aCtx(await anInstitution(), 'assessor')
    for (const id of [run.offering, 'x', '00000000-0000-7000-8000-000000000000']) {
      const who = id === run.offering ? away : assessor
      await expect(openCompletionList(who, id)).rejects.toThrow(NotFound)
      await expect(previewCompletions(who, id, rows)).rejects.toThrow(NotFound)
      await expect(decideFromList(who, id, rows, '')).rejects.toThrow(NotFound)
    }
    for (const who of [run.administrator, learner]) {
      await expect(openCompletionList(who, run.offering)).rejects.toThrow(Forbidden)
      await expect(previewCompletions(who, run.offering, rows)).rejects.toThrow(Forbidden)
      await expect(decideFromList(who, run.offering, rows, '')).rejects.toThrow(Forbidden)
    }
  })
})

test('the database takes no completion of a day after its decision', async () => {
  const { completion } = await aCompletion(run)
  const { owner } = await house()
  await expect(sql`update completion set completed_on = ${dayIn(1)} where id = ${completion}`.execute(owner)).rejects.toThrow(
    'completed_before_decided',
  )
})

test('as many as a list may have are decided together', async () => {
  const large = await anOffering(await anInstitution(), { seats: mostCompletions })
  const own = await aCtx(large.institution, 'assessor')
  const emails: string[] = []
  for (let n = 0; n < mostCompletions; n++) emails.push((await aLearner(large)).learner.actor.email)
  expect(
    await decide(
      emails.map((email) => `${email};hyv;;;`),
      own,
      large,
    ),
  ).toMatchObject({ accepted: true, completed: mostCompletions })
}, 120_000)
