import { formatHours, type Locale, text } from '../platform/texts.ts'
import { uiTexts } from './texts.ts'

export interface Part {
  readonly key: 'acquisition' | 'investigation' | 'practice' | 'discussion' | 'collaboration' | 'production'
  readonly name: string
  readonly minutes: number
}

const classes = {
  acquisition: 't-acq',
  investigation: 't-inv',
  practice: 't-pra',
  discussion: 't-dis',
  collaboration: 't-col',
  production: 't-pro',
} as const
const patterns: Record<Part['key'], string> = {
  acquisition: '',
  investigation: 'M-2 2 2-2M0 8 8 0M6 10l4-4',
  practice: 'M2 2h.01M6 6h.01',
  discussion: 'M0 2h8M0 6h8',
  collaboration: 'M-2 6l4 4M0 0l8 8M6-2l4 4',
  production: 'M2 0v8M6 0v8',
}

/** Minutes by learning type: a bar, and under it the table with the same numbers. Colour, pattern and word. */
export function TypeBar({ parts, caption, locale }: { parts: readonly Part[]; caption: string; locale: Locale }) {
  const total = parts.reduce((sum, { minutes }) => sum + minutes, 0)
  if (total === 0) return null
  let x = 0
  return (
    <figure className="type-bar">
      <svg
        viewBox="0 0 720 36"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${caption}: ${parts.map(({ name, minutes }) => `${name} ${formatHours(locale, minutes)}`).join(', ')}`}
      >
        <defs>
          {parts.map(({ key }) => (
            <pattern key={key} id={`pattern-${key}`} width="8" height="8" patternUnits="userSpaceOnUse">
              <path d={patterns[key]} className="pattern" />
            </pattern>
          ))}
        </defs>
        {parts.map(({ key, minutes }) => {
          const width = (minutes / total) * 720
          const left = x
          x += width
          return (
            <g key={key}>
              <rect x={left} y="0" width={width} height="36" className={classes[key]} />
              <rect x={left} y="0" width={width} height="36" fill={`url(#pattern-${key})`} />
              <rect x={left} y="0" width="1.5" height="36" className="gap" />
            </g>
          )
        })}
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
                <svg className={`swatch ${classes[key]}`} viewBox="0 0 16 16" aria-hidden="true">
                  <rect width="16" height="16" />
                  <rect width="16" height="16" fill={`url(#pattern-${key})`} />
                </svg>
                {name}
              </th>
              <td className="num">{formatHours(locale, minutes)}</td>
              <td className="num">{Math.round((minutes / total) * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
