import type { ReactNode } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly lang?: string
}

export interface FieldProps {
  readonly id: string
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly type?:
    | 'text'
    | 'email'
    | 'password'
    | 'number'
    | 'date'
    | 'datetime-local'
    | 'url'
    | 'tel'
    | 'search'
    | 'file'
    | 'textarea'
    | 'select'
  readonly options?: readonly Option[]
  /** For a select: an empty first choice with these words. */
  readonly emptyOption?: string
  readonly defaultValue?: string | number | undefined
  readonly required?: boolean
  readonly autoComplete?: string
  readonly rows?: number
  readonly min?: number | string
  readonly max?: number | string
  readonly step?: number | string
  readonly accept?: string
  readonly maxLength?: number
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'text'
  /** Language of what is written, where it differs from the page's. */
  readonly lang?: string
}

/** Label, hint, error, control, in that order; hint and error are what the control is described by. A plain form post, with or without script. */
export function Field({ id, label, hint, error, type = 'text', options, emptyOption, rows = 4, ...rest }: FieldProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const control = {
    ...rest,
    id,
    className: 'input',
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
  return (
    <div className={error ? 'field has-error' : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={`${id}-error`}>
          <Icon name="can" />
          {error}
        </span>
      )}
      {type === 'textarea' ? (
        <textarea {...control} rows={rows} />
      ) : type === 'select' ? (
        <select {...control}>
          {emptyOption !== undefined && <option value="">{emptyOption}</option>}
          {options?.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...control} type={type} />
      )}
    </div>
  )
}

/** Checkboxes or radio buttons under one question. A checkbox group posts `name[]`. */
export function ChoiceGroup({
  legend,
  name,
  options,
  type,
  chosen = [],
  hint,
  error,
}: {
  legend: ReactNode
  name: string
  options: readonly (Option & { note?: ReactNode })[]
  type: 'checkbox' | 'radio'
  chosen?: readonly string[]
  hint?: ReactNode
  error?: string | undefined
}) {
  return (
    <fieldset
      className={error ? 'field has-error' : 'field'}
      id={name}
      aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined}
    >
      <legend>{legend}</legend>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={`${name}-error`}>
          <Icon name="can" />
          {error}
        </span>
      )}
      {options.map((option) => (
        <label className="check" key={option.value}>
          <input
            type={type}
            name={type === 'checkbox' ? `${name}[]` : name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          <span lang={option.lang}>{option.label}</span>
          {option.note !== undefined && <span className="count">{option.note}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** At the top of a form that came back: how many faults, and a link to each field. */
export function ErrorSummary({ locale, errors }: { locale: Locale; errors: readonly { field: string; message: string }[] }) {
  if (errors.length === 0) return null
  return (
    <div className="notice stop error-summary" role="alert" tabIndex={-1}>
      <Icon name="can" />
      <div>
        <h2 className="h4">{text(uiTexts, locale, 'errors', { count: errors.length })}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
