import { useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatCredits, formatDay, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Rows, Status } from '../../ui/index.ts'
import { lifeTexts, reviewTexts } from '../texts.ts'
import { listMicroCredentials } from '../versions.server.ts'

export const loader = screen('microCredential.list', async (ctx) => ({ rows: await listMicroCredentials(ctx) }))

const marks = { approved: 'here', published: 'ok', underReview: 'ok', retired: 'ended' } as const

export default function MicroCredentialsPage() {
  const { rows } = useLoaderData<typeof loader>()
  const { locale, person } = useRoot()
  const t = textsIn(reviewTexts, locale)
  const publishes = person?.roles.includes('studyAdministrator') ?? false
  return (
    <>
      <title>{`${t('microCredentials')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('microCredentials')}</h1>
        </div>
      </div>
      <div className="work flow">
        {rows.length === 0 && (
          <EmptyState>
            <p>{t('microEmpty')}</p>
          </EmptyState>
        )}
        <Rows
          items={rows.map((row) => ({
            key: row.id,
            href: `/micro-credentials/${row.id}`,
            title: inLocale(row.title, locale),
            facts: [
              row.code,
              row.credits === null ? null : formatCredits(locale, row.credits),
              t('versionNumber', { number: row.number }),
              row.reviewDue && row.state !== 'retired' ? t('reviewDueOn', { day: formatDay(locale, row.reviewDue) }) : null,
              row.isOwn ? null : t('sharedFrom', { institution: row.institution }),
            ],
            end: (
              <Status kind={row.state === 'approved' && !(publishes && row.isOwn) ? 'waiting' : marks[row.state]}>
                {t(lifeTexts[row.state])}
              </Status>
            ),
          }))}
        />
      </div>
    </>
  )
}
