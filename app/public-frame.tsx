import { Outlet, useLocation, useParams } from 'react-router'
import { fundingNotice } from '../content/pages/funding.ts'
import { isLocale, textsIn } from './platform/texts.ts'
import { useRoot } from './root.tsx'
import { frameTexts } from './texts.ts'
import { LanguageSwitch, Logo, SkipLink } from './ui/index.ts'

/** The frame of every public page carries no client script: plain links and forms. */
export const handle = { noScript: true }

export default function PublicFrame() {
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(frameTexts, locale)
  const { pathname } = useLocation()
  const rest = pathname.replace(/^\/(fi|sv|en)(?=\/|$)/, '')
  const root = useRoot()
  const links = [
    ['', t('studies')],
    ['/employers', t('forEmployers')],
    ['/report-a-need', t('reportNeed')],
    ['/verify', t('verify')],
  ] as const
  const current = (path: string) =>
    (path === '' ? rest === '' || rest.startsWith('/micro-credentials') : rest.startsWith(path)) || undefined
  const funding = fundingNotice[locale]
  return (
    <>
      <SkipLink locale={locale} />
      <header className="head">
        <div className="wide">
          <a className="logo" href={`/${locale}`}>
            <Logo />
          </a>
          <nav aria-label={t('publicNavigation')}>
            <ul className="links">
              {links.map(([path, name]) => (
                <li key={path}>
                  <a href={`/${locale}${path}`} aria-current={current(path) && 'page'}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <LanguageSwitch label={t('language')} locale={locale} hrefs={{ fi: `/fi${rest}`, sv: `/sv${rest}`, en: `/en${rest}` }}>
            <a href={root.person ? '/home' : `/${locale}/sign-in`}>{root.person ? t('myThings') : t('signIn')}</a>
          </LanguageSwitch>
        </div>
      </header>
      <main id="main" className="wide" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot">
        <div className="wide">
          <div className="flow">
            <p>{t('footLede')}</p>
            {root.isFunded && (
              <p>
                {funding.text} {funding.link && <a href={funding.link.href}>{funding.link.text}</a>}
              </p>
            )}
            {root.demo && <p>{t('demo')}</p>}
          </div>
          <ul className="nav">
            <li>
              <a href={`/${locale}/about`}>{t('about')}</a>
            </li>
            <li>
              <a href={`/${locale}/glossary`}>{t('glossary')}</a>
            </li>
            <li>
              <a href={`/${locale}/report-a-need`}>{t('reportNeed')}</a>
            </li>
            <li>
              <a href={`/${locale}/verify`}>{t('verify')}</a>
            </li>
          </ul>
          <ul className="nav">
            <li>
              <a href={`/${locale}/accessibility`}>{t('accessibility')}</a>
            </li>
            <li>
              <a href={`/${locale}/privacy`}>{t('privacy')}</a>
            </li>
            <li>
              <a href={`/${locale}/cookies`}>{t('cookies')}</a>
            </li>
            <li>
              <a href={`/${locale}/api`}>{t('api')}</a>
            </li>
          </ul>
        </div>
      </footer>
    </>
  )
}
