import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { inLocale, isLocale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field, Notice } from '../../ui/index.ts'
import { listAddressees, needReport, newFormToken, reportNeed } from '../service.server.ts'
import { worklifeTexts } from '../texts.ts'

export const loader = screen('need.report', async (ctx, { url }) => {
  const addressees = await listAddressees(ctx)
  return {
    addressees: addressees.map(({ slug, name, isNetwork }) => ({ slug, name: inLocale(name, ctx.locale), isNetwork })),
    token: newFormToken(),
    followed: url.searchParams.get('follow'),
    origin: ctx.origin,
  }
})

export const action = command('need.report', async (ctx, form, { visit }) => {
  // A field that people do not see and machines fill in: they are told the same, and nothing is kept.
  if (form.text('website') !== '') throw redirect(`/${ctx.locale}/report-a-need?follow=`)
  const parsed = parseForm(needReport, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const href = await reportNeed(ctx, visit.address, parsed.value)
  throw redirect(`/${ctx.locale}/report-a-need?follow=${new URL(href).pathname.split('/').at(-1)}`)
})

export default function ReportNeedPage() {
  const { addressees, token, followed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(worklifeTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: fieldErrorText(locale, error) }))
  const field = (name: string) => ({
    id: name,
    name,
    error: errors.find((error) => error.field === name)?.message,
    defaultValue: String(answer?.values[name] ?? ''),
  })
  if (followed !== null)
    return (
      <div className="page-narrow flow">
        <title>{`${t('sentTitle')} – Poiju`}</title>
        <h1>{t('sentTitle')}</h1>
        <Notice kind="ok">
          <p>{t('sentText')}</p>
          {/^[\w-]{20,100}$/.test(followed) && (
            <p>
              <a className="long-link" href={`/${locale}/needs/follow/${followed}`}>
                {t('follow')}
              </a>
            </p>
          )}
        </Notice>
      </div>
    )
  return (
    <div className="page-narrow flow">
      <title>{`${t('reportTitle')} – Poiju`}</title>
      <h1>{t('reportTitle')}</h1>
      <p className="lede">{t('reportLede')}</p>
      <ErrorSummary locale={locale} errors={errors} />
      <form method="post" noValidate>
        <input type="hidden" name="token" value={String(answer?.values['token'] ?? token)} />
        <p className="honey" aria-hidden="true">
          <label htmlFor="website">{t('honey')}</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" />
        </p>
        <Field {...field('problem')} type="textarea" rows={6} label={t('problem')} hint={t('problemHint')} required />
        <Field {...field('people')} label={t('people')} hint={t('peopleHint')} required />
        <Field {...field('count')} label={t('count')} inputMode="numeric" />
        <Field {...field('when')} label={t('when')} />
        <Field {...field('evidence')} type="textarea" label={t('evidence')} hint={t('evidenceHint')} />
        <Field
          {...field('to')}
          type="select"
          label={t('to')}
          defaultValue={String(answer?.values['to'] ?? 'network')}
          options={addressees.map(({ slug, name, isNetwork }) => ({ value: slug, label: isNetwork ? t('toAll') : name }))}
        />
        <h2>{t('you')}</h2>
        <p className="hint">{t('youHint')}</p>
        <Field {...field('name')} label={t('name')} autoComplete="name" required />
        <Field {...field('organisation')} label={t('organisation')} autoComplete="organization" />
        <Field {...field('email')} type="email" label={t('email')} autoComplete="email" required />
        <p className="form-actions">
          <Button kind="main" type="submit">
            {t('send')}
          </Button>
        </p>
      </form>
    </div>
  )
}
