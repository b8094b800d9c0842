import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { WhatAre } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { dayOf } from '../../platform/ctx.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatMoney, inLocale, isLocale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field, Log, Notice } from '../../ui/index.ts'
import { type ApplyRefusal, application, applyToOffering, readOpenOffering } from '../service.server.ts'
import { deliveryTexts } from '../texts.ts'

const refusals: Record<ApplyRefusal, keyof typeof deliveryTexts> = {
  'registration-not-open-yet': 'refusal_notOpenYet',
  'registration-is-closed': 'refusal_closed',
  'offering-is-full': 'refusal_full',
  'offering-takes-nobody': 'refusal_takesNobody',
  'enrolment-is-withdrawn': 'refusal_withdrawn',
}

export const loader = screen('enrolment.apply', async (ctx, { params, url }) => ({
  offering: await readOpenOffering(ctx, params['id'] ?? ''),
  email: ctx.actor.kind === 'person' ? ctx.actor.email : '',
  sent: url.searchParams.has('sent'),
}))

export const action = command('enrolment.apply', async (ctx, form, { params }) => {
  const parsed = parseForm(application(dayOf(ctx.now)), form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await applyToOffering(ctx, params['id'] ?? '', parsed.value)
  if (!answer.accepted) return invalid([{ field: 'givenName', code: answer.refusal }], form.values, 409)
  throw redirect(`/${ctx.locale}/offerings/${params['id']}/enrol?sent`)
})

export default function EnrolPage() {
  const { offering, email, sent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(deliveryTexts, locale)
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message:
      error.code in refusals
        ? t(refusals[error.code as ApplyRefusal], { day: formatDay(locale, offering.opensAt) })
        : error.code === 'identityCode'
          ? t('identityCode')
          : fieldErrorText(locale, error),
  }))
  const field = (name: string, fallback = '') => ({
    id: name,
    name,
    error: errors.find((error) => error.field === name)?.message,
    defaultValue: String(values[name] ?? fallback),
  })
  return (
    <div className="page-narrow flow">
      <title>{`${t('enrolTitle')} – Poiju`}</title>
      <h1>{sent ? t('enrolled') : t('enrolTitle')}</h1>
      <p className="lede">{inLocale(offering.title, locale)}</p>
      {sent ? (
        <Notice kind="ok">
          <p>{t('enrolledText')}</p>
          <p>
            <a href="/my/studies">{t('studies')}</a>
          </p>
        </Notice>
      ) : (
        <>
          <Log
            rows={[
              [t('startsOn'), formatDay(locale, offering.startsOn)],
              [t('endsOn'), formatDay(locale, offering.endsOn)],
              [
                t('seats'),
                offering.seatsTaken >= offering.seats
                  ? t('full')
                  : t('seatsLeft', { left: offering.seats - offering.seatsTaken, seats: offering.seats }),
              ],
              [t('price'), formatMoney(locale, offering.priceCents)],
              [t('note'), offering.note],
            ]}
          />
          <p>{t('enrolLede')}</p>
          <p className="small muted">{t('enrolRecognition')}</p>
          <WhatAre terms={['enrolment', 'recognition', 'identityCheck']} locale={locale} />
          <ErrorSummary
            locale={locale}
            errors={errors}
            names={{
              givenName: t('givenName'),
              familyName: t('familyName'),
              dateOfBirth: t('dateOfBirth'),
              email: t('email'),
              locale: t('credentialLanguage'),
            }}
          />
          <form method="post" noValidate>
            <Field {...field('givenName')} label={t('givenName')} autoComplete="given-name" required />
            <Field {...field('familyName')} label={t('familyName')} autoComplete="family-name" required />
            <Field
              {...field('dateOfBirth')}
              type="date"
              label={t('dateOfBirth')}
              hint={t('dateOfBirthHint')}
              autoComplete="bday"
              required
            />
            <Field {...field('email', email)} type="email" label={t('email')} autoComplete="email" required />
            <Field
              {...field('locale', locale)}
              type="select"
              label={t('credentialLanguage')}
              options={[
                { value: 'fi', label: 'suomi', lang: 'fi' },
                { value: 'sv', label: 'svenska', lang: 'sv' },
                { value: 'en', label: 'English', lang: 'en' },
              ]}
            />
            <p className="form-actions">
              <Button kind="main" type="submit">
                {t('enrol')}
              </Button>
            </p>
          </form>
        </>
      )}
    </div>
  )
}
