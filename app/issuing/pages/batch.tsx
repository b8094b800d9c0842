import { useEffect } from 'react'
import { Link, useLoaderData, useRevalidator } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { readProgress } from '../list.server.ts'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.issue', async (ctx, { params }) => readProgress(ctx, params['id'] ?? ''))

/** How far a batch has come. The figures are the database's, so they survive a reload and a restart. */
export default function BatchPage() {
  const { total, issued } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const done = issued >= total
  useEffect(() => {
    if (done) return
    const timer = setInterval(() => void revalidate(), 1000)
    return () => clearInterval(timer)
  }, [done, revalidate])
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
        <progress className="progress" max={total} value={issued} aria-label={t('batchTitle')} />
        <p role="status">{done ? t('batchDone', { count: total }) : t('batchProgress', { issued, total })}</p>
        <p>
          <Link className="btn" to="/credentials">
            {t('credentials')}
          </Link>
        </p>
      </div>
    </>
  )
}
