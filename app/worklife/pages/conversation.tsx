import { Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { type Form as PostedForm, parseForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import type { ThreadRefusal } from '../../platform/threads.server.ts'
import { useRoot } from '../../root.tsx'
import { ErrorSummary } from '../../ui/index.ts'
import { closeConversation, readConversation, reopenConversation, sayAboutNeed, saying } from '../conversation.server.ts'
import { Conversation } from '../conversation.tsx'
import { openNeed, shortened } from '../service.server.ts'
import { worklifeTexts } from '../texts.ts'

const refusals: Record<ThreadRefusal, keyof typeof worklifeTexts> = {
  'thread-is-closed': 'refusal_threadClosed',
  'thread-is-open': 'refusal_threadOpen',
  'nothing-said-yet': 'refusal_nothingSaid',
}

export const loader = screen('need.discuss', async (ctx, { params }) => {
  const { row } = await openNeed(ctx, params['id'] ?? '')
  const { closedAt, messages } = await readConversation(ctx, row.id)
  return {
    id: row.id,
    language: row.language,
    title: shortened(row.problem.split('\n')[0] ?? '', 80),
    conversation: { isClosed: closedAt !== null, mayClose: may(ctx.actor, 'need.answer'), messages },
  }
})

export const action = command('need.discuss', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const answer = await carryOut(ctx, id, form)
  if ('errors' in answer) return invalid(answer.errors, form.values)
  if (!answer.accepted) return invalid([{ field: 'text', code: answer.refusal }], form.values, 409)
  throw redirect(`/needs/${id}#conversation`)
})

function carryOut(ctx: Ctx, id: string, form: PostedForm) {
  switch (form.text('do')) {
    case 'close':
      return closeConversation(ctx, id)
    case 'reopen':
      return reopenConversation(ctx, id)
    default: {
      const parsed = parseForm(saying, form)
      return parsed.ok ? sayAboutNeed(ctx, id, parsed.value) : parsed
    }
  }
}

/** Where what was typed stands with its fault; otherwise the conversation is on the page of the need. */
export default function ConversationPage() {
  const { id, title, language, conversation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message: error.code in refusals ? t(refusals[error.code as ThreadRefusal]) : fieldErrorText(locale, error),
  }))
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  return (
    <>
      <title>{`${t('conversation')}: ${title} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('register')}>
          <ol className="crumbs">
            <li>
              <Link to="/needs">{t('register')}</Link>
            </li>
            <li>
              <Link to={`/needs/${id}`} lang={language}>
                {title}
              </Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('conversation')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        <Conversation
          need={id}
          view={conversation}
          locale={locale}
          error={errors[0]?.message}
          typed={String(values['text'] ?? '')}
        />
      </div>
    </>
  )
}
