import { useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatInstant, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState } from '../../ui/index.ts'
import { openHistory } from '../studio.server.ts'
import { StudioFrame } from '../studio-frame.tsx'
import { designTexts } from '../texts.ts'

export const loader = screen('design.read', async (ctx, { params }) => openHistory(ctx, params['id'] ?? ''))

export default function HistoryPage() {
  const { id, state, title, lines } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(designTexts, locale)
  return (
    <StudioFrame id={id} title={inLocale(title, locale)} state={state} locale={locale} view="history">
      <div className="work flow">
        <h2>{t('history')}</h2>
        <p className="small muted">{t('historyLater')}</p>
        {lines.length === 0 && <EmptyState>{t('historyNone')}</EmptyState>}
        <ul className="list">
          {lines.map((line) => (
            <li key={`${line.day.toISOString()} ${line.name}`}>
              <span className="muted">{formatInstant(locale, line.day)}</span> {line.isPerson ? (line.name ?? '–') : t('system')},{' '}
              {t('changes', { count: line.changes })}
            </li>
          ))}
        </ul>
      </div>
    </StudioFrame>
  )
}
