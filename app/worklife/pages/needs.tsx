import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Status } from '../../ui/index.ts'
import { listNeeds } from '../service.server.ts'
import { worklifeTexts } from '../texts.ts'

export const loader = screen('need.list', async (ctx) => ({ needs: await listNeeds(ctx) }))

export default function NeedsPage() {
  const { needs } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  return (
    <>
      <title>{`${t('register')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('register')}</h1>
          <div className="end">
            <a className="btn" href={`/${locale}/report-a-need`}>
              {t('openForm')}
            </a>
          </div>
        </div>
      </div>
      <main id="main" className="work flow" tabIndex={-1}>
        {needs.length === 0 && <EmptyState>{t('registerEmpty')}</EmptyState>}
        <ul className="list">
          {needs.map((need) => (
            <li key={need.id}>
              <h2 className="h4">
                <Link to={`/needs/${need.id}`} lang={need.language}>
                  {need.problem.length > 120 ? `${need.problem.slice(0, 117)}…` : need.problem}
                </Link>
              </h2>
              <p className="muted">
                {[need.organisation, need.people, formatDay(locale, need.reportedAt), need.isForAll ? t('forAll') : null].filter(Boolean).join(', ')}
              </p>
              <p>
                <Status kind={need.state === 'answered' ? 'ok' : need.state === 'reported' ? 'here' : 'idea'}>{t(`state_${need.state}`)}</Status>
              </p>
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}
