import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { BadInput } from '../../platform/errors.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { type Form as PostedForm, parseForm } from '../../platform/input.server.ts'
import { formatDay, text, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary, Field, Notice, Status } from '../../ui/index.ts'
import { readConversation } from '../conversation.server.ts'
import { Conversation } from '../conversation.tsx'
import { declineReasons } from '../need.ts'
import {
  answerNeed,
  claimNeed,
  declineNeed,
  joinNeed,
  needAnswer,
  needDecline,
  needJoin,
  noteRead,
  openNeed,
  type Refusal,
  releaseNeed,
  shortened,
} from '../service.server.ts'
import { NeedFacts, Steps } from '../steps.tsx'
import { worklifeTexts } from '../texts.ts'

const refusals: Record<Refusal, keyof typeof worklifeTexts> = {
  'need-has-its-outcome': 'refusal_hasOutcome',
  'need-has-no-outcome-yet': 'refusal_noOutcome',
  'need-is-answered': 'refusal_answered',
  'another-institution-has-it': 'refusal_others',
  'need-cannot-be-joined-there': 'refusal_joinThere',
}

export const loader = screen('need.list', async (ctx, { params }) => {
  const { row, ...view } = await openNeed(ctx, params['id'] ?? '')
  const { need, ...facts } = row
  const { closedAt, messages } = await readConversation(ctx, row.id)
  return {
    conversation: { isClosed: closedAt !== null, mayClose: may(ctx.actor, 'need.answer'), messages },
    ...facts,
    ...view,
    title: shortened(row.problem.split('\n')[0] ?? '', 80),
    state: need.state,
    mayAnswer: may(ctx.actor, 'need.answer') && view.care !== 'others',
    mayDesign: may(ctx.actor, 'design.create') && view.care !== 'others',
    mayOpenDesign: may(ctx.actor, 'design.read') && (view.care === 'told' || view.care === 'ours'),
  }
})

export const action = command('need.answer', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const what = form.text('do')
  const decided = await carryOut(ctx, id, what, form)
  if ('errors' in decided)
    return invalid(
      decided.errors.map((error) => ({ ...error, field: `${what}-${error.field}` })),
      form.values,
    )
  if (!decided.accepted) return invalid([{ field: `${what}-message`, code: decided.refusal }], form.values, 409)
  throw redirect(`/needs/${id}`)
})

async function carryOut(ctx: Ctx, id: string, what: string, form: PostedForm) {
  switch (what) {
    case 'read':
      return noteRead(ctx, id)
    case 'claim':
      return claimNeed(ctx, id)
    case 'release':
      return releaseNeed(ctx, id)
    case 'decline': {
      const parsed = parseForm(needDecline, form)
      return parsed.ok ? declineNeed(ctx, id, parsed.value) : parsed
    }
    case 'join': {
      const parsed = parseForm(needJoin, form)
      return parsed.ok ? joinNeed(ctx, id, parsed.value) : parsed
    }
    case 'answer': {
      const parsed = parseForm(needAnswer, form)
      return parsed.ok ? answerNeed(ctx, id, parsed.value) : parsed
    }
    default:
      throw new BadInput('broken-form')
  }
}

export default function NeedPage() {
  const need = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(worklifeTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message:
      error.code in refusals ? text(worklifeTexts, locale, refusals[error.code as Refusal]) : fieldErrorText(locale, error),
  }))
  const typed: Readonly<Record<string, unknown>> = answer?.values ?? {}
  const field = (form: string, name: string) => ({
    id: `${form}-${name}`,
    name,
    error: errors.find((error) => error.field === `${form}-${name}`)?.message,
    defaultValue: typed['do'] === form ? String(typed[name] ?? '') : '',
  })
  const isOpen = need.state === 'reported' || need.state === 'read'
  const isYours = need.mayAnswer && need.state !== 'answered'
  const message = (form: string) => (
    <Field
      {...field(form, 'message')}
      type="textarea"
      rows={5}
      maxLength={4000}
      label={t('message')}
      hint={t(need.contact === null ? 'messageHintNoMail' : 'messageHint', { language: t(`language_${need.language}`) })}
      lang={need.language}
      required
    />
  )
  const reporter =
    need.contact === null ? (
      t('withdrawn')
    ) : need.contact === 'hidden' ? (
      t('contactHidden')
    ) : (
      <>
        {[need.contact.name, need.contact.organisation].filter(Boolean).join(', ')}
        <br />
        <a href={`mailto:${need.contact.email}`}>{need.contact.email}</a>
        {need.contact.phone !== '' && <> {need.contact.phone}</>}
        <br />
        <span className="small muted">{t(need.contact.mayAsk ? 'mayAskYes' : 'mayAskNo')}</span>
      </>
    )
  return (
    <>
      <title>{`${need.title} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('register')}>
          <ol className="crumbs">
            <li>
              <Link to="/needs">{t('register')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1 lang={need.language}>{need.title}</h1>
          <div className="end">
            <Status kind={need.state === 'answered' ? 'ok' : isYours ? 'here' : 'waiting'}>{t(`state_${need.state}`)}</Status>
          </div>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {need.care === 'others' && (
          <Notice>
            <p>{t('othersCare', { institution: need.careOf ?? '' })}</p>
          </Notice>
        )}
        <blockquote className="told" lang={need.language}>
          {need.problem}
        </blockquote>
        <NeedFacts
          need={need}
          locale={locale}
          more={[
            [t('reportedOn'), formatDay(locale, need.reportedAt) + (need.isForAll ? `, ${t('forAll')}` : '')],
            [t('reporter'), reporter],
          ]}
        />
        {isYours && need.state === 'reported' && (
          <Form method="post" className="flow">
            <p>{t('noteReadHint')}</p>
            <Button kind="main" type="submit" name="do" value="read">
              {t('noteRead')}
            </Button>
          </Form>
        )}
        {isYours && need.state === 'read' && need.care === 'nobody' && (
          <Form method="post" className="flow">
            <p>{t('claimHint')}</p>
            <Button kind="main" type="submit" name="do" value="claim">
              {t('claim')}
            </Button>
          </Form>
        )}
        {need.state === 'read' && (isYours || need.mayDesign) && (
          <section className="flow" aria-labelledby="decide">
            <h2 id="decide">{t('decideTitle')}</h2>
            {need.mayDesign ? (
              <>
                <p>{t('startDesignHint')}</p>
                <p>
                  <Link className={need.care === 'nobody' ? 'btn' : 'btn btn-main'} to={`/designs/new?need=${need.id}`}>
                    {t('startDesign')}
                  </Link>
                </p>
              </>
            ) : (
              <p>{t('startDesignWho')}</p>
            )}
            {isYours && need.others.length > 0 && (
              <details open={typed['do'] === 'join'}>
                <summary>{t('joinTitle')}</summary>
                <Form method="post" className="flow" noValidate>
                  <Field
                    {...field('join', 'need')}
                    type="select"
                    label={t('joinWith')}
                    emptyOption={t('choose')}
                    options={need.others.map(({ id, problem, language }) => ({ value: id, label: problem, lang: language }))}
                  />
                  {message('join')}
                  <Button type="submit" name="do" value="join">
                    {t('join')}
                  </Button>
                </Form>
              </details>
            )}
            {isYours && (
              <details open={typed['do'] === 'decline'}>
                <summary>{t('declineTitle')}</summary>
                <Form method="post" className="flow" noValidate>
                  <Field
                    {...field('decline', 'reason')}
                    type="select"
                    label={t('declineReason')}
                    emptyOption={t('choose')}
                    options={declineReasons.map((reason) => ({ value: reason, label: t(`reason_${reason}`) }))}
                  />
                  {message('decline')}
                  <Button type="submit" name="do" value="decline">
                    {t('decline')}
                  </Button>
                </Form>
              </details>
            )}
            {isYours && need.care === 'ours' && (
              <Form method="post">
                <Button kind="quiet" type="submit" name="do" value="release">
                  {t('release')}
                </Button>
              </Form>
            )}
          </section>
        )}
        {need.designId && need.mayOpenDesign && (
          <p>
            <Link to={`/designs/${need.designId}`}>{t('openDesign')}</Link>
          </p>
        )}
        {isYours && !isOpen && (
          <Form method="post" className="flow" noValidate>
            <h2>{t('answerTitle')}</h2>
            {message('answer')}
            <Button kind="main" type="submit" name="do" value="answer">
              {t('answer')}
            </Button>
          </Form>
        )}
        <h2>{t('steps')}</h2>
        <Steps steps={need.steps} earned={need.earned} locale={locale} language={need.language} told="staff" />
        <Conversation need={need.id} view={need.conversation} locale={locale} />
      </div>
    </>
  )
}
