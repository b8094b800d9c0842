/** Shown in the studio: what the reviewer said when the design came back. Loads by itself; empty when nothing was said. */
import { type Design, emptyDesign } from '@poiju/framework'
import { useEffect } from 'react'
import { Link, useFetcher } from 'react-router'
import { formatDay, type Locale, textsIn } from '../platform/texts.ts'
import type { loader } from './pages/review-notes.tsx'
import { nameOr } from './parts.tsx'
import { placeName } from './place-name.ts'
import { reviewTexts } from './texts.ts'

/** `design` is the value as it is now: places are named by it. */
export function ReviewNotes({ id, design = emptyDesign, locale }: { id: string; design?: Design; locale: Locale }) {
  const { data, load } = useFetcher<typeof loader>()
  useEffect(() => {
    void load(`/designs/${id}/review-notes`)
  }, [id, load])
  const t = textsIn(reviewTexts, locale)
  const last = data?.reviews[0]
  if (!last || (last.comments.length === 0 && !last.decision?.statement)) return null
  return (
    <section className="guide flow" aria-labelledby="review-notes">
      <h2 className="h4" id="review-notes">
        {t('notesTitle')}
      </h2>
      {last.decision && (
        <p>
          <b>{t(`kind_${last.decision.kind}`)}</b>, {nameOr(last.decision.by, locale)}, {formatDay(locale, last.decision.at)}
        </p>
      )}
      {last.decision?.statement && <blockquote className="told">{last.decision.statement}</blockquote>}
      <ol className="list">
        {last.comments.map(({ number, place, text, author }) => (
          <li key={number}>
            <span className="note">{number}</span> <b>{placeName(place, design, locale)}</b>: {text}{' '}
            <span className="muted">{nameOr(author, locale)}</span>
          </li>
        ))}
      </ol>
      <p className="small">
        <Link to={`/reviews/${last.id}`}>{t('showReview')}</Link>
      </p>
    </section>
  )
}
