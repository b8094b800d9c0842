import type { ReactNode } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

const looks = {
  required: { className: 'finding is-stop', icon: 'can' },
  advised: { className: 'finding is-advise', icon: 'cone' },
  idea: { className: 'finding is-idea', icon: 'sphere' },
} as const

/** One finding: severity word; what is so; why it matters; how to mend it, as a button or a link. Never a score. */
export function FindingNote({
  severity,
  what,
  why,
  mend,
  locale,
  children,
}: {
  severity: keyof typeof looks
  what: string
  why?: string | undefined
  mend: ReactNode
  locale: Locale
  children?: ReactNode
}) {
  const { className, icon } = looks[severity]
  return (
    <div className={className}>
      <p className="status">
        <Icon name={icon} />
        {text(uiTexts, locale, severity)}
      </p>
      <p>
        <b>{what}</b> {why}
      </p>
      <p>{mend}</p>
      {children}
    </div>
  )
}

const verdicts = { ok: 'check', stop: 'cross', advise: 'cone' } as const

/** One sentence, one sign; the checks follow, each on its own line. */
export function Verdict({ kind, title, children }: { kind: keyof typeof verdicts; title: string; children?: ReactNode }) {
  return (
    <div className={`answer ${kind}`} role="status">
      <Icon name={verdicts[kind]} />
      <div>
        <h2 className="verdict">{title}</h2>
        {children}
      </div>
    </div>
  )
}

const outcomes = {
  ok: { icon: 'check', className: 'is-ok' },
  warning: { icon: 'cone', className: 'is-advise' },
  failed: { icon: 'cross', className: 'is-stop' },
  notChecked: { icon: 'sphere', className: 'is-idea' },
} as const

/** A check on a line of its own: what was looked at, how it went, in words. */
export function CheckLine({ outcome, name, children }: { outcome: keyof typeof outcomes; name: string; children: ReactNode }) {
  const { icon, className } = outcomes[outcome]
  return (
    <li>
      <span className={`status ${className}`}>
        <Icon name={icon} />
        {name}
      </span>
      <span>{children}</span>
    </li>
  )
}

/** A word with its meaning in place; opens without script. */
export function Term({ word, locale, children }: { word: string; locale: Locale; children: ReactNode }) {
  return (
    <details className="term">
      <summary>
        {word} <span className="unseen">{text(uiTexts, locale, 'what')}</span>
      </summary>
      <div>{children}</div>
    </details>
  )
}
