/** Words explained in place: by keyboard, by touch, without script, and on the page that holds them all. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogueTexts } from '../app/catalogue/texts.ts'
import { textsIn } from '../app/platform/texts.ts'
import { frameTexts } from '../app/texts.ts'
import { glossary, termKeys } from '../content/glossary/glossary.ts'
import { aVisitor, base, openBrowser } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const detailPath = async (locale: string) =>
  (await (await fetch(`${base()}/${locale}`)).text()).match(/\/\w\w\/micro-credentials\/[A-Z0-9-]+/)?.[0] ?? ''

test.each(['fi', 'sv', 'en'] as const)(
  'in %s: every word has its place in the glossary, and help leads to it',
  async (locale) => {
    const reader = await aVisitor(browser, { width: 360 })
    await reader.go(`/${locale}`)
    await reader.page.getByRole('link', { name: textsIn(frameTexts, locale)('glossary'), exact: true }).click()
    await reader.page.waitForURL(/\/glossary$/)
    for (const key of termKeys)
      expect((await reader.page.locator(`h2#${key}`).textContent())?.toLowerCase()).toBe(glossary[key].term[locale].toLowerCase())
    await reader.look()

    // A detail page of the catalogue: the meaning opens with a key and closes with another.
    await reader.go(await detailPath(locale))
    const level = reader.page.getByRole('button', { name: new RegExp(`^${textsIn(catalogueTexts, locale)('level')}`) })
    await level.focus()
    await reader.page.keyboard.press('Enter')
    const meaning = reader.page.locator('.meaning:popover-open')
    await expect.poll(() => meaning.textContent()).toContain(glossary.eqfLevel.definition[locale])
    await reader.look()
    await reader.page.keyboard.press('Escape')
    await expect.poll(() => meaning.count()).toBe(0)
    await level.click()
    await meaning.getByRole('link').click()
    await reader.page.waitForURL(/\/glossary#eqfLevel$/)
    await reader.context.close()
  },
)

test('without script a folded question opens its answer', async () => {
  const reader = await aVisitor(browser, { script: false })
  await reader.go('/en/verify')
  await reader.page.getByText('What does “revocation” mean?').click()
  await reader.page.getByText(glossary.revocation.definition.en).waitFor()
  await reader.context.close()
})
