import './ui/tokens.css'
import './ui/poiju.css'
import { type ReactNode, useEffect, useRef } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import { isFundedOn } from '../content/pages/funding.ts'
import { screen } from './people/guard.server.ts'
import type { Role } from './people/policy.ts'
import { dayOf } from './platform/ctx.ts'
import { isLocale, type Locale, textsIn } from './platform/texts.ts'
import { frameTexts } from './texts.ts'
import { Logo } from './ui/index.ts'

/** What every screen may know of its visitor. */
export interface RootData {
  readonly locale: Locale
  readonly origin: string
  readonly demo: boolean
  readonly development: boolean
  readonly requestId: string
  readonly nonce: string
  /** Whether the funding notice stands today. */
  readonly isFunded: boolean
  readonly person: {
    name: string
    roles: readonly Role[]
    institution: string | null
    institutions: readonly { id: string; shortName: string }[]
  } | null
}

export const loader = screen('page.read', async (ctx, { visit }): Promise<RootData> => {
  const { settings } = visit.services
  const { signedIn } = visit
  return {
    locale: ctx.locale,
    origin: ctx.origin,
    demo: settings.demo,
    development: settings.development,
    requestId: ctx.requestId,
    nonce: visit.nonce,
    isFunded: isFundedOn(dayOf(ctx.now)),
    person: signedIn && {
      name: signedIn.person.name,
      roles: signedIn.roles as Role[],
      institution: signedIn.institution?.shortName ?? null,
      institutions: signedIn.institutions.map(({ id, shortName }) => ({ id, shortName })),
    },
  }
})

/** The data of the root, in any component. */
export function useRoot(): RootData {
  return useRouteLoaderData('root') as RootData
}

/** The language that the address begins with, also where no page is; else the visitor's. */
function useLocaleOfAddress(root: RootData | undefined): Locale {
  const [, first] = useLocation().pathname.split('/')
  return isLocale(first) ? first : (root?.locale ?? 'fi')
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData('root') as RootData | undefined
  const matches = useMatches()
  const locale = useLocaleOfAddress(root)
  const noScript = matches.some(({ handle }) => (handle as { noScript?: boolean } | undefined)?.noScript)
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {!noScript && (
          <>
            <ScrollRestoration nonce={root?.nonce} />
            <Scripts nonce={root?.nonce} />
          </>
        )}
      </body>
    </html>
  )
}

/** Who has come to another page without the browser loading it is at its heading, as after a load: the link that was pressed may be gone. */
function useFocusOnArrival(): void {
  const { pathname, hash } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    // A part of the new page may have asked for it.
    if (hash !== '' || document.getElementById('main')?.contains(document.activeElement)) return
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }, [pathname, hash])
}

export default function Root() {
  useFocusOnArrival()
  return <Outlet />
}

/** What happened and what to do. No stack, no message of the database; a fault has a number to quote. */
export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData('root') as RootData | undefined
  const locale = useLocaleOfAddress(root)
  const t = textsIn(frameTexts, locale)
  const status = isRouteErrorResponse(error) ? error.status : 500
  const key =
    ({ 403: 'forbidden', 404: 'notFound', 413: 'tooLarge', 429: 'tooMany' } as const)[status] ??
    (status < 500 ? 'unreadable' : 'fault')
  return (
    <>
      <title>{`${t(`${key}Title`)} – Poiju`}</title>
      <header className="head">
        <div className="wide">
          <a className="logo" href="/">
            <Logo />
          </a>
        </div>
      </header>
      <main id="main" className="wide flow error-page">
        <h1>{t(`${key}Title`)}</h1>
        <p className="lede">{t(`${key}Text`, { number: root?.requestId ?? '–' })}</p>
        <p className="row form-actions">
          <a className="btn btn-main" href="/">
            {t('toStart')}
          </a>
          {status === 404 && root && !root.person && (
            <a className="btn" href={`/${locale}/sign-in`}>
              {t('signIn')}
            </a>
          )}
        </p>
      </main>
    </>
  )
}
