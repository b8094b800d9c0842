import { useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { dayOf } from '../../platform/ctx.ts'
import { formatCredits, formatDay, inLocale, type Locale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, type RowItem, Rows, Status } from '../../ui/index.ts'
import { badgeTexts } from '../badge-texts.ts'
import { listBadgesInReview } from '../badges.server.ts'
import { nameOr } from '../parts.tsx'
import { listReviews } from '../service.server.ts'
import { reviewTexts } from '../texts.ts'

export const loader = screen('review.list', async (ctx) => {
  const daysSince = (date: Date) => Math.round((Date.parse(dayOf(ctx.now)) - Date.parse(dayOf(date))) / 86_400_000)
  const [reviews, badges] = [await listReviews(ctx), await listBadgesInReview(ctx)]
  return {
    reviews: reviews.map((row) => ({ ...row, daysWaited: daysSince(row.submittedAt) })),
    badges: badges.map((row) => ({ ...row, daysWaited: daysSince(row.submittedAt ?? ctx.now) })),
  }
})

type Row = ReturnType<typeof useLoaderData<typeof loader>>['reviews'][number]
type BadgeRow = ReturnType<typeof useLoaderData<typeof loader>>['badges'][number]

export default function ReviewsPage() {
  const { reviews, badges } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(reviewTexts, locale)
  const groups = [
    { key: 'waiting', rows: reviews.filter(({ state }) => state === 'open') },
    { key: 'decided', rows: reviews.filter(({ state }) => state !== 'open') },
  ] as const
  return (
    <>
      <title>{`${t('reviews')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('reviews')}</h1>
        </div>
      </div>
      <div className="work sections">
        <p className="lede">{t('listLede')}</p>
        {groups[0].rows.length === 0 && badges.length === 0 && (
          <EmptyState>
            <p>{t('listEmpty')}</p>
          </EmptyState>
        )}
        {badges.length > 0 && (
          <section aria-labelledby="badges" className="flow">
            <h2 id="badges">{t('badgesWaiting')}</h2>
            <Rows heading="h3" items={badges.map((row) => badgeItem(row, locale))} />
          </section>
        )}
        {groups.map(
          ({ key, rows }) =>
            rows.length > 0 && (
              <section key={key} aria-labelledby={key} className="flow">
                <h2 id={key}>{t(key)}</h2>
                <Rows heading="h3" items={rows.map((row) => item(row, locale))} />
              </section>
            ),
        )}
      </div>
    </>
  )
}

function badgeItem(row: BadgeRow, locale: Locale): RowItem {
  const t = textsIn(reviewTexts, locale)
  return {
    key: row.id,
    href: `/badges/${row.id}`,
    title: inLocale(row.name, locale) || row.code,
    facts: [row.code, textsIn(badgeTexts, locale)(`kind_${row.kind}`)],
    end: (
      <div className="row">
        <span className="small muted">{row.daysWaited > 0 ? t('since', { count: row.daysWaited }) : t('sinceToday')}</span>
        <Status kind={row.isYourTurn ? 'here' : 'waiting'}>{row.isYourTurn ? t('yourTurn') : t('state_open')}</Status>
      </div>
    ),
  }
}

function item(row: Row, locale: Locale): RowItem {
  const t = textsIn(reviewTexts, locale)
  const day = (date: Date) => formatDay(locale, date)
  return {
    key: row.id,
    href: `/reviews/${row.id}`,
    title: inLocale(row.title, locale),
    facts: [
      row.credits === null ? null : formatCredits(locale, row.credits),
      row.institution,
      t('sentBy', { who: nameOr(row.submittedBy, locale), day: day(row.submittedAt) }),
      row.state === 'open'
        ? row.reviewers.length === 0
          ? t('waitsForNobody')
          : t('waitsFor', { who: row.reviewers.map((name) => nameOr(name, locale)).join(', ') })
        : row.decidedAt && t('decidedBy', { who: nameOr(row.decidedBy, locale), day: day(row.decidedAt) }),
    ],
    end: (
      <div className="row">
        {row.state === 'open' && (
          <span className="small muted">{row.daysWaited > 0 ? t('since', { count: row.daysWaited }) : t('sinceToday')}</span>
        )}
        {row.isYourTurn ? (
          <Status kind="here">{t('yourTurn')}</Status>
        ) : (
          <Status kind={row.state === 'open' ? 'waiting' : row.state === 'approved' ? 'ok' : 'advise'}>
            {t(`state_${row.state}`)}
          </Status>
        )}
      </div>
    ),
  }
}
