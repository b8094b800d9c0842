/** Completions of an offering from a register's list: what is wrong in it row by row, mended in the box, seen, and decided all at once. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completionListTexts } from '../app/delivery/completion-list-texts.ts'
import { deliveryTexts } from '../app/delivery/texts.ts'
import { textsIn } from '../app/platform/texts.ts'
import { e1 } from '../content/samples/index.ts'
import { aVisitor, openBrowser, signIn } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a list is read, mended and decided in Finnish, on a phone in Swedish and English, and without script', async () => {
  const d = textsIn(deliveryTexts, 'fi')
  const c = textsIn(completionListTexts, 'fi')
  const mark = Date.now()

  const office = await aVisitor(browser)
  await signIn(office, 'Opintohallinto, Jamk', 'fi')
  await office.go('/offerings/new')
  const version = await office.page
    .locator('#version option', { hasText: String(e1.title.fi) })
    .first()
    .getAttribute('value')
  await office.page.locator('#version').selectOption(version)
  for (const [field, value] of [
    ['startsOn', inDays(-20)],
    ['endsOn', inDays(20)],
    ['opensOn', inDays(-30)],
    ['closesOn', inDays(5)],
    ['price', '0'],
  ] as const)
    await office.page.locator(`#${field}`).fill(value)
  await office.page.getByRole('button', { name: d('create') }).click()
  await office.page.waitForURL(/\/offerings\/[0-9a-f-]{36}$/)
  const offering = new URL(office.page.url()).pathname
  await office.page.getByRole('button', { name: d('do_open') }).click()
  await office.page.getByText(d('state_open')).first().waitFor()

  for (const [who, given, family] of [
    ['Oona Oppija', 'Oona', 'Öhman'],
    ['Saga Exempel', 'Saga', 'Exempel'],
  ] as const) {
    const learner = await aVisitor(browser)
    await signIn(learner, who, 'fi')
    await learner.go(`/fi${offering}/enrol`)
    await learner.page.locator('#givenName').fill(given)
    await learner.page.locator('#familyName').fill(family)
    await learner.page.locator('#dateOfBirth').fill('1988-05-17')
    await learner.page.locator('#email').fill(`${given.toLowerCase()}.${mark}@kotihoito.example`)
    await learner.page.locator('main form button[type=submit]').click()
    await learner.page.getByText(d('enrolled')).waitFor()
    await learner.context.close()
    await office.page.reload()
    await office.page.getByRole('button', { name: `${d('accept')}: ${given} ${family}` }).click()
    await office.page.getByRole('button', { name: `${d('accept')}: ${given} ${family}` }).waitFor({ state: 'detached' })
  }
  // The study office does not decide completions.
  expect(await office.page.getByRole('link', { name: c('title') }).count()).toBe(0)

  const assessor = await aVisitor(browser)
  await signIn(assessor, 'Arvioija, Jamk', 'fi')
  await assessor.go(offering)
  await assessor.page.getByRole('link', { name: c('title') }).click()
  await assessor.page.waitForURL(/completions-from-list$/)
  await assessor.look()

  // As a register on a western Windows writes it: no UTF-8, and a column that is of no use here.
  const day = inDays(-3).split('-').reverse().join('.')
  const heading = 'Sukunimi;Etunimi;Sähköposti;Opiskelijanumero;Tulos;Suorituspvm'
  const oona = `Öhman;Oona;oona.${mark}@kotihoito.example;1;Hyväksytty;${day}`
  const written = [
    heading,
    oona,
    `Öhman;Oona;saga.${mark}@kotihoito.example;2;Hyväksytty;${day}`,
    ';;kukaan@muu.example;3;Hyväksytty;',
  ].join('\r\n')
  await assessor.page
    .locator('#file')
    .setInputFiles({ name: 'suoritukset.csv', mimeType: 'text/csv', buffer: Buffer.from(`${written}\r\n`, 'latin1') })
  await assessor.page.locator('#feedback').fill('Osaaminen näkyi harjoittelussa.')
  await assessor.page.getByRole('button', { name: c('preview') }).click()
  await assessor.page.getByText(c('counts', { read: 3, fine: 1, bad: 2 })).waitFor()
  await assessor.page.getByText(c('why_nameDiffers', { value: 'Saga Exempel' })).waitFor()
  await assessor.page.getByText(c('why_notEnrolled', { value: 'kukaan@muu.example' })).waitFor()
  await assessor.page.getByText(c('unused', { columns: 'Opiskelijanumero' })).waitFor()
  await assessor.look()
  // What the file said stands in the box, letters and all, with the feedback: it is mended there.
  expect(await assessor.page.locator('#list').inputValue()).toBe(written.replaceAll('\r\n', '\n'))
  expect(await assessor.page.locator('#feedback').inputValue()).toBe('Osaaminen näkyi harjoittelussa.')
  await assessor.page.locator('#list').fill([heading, oona].join('\n'))
  await assessor.page.getByRole('button', { name: c('preview') }).click()
  await assessor.page.getByText(c('willDo', { completed: 1, notMet: 0 })).waitFor()
  await assessor.look()
  // A look back at the list loses nothing of it.
  await assessor.page.getByRole('button', { name: c('changeList') }).click()
  await assessor.page.locator('#list').waitFor()
  expect(await assessor.page.locator('#list').inputValue()).toBe([heading, oona].join('\n'))
  await assessor.page.getByRole('button', { name: c('preview') }).click()
  await assessor.page.getByRole('button', { name: c('confirm', { count: 1 }) }).click()
  await assessor.page.getByText(c('done', { count: 1 })).waitFor()
  expect(new URL(assessor.page.url()).pathname).toBe(offering)
  await assessor.page.getByText(d('enrolment_completed')).waitFor()
  await assessor.look()
  // The same list once more decides nothing a second time.
  await assessor.go(`${offering}/completions-from-list`)
  await assessor.page.locator('#list').fill([heading, oona].join('\n'))
  await assessor.page.getByRole('button', { name: c('preview') }).click()
  await assessor.page.getByText(c('allDone')).waitFor()
  await assessor.context.close()

  for (const [locale, results] of [
    ['sv', ['Resultat', 'godkänd', 'kanske']],
    ['en', ['Result', 'passed', 'perhaps']],
  ] as const) {
    const t = textsIn(completionListTexts, locale)
    const [title, passed, unknown] = results
    const phone = await aVisitor(browser, { width: 360 })
    await signIn(phone, 'Arvioija, Jamk', locale)
    await phone.go(`${offering}/completions-from-list`)
    await phone.look()
    await phone.page.locator('#feedback').fill('Bra.')
    await phone.page.locator('#list').fill(`E-mail;${title}\nsaga.${mark}@kotihoito.example;${unknown}`)
    await phone.page.getByRole('button', { name: t('preview') }).click()
    await phone.page.getByText(t('why_resultUnknown', { value: unknown })).waitFor()
    await phone.look()
    await phone.page.locator('#list').fill(`E-mail;${title}\nsaga.${mark}@kotihoito.example;${passed}`)
    await phone.page.getByRole('button', { name: t('preview') }).click()
    await phone.page.getByRole('button', { name: t('confirm', { count: 1 }) }).waitFor()
    await phone.look()
    await phone.context.close()
  }

  const reader = await aVisitor(browser, { script: false })
  const en = textsIn(completionListTexts, 'en')
  await signIn(reader, 'Arvioija, Jamk', 'en')
  await reader.go(`${offering}/completions-from-list`)
  await reader.page.locator('#list').fill('Name;Result;Feedback\nExempel Saga;passed;It was shown.')
  await reader.page.getByRole('button', { name: en('preview') }).click()
  await reader.page.getByRole('button', { name: en('confirm', { count: 1 }) }).click()
  await reader.page.getByText(en('done', { count: 1 })).waitFor()
  await reader.look()
})
