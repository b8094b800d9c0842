import { useLoaderData, useParams } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, formatHours, formatMoney, isLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Log, Notice } from '../../ui/index.ts'
import { Alternates, CredentialPicture, SaidText } from '../parts.tsx'
import { readPublished } from '../service.server.ts'
import { catalogueTexts } from '../texts.ts'
import { employerDetailOf } from '../view.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=60', vary: 'cookie' }
}

export const loader = screen('catalogue.read', async (ctx, { params }) => {
  const { row, offerings } = await readPublished(ctx, params['code'])
  return { ...employerDetailOf(row, offerings, ctx.locale), retiredAt: row.retiredAt?.toISOString() ?? null }
})

/** The same micro-credential in an employer's words: no credits, levels or codes. */
export default function EmployerPage() {
  const detail = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const { origin } = useRoot()
  const t = textsIn(catalogueTexts, locale)
  const path = `/micro-credentials/${detail.code}`
  const hours = (minutes: number) => (minutes > 0 ? formatHours(locale, minutes) : null)
  const price = detail.next?.priceCents ?? detail.priceCents
  const prerequisites = detail.prerequisites && <SaidText said={detail.prerequisites} />
  return (
    <>
      <title>{`${detail.title.text}, ${t('forEmployer')} – Poiju`}</title>
      {detail.promise && <meta name="description" content={detail.promise.text} />}
      <Alternates origin={origin} locale={locale} path={`${path}/employer`} />
      <nav aria-label={t('employersTitle')}>
        <ol className="crumbs">
          <li>
            <a href={`/${locale}/employers`}>{t('employersTitle')}</a>
          </li>
        </ol>
      </nav>
      <div className="mc-top">
        <div className="flow">
          <h1>
            <SaidText said={detail.title} />
          </h1>
          {detail.promise && (
            <p className="lede">
              <SaidText said={detail.promise} />
            </p>
          )}
          <nav className="seg" aria-label={t('forWhom')}>
            <a href={`/${locale}${path}`}>{t('forLearner')}</a>
            <a href={`/${locale}${path}/employer`} aria-current="page">
              {t('forEmployer')}
            </a>
          </nav>
          {detail.retiredAt && (
            <Notice kind="advise">
              <p>{t('retired', { day: formatDay(locale, new Date(detail.retiredAt)) })}</p>
            </Notice>
          )}
        </div>
        <CredentialPicture facts={detail.picture} alt={t('employerPicture')} />
      </div>
      <div className="mc">
        <div>
          <section aria-labelledby="gets">
            <h2 id="gets">{t('gets')}</h2>
            <p className="muted">{t('getsLede')}</p>
            <ol className="outcomes">
              {detail.abilities.map((said) => (
                <li key={said.text}>
                  <div>
                    <strong>
                      <SaidText said={said} />.
                    </strong>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="known">
            <h2 id="known">{t('howKnown')}</h2>
            <p>{t('howKnownLede')}</p>
            <ul>
              {detail.assessments.map(({ title, description }) => (
                <li key={title.text}>
                  <b>
                    <SaidText said={title} />
                  </b>
                  {description && (
                    <>
                      . <SaidText said={description} />
                    </>
                  )}
                </li>
              ))}
            </ul>
            <p>
              {detail.isIdentityChecked && t('howKnownIdentity')} {t('howKnownCheck')}{' '}
              <a href={`/${locale}/verify`}>{t('checkCredential')}</a>
            </p>
          </section>
          <section aria-labelledby="from-you">
            <h2 id="from-you">{t('needsFromYou')}</h2>
            {detail.workTasks.length === 0 ? (
              <p>{t('needsNothing')}</p>
            ) : (
              <>
                <p>{t('needsFromYouLede')}</p>
                <table className="table stack">
                  <thead>
                    <tr>
                      <th scope="col">{t('what')}</th>
                      <th scope="col">{t('when')}</th>
                      <th scope="col" className="num">
                        {t('time')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {detail.workTasks.map(({ title, minutes, week }) => (
                      <tr key={title.text}>
                        <th scope="row">
                          <SaidText said={title} />
                        </th>
                        <td>{week === null ? '–' : t('week', { week })}</td>
                        <td className="num">{hours(minutes)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
          </section>
        </div>
        <aside className="sticky" aria-label={t('employerFacts')}>
          <Log
            rows={[
              [t('away'), hours(detail.minutes.onSite)],
              [t('online'), hours(detail.minutes.online)],
              [t('atWork'), hours(detail.minutes.workplace)],
              [t('ownTime'), hours(detail.minutes.independent)],
              [t('duration'), detail.weeks === null ? null : t('weeks', { count: detail.weeks })],
              [t('who'), prerequisites],
              [t('onePerson'), price === null ? null : price === 0 ? t('free') : formatMoney(locale, price)],
              [t('startsOn'), detail.next && formatDay(locale, detail.next.startsOn)],
              [t('owner'), detail.owners],
            ]}
          />
          {detail.contact && !detail.retiredAt && (
            <p className="form-actions">
              <a
                className="btn btn-main"
                href={`mailto:${detail.contact.email}?subject=${encodeURIComponent(detail.title.text)}`}
              >
                {t('askForGroup')}
              </a>
            </p>
          )}
          {detail.contact && (
            <p className="small muted">
              {detail.contact.name}, {detail.contact.email}
            </p>
          )}
        </aside>
      </div>
    </>
  )
}
