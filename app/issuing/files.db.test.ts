import { extract, isJsonObject } from '@poiju/credentials'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCompletion, anOffering } from '../delivery/testing.ts'
import { changeLegalIdentifier } from '../people/legal-identifier.server.ts'
import { aCtx, anInstitution, aStranger, aVisit } from '../testing/index.ts'
import { type FileName, fileNames } from './file-names.ts'
import { listFiles, type MadeFile, makeFile } from './files.server.ts'
import { issueCredentials, sealedText, signPending } from './issue.server.ts'
import { listOwnCredentials, readOwnRow } from './list.server.ts'
import { revokeCredential } from './revoke.server.ts'
import { verifyCredential } from './verify.server.ts'

let run: Awaited<ReturnType<typeof anOffering>>
let registrar: Awaited<ReturnType<typeof aCtx>>
let services: Awaited<ReturnType<typeof aVisit>>['services']
beforeAll(async () => {
  run = await anOffering(await anInstitution(), { seats: 100 })
  registrar = await aCtx(run.institution, 'registrar')
  services = (await aVisit()).services
})

async function issued(where = run, who = registrar) {
  const { learner, completion } = await aCompletion(where)
  const answer = await issueCredentials(who, [completion], { demo: false })
  if (!answer.accepted) throw new Error(answer.refusal)
  await signPending(services, where.institution.id, answer.batch)
  const [own] = await listOwnCredentials(learner)
  return { learner, row: await readOwnRow(learner, own?.id ?? '') }
}
type Issued = Awaited<ReturnType<typeof issued>>

async function made({ learner, row }: Issued, name: FileName): Promise<MadeFile> {
  const file = await makeFile(learner, row, name, services.settings)
  if (typeof file === 'string') throw new Error(file)
  return file
}
const bytesOf = ({ bytes }: MadeFile) => (typeof bytes === 'string' ? Buffer.from(bytes) : bytes)

describe('the files of a credential', () => {
  test('pictures and paper hold the very text that was signed, and check as such', async () => {
    const one = await issued()
    for (const [name, carrier] of [
      ['credential.json', 'text'],
      ['credential.png', 'png'],
      ['credential.svg', 'svg'],
      ['certificate.pdf', 'pdf'],
    ] as const) {
      const bytes = bytesOf(await made(one, name))
      expect(await extract(bytes)).toEqual({ kind: 'json', text: sealedText(one.row), carrier })
      expect(await verifyCredential(await aStranger(), bytes)).toMatchObject({ verdict: 'genuine', carrier })
    }
  })

  test('the wallet’s token checks, names the learner only when that is shown, and is revoked with the credential', async () => {
    const one = await issued()
    const token = String((await made(one, 'wallet.sd-jwt')).bytes)
    const stranger = await aStranger()
    expect(await verifyCredential(stranger, token)).toMatchObject({ verdict: 'genuine', format: 'sd-jwt-vc' })
    const withoutDisclosures = `${token.split('~')[0]}~`
    expect(Buffer.from(withoutDisclosures.split('.')[1] ?? '', 'base64url').toString()).not.toContain('Oppija')
    expect((await verifyCredential(stranger, withoutDisclosures)).verdict).toBe('genuine')
    await revokeCredential(registrar, one.row.id, 'error')
    expect((await verifyCredential(stranger, token)).verdict).toBe('revoked')
  })

  test('Europass waits for the legal identifier of the institution, says so, and then has every language of the version', async () => {
    const other = await anOffering(await anInstitution())
    const office = await aCtx(other.institution, 'registrar')
    const one = await issued(other, office)
    expect((await listFiles(one.learner, one.row)).get('europass.jsonld')).toBe('legalIdentifier')
    expect(await makeFile(one.learner, one.row, 'europass.jsonld', services.settings)).toBe('legalIdentifier')
    const administrator = await aCtx(other.institution, 'institutionAdministrator')
    await changeLegalIdentifier(administrator, { identifier: 'NTRFI-1234567-8' })
    expect([...(await listFiles(one.learner, one.row)).values()]).toEqual(fileNames.map(() => null))
    const elm = JSON.parse(String((await made(one, 'europass.jsonld')).bytes)) as never
    expect(isJsonObject(elm)).toBe(true)
    expect(elm).toMatchObject({ id: one.row.url, type: ['VerifiableCredential', 'EuropeanDigitalCredential'] })
    expect(JSON.stringify(elm)).toContain('NTRFI-1234567-8')
    // Nobody has sealed it: it is never called genuine.
    expect((await verifyCredential(await aStranger(), JSON.stringify(elm))).verdict).not.toBe('genuine')
  })
})
