import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { e1 } from '../../content/samples/index.ts'
import { aPublished } from '../catalogue/testing.ts'
import { acceptEnrolment, applyToOffering, createOffering, moveOffering } from '../delivery/index.server.ts'
import { listMicroCredentials, retire } from '../review/index.server.ts'
import { aCtx, anInstitution, house, type TestInstitution } from '../testing/index.ts'
import { dayOf } from './ctx.ts'
import { openPublicPages, type PublicPages } from './public-pages.server.ts'

let pages: PublicPages
let now = Date.now()
let institution: TestInstitution
beforeAll(async () => {
  const { databases } = await house()
  pages = openPublicPages(databases.listenUrl, () => now)
  await vi.waitFor(async () => expect(await pages.version()).not.toBeNull(), { timeout: 10_000 })
  institution = await anInstitution()
})
afterAll(() => pages.close())
beforeEach(() => {
  now = Date.now()
})

const aPage = (text: string, headers: Record<string, string> = { 'cache-control': 'public, max-age=60' }, status = 200) =>
  new Response(text, { status, headers: { 'content-type': 'text/html', ...headers } })
const keep = async (address: string, answer = aPage('page')) => pages.keep(address, await pages.version(), 'identity', answer)
const take = async (address: string, ifNoneMatch = '') => pages.take(address, await pages.version(), 'identity', ifNoneMatch)

/** Whether a page that was kept before is gone right after: asked at once, without waiting for anything. */
async function isForgotten(change: () => Promise<unknown>): Promise<boolean> {
  await keep('/fi')
  expect(await (await take('/fi'))?.text()).toBe('page')
  await change()
  return (await take('/fi')) === undefined
}

test('a kept page is gone as soon as something public has changed', { timeout: 120_000 }, async () => {
  const office = await aCtx(institution, 'studyAdministrator')
  expect(await isForgotten(() => aPublished(institution, e1))).toBe(true)

  const [micro] = await listMicroCredentials(office)
  const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
  let offering = ''
  expect(
    await isForgotten(async () => {
      const made = await createOffering(office, {
        version: micro?.version ?? '',
        startsOn: day(10),
        endsOn: day(40),
        seats: 1,
        price: '0',
        language: 'fi',
        opensOn: day(-2),
        closesOn: day(5),
        note: '',
      })
      if (made.accepted) offering = made.id
    }),
  ).toBe(true)
  expect(await isForgotten(() => moveOffering(office, offering, 'open'))).toBe(true)

  const learner = await aCtx(null)
  const applied = await applyToOffering(learner, offering, {
    givenName: 'Oona',
    familyName: 'Öhman',
    dateOfBirth: '1990-01-01',
    email: learner.actor.email,
    locale: 'fi',
  })
  if (!applied.accepted) throw new Error(applied.refusal)
  // The last seat: the page that says "one seat left" must not be shown again.
  expect(await isForgotten(() => acceptEnrolment(office, applied.id))).toBe(true)
  expect(await isForgotten(() => retire(office, micro?.id ?? '', 'Replaced by another'))).toBe(true)
  expect(
    await isForgotten(async () => {
      const { owner } = await house()
      await owner.updateTable('institution').set({ city: 'Tampere' }).where('id', '=', institution.id).execute()
    }),
  ).toBe(true)
})

test('a change that comes while a page is being made keeps that page from being kept', async () => {
  const version = await pages.version()
  await anInstitution()
  await pages.version()
  await pages.keep('/sv', version, 'identity', aPage('made from what was before'))
  expect(await take('/sv')).toBeUndefined()
})

test('a change that is taken back forgets nothing', async () => {
  const { owner } = await house()
  const failing = isForgotten(() =>
    owner
      .transaction()
      .execute(async (tx) => {
        await tx.updateTable('institution').set({ city: 'Turku' }).where('id', '=', institution.id).execute()
        throw new Error('taken back')
      })
      .catch(() => undefined),
  )
  expect(await failing).toBe(false)
})

test('a browser that has the page is told so, and a page is kept for a minute at most', async () => {
  const first = await keep('/en')
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"[\w-]{27}"$/)
  expect((await take('/en', `"other", ${etag}`))?.status).toBe(304)
  now += 61_000
  expect(await take('/en', etag)).toBeUndefined()
})

test.each([
  ['a page of somebody', aPage('x', { 'cache-control': 'private, no-store' })],
  ['a page that says nothing', aPage('x', {})],
  ['a page with a cookie', aPage('x', { 'cache-control': 'public', 'set-cookie': 'a=b' })],
  ['a page that was not found', aPage('x', { 'cache-control': 'public' }, 404)],
])('%s is never kept', async (_what, answer) => {
  await keep('/fi/never', answer)
  expect(await take('/fi/never')).toBeUndefined()
})

test('an address of any length, and any number of addresses, does not fill the memory', async () => {
  await keep(`/fi?q=${'a'.repeat(400)}`)
  expect(await take(`/fi?q=${'a'.repeat(400)}`)).toBeUndefined()
  const large = 'a'.repeat(4 * 1024 * 1024)
  for (let index = 0; index < 8; index++) await keep(`/fi?page=${index}`, aPage(large))
  expect(await take('/fi?page=0')).toBeUndefined()
  expect((await take('/fi?page=7'))?.status).toBe(200)
})
