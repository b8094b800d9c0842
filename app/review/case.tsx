/** The two-page case for a decision: what is proposed, and what it takes. Comments stand as numbers at their places. */
import {
  assessmentTypeCodes,
  type Design,
  eqfLevelCodes,
  evidenceKindLabels,
  type Finding,
  findingKey,
  findingText,
  gradingScaleLabels,
  hoursPerCredit,
  languageCodes,
  participationCodes,
  qualityAssuranceCodes,
  routeCodes,
  stackabilityLabels,
  supervisionCodes,
  workload,
} from '@poiju/framework'
import type { ReactNode } from 'react'
import type { TermKey } from '../../content/glossary/glossary.ts'
import { Glossed } from '../glossary.tsx'
import { formatMoney, inLocale, type Locale, textsIn } from '../platform/texts.ts'
import { Log, Status } from '../ui/index.ts'
import { Said } from './parts.tsx'
import { reviewTexts } from './texts.ts'

interface CommentMark {
  readonly number: number
  readonly place: string
}

/** Numbers of the comments at these places of the design, as links to their words. */
function Notes({ at, comments, locale }: { at: readonly string[]; comments: readonly CommentMark[]; locale: Locale }) {
  const t = textsIn(reviewTexts, locale)
  return comments
    .filter(({ place }) => at.some((member) => place === member || place.startsWith(`${member}/`)))
    .map(({ number }) => (
      <a key={number} className="note" href={`#k${number}`} aria-label={t('commentNumber', { number })}>
        {number}
      </a>
    ))
}

export function Case({
  design,
  owners,
  awardingBodies,
  findings,
  comments,
  locale,
}: {
  design: Design
  owners: readonly { readonly name: Readonly<Record<string, string>> }[]
  awardingBodies: readonly { readonly name: Readonly<Record<string, string>> }[]
  findings: readonly Finding[]
  comments: readonly CommentMark[]
  locale: Locale
}) {
  const t = textsIn(reviewTexts, locale)
  const names = (bodies: typeof owners) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(bodies.map(({ name }) => inLocale(name, locale)))
  const hours = workload(design)
  const credits = design.credits ?? 0
  const size = { credits, hours: credits * hoursPerCredit }
  const notes = (...at: string[]): ReactNode => <Notes at={at} comments={comments} locale={locale} />
  const said = (map: Parameters<typeof Said>[0]['map']): ReactNode =>
    Object.keys(map).length === 0 ? null : <Said map={map} locale={locale} />
  const glossed = (term: TermKey, label: string) => (
    <Glossed term={term} locale={locale}>
      {label}
    </Glossed>
  )
  const required = findings.filter(({ severity }) => severity === 'required')
  const rest = findings.filter(({ severity }) => severity !== 'required')
  return (
    <div className="sheets">
      <article className="sheet" aria-labelledby="p1">
        <p className="tiny muted">{t('sheet', { page: 1 })}</p>
        <h2 id="p1">{t('proposed')}</h2>
        <p>
          {t('proposedText', { owners: names(owners), credits })} {notes('title', 'summary')}
        </p>
        <p>{said(design.summary)}</p>
        <h3>{t('need')}</h3>
        <p>
          {said(design.needSummary)} {notes('needSummary', 'evidence', 'needs')}
        </p>
        {design.evidence.length === 0 ? (
          <p>{t('noEvidence')}</p>
        ) : (
          <ul>
            {design.evidence.map(({ id, kind, text, month, source }) => (
              <li key={id}>
                <b>{evidenceKindLabels[kind][locale]}</b>
                {month && ` (${Number(month.slice(5))}/${month.slice(0, 4)})`}: <Said map={text} locale={locale} />{' '}
                {source && <span className="muted">{source}</span>}
              </li>
            ))}
          </ul>
        )}
        <h3>{t('targetGroup')}</h3>
        <p>
          {said(design.targetGroup)} {notes('targetGroup')}
        </p>
        <h3>
          {t('outcomes')}{' '}
          <Notes at={['outcomes']} comments={comments.filter(({ place }) => place === 'outcomes')} locale={locale} />
        </h3>
        <ol>
          {design.outcomes.map(({ id, text }) => (
            <li key={id}>
              <Said map={text} locale={locale} /> {notes(`outcomes/${id}`)}
            </li>
          ))}
        </ol>
        <h3>
          {t('assessments')}{' '}
          <Notes at={['assessments']} comments={comments.filter(({ place }) => place === 'assessments')} locale={locale} />
        </h3>
        <ul>
          {design.assessments.map(({ id, type, title, grading, supervision, outcomes }) => (
            <li key={id}>
              <b>
                <Said map={title} locale={locale} />
              </b>{' '}
              {[
                type && assessmentTypeCodes[type].label[locale],
                grading && gradingScaleLabels[grading][locale],
                supervision && supervisionCodes[supervision].label[locale],
                outcomes.map((outcome) => design.outcomes.findIndex((one) => one.id === outcome) + 1).join(' + '),
              ]
                .filter(Boolean)
                .join(', ')}{' '}
              {notes(`assessments/${id}`)}
            </li>
          ))}
        </ul>
        <h3>{glossed('eqfLevel', t('level'))}</h3>
        <p>
          {design.eqfLevel && `${eqfLevelCodes[design.eqfLevel].label[locale]}. `}
          {said(design.levelJustification)} {notes('eqfLevel', 'levelJustification')}
        </p>
      </article>
      <article className="sheet" aria-labelledby="p2">
        <p className="tiny muted">{t('sheet', { page: 2 })}</p>
        <h2 id="p2">{t('requires')}</h2>
        <Log
          rows={[
            [t('size'), design.weeks === null ? t('sizeValue', size) : t('sizeWeeks', { ...size, weeks: design.weeks })],
            [
              t('workload'),
              <span key="workload">
                {t('workloadValue', { planned: Math.round(hours.minutes / 60), target: size.hours })}{' '}
                {notes('activities', 'credits', 'weeks')}
              </span>,
              glossed('workload', t('workload')),
            ],
            [
              t('participation'),
              design.participation && participationCodes[design.participation].label[locale],
              glossed('participation', t('participation')),
            ],
            [t('languages'), design.languages.map((code) => languageCodes[code].label[locale]).join(', ')],
            [t('prerequisites'), said(design.prerequisites)],
            [t('route'), design.route && routeCodes[design.route].label[locale], glossed('studyRight', t('route'))],
            [
              t('price'),
              design.priceCents === null ? null : (
                <span key="price">
                  {design.priceCents === 0 ? t('free') : formatMoney(locale, design.priceCents)}{' '}
                  {notes('priceCents', 'priceNote', 'route')}
                </span>
              ),
            ],
            [
              t('quality'),
              design.qualityAssurance && (
                <span key="quality">
                  {qualityAssuranceCodes[design.qualityAssurance].label[locale]} {notes('qualityAssurance', 'qualityStatement')}
                </span>
              ),
              glossed('qualityAssurance', t('quality')),
            ],
            [t('reviewDue'), design.reviewAfterMonths && t('reviewMonths', { count: design.reviewAfterMonths })],
            [
              t('stack'),
              design.stackability && (
                <span key="stack">
                  {said(design.stackNote) ?? stackabilityLabels[design.stackability][locale]} {notes('stackability', 'stackNote')}
                </span>
              ),
              glossed('stackability', t('stack')),
            ],
            [t('awarding'), names(awardingBodies), glossed('awardingBody', t('awarding'))],
          ]}
        />
        <h3>{glossed('recognition', t('recognition'))}</h3>
        <p>
          {said(design.recognition)} {notes('recognition')}
        </p>
        <h3>{t('guidance')}</h3>
        <p>{said(design.guidance)}</p>
        <p>
          {said(design.accessibility)} {notes('guidance', 'accessibility', 'prerequisites')}
        </p>
        <h3>{t('risks')}</h3>
        {rest.length === 0 ? (
          <p>{t('risksNone')}</p>
        ) : (
          <ul className="links">
            {rest.map((finding) => (
              <li key={findingKey(finding)}>
                <Status kind={finding.severity === 'advised' ? 'advise' : 'idea'}>{findingText(finding, locale).what}</Status>
              </li>
            ))}
          </ul>
        )}
        <h3>{t('overlap')}</h3>
        <p>
          {t('overlapText')} <a href={`/${locale}`}>{t('seeCatalogue')}</a>
        </p>
        <h3>{t('checks')}</h3>
        <p>
          <Status kind={required.length === 0 ? 'ok' : 'stop'}>
            {required.length === 0 ? t('checksRequired') : t('checksMissing', { count: required.length })}
          </Status>
        </p>
      </article>
    </div>
  )
}
