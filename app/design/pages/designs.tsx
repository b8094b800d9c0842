import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { formatCredits, formatDay, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Rows, Status } from '../../ui/index.ts'
import { listDesigns } from '../service.server.ts'
import { designTexts } from '../texts.ts'

export const loader = screen('design.list', async (ctx) => ({
  designs: await listDesigns(ctx),
  mayCreate: may(ctx.actor, 'design.create'),
}))

export default function DesignsPage() {
  const { designs, mayCreate } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(designTexts, locale)
  const start = mayCreate && (
    <Link className="btn btn-main" to="/designs/new">
      {t('newDesign')}
    </Link>
  )
  return (
    <>
      <title>{`${t('designs')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('designs')}</h1>
          <div className="end">{designs.length > 0 && start}</div>
        </div>
      </div>
      <div className="work flow">
        {designs.length === 0 && <EmptyState action={start}>{t('none')}</EmptyState>}
        <Rows
          items={designs.map((design) => ({
            key: design.id,
            href: `/designs/${design.id}`,
            title: inLocale(design.title, locale) || t('untitled'),
            facts: [
              design.institutionName,
              design.credits === null ? null : formatCredits(locale, design.credits),
              design.updatedBy
                ? t('changedBy', { day: formatDay(locale, design.updatedAt), name: design.updatedBy })
                : t('changedOn', { day: formatDay(locale, design.updatedAt) }),
            ],
            end: (
              <div className="row">
                {(design.state === 'drafting' || design.state === 'returned') &&
                  (design.requiredCount > 0 ? (
                    <Status kind="stop">{t('requiredLeft', { count: design.requiredCount })}</Status>
                  ) : (
                    <Status kind="ok">{t('ready')}</Status>
                  ))}
                <Status kind={design.state === 'approved' ? 'ok' : 'idea'}>{t(`state_${design.state}`)}</Status>
              </div>
            ),
          }))}
        />
      </div>
    </>
  )
}
