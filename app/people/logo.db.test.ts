import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../platform/database.server.ts'
import { Forbidden, SignInNeeded } from '../platform/errors.ts'
import { configureFiles } from '../platform/files.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house } from '../testing/index.ts'
import { makeApi } from '../wiring.server.ts'
import { changeLogo, mostLogoBytes, readLogo, removeLogo } from './logo.server.ts'

const png = (more = '') => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(more)])
let data = ''
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'logo-'))
  configureFiles(data)
})
afterAll(() => rmSync(data, { recursive: true }))

test('the logo of an institution is changed by its administrator and seen by everybody, as the picture that it is', async () => {
  const institution = await anInstitution()
  const administrator = await aCtx(institution, 'institutionAdministrator')
  const api = makeApi((await aVisit()).services)
  const profile = async () => (await (await api.request(`/institutions/${institution.slug}`)).json()) as { image: string | null }
  const picture = () => api.request(`/institutions/${institution.slug}/logo`)
  expect((await profile()).image).toBeNull()
  expect((await picture()).status).toBe(404)

  for (const bytes of [png('one'), png('two')]) {
    expect(await changeLogo(administrator, { name: 'logo.png', bytes })).toMatchObject({ accepted: true })
    expect((await profile()).image).toBe(`http://localhost:4000/institutions/${institution.slug}/logo`)
    const seen = await picture()
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(bytes)
  }
  expect(await changeLogo(administrator, { name: 'x.png', bytes: Buffer.from('<script>') })).toMatchObject({ accepted: false })
  expect(await changeLogo(administrator, { name: 'x.png', bytes: png('x'.repeat(mostLogoBytes)) })).toMatchObject({
    refusal: 'file-is-too-large',
  })
  expect(Buffer.from(await (await picture()).arrayBuffer())).toEqual(png('two'))

  await removeLogo(administrator)
  await removeLogo(administrator)
  expect((await picture()).status).toBe(404)
  const { owner } = await house()
  expect(await owner.selectFrom('file').select('id').where('institutionId', '=', institution.id).execute()).toEqual([])
  const facts = await owner
    .selectFrom('audit')
    .select('fact')
    .where('subject', '=', `institution:${institution.id}`)
    .orderBy('id')
    .execute()
  expect(facts.map(({ fact }) => fact)).toEqual(['institution.logoChanged', 'institution.logoChanged', 'institution.logoRemoved'])
})

test('nobody else changes it, nor that of another institution', async () => {
  const [ours, theirs] = [await anInstitution(), await anInstitution()]
  const administrator = await aCtx(ours, 'institutionAdministrator')
  await changeLogo(administrator, { name: 'logo.png', bytes: png('ours') })
  await expect(changeLogo(await aCtx(ours, 'designer'), { name: 'x', bytes: png() })).rejects.toThrow(Forbidden)
  await expect(removeLogo(await aCtx(null))).rejects.toThrow(Forbidden)
  await expect(removeLogo(await aStranger())).rejects.toThrow(SignInNeeded)
  await removeLogo(await aCtx(theirs, 'institutionAdministrator'))
  expect(await inTransaction(administrator, readLogo)).toMatchObject({ mediaType: 'image/png' })
})
