import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { WhatAre } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { limits } from '../../platform/input.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field } from '../../ui/index.ts'
import { toReportView } from '../facts.server.ts'
import { limitStranger, sharedToken, verifyCredential } from '../verify.server.ts'
import { type ReportView, VerifyReport } from '../verify-report.tsx'
import { verifyTexts } from '../verify-texts.ts'
import { threadFor } from '../verify-thread.server.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=60', vary: 'cookie' }
}

export const loader = screen('credential.verify', async (ctx, { url }) => ({
  problem: url.searchParams.get('problem') === 'link',
  origin: ctx.origin,
}))

/**
 * Reads what was pasted or uploaded (a text, a picture, a PDF), answers, and forgets it. A link of ours leads to its page, from a QR code too. The answer
 * carries the credential back, so that a second step can ask its issuer without anything having been kept.
 */
export const action = command(
  'credential.verify',
  async (ctx, form, { visit }) => {
    const file = form.file('file')
    const pasted = form.text('credential')
    const fault = (code: 'nothing' | 'otherLink') =>
      invalid([{ field: 'credential', code }], { credential: pasted.slice(0, 2000) })
    if (!file && pasted === '') return fault('nothing')
    const outbound = form.text('ask') === 'issuer' ? visit.services.outbound : undefined
    await limitStranger(ctx, visit.address, { isAsking: outbound !== undefined })
    const handed = file ? file.bytes : Buffer.from(pasted)
    const found = await threadFor(handed).extract(handed)
    if (!('code' in found) && found.kind === 'link') {
      const token = await sharedToken(ctx, found.text)
      if (token === null) return fault('otherLink')
      throw redirect(`/${ctx.locale}/shared/${token}`)
    }
    const text = 'code' in found ? null : found.text
    const report = await verifyCredential(ctx, text ?? (file ? file.bytes : pasted), { outbound, isAdmitted: true })
    const view = toReportView(report, ctx.now)
    const hasAsked = outbound !== undefined && isOpen(view)
    const ask = outbound === undefined && isOpen(view) ? text : null
    return { report: view, carrier: 'code' in found ? null : found.carrier, hasAsked, ask }
  },
  { uploadBytes: limits.photographBytes },
)

/** Whether asking the issuer may answer something that stands open. */
function isOpen({ verdict, checks }: ReportView): boolean {
  // Of what was changed nobody has more to say.
  if (verdict === 'altered' || verdict === 'keyRevoked') return false
  return checks.some(
    ({ name, outcome, code }) =>
      (outcome === 'not-checked' && ['proof', 'issuer', 'status'].includes(name)) ||
      (name === 'issuer' && (code === 'issuer-not-confirmed' || code === 'issuer-not-in-list')),
  )
}

export default function VerifyPage() {
  const { problem } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(verifyTexts, locale)
  const errors =
    answer && 'errors' in answer
      ? answer.errors.map(({ field, code }) => ({ field, message: t(code) }))
      : problem
        ? [{ field: 'credential', message: t('deadLink') }]
        : []
  if (answer && 'report' in answer)
    return (
      <>
        <title>{`${t('title')} – Poiju`}</title>
        <VerifyReport report={answer.report} locale={locale} {...(answer.carrier ? { above: carried(answer.carrier, t) } : {})}>
          {answer.hasAsked && <p>{t('askedInVain')}</p>}
          {answer.ask !== null && (
            <form method="post" encType="multipart/form-data" className="flow">
              <input type="hidden" name="ask" value="issuer" />
              <input type="hidden" name="credential" value={answer.ask} />
              <p>{t('askLede')}</p>
              <Button type="submit">{t('ask')}</Button>
            </form>
          )}
        </VerifyReport>
      </>
    )
  return (
    <div className="page-narrow flow">
      <title>{`${t('title')} – Poiju`}</title>
      <h1>{t('title')}</h1>
      <p className="lede">{t('lede')}</p>
      <WhatAre terms={['credential', 'verification', 'revocation']} locale={locale} />
      <ErrorSummary locale={locale} errors={errors} />
      <form method="post" encType="multipart/form-data" noValidate>
        <Field
          id="credential"
          name="credential"
          type="textarea"
          rows={5}
          label={t('paste')}
          hint={t('pasteHint')}
          error={errors[0]?.message}
          defaultValue={answer && 'values' in answer ? answer.values.credential : ''}
        />
        <Field
          id="file"
          name="file"
          type="file"
          accept=".json,.jsonld,.jwt,.sd-jwt,.txt,.svg,.pdf,application/json,application/ld+json,application/pdf,image/*"
          label={t('upload')}
          hint={t('uploadHint')}
        />
        <p className="form-actions">
          <Button kind="main" type="submit">
            {t('check')}
          </Button>
        </p>
      </form>
    </div>
  )
}

function carried(
  carrier: 'text' | 'png' | 'svg' | 'pdf' | 'qr',
  t: (key: `carrier_${'png' | 'svg' | 'pdf' | 'qr'}`) => string,
): string {
  return carrier === 'text' ? '' : t(`carrier_${carrier}`)
}
