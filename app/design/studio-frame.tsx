import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Locale, textsIn } from '../platform/texts.ts'
import { Fairway, type Stop } from '../ui/index.ts'
import type { DesignState } from './design.ts'
import { roadTexts } from './road-texts.ts'
import { designTexts } from './texts.ts'

const stops = ['need', 'design', 'review', 'microCredential', 'offering', 'assessment', 'credential'] as const

/** The place line of one design: where it is on the road, its views, and what may be done. */
export function StudioFrame({
  id,
  title,
  state,
  locale,
  view,
  end,
  children,
}: {
  id: string
  title: string
  state: DesignState
  locale: Locale
  view: 'blocks' | 'findings' | 'preview' | 'history' | 'share'
  end?: ReactNode
  children: ReactNode
}) {
  const t = textsIn(designTexts, locale)
  const r = textsIn(roadTexts, locale)
  const at = state === 'inReview' ? 2 : state === 'approved' ? 3 : 1
  const road: Stop[] = stops.map((stop, index) => ({
    name: r(stop),
    state: index < at ? 'passed' : index > at ? 'ahead' : state === 'drafting' || state === 'returned' ? 'here' : 'there',
  }))
  const views = [
    ['blocks', `/designs/${id}`],
    ['findings', `/designs/${id}/findings`],
    ['preview', `/designs/${id}/preview`],
    ['share', `/designs/${id}/share`],
    ['history', `/designs/${id}/history`],
  ] as const
  return (
    <>
      <title>{`${title || t('untitled')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('designs')}>
          <ol className="crumbs">
            <li>
              <Link to="/designs">{t('designs')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{title || t('untitled')}</h1>
          <div className="end">{end}</div>
        </div>
        <Fairway stops={road} label={r('road')} locale={locale} />
        <nav className="tabs" aria-label={r('views')}>
          {views.map(([key, href]) => (
            <Link key={key} to={href} aria-current={key === view ? 'page' : undefined}>
              {t(key)}
            </Link>
          ))}
        </nav>
      </div>
      {children}
    </>
  )
}
