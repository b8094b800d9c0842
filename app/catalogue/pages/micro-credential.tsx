import type { ReactNode } from 'react'
import { useLoaderData, useParams } from 'react-router'
import type { TermKey } from '../../../content/glossary/glossary.ts'
import { Glossed, WhatIs } from '../../glossary.tsx'
import { screen } from '../../people/guard.server.ts'
import { formatDay, formatMoney, isLocale, type Locale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Log, Notice, TypeBar } from '../../ui/index.ts'
import { Alternates, CredentialPicture, SaidList, SaidText } from '../parts.tsx'
import type { Said } from '../said.ts'
import { readPublished } from '../service.server.ts'
import { courseJson } from '../structured.ts'
import { catalogueTexts } from '../texts.ts'
import { type Detail, detailOf, type OfferingView } from '../view.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=60', vary: 'cookie' }
}

export const loader = screen('catalogue.read', async (ctx, { params }) => {
  const { row, offerings } = await readPublished(ctx, params['code'])
  const detail = detailOf(row, offerings, ctx.locale)
  return {
    detail,
    courseJson: courseJson({
      address: `${ctx.origin}/${ctx.locale}/micro-credentials/${row.code}`,
      code: row.code,
      title: detail.title.text,
      description: detail.summary?.text ?? detail.title.text,
      language: ctx.locale,
      credits: detail.credits,
      outcomes: detail.outcomes.map(({ text }) => text.text),
      owners: detail.owners,
      isOnline: row.design.participation === 'online',
      priceCents: detail.priceCents,
      offerings: offerings.filter(({ state }) => state !== 'running'),
    }),
  }
})

export default function MicroCredentialPage() {
  const { detail, courseJson: json } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const { origin } = useRoot()
  const t = textsIn(catalogueTexts, locale)
  const path = `/micro-credentials/${detail.code}`
  const next = detail.offerings.find(({ state, seatsLeft }) => state === 'enrolling' && seatsLeft > 0)
  const { credential } = detail
  const glossed = (term: TermKey, label: string) => (
    <Glossed term={term} locale={locale}>
      {label}
    </Glossed>
  )
  return (
    <>
      <title>{`${detail.title.text} – Poiju`}</title>
      {detail.summary && <meta name="description" content={detail.summary.text} />}
      <Alternates origin={origin} locale={locale} path={path} />
      {/* Data, not a program: no browser runs it, so the policy that forbids scripts has nothing to stop. `courseJson` has escaped it. */}
      <script type="application/ld+json">{json}</script>
      <nav aria-label={t('title')}>
        <ol className="crumbs">
          <li>
            <a href={`/${locale}`}>{t('title')}</a>
          </li>
          <li>
            <a href={`/${locale}?field=${detail.field.key}`}>{t(`field_${detail.field.key}`)}</a>
          </li>
        </ol>
      </nav>
      <div className="mc-top">
        <div className="flow">
          <h1>
            <SaidText said={detail.title} />
          </h1>
          {detail.summary && (
            <p className="lede">
              <SaidText said={detail.summary} />
            </p>
          )}
          <nav className="seg" aria-label={t('forWhom')}>
            <a href={`/${locale}${path}`} aria-current="page">
              {t('forLearner')}
            </a>
            <a href={`/${locale}${path}/employer`}>{t('forEmployer')}</a>
          </nav>
          {detail.isRetired && detail.retiredAt && (
            <Notice kind="advise">
              <p>{t('retired', { day: formatDay(locale, new Date(detail.retiredAt)) })}</p>
            </Notice>
          )}
        </div>
        <CredentialPicture facts={detail.picture} alt={t('picture', { count: detail.outcomes.length })} />
      </div>
      <div className="mc">
        <div>
          <section aria-labelledby="learn">
            <h2 id="learn">{t('learn')}</h2>
            <p className="muted">{t('learnLede')}</p>
            <ol className="outcomes">
              {detail.outcomes.map(({ text, shownBy }) => (
                <li key={text.text}>
                  <div>
                    <strong>
                      <SaidText said={text} />.
                    </strong>
                    {shownBy.length > 0 && (
                      <p>
                        {t('shownBy')} <SaidList list={shownBy} />
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="hours">
            <h2 id="hours">{t('hoursTitle', { hours: detail.hours.total })}</h2>
            {detail.hours.perWeek !== null && detail.weeks !== null && (
              <p>{t('hoursLede', { hours: detail.hours.perWeek, weeks: detail.weeks })}</p>
            )}
            <TypeBar parts={detail.hours.parts} caption={t('hoursCaption')} locale={locale} />
          </section>
          {detail.recognition && (
            <section aria-labelledby="recognition">
              <h2 id="recognition">{t('recognition')}</h2>
              <p>
                <SaidText said={detail.recognition} />
              </p>
              {!detail.isRetired && <p>{t('recognitionHow')}</p>}
              <WhatIs term="recognition" locale={locale} />
            </section>
          )}
          <section aria-labelledby="offerings">
            <h2 id="offerings">{t('offerings')}</h2>
            <Offerings detail={detail} locale={locale} />
          </section>
          {(detail.guidance || detail.accessibility) && (
            <section aria-labelledby="guidance">
              <h2 id="guidance">{t('guidance')}</h2>
              {[detail.guidance, detail.accessibility].map(
                (said) =>
                  said && (
                    <p key={said.text}>
                      <SaidText said={said} />
                    </p>
                  ),
              )}
            </section>
          )}
          {(detail.needSummary || detail.evidence.length > 0) && (
            <section aria-labelledby="need">
              <h2 id="need">{t('need')}</h2>
              {detail.needSummary && (
                <p>
                  <SaidText said={detail.needSummary} />
                </p>
              )}
              <ul>
                {detail.evidence.map(({ text, source, isLink }) => (
                  <li key={text.text}>
                    <SaidText said={text} />{' '}
                    {source !== null &&
                      (isLink ? (
                        <a href={source} rel="nofollow noreferrer">
                          {t('source')}
                          <span className="unseen">: {source}</span>
                        </a>
                      ) : (
                        <span className="muted">
                          {t('source')}: {source}
                        </span>
                      ))}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="credential">
            <h2 id="credential">{t('credentialTitle')}</h2>
            <p>{t('credentialLede')}</p>
            <WhatIs term="credential" locale={locale} />
            <Log
              rows={[
                [t('awardingBody'), credential.awardingBodies, glossed('awardingBody', t('awardingBody'))],
                [t('country'), credential.country],
                [t('assessment'), credential.assessments, glossed('assessment', t('assessment'))],
                [t('grade'), credential.grading],
                [t('identity'), credential.supervision, glossed('supervision', t('identity'))],
                [t('quality'), credential.qualityAssurance, glossed('qualityAssurance', t('quality'))],
                [t('stack'), said(credential.stackNote) ?? credential.stackability, glossed('stackability', t('stack'))],
                [
                  t('version'),
                  t('versionWhen', { number: credential.version, day: formatDay(locale, new Date(credential.approvedAt)) }),
                  glossed('version', t('version')),
                ],
                [t('code'), detail.code],
              ]}
            />
            {credential.qualityStatement && (
              <p className="small muted">
                <SaidText said={credential.qualityStatement} />
              </p>
            )}
          </section>
        </div>
        <aside className="sticky" aria-label={t('facts')}>
          <Log
            rows={[
              [
                t('size'),
                t('sizeAndHours', { credits: detail.credits, hours: detail.hours.total }),
                glossed('credit', t('size')),
              ],
              [t('duration'), detail.weeks === null ? null : t('weeks', { count: detail.weeks })],
              [t('mode'), detail.mode, glossed('participation', t('mode'))],
              [t('level'), detail.level && t('levelEqf', { level: detail.level }), glossed('eqfLevel', t('level'))],
              [t('language'), detail.languages.join(', ')],
              [t('targetGroup'), said(detail.targetGroup)],
              [t('prerequisites'), said(detail.prerequisites)],
              [t('price'), detail.priceCents === null ? null : price(detail.priceCents, locale)],
              [t('route'), detail.route, glossed('studyRight', t('route'))],
              [t('field'), detail.field.names.join(', ')],
              [t('owner'), detail.owners.map(({ name }) => name).join(', ')],
            ]}
          />
          {detail.priceNote && (
            <p className="small muted">
              <SaidText said={detail.priceNote} />
            </p>
          )}
          {next && (
            <>
              <p className="form-actions">
                <a className="btn btn-main" href={`/${locale}/offerings/${next.id}/enrol`}>
                  {t('enrolNext', { day: formatDay(locale, next.startsOn) })}
                </a>
              </p>
              <p className="small muted">{t('enrolUntil', { day: lastDay(locale, next) })}</p>
            </>
          )}
          {detail.contact && (
            <p className="small">
              {t('ask')} {detail.contact.name}, <a href={`mailto:${detail.contact.email}`}>{detail.contact.email}</a>
            </p>
          )}
        </aside>
      </div>
    </>
  )
}

/** Enrolment closes at midnight: the last day is the one before. */
function lastDay(locale: Locale, { closesAt }: OfferingView): string {
  return formatDay(locale, new Date(new Date(closesAt).getTime() - 1))
}

function said(text: Said | null): ReactNode {
  return text && <SaidText said={text} />
}

function price(cents: number, locale: Locale): string {
  return cents === 0 ? textsIn(catalogueTexts, locale)('free') : formatMoney(locale, cents)
}

function Offerings({ detail, locale }: { detail: Detail; locale: Locale }) {
  const t = textsIn(catalogueTexts, locale)
  if (detail.offerings.length === 0) return detail.isRetired ? null : <p>{t('offeringsNone')}</p>
  return (
    <table className="table stack">
      <thead>
        <tr>
          <th scope="col">{t('startsOn')}</th>
          <th scope="col">{t('endsOn')}</th>
          <th scope="col">{t('seats')}</th>
          <th scope="col" className="num">
            {t('price')}
          </th>
          <th scope="col">
            <span className="unseen">{t('act')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {detail.offerings.map((offering) => (
          <tr key={offering.id}>
            <th scope="row">{formatDay(locale, offering.startsOn)}</th>
            <td data-l={t('endsOn')}>{formatDay(locale, offering.endsOn)}</td>
            <td data-l={t('seats')}>
              {offering.state === 'running'
                ? t('running')
                : offering.seatsLeft === 0
                  ? t('full')
                  : t('seatsLeft', { left: offering.seatsLeft, seats: offering.seats })}
            </td>
            <td className="num">{price(offering.priceCents, locale)}</td>
            <td>
              {offering.state === 'enrolling' && offering.seatsLeft > 0 ? (
                <a className="btn" href={`/${locale}/offerings/${offering.id}/enrol`}>
                  {t('enrol')} <span className="unseen">{t('enrolFor', { day: formatDay(locale, offering.startsOn) })}</span>
                </a>
              ) : (
                <span className="muted">
                  {offering.state === 'opensLater' && t('opensLater', { day: formatDay(locale, new Date(offering.opensAt)) })}
                  {offering.state === 'enrolmentClosed' && t('enrolmentClosed')}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
