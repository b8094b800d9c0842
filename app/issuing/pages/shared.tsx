import { redirect, useLoaderData, useParams } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { toReportView } from '../facts.server.ts'
import { issuingTexts } from '../texts.ts'
import { verifyShared } from '../verify.server.ts'
import { VerifyReport } from '../verify-report.tsx'

/** What a learner shows by a link: checked anew at each look. A link that does not work leads to the check page, which says so. */
export const loader = screen('credential.shared', async (ctx, { params, visit }) => {
  const shown = await verifyShared(ctx, visit.address, params['token'] ?? '')
  if (!shown) throw redirect(`/${ctx.locale}/verify?problem=link`)
  return { report: toReportView(shown.report, ctx.now) }
})

export const meta = () => [{ name: 'robots', content: 'noindex' }]

export default function SharedPage() {
  const { report } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(issuingTexts, locale)
  return (
    <>
      <title>{`${report.title ?? t('credential')} – Poiju`}</title>
      <VerifyReport report={report} locale={locale} above={t('sharedBy')} />
    </>
  )
}
