import { Form } from 'react-router'
import { formatInstant, type Locale, textsIn } from '../platform/texts.ts'
import { Button, Field } from '../ui/index.ts'
import { worklifeTexts } from './texts.ts'

export interface ConversationView {
  readonly isClosed: boolean
  readonly mayClose: boolean
  readonly messages: readonly {
    readonly id: string
    readonly author: string | null
    readonly isYours: boolean
    readonly text: string
    readonly at: Date
  }[]
}

/** What colleagues have said about a need, and a field to say more. */
export function Conversation({
  need,
  view,
  locale,
  error,
  typed = '',
}: {
  need: string
  view: ConversationView
  locale: Locale
  error?: string | undefined
  typed?: string
}) {
  const t = textsIn(worklifeTexts, locale)
  const action = `/needs/${need}/conversation`
  return (
    <section className="flow" aria-labelledby="conversation">
      <h2 id="conversation">{t('conversation')}</h2>
      <p className="small muted">{t('conversationLede')}</p>
      {view.messages.length > 0 && (
        <ol className="list">
          {view.messages.map(({ id, author, isYours, text, at }) => (
            <li key={id}>
              <p className="small muted">
                {isYours ? t('saidByYou') : (author ?? t('authorHidden'))}, {formatInstant(locale, at)}
              </p>
              {text.split(/\n{2,}/).map((paragraph, index) => (
                <p key={index}>{paragraph}</p>
              ))}
            </li>
          ))}
        </ol>
      )}
      {view.isClosed ? (
        <p>{t('conversationClosed')}</p>
      ) : (
        <Form method="post" action={action} className="flow" noValidate>
          <Field
            id="text"
            name="text"
            type="textarea"
            rows={3}
            maxLength={4000}
            label={t('sayLabel')}
            error={error}
            defaultValue={typed}
            required
          />
          <Button type="submit" name="do" value="say">
            {t('say')}
          </Button>
        </Form>
      )}
      {view.mayClose && view.messages.length > 0 && (
        <Form method="post" action={action}>
          <Button kind="quiet" type="submit" name="do" value={view.isClosed ? 'reopen' : 'close'}>
            {t(view.isClosed ? 'reopenConversation' : 'closeConversation')}
          </Button>
        </Form>
      )}
    </section>
  )
}
