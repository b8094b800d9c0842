import { verify } from '@poiju/credentials'
import { beforeAll, describe, expect, test } from 'vitest'
import { e1 } from '../../content/samples/index.ts'
import { annulCompletion, checkIdentity, moveOffering } from '../delivery/service.server.ts'
import { aCompletion, aLearner, anOffering } from '../delivery/testing.ts'
import { changePreferences } from '../people/people.server.ts'
import { type Ctx, dayOf, forInstitution } from '../platform/ctx.ts'
import { inTransaction, openDatabases, sql, sqlState } from '../platform/database.server.ts'
import { Forbidden, NotFound, SignInNeeded } from '../platform/errors.ts'
import { checkOrigin } from '../platform/origin.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house } from '../testing/index.ts'
import { testKey } from '../testing/keys.ts'
import { makeApi } from '../wiring.server.ts'
import { certificateOf } from './certificate-of.server.ts'
import { listCompletionsToIssue, readDocument } from './for-programs.server.ts'
import { issueCredentials, issueReady, resumePending, sealedText, signPending } from './issue.server.ts'
import { issuerDocument } from './keys.server.ts'
import {
  batchesOf,
  listCredentials,
  listOwnCredentials,
  listReady,
  previewIssue,
  previewReady,
  readForStaff,
  readOwn,
  readOwnRow,
  readProgress,
} from './list.server.ts'
import { revokeCredential } from './revoke.server.ts'
import { certificateLink, listShares, openShare, shareCredential, withdrawShare } from './share.server.ts'
import { statusListText } from './status.server.ts'
import * as store from './store.server.ts'
import { credentialState, sharedToken, verifyCredential, verifyShared } from './verify.server.ts'

const nowhere = '00000000-0000-7000-8000-000000000000'
let run: Awaited<ReturnType<typeof anOffering>>
let registrar: Awaited<ReturnType<typeof aCtx>>
let services: Awaited<ReturnType<typeof aVisit>>['services']
beforeAll(async () => {
  run = await anOffering(await anInstitution(), { seats: 1000 })
  registrar = await aCtx(run.institution, 'registrar')
  services = (await aVisit()).services
})

async function issued(where = run, who: Ctx = registrar) {
  const done = await aCompletion(where)
  const answer = await issueCredentials(who, [done.completion], { demo: false })
  if (!answer.accepted) throw new Error(answer.refusal)
  await signPending(services, where.institution.id, answer.batch)
  const [own] = await listOwnCredentials(done.learner)
  if (!own) throw new Error('The learner has no credential')
  return { ...done, batch: answer.batch, id: own.id, text: sealedText(await readOwnRow(done.learner, own.id)) }
}
const rowsOf = async (completion: string) =>
  (await house()).owner
    .selectFrom('credential')
    .selectAll()
    .where('basisId', '=', completion)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
const factsOf = async (id: string) =>
  (
    await (
      await house()
    ).owner
      .selectFrom('audit')
      .select('fact')
      .where('subject', '=', `credential:${id}`)
      .orderBy('id')
      .execute()
  ).map(({ fact }) => fact)
const check = async (text: string, at = new Date()) => verifyCredential({ ...(await aStranger()), now: at }, text)

describe('addresses in a credential', () => {
  test('lead to who issued it and to the version it was earned on, with the same hash', async () => {
    const { text } = await issued()
    const sealed = JSON.parse(text) as {
      issuer: { id: string }
      credentialSubject: { achievement: { id: string; designHash: string } }
    }
    const api = makeApi(services)
    const { achievement } = sealed.credentialSubject
    const version = await api.request(new URL(achievement.id).pathname)
    expect(await version.json()).toMatchObject({
      id: achievement.id,
      hash: achievement.designHash,
      outcomes: e1.outcomes.map(({ id, text: said }) => ({ id, text: said })),
    })
    expect((await api.request(`${new URL(achievement.id).pathname}0`)).status).toBe(404)
    const { id, didDocument } = (await (await api.request(`/institutions/${run.institution.slug}`)).json()) as Record<
      string,
      string
    >
    expect(id).toBe(sealed.issuer.id)
    expect(((await (await api.request(new URL(didDocument ?? '').pathname)).json()) as { id: string }).id).toBe(id)
  })
})

test('before issuing, the registrar sees whose identity nobody has recorded as checked', async () => {
  const seen = async (completion: string) => (await previewIssue(registrar, [completion]))[0]?.identityChecked
  const unseen = await aCompletion(run)
  expect(await seen(unseen.completion)).toBe(false)
  const office = await aCtx(run.institution, 'studyAdministrator')
  await checkIdentity(office, unseen.enrolment, { how: 'document' })
  expect(await seen(unseen.completion)).toBe(true)
})

describe('issuing', () => {
  test('two processes and the same batch: every completion has one credential, with a place of its own', async () => {
    const completions = await Promise.all([1, 2, 3, 4].map(async () => (await aCompletion(run)).completion))
    const { ownerUrl } = await house()
    const other = openDatabases(ownerUrl, testKey, { app: 4, auth: 1 })
    try {
      const away = { ...registrar, db: other.app }
      const answers = await Promise.all([
        issueCredentials(registrar, completions, { demo: false }),
        issueCredentials(away, completions.toReversed(), { demo: false }),
        issueCredentials(registrar, completions.slice(2), { demo: false }),
      ])
      expect(answers.reduce((sum, answer) => sum + (answer.accepted ? answer.queued : 0), 0)).toBe(4)
      const batches = answers.flatMap((answer) => (answer.accepted ? [answer.batch] : []))
      const signed = await Promise.all(
        batches.flatMap((batch) => [
          signPending(services, run.institution.id, batch),
          signPending({ ...services, databases: other }, run.institution.id, batch),
        ]),
      )
      expect(signed.reduce((sum, count) => sum + count, 0)).toBe(4)
      const rows = (await Promise.all(completions.map(rowsOf))).flat()
      expect(rows.map(({ state }) => state)).toEqual(['issued', 'issued', 'issued', 'issued'])
      expect(new Set(rows.map(({ statusIndex }) => statusIndex)).size).toBe(4)
      for (const batch of batches) expect(await readProgress(registrar, batch)).toMatchObject({ issued: expect.any(Number) })
      expect(await issueCredentials(registrar, completions, { demo: false })).toEqual({
        accepted: false,
        refusal: 'nothing-to-issue',
      })
    } finally {
      await other.close()
    }
  })

  test('a crash after the intent leaves a pending row that nobody sees, and the next start finishes it', async () => {
    const { completion, learner } = await aCompletion(run)
    const answer = await issueCredentials(registrar, [completion], { demo: false })
    const [row] = await rowsOf(completion)
    expect(row).toMatchObject({ state: 'pending', proof: null })
    const system = systemCtx(services, 'issuer.read', null)
    expect(await credentialState(system, run.institution.slug, row?.id ?? '')).toBeUndefined()
    await expect(shareCredential(learner, row?.id ?? '', { days: 7 })).rejects.toThrow(NotFound)
    expect(await revokeCredential(registrar, row?.id ?? '', 'error')).toEqual({ accepted: false, refusal: 'not-issued-yet' })
    expect(answer.accepted && (await readProgress(registrar, answer.batch))).toMatchObject({ total: 1, issued: 0 })
    expect(await resumePending(services)).toBeGreaterThanOrEqual(1)
    const [after] = await rowsOf(completion)
    expect(after).toMatchObject({ state: 'issued', unsigned: row?.unsigned })
    expect((await check(sealedText({ unsigned: after?.unsigned ?? '', proof: after?.proof ?? null }))).verdict).toBe('genuine')
    expect(await factsOf(row?.id ?? '')).toEqual(['credential.pending', 'credential.issued'])
    expect(await signPending(services, run.institution.id, null)).toBe(0)
  })

  test('only for what has been decided, of one’s own institution, by a registrar: else nothing at all is stored', async () => {
    const undecided = await aLearner(run)
    const { completion, assessor } = await aCompletion(run)
    const annulled = await aCompletion(run)
    await annulCompletion(annulled.assessor, annulled.completion, 'error')
    const away = await aCtx(await anInstitution(), 'registrar')
    expect(await issueCredentials(registrar, [completion, annulled.completion], { demo: false })).toEqual({
      accepted: false,
      refusal: 'completion-not-decided',
    })
    expect(await issueCredentials(registrar, [], { demo: false })).toEqual({ accepted: false, refusal: 'nothing-to-issue' })
    for (const id of [undecided.enrolment, nowhere, 'x'])
      await expect(issueCredentials(registrar, [completion, id], { demo: false })).rejects.toThrow(NotFound)
    await expect(issueCredentials(away, [completion], { demo: false })).rejects.toThrow(NotFound)
    // The learner of a completion sees it everywhere, but issues nothing for it elsewhere.
    const learnerAway = await aCompletion(run)
    await expect(
      issueCredentials({ ...away, person: learnerAway.learner.person }, [learnerAway.completion], { demo: false }),
    ).rejects.toThrow(NotFound)
    await expect(issueCredentials(assessor, [completion], { demo: false })).rejects.toThrow(Forbidden)
    expect(await rowsOf(completion)).toEqual([])
    expect(await previewIssue(registrar, [completion, annulled.completion])).toMatchObject([{ completion, language: 'fi' }])
  })

  test('a credential holds every element that the European Union asks for, and no date of birth', async () => {
    const { text, id } = await issued()
    const report = await check(text)
    expect(report.verdict).toBe('genuine')
    const { claims } = report
    // Council Recommendation 2022/C 243/02, Annex I.
    expect(claims).toMatchObject({
      learner: 'Testi Oppija',
      title: e1.title.fi,
      country: 'FI',
      credits: 3,
      level: '6',
      participation: expect.any(String),
      qualityAssurance: expect.any(String),
    })
    expect(claims?.issuer).toContain(run.institution.slug)
    expect(claims?.awardingBodies).toHaveLength(1)
    expect(claims?.outcomes.map(({ text: outcome }) => outcome)).toEqual(e1.outcomes.map((outcome) => outcome.text.fi))
    expect(claims?.assessments.length).toBe(e1.assessments.length)
    expect(claims?.hours).toBeGreaterThan(0)
    expect(JSON.parse(text)).toMatchObject({
      id: `http://localhost:4000/institutions/${run.institution.slug}/credentials/${id}`,
      validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
    expect(text).not.toContain('1990-02-03')
    expect(text).not.toContain('learner@')
  })
})

describe('a completion whose credential was revoked', () => {
  test('is not issued with all that is ready: it stands by itself with the day and the reason, and is issued when it is chosen', async () => {
    const where = await anOffering(await anInstitution())
    const office = await aCtx(where.institution, 'registrar')
    const { id, completion, batch } = await issued(where, office)
    const waiting = (await aCompletion(where)).completion
    expect(await batchesOf(office, [completion, waiting])).toEqual([batch])
    const ended = new Date(office.now.getTime() - 86_400_000)
    expect(await revokeCredential({ ...office, now: ended }, id, 'misconduct')).toMatchObject({ accepted: true })
    const revoked = { at: ended, reason: 'misconduct' }
    expect(await listReady(office)).toMatchObject({
      total: 1,
      rows: [{ completion: waiting, revoked: null }],
      revoked: { total: 1, rows: [{ completion, revoked }] },
    })
    expect(await previewReady(office)).toMatchObject({ total: 1, groups: [{ count: 1 }] })
    expect(await listCompletionsToIssue(office, 10)).toMatchObject({ total: 1, rows: [{ completion: waiting }] })
    expect((await previewIssue(office, [completion, waiting])).map((row) => [row.completion, row.revoked])).toEqual([
      [completion, revoked],
      [waiting, null],
    ])
    expect(await issueReady(office, { demo: false })).toMatchObject({ accepted: true, queued: 1 })
    expect(await issueReady(office, { demo: false })).toEqual({ accepted: false, refusal: 'nothing-to-issue' })
    expect((await rowsOf(completion)).map(({ state }) => state)).toEqual(['revoked'])
    const again = await issueCredentials(office, [completion], { demo: false })
    if (!again.accepted) throw new Error(again.refusal)
    expect(await listReady(office)).toMatchObject({ total: 0, revoked: { total: 0, rows: [] } })
    // The last of two that were revoked is what is told of.
    await signPending(services, where.institution.id, again.batch)
    const [next] = (await rowsOf(completion)).filter(({ state }) => state === 'issued')
    await revokeCredential(office, next?.id ?? '', 'error')
    expect((await listReady(office)).revoked.rows).toMatchObject([{ revoked: { at: office.now, reason: 'error' } }])
    expect(await batchesOf(office, [completion])).toEqual([])
    const away = await aCtx(await anInstitution(), 'registrar')
    expect(await batchesOf(away, [waiting])).toEqual([])
  })

  test('tells its holder the day, the reason, and whom to ask: the contact of the micro-credential', async () => {
    const where = await anOffering(await anInstitution())
    const office = await aCtx(where.institution, 'registrar')
    const { id, learner } = await issued(where, office)
    const { owner } = await house()
    await owner
      .insertInto('contact')
      .values({
        institutionId: where.institution.id,
        id: office.newId(),
        name: JSON.stringify({ fi: 'Toinen toimisto' }),
        email: 'a.toimisto@test.example',
      })
      .execute()
    const contact = { name: 'Opintotoimisto', email: 'office@test.example' }
    expect(await readOwn(learner, id)).toMatchObject({ revoked: null, contact })
    await revokeCredential(office, id, 'byRequest')
    expect(await readOwn(learner, id)).toMatchObject({ revoked: { at: office.now, reason: 'byRequest' }, contact })
  })
})

describe('what has been signed', () => {
  test('never changes: the database lets nobody touch the bytes, and a changed byte does not verify', async () => {
    const { id, text } = await issued()
    for (const change of [
      sql`update credential set unsigned = '{}' where id = ${id}`,
      sql`update credential set basis_id = ${nowhere} where id = ${id}`,
      sql`update credential set status_index = 1 where id = ${id}`,
      sql`update credential set learner_name = 'x' where id = ${id}`,
      sql`delete from credential where id = ${id}`,
    ])
      expect(await inTransaction(registrar, (tx) => change.execute(tx)).catch((error: unknown) => sqlState(error))).toBe('42501')
    const { owner } = await house()
    for (const change of [
      sql`update credential set proof = '{}' where id = ${id}`,
      sql`update credential set proof = null, state = 'pending' where id = ${id}`,
      sql`update credential set unsigned = '{}' where id = ${id}`,
    ])
      expect(await change.execute(owner).catch((error: unknown) => sqlState(error))).toBe('23001')
    expect((await check(text.replace('Testi Oppija', 'Testi Opettaja'))).verdict).toBe('altered')
    expect((await check(text)).verdict).toBe('genuine')
  })

  test('is of the day that was decided, not of the day when the job came to sign it', async () => {
    const done = await aCompletion(run)
    const decided = new Date(registrar.now.getTime() - 40 * 3_600_000)
    const answer = await issueCredentials({ ...registrar, now: decided }, [done.completion], { demo: false })
    if (!answer.accepted) throw new Error(answer.refusal)
    await signPending(services, run.institution.id, answer.batch)
    const [own] = await listOwnCredentials(done.learner)
    const row = await readOwnRow(done.learner, own?.id ?? '')
    const signed = new Date((JSON.parse(sealedText(row)) as { validFrom: string }).validFrom)
    expect(dayOf(signed)).toBe(dayOf(decided))
    expect(own?.issuedAt).toEqual(signed)
    expect((await readForStaff(registrar, row.id)).issuedAt).toEqual(signed)
    const pdf = Buffer.from(await certificateOf(done.learner, row, services.settings)).toString('latin1')
    expect(/CreationDate \(D:(\d{8})/.exec(pdf)?.[1]).toBe(dayOf(decided).replaceAll('-', ''))
  })

  test('still verifies when the institution has a new key, and after the demonstration has moved to another address', async () => {
    const where = await anOffering(await anInstitution())
    const office = await aCtx(where.institution, 'registrar')
    const old = await issued(where, office)
    await inTransaction(office, (tx) => tx.updateTable('issuerKey').set({ retiredAt: new Date() }).execute())
    const moved = 'http://localhost:4999'
    const next = await issued(where, { ...office, origin: moved })
    const stranger = { ...(await aStranger()), origin: moved }
    for (const text of [old.text, next.text]) expect((await verifyCredential(stranger, text)).verdict).toBe('genuine')
    const keys = new Set((await Promise.all([rowsOf(old.completion), rowsOf(next.completion)])).flat().map(({ keyId }) => keyId))
    expect(keys.size).toBe(2)
    const { databases } = await house()
    const said: string[] = []
    const settings = { ...services.settings, publicOrigin: moved }
    await checkOrigin(databases.app, { ...settings, demo: true }, (line) => said.push(line))
    expect(said.join()).toContain('http://localhost:4000')
    await expect(checkOrigin(databases.app, { ...settings, demo: false }, () => undefined)).rejects.toThrow('PUBLIC_ORIGIN')
  })

  test('with a key that was found out later is said to be so', async () => {
    const where = await anOffering(await anInstitution())
    const { text } = await issued(where, await aCtx(where.institution, 'registrar'))
    const office = await aCtx(where.institution, 'registrar')
    await inTransaction(office, (tx) =>
      tx
        .updateTable('issuerKey')
        .set({ compromisedAt: new Date(Date.now() - 86_400_000) })
        .execute(),
    )
    expect((await check(text)).verdict).toBe('altered')
  })
})

describe('revoking', () => {
  test('shows at once: in the status list, in the state, in the check, to the learner', async () => {
    const { id, text, learner } = await issued()
    const system = systemCtx(services, 'issuer.read', null)
    const { slug } = run.institution
    expect(await credentialState(system, slug, id)).toEqual({ state: 'valid' })
    expect((await check(text)).verdict).toBe('genuine')
    const list = (await rowsOf((await readOwnRow(learner, id)).basisId))[0]?.statusListId ?? ''
    const before = await statusListText(system, slug, list)
    expect(await statusListText(system, slug, list)).toBe(before)
    const answers = await Promise.all([revokeCredential(registrar, id, 'misconduct'), revokeCredential(registrar, id, 'error')])
    expect(answers.map((answer) => (answer.accepted ? 'ok' : answer.refusal)).sort()).toEqual(['already-revoked', 'ok'])
    expect(await credentialState(system, slug, id)).toEqual({ state: 'revoked' })
    expect(await statusListText(system, slug, list)).not.toBe(before)
    expect((await check(text)).verdict).toBe('revoked')
    expect((await listOwnCredentials(learner))[0]?.state).toBe('revoked')
    const { owner } = await house()
    const letters = await owner
      .selectFrom('mail')
      .select('subject')
      .where('recipient', '=', learner.actor.email)
      .orderBy('createdAt')
      .execute()
    expect(letters.at(-1)?.subject).toContain(e1.title.fi)
    expect(JSON.stringify(await statusListText(system, slug, list))).not.toContain('misconduct')
  })

  test('makes room for one new credential of the same completion', async () => {
    const { id, completion, learner } = await issued()
    await revokeCredential(registrar, id, 'error')
    const again = await issueCredentials(registrar, [completion], { demo: false })
    expect(again).toMatchObject({ accepted: true, queued: 1 })
    await resumePending(services)
    expect((await rowsOf(completion)).map(({ state }) => state)).toEqual(['revoked', 'issued'])
    expect((await listOwnCredentials(learner)).map(({ state }) => state).sort()).toEqual(['issued', 'revoked'])
  })

  test('is the registrar’s, of one’s own institution, of what is there', async () => {
    const { id, assessor, learner } = await issued()
    await expect(revokeCredential(assessor, id, 'error')).rejects.toThrow(Forbidden)
    await expect(revokeCredential(learner, id, 'error')).rejects.toThrow(Forbidden)
    const away = await aCtx(await anInstitution(), 'registrar')
    await expect(revokeCredential(away, id, 'error')).rejects.toThrow(NotFound)
    await expect(revokeCredential({ ...away, person: learner.person }, id, 'error')).rejects.toThrow(NotFound)
    for (const none of [nowhere, 'x', '']) await expect(revokeCredential(registrar, none, 'error')).rejects.toThrow(NotFound)
  })
})

describe('annulling a completion', () => {
  test('revokes its credential in the same moment', async () => {
    const { id, completion, assessor, text } = await issued()
    expect(await annulCompletion(assessor, completion, 'error')).toMatchObject({ accepted: true })
    expect(await readForStaff(registrar, id)).toMatchObject({ state: 'revoked', reason: 'annulled' })
    expect((await check(text)).verdict).toBe('revoked')
  })

  test('while it is still being signed seals it first, so that the revoked one has its record', async () => {
    const { completion, assessor } = await aCompletion(run)
    await issueCredentials(registrar, [completion], { demo: false })
    const [pending] = await rowsOf(completion)
    const [annulled] = await Promise.all([
      annulCompletion(assessor, completion, 'misconduct'),
      signPending(services, run.institution.id, pending?.batchId ?? null),
    ])
    expect(annulled).toMatchObject({ accepted: true })
    const [row] = await rowsOf(completion)
    expect(row).toMatchObject({ state: 'revoked', endReason: 'annulled', unsigned: pending?.unsigned })
    expect(await factsOf(row?.id ?? '')).toEqual(['credential.pending', 'credential.issued', 'credential.revoked'])
    expect((await check(sealedText({ unsigned: row?.unsigned ?? '', proof: row?.proof ?? null }))).verdict).toBe('revoked')
  })

  test('and issuing at once: no valid credential is left without its completion', async () => {
    for (let round = 0; round < 3; round++) {
      const { completion, assessor } = await aCompletion(run)
      await Promise.all([
        annulCompletion(assessor, completion, 'error'),
        issueCredentials(registrar, [completion], { demo: false }).catch((error: unknown) => error),
      ])
      await resumePending(services)
      expect((await rowsOf(completion)).filter(({ state }) => state === 'pending' || state === 'issued')).toEqual([])
    }
  })
})

describe('a share link', () => {
  const tokenIn = (link: string) => link.split('/').at(-1) ?? ''

  test('shows the credential until its day, and not a moment longer', async () => {
    const { id, learner } = await issued()
    const link = await shareCredential(learner, id, { days: 7 })
    expect(link).toMatch(/^http:\/\/localhost:4000\/fi\/shared\/[\w-]{43}$/)
    const stranger = await aStranger()
    expect((await verifyShared(stranger, 'link', tokenIn(link)))?.report.verdict).toBe('genuine')
    const ends = learner.now.getTime() + 7 * 86_400_000
    expect(await openShare({ ...stranger, now: new Date(ends - 1) }, tokenIn(link))).toBeDefined()
    expect(await verifyShared({ ...stranger, now: new Date(ends) }, 'link', tokenIn(link))).toBeUndefined()
    expect(await listShares({ ...learner, now: new Date(ends) }, id)).toEqual([])
  })

  test('withdrawn, guessed or of another kind shows nothing', async () => {
    const { id, learner } = await issued()
    const link = await shareCredential(learner, id, { days: 30, note: 'Esihenkilölle' })
    const stranger = await aStranger()
    const [share] = await listShares(learner, id)
    expect(share).toMatchObject({ kind: 'link', note: 'Esihenkilölle' })
    await withdrawShare(learner, id, '')
    await withdrawShare(learner, id, '0'.repeat(24))
    expect(await verifyShared(stranger, 'link', tokenIn(link))).toBeDefined()
    await withdrawShare(learner, id, share?.id ?? '')
    await withdrawShare(learner, id, share?.id ?? '')
    for (const token of [tokenIn(link), 'A'.repeat(43), '', 'x', "' or 1=1 --"])
      expect(await verifyShared(stranger, 'link', token)).toBeUndefined()
    expect(await sharedToken(stranger, link)).toBe(tokenIn(link))
    expect(await sharedToken(stranger, `https://evil.example/fi/shared/${tokenIn(link)}`)).toBeNull()
  })

  test('in the QR code of the certificate is the same at each download, until it is withdrawn for good: then the next one has a new link', async () => {
    const { id, learner } = await issued()
    const make = async () => {
      const row = await readOwnRow(learner, id)
      const scope = forInstitution(learner, row.institutionId)
      return inTransaction(scope, (tx) => certificateLink(tx, scope, row, testKey))
    }
    const link = await make()
    expect(await make()).toBe(link)
    const [share] = await listShares(learner, id)
    expect(share).toMatchObject({ kind: 'certificate', expiresAt: null })
    await withdrawShare(learner, id, share?.id ?? '')
    expect(await verifyShared(await aStranger(), 'link', tokenIn(link))).toBeUndefined()
    const [next, same] = await Promise.all([make(), make()])
    expect(next).not.toBe(link)
    expect(same).toBe(next)
    expect(await verifyShared(await aStranger(), 'link', tokenIn(next))).toMatchObject({ row: { id } })
    expect(await verifyShared(await aStranger(), 'link', tokenIn(link))).toBeUndefined()
  })

  test('is made and seen by the learner alone', async () => {
    const { id } = await issued()
    for (const other of [await aCtx(null), registrar]) {
      await expect(shareCredential(other, id, { days: 7 })).rejects.toThrow(NotFound)
      await expect(listShares(other, id)).rejects.toThrow(NotFound)
      await expect(withdrawShare(other, id, '0'.repeat(24))).rejects.toThrow(NotFound)
      await expect(readOwn(other, id)).rejects.toThrow(NotFound)
    }
    const learner = await aCtx(null)
    for (const none of [nowhere, 'x', '']) {
      await expect(shareCredential(learner, none, { days: 7 })).rejects.toThrow(NotFound)
      await expect(listShares(learner, none)).rejects.toThrow(NotFound)
      await expect(withdrawShare(learner, none, '0'.repeat(24))).rejects.toThrow(NotFound)
      await expect(readOwn(learner, none)).rejects.toThrow(NotFound)
    }
    await expect(shareCredential(await aStranger(), id, { days: 7 })).rejects.toThrow(SignInNeeded)
  })
})

test('lists of an institution show its own, and hide names under non-disclosure from who does not issue', async () => {
  const where = await anOffering(await anInstitution())
  const office = await aCtx(where.institution, 'registrar')
  const { learner, id } = await issued(where, office)
  const waiting = await aCompletion(where)
  await changePreferences(learner, { name: 'x', locale: 'fi', nonDisclosure: 'on' })
  await changePreferences(waiting.learner, { name: 'x', locale: 'fi', nonDisclosure: 'on' })
  const boss = await aCtx(where.institution, 'institutionAdministrator')
  expect((await listCredentials(boss)).rows.map((row) => row.learner)).toEqual(['Nimi ei julkinen'])
  expect((await listReady(boss)).rows.map((row) => row.learner)).toEqual(['Nimi ei julkinen'])
  expect(await readForStaff(boss, id)).toMatchObject({ learner: 'Nimi ei julkinen' })
  // The signed text says the name: who may not see it gets none of it.
  await expect(readDocument(boss, id)).rejects.toThrow(NotFound)
  expect(await readDocument(office, id)).toContain('Testi Oppija')
  expect((await listCredentials(office)).rows.map((row) => row.learner)).toEqual(['Testi Oppija'])
  expect((await listReady(office)).rows).toMatchObject([{ learner: 'Testi Oppija', completion: waiting.completion }])
  const away = await aCtx(await anInstitution(), 'registrar')
  expect((await listCredentials(away)).rows).toEqual([])
  expect(await listReady(away)).toEqual({ total: 0, rows: [], revoked: { total: 0, rows: [] } })
  await expect(readForStaff(away, id)).rejects.toThrow(NotFound)
  for (const none of [nowhere, 'x', '']) {
    await expect(readForStaff(office, none)).rejects.toThrow(NotFound)
    await expect(readProgress(office, none)).rejects.toThrow(NotFound)
  }
})

test('an offering that is cancelled takes nothing from who has completed', async () => {
  const where = await anOffering(await anInstitution())
  const { text } = await issued(where, await aCtx(where.institution, 'registrar'))
  expect(await moveOffering(where.administrator, where.offering, 'cancel')).toMatchObject({ accepted: true })
  expect((await check(text)).verdict).toBe('genuine')
})

test('the document of an issuer names every key it ever signed with, and a check outside needs nothing of ours but that and the list', async () => {
  const { text } = await issued()
  const stranger = await aStranger()
  const document = await inTransaction(stranger, async (tx) => {
    const issuer = await store.readIssuer(tx, { slug: run.institution.slug })
    return issuer && issuerDocument(tx, 'http://localhost:4000', issuer)
  })
  const system = systemCtx(services, 'issuer.read', null)
  const report = await verify(text, {
    now: new Date(),
    knownIssuer: async () => document,
    lookUp: async ({ kind, url }) => {
      const list =
        kind === 'status-list' ? await statusListText(system, run.institution.slug, url.split('/').at(-1) ?? '') : undefined
      return list === undefined ? undefined : { bytes: Buffer.from(list), mediaType: null }
    },
  })
  expect(report.verdict).toBe('genuine')
})
