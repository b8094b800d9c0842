import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { isLocale, type Locale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field, Notice } from '../../ui/index.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { type DemoGroup, demoPassword, listDemoPeople } from '../people.server.ts'
import type { Role } from '../policy.ts'
import { linkRequest, passwordSignIn, safePath, sendSignInLink, signInAsDemo, signInByPassword } from '../sign-in.server.ts'
import { peopleTexts, roleTexts } from '../texts.ts'

export const loader = screen('session.signIn', async (ctx, { url, visit }) => {
  const { settings, databases } = visit.services
  const people = settings.demo ? await listDemoPeople(databases.auth, ctx.locale) : []
  const [group] = people
  return {
    to: safePath(url.searchParams.get('to') ?? '/home'),
    sent: url.searchParams.has('sent'),
    demo: settings.demo,
    noMail: settings.smtpUrl === null,
    people,
    example: group?.members[0] ? { email: group.members[0].email, password: demoPassword } : null,
  }
})

export const action = command('session.signIn', async (ctx, form, { visit }) => {
  const signIn = { auth: visit.services.databases.auth, visit }
  const to = safePath(form.text('to'))
  switch (form.text('how')) {
    case 'demo': {
      await signInAsDemo({ ...signIn, demo: visit.services.settings.demo }, form.text('person'), ctx.locale)
      throw redirect(to)
    }
    case 'link': {
      const parsed = parseForm(linkRequest, form)
      if (!parsed.ok) return invalid(parsed.errors, { how: 'link', email: form.text('email') })
      await sendSignInLink(signIn, parsed.value.email, to)
      throw redirect(`/${ctx.locale}/sign-in?sent&to=${encodeURIComponent(to)}`)
    }
    default: {
      const parsed = parseForm(passwordSignIn, form)
      const values = { how: 'password', email: form.text('email') }
      if (!parsed.ok) return invalid(parsed.errors, values)
      if (!(await signInByPassword(signIn, parsed.value))) return invalid([{ field: 'password', code: 'wrongPassword' }], values)
      throw redirect(to)
    }
  }
})

export default function SignInPage() {
  const { to, sent, demo, noMail, people, example } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(peopleTexts, locale)
  const how = answer?.values.how
  const errors = (answer?.errors ?? []).map((error) => ({
    field: `${how}-${error.field}`,
    message: error.code === 'wrongPassword' ? t('wrongPassword') : fieldErrorText(locale, error),
  }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <div className="sign-in flow">
      <title>{`${t('signInTitle')} – Poiju`}</title>
      <h1>{t('signInTitle')}</h1>
      <p className="lede">{t('signInLede')}</p>
      <ErrorSummary locale={locale} errors={errors} />
      {sent && (
        <Notice kind="ok">
          <p>{t('linkSent')}</p>
          {demo && noMail && (
            <p>
              {t('demoMail')} <a href={`/${locale}/outbox`}>{t('outbox')}</a>
            </p>
          )}
        </Notice>
      )}
      {people.length > 0 && <DemoPeople people={people} to={to} locale={locale} />}
      <div className="two">
        <section aria-labelledby="password" className="flow">
          <h2 id="password">{t('byPassword')}</h2>
          {example && <p className="guide">{t('demoPassword', example)}</p>}
          <form method="post" noValidate>
            <input type="hidden" name="how" value="password" />
            <input type="hidden" name="to" value={to} />
            <Field
              id="password-email"
              name="email"
              type="email"
              autoComplete="username"
              label={t('email')}
              defaultValue={how === 'password' ? answer?.values.email : ''}
              error={errorOf('password-email')}
              required
            />
            <Field
              id="password-password"
              name="password"
              type="password"
              autoComplete="current-password"
              label={t('password')}
              error={errorOf('password-password')}
              required
            />
            <p className="form-actions">
              <Button kind="main" type="submit">
                {t('signIn')}
              </Button>
            </p>
          </form>
        </section>
        <section aria-labelledby="link" className="flow">
          <h2 id="link">{t('byLink')}</h2>
          <form method="post" noValidate>
            <input type="hidden" name="how" value="link" />
            <input type="hidden" name="to" value={to} />
            <Field
              id="link-email"
              name="email"
              type="email"
              autoComplete="email"
              label={t('email')}
              hint={t('byLinkHint')}
              defaultValue={how === 'link' ? answer?.values.email : ''}
              error={errorOf('link-email')}
              required
            />
            <p className="form-actions">
              <Button type="submit">{t('sendLink')}</Button>
            </p>
          </form>
          <p>
            {t('noAccount')} <a href={`/${locale}/register?to=${encodeURIComponent(to)}`}>{t('register')}</a>
          </p>
        </section>
      </div>
    </div>
  )
}

/** The people of the demonstration, learners first, then a column for each institution. */
function DemoPeople({ people, to, locale }: { people: readonly DemoGroup[]; to: string; locale: Locale }) {
  const t = textsIn(peopleTexts, locale)
  const r = textsIn(roleTexts, locale)
  // A name such as "Reviewer, Jamk" has said its role: only what it leaves out is told.
  const unsaid = (name: string, roles: readonly string[]) =>
    roles.map((role) => r(role as Role)).filter((role) => !name.toLowerCase().startsWith(role))
  return (
    <section className="flow" aria-labelledby="demo">
      <h2 id="demo">{t('demoTitle')}</h2>
      <p className="muted">{t('demoLede')}</p>
      <div className="demo-people">
        {people.map(({ institution, members }) => (
          <div key={institution}>
            <h3 className="h4">{institution}</h3>
            <ul className="links">
              {members.map((person) => {
                const roles = unsaid(person.name, person.roles)
                return (
                  <li key={person.id}>
                    <form method="post">
                      <input type="hidden" name="how" value="demo" />
                      <input type="hidden" name="person" value={person.id} />
                      <input type="hidden" name="to" value={to} />
                      <Button type="submit">
                        {person.name}
                        {roles.length > 0 && <span className="muted small"> {roles.join(', ')}</span>}
                      </Button>
                    </form>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
