import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { readHome } from '../insights/home.server.ts'
import { changePreferences } from '../people/people.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { dayOf } from '../platform/ctx.ts'
import { NotFound } from '../platform/errors.ts'
import type { BadgeDesign } from '../review/badge-design.ts'
import { createBadge, listBadgesInReview, openBadge, retireBadge, reviewBadge, submitBadge } from '../review/badges.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house, type TestInstitution } from '../testing/index.ts'
import { makeApi } from '../wiring.server.ts'
import { awardBadge, checkAgainstAwarded, listAwarded, takeBadges } from './award.server.ts'
import { checkAwardees } from './award-list.ts'
import { certificateOf } from './certificate-of.server.ts'
import { toReportView } from './facts.server.ts'
import { listFiles, makeFile } from './files.server.ts'
import { sealedText, signPending } from './issue.server.ts'
import { issueAgain } from './issue-again.server.ts'
import { listCredentials, listOwnCredentials, readForStaff, readOwn, readOwnRow } from './list.server.ts'
import { sharePart } from './part.server.ts'
import { revokeCredential } from './revoke.server.ts'
import { shareCredential } from './share.server.ts'
import { endOfValidity } from './validity.ts'
import { readShared, sharedToken, verifyCredential, verifyShared } from './verify.server.ts'

const design: BadgeDesign = {
  kind: 'competence',
  languages: ['fi', 'sv'],
  field: 'teaching',
  name: { fi: 'Rohkea ohjaaja', sv: 'Modig handledare' },
  description: {
    fi: 'Merkin saaja osaa ohjata opiskelijaa vaikeassa tilanteessa.',
    sv: 'Kan handleda en studerande i en svår situation.',
  },
  criteria: {
    fi: 'Hän on ohjannut kolme keskustelua, ja kokenut ohjaaja on havainnoinut niistä yhden.',
    sv: 'Har lett tre samtal, och en erfaren handledare har observerat ett av dem.',
  },
  skills: [{ uri: 'http://data.europa.eu/esco/skill/1', framework: 'ESCO', name: { fi: 'ohjata', sv: 'handleda' } }],
}

let institution: TestInstitution
let services: Awaited<ReturnType<typeof aVisit>>['services']
let people: Record<'designer' | 'reviewer' | 'office' | 'registrar', Awaited<ReturnType<typeof aCtx>>>
beforeAll(async () => {
  institution = await anInstitution()
  services = (await aVisit()).services
  people = {
    designer: await aCtx(institution, 'designer'),
    reviewer: await aCtx(institution, 'reviewer'),
    office: await aCtx(institution, 'studyAdministrator'),
    registrar: await aCtx(institution, 'registrar'),
  }
})

test('that waits for a review is on the home page and among the reviews of who may decide, and not of its author', async () => {
  const other = await anInstitution()
  const [author, reviewer, stranger] = [
    await aCtx(institution, 'designer', 'reviewer'),
    await aCtx(institution, 'reviewer'),
    await aCtx(other, 'reviewer'),
  ]
  const id = await createBadge(author, design)
  const tasks = async (ctx: Ctx) => (await readHome(ctx)).tasks.filter(({ href }) => href === `/badges/${id}`)
  const row = async (ctx: Ctx) => (await listBadgesInReview(ctx)).find((badge) => badge.id === id)
  expect([await tasks(reviewer), await row(reviewer)]).toEqual([[], undefined])
  await submitBadge(author, id)
  expect(await tasks(reviewer)).toMatchObject([{ what: 'reviewBadge', title: 'Rohkea ohjaaja' }])
  expect(await row(reviewer)).toMatchObject({ isYourTurn: true, kind: 'competence' })
  expect(await tasks(author)).toEqual([])
  expect(await row(author)).toMatchObject({ isYourTurn: false })
  expect([await tasks(stranger), await row(stranger)]).toEqual([[], undefined])
  await reviewBadge(reviewer, id, { decision: 'approve', revision: 1 })
  expect([await tasks(reviewer), await row(reviewer)]).toEqual([[], undefined])
})

async function approved(value = design): Promise<string> {
  const id = await createBadge(people.designer, value)
  expect(await submitBadge(people.designer, id)).toMatchObject({ accepted: true })
  expect(await reviewBadge(people.reviewer, id, { decision: 'approve', revision: 1 })).toMatchObject({ accepted: true })
  return id
}
const today = dayOf(new Date())
const award = (badge: string, ...rows: { name: string; email: string; locale?: string }[]) => {
  const { people: wanted } = checkAwardees(
    rows.map((row, index) => ({ row: index + 1, locale: '', ...row })),
    'fi',
    today,
  )
  return awardBadge(people.registrar, services.databases.auth, badge, { achievedOn: today, people: wanted }, { demo: false })
}
async function given(badge: string, learner: Awaited<ReturnType<typeof aCtx>>): Promise<string> {
  const answer = await award(badge, { name: 'Åsa Öhman', email: learner.actor.email })
  if (!answer.accepted) throw new Error(answer.refusal)
  await signPending(services, institution.id, answer.batch)
  const [own] = await listOwnCredentials(learner)
  return own?.id ?? ''
}
const check = async (text: string) => verifyCredential(await aStranger(), text)

describe('a badge', () => {
  test('is approved by one other person, and what was approved stands at its address with the same hash', async () => {
    const id = await createBadge(people.designer, design)
    const both: Ctx = { ...people.designer, actor: { ...people.designer.actor, roles: ['designer', 'reviewer'] } }
    await submitBadge(people.designer, id)
    expect(await reviewBadge(both, id, { decision: 'approve', revision: 1 })).toEqual({
      accepted: false,
      refusal: 'badge-reviewer-is-an-author',
    })
    expect(await reviewBadge(people.reviewer, id, { decision: 'approve', revision: 2 })).toEqual({
      accepted: false,
      refusal: 'badge-changed-meanwhile',
    })
    await reviewBadge(people.reviewer, id, { decision: 'approve', revision: 1 })
    const { code, versions } = await openBadge(people.designer, id)
    const path = `/institutions/${institution.slug}/badges/${code}/versions/1`
    const api = makeApi(services)
    expect(await (await api.request(path)).json()).toMatchObject({
      id: `http://localhost:4000${path}`,
      hash: versions[0]?.hash,
      criteria: design.criteria,
    })
    expect((await api.request(path.replace(/1$/, '2'))).status).toBe(404)
    const { owner } = await house()
    await expect(owner.updateTable('badgeVersion').set({ number: 9 }).where('badgeId', '=', id).execute()).rejects.toThrow()
  })

  test('goes to somebody’s own credentials signed, is shared, checked and revoked like any other', async () => {
    const badge = await approved()
    const learner = await aCtx(null)
    const id = await given(badge, learner)
    const text = sealedText(await readOwnRow(learner, id))
    expect(await check(text)).toMatchObject({
      verdict: 'genuine',
      claims: { badgeKind: 'competence', learner: 'Åsa Öhman', title: 'Rohkea ohjaaja', achievedOn: today },
    })
    const link = (await sharedToken(await aStranger(), await shareCredential(learner, id, { days: 7 }))) ?? ''
    expect(await verifyShared(await aStranger(), 'badge', link)).toMatchObject({ report: { verdict: 'genuine' } })
    expect((await listAwarded(people.registrar, badge)).rows).toMatchObject([
      { name: 'Åsa Öhman', credential: { id, shown: 'issued' }, decider: 'registrar' },
    ])
    expect(await revokeCredential(people.registrar, id, 'error')).toMatchObject({ accepted: true })
    expect((await check(text)).verdict).toBe('revoked')
    // After an error the same badge may be given anew.
    expect(await award(badge, { name: 'Åsa Öhman', email: learner.actor.email })).toMatchObject({ accepted: true })
  })

  test('that was revoked tells its holder the day and the reason, and leads nobody to whom it does not name', async () => {
    const learner = await aCtx(null)
    const id = await given(await approved(), learner)
    await revokeCredential(people.registrar, id, 'misconduct')
    const revoked = { at: people.registrar.now, reason: 'misconduct' }
    expect(await readOwn(learner, id)).toMatchObject({ revoked, contact: null })
    const letters = await (await house()).owner
      .selectFrom('mail')
      .select('body')
      .where('recipient', '=', learner.actor.email)
      .where('subject', '=', 'Osaamismerkki on peruttu: Rohkea ohjaaja')
      .execute()
    expect(letters).toEqual([{ body: expect.stringContaining('osaamismerkkisi ”Rohkea ohjaaja”') }])
    // Somebody who happens to be a contact of the institution is not asked for a badge that names nobody.
    const { owner } = await house()
    const [name, email] = [JSON.stringify({ fi: 'Muu toimisto' }), 'muu@test.example']
    await owner.insertInto('contact').values({ institutionId: institution.id, id: learner.newId(), name, email }).execute()
    expect(await readOwn(learner, id)).toMatchObject({ revoked, contact: null })
  })

  test('that counts for some months expires: it stays its holder’s, is shown and shared as expired, and can be earned anew', async () => {
    const badge = await approved({ ...design, validForMonths: 36 })
    const learner = await aCtx(null)
    const id = await given(badge, learner)
    const text = sealedText(await readOwnRow(learner, id))
    const end = endOfValidity(today, 36)
    expect(JSON.parse(text)).toMatchObject({ validUntil: end.toISOString().replace('.000Z', 'Z') })
    const [whole, part] = [
      (await shareCredential(learner, id, { days: 90 })).split('/').at(-1) ?? '',
      (await sharePart(learner, id, { parts: [], days: 90 })).split('/').at(-1) ?? '',
    ]
    const shown = async (token: string, now: Date) => {
      const stranger = await aStranger()
      const text = (await readShared(stranger, token, token))?.text ?? ''
      return (await verifyCredential({ ...stranger, now }, text)).verdict
    }
    const later = new Date(end.getTime() + 1000)
    for (const token of [whole, part]) {
      expect(await shown(token, end)).toBe('genuine')
      expect(await shown(token, later)).toBe('expired')
    }
    const [before, after] = [
      { ...learner, now: end },
      { ...learner, now: later },
    ]
    expect(await readOwn(before, id)).toMatchObject({ state: 'issued', shown: 'issued', validUntil: end })
    expect(await readOwn(after, id)).toMatchObject({
      state: 'issued',
      shown: 'expired',
      facts: { validUntil: expect.any(String) },
    })
    expect(await listOwnCredentials(after)).toMatchObject([{ id, shown: 'expired' }])
    expect(await readForStaff({ ...people.registrar, now: later }, id)).toMatchObject({ shown: 'expired' })
    // A link can be made for it then, as for any other, and it verifies as expired.
    const late = (await shareCredential(after, id, { days: 7 })).split('/').at(-1) ?? ''
    const answer = await verifyShared({ ...(await aStranger()), now: later }, late, late)
    expect(answer?.report).toMatchObject({ verdict: 'expired', claims: { learner: 'Åsa Öhman' } })
    expect(answer && toReportView(answer.report, later)).toMatchObject({ verdict: 'expired', isReplaced: false })

    const again = {
      achievedOn: dayOf(later),
      people: [{ row: 1, name: 'Åsa Öhman', email: learner.actor.email, locale: 'fi' as const }],
    }
    const give = (now: Date, what: typeof again) =>
      awardBadge({ ...people.registrar, now }, services.databases.auth, badge, what, { demo: false })
    expect(await give(new Date(end.getTime() - 1000), { ...again, achievedOn: today })).toEqual({
      accepted: false,
      refusal: 'somebody-has-it',
    })
    expect(await give(later, { ...again, achievedOn: today })).toEqual({ accepted: false, refusal: 'validity-is-over' })
    const list = { read: 1, people: again.people, problems: [] }
    const registrar = { ...people.registrar, now: later }
    expect(await checkAgainstAwarded(registrar, badge, list, today)).toMatchObject({
      problems: [{ reason: 'over-already', value: today }],
    })
    expect((await checkAgainstAwarded(registrar, badge, list, dayOf(later))).problems).toEqual([])
    expect(await issueAgain(registrar, id, { demo: false })).toMatchObject({ accepted: false })
    const anew = await give(later, again)
    if (!anew.accepted) throw new Error(anew.refusal)
    await signPending(services, institution.id, anew.batch)
    expect((await listOwnCredentials(after)).map((row) => row.shown).sort()).toEqual(['expired', 'issued'])
  })

  test('is found in the list of all, a hundred on each page', async () => {
    const school = await anInstitution()
    const registrar = await aCtx(school, 'registrar')
    const [author, reviewer] = [await aCtx(school, 'designer'), await aCtx(school, 'reviewer')]
    const id = await createBadge(author, design)
    await submitBadge(author, id)
    await reviewBadge(reviewer, id, { decision: 'approve', revision: 1 })
    const given = await awardBadge(
      registrar,
      services.databases.auth,
      id,
      {
        achievedOn: today,
        people: Array.from({ length: 101 }, (_, row) => ({
          row,
          name: `Oppija ${row}`,
          email: `oppija-${row}@koti.example`,
          locale: 'fi' as const,
        })),
      },
      { demo: false },
    )
    expect(given).toMatchObject({ accepted: true, count: 101 })
    const pages = [await listCredentials(registrar), await listCredentials(registrar, 2)]
    expect(pages.map(({ rows, page, pages: all }) => [rows.length, page, all])).toEqual([
      [100, 1, 2],
      [1, 2, 2],
    ])
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ learner }) => learner))).size).toBe(101)
    for (const beyond of [3, 1e9, Number.POSITIVE_INFINITY]) expect((await listCredentials(registrar, beyond)).page).toBe(2)
    for (const below of [0, -1, Number.NaN]) expect((await listCredentials(registrar, below)).page).toBe(1)
  })

  test('hides its holder who asks not to be shown from who does not issue, asked before or after', async () => {
    const badge = await approved()
    const boss = await aCtx(institution, 'institutionAdministrator')
    const assessor = await aCtx(institution, 'assessor')
    const [before, after] = [await aCtx(null), await aCtx(null)]
    const hide = (person: typeof before, isHidden: boolean) =>
      changePreferences(person, { name: 'x', locale: 'fi', ...(isHidden ? { nonDisclosure: 'on' as const } : {}) })
    await hide(before, true)
    const ids = [await given(badge, before), await given(badge, after)]
    const seenBy = async (ctx: Ctx) => [
      ...(await Promise.all(ids.map(async (id) => (await readForStaff(ctx, id)).learner))),
      ...(await listCredentials(ctx)).rows.filter(({ id }) => ids.includes(id)).map(({ learner }) => learner),
    ]
    const awardedBy = async (ctx: Ctx) => (await listAwarded(ctx, badge)).rows.map(({ name }) => name)
    const [shown, hidden] = ['Åsa Öhman', 'Nimi ei julkinen']
    expect((await seenBy(boss)).toSorted()).toEqual([hidden, hidden, shown, shown])
    expect((await awardedBy(assessor)).toSorted()).toEqual([hidden, shown])
    await hide(after, true)
    expect(await seenBy(boss)).toEqual([hidden, hidden, hidden, hidden])
    expect(await awardedBy(assessor)).toEqual([hidden, hidden])
    expect(await seenBy(people.registrar)).toEqual([shown, shown, shown, shown])
    await hide(before, false)
    expect((await awardedBy(assessor)).toSorted()).toEqual([hidden, shown])
  })

  test('says nothing of credits or hours, in no file and on no page of it', async () => {
    const learner = await aCtx(null)
    const id = await given(await approved(), learner)
    const row = await readOwnRow(learner, id)
    const words =
      /ECTS|credit(?!ial|Subject|Status|Schema)|opintopist|studiepo|\bop\b|\bsp\b|timeInvestment|workload|\bhours?\b|tunti/i
    const plain = sealedText(row).replaceAll(/credentials?\b|"proofValue":"[^"]*"/gi, '')
    expect(plain).not.toMatch(words)
    const { facts } = await readOwn(learner, id)
    expect(facts).toMatchObject({ badgeKind: 'competence', credits: null, hours: null, level: null, grade: null })
    expect([...(await listFiles(learner, row)).keys()]).toEqual([
      'certificate.pdf',
      'credential.png',
      'credential.svg',
      'credential.json',
    ])
    await expect(makeFile(learner, row, 'europass.jsonld', services.settings)).rejects.toThrow(NotFound)
    await expect(makeFile(learner, row, 'wallet.sd-jwt', services.settings)).rejects.toThrow(NotFound)
    const { text: paper } = await extractText(await getDocumentProxy(await certificateOf(learner, row, services.settings)), {
      mergePages: true,
    })
    expect(paper).toContain('Rohkea ohjaaja')
    expect(paper).not.toMatch(words)
  })

  test('waits for an address without an account, and is its owner’s when they sign in', async () => {
    const badge = await approved()
    const learner = await aCtx(null)
    const { owner } = await house()
    await owner.updateTable('person').set({ emailConfirmedAt: null }).where('id', '=', learner.person).execute()
    expect(await given(badge, learner)).toBe('')
    const signIn = () => services.databases.auth.transaction().execute((tx) => takeBadges(tx, learner, learner.person))
    await signIn()
    expect(await listOwnCredentials(learner)).toEqual([])
    await owner.updateTable('person').set({ emailConfirmedAt: new Date() }).where('id', '=', learner.person).execute()
    await signIn()
    await signIn()
    expect(await listOwnCredentials(learner)).toMatchObject([{ title: 'Rohkea ohjaaja', state: 'issued' }])
    expect(await listOwnCredentials(await aCtx(null))).toEqual([])
  })
})

describe('awarding', () => {
  test('gives the badge to everybody on the list or to nobody, also when two do it at once', async () => {
    const badge = await approved()
    const list = [1, 2, 3].map((n) => ({ name: `Saaja ${n}`, email: `${n}.${badge}@test.example` }))
    const answers = await Promise.all([award(badge, ...list), award(badge, ...list.toReversed())])
    expect(answers.map(({ accepted }) => accepted).sort()).toEqual([false, true])
    expect(await award(badge, { name: 'Uusi', email: `4.${badge}@test.example` }, list[0] as (typeof list)[number])).toEqual({
      accepted: false,
      refusal: 'somebody-has-it',
    })
    expect((await listAwarded(people.registrar, badge)).total).toBe(3)
    const again = checkAwardees([{ row: 7, name: 'Saaja 1', email: `1.${badge}@test.example`, locale: '' }], 'fi', today)
    expect((await checkAgainstAwarded(people.registrar, badge, again, today)).problems).toMatchObject([
      { row: 7, reason: 'has-it' },
    ])
  })

  test('is nobody’s to themselves, of nothing that is not approved, of no other institution, of no day to come', async () => {
    const badge = await approved()
    const own = checkAwardees([{ row: 1, name: 'Minä', email: people.registrar.actor.email, locale: '' }], 'fi', today)
    expect((await checkAgainstAwarded(people.registrar, badge, own, today)).problems).toMatchObject([{ reason: 'own' }])
    expect((await award(badge, { name: 'Minä', email: people.registrar.actor.email })).accepted).toBe(false)
    const draft = await createBadge(people.designer, design)
    const person = { name: 'Joku', email: `x.${badge}@test.example` }
    expect(await award(draft, person)).toEqual({ accepted: false, refusal: 'badge-is-not-approved' })
    await retireBadge(people.office, badge)
    expect(await award(badge, person)).toEqual({ accepted: false, refusal: 'badge-is-not-approved' })
    const away = await aCtx(await anInstitution(), 'registrar')
    await expect(openBadge(away, draft)).rejects.toThrow(NotFound)
    const later = { achievedOn: '2999-01-01', people: checkAwardees([{ row: 1, locale: '', ...person }], 'fi', today).people }
    expect(await awardBadge(people.registrar, services.databases.auth, badge, later, { demo: false })).toEqual({
      accepted: false,
      refusal: 'day-is-to-come',
    })
  })
})
