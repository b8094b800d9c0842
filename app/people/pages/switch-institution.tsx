import { redirect } from 'react-router'
import { command } from '../guard.server.ts'
import { switchInstitution } from '../sign-in.server.ts'

export const action = command('institution.switch', async (_ctx, form, { visit }) => {
  await switchInstitution({ auth: visit.services.databases.auth, visit }, form.text('institution'))
  throw redirect('/home')
})
