import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary, Field, Notice } from '../../ui/index.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { changePreferences, preferences, readPreferences } from '../people.server.ts'
import { may } from '../policy.ts'
import { changePassword, passwordChange } from '../sign-in.server.ts'
import { peopleTexts } from '../texts.ts'

export const loader = screen('person.changePreferences', async (ctx, { visit, url }) => ({
  person: await readPreferences(ctx),
  mayListMembers: may(ctx.actor, 'member.list'),
  mayChangeInstitution: may(ctx.actor, 'institution.change'),
  mayListKeys: may(ctx.actor, 'key.list') && may(ctx.actor, 'apiKey.list'),
  passwordChanged: url.searchParams.has('password'),
  isSaved: url.searchParams.has('saved'),
  institutions: visit.signedIn?.institutions ?? [],
  acting: visit.signedIn?.institution?.id ?? '',
}))

export const action = command('person.changePreferences', async (ctx, form, { visit }) => {
  if (form.text('do') === 'password') {
    const parsed = parseForm(passwordChange, form)
    if (!parsed.ok) return invalid(parsed.errors, {})
    await changePassword({ auth: visit.services.databases.auth, visit }, parsed.value)
    throw redirect('/settings?password')
  }
  const parsed = parseForm(preferences, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  await changePreferences(ctx, parsed.value)
  throw redirect('/settings?saved')
})

export default function SettingsPage() {
  const { person, institutions, acting, mayListMembers, mayChangeInstitution, mayListKeys, passwordChanged, isSaved } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const mayManage = mayListMembers || mayChangeInstitution || mayListKeys
  const { locale } = useRoot()
  const t = textsIn(peopleTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: fieldErrorText(locale, error) }))
  return (
    <>
      <title>{`${t('account')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('account')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {isSaved && errors.length === 0 && (
          <Notice kind="ok" live>
            <p>{t('settingsSaved')}</p>
          </Notice>
        )}
        <Form method="post" className="flow" noValidate key={person.locale}>
          <Field
            id="name"
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            defaultValue={person.name}
            error={errors.find(({ field }) => field === 'name')?.message}
            required
          />
          <Field
            id="locale"
            name="locale"
            type="select"
            label={t('language')}
            defaultValue={person.locale}
            options={[
              { value: 'fi', label: 'Suomi', lang: 'fi' },
              { value: 'sv', label: 'Svenska', lang: 'sv' },
              { value: 'en', label: 'English', lang: 'en' },
            ]}
          />
          <label className="check">
            <input type="checkbox" name="nonDisclosure" defaultChecked={person.nonDisclosure} />
            <span>{t('nonDisclosure')}</span>
          </label>
          <Button kind="main" type="submit">
            {t('save')}
          </Button>
        </Form>
        {institutions.length > 1 && (
          <form method="post" action="/institution" className="flow">
            <Field
              id="institution"
              name="institution"
              type="select"
              label={t('institution')}
              defaultValue={acting}
              options={institutions.map(({ id, shortName }) => ({ value: id, label: shortName }))}
            />
            <Button type="submit">{t('change')}</Button>
          </form>
        )}
        <Form method="post" className="flow" noValidate aria-labelledby="new-password">
          <h2 id="new-password">{t('newPassword')}</h2>
          {passwordChanged && (
            <Notice kind="ok">
              <p>{t('passwordChanged')}</p>
            </Notice>
          )}
          <input type="hidden" name="do" value="password" />
          <Field
            id="password"
            name="password"
            type="password"
            label={t('password')}
            hint={t('newPasswordHint')}
            autoComplete="new-password"
            error={errors.find(({ field }) => field === 'password')?.message}
            required
          />
          <Button type="submit">{t('save')}</Button>
        </Form>
        {mayManage && (
          <section className="flow" aria-labelledby="institution-settings">
            <h2 id="institution-settings">{t('institutionSettings')}</h2>
            {mayListMembers && (
              <p>
                <Link to="/members">{t('members')}</Link>
              </p>
            )}
            {mayChangeInstitution && (
              <p>
                <Link to="/institution/logo">{t('logo')}</Link>
              </p>
            )}
            {mayListKeys && (
              <>
                <p>
                  <Link to="/institution/keys">{t('signingKeys')}</Link>
                </p>
                <p>
                  <Link to="/institution/api-keys">{t('apiKeys')}</Link>
                </p>
              </>
            )}
          </section>
        )}
      </div>
    </>
  )
}
