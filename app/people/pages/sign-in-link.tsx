import { redirect, useActionData, useParams } from 'react-router'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { Button, Notice } from '../../ui/index.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { signInByLink } from '../sign-in.server.ts'
import { peopleTexts } from '../texts.ts'

/** Opening the link changes nothing: mail scanners open links too. The button signs in. */
export const loader = screen('session.signIn', async () => null)

export const action = command('session.signIn', async (_ctx, _form, { params, visit }) => {
  const to = await signInByLink({ auth: visit.services.databases.auth, visit }, params['token'] ?? '')
  if (to === null) return invalid([{ field: 'token', code: 'linkOld' }], {})
  throw redirect(to)
})

export default function SignInLinkPage() {
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(peopleTexts, locale)
  return (
    <div className="page-narrow flow">
      <title>{`${t('linkConfirmTitle')} – Poiju`}</title>
      <h1>{t('linkConfirmTitle')}</h1>
      {answer ? (
        <Notice kind="stop">
          <p>
            {t('linkOld')} <a href={`/${locale}/sign-in`}>{t('signIn')}</a>
          </p>
        </Notice>
      ) : (
        <form method="post" className="flow">
          <p>{t('linkConfirm')}</p>
          <Button kind="main" type="submit">
            {t('linkButton')}
          </Button>
        </form>
      )}
    </div>
  )
}
