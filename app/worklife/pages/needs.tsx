import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { may } from '../../people/index.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Rows, Status } from '../../ui/index.ts'
import { listNeeds, type NeedListRow, shortened } from '../service.server.ts'
import { worklifeTexts } from '../texts.ts'

export const loader = screen('need.list', async (ctx) => {
  const mayAnswer = may(ctx.actor, 'need.answer')
  const needs = (await listNeeds(ctx)).map((need) => ({
    id: need.id,
    language: need.language,
    problem: shortened(need.problem, 140),
    organisation: need.organisation,
    people: need.people,
    headCount: need.headCount,
    state: need.state,
    isForAll: need.isForAll,
    care: need.care,
    careOf: need.careOf,
    days: Math.floor((ctx.now.getTime() - need.stateAt.getTime()) / 86_400_000),
    isYourTurn: mayAnswer && need.state !== 'answered' && need.care !== 'others',
  }))
  return { needs, mayPartner: may(ctx.actor, 'partner.list') }
})

type Row = Pick<
  NeedListRow,
  'id' | 'language' | 'problem' | 'organisation' | 'people' | 'headCount' | 'state' | 'isForAll' | 'care' | 'careOf'
> & {
  days: number
  isYourTurn: boolean
}

export default function NeedsPage() {
  const { needs, mayPartner } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  const care = (need: Row) => {
    if (!need.isForAll) return null
    if (need.care === 'ours') return t('careOurs')
    return need.care === 'others'
      ? t('careOthers', { institution: need.careOf ?? '' })
      : need.state === 'answered'
        ? null
        : t('careNobody')
  }
  const item = (need: Row) => ({
    key: need.id,
    href: `/needs/${need.id}`,
    title: need.problem,
    lang: need.language,
    facts: [
      need.organisation,
      need.people,
      need.headCount === null ? null : t('heads', { count: need.headCount }),
      need.isForAll ? t('forAll') : null,
      care(need),
      need.state === 'answered' ? null : need.days === 0 ? t('waitingToday') : t('waitingDays', { count: need.days }),
    ],
    end: (
      <Status kind={need.state === 'answered' ? 'ok' : need.isYourTurn ? 'here' : 'waiting'}>{t(`state_${need.state}`)}</Status>
    ),
  })
  const waiting = needs.filter(({ state }) => state !== 'answered')
  const answered = needs.filter(({ state }) => state === 'answered')
  return (
    <>
      <title>{`${t('register')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('register')}</h1>
          <div className="end">
            {mayPartner && <Link to="/partners">{t('partners')}</Link>}
            <a className="btn" href={`/${locale}/report-a-need`}>
              {t('openForm')}
            </a>
          </div>
        </div>
      </div>
      <div className="work flow">
        <p className="lede">{t('registerLede')}</p>
        {needs.length === 0 ? (
          <EmptyState
            title={t('registerEmptyTitle')}
            action={
              <a className="btn" href={`/${locale}/report-a-need`}>
                {t('openForm')}
              </a>
            }
          >
            {t('registerEmpty')}
          </EmptyState>
        ) : (
          <>
            <h2>{t('waiting')}</h2>
            {waiting.length === 0 ? <p>{t('noneWaiting')}</p> : <Rows heading="h3" items={waiting.map(item)} />}
            {answered.length > 0 && (
              <>
                <h2>{t('answeredNeeds')}</h2>
                <Rows heading="h3" items={answered.map(item)} />
              </>
            )}
          </>
        )}
      </div>
    </>
  )
}
