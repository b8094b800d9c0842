/** Forms under a hurried hand: a double press, a press by mistake, and what need not be typed again. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOwnStudies } from '../app/delivery/index.server.ts'
import { aLearner, anOffering } from '../app/delivery/testing.ts'
import { deliveryTexts } from '../app/delivery/texts.ts'
import { issuingTexts } from '../app/issuing/texts.ts'
import { peopleTexts } from '../app/people/texts.ts'
import type { Ctx } from '../app/platform/ctx.ts'
import { textsIn } from '../app/platform/texts.ts'
import { anInstitution } from '../app/testing/index.ts'
import { aVisitor, base, openBrowser } from './browser.ts'
import { aCookie } from './processes.ts'

const t = textsIn(deliveryTexts, 'fi')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function at(person: Ctx & { person: string }, width = 1280) {
  const visitor = await aVisitor(browser, { width })
  const [name = '', value = ''] = (await aCookie(person)).split('=')
  await visitor.context.addCookies([{ name, value, url: base() }])
  return visitor
}

test('a double press asks once and is answered once; leaving the studies asks first', async () => {
  const { learner } = await aLearner(await anOffering(await anInstitution()))
  const { page, go, look } = await at(learner, 360)
  await go('/my/studies')
  await page.getByText(t('askRecognition')).click()
  await page.locator('main textarea').first().fill('Kaksi vuotta päivystyksessä.')
  await page.getByRole('button', { name: t('ask') }).dblclick()
  await page.getByText(t('recognition_requested')).waitFor()
  expect(await page.getByText(t('refusal_general')).count()).toBe(0)

  await page.getByRole('button', { name: t('withdraw') }).click()
  await page.getByRole('dialog').getByText(t('withdrawText')).waitFor()
  await look()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(t('keepAsIs'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('keepAsIs') })
    .click()
  expect(await listOwnStudies(learner)).not.toMatchObject([{ state: 'withdrawn' }])
  await page.getByRole('button', { name: t('withdraw') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('withdraw') })
    .click()
  await page.getByText(t('enrolment_withdrawn')).waitFor()
})

test('a new offering begins with the price and the language that were approved', async () => {
  const { administrator } = await anOffering(await anInstitution())
  const { page, go, look } = await at(administrator)
  await go('/offerings/new')
  await look()
  expect(await page.locator('#price').inputValue()).toBe('45')
  expect(await page.locator('#language').inputValue()).toBe('fi')
})

test('settings say that they are saved, and what stays as it is', async () => {
  const { learner } = await aLearner(await anOffering(await anInstitution()))
  const { page, go, look } = await at(learner, 360)
  await go('/settings')
  await page.getByText(peopleTexts.nameHint.fi).waitFor()
  await page.locator('#name').fill('Oona Öhman')
  await page.getByRole('button', { name: peopleTexts.save.fi }).first().click()
  await page.getByText(peopleTexts.settingsSaved.fi).waitFor()
  expect(await page.locator('#name').inputValue()).toBe('Oona Öhman')
  await look()
})

test('who goes to another page is at its heading, wherever the link stood', async () => {
  const { learner } = await aLearner(await anOffering(await anInstitution()))
  const { page, go } = await at(learner)
  await go('/my/studies')
  const focused = () => page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent])
  for (const [link, title] of [
    ['/my/credentials', issuingTexts.mine.fi],
    ['/my/studies', deliveryTexts.studies.fi],
  ] as const) {
    await page.locator(`header a[href="${link}"]`).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${link}`)
    await expect.poll(focused).toEqual(['H1', title])
  }
})
