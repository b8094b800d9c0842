import { beforeAll, describe, expect, test } from 'vitest'
import { correctIdentity, readGivenIdentity } from '../delivery/index.server.ts'
import { annulCompletion } from '../delivery/service.server.ts'
import { aCompletion, anOffering, asGiven } from '../delivery/testing.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import { aCtx, anInstitution, aStranger, aVisit, house } from '../testing/index.ts'
import { toReportView } from './facts.server.ts'
import { issueCredentials, sealedText, signPending } from './issue.server.ts'
import { issueAgain, readCorrection, resendLetter } from './issue-again.server.ts'
import { listOwnCredentials, readForStaff, readOwn, readOwnRow } from './list.server.ts'
import { sharePart } from './part.server.ts'
import { revokeCredential } from './revoke.server.ts'
import { shareCredential } from './share.server.ts'
import { verifyCredential, verifyShared } from './verify.server.ts'

let run: Awaited<ReturnType<typeof anOffering>>
let registrar: Awaited<ReturnType<typeof aCtx>>
let services: Awaited<ReturnType<typeof aVisit>>['services']
beforeAll(async () => {
  run = await anOffering(await anInstitution(), { seats: 100 })
  registrar = await aCtx(run.institution, 'registrar')
  services = (await aVisit()).services
})

async function issued() {
  const done = await aCompletion(run)
  const answer = await issueCredentials(registrar, [done.completion], { demo: false })
  if (!answer.accepted) throw new Error(answer.refusal)
  await signPending(services, run.institution.id, answer.batch)
  const [own] = await listOwnCredentials(done.learner)
  const id = own?.id ?? ''
  const text = sealedText(await readOwnRow(done.learner, id))
  return { ...done, id, text, email: done.learner.actor.email }
}
const lettersTo = async (recipient: string) =>
  (await house()).owner
    .selectFrom('mail')
    .select(['subject', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
const married = { givenName: 'Testi', familyName: 'Öhman-Åkerlund', how: 'document' } as const

describe('a name or an address that has changed', () => {
  test('is corrected by who may, with how it was seen; what stood there before is in the erasable part of the record', async () => {
    const { enrolment, email } = await issued()
    expect(await correctIdentity(registrar, enrolment, { ...married, email, how: '' })).toEqual({
      accepted: false,
      refusal: 'identity-not-checked',
    })
    expect(await correctIdentity(registrar, enrolment, { ...asGiven, email, how: '' })).toEqual({
      accepted: false,
      refusal: 'nothing-to-correct',
    })
    expect(await correctIdentity(registrar, enrolment, { ...married, email })).toEqual({ accepted: true })
    expect(await readGivenIdentity(registrar, enrolment)).toEqual({
      givenName: 'Testi',
      familyName: 'Öhman-Åkerlund',
      email,
      identityHow: 'document',
    })
    const { owner } = await house()
    const row = await owner
      .selectFrom('audit')
      .leftJoin('auditDetail', 'auditDetail.auditId', 'audit.id')
      .select(['audit.data', 'auditDetail.content'])
      .where('subject', '=', `enrolment:${enrolment}`)
      .where('fact', '=', 'enrolment.corrected')
      .executeTakeFirstOrThrow()
    expect(row.data).toEqual({ name: true, address: false, how: 'document' })
    expect(JSON.parse(row.content ?? '')).toMatchObject({
      before: { familyName: 'Oppija' },
      after: { familyName: 'Öhman-Åkerlund' },
    })
  })

  test('is nobody’s own to correct, nor another institution’s, nor an assessor’s', async () => {
    const { enrolment, email, assessor, learner } = await issued()
    const input = { ...married, email }
    await expect(correctIdentity(assessor, enrolment, input)).rejects.toThrow(Forbidden)
    const away = await aCtx(await anInstitution(), 'registrar')
    for (const none of [enrolment, 'x', '']) await expect(correctIdentity(away, none, input)).rejects.toThrow(NotFound)
    await expect(readGivenIdentity(away, enrolment)).rejects.toThrow(NotFound)
    const self = { ...registrar, person: learner.person }
    expect(await correctIdentity(self, enrolment, input)).toEqual({ accepted: false, refusal: 'nobody-decides-their-own' })
  })

  test('another address: the letter goes there, and the credential stays the same', async () => {
    const { id, enrolment, text } = await issued()
    const now = `uusi-${id}@test.example`
    await correctIdentity(registrar, enrolment, { ...asGiven, email: now, how: '' })
    expect(await resendLetter(registrar, id)).toMatchObject({ accepted: true })
    const [letter] = await lettersTo(now)
    expect(letter?.body).toContain(`/my/credentials/${id}`)
    expect((await verifyCredential(await aStranger(), text)).verdict).toBe('genuine')
  })
})

describe('issuing again', () => {
  test('puts a new one in the place of the old: one valid, linked, told to the holder; a stranger sees that it was replaced and no new name', async () => {
    const { id, text, learner, enrolment, email, completion } = await issued()
    const link = (await shareCredential(learner, id, { days: 30 })).split('/').at(-1) ?? ''
    const partLink = (await sharePart(learner, id, { parts: ['outcomes'], days: 30 })).split('/').at(-1) ?? ''
    expect(await issueAgain(registrar, id, { demo: false })).toEqual({ accepted: false, refusal: 'nothing-to-correct' })
    await correctIdentity(registrar, enrolment, { ...married, email })
    expect(await readCorrection(registrar, id)).toMatchObject({
      signed: { name: 'Testi Oppija' },
      now: { name: 'Testi Öhman-Åkerlund' },
      nameDiffers: true,
      addressDiffers: false,
    })
    const [first, second] = await Promise.all([
      issueAgain(registrar, id, { demo: false }),
      issueAgain(registrar, id, { demo: false }),
    ])
    expect([first.accepted, second.accepted].sort()).toEqual([false, true])
    const by = first.credential ?? second.credential ?? ''
    const rows = await (await house()).owner
      .selectFrom('credential')
      .select(['id', 'state', 'supersededBy'])
      .where('basisId', '=', completion)
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { id, state: 'superseded', supersededBy: by },
      { id: by, state: 'issued', supersededBy: null },
    ])
    expect(await readForStaff(registrar, id)).toMatchObject({ state: 'superseded', replacedBy: by })
    expect((await readOwn(learner, id)).replacedBy).toBe(by)
    const fresh = sealedText(await readOwnRow(learner, by))
    expect(await verifyCredential(await aStranger(), fresh)).toMatchObject({
      verdict: 'genuine',
      claims: { learner: 'Testi Öhman-Åkerlund' },
      isReplaced: false,
    })

    const stranger = await aStranger()
    const old = await verifyCredential(stranger, text)
    expect(old).toMatchObject({ verdict: 'revoked', isReplaced: true })
    expect(toReportView(old, stranger.now)).toMatchObject({ verdict: 'superseded', isReplaced: true })
    const shared = await verifyShared(stranger, id, link)
    expect(shared?.report.isReplaced).toBe(true)
    const part = await verifyShared(stranger, id, partLink)
    expect(part && toReportView(part.report, stranger.now)).toMatchObject({ verdict: 'superseded', isReplaced: true })
    for (const seen of [JSON.stringify(old), JSON.stringify(shared?.report), JSON.stringify(part?.report)]) {
      expect(seen).not.toContain('Öhman')
      expect(seen).not.toContain(by)
    }
    const letters = await lettersTo(email)
    expect(letters).toContainEqual({
      subject: expect.stringContaining('entisen tilalle'),
      body: expect.stringContaining(`/my/credentials/${by}`),
    })
    const facts = await (await house()).owner
      .selectFrom('audit')
      .select(['subject', 'fact'])
      .where('subject', 'in', [`credential:${id}`, `credential:${by}`])
      .orderBy('id')
      .execute()
    expect(facts.map(({ subject, fact }) => `${subject === `credential:${by}` ? 'new' : 'old'} ${fact}`)).toEqual([
      'old credential.pending',
      'old credential.issued',
      'old credential.shared',
      'old credential.shared',
      'old credential.superseded',
      'new credential.pending',
      'new credential.issued',
    ])
  })

  test('of what has ended, or whose completion has, is refused', async () => {
    const revoked = await issued()
    await correctIdentity(registrar, revoked.enrolment, { ...married, email: revoked.email })
    await revokeCredential(registrar, revoked.id, 'error')
    expect(await issueAgain(registrar, revoked.id, { demo: false })).toEqual({ accepted: false, refusal: 'already-revoked' })
    expect(await resendLetter(registrar, revoked.id)).toEqual({ accepted: false, refusal: 'already-revoked' })
    const annulled = await issued()
    await annulCompletion(annulled.assessor, annulled.completion, 'misconduct')
    expect(await issueAgain(registrar, annulled.id, { demo: false })).toMatchObject({ accepted: false })
  })

  test('is the registrar’s, of one’s own institution, of what is there', async () => {
    const { id, assessor, learner } = await issued()
    const away = await aCtx(await anInstitution(), 'registrar')
    for (const who of [assessor, learner]) {
      await expect(issueAgain(who, id, { demo: false })).rejects.toThrow(Forbidden)
      await expect(resendLetter(who, id)).rejects.toThrow(Forbidden)
      await expect(readCorrection(who, id)).rejects.toThrow(Forbidden)
    }
    for (const none of [id, 'x', '', '00000000-0000-7000-8000-000000000000']) {
      await expect(issueAgain(away, none, { demo: false })).rejects.toThrow(NotFound)
      await expect(resendLetter(away, none)).rejects.toThrow(NotFound)
      await expect(readCorrection(away, none)).rejects.toThrow(NotFound)
    }
  })
})
