import { beforeAll, describe, expect, test } from 'vitest'
import { e1 } from '../../content/samples/index.ts'
import { anOffering } from '../delivery/testing.ts'
import { createDesign, listDesigns } from '../design/index.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { Forbidden, NotFound, SignInNeeded, TooMany } from '../platform/errors.ts'
import { bucketOf } from '../platform/limits.server.ts'
import { aCtx, anInstitution, aStranger, house, type TestInstitution, theNetwork } from '../testing/index.ts'
import { closeConversation, readConversation, sayAboutNeed } from './conversation.server.ts'
import { addPartner, changePartner, listPartners, openPartner, partnerInput } from './partners.server.ts'
import {
  answerNeed,
  claimNeed,
  declineNeed,
  followNeed,
  joinNeed,
  listNeeds,
  type NeedReport,
  needReport,
  newFormToken,
  noteRead,
  openNeed,
  publicNeed,
  releaseNeed,
  reportNeed,
  withdrawContact,
} from './service.server.ts'

const nowhere = '00000000-0000-7000-8000-000000000000'
const tokenIn = (href: string) => href.split('/').at(-1) ?? ''

let home: TestInstitution
let coordinator: Awaited<ReturnType<typeof aCtx>>
beforeAll(async () => {
  home = await anInstitution()
  coordinator = await aCtx(home, 'workLifeCoordinator')
})

function aStory(to: TestInstitution, change: Partial<NeedReport> = {}): NeedReport {
  return {
    to: to.slug,
    problem: 'Falls at night are not noticed',
    people: 'Night nurses',
    count: 12,
    when: 'By spring',
    evidence: 'Nine falls last year',
    name: 'Ward Manager',
    organisation: 'Care Home',
    email: 'ward@care.example',
    token: newFormToken(),
    ...change,
  }
}

async function told(to = home, change: Partial<NeedReport> = {}) {
  const stranger = await aStranger()
  return { stranger, ...(await reportNeed(stranger, stranger.newId(), aStory(to, change))) }
}
/** The same person now: steps are told in the order of their time. */
const now = <C extends Ctx>(ctx: C): C => ({ ...ctx, now: new Date() })
const stepsAt = async (href: string) => (await followNeed(await aStranger(), tokenIn(href)))?.steps.map(({ step }) => step)

describe('telling a need', () => {
  test('twice with the same form, and twice at once, makes one need, one link and one letter', async () => {
    const stranger = await aStranger()
    const email = `${stranger.newId()}@care.example`
    const story = aStory(home, { email })
    const send = () => reportNeed(stranger, stranger.newId(), story)
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect(new Set(answers.map(({ href }) => href)).size).toBe(1)
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
    const { owner } = await house()
    expect(await owner.selectFrom('mail').select('id').where('recipient', '=', email).execute()).toHaveLength(1)
    expect((await reportNeed(stranger, stranger.newId(), { ...story, problem: 'Another thing' })).id).not.toBe(answers[0]?.id)
  })

  test('keeps the hash of the link alone', async () => {
    const { href } = await told()
    const { owner } = await house()
    const rows = JSON.stringify(await owner.selectFrom('linkToken').selectAll().where('purpose', '=', 'needFollow').execute())
    expect(rows).not.toContain(tokenIn(href))
  })

  test('to nobody is not possible', async () => {
    const stranger = await aStranger()
    await expect(reportNeed(stranger, stranger.newId(), aStory({ id: nowhere, slug: 'no-such-school' }))).rejects.toThrow(
      NotFound,
    )
  })

  test('too often from one address is refused until later, and says when', async () => {
    const stranger = await aStranger()
    const { databases } = await house()
    await reportNeed(stranger, 'busy', aStory(home))
    await databases.app
      .updateTable('rateLimit')
      .set({ count: 1_000_000 })
      .where('bucket', '=', bucketOf('need.report', 'busy'))
      .execute()
    const refused = reportNeed(stranger, 'busy', aStory(home))
    await expect(refused).rejects.toThrow(TooMany)
    await expect(refused).rejects.toMatchObject({ seconds: expect.any(Number) })
    // And so is the address that the letter goes to, from wherever it is told.
    const email = `${stranger.newId()}@care.example`
    await reportNeed(stranger, stranger.newId(), aStory(home, { email }))
    await (await house()).owner
      .updateTable('rateLimit')
      .set({ count: 1_000_000 })
      .where('bucket', '=', bucketOf('need.report', email))
      .execute()
    await expect(reportNeed(stranger, stranger.newId(), aStory(home, { email }))).rejects.toThrow(TooMany)
  })

  test.each([
    ['to', 'Not A Slug'],
    ['problem', ''],
    ['problem', 'x'.repeat(4001)],
    ['people', ' '],
    ['count', 'many'],
    ['count', '0'],
    ['count', '99999999999'],
    ['evidenceKinds', ['gossip']],
    ['name', ''],
    ['name', 'Two\nlines'],
    ['email', 'not an address'],
  ])('a fault is named at its field: %s', (field, value) => {
    expect(needReport.safeParse(aStory(home)).success).toBe(true)
    expect(needReport.safeParse({ ...aStory(home), [field]: value }).error?.issues[0]?.path[0]).toBe(field)
  })
})

describe('the follow link', () => {
  test('shows every step, from telling to a published offering, and in between what was answered', async () => {
    const { id, href } = await told()
    expect(await stepsAt(href)).toEqual(['reported'])
    await noteRead(now(coordinator), id)
    const designer = await aCtx(home, 'designer')
    await createDesign(now(designer), { kind: 'need', need: id })
    expect(await answerNeed(now(coordinator), id, { message: 'We plan a course for you.' })).toMatchObject({ accepted: true })
    expect(await stepsAt(href)).toEqual(['reported', 'read', 'takenUp', 'answered'])
    const seen = await followNeed(await aStranger(), tokenIn(href))
    expect(seen).toMatchObject({ problem: 'Falls at night are not noticed', next: 'takenUp', hasContact: true, isForAll: false })
    expect(seen?.steps.at(-1)?.data.message).toBe('We plan a course for you.')
  })

  test('moves on when a micro-credential made for the need is approved, published and offered', async () => {
    const { id, href } = await told()
    await noteRead(now(coordinator), id)
    const run = await anOffering(home, { design: { ...e1, needs: [id] } })
    expect(await stepsAt(href)).toEqual(['reported', 'read', 'submitted', 'approved', 'published', 'opened'])
    expect(
      (await followNeed(await aStranger(), tokenIn(href)))?.steps.find(({ step }) => step === 'published')?.data,
    ).toMatchObject({
      code: run.code,
    })
  })

  test('works for nobody who guesses, and no longer than the need is kept', async () => {
    const { href } = await told()
    const stranger = await aStranger()
    for (const token of ['', 'x', 'A'.repeat(43), `${tokenIn(href)}x`, tokenIn(href).toLowerCase(), "' or 1=1 --"]) {
      expect(await followNeed(stranger, token)).toBeUndefined()
      expect(await withdrawContact(stranger, token)).toBe(false)
    }
    const later = new Date()
    later.setUTCFullYear(later.getUTCFullYear() + 5)
    later.setUTCDate(later.getUTCDate() + 1)
    expect(await followNeed({ ...stranger, now: later }, tokenIn(href))).toBeUndefined()
    expect(await withdrawContact({ ...stranger, now: later }, tokenIn(href))).toBe(false)
    expect(await followNeed(stranger, tokenIn(href))).toMatchObject({ hasContact: true })
  })

  test('removes the contact data for good, from the need and from the letters, and the need goes on', async () => {
    const stranger = await aStranger()
    const email = `${stranger.newId()}@care.example`
    const { id, href } = await told(home, { email, name: 'Somebody Rare' })
    await noteRead(now(coordinator), id)
    expect((await openNeed(coordinator, id)).contact).toMatchObject({ email })
    expect(await withdrawContact(now(stranger), tokenIn(href))).toBe(true)
    expect(await withdrawContact(now(stranger), tokenIn(href))).toBe(true)
    expect(await openNeed(coordinator, id)).toMatchObject({ contact: null, row: { need: { state: 'read' } } })
    expect(await stepsAt(href)).toEqual(['reported', 'read', 'withdrawnContact'])
    const { owner } = await house()
    for (const table of ['mail', 'needContact', 'needStep', 'audit', 'auditDetail', 'notice'] as const) {
      const rows = JSON.stringify(await owner.selectFrom(table).selectAll().execute())
      for (const gone of [email, 'Somebody Rare']) expect([table, rows.includes(gone)]).toEqual([table, false])
    }
    expect(await declineNeed(now(coordinator), id, { reason: 'notNow', message: 'Not this year.' })).toMatchObject({
      accepted: true,
    })
    expect(JSON.stringify(await owner.selectFrom('mail').select('recipient').where('recipient', '=', email).execute())).toBe('[]')
  })
})

describe('a need', () => {
  test('is not public before somebody has read it, and never says who told it', async () => {
    const { id } = await told()
    const asPublic = () => inTransaction(coordinator, (tx) => publicNeed(tx, id))
    expect(await asPublic()).toBeUndefined()
    await noteRead(now(coordinator), id)
    const shown = await asPublic()
    expect(shown).toMatchObject({ problem: 'Falls at night are not noticed', headCount: 12 })
    expect(JSON.stringify(shown)).not.toMatch(/Ward Manager|Care Home|ward@care/)
    const stranger = await aStranger()
    expect(await inTransaction(stranger, (tx) => publicNeed(tx, id))).toBeUndefined()
  })

  test('told to everybody is seen by each institution and taken on by one', async () => {
    const network = await theNetwork()
    const { id, href } = await told(network)
    const away = await aCtx(await anInstitution(), 'workLifeCoordinator')
    for (const each of [coordinator, away])
      expect((await listNeeds(each)).find((need) => need.id === id)).toMatchObject({ isForAll: true, care: 'nobody' })
    const answers = await Promise.all([claimNeed(now(coordinator), id), claimNeed(now(away), id)])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual([
      'another-institution-has-it',
      'ok',
    ])
    const [has, hasNot] = answers[0]?.accepted ? [coordinator, away] : [away, coordinator]
    expect(await answerNeed(now(hasNot), id, { message: 'x' })).toEqual({
      accepted: false,
      refusal: 'another-institution-has-it',
    })
    expect(await openNeed(hasNot, id)).toMatchObject({ care: 'others', careOf: expect.any(String) })
    expect(await releaseNeed(now(has), id)).toMatchObject({ accepted: true })
    expect(await declineNeed(now(hasNot), id, { reason: 'tooSmall', message: 'Too few people.' })).toMatchObject({
      accepted: true,
    })
    expect(await stepsAt(href)).toEqual(['reported', 'read', 'claimed', 'released', 'claimed', 'declined', 'answered'])
    expect(await claimNeed(now(has), id)).toEqual({ accepted: false, refusal: 'another-institution-has-it' })
  })

  test('is answered once, after something has been decided', async () => {
    const { id } = await told()
    expect(await answerNeed(now(coordinator), id, { message: 'Soon' })).toEqual({
      accepted: false,
      refusal: 'need-has-no-outcome-yet',
    })
    const decline = () => declineNeed(now(coordinator), id, { reason: 'notOurField', message: 'Ask elsewhere.' })
    const answers = await Promise.all([decline(), decline()])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['need-is-answered', 'ok'])
    const designer = await aCtx(home, 'designer')
    await expect(createDesign(designer, { kind: 'need', need: id })).rejects.toThrow()
    expect(await listDesigns(designer)).not.toContainEqual(expect.objectContaining({ needs: [id] }))
  })

  test('joined to another one follows that one on, and two joined to each other at once do not hang', async () => {
    const [one, two] = [await told(), await told()]
    const answers = await Promise.all([
      joinNeed(now(coordinator), one.id, { need: two.id, message: 'The same thing.' }),
      joinNeed(now(coordinator), two.id, { need: one.id, message: 'The same thing.' }),
    ])
    expect(answers.filter(({ accepted }) => accepted).length).toBeLessThanOrEqual(1)
    await noteRead(now(coordinator), two.id)
    if (!answers[0]?.accepted && !answers[1]?.accepted)
      expect(await joinNeed(now(coordinator), one.id, { need: two.id, message: 'The same thing.' })).toMatchObject({
        accepted: true,
      })
    const [joined, kept] = answers[1]?.accepted ? [two, one] : [one, two]
    await createDesign(await aCtx(home, 'designer'), { kind: 'need', need: kept.id })
    expect(await stepsAt(joined.href)).toContain('takenUp')
    await expect(joinNeed(now(coordinator), joined.id, { need: joined.id, message: 'x' })).rejects.toThrow(NotFound)
    const elsewhere = await told(await anInstitution())
    await expect(joinNeed(now(coordinator), kept.id, { need: elsewhere.id, message: 'x' })).rejects.toThrow(NotFound)
  })

  test('of another institution is not there, and answering is the coordinator’s', async () => {
    const { id } = await told()
    const away = await aCtx(await anInstitution(), 'workLifeCoordinator')
    expect(await listNeeds(away)).not.toContainEqual(expect.objectContaining({ id }))
    const said = { message: 'x' }
    for (const [who, which] of [
      [away, id],
      [coordinator, nowhere],
      [coordinator, 'x'],
      [coordinator, ''],
    ] as const)
      for (const ask of [
        () => openNeed(who, which),
        () => noteRead(who, which),
        () => claimNeed(who, which),
        () => releaseNeed(who, which),
        () => answerNeed(who, which, said),
        () => declineNeed(who, which, { ...said, reason: 'notNow' }),
        () => joinNeed(who, which, { ...said, need: id }),
      ])
        await expect(ask()).rejects.toThrow(NotFound)
    const assessor = await aCtx(home, 'assessor')
    expect(await openNeed(assessor, id)).toMatchObject({ contact: 'hidden' })
    await expect(noteRead(assessor, id)).rejects.toThrow(Forbidden)
    await expect(declineNeed(assessor, id, { ...said, reason: 'notNow' })).rejects.toThrow(Forbidden)
    await expect(listNeeds(await aCtx(null))).rejects.toThrow(Forbidden)
    await expect(listNeeds(await aStranger())).rejects.toThrow(SignInNeeded)
  })
})

describe('partners', () => {
  const aPartner = (change: Record<string, string> = {}) =>
    partnerInput.parse({
      name: 'Care Home',
      kind: 'company',
      city: '',
      contactName: '',
      contactEmail: '',
      contactPhone: '',
      ...change,
    })
  const contact = { contactName: 'Ward Manager', contactEmail: 'ward@care.example', consent: 'yes' }

  test('are listed once by name, whatever the letters’ size, also when two add at once', async () => {
    const mine = await aCtx(await anInstitution(), 'workLifeCoordinator')
    const answers = await Promise.all([addPartner(mine, aPartner()), addPartner(mine, aPartner({ name: 'CARE HOME' }))])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['ok', 'partner-is-in-the-list'])
    expect(answers[0]?.id).toBe(answers[1]?.id)
    const other = await addPartner(mine, aPartner({ name: 'Harbour' }))
    expect(await changePartner(mine, other.id, aPartner({ revision: '1' }))).toMatchObject({ refusal: 'partner-is-in-the-list' })
    expect((await listPartners(mine)).map(({ name }) => name.toLowerCase())).toEqual(['care home', 'harbour'])
  })

  test('a person is listed with consent alone, and removed when the fields are emptied', async () => {
    const mine = await aCtx(await anInstitution(), 'workLifeCoordinator')
    const fault = (change: Record<string, string>) =>
      partnerInput.safeParse({ ...aPartner(), ...change }).error?.issues.map(({ path, message }) => [path[0], message])
    expect(fault({ ...contact, consent: 'no' })).toEqual([['consent', expect.any(String)]])
    expect(fault({ contactName: 'Ward Manager', contactEmail: 'ward@care.example' })).toEqual([['consent', 'consentNeeded']])
    expect(fault({ contactEmail: 'ward@care.example' })).toEqual([['contactName', 'needed']])
    expect(fault({ revision: '99999999999999' })).toMatchObject([['revision', expect.any(String)]])
    const { id } = await addPartner(mine, aPartner(contact))
    const { revision, contact: listed } = await openPartner(mine, id)
    expect(listed).toMatchObject({ name: 'Ward Manager' })
    expect(await changePartner(mine, id, aPartner({ revision: String(revision) }))).toMatchObject({ accepted: true })
    expect((await openPartner(mine, id)).contact).toBeNull()
  })

  test('a stale change is refused and changes nothing', async () => {
    const mine = await aCtx(await anInstitution(), 'workLifeCoordinator')
    const { id } = await addPartner(mine, aPartner())
    const { revision } = await openPartner(mine, id)
    const change = (city: string) => changePartner(mine, id, aPartner({ city, revision: String(revision) }))
    const answers = await Promise.all([change('Turku'), change('Oulu')])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['changed-meanwhile', 'ok'])
    expect((await openPartner(mine, id)).city).toBe(answers[0]?.accepted ? 'Turku' : 'Oulu')
  })

  test('of another institution are not there', async () => {
    const mine = await aCtx(await anInstitution(), 'workLifeCoordinator')
    const { id } = await addPartner(mine, aPartner())
    const away = await aCtx(await anInstitution(), 'workLifeCoordinator')
    expect(await listPartners(away)).toEqual([])
    for (const [who, which] of [
      [away, id],
      [mine, nowhere],
      [mine, 'x'],
    ] as const) {
      await expect(openPartner(who, which)).rejects.toThrow(NotFound)
      await expect(changePartner(who, which, aPartner())).rejects.toThrow(NotFound)
    }
    await expect(addPartner(await aCtx(home, 'designer'), aPartner())).rejects.toThrow(Forbidden)
  })
})

describe('a conversation about a need', () => {
  test('is between colleagues of one institution: the reporter and the others see nothing of it', async () => {
    const { id, stranger, href } = await told()
    const designer = await aCtx(home, 'designer')
    expect(await sayAboutNeed(designer, id, { text: 'Could be ours' })).toMatchObject({ accepted: true })
    expect((await readConversation(coordinator, id)).messages).toMatchObject([{ text: 'Could be ours', author: 'designer' }])
    const elsewhere = await aCtx(await anInstitution(), 'workLifeCoordinator')
    await expect(readConversation(elsewhere, id)).rejects.toThrow(NotFound)
    expect(JSON.stringify(await followNeed(stranger, tokenIn(href)))).not.toContain('Could be ours')
  })

  test('is for staff, of a need of theirs, and closed by who answers', async () => {
    const { id } = await told()
    const designer = await aCtx(home, 'designer')
    await expect(readConversation(await aCtx(home, 'partner'), id)).rejects.toThrow(Forbidden)
    await expect(sayAboutNeed(await aCtx(null), id, { text: 'x' })).rejects.toThrow(Forbidden)
    await expect(sayAboutNeed(await aStranger(), id, { text: 'x' })).rejects.toThrow(SignInNeeded)
    await expect(sayAboutNeed(await aCtx(await anInstitution(), 'designer'), id, { text: 'x' })).rejects.toThrow(NotFound)
    for (const none of [nowhere, 'x']) await expect(sayAboutNeed(designer, none, { text: 'x' })).rejects.toThrow(NotFound)
    await sayAboutNeed(designer, id, { text: 'x' })
    await expect(closeConversation(designer, id)).rejects.toThrow(Forbidden)
    expect(await closeConversation(coordinator, id)).toMatchObject({ accepted: true })
  })
})
