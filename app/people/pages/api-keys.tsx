import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatInstant, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, ChoiceGroup, CopyText, EmptyState, ErrorSummary, Field, Notice, Status, Table } from '../../ui/index.ts'
import { apiKeyTexts } from '../api-key-texts.ts'
import { createApiKey, keyDays, listApiKeys, newApiKey, revokeApiKey } from '../api-keys.server.ts'
import { command, invalid, screen } from '../guard.server.ts'
import type { ApiScope } from '../policy.ts'
import { peopleTexts } from '../texts.ts'

const scopeWords = {
  'credentials:read': 'scope_read',
  'credentials:issue': 'scope_issue',
  'credentials:revoke': 'scope_revoke',
  'credentials:verify': 'scope_verify',
} as const satisfies Record<ApiScope, keyof typeof apiKeyTexts>
const scopes = Object.keys(scopeWords) as ApiScope[]
const kinds = { works: 'ok', expired: 'waiting', revoked: 'ended' } as const

export const loader = screen('apiKey.list', async (ctx) => ({ keys: await listApiKeys(ctx), days: [...keyDays] }))

export const action = command('apiKey.change', async (ctx, form) => {
  if (form.text('do') === 'revoke') {
    await revokeApiKey(ctx, form.text('key'))
    throw redirect('/institution/api-keys')
  }
  const parsed = parseForm(newApiKey, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const { secret } = await createApiKey(ctx, parsed.value)
  return { secret, name: parsed.value.name }
})

export default function ApiKeysPage() {
  const { keys, days } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(apiKeyTexts, locale)
  const p = textsIn(peopleTexts, locale)
  const made = answer && 'secret' in answer ? answer : null
  const failed = answer && 'errors' in answer ? answer : null
  const errors = (failed?.errors ?? []).map((error) => ({
    field: error.field.split('.')[0] ?? '',
    message: error.code === 'noScope' ? t('noScope') : fieldErrorText(locale, error),
  }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const typed: Readonly<Record<string, string | string[]>> = failed?.values ?? {}
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={p('account')}>
          <ol className="crumbs">
            <li>
              <Link to="/settings">{p('account')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('title')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        <p className="measure">
          {t('lede')} <a href={`/${locale}/api`}>{t('toApi')}</a>
        </p>
        {made && (
          <Notice kind="ok" live title={made.name}>
            <p>{t('made')}</p>
            <CopyText text={made.secret} locale={locale} />
          </Notice>
        )}
        {keys.length === 0 ? (
          <EmptyState>{t('none')}</EmptyState>
        ) : (
          <Table
            caption={t('title')}
            rows={keys}
            rowKey={({ id }) => id}
            columns={[
              { key: 'name', name: t('name'), names: true, cell: ({ name }) => name },
              { key: 'scopes', name: t('scopes'), cell: (row) => row.scopes.join(', ') },
              {
                key: 'state',
                name: t('state'),
                cell: ({ state }) => <Status kind={kinds[state]}>{t(`state_${state}`)}</Status>,
              },
              { key: 'expires', name: t('expires'), cell: ({ expiresAt }) => formatDay(locale, expiresAt) },
              {
                key: 'lastUsed',
                name: t('lastUsed'),
                cell: ({ lastUsedAt }) => (lastUsedAt ? formatInstant(locale, lastUsedAt) : t('never')),
              },
              {
                key: 'actions',
                name: t('actions'),
                unseen: true,
                cell: ({ id, name, state }) =>
                  state === 'works' ? (
                    <Form method="post">
                      <input type="hidden" name="key" value={id} />
                      <input type="hidden" name="do" value="revoke" />
                      <ConfirmButton
                        dense
                        label={
                          <>
                            {t('revoke')}
                            <span className="unseen">: {name}</span>
                          </>
                        }
                        question={t('revokeQuestion', { name })}
                        yes={t('revoke')}
                        no={t('keep')}
                      >
                        <p>{t('revokeText')}</p>
                      </ConfirmButton>
                    </Form>
                  ) : null,
              },
            ]}
          />
        )}
        <Form method="post" className="flow" noValidate key={made?.secret ?? 'new'}>
          <h2>{t('makeTitle')}</h2>
          <Field
            id="name"
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            error={errorOf('name')}
            defaultValue={String(typed['name'] ?? '')}
            maxLength={100}
            required
          />
          <ChoiceGroup
            legend={t('scopes')}
            name="scopes"
            type="checkbox"
            error={errorOf('scopes')}
            chosen={[typed['scopes'] ?? []].flat()}
            options={scopes.map((scope) => ({ value: scope, label: t(scopeWords[scope]), hint: scope }))}
          />
          <Field
            id="days"
            name="days"
            type="select"
            short
            label={t('days')}
            error={errorOf('days')}
            defaultValue={String(typed['days'] ?? '365')}
            options={days.map((count) => ({ value: String(count), label: t('daysCount', { count }) }))}
          />
          <Button kind="main" type="submit">
            {t('make')}
          </Button>
        </Form>
      </div>
    </>
  )
}
