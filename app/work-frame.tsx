import './ui/app.css'
import { Link, Outlet, useLocation } from 'react-router'
import { peopleTexts } from './people/texts.ts'
import { textsIn } from './platform/texts.ts'
import { useRoot } from './root.tsx'
import { frameTexts } from './texts.ts'
import { type AnchorProps, LinkProvider, Logo, SkipLink } from './ui/index.ts'
import { areas } from './wiring.tsx'

/** Links of the design system's parts go through the router here. */
function RouterLink({ href, ...rest }: AnchorProps) {
  return <Link {...rest} to={href} />
}

/** The bridge: the dark bar over every working screen, with the areas that the visitor's roles open. */
export default function WorkFrame() {
  const root = useRoot()
  const { pathname } = useLocation()
  const t = textsIn(frameTexts, root.locale)
  const p = textsIn(peopleTexts, root.locale)
  return (
    <LinkProvider as={RouterLink}>
      <div className="app">
        <SkipLink locale={root.locale} />
        <header className="bridge">
          <div className="in">
            <Link className="logo" to="/home">
              <Logo onBridge />
            </Link>
            <nav aria-label={t('workNavigation')}>
              <ul className="links">
                {areas(root.person?.roles ?? []).map(({ key, href }) => (
                  <li key={key}>
                    <Link to={href} aria-current={pathname === href || pathname.startsWith(`${href}/`) ? 'page' : undefined}>
                      {t(key)}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            <div className="end">
              <Link to="/settings">
                {root.person?.name}
                {root.person?.institution && !root.person.name.includes(root.person.institution)
                  ? `, ${root.person.institution}`
                  : ''}
              </Link>
              <form method="post" action="/sign-out">
                <button className="btn btn-quiet btn-dense on-bridge" type="submit">
                  {p('signOut')}
                </button>
              </form>
            </div>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </LinkProvider>
  )
}
