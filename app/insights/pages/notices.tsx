import { redirect } from 'react-router'
import { command } from '../../people/guard.server.ts'
import { markNoticesRead } from '../notices.server.ts'

/** Sent from the home page: what stood there has been read. */
export const action = command('notice.read', async (ctx, form) => {
  await markNoticesRead(ctx, form.all('notice[]'))
  throw redirect('/home')
})
