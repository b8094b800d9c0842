import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field, Notice } from '../../ui/index.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { register, registration, safePath } from '../sign-in.server.ts'
import { peopleTexts } from '../texts.ts'

export const loader = screen('session.signIn', async (_ctx, { url, visit }) => ({
  to: safePath(url.searchParams.get('to') ?? '/home'),
  sent: url.searchParams.has('sent'),
  noMail: visit.services.settings.smtpUrl === null,
}))

export const action = command('session.signIn', async (ctx, form, { visit }) => {
  const parsed = parseForm(registration, form)
  if (!parsed.ok) return invalid(parsed.errors, { name: form.text('name'), email: form.text('email') })
  const to = safePath(form.text('to'))
  await register({ auth: visit.services.databases.auth, visit }, parsed.value, to)
  throw redirect(`/${ctx.locale}/register?sent&to=${encodeURIComponent(to)}`)
})

export default function RegisterPage() {
  const { to, sent, noMail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(peopleTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: fieldErrorText(locale, error) }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <div className="page-narrow flow">
      <title>{`${t('register')} – Poiju`}</title>
      <h1>{t('register')}</h1>
      <p className="lede">{t('registerLede')}</p>
      <ErrorSummary locale={locale} errors={errors} names={{ name: t('name'), email: t('email'), password: t('password') }} />
      {sent ? (
        <Notice kind="ok">
          <p>{t('registered')}</p>
          {noMail && (
            <p>
              {t('demoMail')} <a href={`/${locale}/outbox`}>{t('outbox')}</a>
            </p>
          )}
        </Notice>
      ) : (
        <form method="post" noValidate>
          <input type="hidden" name="to" value={to} />
          <Field
            id="name"
            name="name"
            label={t('name')}
            autoComplete="name"
            defaultValue={answer?.values.name}
            error={errorOf('name')}
            required
          />
          <Field
            id="email"
            name="email"
            type="email"
            label={t('email')}
            autoComplete="email"
            defaultValue={answer?.values.email}
            error={errorOf('email')}
            required
          />
          <Field
            id="password"
            name="password"
            type="password"
            label={t('password')}
            hint={t('passwordHint')}
            autoComplete="new-password"
            error={errorOf('password')}
          />
          <p className="form-actions">
            <Button kind="main" type="submit">
              {t('register')}
            </Button>
          </p>
        </form>
      )}
    </div>
  )
}
