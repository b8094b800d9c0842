import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useFreshWhile } from '../../platform/use-fresh.ts'
import { useRoot } from '../../root.tsx'
import { readProgress } from '../list.server.ts'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.issue', async (ctx, { params }) => readProgress(ctx, params['id'] ?? ''))

const skipTexts = {
  'not-decided': 'skipped_not_decided',
  'already-issued': 'skipped_already_issued',
  'record-incomplete': 'skipped_record_incomplete',
} as const

/** How far a batch has come. The figures are the database's, so they survive a reload and a restart. */
export default function BatchPage() {
  const { total, issued, skipped } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const done = issued + skipped.length >= total
  useFreshWhile(!done)
  return (
    <>
      <title>{`${t('batchTitle')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('credentials')}>
          <ol className="crumbs">
            <li>
              <Link to="/credentials">{t('credentials')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t(done ? 'batchTitleDone' : 'batchTitle')}</h1>
        </div>
      </div>
      <div className="work flow">
        <progress className="progress" max={total} value={issued + skipped.length} aria-label={t('batchTitle')} />
        <p role="status">{done ? t('batchDone', { count: issued }) : t('batchProgress', { issued, total })}</p>
        {skipped.length > 0 && (
          <>
            <h2>{t('batchSkippedTitle')}</h2>
            <ul>
              {skipped.map(({ completion, learner, reason }) => (
                <li key={completion}>
                  <strong>{learner}</strong>: {t(skipTexts[reason])}
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <Link className="btn" to="/credentials">
            {t('credentials')}
          </Link>
        </p>
      </div>
    </>
  )
}
