import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { WhatAre } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field } from '../../ui/index.ts'
import { toReportView } from '../facts.server.ts'
import { sharedToken, verifyCredential } from '../verify.server.ts'
import { VerifyReport } from '../verify-report.tsx'
import { verifyTexts } from '../verify-texts.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=60', vary: 'cookie' }
}

export const loader = screen('credential.verify', async (ctx, { url }) => ({
  problem: url.searchParams.get('problem') === 'link',
  origin: ctx.origin,
}))

/** Reads what was pasted or uploaded, answers, and forgets it. A link of ours leads to its page. */
export const action = command(
  'credential.verify',
  async (ctx, form, { visit }) => {
    const file = form.file('file')
    const pasted = form.text('credential')
    const fault = (code: 'nothing' | 'otherLink' | 'pdf') => invalid([{ field: 'credential', code }], { credential: pasted })
    if (!file && pasted === '') return fault('nothing')
    if (file && Buffer.from(file.bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return fault('pdf')
    if (!file && /^https?:\/\//i.test(pasted)) {
      const token = await sharedToken(ctx, pasted)
      if (token === null) return fault('otherLink')
      throw redirect(`/${ctx.locale}/shared/${token}`)
    }
    const report = await verifyCredential(ctx, visit.address, file ? file.bytes : pasted)
    return { report: toReportView(report, ctx.now) }
  },
  { uploads: true },
)

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
        <VerifyReport report={answer.report} locale={locale} />
      </>
    )
  return (
    <div className="page-narrow flow">
      <title>{`${t('title')} – Poiju`}</title>
      <h1>{t('title')}</h1>
      <p className="lede">{t('lede')}</p>
      <WhatAre terms={['credential', 'verification', 'revocation']} locale={locale} />
      <p className="small muted">{t('othersLater')}</p>
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
          accept=".json,application/json,application/ld+json"
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
