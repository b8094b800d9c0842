import { Link, useLoaderData } from 'react-router'
import { WhatIs } from '../../glossary.tsx'
import { screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Rows, Status } from '../../ui/index.ts'
import { badgeStateTexts, badgeTexts } from '../badge-texts.ts'
import { listBadges } from '../badges.server.ts'

export const loader = screen('badge.list', async (ctx) => ({
  rows: await listBadges(ctx),
  mayWrite: may(ctx.actor, 'badge.change'),
}))

const marks = { drafting: 'idea', inReview: 'waiting', returned: 'advise', approved: 'ok', retired: 'ended' } as const

export default function BadgesPage() {
  const { rows, mayWrite } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(badgeTexts, locale)
  return (
    <>
      <title>{`${t('badges')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('badges')}</h1>
          {mayWrite && (
            <div className="end">
              <Link className="btn btn-main" to="/badges/new">
                {t('newBadge')}
              </Link>
            </div>
          )}
        </div>
      </div>
      <div className="work flow">
        <p className="lede">{t('lede')}</p>
        <WhatIs term="badge" locale={locale} />
        {rows.length === 0 && (
          <EmptyState>
            <p>{t('empty')}</p>
          </EmptyState>
        )}
        <Rows
          items={rows.map((row) => ({
            key: row.id,
            href: `/badges/${row.id}`,
            title: inLocale(row.name, locale) || row.code,
            facts: [row.code, t(`kind_${row.kind}`), row.number === null ? null : t('version', { number: row.number })],
            end: (
              <Status kind={row.isYourTurn ? 'here' : marks[row.state]}>
                {row.isYourTurn ? t('yourTurn') : t(badgeStateTexts[row.state])}
              </Status>
            ),
          }))}
        />
      </div>
    </>
  )
}
