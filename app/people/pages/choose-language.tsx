import { redirect } from 'react-router'
import { parseForm } from '../../platform/input.server.ts'
import { command, invalid } from '../guard.server.ts'
import { chooseLanguage, languageChoice } from '../people.server.ts'
import { safePath } from '../sign-in.server.ts'

/** The language of working screens, from the bridge: back to where one was. */
export const action = command('person.changePreferences', async (ctx, form) => {
  const parsed = parseForm(languageChoice, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  await chooseLanguage(ctx, parsed.value.locale)
  throw redirect(safePath(form.text('to')))
})
