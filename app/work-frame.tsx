import './ui/app.css'
import { Link, NavLink, Outlet } from 'react-router'
import { peopleTexts } from './people/texts.ts'
import { textsIn } from './platform/texts.ts'
import { useRoot } from './root.tsx'
import { frameTexts } from './texts.ts'
import { Logo } from './ui/index.ts'
import { areas } from './wiring.tsx'

/** The bridge: the dark bar over every working screen, with the areas that the visitor's roles open. */
export default function WorkFrame() {
  const root = useRoot()
  const t = textsIn(frameTexts, root.locale)
  const p = textsIn(peopleTexts, root.locale)
  return (
    <div className="app">
      <a className="skip" href="#main">
        {{ fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' }[root.locale]}
      </a>
      <header className="bridge">
        <div className="in">
          <Link className="logo" to="/home">
            <Logo onBridge />
          </Link>
          <nav aria-label={t('workNavigation')}>
            <ul className="links">
              {areas(root.person?.roles ?? []).map(({ key, href }) => (
                <li key={key}>
                  <NavLink to={href}>{t(key)}</NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="end">
            <Link to="/settings">
              {root.person?.name}
              {root.person?.institution ? `, ${root.person.institution}` : ''}
            </Link>
            <form method="post" action="/sign-out">
              <button className="btn btn-quiet btn-dense on-bridge" type="submit">
                {p('signOut')}
              </button>
            </form>
          </div>
        </div>
      </header>
      <Outlet />
    </div>
  )
}
