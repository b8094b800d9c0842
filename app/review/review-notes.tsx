/**
 * What the reviewer said when the design came back: in the studio to its authors, and at the next review to whoever decides then. Loads by itself; empty when
 * nothing was said.
 */
import type { Design } from '@poiju/framework'
import { useEffect } from 'react'
import { Link, useFetcher } from 'react-router'
import { formatDay, type Locale, textsIn } from '../platform/texts.ts'
import type { loader } from './pages/review-notes.tsx'
import { nameOr } from './parts.tsx'
import { placeBlock, placeName } from './place-name.ts'
import { reviewTexts } from './texts.ts'

/** `design` is the value as it is now: places are named by it. `before` is the review whose forerunner is meant; without it, the latest review. */
export function ReviewNotes({ id, design, before, locale }: { id: string; design: Design; before?: string; locale: Locale }) {
  const { data, load } = useFetcher<typeof loader>()
  useEffect(() => {
    void load(`/designs/${id}/review-notes`)
  }, [id, load])
  const t = textsIn(reviewTexts, locale)
  const last = data?.reviews[before === undefined ? 0 : data.reviews.findIndex((review) => review.id === before) + 1]
  if (!last || (last.comments.length === 0 && !last.decision?.statement)) return null
  return (
    <section className="guide flow" aria-labelledby="review-notes">
      <h2 className="h4" id="review-notes">
        {t(before === undefined ? 'notesTitle' : 'notesBefore')}
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
            <span className="note">{number}</span>{' '}
            <b>
              <Place id={id} block={before === undefined ? placeBlock(place, design) : undefined}>
                {placeName(place, design, locale)}
              </Place>
            </b>
            : {text} <span className="muted">{nameOr(author, locale)}</span>
          </li>
        ))}
      </ol>
      <p className="small">
        <Link to={`/reviews/${last.id}`}>{t('showReview')}</Link>
      </p>
    </section>
  )
}

/** Authors go from a comment to the block it speaks of. */
function Place({ id, block, children }: { id: string; block: string | undefined; children: string }) {
  return block ? <Link to={`/designs/${id}/${block}`}>{children}</Link> : children
}
