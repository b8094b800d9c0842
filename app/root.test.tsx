import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, data, Outlet, StaticRouterProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import { type Locale, locales } from './platform/texts.ts'
import { ErrorBoundary } from './root.tsx'
import { frameTexts } from './texts.ts'

const inside = 'relation "enrolment" does not exist at store.server.ts:12'

/** The page that somebody sees when what they asked for ends so. */
async function pageFor(locale: Locale, thrown: unknown): Promise<string> {
  const routes = [
    {
      id: 'root',
      path: '/:lang',
      ErrorBoundary,
      Component: Outlet,
      loader: () => {
        throw thrown
      },
    },
  ]
  const handler = createStaticHandler(routes)
  const context = await handler.query(new Request(`http://localhost/${locale}`))
  if (context instanceof Response) throw new Error('It led elsewhere')
  return renderToString(
    <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, context)} context={context} hydrate={false} />,
  )
}

const refused = (status: number) => data({ code: 'x', inside }, { status })

describe.each(locales)('in %s, a page that does not open says what happened and what to do', (locale) => {
  test.each([
    [400, 'unreadable'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [405, 'unreadable'],
    [413, 'tooLarge'],
    [415, 'unreadable'],
    [429, 'tooMany'],
  ] as const)('%i', async (status, key) => {
    const page = await pageFor(locale, refused(status))
    expect(page).toContain(frameTexts[`${key}Title`][locale])
    expect(page).toContain(frameTexts[`${key}Text`][locale].slice(0, 30))
    expect(page).not.toContain('relation')
  })

  test('and a fault shows a number to quote, never its inside', async () => {
    const page = await pageFor(locale, new Error(inside))
    expect(page).toContain(frameTexts.faultTitle[locale])
    expect(page).not.toMatch(/relation|store\.server|Error:/)
  })
})
