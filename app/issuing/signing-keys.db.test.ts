import { type DidDocument, localSigner, sign, verify } from '@poiju/credentials'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCompletion, anOffering } from '../delivery/testing.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, sql, sqlState } from '../platform/database.server.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import { unseal } from '../platform/secrets.server.ts'
import { systemCtx } from '../platform/system.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house, type TestInstitution } from '../testing/index.ts'
import { makeApi } from '../wiring.server.ts'
import { toReportView } from './facts.server.ts'
import { makeFile } from './files.server.ts'
import { issueCredentials, issueJob, sealedText, signPending } from './issue.server.ts'
import { endForKey, issueAgainForKey } from './key-follow-up.server.ts'
import { listOwnCredentials, listReady, readForStaff, readOwnRow } from './list.server.ts'
import { sharePart } from './part.server.ts'
import {
  listSigningKeys,
  orderIssueAgain,
  previewRevocation,
  readSigningKey,
  revokeKey,
  rotateKey,
} from './signing-keys.server.ts'
import { statusListText } from './status.server.ts'
import { readShared, verifyCredential } from './verify.server.ts'

type Run = Awaited<ReturnType<typeof anOffering>>
let services: Awaited<ReturnType<typeof aVisit>>['services']
beforeAll(async () => {
  services = (await aVisit()).services
})

async function aSchool() {
  const run = await anOffering(await anInstitution(), { seats: 100 })
  const registrar = await aCtx(run.institution, 'registrar')
  const boss = await aCtx(run.institution, 'institutionAdministrator')
  return { run, registrar, boss }
}

/** A credential that was signed at a moment, as our record tells it. */
async function issued(run: Run, registrar: Ctx, signedAt?: Date) {
  const done = await aCompletion(run)
  const answer = await issueCredentials(registrar, [done.completion], { demo: false })
  if (!answer.accepted) throw new Error(answer.refusal)
  await signPending(services, run.institution.id, answer.batch)
  const [own] = await listOwnCredentials(done.learner)
  const id = own?.id ?? ''
  const { owner } = await house()
  if (signedAt) await owner.updateTable('credential').set({ issuedAt: signedAt }).where('id', '=', id).execute()
  return { ...done, id, text: sealedText(await readOwnRow(done.learner, id)) }
}

const check = async (text: string) => {
  const ctx = await aStranger()
  const report = await verifyCredential(ctx, text)
  const { verdict: shown, checks } = toReportView(report, ctx.now)
  return { ...report, shown, proof: checks.find(({ name }) => name === 'proof')?.code }
}
const publishedDocument = async ({ slug }: TestInstitution) =>
  (await (await makeApi(services).request(`/institutions/${slug}/did.json`)).json()) as DidDocument
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const signingKey = async (boss: Ctx) => (await listSigningKeys(boss)).find(({ state }) => state === 'signing')

describe('rotating a key', () => {
  test('a new one signs from now; what the old one signed verifies; its secret is gone; what waited is signed by the new one', async () => {
    const { run, registrar, boss } = await aSchool()
    const before = await issued(run, registrar)
    const waiting = await aCompletion(run)
    const answer = await issueCredentials(registrar, [waiting.completion], { demo: false })
    const old = await signingKey(boss)
    expect(old).toMatchObject({ type: 'Ed25519', signed: 1, valid: 1, signedUntil: null })

    expect(await rotateKey(boss, old?.id ?? '')).toMatchObject({ accepted: true })
    expect(await rotateKey(boss, old?.id ?? '')).toEqual({ accepted: false, refusal: 'key-no-longer-signs' })
    if (answer.accepted) await signPending(services, run.institution.id, answer.batch)
    const [fresh, rested] = await listSigningKeys(boss)
    expect(fresh).toMatchObject({ state: 'signing', signed: 1, valid: 1 })
    expect(rested).toMatchObject({ id: old?.id, state: 'retired', signed: 1, valid: 1, signedUntil: boss.now })

    expect((await check(before.text)).verdict).toBe('genuine')
    const [own] = await listOwnCredentials(waiting.learner)
    const after = sealedText(await readOwnRow(waiting.learner, own?.id ?? ''))
    expect((await check(after)).verdict).toBe('genuine')
    expect(after).toContain(`#${fresh?.publicKeyMultibase}`)
    const document = await publishedDocument(run.institution)
    expect(document.assertionMethod).toHaveLength(2)
    // A method that says it has expired is refused by others with everything it signed.
    for (const method of document.verificationMethod)
      expect(Object.keys(method)).not.toEqual(expect.arrayContaining(['expires', 'revoked']))
    const { owner } = await house()
    const secrets = await owner
      .selectFrom('issuerSecret')
      .select('keyId')
      .where('institutionId', '=', run.institution.id)
      .execute()
    expect(secrets).toEqual([{ keyId: fresh?.id }])
  })

  test('lists are sealed anew by the new key, and verify for somebody who knows nothing but the document and the list', async () => {
    const { run, registrar, boss } = await aSchool()
    const { text } = await issued(run, registrar)
    const { statusListCredential } = (JSON.parse(text) as { credentialStatus: { statusListCredential: string } }).credentialStatus
    const list = () =>
      statusListText(systemCtx(services, 'issuer.read', null), run.institution.slug, statusListCredential.split('/').at(-1) ?? '')
    const old = await signingKey(boss)
    expect(await list()).toContain(`#${old?.publicKeyMultibase}`)
    await rotateKey(boss, old?.id ?? '')
    expect(await list()).toContain(`#${(await signingKey(boss))?.publicKeyMultibase}`)
    const document = await publishedDocument(run.institution)
    const lookUp = async () => ({ bytes: Buffer.from((await list()) ?? ''), mediaType: null })
    const report = await verify(text, { now: new Date(), knownIssuer: async () => document, lookUp })
    expect(report.verdict).toBe('genuine')
  })

  test('two at once rotate once, and issuing meanwhile always has a key that signs', async () => {
    const { run, registrar, boss } = await aSchool()
    await issued(run, registrar)
    const old = await signingKey(boss)
    const other = await aCtx(run.institution, 'institutionAdministrator')
    const completions = await Promise.all([1, 2, 3].map(async () => (await aCompletion(run)).completion))
    const [first, second, ...answers] = await Promise.all([
      rotateKey(boss, old?.id ?? ''),
      rotateKey(other, old?.id ?? ''),
      ...completions.map((completion) => issueCredentials(registrar, [completion], { demo: false })),
    ])
    expect([first.accepted, second.accepted].sort()).toEqual([false, true])
    expect(answers.every(({ accepted }) => accepted)).toBe(true)
    const batches = answers.flatMap((answer) => (answer.accepted ? [answer.batch] : []))
    for (const batch of batches) {
      // Whoever holds one for a moment need not sign it: the job must come again.
      const job = () => issueJob(services)({ institution: run.institution.id, batch })
      const held = await inTransaction(registrar, async (tx) => {
        await tx.selectFrom('credential').select('id').where('batchId', '=', batch).forUpdate().execute()
        return job().then(
          () => 'done',
          (error: Error) => error.message,
        )
      })
      expect(held).toContain('held by others')
      await job()
    }
    const keys = await listSigningKeys(boss)
    expect(keys.map(({ state }) => state)).toEqual(['signing', 'retired'])
    expect(keys.reduce((sum, { valid }) => sum + valid, 0)).toBe(4)
  })
})

describe('revoking a key from a moment', () => {
  test('of wallet files and parts: what it signed is by a revoked key, in every form of it', async () => {
    const { run, registrar, boss } = await aSchool()
    const { learner, id } = await issued(run, registrar)
    const file = await makeFile(learner, await readOwnRow(learner, id), 'wallet.sd-jwt', services.settings)
    if (typeof file === 'string') throw new Error(file)
    const link = await sharePart(learner, id, { parts: ['outcomes'], days: 7 })
    const part = (await readShared(await aStranger(), id, link.split('/').at(-1) ?? ''))?.text ?? ''
    const wallet = String(file.bytes)
    for (const text of [wallet, part]) expect((await check(text)).shown).toBe('genuine')
    const keys = (await listSigningKeys(boss)).filter(({ state }) => state === 'signing')
    expect(keys.length).toBeGreaterThan(1)
    for (const { id: key } of keys) {
      const { failing } = await previewRevocation(boss, key, ago(1))
      expect(await revokeKey(boss, key, ago(1), failing)).toMatchObject({ accepted: true })
    }
    for (const text of [wallet, part])
      expect(await check(text)).toMatchObject({ shown: 'keyRevoked', proof: 'key-revoked', claims: null })
  })

  test('what follows is told before, by our record of when each was signed, and is then so', async () => {
    const { run, registrar, boss } = await aSchool()
    const [early, exact, late] = [
      await issued(run, registrar, ago(48)),
      await issued(run, registrar, ago(24)),
      await issued(run, registrar),
    ]
    const waiting = await aCompletion(run)
    await issueCredentials(registrar, [waiting.completion], { demo: false })
    const { owner } = await house()
    const moment = (await owner.selectFrom('credential').select('issuedAt').where('id', '=', exact.id).executeTakeFirstOrThrow())
      .issuedAt as Date
    const key = (await signingKey(boss))?.id ?? ''
    expect(await previewRevocation(boss, key, moment)).toEqual({ staying: 1, failing: 2, pending: 1, ended: 0 })

    expect(await revokeKey(boss, key, moment, 1)).toEqual({ accepted: false, refusal: 'changed-meanwhile' })
    expect((await check(late.text)).verdict).toBe('genuine')
    expect(await revokeKey(boss, key, moment, 2)).toMatchObject({ accepted: true })

    // At once, before the job has set a single bit.
    expect(await check(early.text)).toMatchObject({ verdict: 'genuine', shown: 'genuine' })
    for (const { text } of [exact, late])
      expect(await check(text)).toMatchObject({ shown: 'keyRevoked', proof: 'key-revoked', claims: null })
    const [method] = (await publishedDocument(run.institution)).verificationMethod
    expect(method?.revoked).toBe(moment.toISOString())

    // One that somebody holds is not forgotten: the job fails, and comes again.
    await owner.transaction().execute(async (tx) => {
      await tx.selectFrom('credential').select('id').where('id', '=', late.id).forUpdate().execute()
      await expect(endForKey(services, run.institution.id, key)).rejects.toThrow('held by others')
    })
    expect(await endForKey(services, run.institution.id, key)).toBe(1)
    expect(await endForKey(services, run.institution.id, key)).toBe(0)
    expect(await readForStaff(registrar, late.id)).toMatchObject({ state: 'revoked', reason: 'keyCompromised' })
    expect(await readForStaff(registrar, early.id)).toMatchObject({ state: 'issued' })
    const letters = await owner.selectFrom('mail').select('body').where('recipient', '=', late.learner.actor.email).execute()
    expect(letters.at(-1)?.body).toContain('allekirjoitusavain vaarantui')
    const facts = await owner
      .selectFrom('audit')
      .select(['fact', 'data'])
      .where('subject', '=', `institution:${run.institution.id}`)
      .where('fact', 'like', 'issuerKey.%')
      .orderBy('id')
      .execute()
    // Facts of one moment have no order among themselves.
    expect(facts.map(({ fact }) => fact).sort()).toEqual([
      'issuerKey.made',
      'issuerKey.made',
      'issuerKey.retired',
      'issuerKey.revoked',
    ])
    expect(facts.find(({ fact }) => fact === 'issuerKey.revoked')?.data).toEqual({ key, from: moment.toISOString() })
    // What waited is signed by the key that signs now.
    await signPending(services, run.institution.id, null)
    const [own] = await listOwnCredentials(waiting.learner)
    expect(await check(sealedText(await readOwnRow(waiting.learner, own?.id ?? '')))).toMatchObject({ verdict: 'genuine' })
  })

  test('a thief who dates a forgery back, takes the identifier of a good one or leaves the status out gets nowhere here', async () => {
    const { run, registrar, boss } = await aSchool()
    const good = await issued(run, registrar, ago(48))
    const { owner } = await house()
    const key = await signingKey(boss)
    const sealed = await owner
      .selectFrom('issuerSecret')
      .select('sealed')
      .where('keyId', '=', key?.id ?? '')
      .executeTakeFirstOrThrow()
    const secretKey = await inTransaction(boss, (tx) =>
      unseal(tx, { kind: 'institution', id: run.institution.id }, `issuer key ${key?.id}`, sealed.sealed),
    )
    const [{ verificationMethod: method }] = (JSON.parse(good.text) as { proof: [{ verificationMethod: string }] }).proof
    const stolen = localSigner({ verificationMethod: method, secretKey })
    const forge = async (change: (credential: Record<string, unknown>) => void) => {
      const { proof: _, ...credential } = JSON.parse(good.text) as Record<string, unknown>
      change(credential)
      const unsigned = JSON.stringify(credential)
      return `${unsigned.slice(0, -1)},"proof":${await sign(unsigned, stolen)}}`
    }
    const forgeries = [
      await forge((credential) => {
        credential['validFrom'] = '2020-01-01T00:00:00Z'
        credential['id'] = `${String(credential['id']).slice(0, -12)}000000000000`
      }),
      await forge((credential) => {
        const subject = credential['credentialSubject'] as { identifier: { identityHash: string }[] }
        ;(subject.identifier[0] as { identityHash: string }).identityHash = 'Varas Väärentäjä'
      }),
      await forge((credential) => {
        delete credential['credentialStatus']
        credential['validFrom'] = '0001-01-01T00:00:00Z'
      }),
    ]
    // The forgeries are good ones: until the theft is known, nothing tells them apart by their signature.
    for (const text of forgeries) expect((await check(text)).proof).toBe('signature-valid')
    await revokeKey(boss, key?.id ?? '', ago(24), 0)
    for (const text of forgeries) expect(await check(text)).toMatchObject({ shown: 'keyRevoked', proof: 'key-revoked' })
    expect(await check(good.text)).toMatchObject({ verdict: 'genuine' })
  })

  test('the moment moves back when more is known, never forward, and never ahead', async () => {
    const { run, registrar, boss } = await aSchool()
    const early = await issued(run, registrar, ago(48))
    const key = (await signingKey(boss))?.id ?? ''
    expect(await revokeKey(boss, key, new Date(boss.now.getTime() + 1), 0)).toEqual({
      accepted: false,
      refusal: 'moment-is-ahead',
    })
    await revokeKey(boss, key, ago(24), 0)
    expect((await check(early.text)).verdict).toBe('genuine')
    expect(await revokeKey(boss, key, ago(12), 0)).toEqual({ accepted: false, refusal: 'revoked-from-earlier' })
    expect(await revokeKey(boss, key, ago(72), 1)).toMatchObject({ accepted: true })
    expect((await check(early.text)).shown).toBe('keyRevoked')
    expect((await listSigningKeys(boss)).map(({ state }) => state)).toEqual(['signing', 'revoked'])
  })

  test('everything of it is issued again under the new key: each has one valid in its place, and the old one says so', async () => {
    const { run, registrar, boss } = await aSchool()
    const [early, late] = [await issued(run, registrar, ago(48)), await issued(run, registrar)]
    const key = (await signingKey(boss))?.id ?? ''
    expect(await orderIssueAgain(boss, key)).toBe(false)
    await revokeKey(boss, key, ago(24), 1)
    await endForKey(services, run.institution.id, key)
    expect((await readSigningKey(boss, key)).toIssueAgain).toBe(2)
    expect(await orderIssueAgain(boss, key)).toBe(true)
    expect(await issueAgainForKey(services, run.institution.id, key)).toBe(2)
    expect(await issueAgainForKey(services, run.institution.id, key)).toBe(0)
    expect((await readSigningKey(boss, key)).toIssueAgain).toBe(0)
    for (const [{ id, learner, text }, state, shown] of [
      [early, 'superseded', 'superseded'],
      [late, 'revoked', 'keyRevoked'],
    ] as const) {
      const before = await readForStaff(registrar, id)
      expect(before.state).toBe(state)
      expect(await check(text)).toMatchObject({ shown, isReplaced: true })
      const valid = (await listOwnCredentials(learner)).filter((row) => row.state === 'issued')
      expect(valid.map((row) => row.id)).toEqual([before.replacedBy])
      expect(await check(sealedText(await readOwnRow(learner, valid[0]?.id ?? '')))).toMatchObject({
        verdict: 'genuine',
        isReplaced: false,
      })
    }
    expect(await listReady(registrar)).toMatchObject({ total: 0 })
  })

  test('is the administrator’s, of one’s own institution', async () => {
    const { run, registrar, boss } = await aSchool()
    await issued(run, registrar)
    const key = (await signingKey(boss))?.id ?? ''
    await expect(listSigningKeys(registrar)).rejects.toThrow(Forbidden)
    await expect(rotateKey(registrar, key)).rejects.toThrow(Forbidden)
    await expect(revokeKey(registrar, key, ago(1), 0)).rejects.toThrow(Forbidden)
    await expect(orderIssueAgain(registrar, key)).rejects.toThrow(Forbidden)
    const away = await aCtx(await anInstitution(), 'institutionAdministrator')
    for (const none of [key, 'x', '', '00000000-0000-7000-8000-000000000000']) {
      await expect(rotateKey(away, none)).rejects.toThrow(NotFound)
      await expect(revokeKey(away, none, ago(1), 0)).rejects.toThrow(NotFound)
      await expect(readSigningKey(away, none)).rejects.toThrow(NotFound)
      await expect(previewRevocation(away, none, ago(1))).rejects.toThrow(NotFound)
    }
    expect((await signingKey(boss))?.id).toBe(key)
  })
})

test('the key that signed a credential is never changed in its row, whoever tries', async () => {
  const { run, registrar, boss } = await aSchool()
  const { id } = await issued(run, registrar)
  await rotateKey(boss, (await signingKey(boss))?.id ?? '')
  const next = (await signingKey(boss))?.id ?? ''
  const { owner } = await house()
  const change = sql`update credential set key_id = ${next} where id = ${id}`
  expect(await change.execute(owner).catch((error: unknown) => sqlState(error))).toBe('23001')
})
