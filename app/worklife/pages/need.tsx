import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, text, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary, Field, Log } from '../../ui/index.ts'
import { declineReasons, type Refusal } from '../need.ts'
import { answerNeed, declineNeed, joinNeed, needAnswer, needDecline, needJoin, openNeed } from '../service.server.ts'
import { Steps } from '../steps.tsx'
import { worklifeTexts } from '../texts.ts'

const refusals: Record<Refusal, keyof typeof worklifeTexts> = {
  'need-has-its-outcome': 'refusal_hasOutcome',
  'need-has-no-outcome-yet': 'refusal_noOutcome',
  'need-is-answered': 'refusal_answered',
}

export const loader = screen('need.list', async (ctx, { params }) => {
  const mayAnswer = may(ctx.actor, 'need.answer')
  const { row, contact, steps, others } = await openNeed(ctx, params['id'] ?? '', mayAnswer)
  return { ...row, state: row.need.state, contact, steps, others, mayAnswer, mayDesign: may(ctx.actor, 'design.create') }
})

export const action = command('need.answer', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const decided = await (async () => {
    switch (form.text('do')) {
      case 'decline': {
        const parsed = parseForm(needDecline, form)
        return parsed.ok ? declineNeed(ctx, id, parsed.value) : parsed
      }
      case 'join': {
        const parsed = parseForm(needJoin, form)
        return parsed.ok ? joinNeed(ctx, id, parsed.value) : parsed
      }
      default: {
        const parsed = parseForm(needAnswer, form)
        return parsed.ok ? answerNeed(ctx, id, parsed.value) : parsed
      }
    }
  })()
  if ('errors' in decided) return invalid(decided.errors, form.values)
  if (!decided.accepted) return invalid([{ field: 'message', code: decided.refusal }], form.values, 409)
  throw redirect(`/needs/${id}`)
})

export default function NeedPage() {
  const need = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message: error.code in refusals ? text(worklifeTexts, locale, refusals[error.code as Refusal]) : fieldErrorText(locale, error),
  }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const isOpen = need.state === 'reported' || need.state === 'read'
  return (
    <>
      <title>{`${t('register')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('register')}>
          <ol className="crumbs">
            <li>
              <Link to="/needs">{t('register')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t(`state_${need.state}`)}</h1>
        </div>
      </div>
      <main id="main" className="work flow" tabIndex={-1}>
        <ErrorSummary locale={locale} errors={errors} />
        <blockquote className="told" lang={need.language}>
          {need.problem}
        </blockquote>
        <Log
          rows={[
            [t('people'), need.people],
            [t('count'), need.headCount],
            [t('when'), need.wantedWhen],
            [t('evidence'), need.evidence],
            [t('reportedOn'), formatDay(locale, need.reportedAt)],
            [t('reporter'), need.contact ? [need.contact.name, need.contact.organisation, need.contact.email].filter(Boolean).join(', ') : t('withdrawn')],
          ]}
        />
        {need.mayDesign && isOpen && (
          <p>
            <Link className="btn btn-main" to={`/designs/new?need=${need.id}`}>
              {t('startDesign')}
            </Link>
          </p>
        )}
        {need.mayAnswer && isOpen && (
          <section className="flow" aria-labelledby="decide">
            <h2 id="decide">{t('decideTitle')}</h2>
            <Form method="post" className="flow">
              <input type="hidden" name="do" value="decline" />
              <Field
                id="reason"
                name="reason"
                type="select"
                label={t('declineReason')}
                options={declineReasons.map((reason) => ({ value: reason, label: t(`reason_${reason}`) }))}
                error={errorOf('reason')}
              />
              <Button type="submit">{t('decline')}</Button>
            </Form>
            {need.others.length > 0 && (
              <Form method="post" className="flow">
                <input type="hidden" name="do" value="join" />
                <Field id="need" name="need" type="select" label={t('joinWith')} options={need.others.map(({ id, problem }) => ({ value: id, label: problem }))} error={errorOf('need')} />
                <Button type="submit">{t('join')}</Button>
              </Form>
            )}
          </section>
        )}
        {need.mayAnswer && !isOpen && need.state !== 'answered' && (
          <Form method="post" className="flow">
            <h2>{t('answerTitle')}</h2>
            <input type="hidden" name="do" value="answer" />
            <Field
              id="message"
              name="message"
              type="textarea"
              label={t('answerTitle')}
              hint={t('answerHint')}
              error={errorOf('message')}
              defaultValue={String(answer?.values['message'] ?? '')}
              lang={need.language}
              required
            />
            <Button kind="main" type="submit">
              {t('answer')}
            </Button>
          </Form>
        )}
        <h2>{t('steps')}</h2>
        <Steps steps={need.steps} locale={locale} />
      </main>
    </>
  )
}
