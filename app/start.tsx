import { redirect } from 'react-router'
import { screen } from './people/guard.server.ts'

/** The bare address goes to the public window in the visitor's language, or to the fairway of somebody who is signed in. */
export const loader = screen('page.read', async (ctx, { visit }) => {
  throw redirect(visit.signedIn ? '/home' : `/${ctx.locale}`)
})
