import type { ReactNode } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Anchor } from './link.tsx'
import { uiTexts } from './texts.ts'

export interface Stop {
  readonly name: string
  readonly href?: string
  /** passed: behind; here: your turn; there: somebody else's turn; ahead. */
  readonly state: 'passed' | 'here' | 'there' | 'ahead'
}

/** The mark of a stop: ticked ring, the buoy (orange when it is your turn), open ring. */
export function Mark({ state }: { state: Stop['state'] }) {
  return (
    <svg className={state === 'there' ? 'mark there' : 'mark'} viewBox="0 0 24 30" aria-hidden="true">
      {state === 'passed' && (
        <>
          <circle className="ink" cx="6.5" cy="21.8" r="6.2" />
          <path className="tick" d="m3.6 22 2.2 2.2 3.8-4.2" />
        </>
      )}
      {(state === 'here' || state === 'there') && (
        <g transform="translate(-4.08 -1.6) scale(.72)">
          <path className="body" d="M9.1 26.9 20.6 29.7 25.6 11.6 19.5 10.1z" />
          <circle className="ink" cx="24.3" cy="5" r="3.7" />
          <circle className="ring" cx="14" cy="32.5" r="4.4" strokeWidth="3" />
        </g>
      )}
      {state === 'ahead' && <circle className="ring far" cx="6" cy="21.8" r="4.4" />}
    </svg>
  )
}

/** Where something is on the road: solid line behind, broken line ahead. On a phone only the present stop keeps its name in sight. */
export function Fairway({ stops, label, locale }: { stops: readonly Stop[]; label: string; locale: Locale }) {
  return (
    <nav aria-label={label}>
      <ol className="fairway">
        {stops.map(({ name, href, state }) => (
          <li key={name} className={state} aria-current={state === 'here' || state === 'there' ? 'step' : undefined}>
            <Mark state={state} />
            {href ? <Anchor href={href}>{name}</Anchor> : <span>{name}</span>}
            <span className="unseen">, {text(uiTexts, locale, state)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface Lane {
  readonly key: string
  readonly title: string
  readonly href: string
  readonly lang?: string | undefined
  /** A few facts under the title. */
  readonly note?: ReactNode
  /** Index of the stop where it is. */
  readonly at: number
  readonly isYours: boolean
  /** What is so at that stop, in words. */
  readonly say: ReactNode
}

/** Many things on one road: the stops named once at the top, a lane for each thing. On a phone each lane says its stop in words. */
export function Lanes({
  thing,
  stops,
  lanes,
  locale,
}: {
  /** Head of the column of things. */
  thing: string
  stops: readonly string[]
  lanes: readonly Lane[]
  locale: Locale
}) {
  return (
    <table className="lanes">
      <thead>
        <tr>
          <th scope="col">{thing}</th>
          {stops.map((stop) => (
            <th key={stop} scope="col">
              {stop}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map(({ key, title, href, lang, note, at, isYours, say }) => (
          <tr key={key}>
            <th scope="row">
              <Anchor href={href} lang={lang}>
                {title}
              </Anchor>
              {note && <span className="note-line">{note}</span>}
            </th>
            {stops.map((stop, index) => {
              const state = index < at ? 'passed' : index > at ? 'ahead' : isYours ? 'here' : 'there'
              return (
                <td key={stop} className={index < at ? 'p' : index > at ? undefined : 'h'}>
                  <Mark state={state} />
                  <span className="unseen">{text(uiTexts, locale, state)}</span>
                  {index === at && (
                    <span className={index > 3 ? 'say flip' : 'say'} data-l={stop}>
                      {say}
                    </span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The way back up, from the top down. The present page is not in it. */
export function Crumbs({ label, links }: { label: string; links: readonly { href: string; name: ReactNode }[] }) {
  return (
    <nav aria-label={label}>
      <ol className="crumbs">
        {links.map(({ href, name }) => (
          <li key={href}>
            <Anchor href={href}>{name}</Anchor>
          </li>
        ))}
      </ol>
    </nav>
  )
}
