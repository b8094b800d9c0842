/** A badge without credits, by the people whose it is: written, approved by another, awarded from a list, taken home and checked in three languages. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { againTexts } from '../app/issuing/again-texts.ts'
import { awardTexts } from '../app/issuing/award-texts.ts'
import { issuingTexts } from '../app/issuing/texts.ts'
import { verifyTexts } from '../app/issuing/verify-texts.ts'
import { textsIn } from '../app/platform/texts.ts'
import { badgeTexts } from '../app/review/badge-texts.ts'
import { uiTexts } from '../app/ui/texts.ts'
import { aVisitor, openBrowser, signIn } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a badge is written, approved by somebody else, awarded from a list and checked by a stranger, who reads nothing of credits', async () => {
  const b = textsIn(badgeTexts, 'fi')
  const a = textsIn(awardTexts, 'fi')
  const i = textsIn(issuingTexts, 'fi')
  const name = `Rohkea ohjaaja ${Date.now()}`

  const teacher = await aVisitor(browser)
  await signIn(teacher, 'Opettaja-suunnittelija, Jamk', 'fi')
  await teacher.go('/badges')
  await teacher.look()
  await teacher.go('/badges/new')
  await teacher.look()
  await teacher.page.locator('[id="name.fi"]').fill(name)
  await teacher.page.locator('[id="criteria.fi"]').fill('Hän on ohjannut kolme keskustelua, ja kokenut ohjaaja on nähnyt yhden.')
  await teacher.page.getByRole('button', { name: b('save') }).click()
  await teacher.page.waitForURL(/\/badges\/[0-9a-f-]{36}$/)
  const path = new URL(teacher.page.url()).pathname
  // What is missing is said, and keeps it from being sent.
  await teacher.page.getByText(b('textMissing')).waitFor()
  expect(await teacher.page.getByRole('button', { name: b('submit') }).count()).toBe(0)
  await teacher.look()
  await teacher.go(`${path}/edit`)
  await teacher.page.locator('[id="description.fi"]').fill('Merkin saaja osaa ohjata opiskelijaa vaikeassa tilanteessa.')
  // A number of months that is none is refused in words, and nothing else is lost.
  await teacher.page.locator('#validForMonths').fill('0')
  await teacher.page.getByRole('button', { name: b('save') }).click()
  await teacher.page.locator('#validForMonths[aria-invalid="true"]').waitFor()
  await teacher.look()
  await teacher.page.locator('#validForMonths').fill('36')
  await teacher.page.getByRole('button', { name: b('save') }).click()
  await teacher.page.waitForURL(/\/badges\/[0-9a-f-]{36}$/)
  await teacher.page.getByRole('button', { name: b('submit') }).click()
  await teacher.page.getByText(b('state_inReview')).first().waitFor()

  const reviewer = await aVisitor(browser)
  await signIn(reviewer, 'Hyväksyjä, Jamk', 'fi')
  await reviewer.go(path)
  await reviewer.look()
  await reviewer.page.getByRole('radio', { name: b('decision_approve') }).check()
  await reviewer.page.getByRole('button', { name: b('decide') }).click()
  await reviewer.page.getByText(b('state_approved')).first().waitFor()
  await reviewer.look()

  const assessor = await aVisitor(browser)
  await signIn(assessor, 'Arvioija, Jamk', 'fi')
  await assessor.go(`${path}/award`)
  await assessor.look()
  // What a file said is corrected in the box: the file itself does not come back.
  await assessor.page.locator('#file').setInputFiles({
    name: 'lista.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Nimi;Sähköposti\nVäärä Lista;vaara'),
  })
  await assessor.page.getByRole('button', { name: a('preview') }).click()
  await assessor.page.getByText('vaara').first().waitFor()
  await expect.poll(() => assessor.page.evaluate(() => document.activeElement?.id)).toBe('preview')
  expect(await assessor.page.locator('#list').inputValue()).toContain('Väärä Lista')
  expect(await assessor.page.locator('#file').inputValue()).toBe('')
  await assessor.page.locator('#list').fill('Nimi;Sähköposti\nOona Oppija;oona.oppija@kotihoito.example\nEi Osoitetta;')
  await assessor.page.getByRole('button', { name: a('preview') }).click()
  await assessor.page.getByText(a('why_emailMissing')).waitFor()
  await assessor.page.getByText(a('awardedNone')).waitFor()
  await assessor.look()
  await assessor.page.locator('#list').fill('Nimi;Sähköposti\nOona Oppija;oona.oppija@kotihoito.example')
  await assessor.page.getByRole('button', { name: a('preview') }).click()
  // A look back at the list loses nothing of it.
  await assessor.page.getByRole('button', { name: a('changeList') }).click()
  expect(await assessor.page.locator('#list').inputValue()).toContain('Oona Oppija;oona.oppija@kotihoito.example')
  await assessor.page.getByRole('button', { name: a('preview') }).click()
  await assessor.page.getByRole('button', { name: a('confirm', { count: 1 }) }).click()
  await assessor.page.getByText(a('done', { count: 1 })).waitFor()
  await assessor.look()

  const nurse = await aVisitor(browser, { width: 360 })
  await signIn(nurse, 'Oona Oppija', 'fi')
  await expect
    .poll(
      async () => {
        await nurse.go('/my/credentials')
        return nurse.page.getByRole('link', { name }).count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await nurse.page.getByRole('link', { name }).first().click()
  await nurse.page.getByRole('button', { name: i('makeLink') }).click()
  const link = (await nurse.page.locator('a.long-link').getAttribute('href')) ?? ''
  await nurse.look()

  // Who keeps the register corrects the name, sends the letter again, and issues the badge again.
  const g = textsIn(againTexts, 'fi')
  const registrar = await aVisitor(browser)
  await signIn(registrar, 'Todistusten myöntäjä, Jamk', 'fi')
  await registrar.go(`${path}/award`)
  const holders = registrar.page.locator('section', { has: registrar.page.getByRole('heading', { name: a('awarded') }) })
  await holders.getByRole('link', { name: 'Oona Oppija' }).click()
  await registrar.page.getByRole('link', { name: g('title') }).click()
  await registrar.page.getByLabel(g('name')).fill('Oona Öhman')
  await registrar.page.getByRole('button', { name: g('save') }).click()
  await registrar.page.getByText(g('refusal_notChecked')).first().waitFor()
  expect(await registrar.page.getByLabel(g('name')).inputValue()).toBe('Oona Öhman')
  await registrar.look()
  await registrar.page.getByLabel(g('how')).selectOption('participantList')
  await registrar.page.getByRole('button', { name: g('save') }).click()
  await registrar.page.getByText(g('saved')).waitFor()
  // It is in Oona's account: its address stays, whatever is written.
  await registrar.page.getByLabel(g('email')).fill('toinen@kotihoito.example')
  await registrar.page.getByRole('button', { name: g('save') }).click()
  await registrar.page.getByRole('alert').getByText(g('taken')).waitFor()
  await registrar.page.getByRole('button', { name: g('resend') }).click()
  await registrar.page.getByText(g('resent', { email: 'oona.oppija@kotihoito.example' })).waitFor()
  await registrar.look()
  await registrar.page.getByRole('button', { name: g('again') }).click()
  await registrar.page
    .getByRole('dialog')
    .getByRole('button', { name: g('again') })
    .click()
  await registrar.page.waitForURL(/\/credentials\/[0-9a-f-]{36}\?done=again$/)
  await registrar.page.getByText(g('againDone')).waitFor()
  await registrar.page.getByText('Oona Öhman', { exact: true }).waitFor()
  await registrar.look()
  await registrar.go(`${path}/award`)
  expect(await holders.getByRole('link').allTextContents()).toEqual(['Oona Öhman'])
  await registrar.look()
  // Who awards badges and does not list credentials reads the name.
  await assessor.go(`${path}/award`)
  expect(
    await assessor.page
      .getByRole('cell', { name: 'Oona Öhman' })
      .or(assessor.page.getByRole('rowheader', { name: 'Oona Öhman' }))
      .count(),
  ).toBe(1)
  expect(await assessor.page.getByRole('link', { name: 'Oona Öhman' }).count()).toBe(0)

  const stranger = await aVisitor(browser)
  await stranger.go(new URL(link).pathname)
  await stranger.page.getByText(g('verdict_superseded')).first().waitFor()
  await nurse.go('/my/credentials')
  await nurse.page
    .getByRole('listitem')
    .filter({ hasText: i('state_issued') })
    .getByRole('link', { name })
    .click()
  await nurse.page.getByText('Oona Öhman').first().waitFor()
  await nurse.page.getByLabel(i('linkNote')).fill('Kotihoidon esihenkilö')
  await nurse.page.getByRole('button', { name: i('makeLink') }).click()
  const next = (await nurse.page.locator('a.long-link').getAttribute('href')) ?? ''
  // The link goes into a message, from the button that copies it.
  await nurse.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await nurse.page.getByRole('button', { name: textsIn(uiTexts, 'fi')('copy') }).click()
  await nurse.page.getByText(textsIn(uiTexts, 'fi')('copied')).waitFor()
  expect(await nurse.page.evaluate(() => navigator.clipboard.readText())).toBe(next)
  await nurse.page.getByText('Kotihoidon esihenkilö').waitFor()
  await nurse.look()
  for (const locale of ['fi', 'sv', 'en'] as const) {
    await stranger.go(new URL(next).pathname.replace(/^\/fi/, `/${locale}`))
    await stranger.page.getByText(textsIn(issuingTexts, locale)('badgeKind_competence')).first().waitFor()
    await stranger.look()
    expect(await stranger.page.locator('main').textContent()).not.toMatch(/ECTS|opintopist|studiepo|\bcredits?\b|\bop\b/i)
    expect(await stranger.page.locator('body').textContent()).not.toContain('Kotihoidon esihenkilö')
  }

  // Withdrawing asks first, says what follows, and says when it is done.
  const note = nurse.page.getByRole('listitem').filter({ hasText: 'Kotihoidon esihenkilö' })
  await note.getByRole('button', { name: i('withdraw') }).click()
  await nurse.page.getByRole('dialog').getByText(i('withdrawSays')).waitFor()
  await nurse.look()
  await nurse.page
    .getByRole('dialog')
    .getByRole('button', { name: i('withdraw') })
    .click()
  await nurse.page.getByText(i('withdrawn')).waitFor()
  expect(await note.count()).toBe(0)
  await nurse.look()
  await stranger.go(new URL(next).pathname)
  await stranger.page.getByText(textsIn(verifyTexts, 'fi')('deadLink')).first().waitFor()

  // An old badge is true only at its own address: that is where the stranger is sent.
  const id = 'https://merkit.example/assertions/1'
  const old = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id, badge: 'https://merkit.example/badges/1' }
  const hosted = {
    ...old,
    recipient: { type: 'email', identity: 'oona@kotihoito.example' },
    verification: { type: 'HostedBadge' },
  }
  await stranger.page.locator('#credential').fill(JSON.stringify({ ...hosted, issuedOn: '2019-05-01T00:00:00Z' }))
  await stranger.page.getByRole('button', { name: textsIn(verifyTexts, 'fi')('check') }).click()
  await stranger.page.getByText(id, { exact: true }).waitFor()
  await stranger.look()
  await stranger.page.getByRole('button', { name: textsIn(verifyTexts, 'fi')('ask') }).click()
  await stranger.page.getByText(textsIn(verifyTexts, 'fi')('askedInVain')).waitFor()
})
