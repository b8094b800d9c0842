import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../platform/ctx.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import type { BadgeDesign } from '../review/badge-design.ts'
import { createBadge, retireBadge, reviewBadge, submitBadge } from '../review/badges.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house, type TestInstitution } from '../testing/index.ts'
import { awardBadge, checkAgainstAwarded, listAwarded, takeBadges } from './award.server.ts'
import { awardeeCorrection, correctAwardee, readAwardee } from './correct-awardee.server.ts'
import { toReportView } from './facts.server.ts'
import { sealedText, signPending } from './issue.server.ts'
import { issueAgain, readCorrection, resendLetter } from './issue-again.server.ts'
import { listOwnCredentials, readForStaff, readOwn, readOwnRow } from './list.server.ts'
import { revokeCredential } from './revoke.server.ts'
import { shareCredential } from './share.server.ts'
import { verifyCredential, verifyShared } from './verify.server.ts'

const design: BadgeDesign = {
  kind: 'participation',
  languages: ['fi'],
  field: 'teaching',
  name: { fi: 'Mukana ohjaamassa' },
  description: { fi: 'Merkin saaja on ollut mukana.' },
  criteria: { fi: 'Hän osallistui kolmeen tapaamiseen.' },
  skills: [],
}

let institution: TestInstitution
let services: Awaited<ReturnType<typeof aVisit>>['services']
let registrar: Awaited<ReturnType<typeof aCtx>>
let badge: string
beforeAll(async () => {
  institution = await anInstitution()
  services = (await aVisit()).services
  registrar = await aCtx(institution, 'registrar')
  badge = await approved()
})

async function approved(): Promise<string> {
  const id = await createBadge(await aCtx(institution, 'designer'), design)
  await submitBadge(await aCtx(institution, 'designer'), id)
  await reviewBadge(await aCtx(institution, 'reviewer'), id, { decision: 'approve', revision: 1 })
  return id
}

/** A badge in the name of Oona Opija, signed, with what it rests on. */
async function awarded(email: string, of = badge) {
  const answer = await awardBadge(
    registrar,
    services.databases.auth,
    of,
    { achievedOn: dayOf(registrar.now), people: [{ row: 1, name: 'Oona Opija', email, locale: 'fi' }] },
    { demo: false },
  )
  if (!answer.accepted) throw new Error(answer.refusal)
  await signPending(services, institution.id, answer.batch)
  return (await house()).owner
    .selectFrom('credential')
    .select(['id', 'basisId as decision'])
    .where('batchId', '=', answer.batch)
    .executeTakeFirstOrThrow()
}
const correct = (decision: string, input: Parameters<typeof correctAwardee>[3], who = registrar) =>
  correctAwardee(who, services.databases.auth, decision, input)
const fresh = () => `saaja-${registrar.newId()}@test.example`
const lettersTo = async (recipient: string) =>
  (await house()).owner
    .selectFrom('mail')
    .select(['subject', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
const refused = (refusal: string) => ({ accepted: false, refusal })

describe('the name or the address of somebody with a badge', () => {
  test('is corrected by who may, with how it was seen; what stood there before is in the erasable part of the record', async () => {
    const email = fresh()
    const { decision } = await awarded(email)
    expect(await correct(decision, { name: 'Oona Oppija', email, how: '' })).toEqual(refused('identity-not-checked'))
    expect(await correct(decision, { name: 'Oona Opija', email, how: 'document' })).toEqual(refused('nothing-to-correct'))
    expect(await correct(decision, { name: 'Oona Oppija', email, how: 'participantList' })).toEqual({ accepted: true })
    expect(await readAwardee(registrar, decision)).toEqual({ name: 'Oona Oppija', email, isTaken: false })
    const rows = await (await house()).owner
      .selectFrom('audit')
      .leftJoin('auditDetail', 'auditDetail.auditId', 'audit.id')
      .select(['audit.data', 'auditDetail.content'])
      .where('subject', '=', `badgeDecision:${decision}`)
      .where('fact', '=', 'badge.corrected')
      .execute()
    expect(rows.map(({ data }) => data)).toEqual([{ name: true, address: false, how: 'participantList' }])
    expect(JSON.parse(rows[0]?.content ?? '')).toEqual({
      before: { name: 'Oona Opija', email },
      after: { name: 'Oona Oppija', email },
    })
  })

  test('is nobody’s own to correct, nor another institution’s, nor an assessor’s', async () => {
    const email = fresh()
    const { decision } = await awarded(email)
    const input = { name: 'Oona Oppija', email, how: 'document' } as const
    const assessor = await aCtx(institution, 'assessor')
    await expect(correct(decision, input, assessor)).rejects.toThrow(Forbidden)
    await expect(readAwardee(assessor, decision)).rejects.toThrow(Forbidden)
    const away = await aCtx(await anInstitution(), 'registrar')
    for (const none of [decision, 'x', '', '00000000-0000-7000-8000-000000000000']) {
      await expect(correct(none, input, away)).rejects.toThrow(NotFound)
      await expect(readAwardee(away, none)).rejects.toThrow(NotFound)
    }
    const own = refused('nobody-decides-their-own')
    expect(await correct(decision, { ...input, email: registrar.actor.email })).toEqual(own)
    const other = await aCtx(institution, 'registrar')
    expect(await correct((await awarded(other.actor.email)).decision, { ...input, email: other.actor.email }, other)).toEqual(own)
  })

  test('is read as a list is: a formula, broken letters, an empty name and no address are refused', () => {
    const wrong = (input: object) => awardeeCorrection.safeParse({ name: 'Oona', email: 'oona@test.example', how: '', ...input })
    expect(wrong({}).success).toBe(true)
    for (const input of [{ name: '' }, { name: '=1+1' }, { name: 'Oona \uFFFD' }, { email: 'oona' }, { how: 'x' }])
      expect([input, wrong(input).success]).toEqual([input, false])
  })

  test('another address: the letter of the badge goes there, and whoever has it finds the badge among their own', async () => {
    const { id, decision } = await awarded(fresh())
    const learner = await aCtx(null)
    const email = learner.actor.email
    expect(await listOwnCredentials(learner)).toEqual([])
    expect(await correct(decision, { name: 'Oona Opija', email, how: '' })).toEqual({ accepted: true })
    expect(await listOwnCredentials(learner)).toMatchObject([{ id, state: 'issued' }])
    expect(await resendLetter(registrar, id)).toMatchObject({ accepted: true })
    expect(await lettersTo(email)).toEqual([
      { subject: 'Osaamismerkkisi: Mukana ohjaamassa', body: expect.stringContaining(`/my/credentials/${id}`) },
    ])
    // From now on it is somebody's.
    expect(await correct(decision, { name: 'Oona Opija', email: fresh(), how: '' })).toEqual(refused('badge-is-taken'))
    expect(await correct(decision, { name: 'Oona Oppija', email, how: 'document' })).toEqual({ accepted: true })
  })

  test('an address without an account waits there for its owner', async () => {
    const { id, decision } = await awarded(fresh())
    const learner = await aCtx(null)
    const { owner } = await house()
    const confirmed = (at: Date | null) =>
      owner.updateTable('person').set({ emailConfirmedAt: at }).where('id', '=', learner.person).execute()
    await confirmed(null)
    await correct(decision, { name: 'Oona Opija', email: learner.actor.email, how: '' })
    expect(await listOwnCredentials(learner)).toEqual([])
    await confirmed(new Date())
    await services.databases.auth.transaction().execute((tx) => takeBadges(tx, learner, learner.person))
    expect(await listOwnCredentials(learner)).toMatchObject([{ id }])
  })

  test('an address that has the same badge is refused, also when two corrections go there at once', async () => {
    const [first, second, third] = [await awarded(fresh()), await awarded(fresh()), await awarded(fresh())]
    const email = fresh()
    const to = (decision: string) => correct(decision, { name: 'Oona Opija', email, how: '' })
    const answers = await Promise.all([to(first.decision), to(second.decision)])
    expect(answers).toEqual(expect.arrayContaining([{ accepted: true }, refused('somebody-has-it')]))
    expect(await to(third.decision)).toEqual(refused('somebody-has-it'))
    // The old address is free again, the new one is not.
    const list = { read: 1, people: [{ row: 1, name: 'Joku', email, locale: 'fi' as const }], problems: [] }
    expect((await checkAgainstAwarded(registrar, badge, list, '2026-11-01')).problems).toMatchObject([{ reason: 'has-it' }])
  })
})

describe('issuing a badge again', () => {
  test('puts a new one in the place of the old: one valid, linked, told to the holder; a stranger sees that it was replaced and no new name', async () => {
    const learner = await aCtx(null)
    const email = learner.actor.email
    const { id, decision } = await awarded(email)
    const text = sealedText(await readOwnRow(learner, id))
    const link = (await shareCredential(learner, id, { days: 30 })).split('/').at(-1) ?? ''
    const again = () => issueAgain(registrar, id, { demo: false })
    expect(await again()).toEqual(refused('nothing-to-correct'))
    await correct(decision, { name: 'Oona Oppija', email, how: 'document' })
    expect(await readCorrection(registrar, id)).toEqual({
      signed: { name: 'Oona Opija' },
      now: { name: 'Oona Oppija', email },
      givenFor: { kind: 'badgeDecision', id: decision },
      nameDiffers: true,
      addressDiffers: false,
    })
    const [first, second] = await Promise.all([again(), again()])
    expect([first.accepted, second.accepted].sort()).toEqual([false, true])
    const by = first.credential ?? second.credential ?? ''
    const rows = await (await house()).owner
      .selectFrom('credential')
      .select(['id', 'state', 'supersededBy'])
      .where('basisId', '=', decision)
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { id, state: 'superseded', supersededBy: by },
      { id: by, state: 'issued', supersededBy: null },
    ])
    expect((await readOwn(learner, id)).replacedBy).toBe(by)
    expect(await readForStaff(registrar, by)).toMatchObject({ learner: 'Oona Oppija', shown: 'issued' })
    const stranger = await aStranger()
    expect(await verifyCredential(stranger, sealedText(await readOwnRow(learner, by)))).toMatchObject({
      verdict: 'genuine',
      claims: { learner: 'Oona Oppija', badgeKind: 'participation' },
    })
    const old = await verifyCredential(stranger, text)
    expect(toReportView(old, stranger.now)).toMatchObject({ verdict: 'superseded', isReplaced: true })
    const shared = await verifyShared(stranger, id, link)
    for (const seen of [JSON.stringify(old), JSON.stringify(shared?.report)]) {
      expect(seen).not.toContain('Oona Oppija')
      expect(seen).not.toContain(by)
    }
    expect(await lettersTo(email)).toEqual([
      {
        subject: 'Uusi osaamismerkki entisen tilalle: Mukana ohjaamassa',
        body: expect.stringContaining(`/my/credentials/${by}`),
      },
    ])
    const facts = await (await house()).owner
      .selectFrom('audit')
      .select(['subject', 'fact'])
      .where('subject', 'in', [`credential:${id}`, `credential:${by}`, `badgeDecision:${decision}`])
      .orderBy('id')
      .execute()
    const names = new Map([
      [`credential:${id}`, 'old'],
      [`credential:${by}`, 'new'],
    ])
    expect(facts.map(({ subject, fact }) => `${names.get(subject) ?? 'decision'} ${fact}`)).toEqual([
      'decision badge.awarded',
      'old credential.pending',
      'old credential.issued',
      'old credential.shared',
      'decision badge.corrected',
      'old credential.superseded',
      'new credential.pending',
      'new credential.issued',
    ])
  })

  test('is done also when nobody has taken it yet, and when the badge has been retired; both become their owner’s', async () => {
    const own = await approved()
    const { id, decision } = await awarded(fresh(), own)
    await retireBadge(await aCtx(institution, 'studyAdministrator'), own)
    const learner = await aCtx(null)
    await correct(decision, { name: 'Oona Oppija', email: learner.actor.email, how: 'document' })
    expect(await readCorrection(registrar, id)).toMatchObject({ nameDiffers: true, addressDiffers: true })
    const { credential } = await issueAgain(registrar, id, { demo: false })
    expect((await listOwnCredentials(learner)).map((row) => row.id).sort()).toEqual([id, credential].sort())
  })

  test('of what has ended is refused, and so is its letter', async () => {
    const email = fresh()
    const { id, decision } = await awarded(email)
    await correct(decision, { name: 'Oona Oppija', email, how: 'document' })
    await revokeCredential(registrar, id, 'error')
    // The decision ended with it, and the badge may be awarded anew.
    expect(await issueAgain(registrar, id, { demo: false })).toEqual(refused('already-revoked'))
    expect(await resendLetter(registrar, id)).toEqual(refused('already-revoked'))
    expect(await correct(decision, { name: 'Oona', email, how: 'document' })).toEqual(refused('already-revoked'))
  })

  test('leaves one line for it among the holders, with the credential that counts now', async () => {
    const own = await approved()
    const email = fresh()
    const { id, decision } = await awarded(email, own)
    const holders = async () => (await listAwarded(registrar, own)).rows.map(({ name, credential }) => [name, credential])
    expect(await holders()).toEqual([['Oona Opija', { id, shown: 'issued' }]])
    await correct(decision, { name: 'Oona Oppija', email, how: 'document' })
    const first = (await issueAgain(registrar, id, { demo: false })).credential ?? ''
    await correct(decision, { name: 'Oona Öhman', email, how: 'document' })
    const second = (await issueAgain(registrar, first, { demo: false })).credential ?? ''
    expect(await holders()).toEqual([['Oona Öhman', { id: second, shown: 'issued' }]])
    await revokeCredential({ ...registrar, now: new Date(registrar.now.getTime() + 1000) }, second, 'error')
    expect(await holders()).toEqual([['Oona Öhman', { id: second, shown: 'revoked' }]])
    // Awarded anew: another decision, a line of its own.
    const anew = await awarded(email, own)
    expect(await listAwarded(registrar, own)).toMatchObject({ total: 2 })
    expect(await holders()).toEqual([
      ['Oona Opija', { id: anew.id, shown: 'issued' }],
      ['Oona Öhman', { id: second, shown: 'revoked' }],
    ])
  })

  test('at the same moment as it is revoked, one of the two happens, and no credential is left valid of a decision that ended', async () => {
    for (const _ of [1, 2, 3]) {
      const email = fresh()
      const { id, decision } = await awarded(email)
      await correct(decision, { name: 'Oona Oppija', email, how: 'document' })
      const [again, revoked] = await Promise.all([
        issueAgain(registrar, id, { demo: false }),
        revokeCredential(registrar, id, 'error'),
      ])
      expect([again.accepted, revoked.accepted].sort()).toEqual([false, true])
      const row = await (await house()).owner
        .selectFrom('badgeDecision')
        .select('endedAt')
        .where('id', '=', decision)
        .executeTakeFirstOrThrow()
      const valid = await (await house()).owner
        .selectFrom('credential')
        .select('id')
        .where('basisId', '=', decision)
        .where('state', 'in', ['pending', 'issued'])
        .execute()
      expect([row.endedAt === null, valid.length]).toEqual(again.accepted ? [true, 1] : [false, 0])
    }
  })
})
