import { Form, Link } from 'react-router'
import { type FieldError, fieldErrorText } from '../platform/field-errors.ts'
import { text, textsIn } from '../platform/texts.ts'
import { useRoot } from '../root.tsx'
import { Button, Check, ErrorSummary, Field } from '../ui/index.ts'
import { type PartnerKind, type PartnerRefusal, partnerKinds } from './partner.ts'
import { worklifeTexts } from './texts.ts'

const refusals: Record<PartnerRefusal, keyof typeof worklifeTexts> = {
  'partner-is-in-the-list': 'refusal_partnerInList',
  'changed-meanwhile': 'refusal_changedMeanwhile',
}

/** The form of a partner, new or known. What was typed stays when it comes back with faults. */
export function PartnerForm({
  partner,
  answer,
}: {
  partner: {
    readonly name: string
    readonly kind: PartnerKind
    readonly city: string
    readonly revision: number
    readonly contact: { readonly name: string; readonly email: string; readonly phone: string } | null
  } | null
  answer: { readonly errors: readonly FieldError[]; readonly values: Readonly<Record<string, string | string[]>> } | undefined
}) {
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message:
      error.code in refusals
        ? text(worklifeTexts, locale, refusals[error.code as PartnerRefusal])
        : error.code === 'consentNeeded'
          ? t('consentNeeded')
          : fieldErrorText(locale, error),
  }))
  const known: Readonly<Record<string, string>> = {
    name: partner?.name ?? '',
    kind: partner?.kind ?? '',
    city: partner?.city ?? '',
    contactName: partner?.contact?.name ?? '',
    contactEmail: partner?.contact?.email ?? '',
    contactPhone: partner?.contact?.phone ?? '',
    consent: partner?.contact ? 'yes' : '',
    revision: String(partner?.revision ?? 0),
  }
  const value = (name: string) => (answer ? String(answer.values[name] ?? '') : (known[name] ?? ''))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const field = (name: string) => ({ id: name, name, error: errorOf(name), defaultValue: value(name) })
  const title = t(partner ? 'changePartner' : 'addPartner')
  return (
    <>
      <title>{`${title} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('partners')}>
          <ol className="crumbs">
            <li>
              <Link to="/partners">{t('partners')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{title}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary
          locale={locale}
          errors={errors}
          names={{
            name: t('partnerName'),
            kind: t('partnerKind'),
            city: t('city'),
            contactName: t('name'),
            contactEmail: t('email'),
            contactPhone: t('phone'),
          }}
        />
        <Form method="post" className="flow" noValidate>
          <input type="hidden" name="revision" value={value('revision')} />
          <Field {...field('name')} maxLength={200} label={t('partnerName')} autoComplete="off" required />
          <Field
            {...field('kind')}
            type="select"
            label={t('partnerKind')}
            emptyOption={t('choose')}
            options={partnerKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          />
          <Field {...field('city')} maxLength={100} label={t('city')} autoComplete="off" optional={locale} />
          <h2>{t('contactPerson')}</h2>
          <p className="hint">{t('contactPersonHint')}</p>
          <Field {...field('contactName')} maxLength={200} label={t('name')} autoComplete="off" optional={locale} />
          <Field
            {...field('contactEmail')}
            type="email"
            maxLength={254}
            label={t('email')}
            autoComplete="off"
            optional={locale}
          />
          <Field {...field('contactPhone')} type="tel" maxLength={40} label={t('phone')} autoComplete="off" optional={locale} />
          <Check
            id="consent"
            name="consent"
            label={t('consent')}
            defaultChecked={value('consent') === 'yes'}
            error={errorOf('consent')}
          />
          <p className="form-actions">
            <Button kind="main" type="submit">
              {t('save')}
            </Button>
          </p>
        </Form>
      </div>
    </>
  )
}
