import { redirect, useLoaderData, useParams } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { toReportView } from '../facts.server.ts'
import { partTexts } from '../part-texts.ts'
import { issuingTexts } from '../texts.ts'
import { verifyShared } from '../verify.server.ts'
import { VerifyReport } from '../verify-report.tsx'

/** What a learner shows by a link: checked anew at each look. A link that does not work leads to the check page, which says so. */
export const loader = screen('credential.shared', async (ctx, { params, visit, url }) => {
  const shown = await verifyShared(ctx, visit.address, params['token'] ?? '')
  if (!shown) throw redirect(`/${ctx.locale}/verify?problem=link`)
  return { report: toReportView(shown.report, ctx.now), isPart: shown.isPart, file: `${url.pathname}/credential.json` }
})

export const meta = () => [{ name: 'robots', content: 'noindex' }]

export default function SharedPage() {
  const { report, isPart, file } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(issuingTexts, locale)
  const part = textsIn(partTexts, locale)
  return (
    <>
      <title>{`${report.title ?? t('credential')} – Poiju`}</title>
      <VerifyReport report={report} locale={locale} above={isPart ? part('partTold') : t('sharedBy')}>
        <p>
          <a className="btn" href={file}>
            {part('downloadShown')}
          </a>
        </p>
      </VerifyReport>
    </>
  )
}
