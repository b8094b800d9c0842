import { beforeAll, expect, test } from 'vitest'
import { aCompletion, anOffering } from '../delivery/testing.ts'
import { NotFound } from '../platform/errors.ts'
import { removeExpired } from '../platform/expired.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house } from '../testing/index.ts'
import { issueCredentials, signPending } from './issue.server.ts'
import { listOwnCredentials } from './list.server.ts'
import { readParts, sharePart } from './part.server.ts'
import type { PartName } from './parts.ts'
import { revokeCredential } from './revoke.server.ts'
import { listShares, withdrawShare } from './share.server.ts'
import { readShared, verifyCredential, verifyShared } from './verify.server.ts'

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
  return { learner: done.learner, id: own?.id ?? '' }
}
const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
const opened = async (link: string) => readShared(await aStranger(), link, tokenOf(link))

test('what is kept back is in no file of it, and the part checks like the whole', async () => {
  const { learner, id } = await issued()
  const link = await sharePart(learner, id, { parts: ['outcomes'], days: 7 })
  const shared = await opened(link)
  expect(shared?.isPart).toBe(true)
  const text = shared?.text ?? ''
  expect(text).not.toContain('Testi Oppija')
  for (const kept of ['identityHash', 'ECTS', 'timeInvestment', 'qualityAssurance', 'assessmentType', 'activityStartDate'])
    expect(text).not.toContain(kept)
  expect(JSON.parse(text)).toMatchObject({
    id: expect.stringContaining(id),
    credentialSubject: { achievement: { name: expect.any(String), resultDescription: expect.any(Array) } },
    proof: { cryptosuite: 'ecdsa-sd-2023' },
  })
  const stranger = await aStranger()
  for (const report of [
    (await verifyShared(stranger, 'part', tokenOf(link)))?.report,
    await verifyCredential(stranger, text),
    await verifyCredential(stranger, Buffer.from(text)),
  ]) {
    expect(report?.verdict).toBe('genuine')
    expect(report?.claims).toMatchObject({ learner: null, credits: null })
    expect(report?.claims?.outcomes.length).toBeGreaterThan(1)
  }
})

test('each part can be shown, all of them together too, and every text of it is the text of the credential', async () => {
  const { learner, id } = await issued()
  const { parts } = await readParts(learner, id)
  expect(parts).toEqual(expect.arrayContaining<PartName>(['learner', 'outcomes', 'workload', 'assessment', 'quality', 'dates']))
  for (const chosen of [...parts.map((part) => [part]), parts, []]) {
    const shared = await opened(await sharePart(learner, id, { parts: chosen, days: 7 }))
    expect((await verifyCredential(await aStranger(), shared?.text ?? '')).verdict).toBe('genuine')
    expect(shared?.text.includes('Testi Oppija')).toBe(chosen.includes('learner'))
    expect(shared?.text.includes('timeInvestment')).toBe(chosen.includes('workload'))
  }
})

test('a changed letter of the part is seen, and a revoked credential is revoked in its parts', async () => {
  const { learner, id } = await issued()
  const link = await sharePart(learner, id, { parts: ['learner'], days: 7 })
  const text = (await opened(link))?.text ?? ''
  const stranger = await aStranger()
  expect((await verifyCredential(stranger, text.replace('Testi Oppija', 'Toinen Oppija'))).verdict).toBe('altered')
  expect((await verifyShared(stranger, 'changed', tokenOf(link)))?.report.isReplaced).toBe(false)
  await revokeCredential(registrar, id, 'error')
  expect((await verifyShared(stranger, 'changed', tokenOf(link)))?.report.verdict).toBe('revoked')
})

test('a link that was withdrawn or is over leads nowhere; nobody shows a credential of somebody else', async () => {
  const { learner, id } = await issued()
  const link = await sharePart(learner, id, { parts: ['learner'], days: 7 })
  const [share] = await listShares(learner, id)
  expect(share?.kind).toBe('part')
  expect(
    await readShared({ ...(await aStranger()), now: new Date(Date.now() + 8 * 86_400_000) }, 'late', tokenOf(link)),
  ).toBeUndefined()
  await withdrawShare(learner, id, share?.id ?? '')
  expect(await opened(link)).toBeUndefined()
  const other = await issued()
  await expect(sharePart(other.learner, id, { parts: [], days: 7 })).rejects.toThrow(NotFound)
  await expect(readParts(other.learner, id)).rejects.toThrow(NotFound)
})

test('when its link ends, by date or by the learner, what was shown is kept nowhere', async () => {
  const { learner, id } = await issued()
  const { owner } = await house()
  const kept = async () =>
    (await owner.selectFrom('sharedPart').select('parts').where('credentialId', '=', id).orderBy('parts').execute()).map(
      ({ parts }) => parts[0],
    )
  await sharePart(learner, id, { parts: ['learner'], days: 7 })
  await sharePart(learner, id, { parts: ['outcomes'], days: 30 })
  await removeExpired(learner.db, learner.now)
  expect(await kept()).toEqual(['learner', 'outcomes'])
  // Other tests have links in the same database: it is these two that grow old.
  const end = (shift: number) => new Date(learner.now.getTime() + shift)
  const links = () => owner.updateTable('linkToken').where('thing', '=', id)
  await links()
    .set({ expiresAt: end(-1) })
    .where('expiresAt', '<', end(8 * 86_400_000))
    .execute()
  await removeExpired(learner.db, learner.now)
  expect(await kept()).toEqual(['outcomes'])
  const [share] = await listShares(learner, id)
  await links().set({ usedAt: learner.now }).execute()
  await removeExpired(learner.db, learner.now)
  expect([share?.kind, await kept()]).toEqual(['part', []])
})
