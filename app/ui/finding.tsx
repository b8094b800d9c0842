import type { ReactNode } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Icon } from './icon.tsx'
import { Status } from './notice.tsx'
import { uiTexts } from './texts.ts'

const looks = {
  required: { className: 'finding is-stop', icon: 'can', count: 'requiredCount', status: 'stop' },
  advised: { className: 'finding is-advise', icon: 'cone', count: 'advisedCount', status: 'advise' },
  idea: { className: 'finding is-idea', icon: 'sphere', count: 'ideaCount', status: 'idea' },
} as const

/** required blocks sending; advised can be kept with a reason; an idea never repeats once closed. */
export type Severity = keyof typeof looks

export interface FindingProps {
  readonly severity: Severity
  /** What is so, in one sentence. */
  readonly what: ReactNode
  /** Why it matters, where it is not plain. */
  readonly why?: ReactNode
  /** How to mend it: a button that does it, or a link to the place. */
  readonly mend?: ReactNode
  /** An example, shown on request. */
  readonly example?: ReactNode
  /** For `describedBy` of the field that it speaks of. */
  readonly id?: string
  readonly locale: Locale
  readonly children?: ReactNode
}

/** One finding: severity word; what is so; why it matters; how to mend it. Never a score. */
export function FindingNote({ severity, what, why, mend, example, id, locale, children }: FindingProps) {
  const { className, icon } = looks[severity]
  return (
    <div className={className} id={id}>
      <p className="status">
        <Icon name={icon} />
        {text(uiTexts, locale, severity)}
      </p>
      <p>
        <b>{what}</b> {why}
      </p>
      {mend && <div className="mend">{mend}</div>}
      {example && (
        <details className="definition">
          <summary>{text(uiTexts, locale, 'example')}</summary>
          <div className="flow">{example}</div>
        </details>
      )}
      {children}
    </div>
  )
}

/** How many of each severity, in words: 3 required, 1 advised. Nothing at all is in order. */
export function FindingCounts({ counts, locale }: { counts: Readonly<Record<Severity, number>>; locale: Locale }) {
  const some = (Object.keys(looks) as Severity[]).filter((severity) => counts[severity] > 0)
  if (some.length === 0) return <Status kind="ok">{text(uiTexts, locale, 'fine')}</Status>
  return (
    <span className="row">
      {some.map((severity) => (
        <Status key={severity} kind={looks[severity].status}>
          {text(uiTexts, locale, looks[severity].count, { count: counts[severity] })}
        </Status>
      ))}
    </span>
  )
}

/** Findings as a list, the required ones first, under the count of each. */
export function FindingList({
  findings,
  locale,
}: {
  findings: readonly (Omit<FindingProps, 'locale'> & { readonly key: string })[]
  locale: Locale
}) {
  const order = Object.keys(looks) as Severity[]
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return (
    <div className="findings">
      <FindingCounts counts={{ required: count('required'), advised: count('advised'), idea: count('idea') }} locale={locale} />
      {sorted.length > 0 && (
        <ul>
          {sorted.map(({ key, ...finding }) => (
            <li key={key}>
              <FindingNote {...finding} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const verdicts = {
  ok: { icon: 'check', className: 'is-ok' },
  stop: { icon: 'cross', className: 'is-stop' },
  ended: { icon: 'ended', className: 'is-stop' },
  advise: { icon: 'cone', className: 'is-advise' },
  unknown: { icon: 'unknown', className: 'is-idea' },
} as const

/** One sentence, one sign; the checks follow, each on its own line. */
export function Verdict({
  kind,
  title,
  heading: Heading = 'h2',
  children,
}: {
  /** ok; stop: false; ended: was true once; advise: true with a reservation; unknown. */
  kind: keyof typeof verdicts
  title: ReactNode
  heading?: 'h1' | 'h2'
  children?: ReactNode
}) {
  const { icon, className } = verdicts[kind]
  return (
    <div className="answer">
      <Icon name={icon} className={`big ${className}`} />
      <div className="flow">
        <Heading className="verdict">{title}</Heading>
        {children}
      </div>
    </div>
  )
}

const outcomes = {
  ok: { icon: 'check', className: 'is-ok' },
  warning: { icon: 'cone', className: 'is-advise' },
  failed: { icon: 'cross', className: 'is-stop' },
  'not-checked': { icon: 'unknown', className: 'is-idea' },
} as const

/** A check on a line of its own, inside `<ul className="checks">`: what was looked at, how it went, in words. */
export function CheckLine({ outcome, name, children }: { outcome: keyof typeof outcomes; name: ReactNode; children: ReactNode }) {
  const { icon, className } = outcomes[outcome]
  return (
    <li>
      <Icon name={icon} className={className} />
      <strong>{name}</strong>
      <span>{children}</span>
    </li>
  )
}
