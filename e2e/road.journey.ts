/** The road once in each language, by the people who walk it: from a need to a verified and then revoked credential, with axe on every screen on the way. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliveryTexts } from '../app/delivery/texts.ts'
import { designTexts, memberTexts } from '../app/design/texts.ts'
import { issuingTexts } from '../app/issuing/texts.ts'
import { verdictTexts, verifyTexts } from '../app/issuing/verify-texts.ts'
import { textsIn } from '../app/platform/texts.ts'
import { reviewTexts } from '../app/review/texts.ts'
import { worklifeTexts } from '../app/worklife/texts.ts'
import { aVisitor, openBrowser, signIn } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const learners = {
  fi: ['Oona Oppija', 'Oona', 'Oppija'],
  sv: ['Saga Exempel', 'Saga', 'Exempel'],
  en: ['Erin Example', 'Erin', 'Example'],
} as const

test.each(['fi', 'sv', 'en'] as const)(
  'in %s: a need becomes a credential that anybody can check, and revoking it shows at once',
  async (locale) => {
    const t = {
      need: textsIn(worklifeTexts, locale),
      design: textsIn(designTexts, locale),
      review: textsIn(reviewTexts, locale),
      delivery: textsIn(deliveryTexts, locale),
      issuing: textsIn(issuingTexts, locale),
      verify: textsIn(verifyTexts, locale),
    }
    const story = `Journey ${locale} ${Date.now()}`
    const [learner, given, family] = learners[locale]

    // Somebody tells a need, without an account and without script.
    const manager = await aVisitor(browser, { script: false })
    await manager.go(`/${locale}/report-a-need`)
    await manager.page.locator('#problem').fill(story)
    await manager.page.locator('#people').fill('Ward nurses, öäå')
    await manager.page.locator('#name').fill('Ward manager')
    await manager.page.locator('#email').fill('ward@care.example')
    await manager.page.locator('select[name=to]').selectOption('jamk')
    await manager.page.locator('main form button[type=submit]').click()
    const follow = manager.page.locator('main a[href*="/needs/follow/"]')
    const followPath = (await follow.first().getAttribute('href')) ?? ''
    expect(followPath).toMatch(/\/needs\/follow\//)

    // The teacher starts a design from it, writes, sees "saved", and sends it.
    const teacher = await aVisitor(browser)
    await signIn(teacher, 'Opettaja-suunnittelija, Jamk', locale)
    await teacher.look()
    await teacher.go('/designs/new')
    await teacher.look()
    await teacher.page.getByRole('radio', { name: new RegExp(story) }).check()
    await teacher.page.locator('input[name=content][value=e1]').check()
    await teacher.page.getByRole('button', { name: t.design('start') }).click()
    await teacher.page.waitForURL(/\/designs\/[0-9a-f-]{36}$/)
    const design = new URL(teacher.page.url()).pathname
    await teacher.look()
    await teacher.go(`${design}/purpose`)
    const saved = new RegExp(t.design('saved', { time: '' }).trim())
    await teacher.page.getByText(saved).waitFor()
    const title = teacher.page.locator(`textarea#f-title-${locale}`)
    await expect.poll(() => title.inputValue()).not.toBe('')
    await title.fill(`${await title.inputValue()} ${locale} ${String(Date.now()).slice(-6)}`)
    const written = await title.inputValue()
    await teacher.page
      .getByText(t.design('saving'))
      .waitFor({ timeout: 2000 })
      .catch(() => undefined)
    await teacher.page.getByText(saved).waitFor()
    await teacher.go(`${design}/launch`)
    await teacher.page.getByLabel(String(memberTexts.contact.label[locale])).selectOption({ index: 1 })
    await teacher.page.getByText(saved).waitFor()
    await teacher.look()
    await teacher.page.reload()
    await expect.poll(() => teacher.page.getByLabel(String(memberTexts.contact.label[locale])).inputValue()).not.toBe('')
    for (const view of ['outcomes', 'assessment', 'storyboard', 'findings', 'preview', 'history', 'share']) {
      await teacher.go(`${design}/${view}`)
      await teacher.look()
    }
    await teacher.go(`${design}/submit`)
    await teacher.look()
    await teacher.page
      .locator('main')
      .getByRole('button', { name: t.review('submitNow') })
      .click()
    await teacher.page.waitForURL((url) => !url.pathname.endsWith('/submit'))

    // Another person approves it; the study administration publishes it and makes an offering.
    const reviewer = await aVisitor(browser)
    await signIn(reviewer, 'Hyväksyjä, Jamk', locale)
    await reviewer.go('/reviews')
    await reviewer.look()
    await reviewer.page.getByRole('link', { name: written }).first().click()
    await reviewer.page.locator('input[name=decision][value=approve]').check()
    await reviewer.page.locator('textarea[name=statement]').fill('The need is shown and the outcomes can be judged.')
    await reviewer.look()
    await reviewer.page.getByRole('button', { name: t.review('record') }).click()
    await reviewer.page.getByText(t.review('state_approved')).first().waitFor()

    const office = await aVisitor(browser)
    await signIn(office, 'Opintohallinto, Jamk', locale)
    await office.go('/micro-credentials')
    await office.look()
    await office.page.getByRole('link', { name: written }).first().click()
    await office.page
      .getByRole('button', { name: t.review('publish') })
      .first()
      .click()
    await office.page
      .getByRole('dialog')
      .getByRole('button', { name: t.review('publish') })
      .click()
    await office.page.getByText(t.review('life_published')).first().waitFor()
    await office.look()
    await office.go('/offerings/new')
    await office.look()
    const option = await office.page.locator('#version option', { hasText: written }).getAttribute('value')
    await office.page.locator('#version').selectOption(option)
    for (const [field, value] of [
      ['startsOn', inDays(20)],
      ['endsOn', inDays(60)],
      ['opensOn', inDays(-1)],
      ['closesOn', inDays(15)],
      ['price', '45'],
    ] as const)
      await office.page.locator(`#${field}`).fill(value)
    await office.page.getByRole('button', { name: t.delivery('create') }).click()
    await office.page.waitForURL(/\/offerings\/[0-9a-f-]{36}$/)
    const offering = new URL(office.page.url()).pathname
    await office.page.getByRole('button', { name: t.delivery('do_open') }).click()
    await office.page.getByText(t.delivery('state_open')).first().waitFor()
    await office.look()

    // A nurse finds it in the catalogue without script, enrols, is accepted and assessed.
    const reader = await aVisitor(browser, { script: false })
    await reader.go(`/${locale}?q=${encodeURIComponent(written)}`)
    expect(await reader.page.getByRole('link', { name: written }).count()).toBeGreaterThan(0)
    const nurse = await aVisitor(browser, { width: 360 })
    await signIn(nurse, learner, locale)
    await nurse.look()
    await nurse.go(`/${locale}?q=${encodeURIComponent(written)}`)
    await nurse.look()
    await nurse.page.getByRole('link', { name: written }).first().click()
    await nurse.page.waitForURL(/micro-credentials/)
    await nurse.look()
    await nurse.go(`/${locale}${offering}/enrol`)
    await nurse.look()
    await nurse.page.locator('#givenName').fill(given)
    await nurse.page.locator('#familyName').fill(family)
    await nurse.page.locator('#dateOfBirth').fill('1988-05-17')
    await nurse.page.locator('main form button[type=submit]').click()
    await nurse.page.getByText(t.delivery('enrolled')).waitFor()
    await office.page.reload()
    await office.page.getByRole('button', { name: new RegExp(`^${t.delivery('accept')}`) }).click()
    await office.page.getByText(t.delivery('enrolment_accepted')).first().waitFor()
    await office.page.getByRole('button', { name: t.delivery('do_start') }).click()
    await office.page.getByText(t.delivery('state_running')).first().waitFor()

    const assessor = await aVisitor(browser)
    await signIn(assessor, 'Arvioija, Jamk', locale)
    await assessor.go(`${offering}/assessment`)
    await assessor.look()
    const outcomes = await assessor.page.getByRole('button', { name: new RegExp(`^${t.delivery('record')}`) }).count()
    expect(outcomes).toBeGreaterThan(2)
    for (let number = 1; number <= outcomes; number++) {
      const form = assessor.page
        .locator('form')
        .filter({ has: assessor.page.getByRole('button', { name: new RegExp(`${t.delivery('outcome', { number })}$`) }) })
      await form.getByRole('radio', { name: t.delivery('met'), exact: true }).check()
      await form.getByLabel(t.delivery('feedback')).fill('Hyvin perusteltu, öäå.')
      await form.getByRole('button').click()
      await expect.poll(() => form.locator('input[name=revision]').inputValue()).toBe('1')
    }
    await assessor.page.getByRole('button', { name: new RegExp(`^${t.delivery('decide')}`) }).click()
    await assessor.page.getByText(t.delivery('decided')).waitFor()
    await assessor.look()

    // The registrar previews and issues; the learner owns it, and an employer checks it without an account.
    const registrar = await aVisitor(browser)
    await signIn(registrar, 'Todistusten myöntäjä, Jamk', locale)
    await registrar.go('/credentials')
    await registrar.look()
    await registrar.page.getByRole('button', { name: t.issuing('preview') }).click()
    await registrar.page.waitForURL(/\/credentials\/issue/)
    await registrar.look()
    // A registrar issues what is ready: learners of another journey may be among them.
    const ready = await registrar.page.locator('tbody tr').count()
    await registrar.page.getByRole('button', { name: t.issuing('issueNow') }).click()
    await registrar.page.waitForURL(/\/credentials\/batches\//)
    await expect
      .poll(() => registrar.page.getByRole('status').allTextContents(), { timeout: 30_000 })
      .toContain(t.issuing('batchDone', { count: ready }))
    await registrar.look()
    // Whoever goes back finds what was issued, not a preview of nothing.
    await registrar.page.goBack()
    await registrar.page.getByRole('heading', { level: 1, name: t.issuing('nothingLeft') }).waitFor()
    await registrar.look()
    await registrar.page.getByRole('link', { name: t.issuing('whatWasIssued') }).click()
    await registrar.page.getByText(t.issuing('batchDone', { count: ready })).waitFor()

    await nurse.go('/my/credentials')
    await nurse.look()
    await nurse.page.getByRole('link', { name: written }).click()
    await nurse.page.waitForURL(/\/my\/credentials\/./)
    await nurse.look()
    const path = new URL(nurse.page.url()).pathname
    const json = await nurse.context.request.get(new URL(`${path}/files/credential.json`, nurse.page.url()).toString())
    const pdf = await nurse.context.request.get(new URL(`${path}/files/certificate.pdf`, nurse.page.url()).toString())
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await nurse.page.getByRole('button', { name: t.issuing('makeLink') }).click()
    const link = (await nurse.page.locator('a.long-link').textContent())?.trim() ?? ''
    await nurse.look()

    const employer = await aVisitor(browser, { script: false })
    const verdict = (key: keyof typeof verdictTexts) => String(verdictTexts[key][locale])
    await employer.go(`/${locale}/verify`)
    await employer.page.locator('#credential').fill(link)
    await employer.page.getByRole('button', { name: t.verify('check') }).click()
    await employer.page.getByText(verdict('genuine')).waitFor()
    const check = async (text: string) => {
      await employer.go(`/${locale}/verify`)
      await employer.page.locator('#credential').fill(text)
      await employer.page.getByRole('button', { name: t.verify('check') }).click()
    }
    await check(await json.text())
    await employer.page.getByText(verdict('genuine')).waitFor()
    await check((await json.text()).replace(given, 'Somebody'))
    await employer.page.getByText(verdict('altered')).waitFor()

    await registrar.go('/credentials')
    await registrar.page.locator('tr', { hasText: written }).getByRole('link').click()
    await registrar.page.waitForURL(/\/credentials\/[0-9a-f-]{36}$/)
    await registrar.look()
    // Revoking asks first, names whose it is, and can be let be.
    await registrar.page.getByRole('button', { name: t.issuing('revoke') }).click()
    const asked = registrar.page.getByRole('dialog', { name: new RegExp(written) })
    await registrar.look()
    await asked.getByRole('button', { name: t.issuing('keep') }).click()
    await asked.waitFor({ state: 'hidden' })
    await registrar.page.getByText(t.issuing('state_issued')).first().waitFor()
    await registrar.page.getByRole('button', { name: t.issuing('revoke') }).click()
    await asked.getByRole('radio', { name: t.issuing('reason_error') }).check()
    await asked.getByRole('button', { name: t.issuing('revoke') }).click()
    await registrar.page.getByRole('status').filter({ hasText: given }).waitFor()
    await registrar.page.getByText(t.issuing('state_revoked')).first().waitFor()
    await registrar.look()
    // It does not come back chosen among what is ready, and says why.
    await registrar.go('/credentials')
    const row = registrar.page.locator('tr', { hasText: written }).filter({ has: registrar.page.getByRole('checkbox') })
    expect(await row.getByRole('checkbox').isChecked()).toBe(false)
    expect(await row.textContent()).toContain(t.issuing('reason_error'))
    await registrar.look()
    // Its holder reads the reason, and whom to ask.
    await nurse.go(path)
    await nurse.page.getByText(t.issuing('mineRevokedAsk')).waitFor()
    expect(await nurse.page.locator('main').textContent()).toContain(t.issuing('reason_error'))
    expect(await nurse.page.locator('main a[href^="mailto:"]').count()).toBeGreaterThan(0)
    await nurse.look()
    await check(await json.text())
    await employer.page.getByText(verdict('revoked')).waitFor()
    const looking = await aVisitor(browser)
    await looking.go(new URL(link).pathname)
    await looking.page.getByText(verdict('revoked')).waitFor()
    await looking.look()

    // The one who told the need sees what came of it.
    await looking.go(new URL(followPath, looking.page.url()).pathname)
    await looking.look()
    expect(await looking.page.locator('main').textContent()).toContain(story)
    await Promise.all(
      [manager, teacher, reviewer, office, reader, nurse, assessor, registrar, employer, looking].map(({ context }) =>
        context.close(),
      ),
    )
  },
)
