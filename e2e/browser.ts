/** One Chromium for a file of journeys; a new context, with its own cookies, for each person. */
import axe, { type RunOptions } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Locale } from '../app/platform/texts.ts'

export const base = () => inject('base')

/** Starts the browser that `npm test` found. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** Goes to a path of ours. */
  go(path: string): Promise<void>
  /** No axe violation on the screen as it is now, nothing wider than the window, no error of script or policy since the last look. */
  look(): Promise<void>
}

const axeRules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/** Runs axe in the page itself: no screen of ours has frames, and its driver for Playwright opens a second page each time, which takes longer than the look. */
async function axeViolations(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${axe.source}; 0`)
  return page.evaluate(
    async (rules) => (await (globalThis as unknown as { axe: typeof axe }).axe.run(document, rules)).violations,
    axeRules,
  )
}

/** A person with a browser of their own. `script: false` is a reader without JavaScript. */
export async function aVisitor(
  browser: Browser,
  how: { script?: boolean; width?: number; scheme?: 'light' | 'dark' } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: how.width ?? 1280, height: 900 },
    javaScriptEnabled: how.script ?? true,
    colorScheme: how.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())
    )
      faults.push(`console: ${message.text()}`)
  })
  return {
    page,
    context,
    go: async (path) => {
      await page.goto(new URL(path, base()).toString())
    },
    look: async () => {
      if (how.script !== false) {
        const violations = await axeViolations(page)
        const found = violations.map(
          ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        )
        expect(found).toEqual([])
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect([page.url(), tooWide > 1]).toEqual([page.url(), false])
      }
      expect(faults.splice(0)).toEqual([])
    },
  }
}

/** Signs in by the demonstration's picker and chooses the language of working screens. */
export async function signIn(visitor: Visitor, name: string, locale: Locale): Promise<void> {
  const { page } = visitor
  await visitor.go(`/${locale}/sign-in`)
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.waitForURL(/\/home/)
  if ((await page.getAttribute('html', 'lang')) === locale) return
  await visitor.go('/settings')
  await page.locator('#locale').selectOption(locale)
  await page
    .locator('form')
    .filter({ has: page.locator('#locale') })
    .getByRole('button')
    .click()
  await expect.poll(() => page.getAttribute('html', 'lang')).toBe(locale)
}
