import { redirect } from 'react-router'
import { command } from '../guard.server.ts'
import { signOut } from '../sign-in.server.ts'

export const action = command('session.signOut', async (ctx, _form, { visit }) => {
  await signOut({ auth: visit.services.databases.auth, visit })
  throw redirect(`/${ctx.locale}`)
})
