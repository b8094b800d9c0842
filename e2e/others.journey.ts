/** A credential of the running application in the hands of others: a library that is not ours, a reader of PDF, and the state they see after it is revoked. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issuingTexts } from '../app/issuing/texts.ts'
import { textsIn } from '../app/platform/texts.ts'
import { aVisitor, base, openBrowser, signIn } from './browser.ts'

const t = textsIn(issuingTexts, 'fi')
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'poiju-others-'))
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What another program says of a credential: it runs on its own and imports nothing of ours. */
function othersSay(text: string): { status: number | null; said: string } {
  const file = join(folder, 'credential.json')
  writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['e2e/verify-with-others.ts', base(), file], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return { status, said: `${stdout}${stderr}`.trim() }
}

/** The streams of a PDF, unpacked, and everything between them as text. */
function readPdf(bytes: Buffer): { streams: Buffer[]; text: string } {
  const streams: Buffer[] = []
  const latin = bytes.toString('latin1')
  for (const { index, 0: opening } of latin.matchAll(/stream\r?\n/g)) {
    if (latin.slice(index - 3, index) === 'end') continue
    const start = index + opening.length
    const raw = bytes.subarray(start, latin.indexOf('endstream', start))
    try {
      streams.push(inflateSync(raw))
    } catch {
      streams.push(raw)
    }
  }
  return { streams, text: latin + streams.map((stream) => stream.toString('latin1')).join('\n') }
}

test('others find a credential valid, a changed copy refused, and after revoking the very same file refused by its status bit', async () => {
  const learner = await aVisitor(browser)
  await signIn(learner, 'Oona Oppija', 'fi')
  await learner.go('/my/credentials')
  await learner.page
    .getByRole('listitem')
    .filter({ hasText: t('state_issued') })
    .getByRole('link')
    .first()
    .click()
  await learner.page.waitForURL(/\/my\/credentials\/./)
  const path = new URL(learner.page.url()).pathname
  const get = async (name: string) => learner.context.request.get(new URL(`${path}/files/${name}`, base()).toString())
  const json = await (await get('credential.json')).text()
  const { id } = JSON.parse(json) as { id: string }

  expect(othersSay(json)).toEqual({ status: 0, said: 'valid' })
  const name = (JSON.parse(json) as { credentialSubject: { achievement: { name: string } } }).credentialSubject.achievement.name
  expect(othersSay(json.replaceAll(name, `${name} II`))).toMatchObject({ status: 1, said: expect.stringMatching(/^refused: /) })
  const moved = json.replace(
    /"statusListIndex":"(\d+)"/,
    (_all, index: string) => `"statusListIndex":"${(Number(index) + 1) % 131072}"`,
  )
  expect(moved).not.toBe(json)
  expect(othersSay(moved).status).toBe(1)

  // The certificate: tagged, for the archive, with this very credential inside.
  const pdf = readPdf(await (await get('certificate.pdf')).body())
  expect(pdf.text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
  expect(pdf.text).toContain('/StructTreeRoot')
  expect(pdf.text).toMatch(/\/Lang\s*\(fi/)
  expect(pdf.text).toMatch(/pdfaid:part>3</)
  expect(pdf.text).toMatch(/pdfaid:conformance>A</)
  expect(pdf.text).toMatch(/\/AFRelationship\s*\//)
  expect(pdf.streams.some((stream) => stream.toString('utf8') === json)).toBe(true)

  // Without script too, revoking asks first and tells after.
  const registrar = await aVisitor(browser, { script: false })
  await signIn(registrar, 'Todistusten myöntäjä, Jamk', 'fi')
  await registrar.go(`/credentials/${id.split('/').at(-1)}`)
  await registrar.page.getByRole('button', { name: t('revoke') }).click()
  const asked = registrar.page.getByRole('dialog', { name: new RegExp(name) })
  // Without a reason nothing is sent.
  await asked.getByRole('button', { name: t('revoke') }).click()
  expect(othersSay(json).status).toBe(0)
  await asked.getByRole('radio', { name: t('reason_error') }).check()
  await asked.getByRole('button', { name: t('revoke') }).click()
  const holder = (await registrar.page.locator('#state dd').first().textContent()) ?? ''
  await registrar.page.getByText(t('revokedNow', { learner: holder })).waitFor()
  expect(othersSay(json)).toEqual({ status: 1, said: 'refused: the status bit is set' })
})
