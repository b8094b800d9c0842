import type { ReactNode } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Icon } from './icon.tsx'
import { Anchor } from './link.tsx'
import { Logo } from './logo.tsx'
import { uiTexts } from './texts.ts'

export interface NavigationLink {
  readonly href: string
  readonly name: ReactNode
  /** This is where the visitor is. */
  readonly current?: boolean | undefined
}

/** The first thing that the keyboard meets: past the navigation, to `#main`. */
export function SkipLink({ locale }: { locale: Locale }) {
  return (
    <a className="skip" href="#main">
      {text(uiTexts, locale, 'skip')}
    </a>
  )
}

/** Each language in its own words, long and short. */
export const languageNames = { fi: ['Suomi', 'FI'], sv: ['Svenska', 'SV'], en: ['English', 'EN'] } as const

/** The same page in other languages, each named in its own language. On a phone two letters are seen, and the whole name is said. */
export function LanguageSwitch({
  label,
  locale,
  hrefs,
  children,
}: {
  label: string
  locale: Locale
  /** Address of this page in each language. */
  hrefs: Readonly<Record<Locale, string>>
  /** What stands after the languages, such as a link to sign in. */
  children?: ReactNode
}) {
  return (
    <nav className="lang" aria-label={label}>
      {(Object.keys(languageNames) as Locale[]).map((code) => (
        <a key={code} href={hrefs[code]} lang={code} hrefLang={code} aria-current={code === locale ? 'true' : undefined}>
          <span className="l">{languageNames[code][0]}</span>
          <span className="sh" aria-hidden="true">
            {languageNames[code][1]}
          </span>
        </a>
      ))}
      {children}
    </nav>
  )
}

/** Every public page: head with logo, places and languages; the page; foot. Works without script. */
export function PublicFrame({
  locale,
  home,
  label,
  links,
  languageSwitch,
  foot,
  children,
}: {
  locale: Locale
  home: string
  /** Name of the navigation, for readers of sound. */
  label: string
  links: readonly NavigationLink[]
  languageSwitch: ReactNode
  foot: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <SkipLink locale={locale} />
      <header className="head">
        <div className="wide">
          <a className="logo" href={home}>
            <Logo />
          </a>
          <nav aria-label={label}>
            <ul className="links">
              {links.map(({ href, name, current }) => (
                <li key={href}>
                  <a href={href} aria-current={current ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {languageSwitch}
        </div>
      </header>
      <main id="main" className="wide" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wide">{foot}</div>
      </footer>
    </>
  )
}

/** A menu that folds: opens without script; with it, Esc and leaving it close it again. */
function Fold({ className, name, children }: { className: string; name: ReactNode; children: ReactNode }) {
  return (
    <details
      className={`fold ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return
        event.currentTarget.open = false
        event.currentTarget.querySelector('summary')?.focus()
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false
      }}
    >
      <summary>
        <span>{name}</span>
        <Icon name="unfold" />
      </summary>
      {children}
    </details>
  )
}

/** Every working screen: the bridge with the areas, then the page, which begins with `Place`. On a phone the areas fold into a menu. */
export function WorkFrame({
  locale,
  home,
  label,
  areas,
  menu,
  page,
  person,
  children,
}: {
  locale: Locale
  home: string
  label: string
  areas: readonly NavigationLink[]
  /** The word that opens the areas on a phone. */
  menu: string
  /** Address of the page: a new one begins with its menus folded. */
  page?: string
  /** Right end of the bridge: who is signed in, and what belongs to that person. */
  person?: { readonly name: string; readonly things: ReactNode } | undefined
  children: ReactNode
}) {
  return (
    <div className="app">
      <SkipLink locale={locale} />
      <header className="bridge">
        <div className="in">
          <Anchor className="logo" href={home}>
            <Logo onBridge />
          </Anchor>
          <Fold key={`areas ${page}`} className="areas" name={menu}>
            <nav aria-label={label}>
              <ul className="links">
                {areas.map(({ href, name, current }) => (
                  <li key={href}>
                    <Anchor href={href} aria-current={current ? 'page' : undefined}>
                      {name}
                    </Anchor>
                  </li>
                ))}
              </ul>
            </nav>
          </Fold>
          {person && (
            <Fold key={`me ${page}`} className="me" name={person.name}>
              <div className="sheaf">{person.things}</div>
            </Fold>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** Where am I: way back, title, saved state, who else is here, actions, fairway, views. Stands first in `main`. */
export function Place({
  above,
  title,
  lang,
  saved,
  people,
  actions,
  fairway,
  tabs,
}: {
  /** A short line over the title: the way back. */
  above?: ReactNode
  title: ReactNode
  lang?: string | undefined
  saved?: ReactNode
  people?: ReactNode
  actions?: ReactNode
  fairway?: ReactNode
  tabs?: ReactNode
}) {
  return (
    <div className="place">
      <div className="title">
        <div>
          {above && <div className="eyebrow">{above}</div>}
          <h1 lang={lang}>{title}</h1>
        </div>
        {(saved || people || actions) && (
          <div className="end">
            {saved}
            {people}
            {actions}
          </div>
        )}
      </div>
      {fairway}
      {tabs}
    </div>
  )
}

/** Views of one thing, each with its own address. */
export function Tabs({ label, links }: { label: string; links: readonly (NavigationLink & { count?: number })[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {links.map(({ href, name, current, count }) => (
        <Anchor key={href} href={href} aria-current={current ? 'page' : undefined}>
          {name}
          {count === undefined ? '' : ` ${count}`}
        </Anchor>
      ))}
    </nav>
  )
}

/** Saved state, always in the same place. Only a lost connection is announced: each "Saved" aloud would drown the writer. */
export function Saved({
  state,
  time = '',
  kept = false,
  locale,
}: {
  state: 'saving' | 'saved' | 'offline'
  /** Time of day as the reader writes it, for `saved`. */
  time?: string
  /** True only where what is written survives closing the page. */
  kept?: boolean
  locale: Locale
}) {
  const words = text(uiTexts, locale, state === 'offline' && kept ? 'kept' : state, { time })
  return (
    <span className={`status saved ${state === 'saved' ? 'is-ok' : state === 'offline' ? 'is-advise' : 'is-idea'}`}>
      <Icon name={state === 'saved' ? 'check' : state === 'offline' ? 'offline' : 'loader'} />
      <span aria-hidden={state === 'offline' ? true : undefined}>{words}</span>
      <span className="unseen" role="status">
        {state === 'offline' ? words : ''}
      </span>
    </span>
  )
}

/** Who else is here: initials in rings of colours, and a list of names for readers of sound. */
export function People({
  label,
  people,
}: {
  label: string
  people: readonly { readonly key: string; readonly initials: string; readonly name: string }[]
}) {
  if (people.length === 0) return null
  return (
    <ul className="people" aria-label={label}>
      {people.map(({ key, initials, name }, index) => (
        <li key={key} className={`who person-${index % 6}`} title={name}>
          <span aria-hidden="true">{initials}</span>
          <span className="unseen">{name}</span>
        </li>
      ))}
    </ul>
  )
}
