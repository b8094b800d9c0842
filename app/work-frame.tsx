import './ui/app.css'
import { useEffect, useRef } from 'react'
import { Link, Outlet, useLocation, useNavigation } from 'react-router'
import { may } from './people/index.ts'
import { peopleTexts } from './people/texts.ts'
import { textsIn } from './platform/texts.ts'
import { useRoot } from './root.tsx'
import { frameTexts } from './texts.ts'
import { type AnchorProps, LinkProvider, languageNames, WorkFrame } from './ui/index.ts'
import { areas, Wired } from './wiring.tsx'

/** Links of the design system's parts go through the router here. */
function RouterLink({ href, ...rest }: AnchorProps) {
  return <Link {...rest} to={href} />
}

/** Two presses within this time are one: the second of a double click, or of a trembling hand. Who writes something between them means both. */
const doublePressMs = 700

/** A form goes once. A second press on the way would be answered "that has changed", as if the first had failed. */
function useOneSubmitAtATime() {
  const { state, formMethod } = useNavigation()
  const isUnderWay = formMethod === 'POST' ? state : 'idle'
  const last = useRef<{ form: EventTarget | null; at: number; isUnderWay: typeof state }>({ form: null, at: 0, isUnderWay })
  last.current.isUnderWay = isUnderWay
  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      const { form, at, isUnderWay } = last.current
      // While the rest of the page is asked for again the answer may stand there already, with forms of its own: those may be pressed.
      const isAgain = form === event.target && (isUnderWay === 'loading' || event.timeStamp - at < doublePressMs)
      if (isUnderWay === 'submitting' || isAgain) {
        event.preventDefault()
        event.stopImmediatePropagation()
      } else last.current = { form: event.target, at: event.timeStamp, isUnderWay }
    }
    const onInput = () => {
      last.current.form = null
    }
    window.addEventListener('submit', onSubmit, { capture: true })
    window.addEventListener('input', onInput, { capture: true })
    return () => {
      window.removeEventListener('submit', onSubmit, { capture: true })
      window.removeEventListener('input', onInput, { capture: true })
    }
  }, [])
}

/** The bridge over every working screen: the areas that the visitor's roles open, and what is the visitor's own. */
export default function WorkFrameOfVisitor() {
  useOneSubmitAtATime()
  const { person, locale } = useRoot()
  const { pathname, search } = useLocation()
  const t = textsIn(frameTexts, locale)
  const { work, own } = areas(person?.roles ?? [])
  const link = ({ key, href }: { key: Parameters<typeof t>[0]; href: string }) => ({
    href,
    name: t(key),
    current: pathname === href || pathname.startsWith(`${href}/`),
  })
  const acting = person?.institution
  return (
    <LinkProvider as={RouterLink}>
      <WorkFrame
        page={pathname}
        locale={locale}
        home="/home"
        label={t('workNavigation')}
        menu={t('menu')}
        areas={work.map(link)}
        person={
          person
            ? {
                name: acting && !person.name.includes(acting) ? `${person.name}, ${acting}` : person.name,
                things: <OwnThings own={own.map(link)} here={pathname + search} />,
              }
            : undefined
        }
      >
        <Wired>
          <Outlet />
        </Wired>
      </WorkFrame>
    </LinkProvider>
  )
}

/** Own pages, language, institution and signing out: plain links and forms, so the menu works before the script has come. */
function OwnThings({ own, here }: { own: readonly { href: string; name: string; current: boolean }[]; here: string }) {
  const { person, locale } = useRoot()
  const t = textsIn(frameTexts, locale)
  const p = textsIn(peopleTexts, locale)
  const others = person?.institutions.filter(({ shortName }) => shortName !== person.institution) ?? []
  const runsInstitution = may({ kind: 'person', id: '', name: '', email: '', roles: person?.roles ?? [] }, 'member.list')
  const links = [
    ...own,
    ...(runsInstitution ? [{ href: '/members', name: p('members'), current: here.startsWith('/members') }] : []),
    { href: '/settings', name: t('settings'), current: here.startsWith('/settings') },
  ]
  return (
    <>
      <ul className="links">
        {links.map(({ href, name, current }) => (
          <li key={href}>
            <Link to={href} aria-current={current ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <form method="post" action="/language">
        <input type="hidden" name="to" value={here} />
        <fieldset>
          <legend>{t('language')}</legend>
          <div className="seg">
            {Object.entries(languageNames).map(([code, [name]]) => (
              <button
                key={code}
                type="submit"
                name="locale"
                value={code}
                lang={code}
                aria-current={code === locale ? 'true' : undefined}
              >
                {name}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
      {others.length > 0 && (
        <form method="post" action="/institution">
          <fieldset>
            <legend>{t('actFor')}</legend>
            {others.map(({ id, shortName }) => (
              <button key={id} className="btn btn-dense" type="submit" name="institution" value={id}>
                {shortName}
              </button>
            ))}
          </fieldset>
        </form>
      )}
      <form method="post" action="/sign-out">
        <button className="btn btn-dense" type="submit">
          {p('signOut')}
        </button>
      </form>
    </>
  )
}
