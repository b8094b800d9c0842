import { type Design, emptyDesign } from '@poiju/framework'
import { designHash } from '@poiju/framework/canonical'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aDesign } from '../../packages/framework/src/testing.ts'
import { changeDesign, createDesign, shareDesign, unshareDesign } from '../design/index.server.ts'
import { inTransaction, sqlState } from '../platform/database.server.ts'
import { BadInput, Forbidden, NotFound } from '../platform/errors.ts'
import { aCtx, anInstitution, aStranger, house, type TestInstitution } from '../testing/index.ts'
import {
  commentReview,
  decideReview,
  listMicroCredentials,
  listReviews,
  openMicroCredential,
  publish,
  readVersion,
  readVersionText,
  retire,
  reviewsOfDesign,
  startNewVersion,
  submitDesign,
} from './index.server.ts'
import { openReview, previewSubmit } from './service.server.ts'

const value: Design = aDesign({ needs: [] })

async function aSubmitted(institution: TestInstitution, design: Design = value) {
  const designer = await aCtx(institution, 'designer')
  const id = await createDesign(designer, { kind: 'blank' }, design)
  const sent = await submitDesign(designer, id)
  if (!sent.accepted) throw new Error(sent.refusal)
  return { designer, design: id, review: sent.review }
}

async function anApproved(institution: TestInstitution, design: Design = value) {
  const sent = await aSubmitted(institution, design)
  const reviewer = await aCtx(institution, 'reviewer')
  expect(await decideReview(reviewer, sent.review, { decision: 'approve', statement: 'Fine' })).toMatchObject({ accepted: true })
  const administrator = await aCtx(institution, 'studyAdministrator')
  const [row] = await listMicroCredentials(administrator)
  if (!row) throw new Error('no micro-credential')
  return { ...sent, reviewer, administrator, microCredential: row.id, version: row.version }
}

describe('sending a design for review', () => {
  test('is refused while required findings remain, and the design stays a draft', async () => {
    const designer = await aCtx(await anInstitution(), 'designer')
    const id = await createDesign(designer, { kind: 'blank' }, emptyDesign)
    const answer = await submitDesign(designer, id)
    expect(answer).toMatchObject({ accepted: false, refusal: 'design-has-required-findings' })
    expect(answer.accepted ? [] : answer.findings.filter(({ severity }) => severity === 'required')).not.toEqual([])
    expect(await listReviews(designer)).toEqual([])
    await changeDesign(designer, id, () => value)
  })

  test('twice at once makes one review', async () => {
    const designer = await aCtx(await anInstitution(), 'designer')
    const id = await createDesign(designer, { kind: 'blank' }, value)
    const answers = await Promise.all([submitDesign(designer, id), submitDesign(designer, id), submitDesign(designer, id)])
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.accepted && answer.refusal === 'design-is-in-review')).toHaveLength(2)
    expect(await listReviews(designer)).toHaveLength(1)
  })

  test('closes the document: nobody changes what is being decided on', async () => {
    const { designer, design } = await aSubmitted(await anInstitution())
    await expect(changeDesign(designer, design, (now) => ({ ...now, credits: 5 }))).rejects.toThrow(Forbidden)
  })

  test('while somebody writes, decides on a value that is whole', async () => {
    const institution = await anInstitution()
    const [designer, other] = [await aCtx(institution, 'designer'), await aCtx(institution, 'designer')]
    for (let round = 0; round < 5; round++) {
      const id = await createDesign(designer, { kind: 'blank' }, value)
      const [sent] = await Promise.all([
        submitDesign(designer, id),
        changeDesign(other, id, (now) => ({ ...now, outcomes: [] })).catch(() => undefined),
      ])
      // Either the change came first and the faulty value was refused, or the review came first and holds the whole value.
      if (sent.accepted) expect((await openReview(designer, sent.review)).hash).toBe(designHash(value))
      else expect(sent.refusal).toBe('design-has-required-findings')
    }
  })

  test('says beforehand who would decide: reviewers who have not written in it', async () => {
    const institution = await anInstitution()
    const designer = await aCtx(institution, 'designer')
    const id = await createDesign(designer, { kind: 'blank' }, value)
    expect(await previewSubmit(designer, id)).toMatchObject({ refusal: null, reviewers: [] })
    await aCtx(institution, 'reviewer')
    const both = await aCtx(institution, 'reviewer', 'designer')
    expect((await previewSubmit(designer, id)).reviewers).toHaveLength(2)
    await changeDesign(both, id, (now) => ({ ...now, weeks: 10 }))
    expect((await previewSubmit(designer, id)).reviewers).toEqual(['reviewer'])
  })

  test('is only for designers, and only for designs of one’s own institution', async () => {
    const institution = await anInstitution()
    const designer = await aCtx(institution, 'designer')
    const id = await createDesign(designer, { kind: 'blank' }, value)
    await expect(submitDesign(await aCtx(institution, 'assessor'), id)).rejects.toThrow(Forbidden)
    await expect(submitDesign(await aCtx(await anInstitution(), 'designer'), id)).rejects.toThrow(NotFound)
    await expect(submitDesign(designer, 'no-such')).rejects.toThrow(NotFound)
  })
})

describe('deciding a review', () => {
  test('nobody approves or returns their own design, whatever roles they have', async () => {
    const institution = await anInstitution()
    const author = await aCtx(institution, 'designer', 'reviewer')
    const id = await createDesign(author, { kind: 'blank' }, value)
    const sent = await submitDesign(await aCtx(institution, 'designer'), id)
    if (!sent.accepted) throw new Error(sent.refusal)
    for (const decision of ['approve', 'return'] as const)
      expect(await decideReview(author, sent.review, { decision, statement: 'x' })).toEqual({
        accepted: false,
        refusal: 'reviewer-is-an-author',
      })
    expect((await openReview(author, sent.review)).whyNot).toBe('reviewer-is-an-author')
  })

  test('two at once: one wins, the other is told that it is decided', async () => {
    const institution = await anInstitution()
    const { review, designer } = await aSubmitted(institution)
    const reviewers = await Promise.all([
      aCtx(institution, 'reviewer'),
      aCtx(institution, 'reviewer'),
      aCtx(institution, 'reviewer'),
    ])
    const answers = await Promise.all([
      decideReview(reviewers[0], review, { decision: 'approve', statement: 'a' }),
      decideReview(reviewers[1], review, { decision: 'approve', statement: 'b' }),
      decideReview(reviewers[2], review, { decision: 'return', statement: 'c' }),
    ])
    expect(answers.filter(({ accepted }) => accepted)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.accepted && answer.refusal === 'review-is-decided')).toHaveLength(2)
    expect((await listMicroCredentials(designer)).length).toBeLessThanOrEqual(1)
    const { owner } = await house()
    expect(await owner.selectFrom('decision').select('id').where('institutionId', '=', institution.id).execute()).toHaveLength(1)
  })

  test('returning needs a reason, keeps the comments at their places, and opens the document again', async () => {
    const institution = await anInstitution()
    const { review, designer, design } = await aSubmitted(institution)
    const reviewer = await aCtx(institution, 'reviewer')
    expect(await decideReview(reviewer, review, { decision: 'return' })).toMatchObject({ refusal: 'return-needs-a-reason' })
    const comment = { place: 'outcomes/o1/verb', text: 'Which method?' }
    expect(await commentReview(reviewer, review, comment)).toMatchObject({ accepted: true })
    expect(await commentReview(reviewer, review, comment)).toMatchObject({ accepted: true })
    await expect(commentReview(reviewer, review, { place: 'outcomes/o9', text: 'x' })).rejects.toThrow(BadInput)
    expect(
      await decideReview(reviewer, review, { decision: 'return', comments: [{ place: '', text: 'Nearly there' }] }),
    ).toMatchObject({ accepted: true })
    const [seen] = await reviewsOfDesign(designer, design)
    expect(seen).toMatchObject({ state: 'returned', decision: { kind: 'return', by: 'reviewer' } })
    expect(seen?.comments.map(({ number, place, text }) => [number, place, text])).toEqual([
      [1, 'outcomes/o1/verb', 'Which method?'],
      [2, '', 'Nearly there'],
    ])
    await changeDesign(designer, design, (now) => ({ ...now, weeks: 8 }))
    expect(await submitDesign(designer, design)).toMatchObject({ accepted: true })
    expect(await decideReview(reviewer, review, { decision: 'approve', statement: 'late' })).toMatchObject({
      refusal: 'review-is-decided',
    })
  })

  test('comments of many at once all get a number of their own', async () => {
    const institution = await anInstitution()
    const { review } = await aSubmitted(institution)
    const reviewer = await aCtx(institution, 'reviewer')
    await Promise.all([1, 2, 3, 4, 5].map((n) => commentReview(reviewer, review, { place: 'title', text: `Comment ${n}` })))
    expect((await openReview(reviewer, review)).comments.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  })

  test('approval freezes the value that was sent, with its hash, framework and person', async () => {
    const institution = await anInstitution()
    const { version, reviewer, review, microCredential } = await anApproved(institution)
    await inTransaction(reviewer, async (tx) => {
      const text = await readVersionText(tx, version)
      expect(JSON.parse(text ?? '')).toEqual(value)
      expect(await readVersion(tx, version)).toMatchObject({
        hash: designHash(value),
        number: 1,
        state: 'current',
        microCredentialState: 'approved',
        institution: institution.id,
        awardingBodies: [{ id: institution.id }],
      })
    })
    const view = await openReview(reviewer, review)
    expect(view).toMatchObject({
      state: 'approved',
      version,
      number: 1,
      microCredential,
      decision: { statement: 'Fine', by: 'reviewer' },
    })
    const { owner } = await house()
    const facts = await owner
      .selectFrom('audit')
      .select('fact')
      .where('institutionId', '=', institution.id)
      .orderBy('id')
      .execute()
    expect(facts.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['design.submitted', 'review.opened', 'version.approved', 'design.approved', 'review.approved']),
    )
  })

  test('another institution does not know of it', async () => {
    const { review } = await aSubmitted(await anInstitution())
    const elsewhere = await aCtx(await anInstitution(), 'reviewer')
    await expect(openReview(elsewhere, review)).rejects.toThrow(NotFound)
    await expect(decideReview(elsewhere, review, { decision: 'approve', statement: 'x' })).rejects.toThrow(NotFound)
    await expect(commentReview(elsewhere, review, { place: '', text: 'x' })).rejects.toThrow(NotFound)
    expect(await listReviews(elsewhere)).toEqual([])
  })

  test('a co-owner reads and comments, and the responsible institution decides', async () => {
    const [home, other] = [await anInstitution(), await anInstitution()]
    const designer = await aCtx(home, 'designer')
    const id = await createDesign(designer, { kind: 'blank' }, value)
    await shareDesign(designer, id, other.id, 'coOwner')
    await shareDesign(designer, id, other.id, 'awardingBody')
    const sent = await submitDesign(await aCtx(other, 'designer'), id)
    if (!sent.accepted) throw new Error(sent.refusal)
    // What is decided on does not change meanwhile, and who awards is part of it.
    const third = await anInstitution()
    await expect(shareDesign(designer, id, third.id, 'awardingBody')).rejects.toThrow(Forbidden)
    await expect(unshareDesign(designer, id, other.id, 'awardingBody')).rejects.toThrow(Forbidden)
    for (const none of ['x', '']) await expect(unshareDesign(designer, none, none, 'coOwner')).rejects.toThrow(NotFound)
    const guest = await aCtx(other, 'reviewer')
    expect(await listReviews(guest)).toMatchObject([{ id: sent.review, isYourTurn: false }])
    expect(await commentReview(guest, sent.review, { place: 'title', text: 'Good' })).toMatchObject({ accepted: true })
    expect(await decideReview(guest, sent.review, { decision: 'approve', statement: 'x' })).toEqual({
      accepted: false,
      refusal: 'another-institution-decides',
    })
    const reviewer = await aCtx(home, 'reviewer')
    expect(await decideReview(reviewer, sent.review, { decision: 'approve', statement: 'x' })).toMatchObject({ accepted: true })
    const [micro] = await listMicroCredentials(guest)
    expect(micro).toMatchObject({ isOwn: false })
    const view = await openMicroCredential(guest, micro?.id ?? '')
    expect(view.awardingBodies.map((body) => body.id)).toEqual([home.id, other.id])
    expect(view).toMatchObject({ mayPublish: false, mayRetire: false, mayStartNewVersion: false })
    await expect(publish(await aCtx(other, 'studyAdministrator'), view.id)).rejects.toThrow(NotFound)
  })

  test('is only for reviewers', async () => {
    const institution = await anInstitution()
    const { review, designer } = await aSubmitted(institution)
    await expect(decideReview(designer, review, { decision: 'approve', statement: 'x' })).rejects.toThrow(Forbidden)
    await expect(commentReview(await aCtx(institution, 'assessor'), review, { place: '', text: 'x' })).rejects.toThrow(Forbidden)
  })
})

describe('an approved version', () => {
  test('cannot be changed or removed, not even by statements of the application or of the owner of the tables', async () => {
    const { version, reviewer } = await anApproved(await anInstitution())
    const { owner } = await house()
    for (const statement of [
      sql`update version set number = 7 where id = ${version}`,
      sql`update version set design = '{}' where id = ${version}`,
      sql`delete from version where id = ${version}`,
    ]) {
      const asApp = await inTransaction(reviewer, (tx) => statement.execute(tx)).catch((error: unknown) => sqlState(error))
      expect(asApp).toBe('42501')
      expect(await statement.execute(owner).catch((error: unknown) => sqlState(error))).toBe('23001')
    }
    expect(await sql`truncate version cascade`.execute(owner).catch((error: unknown) => sqlState(error))).toBe('23001')
    expect(await inTransaction(reviewer, (tx) => readVersionText(tx, version))).toBeDefined()
  })

  test('is not stored with a hash that is not its own', async () => {
    const { version, reviewer } = await anApproved(await anInstitution())
    const { owner } = await house()
    const forged = sql`insert into version select institution_id, gen_random_uuid(), micro_credential_id, 2, gen_random_uuid(), design || ' ', hash,
      framework_version, owners, awarding_bodies, review_due, approved_at from version where id = ${version}`
    expect(await forged.execute(owner).catch((error: unknown) => sqlState(error))).toBe('23514')
    expect(await inTransaction(reviewer, (tx) => readVersion(tx, version))).toMatchObject({ state: 'current' })
  })

  test('leads to the next one: a new design from it, approved, supersedes it', async () => {
    const institution = await anInstitution()
    const { microCredential, version, administrator, reviewer } = await anApproved(institution)
    expect(await publish(administrator, microCredential)).toMatchObject({ accepted: true })
    const designer = await aCtx(institution, 'designer')
    const started = await startNewVersion(designer, microCredential)
    if (!started.accepted) throw new Error(started.refusal)
    expect(await listMicroCredentials(designer)).toMatchObject([{ state: 'underReview', number: 1 }])
    await changeDesign(designer, started.design, (now) => ({ ...now, weeks: 12 }))
    const sent = await submitDesign(designer, started.design)
    if (!sent.accepted) throw new Error(sent.refusal)
    expect((await openReview(reviewer, sent.review)).number).toBe(2)
    expect(await decideReview(reviewer, sent.review, { decision: 'approve', statement: 'Better' })).toMatchObject({
      accepted: true,
    })
    const rows = await listMicroCredentials(designer)
    expect(rows).toMatchObject([{ id: microCredential, state: 'published', number: 2 }])
    await inTransaction(reviewer, async (tx) => {
      expect(await readVersion(tx, version)).toMatchObject({ state: 'superseded', number: 1, design: { weeks: 9 } })
      expect(await readVersion(tx, rows[0]?.version ?? '')).toMatchObject({ state: 'current', number: 2, design: { weeks: 12 } })
    })
    const stranger = await aStranger()
    expect(
      await stranger.db.selectFrom('published').select('number').where('microCredentialId', '=', microCredential).execute(),
    ).toEqual([{ number: 2 }])
  })

  test('two new designs from it, approved at once, become versions 2 and 3', async () => {
    const institution = await anInstitution()
    const { microCredential, reviewer } = await anApproved(institution)
    const reviews = []
    for (let n = 0; n < 2; n++) {
      const designer = await aCtx(institution, 'designer')
      const started = await startNewVersion(designer, microCredential)
      if (!started.accepted) throw new Error(started.refusal)
      const sent = await submitDesign(designer, started.design)
      if (!sent.accepted) throw new Error(sent.refusal)
      reviews.push(sent.review)
    }
    const answers = await Promise.all(reviews.map((id) => decideReview(reviewer, id, { decision: 'approve', statement: 'x' })))
    expect(answers.map(({ accepted }) => accepted)).toEqual([true, true])
    const view = await openMicroCredential(reviewer, microCredential)
    expect(view.versions.map(({ number, state }) => [number, state])).toEqual([
      [3, 'current'],
      [2, 'superseded'],
      [1, 'superseded'],
    ])
  })

  test('of a retired micro-credential gets no successor', async () => {
    const institution = await anInstitution()
    const { microCredential, administrator, reviewer } = await anApproved(institution)
    await publish(administrator, microCredential)
    const designer = await aCtx(institution, 'designer')
    const started = await startNewVersion(designer, microCredential)
    if (!started.accepted) throw new Error(started.refusal)
    const sent = await submitDesign(designer, started.design)
    if (!sent.accepted) throw new Error(sent.refusal)
    await retire(administrator, microCredential)
    expect(await decideReview(reviewer, sent.review, { decision: 'approve', statement: 'x' })).toEqual({
      accepted: false,
      refusal: 'micro-credential-is-retired',
    })
    expect((await openReview(reviewer, sent.review)).state).toBe('open')
    expect(await startNewVersion(designer, microCredential)).toEqual({ accepted: false, refusal: 'micro-credential-is-retired' })
  })
})

describe('publishing and retiring', () => {
  test('is the study administrator’s, and each happens once', async () => {
    const institution = await anInstitution()
    const { microCredential, administrator, reviewer } = await anApproved(institution)
    await expect(publish(reviewer, microCredential)).rejects.toThrow(Forbidden)
    expect(await retire(administrator, microCredential)).toEqual({ accepted: false, refusal: 'not-published-yet' })
    const answers = await Promise.all([publish(administrator, microCredential), publish(administrator, microCredential)])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['already-published', 'ok'])
    expect(await retire(administrator, microCredential, 'Replaced by a longer one')).toMatchObject({ accepted: true })
    expect(await retire(administrator, microCredential)).toEqual({ accepted: false, refusal: 'micro-credential-is-retired' })
    expect(await publish(administrator, microCredential)).toEqual({ accepted: false, refusal: 'micro-credential-is-retired' })
    const view = await openMicroCredential(administrator, microCredential)
    expect(view.decisions.map(({ kind, statement, by }) => [kind, statement, by])).toEqual([
      ['retire', 'Replaced by a longer one', 'studyAdministrator'],
      ['publish', '', 'studyAdministrator'],
      ['approve', 'Fine', 'reviewer'],
    ])
  })

  test('the public reads the public parts, nothing before it is published, and nobody else writes them', async () => {
    const institution = await anInstitution()
    const { microCredential, administrator } = await anApproved(institution)
    const stranger = await aStranger()
    const read = () =>
      stranger.db
        .selectFrom('published')
        .select(['code', 'design', 'retiredAt'])
        .where('microCredentialId', '=', microCredential)
        .execute()
    expect(await read()).toEqual([])
    await publish(administrator, microCredential)
    const [row] = await read()
    expect(row?.design).toMatchObject({ title: value.title, needs: [], contact: null, levelJustification: {} })
    expect(row?.retiredAt).toBeNull()
    const elsewhere = await aCtx(await anInstitution(), 'studyAdministrator')
    const touched = await inTransaction(elsewhere, (tx) =>
      tx.updateTable('published').set({ code: 'X-00000' }).where('microCredentialId', '=', microCredential).executeTakeFirst(),
    )
    expect(touched.numUpdatedRows).toBe(0n)
    await expect(publish(elsewhere, microCredential)).rejects.toThrow(NotFound)
    await retire(administrator, microCredential)
    expect((await read())[0]?.retiredAt).toBeInstanceOf(Date)
  })
})
