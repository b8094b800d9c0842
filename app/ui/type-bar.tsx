import { useId } from 'react'
import { formatHours, type Locale, text } from '../platform/texts.ts'
import { uiTexts } from './texts.ts'

export interface Part {
  readonly key: 'acquisition' | 'investigation' | 'practice' | 'discussion' | 'collaboration' | 'production'
  readonly name: string
  readonly minutes: number
}

/** Colour by class, pattern by path: six kinds told apart in any colour vision and on a grey print. */
const looks: Record<Part['key'], { readonly className: string; readonly pattern: string }> = {
  acquisition: { className: 't-acq', pattern: '' },
  investigation: { className: 't-inv dark', pattern: 'M-2 2 2-2M0 8 8 0M6 10l4-4' },
  practice: { className: 't-pra dark', pattern: 'M2 2h.01M6 6h.01' },
  discussion: { className: 't-dis dark', pattern: 'M0 2h8M0 6h8' },
  collaboration: { className: 't-col', pattern: 'M-2 6l4 4M0 0l8 8M6-2l4 4' },
  production: { className: 't-pro', pattern: 'M2 0v8M6 0v8' },
}

const numberTags = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const

/** Minutes by learning type: a bar, and under it the table with the same numbers. Colour, pattern and word. */
export function TypeBar({ parts, caption, locale }: { parts: readonly Part[]; caption: string; locale: Locale }) {
  const id = useId()
  const total = parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (total === 0) return null
  const share = new Intl.NumberFormat(numberTags[locale], { style: 'percent', maximumFractionDigits: 0 })
  const percent = (minutes: number) => `${Math.round((minutes / total) * 10_000) / 100}%`
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0))
  return (
    <figure className="type-bar">
      <svg
        className="bars"
        role="img"
        aria-label={`${caption}: ${parts.map(({ name, minutes }) => `${name} ${formatHours(locale, minutes)}`).join(', ')}`}
      >
        <defs>
          {parts.map(({ key }) => (
            <pattern
              key={key}
              id={`${id}${key}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              className={looks[key].className}
            >
              <rect width="8" height="8" />
              <path d={looks[key].pattern} />
            </pattern>
          ))}
        </defs>
        {parts.map(({ key, minutes }, index) =>
          minutes === 0 ? null : (
            <rect
              key={key}
              className="part"
              x={percent(starts[index] ?? 0)}
              width={percent(minutes)}
              height="100%"
              fill={`url(#${id}${key})`}
            />
          ),
        )}
      </svg>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col">{text(uiTexts, locale, 'hours')}</th>
            <th scope="col">{text(uiTexts, locale, 'share')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, name, minutes }) => (
            <tr key={key}>
              <th scope="row">
                <svg className="swatch" aria-hidden="true">
                  <rect width="100%" height="100%" fill={`url(#${id}${key})`} />
                </svg>
                {name}
              </th>
              <td className="num">{formatHours(locale, minutes)}</td>
              <td className="num muted">{share.format(minutes / total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
