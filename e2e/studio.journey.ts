/** The studio on screen: two people at once, without a connection, by keyboard alone, and its weight. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { blockLabels, blocks } from '@poiju/framework'
import { aDesign } from '@poiju/framework/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDesign } from '../app/design/index.server.ts'
import { designTexts, liveRefusalTexts } from '../app/design/texts.ts'
import type { Ctx } from '../app/platform/ctx.ts'
import { textsIn } from '../app/platform/texts.ts'
import { commentReview, decideReview, submitDesign } from '../app/review/index.server.ts'
import { aCtx, anInstitution } from '../app/testing/index.ts'
import { aVisitor, base, openBrowser, type Visitor } from './browser.ts'
import { aCookie, anAppProcess } from './processes.ts'

const t = textsIn(designTexts, 'fi')
const saved = new RegExp(t('saved', { time: '' }).trim())

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The person at a browser of their own, signed in. */
async function at(person: Ctx & { person: string }, origin = base(), how: Parameters<typeof aVisitor>[1] = {}): Promise<Visitor> {
  const visitor = await aVisitor(browser, how)
  const [name = '', value = ''] = (await aCookie(person)).split('=')
  await visitor.context.addCookies([{ name, value, url: origin }])
  return visitor
}

async function aDraft() {
  const institution = await anInstitution()
  const designer = await aCtx(institution, 'designer')
  return { institution, designer, design: await createDesign(designer, { kind: 'blank' }, aDesign({ needs: [] })) }
}

/** Looks until it is so. */
const seen = <T>(read: () => Promise<T> | T, message?: string) =>
  expect.poll(read, { timeout: 20_000, interval: 30, ...(message ? { message } : {}) })

const title = (page: Page) => page.locator('#f-title-fi')

test('two people see each other’s letters, who is here and in which field, and keep their place in the text', async () => {
  const { institution, designer, design } = await aDraft()
  const [a, b] = [await at(designer), await at(await aCtx(institution, 'workLifeCoordinator'))]
  for (const { page } of [a, b]) {
    await page.goto(`${base()}/designs/${design}/purpose`)
    await page.getByText(saved).waitFor()
  }
  const whoSees = (page: Page) => page.getByRole('list', { name: t('here'), exact: true })
  await seen(() => whoSees(a.page).locator('.unseen').allTextContents()).toEqual(['workLifeCoordinator'])
  await seen(() => whoSees(b.page).locator('.unseen').allTextContents()).toEqual(['designer'])

  await title(b.page).focus()
  await a.page.getByText(t('writing', { name: 'workLifeCoordinator' })).waitFor()
  await b.page.keyboard.press('End')
  await b.page.keyboard.press('ArrowLeft')
  await title(a.page).focus()
  await a.page.keyboard.press('Home')
  await a.page.keyboard.type('Alku ')
  await seen(() => title(b.page).inputValue()).toMatch(/^Alku /)
  await b.page.keyboard.type('XY')
  await seen(() => title(a.page).inputValue()).toMatch(/^Alku .*XY.$/)
  await a.page.keyboard.type('Z')
  await seen(() => title(b.page).inputValue()).toMatch(/^Alku Z.*XY.$/)
  await a.look()
  await b.context.close()
  await seen(() => whoSees(a.page).count()).toBe(0)
  await a.context.close()
})

test('what is typed without a connection is kept over a reload, and arrives when the server is back', async () => {
  const { designer, design } = await aDraft()
  const server = await anAppProcess()
  const { page, context } = await at(designer, server.origin)
  await page.goto(`${server.origin}/designs/${design}/purpose`)
  await page.getByText(saved).waitFor()
  await server.kill()
  await page.getByText(t('offline')).waitFor()
  await title(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' ilman yhteyttä')
  const written = await title(page).inputValue()
  await page.reload().catch(() => undefined)
  await server.start()
  await page.goto(`${server.origin}/designs/${design}/purpose`)
  await seen(() => title(page).inputValue()).toBe(written)
  await page.getByText(saved).waitFor()

  // And without a reload: the page finds the server again by itself.
  await server.kill()
  await page.getByText(t('offline')).waitFor()
  await title(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.type(' ja takaisin')
  await server.start()
  await page.getByText(saved).waitFor()
  const reader = await at(designer)
  await reader.page.goto(`${base()}/designs/${design}/purpose`)
  await seen(() => title(reader.page).inputValue()).toBe(`${written} ja takaisin`)
  // What is confirmed is not kept on the device.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('poiju design')))).toEqual([])
  await Promise.all([reader.context.close(), context.close()])
  await server.kill()
})

test('who has the design open when it is sent for review is told, and types into nothing', async () => {
  const { institution, designer, design } = await aDraft()
  const visitor = await at(await aCtx(institution, 'designer'))
  const { page, context } = visitor
  await page.goto(`${base()}/designs/${design}/purpose`)
  await page.getByText(saved).waitFor()
  await submitDesign(designer, design)
  await page.getByText(liveRefusalTexts['design-is-in-review'].fi).waitFor()
  expect(await title(page).isDisabled()).toBe(true)
  expect(await page.getByText(saved).count()).toBe(0)
  await visitor.look()
  await page.getByRole('link', { name: t('openAnew') }).click()
  await page.getByText(t('readOnlyWhy')).waitFor()
  await context.close()
})

test('the first load of the studio is at most 250 KB of compressed script, without a schema library', async () => {
  const { designer, design } = await aDraft()
  const { page, context } = await at(designer)
  const scripts = new Map<string, Buffer>()
  page.on('response', async (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.set(response.url(), await response.body())
  })
  await page.goto(`${base()}/designs/${design}/purpose`, { waitUntil: 'networkidle' })
  await page.getByText(saved).waitFor()
  const bytes = [...scripts.values()].reduce((sum, body) => sum + gzipSync(body).length, 0)
  console.log(`studio, first load: ${scripts.size} scripts, ${(bytes / 1024).toFixed(1)} KB compressed`)
  expect(scripts.size).toBeGreaterThan(5)
  expect(bytes).toBeLessThanOrEqual(250 * 1024)
  // The mark is in the library itself, so looking for it can find it.
  expect(readFileSync('node_modules/zod/v4/core/core.js', 'utf8')).toContain('$ZodAsyncError')
  expect(
    [...scripts].filter(([, body]) => body.includes('$ZodAsyncError') || body.includes('ZodError')).map(([url]) => url),
  ).toEqual([])
  await context.close()
})

test('by keyboard alone: every block is reached and written in, and items are added, moved and removed', async () => {
  const { designer, design } = await aDraft()
  const visitor = await at(designer)
  const { page, context } = visitor
  const { keyboard } = page
  await page.goto(`${base()}/designs/${design}`)
  await page.getByText(saved).waitFor()

  /** Goes on with Tab until what is focused matches. */
  const tabTo = async (selector: string) => {
    for (let steps = 0; steps < 250; steps++) {
      await keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`not reached by Tab: ${selector} on ${page.url()}`)
  }
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')
  const state = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('.work textarea, .work select, .work input')].map((field) =>
        field.type === 'checkbox' ? String(field.checked) : field.value,
      ),
    )

  const inItems: Record<string, 'outcomes' | 'assessments' | 'activities' | 'evidence' | undefined> = {
    need: 'evidence',
    outcomes: 'outcomes',
    assessment: 'assessments',
    storyboard: 'activities',
  }
  for (const [index, { key }] of blocks.entries()) {
    await page.locator('nav.blocks [aria-current=step]', { hasText: String(index + 1) }).waitFor()
    const before = await state()
    await tabTo('.work textarea, .work select, .work input')
    const isSelect = await page.evaluate(() => document.activeElement instanceof HTMLSelectElement)
    const isCheck = await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'checkbox')
    if (isCheck) await keyboard.press('Space')
    else if (isSelect) {
      const value = await page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedIndex)
      await keyboard.press(value > 0 ? 'ArrowUp' : 'ArrowDown')
    } else await keyboard.type('k')
    await seen(state, key).not.toEqual(before)

    const member = inItems[key]
    if (member) {
      const name = (number: number) => t(`item_${member}`, { number })
      const count = await page.locator('.item').count()
      await tabTo('.work .flow > p > button')
      await keyboard.press('Enter')
      // The new item has the focus: one writes at once.
      await seen(() => page.locator('.item').count()).toBe(count + 1)
      expect(await page.evaluate(() => document.activeElement?.closest('.item')?.getAttribute('aria-label'))).toBe(
        name(count + 1),
      )
      // Moved up, and further, without looking for the button again; then back down and away.
      await keyboard.press('Shift+Tab')
      await keyboard.press('Shift+Tab')
      expect(await focused()).toBe(`${t('up')}: ${name(count + 1)}`)
      for (let at = count; at >= 1; at--) {
        await keyboard.press('Enter')
        await seen(focused).toBe(at > 1 ? `${t('up')}: ${name(at)}` : `${t('down')}: ${name(1)}`)
      }
      await tabTo('[data-act=remove]')
      expect(await focused()).toBe(`${t('remove')}: ${name(1)}`)
      await keyboard.press('Enter')
      await seen(() => page.locator('.item').count()).toBe(count)
      expect(await focused()).toBe(`${t('remove')}: ${name(1)}`)
    }
    await page.getByText(saved).waitFor()
    if (index < blocks.length - 1) {
      await tabTo('.work a.btn')
      await keyboard.press('Enter')
    }
  }
  await visitor.look()
  await context.close()
})

test('whatever a block still requires is said in that block, also when it is about a whole list or another language', async () => {
  const institution = await anInstitution()
  const designer = await aCtx(institution, 'designer')
  const full = aDesign({ needs: [] })
  const [outcome] = full.outcomes
  const assessments = full.assessments.slice(0, 1).map((assessment) => ({ ...assessment, outcomes: outcome ? [outcome.id] : [] }))
  const written = aDesign({ needs: [], assessments, activities: [] })
  const design = await createDesign(designer, { kind: 'blank' }, { ...written, title: { ...written.title, en: 'Safety degree' } })
  const { page, go, look } = await at(designer)
  await go(`/designs/${design}`)
  await page.getByText(saved).waitFor()
  for (const [block, count] of [
    ['purpose', 1],
    ['outcomes', written.outcomes.length - 1],
    ['storyboard', 1],
  ] as const) {
    await go(`/designs/${design}/${block}`)
    await seen(() => page.locator('.work').getByText('Pakollinen', { exact: true }).count(), block).toBe(count)
  }
  await look()
})

test('a returned design says why, and leads from each comment and each finding to its block', async () => {
  const institution = await anInstitution()
  const designer = await aCtx(institution, 'designer')
  const written = aDesign({ needs: [], stackability: null })
  const design = await createDesign(designer, { kind: 'blank' }, written)
  const sent = await submitDesign(designer, design)
  if (!sent.accepted) throw new Error(sent.refusal)
  const reviewer = await aCtx(institution, 'reviewer')
  await commentReview(reviewer, sent.review, { place: `outcomes/${written.outcomes[0]?.id}`, text: 'What is the standard?' })
  await decideReview(reviewer, sent.review, { decision: 'return', statement: 'One outcome needs a standard.' })

  const { page, go, look } = await at(designer)
  await go(`/designs/${design}`)
  await page.getByText('One outcome needs a standard.').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'What is the standard?' }).getByRole('link').click()
  await page.waitForURL(`**/designs/${design}/outcomes`)
  await look()

  await go(`/designs/${design}/submit`)
  await page.getByRole('link', { name: blockLabels.credential.fi }).click()
  await page.getByRole('heading', { name: blockLabels.credential.fi }).waitFor()

  const again = await submitDesign(designer, design)
  if (!again.accepted) throw new Error(again.refusal)
  const decider = await at(reviewer)
  await decider.go(`/reviews/${again.review}`)
  await decider.page.getByText('One outcome needs a standard.').waitFor()
  await decider.look()
})
