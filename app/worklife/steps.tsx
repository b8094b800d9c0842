import { formatDay, inLocale, type Locale, text } from '../platform/texts.ts'
import { worklifeTexts } from './texts.ts'

export interface StepView {
  readonly at: Date | string
  readonly step: string
  readonly data: Readonly<Record<string, string | number>>
}

const known = ['reported', 'read', 'takenUp', 'joined', 'declined', 'answered', 'submitted', 'approved', 'published', 'opened', 'earned', 'contactWithdrawn'] as const
type Known = (typeof known)[number]

/** What has happened, in the reporter's words, oldest first; credentials are counted, not listed. */
export function Steps({ steps, locale }: { steps: readonly StepView[]; locale: Locale }) {
  const earned = steps.filter(({ step }) => step === 'earned').length
  const shown = steps.filter((entry, index) => (known as readonly string[]).includes(entry.step) && (entry.step !== 'earned' || steps.findIndex(({ step }) => step === 'earned') === index))
  return (
    <>
      <ol className="list">
        {shown.map(({ at, step, data }, index) => (
          <li key={`${step} ${index}`}>
            <span className="muted">{formatDay(locale, new Date(at))}</span> {sentence(step as Known, data, locale)}
          </li>
        ))}
      </ol>
      {earned > 0 && (
        <p>
          <strong>{text(worklifeTexts, locale, 'earnedCount', { count: earned })}</strong>
        </p>
      )}
    </>
  )
}

function sentence(step: Known, data: StepView['data'], locale: Locale): string {
  const values: Record<string, string | number> = { ...data }
  if (typeof data['reason'] === 'string') values['reason'] = text(worklifeTexts, locale, `reason_${data['reason']}` as keyof typeof worklifeTexts)
  if (typeof data['day'] === 'string') values['day'] = formatDay(locale, data['day'])
  if (typeof data['title'] === 'string') values['title'] = inLocale(JSON.parse(data['title']) as Record<string, string>, locale)
  return text(worklifeTexts, locale, `step_${step}`, values)
}
