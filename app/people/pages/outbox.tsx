import { useLoaderData, useParams } from 'react-router'
import { NotFound } from '../../platform/errors.ts'
import { formatInstant, isLocale, textsIn } from '../../platform/texts.ts'
import { screen } from '../guard.server.ts'
import { listOutbox } from '../people.server.ts'
import { peopleTexts } from '../texts.ts'

/** Letters that did not leave, for development and the demonstration. With a real mail server there is no such page. */
export const loader = screen('outbox.read', async (ctx, { visit }) => {
  const { settings } = visit.services
  if (settings.smtpUrl !== null || !(settings.demo || settings.development)) throw new NotFound()
  return { letters: await listOutbox(ctx.db) }
})

export default function OutboxPage() {
  const { letters } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(peopleTexts, locale)
  return (
    <div className="page-narrow flow">
      <title>{`${t('outbox')} – Poiju`}</title>
      <h1>{t('outbox')}</h1>
      <p className="muted">{letters.length === 0 ? t('outboxEmpty') : t('demoMail')}</p>
      {letters.map((letter) => (
        <article key={letter.id} className="letter flow" lang={letter.locale}>
          <h2>{letter.subject}</h2>
          <p className="small muted">
            {letter.recipient}, {formatInstant(locale, letter.createdAt)}
          </p>
          {letter.paragraphs.map((paragraph) => (
            <p key={paragraph.text}>{paragraph.href ? <a href={paragraph.href}>{paragraph.text}</a> : paragraph.text}</p>
          ))}
        </article>
      ))}
    </div>
  )
}
