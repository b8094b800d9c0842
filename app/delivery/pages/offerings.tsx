import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { formatDay, formatMoney, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Rows, Status } from '../../ui/index.ts'
import { listOfferings } from '../service.server.ts'
import { deliveryTexts } from '../texts.ts'

export const loader = screen('offering.list', async (ctx) => ({
  offerings: await listOfferings(ctx),
  mayChange: may(ctx.actor, 'offering.change'),
}))

export default function OfferingsPage() {
  const { offerings, mayChange } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(deliveryTexts, locale)
  return (
    <>
      <title>{`${t('offerings')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('offerings')}</h1>
          {mayChange && (
            <div className="end">
              <Link className="btn btn-main" to="/offerings/new">
                {t('newOffering')}
              </Link>
            </div>
          )}
        </div>
      </div>
      <div className="work flow">
        <p className="small muted">{t('recordsLater')}</p>
        {offerings.length === 0 && <EmptyState>{t('none')}</EmptyState>}
        <Rows
          items={offerings.map((row) => ({
            key: row.id,
            href: `/offerings/${row.id}`,
            title: inLocale(row.title, locale),
            facts: [
              `${formatDay(locale, row.startsOn)} – ${formatDay(locale, row.endsOn)}`,
              t('seatsTaken', { taken: row.seatsTaken, seats: row.seats }),
              formatMoney(locale, row.priceCents),
            ],
            end: (
              <Status kind={row.state === 'running' || row.state === 'assessing' ? 'ok' : 'idea'}>
                {t(`state_${row.state}`)}
              </Status>
            ),
          }))}
        />
      </div>
    </>
  )
}
