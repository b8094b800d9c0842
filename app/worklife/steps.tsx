import type { ReactNode } from 'react'
import { formatDay, inLocale, type Locale, text, textsIn } from '../platform/texts.ts'
import { Log } from '../ui/index.ts'
import type { EvidenceKind, StepCode, StepData } from './need.ts'
import { worklifeTexts } from './texts.ts'

export interface ShownStep {
  readonly at: Date
  readonly step: StepCode
  readonly data: StepData & { readonly institution?: Readonly<Record<string, string>> }
}

/** What has happened, with days, oldest first. Told to the reporter, or to staff. Credentials are counted, not listed. */
export function Steps({
  steps,
  earned,
  locale,
  language,
  told,
}: {
  steps: readonly ShownStep[]
  earned: { readonly count: number; readonly since: Date | null }
  locale: Locale
  /** Language of the need, and so of its answer. */
  language: Locale
  told: 'reporter' | 'staff'
}) {
  return (
    <ol className="list">
      {steps.map(({ at, step, data }) => (
        <li key={`${step} ${at.getTime()}`}>
          <span className="muted">
            <time dateTime={at.toISOString()}>{formatDay(locale, at)}</time>
          </span>{' '}
          {words(step, data, locale, told)}
          {data.message !== undefined && (
            <blockquote className="told" lang={language}>
              {data.message}
            </blockquote>
          )}
        </li>
      ))}
      {earned.count > 0 && earned.since && (
        <li>
          <span className="muted">
            <time dateTime={earned.since.toISOString()}>{formatDay(locale, earned.since)}</time>
          </span>{' '}
          <b>{text(worklifeTexts, locale, told === 'staff' ? 'staff_earned' : 'step_earned', { count: earned.count })}</b>
        </li>
      )}
    </ol>
  )
}

const ownWords = ['reported', 'read', 'claimed', 'answered', 'withdrawnContact'] as const

function words(step: StepCode, data: ShownStep['data'], locale: Locale, told: 'reporter' | 'staff'): ReactNode {
  const t = textsIn(worklifeTexts, locale)
  const own = ownWords.find((known) => known === step)
  const values = {
    institution: inLocale(data.institution ?? {}, locale),
    reason: data.reason ? t(`reason_${data.reason}`) : '',
    day: data.day ? formatDay(locale, data.day) : '',
  }
  if (step === 'earned' || step === 'unearned') return null
  if (step === 'opened' && !data.day) return t('step_openedSoon')
  if (step === 'published' && data.title) {
    const title = inLocale(data.title, locale)
    return (
      <>
        {t('step_published')} {data.code ? <a href={`/${locale}/micro-credentials/${data.code}`}>{title}</a> : title}
      </>
    )
  }
  return t(told === 'staff' && own ? `staff_${own}` : `step_${step}`, values)
}

/** What was told beside the problem, as a log. */
export function NeedFacts({
  need,
  locale,
  more = [],
}: {
  need: {
    readonly people: string
    readonly headCount: number | null
    readonly wantedWhen: string
    readonly evidenceKinds: readonly EvidenceKind[]
    readonly evidence: string
    readonly language: Locale
  }
  locale: Locale
  more?: readonly (readonly [term: string, value: ReactNode])[]
}) {
  const t = textsIn(worklifeTexts, locale)
  const own = (words: string) => (words === '' ? null : <span lang={need.language}>{words}</span>)
  return (
    <Log
      rows={[
        [t('people'), own(need.people)],
        [t('count'), need.headCount],
        [t('when'), own(need.wantedWhen)],
        [
          t('evidenceKinds'),
          need.evidenceKinds.length === 0 && need.evidence === '' ? null : (
            <>
              {need.evidenceKinds.map((kind) => t(`evidence_${kind}`)).join(', ')}
              {need.evidence !== '' && (
                <>
                  {need.evidenceKinds.length > 0 && <br />}
                  {own(need.evidence)}
                </>
              )}
            </>
          ),
        ],
        ...more,
      ]}
    />
  )
}
