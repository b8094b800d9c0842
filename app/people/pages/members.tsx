import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary, Field } from '../../ui/index.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { grantRole, listMembers, revokeRole, roleChange } from '../people.server.ts'
import { type Role, roles } from '../policy.ts'
import { peopleTexts, roleTexts } from '../texts.ts'

export const loader = screen('member.list', async (ctx) => ({ members: await listMembers(ctx) }))

export const action = command('member.change', async (ctx, form, { visit }) => {
  if (form.text('do') === 'revoke') {
    await revokeRole(ctx, form.text('person'), form.text('role') as Role)
    throw redirect('/members')
  }
  const parsed = parseForm(roleChange, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  if (!(await grantRole(ctx, visit.services.databases.auth, parsed.value)))
    return invalid([{ field: 'email', code: 'personUnknown' }], form.values)
  throw redirect('/members')
})

export default function MembersPage() {
  const { members } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(peopleTexts, locale)
  const r = textsIn(roleTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message: error.code === 'personUnknown' ? t('personUnknown') : fieldErrorText(locale, error),
  }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <>
      <title>{`${t('members')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('members')}</h1>
        </div>
      </div>
      <div className="work flow">
        <p className="small muted">{t('rolesLater')}</p>
        <ErrorSummary locale={locale} errors={errors} />
        <ul className="list">
          {members.map((member) => (
            <li key={member.id}>
              <strong>{member.name ?? t('hiddenName')}</strong> <span className="muted">{member.email}</span>
              <ul className="row">
                {member.roles.map((role) => (
                  <li key={role}>
                    <Form method="post" className="row">
                      <input type="hidden" name="do" value="revoke" />
                      <input type="hidden" name="person" value={member.id} />
                      <input type="hidden" name="role" value={role} />
                      {r(role)}
                      <Button
                        kind="quiet"
                        dense
                        type="submit"
                        aria-label={`${t('removeRole')}: ${member.name ?? t('hiddenName')}, ${r(role)}`}
                      >
                        {t('removeRole')}
                      </Button>
                    </Form>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        <Form method="post" className="flow" noValidate>
          <h2>{t('addRole')}</h2>
          <Field
            id="email"
            name="email"
            type="email"
            label={t('email')}
            error={errorOf('email')}
            defaultValue={String(answer?.values.email ?? '')}
            required
          />
          <Field
            id="role"
            name="role"
            type="select"
            label={t('role')}
            options={roles.map((role) => ({ value: role, label: r(role) }))}
            error={errorOf('role')}
          />
          <Button kind="main" type="submit">
            {t('addRole')}
          </Button>
        </Form>
      </div>
    </>
  )
}
