import { type ChangeEvent, type FocusEvent, type ReactNode, useEffect, useRef } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './texts.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly lang?: string
  readonly disabled?: boolean
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What a control of one's own must carry to belong to its label, hint and error. */
export interface Wiring {
  readonly id: string
  readonly className: 'input'
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

export interface FieldProps {
  readonly id: string
  readonly name?: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly type?:
    | 'text'
    | 'email'
    | 'password'
    | 'number'
    | 'date'
    | 'time'
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
  readonly value?: string | number
  readonly onChange?: (event: ChangeEvent<Control>) => void
  readonly onBlur?: (event: FocusEvent<Control>) => void
  readonly onFocus?: (event: FocusEvent<Control>) => void
  readonly required?: boolean
  /** With a locale, a field that may stay empty says so after its label. Mark the fewer. */
  readonly optional?: Locale | undefined
  readonly readOnly?: boolean
  readonly disabled?: boolean
  readonly autoComplete?: string
  readonly spellCheck?: boolean
  readonly rows?: number
  readonly min?: number | string
  readonly max?: number | string
  readonly step?: number | string
  readonly accept?: string
  readonly multiple?: boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly list?: string
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'text'
  /** Unit after the control, such as h or €. */
  readonly unit?: ReactNode
  /** A narrow control: dates, numbers, codes. */
  readonly short?: boolean
  /** Language of what is written, where it differs from the page's. */
  readonly lang?: string | undefined
  /** Ids of findings that speak of this field. */
  readonly describedBy?: string | undefined
  /** Who else is writing here, as the flag says it, and the colour of that person (0–5). */
  readonly writer?: { readonly words: string; readonly colour: number } | undefined
  /** What stands under the control: facts, tools. */
  readonly after?: ReactNode
  /** A control of one's own in place of the usual one. */
  readonly children?: (wiring: Wiring) => ReactNode
}

function ErrorLine({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span className="error" id={id}>
      <Icon name="can" />
      <span>{children}</span>
    </span>
  )
}

/** Label, hint, error, control, in that order; hint and error are what the control is described by. A plain form post, with or without script. */
export function Field({
  id,
  label,
  hint,
  error,
  type = 'text',
  options,
  emptyOption,
  rows = 4,
  optional,
  unit,
  short,
  describedBy,
  writer,
  after,
  children,
  ...rest
}: FieldProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '', describedBy ?? ''].filter(Boolean).join(' ')
  const wiring: Wiring = {
    id,
    className: 'input',
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
  const control = children ? (
    children(wiring)
  ) : type === 'textarea' ? (
    <textarea {...rest} {...wiring} rows={rows} />
  ) : type === 'select' ? (
    <select {...rest} {...wiring}>
      {emptyOption !== undefined && <option value="">{emptyOption}</option>}
      {options?.map((option) => (
        <option key={option.value} value={option.value} lang={option.lang} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  ) : (
    <input {...rest} {...wiring} type={type} />
  )
  return (
    <div className={`field${error ? ' has-error' : ''}${short ? ' field-short' : ''}`}>
      <label className="label" htmlFor={id}>
        {label}
        {optional && <span className="muted"> ({text(uiTexts, optional, 'optional')})</span>}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      {writer ? (
        <div className={`onit person-${writer.colour % 6}`}>
          <span className="flag">{writer.words}</span>
          {control}
        </div>
      ) : unit ? (
        <div className="with-unit">
          {control}
          <span>{unit}</span>
        </div>
      ) : (
        control
      )}
      {after}
    </div>
  )
}

/** Checkboxes or radio buttons under one question. A checkbox group posts `name[]`. An error summary leads to `name`. */
export function ChoiceGroup({
  legend,
  name,
  options,
  type,
  chosen = [],
  onChange,
  hint,
  error,
  required,
}: {
  legend: ReactNode
  name: string
  options: readonly (Option & { note?: ReactNode; hint?: ReactNode })[]
  type: 'checkbox' | 'radio'
  chosen?: readonly string[]
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void
  hint?: ReactNode
  error?: string | undefined
  /** For radio buttons: one must be chosen. */
  required?: boolean
}) {
  return (
    <fieldset
      className={error ? 'field has-error' : 'field'}
      id={name}
      tabIndex={-1}
      aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined}
    >
      <legend>{legend}</legend>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && <ErrorLine id={`${name}-error`}>{error}</ErrorLine>}
      {options.map((option) => (
        <label className="check" key={option.value}>
          <input
            type={type}
            name={type === 'checkbox' ? `${name}[]` : name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            onChange={onChange}
            disabled={option.disabled}
            required={type === 'radio' ? required : undefined}
          />
          <span lang={option.lang}>
            {option.label}
            {option.hint && <span className="hint">{option.hint}</span>}
          </span>
          {option.note !== undefined && <span className="count">{option.note}</span>}
        </label>
      ))}
    </fieldset>
  )
}

/** One checkbox with its sentence, such as a consent. */
export function Check({
  id,
  name,
  value = 'yes',
  label,
  hint,
  error,
  defaultChecked,
  required,
  onChange,
}: {
  id: string
  name: string
  value?: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  defaultChecked?: boolean
  required?: boolean
  onChange?: (event: ChangeEvent<HTMLInputElement>) => void
}) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field has-error' : 'field'}>
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
      <label className="check" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          required={required}
          onChange={onChange}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

/** At the top of a form that came back: how many faults, and a link to each field by its name. Takes the focus where there is script. */
export function ErrorSummary({
  locale,
  errors,
  names = {},
}: {
  locale: Locale
  errors: readonly { field: string; message: string }[]
  /** What the fields are called; a message that names its field itself needs none. */
  names?: Readonly<Record<string, string>>
}) {
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) own.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="notice stop error-summary" id="error-summary" role="alert" tabIndex={-1} ref={own}>
      <Icon name="can" />
      <div>
        <h2 className="h4">{text(uiTexts, locale, 'errors', { count: errors.length })}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${field}`}>{names[field] ? `${names[field].replace(/[?:]$/, '')}: ${message}` : message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
