/** What colleagues say to each other is where the other one reads it: a reviewer's notes in the studio, words about a need on its page, a logo beside the issuer. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberTexts } from '../app/design/texts.ts'
import { reviewTexts } from '../app/review/texts.ts'
import { aVisitor, base, openBrowser, signIn, type Visitor } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Sends a form as the page of the visitor would, and answers with where it leads. */
async function send(visitor: Visitor, path: string, form: Record<string, string>): Promise<string> {
  const answer = await visitor.context.request.post(base() + path, { form, headers: { origin: base() }, maxRedirects: 0 })
  expect([path, answer.status()]).toEqual([path, 302])
  return answer.headers()['location'] ?? ''
}

test('who wrote a design reads in the studio why it came back', async () => {
  const teacher = await aVisitor(browser)
  await signIn(teacher, 'Opettaja-suunnittelija, Jamk', 'en')
  const design = await send(teacher, '/designs/new', { content: 'e1' })
  await teacher.go(`${design}/launch`)
  await teacher.page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await teacher.page.getByLabel(String(memberTexts.contact.label.en)).selectOption({ index: 1 })
  // The page goes with what was chosen once it is committed: then it may be sent.
  await expect
    .poll(async () => {
      await teacher.go(`${design}/submit`)
      return teacher.page
        .locator('main')
        .getByRole('button', { name: String(reviewTexts.submitNow.en) })
        .count()
    })
    .toBe(1)
  const review = await send(teacher, `${design}/submit`, {})
  const reviewer = await aVisitor(browser)
  await signIn(reviewer, 'Hyväksyjä, Jamk', 'en')
  await send(reviewer, review, { decision: 'return', statement: 'Say who checks identity.' })

  await teacher.go(design)
  await teacher.page.getByText('Say who checks identity.').waitFor()
  await teacher.look()
  await teacher.go('/home')
  await teacher.page.getByRole('link', { name: 'Your design has been returned' }).first().waitFor()
  await teacher.look()
  await teacher.page.getByRole('button', { name: 'Mark as read' }).click()
  await expect.poll(() => teacher.page.getByRole('link', { name: 'Your design has been returned' }).count()).toBe(0)
})

test.each([{ script: true }, { script: false }])(
  'colleagues talk about a need on its page, also without script: $script',
  async (how) => {
    const teacher = await aVisitor(browser, how)
    await signIn(teacher, 'Opettaja-suunnittelija, Jamk', 'en')
    await teacher.go('/needs')
    await teacher.page.locator('main a[href^="/needs/"]').first().click()
    await teacher.page.waitForURL(/\/needs\/[0-9a-f-]{36}/)
    const words = `I know this ward ${how.script}`
    await teacher.page.getByRole('button', { name: 'Send the message' }).click()
    await teacher.page.waitForURL(/\/conversation$/)
    await teacher.look()
    await teacher.page.getByLabel('Message to colleagues').fill(words)
    await teacher.page.getByRole('button', { name: 'Send the message' }).click()
    await teacher.page.waitForURL(/\/needs\/[0-9a-f-]{36}(#conversation)?$/)
    await teacher.page.getByText(words).waitFor()
    await teacher.look()
  },
)

test('an administrator puts up the logo of the institution, and what is no picture is refused in words', async () => {
  const keyUser = await aVisitor(browser)
  await signIn(keyUser, 'Pääkäyttäjä, Jamk', 'en')
  await keyUser.go('/institution/logo')
  const put = async (name: string, buffer: Buffer) => {
    await keyUser.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
    await keyUser.page
      .locator('form')
      .filter({ has: keyUser.page.locator('input[type=file]') })
      .getByRole('button', { name: 'Save' })
      .click()
  }
  await put('logo.png', Buffer.from('<svg/>'))
  await keyUser.page.getByText('The file is not a PNG or JPEG picture').first().waitFor()
  await keyUser.look()
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  await put('logo.png', Buffer.from(dot, 'base64'))
  const picture = keyUser.page.getByRole('img', { name: 'The logo now' })
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1)
  await keyUser.look()
})
