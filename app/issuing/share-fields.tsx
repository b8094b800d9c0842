import { type Locale, textsIn } from '../platform/texts.ts'
import { Field } from '../ui/index.ts'
import { issuingTexts } from './texts.ts'

/** What is asked when a link is made: for whom, and how long it works. */
export function ShareFields({
  choices,
  locale,
  error,
}: {
  choices: readonly number[]
  locale: Locale
  /** What is wrong with the note. */
  error?: string | undefined
}) {
  const t = textsIn(issuingTexts, locale)
  return (
    <>
      <Field
        id="note"
        name="note"
        label={t('linkNote')}
        hint={t('linkNoteHint')}
        maxLength={60}
        error={error}
        optional={locale}
      />
      <p className="row">
        <label htmlFor="days">{t('shareDays')}</label>
        <select className="input input-short" id="days" name="days" defaultValue="30">
          {choices.map((days) => (
            <option key={days} value={days}>
              {t('days', { count: days })}
            </option>
          ))}
        </select>
      </p>
    </>
  )
}
