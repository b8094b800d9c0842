import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const icons = { guide: 'info', ok: 'check', advise: 'cone', stop: 'can' } as const satisfies Record<string, IconName>

/** A box with a message. `guide` is the sand of advice; `ok`, `advise` and `stop` carry their sign. */
export function Notice({
  kind = 'guide',
  children,
  live = false,
}: {
  kind?: keyof typeof icons
  children: ReactNode
  live?: boolean
}) {
  return (
    <div className={kind === 'guide' ? 'notice' : `notice ${kind}`} role={live ? 'status' : undefined}>
      <Icon name={icons[kind]} />
      <div className="flow">{children}</div>
    </div>
  )
}

const marks = { ok: 'check', stop: 'can', advise: 'cone', idea: 'sphere', here: 'clock' } as const satisfies Record<
  string,
  IconName
>

/** A mark and a word: shape first, then the word, then the colour. */
export function Status({ kind, children }: { kind: keyof typeof marks; children: ReactNode }) {
  return (
    <span className={`status is-${kind}`}>
      <Icon name={marks[kind]} />
      {children}
    </span>
  )
}

/** What will be here, why it is worth it, and the first small step. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty flow">
      <div>{children}</div>
      {action}
    </div>
  )
}

/** Facts as a log: term, value, hairline. A value that is null is left out. */
export function Log({ rows }: { rows: readonly (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className="log">
      {rows.map(([term, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
