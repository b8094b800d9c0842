import { data, redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { NotFound, TooMany } from '../../platform/errors.ts'
import { type FieldError, fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { inLocale, isLocale, text, textsIn } from '../../platform/texts.ts'
import { Button, Check, ChoiceGroup, ErrorSummary, Field } from '../../ui/index.ts'
import { evidenceKinds } from '../need.ts'
import { listAddressees, needReport, newFormToken, reportNeed } from '../service.server.ts'
import { worklifeTexts } from '../texts.ts'

export const loader = screen('need.report', async (ctx) => {
  const addressees = await listAddressees(ctx)
  return {
    addressees: addressees.map(({ slug, name, isNetwork }) => ({ slug, name: inLocale(name, ctx.locale), isNetwork })),
    token: newFormToken(),
  }
})

export const action = command('need.report', async (ctx, form, { visit }) => {
  // People do not see this field and machines fill it in. Somebody whose browser did so is told, and loses nothing.
  if (form.text('fax') !== '')
    return invalid<FieldError[], typeof form.values>([{ field: 'fax', code: 'honeyFilled' }], form.values)
  const parsed = parseForm(needReport, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  try {
    const { href } = await reportNeed(ctx, visit.address, parsed.value)
    throw redirect(`${new URL(href).pathname}?sent`)
  } catch (error) {
    if (error instanceof NotFound)
      return invalid<FieldError[], typeof form.values>([{ field: 'to', code: 'notChosen' }], form.values)
    if (!(error instanceof TooMany)) throw error
    const errors: FieldError[] = [{ field: 'send', code: 'tooManyReports', params: { minutes: Math.ceil(error.seconds / 60) } }]
    return data({ errors, values: form.values }, { status: 429, headers: { 'retry-after': String(error.seconds) } })
  }
})

export default function ReportNeedPage() {
  const { addressees, token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(worklifeTexts, locale)
  const message = (error: FieldError) =>
    error.code === 'honeyFilled' || error.code === 'tooManyReports'
      ? text(worklifeTexts, locale, error.code, error.params ?? {})
      : fieldErrorText(locale, error)
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: message(error) }))
  const errorOf = (name: string) => errors.find((error) => error.field === name)?.message
  const typed = (name: string) => String(answer?.values[name] ?? '')
  const field = (name: string) => ({ id: name, name, error: errorOf(name), defaultValue: typed(name) })
  const kinds = answer?.values['evidenceKinds'] ?? []
  return (
    <div className="page-narrow flow">
      <title>{`${t('reportTitle')} – Poiju`}</title>
      <h1>{t('reportTitle')}</h1>
      <p className="lede">{t('reportLede')}</p>
      <ErrorSummary
        locale={locale}
        errors={errors}
        names={{
          problem: t('problem'),
          people: t('people'),
          count: t('count'),
          when: t('when'),
          to: t('to'),
          name: t('name'),
          organisation: t('organisation'),
          email: t('email'),
          phone: t('phone'),
        }}
      />
      <form method="post" noValidate>
        <input type="hidden" name="token" value={typed('token') || token} />
        <h2>{t('what')}</h2>
        <Field
          {...field('problem')}
          type="textarea"
          rows={6}
          maxLength={4000}
          label={t('problem')}
          hint={t('problemHint')}
          required
        />
        <Field {...field('people')} maxLength={500} label={t('people')} hint={t('peopleHint')} required />
        <Field {...field('count')} short inputMode="numeric" maxLength={6} label={t('count')} optional={locale} />
        <Field {...field('when')} maxLength={300} label={t('when')} hint={t('whenHint')} optional={locale} />
        <ChoiceGroup
          legend={t('evidenceKinds')}
          hint={t('evidenceKindsHint')}
          name="evidenceKinds"
          type="checkbox"
          options={evidenceKinds.map((kind) => ({ value: kind, label: t(`evidence_${kind}`) }))}
          chosen={Array.isArray(kinds) ? kinds : [kinds]}
          error={errorOf('evidenceKinds')}
        />
        <Field
          {...field('evidence')}
          type="textarea"
          rows={3}
          maxLength={2000}
          label={t('evidence')}
          hint={t('evidenceHint')}
          optional={locale}
        />
        <Field
          {...field('to')}
          type="select"
          label={t('to')}
          hint={t('toHint')}
          defaultValue={typed('to') || addressees.find(({ isNetwork }) => isNetwork)?.slug}
          options={addressees.map(({ slug, name, isNetwork }) => ({ value: slug, label: isNetwork ? t('toAll') : name }))}
        />
        <h2>{t('you')}</h2>
        <p className="hint">{t('youHint')}</p>
        <Field {...field('name')} maxLength={200} label={t('name')} autoComplete="name" required />
        <Field
          {...field('organisation')}
          maxLength={200}
          label={t('organisation')}
          autoComplete="organization"
          optional={locale}
        />
        <Field {...field('email')} type="email" maxLength={254} label={t('email')} autoComplete="email" required />
        <Field {...field('phone')} type="tel" maxLength={40} label={t('phone')} autoComplete="tel" optional={locale} />
        <Check
          id="mayAsk"
          name="mayAsk"
          label={t('mayAsk')}
          defaultChecked={typed('mayAsk') === 'yes'}
          error={errorOf('mayAsk')}
        />
        <div className={errorOf('fax') ? undefined : 'honey'} aria-hidden={errorOf('fax') ? undefined : true}>
          <Field id="fax" name="fax" label={t('honey')} error={errorOf('fax')} autoComplete="off" defaultValue={typed('fax')}>
            {(wiring) => (
              <input
                {...wiring}
                name="fax"
                autoComplete="off"
                defaultValue={typed('fax')}
                tabIndex={errorOf('fax') ? undefined : -1}
              />
            )}
          </Field>
        </div>
        <p className="form-actions">
          <Button kind="main" type="submit" id="send">
            {t('send')}
          </Button>
        </p>
      </form>
    </div>
  )
}
