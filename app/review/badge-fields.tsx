import { pictureFields } from '@poiju/framework'
import { Form, Link } from 'react-router'
import { fieldErrorText } from '../platform/field-errors.ts'
import { textsIn } from '../platform/texts.ts'
import { useRoot } from '../root.tsx'
import { Button, ChoiceGroup, ErrorSummary, Field, languageNames, Notice } from '../ui/index.ts'
import { badgeKinds } from './badge-design.ts'
import { type BadgeFormAnswer, badgeLanguages, mostSkills } from './badge-form.ts'
import { badgeRefusalTexts, badgeTexts } from './badge-texts.ts'

const skillPlaces = Array.from({ length: mostSkills }, (_, index) => index)

/** The whole form of a badge. What was typed comes back with what is wrong in it. */
export function BadgeFields({
  values: stored,
  answer,
  revision,
  back,
}: {
  values: Readonly<Record<string, string | string[]>>
  answer: BadgeFormAnswer | undefined
  revision: number
  back: string
}) {
  const { locale } = useRoot()
  const t = textsIn(badgeTexts, locale)
  const values = answer?.values ?? stored
  const refusal = answer?.errors.find(({ code }) => code in badgeRefusalTexts)?.code as keyof typeof badgeRefusalTexts | undefined
  const errors = (answer?.errors ?? [])
    .filter(({ code }) => !(code in badgeRefusalTexts))
    .map((error) => ({
      field: error.field,
      message: error.code === 'notAddress' ? t('notAddress') : fieldErrorText(locale, error),
    }))
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: typeof values[name] === 'string' ? values[name] : '',
    error: errors.find((error) => error.field === name)?.message,
  })
  const chosen = values['languages'] ?? []
  return (
    <Form method="post" className="flow" noValidate>
      <ErrorSummary locale={locale} errors={errors} />
      {refusal && (
        <Notice kind="stop" live>
          <p>{t(badgeRefusalTexts[refusal])}</p>
        </Notice>
      )}
      <input type="hidden" name="revision" value={revision} />
      <ChoiceGroup
        legend={t('kind')}
        name="kind"
        type="radio"
        options={badgeKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        chosen={[String(values['kind'])]}
        error={errors.find((error) => error.field === 'kind')?.message}
      />
      <ChoiceGroup
        legend={t('languages')}
        hint={t('languagesHint')}
        name="languages"
        type="checkbox"
        options={badgeLanguages.map((language) => ({ value: language, label: languageNames[language][0], lang: language }))}
        chosen={Array.isArray(chosen) ? chosen : [chosen]}
      />
      {badgeLanguages.map((language) => (
        <fieldset key={language} className={`flow in-${language}`}>
          <legend className="h3" lang={language}>
            {languageNames[language][0]}
          </legend>
          <Field {...field(`name.${language}`)} label={t('name')} lang={language} maxLength={120} />
          <Field
            {...field(`description.${language}`)}
            label={t('description')}
            hint={t('descriptionHint')}
            type="textarea"
            rows={3}
            lang={language}
            maxLength={600}
          />
          <Field
            {...field(`criteria.${language}`)}
            label={t('criteria')}
            hint={t('criteriaHint')}
            type="textarea"
            rows={5}
            lang={language}
            maxLength={2000}
          />
        </fieldset>
      ))}
      <Field
        {...field('field')}
        label={t('field')}
        type="select"
        options={pictureFields.map((value) => ({ value, label: t(`field_${value}`) }))}
      />
      <Field
        {...field('validForMonths')}
        label={t('validForMonths')}
        hint={t('validForMonthsHint')}
        type="number"
        min={1}
        max={600}
        short
      />
      <details open={Boolean(values['skills.0.uri'])}>
        <summary>{t('skills')}</summary>
        <div className="flow">
          <p className="hint">{t('skillsHint')}</p>
          {skillPlaces.map((index) => (
            <fieldset key={index} className="flow">
              <legend>{t('skill', { number: index + 1 })}</legend>
              <Field {...field(`skills.${index}.uri`)} label={t('skillUri')} type="url" />
              <Field {...field(`skills.${index}.framework`)} label={t('skillFramework')} />
              {badgeLanguages.map((language) => (
                <Field
                  key={language}
                  {...field(`skills.${index}.name.${language}`)}
                  label={`${t('name')} (${languageNames[language][0]})`}
                  lang={language}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </details>
      <p className="form-actions row">
        <Button kind="main" type="submit">
          {t('save')}
        </Button>
        <Link className="btn" to={back}>
          {t('back')}
        </Link>
      </p>
    </Form>
  )
}
