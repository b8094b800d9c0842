import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { may } from '../../people/index.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Rows } from '../../ui/index.ts'
import { listPartners } from '../partners.server.ts'
import { worklifeTexts } from '../texts.ts'

export const loader = screen('partner.list', async (ctx) => ({
  partners: await listPartners(ctx),
  mayChange: may(ctx.actor, 'partner.change'),
}))

export default function PartnersPage() {
  const { partners, mayChange } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  const add = mayChange && (
    <Link className="btn" to="/partners/new">
      {t('addPartner')}
    </Link>
  )
  return (
    <>
      <title>{`${t('partners')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('register')}>
          <ol className="crumbs">
            <li>
              <Link to="/needs">{t('register')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('partners')}</h1>
          {partners.length > 0 && <div className="end">{add}</div>}
        </div>
      </div>
      <div className="work flow">
        <p className="lede">{t('partnersLede')}</p>
        <p className="small muted">{t('partnersLater')}</p>
        {partners.length === 0 && (
          <EmptyState title={t('partnersEmptyTitle')} action={add}>
            {t('partnersEmpty')}
          </EmptyState>
        )}
        <Rows
          items={partners.map(({ id, name, kind, city, contact }) => ({
            key: id,
            title: name,
            href: mayChange ? `/partners/${id}` : undefined,
            facts: [
              t(`kind_${kind}`),
              city,
              contact && [contact.name, contact.email, contact.phone].filter(Boolean).join(', '),
              contact && t('consentedOn', { day: formatDay(locale, contact.consentedOn) }),
            ],
          }))}
        />
      </div>
    </>
  )
}
