import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatAre } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { listMicroCredentials } from '../../review/index.server.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary, Field, Notice } from '../../ui/index.ts'
import { createOffering, offeringInput } from '../service.server.ts'
import { deliveryTexts } from '../texts.ts'

export const loader = screen('offering.change', async (ctx, { url }) => ({
  choices: (await listMicroCredentials(ctx))
    .filter(({ state }) => state === 'published' || state === 'underReview')
    .map(({ version, title, code }) => ({ version, title, code })),
  chosen: url.searchParams.get('version') ?? '',
}))

export const action = command('offering.change', async (ctx, form) => {
  const parsed = parseForm(offeringInput, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await createOffering(ctx, parsed.value)
  if (!answer.accepted) return invalid([{ field: 'version', code: answer.refusal }], form.values, 409)
  throw redirect(`/offerings/${answer.id}`)
})

const languageNames = { fi: 'suomi', sv: 'svenska', en: 'English' } as const

export default function NewOfferingPage() {
  const { choices, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(deliveryTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message:
      error.code === 'micro-credential-is-retired'
        ? t('refusal_retired')
        : error.code.includes('-')
          ? t('refusal_general')
          : fieldErrorText(locale, error),
  }))
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  const field = (name: string, fallback = '') => ({
    id: name,
    name,
    error: errors.find((error) => error.field === name)?.message,
    defaultValue: String(values[name] ?? fallback),
  })
  return (
    <>
      <title>{`${t('newOffering')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('offerings')}>
          <ol className="crumbs">
            <li>
              <Link to="/offerings">{t('offerings')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('newOffering')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        <WhatAre terms={['offering', 'version']} locale={locale} />
        {choices.length === 0 ? (
          <Notice>
            <p>{t('nothingPublished')}</p>
          </Notice>
        ) : (
          <Form method="post" noValidate>
            <Field
              {...field('version', chosen)}
              type="select"
              label={t('microCredential')}
              options={choices.map(({ version, title, code }) => ({
                value: version,
                label: `${inLocale(title, locale)} (${code})`,
              }))}
            />
            <Field {...field('startsOn')} type="date" label={t('startsOn')} required />
            <Field {...field('endsOn')} type="date" label={t('endsOn')} required />
            <Field {...field('opensOn')} type="date" label={t('opensOn')} required />
            <Field {...field('closesOn')} type="date" label={t('closesOn')} required />
            <Field {...field('seats', '20')} inputMode="numeric" label={t('seats')} required />
            <Field {...field('price', '0')} inputMode="decimal" label={t('price')} required />
            <Field
              {...field('language', 'fi')}
              type="select"
              label={t('language')}
              options={(['fi', 'sv', 'en'] as const).map((code) => ({ value: code, label: languageNames[code], lang: code }))}
            />
            <Field {...field('note')} type="textarea" label={t('note')} />
            <p className="form-actions">
              <Button kind="main" type="submit">
                {t('create')}
              </Button>
            </p>
          </Form>
        )}
      </div>
    </>
  )
}
