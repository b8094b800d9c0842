import { useState } from 'react'
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
    .map(({ version, title, code, priceCents, languages }) => ({ version, title, code, priceCents, languages })),
  chosen: url.searchParams.get('version') ?? '',
}))

export const action = command('offering.change', async (ctx, form) => {
  const parsed = parseForm(offeringInput, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await createOffering(ctx, parsed.value)
  if (!answer.accepted) return invalid([{ field: 'version', code: answer.refusal }], form.values, 409)
  throw redirect(`/offerings/${answer.id}`)
})

/** Euros as the field takes them. */
const formatEuros = (cents: number) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2))

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
  // What the approved version says of price and language is not typed again: it is there to be changed.
  const [version, setVersion] = useState(String(values['version'] ?? (chosen || choices[0]?.version) ?? ''))
  const said = choices.find((choice) => choice.version === version)
  const price = said?.priceCents == null ? '' : formatEuros(said.priceCents)
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
        <ErrorSummary
          locale={locale}
          errors={errors}
          names={{
            startsOn: t('startsOn'),
            endsOn: t('endsOn'),
            opensOn: t('opensOn'),
            closesOn: t('closesOn'),
            seats: t('seats'),
            price: t('price'),
          }}
        />
        <WhatAre terms={['offering', 'version']} locale={locale} />
        {choices.length === 0 ? (
          <Notice>
            <p>{t('nothingPublished')}</p>
          </Notice>
        ) : (
          <Form method="post" noValidate>
            <Field
              {...field('version', version)}
              onChange={({ target }) => setVersion(target.value)}
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
            <Field {...field('price', price)} key={`price ${version}`} inputMode="decimal" label={t('price')} required />
            <Field
              {...field('language', said?.languages[0] ?? 'fi')}
              key={`language ${version}`}
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
