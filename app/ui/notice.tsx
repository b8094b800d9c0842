import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const icons = { guide: 'info', ok: 'check', advise: 'cone', stop: 'can' } as const satisfies Record<string, IconName>

/** A box with a message. `guide` is the sand of advice; `ok`, `advise` and `stop` carry their sign. */
export function Notice({
  kind = 'guide',
  icon,
  title,
  children,
  live = false,
}: {
  kind?: keyof typeof icons
  /** Another sign, such as a lock for what is private. */
  icon?: IconName
  title?: ReactNode
  children: ReactNode
  /** It came while the page was open: it is read aloud. */
  live?: boolean
}) {
  return (
    <div className={kind === 'guide' ? 'notice' : `notice ${kind}`} role={live ? 'status' : undefined}>
      <Icon name={icon ?? icons[kind]} />
      <div className="flow">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

const marks = {
  ok: { icon: 'check', className: 'is-ok' },
  stop: { icon: 'can', className: 'is-stop' },
  advise: { icon: 'cone', className: 'is-advise' },
  idea: { icon: 'sphere', className: 'is-idea' },
  here: { icon: 'clock', className: 'is-here' },
  waiting: { icon: 'clock', className: 'is-idea' },
  ended: { icon: 'ended', className: 'is-stop' },
  unknown: { icon: 'unknown', className: 'is-idea' },
} as const satisfies Record<string, { icon: IconName; className: string }>

/** A mark and a word: shape first, then the word, then the colour. `here` is orange: it is the reader's turn, and nothing else is. */
export function Status({ kind, children }: { kind: keyof typeof marks; children: ReactNode }) {
  const { icon, className } = marks[kind]
  return (
    <span className={`status ${className}`}>
      <Icon name={icon} />
      {children}
    </span>
  )
}

/** What will be here, why it is worth it, and the first small step. */
export function EmptyState({
  title,
  picture,
  children,
  action,
}: {
  title?: ReactNode
  /** SVG text of a small chart (`credentialPicture`): a quiet picture at the left. */
  picture?: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={picture ? 'empty with-picture' : 'empty'}>
      {picture && <Picture svg={picture} alt="" />}
      <div className="flow">
        {title && <h2 className="h4">{title}</h2>}
        <div>{children}</div>
        {action && <div className="row">{action}</div>}
      </div>
    </div>
  )
}

/** A chart drawn by `credentialPicture`, as an image: no script can live in it, and its ids stay its own. `alt` is '' where words beside it say the same. */
export function Picture({ svg, alt, className = 'pic' }: { svg: string; alt: string; className?: string }) {
  return <img className={className} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={alt} width="240" height="240" />
}

/**
 * Facts as a log: term, value, hairline. A value that is null or empty is left out. Terms differ from each other; `shown` stands in a term's place when
 * its meaning is at hand.
 */
export function Log({ rows }: { rows: readonly (readonly [term: string, value: ReactNode, shown?: ReactNode])[] }) {
  return (
    <dl className="log">
      {rows.map(([term, value, shown]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={term}>
            <dt>{shown ?? term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
