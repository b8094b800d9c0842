import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, EmptyState, ErrorSummary, Status } from '../../ui/index.ts'
import { annulReasons } from '../completion.ts'
import { completionListTexts } from '../completion-list-texts.ts'
import {
  annulCompletion,
  decideCompletion,
  decideRecognition,
  openOffering,
  recordResult,
  resultInput,
} from '../service.server.ts'
import { deliveryTexts } from '../texts.ts'

export const loader = screen('result.record', async (ctx, { params }) => {
  const { offering, version, learners } = await openOffering(ctx, params['id'] ?? '', true)
  return {
    offering: { id: offering.id, title: offering.title },
    outcomes: version.design.outcomes.map(({ id, text }) => ({ id, text: text as Record<string, string> })),
    isGraded: version.design.assessments.some(({ grading }) => grading !== null && grading !== 'passFail'),
    learners: learners.filter(({ state }) => ['accepted', 'active', 'completed'].includes(state)),
    mayDecide: may(ctx.actor, 'completion.decide'),
  }
})

export const action = command('result.record', async (ctx, form, { params }) => {
  const back = `/offerings/${params['id']}/assessment`
  const about = form.text('about')
  switch (form.text('do')) {
    case 'result': {
      const parsed = parseForm(resultInput, form)
      if (!parsed.ok)
        return invalid(
          parsed.errors.map((error) => ({ ...error, field: `${error.field}-${about}` })),
          { ...form.values, about },
        )
      const answer = await recordResult(ctx, form.text('enrolment'), parsed.value)
      if (!answer.accepted) return invalid([{ field: `feedback-${about}`, code: answer.refusal }], { ...form.values, about }, 409)
      throw redirect(back)
    }
    case 'recognition': {
      const judgements = form.all('outcome[]').map((outcome) => ({
        outcome,
        granted: form.text(`granted-${outcome}`) === 'yes',
        reason: form.text(`reason-${outcome}`),
      }))
      const answer = await decideRecognition(ctx, form.text('recognition'), judgements)
      if (!answer.accepted)
        return invalid([{ field: `recognition-${about}`, code: answer.refusal }], { ...form.values, about }, 409)
      throw redirect(back)
    }
    case 'annul': {
      const reason = annulReasons.find((candidate) => candidate === form.text('reason'))
      if (!reason) return invalid([{ field: `annul-${about}`, code: 'notChosen' }], { ...form.values, about })
      const answer = await annulCompletion(ctx, form.text('completion'), reason)
      if (!answer.accepted) return invalid([{ field: `annul-${about}`, code: answer.refusal }], { ...form.values, about }, 409)
      throw redirect(back)
    }
    default: {
      const answer = await decideCompletion(ctx, form.text('enrolment'))
      if (!answer.accepted) return invalid([{ field: `decide-${about}`, code: answer.refusal }], { ...form.values, about }, 409)
      throw redirect(back)
    }
  }
})

export default function AssessmentPage() {
  const { offering, outcomes, isGraded, learners, mayDecide } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(deliveryTexts, locale)
  const refusal = (code: string) => {
    if (code === 'changed-meanwhile') return t('refusal_changed')
    if (code === 'outcomes-are-missing') return t('refusal_missing')
    if (code === 'nobody-decides-their-own') return t('refusal_own')
    if (code === 'text-is-too-long') return fieldErrorText(locale, { field: '', code: 'tooLong', params: { max: 4000 } })
    if (code.startsWith('every-')) return t('refusal_reasons')
    return code.includes('-') ? t('refusal_general') : null
  }
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message: refusal(error.code) ?? fieldErrorText(locale, error),
  }))
  const typed: Readonly<Record<string, unknown>> = answer?.values ?? {}
  return (
    <>
      <title>{`${t('assessmentTitle')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('offerings')}>
          <ol className="crumbs">
            <li>
              <Link to="/offerings">{t('offerings')}</Link>
            </li>
            <li>
              <Link to={`/offerings/${offering.id}`}>{inLocale(offering.title, locale)}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('assessmentTitle')}</h1>
          {mayDecide && (
            <div className="end">
              <Link className="btn" to={`/offerings/${offering.id}/completions-from-list`}>
                {textsIn(completionListTexts, locale)('title')}
              </Link>
            </div>
          )}
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {learners.length === 0 && <EmptyState>{t('learnersNone')}</EmptyState>}
        {learners.map((learner) => {
          const missing = learner.standing.filter(({ by }) => by === null).length
          return (
            <section key={learner.id} className="flow learner" aria-labelledby={`learner-${learner.id}`}>
              <h2 id={`learner-${learner.id}`}>{learner.name ?? t('hidden')}</h2>
              {learner.recognitions
                .filter(({ state }) => state === 'requested' || state === 'assessed')
                .map((request) => (
                  <Form method="post" className="flow guide" key={request.id} id={`recognition-${request.id}`}>
                    <h3>{t('recognitionTitle')}</h3>
                    <input type="hidden" name="do" value="recognition" />
                    <input type="hidden" name="about" value={request.id} />
                    <input type="hidden" name="recognition" value={request.id} />
                    {request.outcomes.map(({ outcome, note }) => (
                      <fieldset key={outcome} className="field">
                        <legend>{inLocale(outcomes.find(({ id }) => id === outcome)?.text ?? {}, locale)}</legend>
                        <input type="hidden" name="outcome[]" value={outcome} />
                        <p className="told">{note}</p>
                        <label className="check">
                          <input type="radio" name={`granted-${outcome}`} value="yes" required />
                          <span>{t('grant')}</span>
                        </label>
                        <label className="check">
                          <input type="radio" name={`granted-${outcome}`} value="no" required />
                          <span>{t('refuse')}</span>
                        </label>
                        <label className="label" htmlFor={`reason-${request.id}-${outcome}`}>
                          {t('reason')}
                        </label>
                        <textarea
                          className="input"
                          id={`reason-${request.id}-${outcome}`}
                          name={`reason-${outcome}`}
                          rows={2}
                          defaultValue={typed['about'] === request.id ? String(typed[`reason-${outcome}`] ?? '') : ''}
                        />
                      </fieldset>
                    ))}
                    <Button type="submit">{t('decideRecognition')}</Button>
                  </Form>
                ))}
              {outcomes.map((outcome, index) => {
                const standing = learner.standing.find((item) => item.outcome === outcome.id)
                const about = `${learner.id}-${outcome.id}`
                const kept = typed['about'] === about ? typed : null
                const error =
                  errors.find(({ field }) => field === `feedback-${about}`)?.message ??
                  errors.find(({ field }) => field === `met-${about}`)?.message
                return (
                  <Form
                    method="post"
                    key={`${about}-${standing?.result?.revision ?? 0}`}
                    className={error ? 'field has-error' : 'field'}
                    noValidate
                  >
                    <h3 className="h4">
                      {t('outcome', { number: index + 1 })}: {inLocale(outcome.text, locale)}
                    </h3>
                    {standing?.by === 'recognition' && <Status kind="ok">{t('recognised')}</Status>}
                    {error && (
                      <p className="error" id={`feedback-${about}-error`}>
                        {error}
                      </p>
                    )}
                    {learner.completion ? (
                      <p>
                        {standing?.result ? `${standing.result.met ? t('met') : t('notMet')}. ${standing.result.feedback}` : null}
                      </p>
                    ) : (
                      <>
                        <input type="hidden" name="do" value="result" />
                        <input type="hidden" name="about" value={about} />
                        <input type="hidden" name="enrolment" value={learner.id} />
                        <input type="hidden" name="outcome" value={outcome.id} />
                        <input type="hidden" name="revision" value={standing?.result?.revision ?? 0} />
                        <fieldset className="row" id={`met-${about}`}>
                          <legend className="unseen">{t('judgement')}</legend>
                          {(['met', 'notMet'] as const).map((value) => (
                            <label className="check" key={value}>
                              <input
                                type="radio"
                                name="met"
                                value={value}
                                defaultChecked={
                                  kept
                                    ? kept['met'] === value
                                    : standing?.result
                                      ? standing.result.met === (value === 'met')
                                      : false
                                }
                              />
                              <span>{t(value)}</span>
                            </label>
                          ))}
                        </fieldset>
                        {isGraded && (
                          <p>
                            <label className="label" htmlFor={`grade-${about}`}>
                              {t('grade')}
                            </label>
                            <select
                              className="input input-short"
                              id={`grade-${about}`}
                              name="grade"
                              defaultValue={String(kept?.['grade'] ?? standing?.result?.grade ?? '')}
                            >
                              {['', '1', '2', '3', '4', '5'].map((grade) => (
                                <option key={grade}>{grade}</option>
                              ))}
                            </select>
                          </p>
                        )}
                        {!isGraded && <input type="hidden" name="grade" value="" />}
                        <label className="label" htmlFor={`feedback-${about}`}>
                          {t('feedback')}
                        </label>
                        <textarea
                          className="input"
                          id={`feedback-${about}`}
                          name="feedback"
                          rows={2}
                          defaultValue={String(kept?.['feedback'] ?? standing?.result?.feedback ?? '')}
                          aria-describedby={error ? `feedback-${about}-error` : undefined}
                        />
                        <p className="form-actions">
                          <Button
                            dense
                            type="submit"
                            aria-label={`${t('record')}: ${learner.name ?? t('hidden')}, ${t('outcome', { number: index + 1 })}`}
                          >
                            {t('record')}
                          </Button>
                        </p>
                      </>
                    )}
                  </Form>
                )
              })}
              {learner.completion ? (
                <div className="flow">
                  <Status kind="ok">{t('decided')}</Status>
                  {mayDecide && (
                    <details>
                      <summary>{t('annul')}</summary>
                      <Form method="post" className="row" id={`annul-${learner.id}`}>
                        <input type="hidden" name="do" value="annul" />
                        <input type="hidden" name="about" value={learner.id} />
                        <input type="hidden" name="completion" value={learner.completion.id} />
                        <label htmlFor={`annul-reason-${learner.id}`}>{t('reason')}</label>
                        <select className="input input-short" id={`annul-reason-${learner.id}`} name="reason">
                          {annulReasons.map((reason) => (
                            <option key={reason} value={reason}>
                              {t(`annul_${reason}`)}
                            </option>
                          ))}
                        </select>
                        <Button kind="stop" dense type="submit">
                          {t('annul')}
                        </Button>
                        <span className="muted">{t('annulHint')}</span>
                      </Form>
                    </details>
                  )}
                </div>
              ) : missing > 0 ? (
                <p className="muted">{t('missingOutcomes', { count: missing })}</p>
              ) : (
                mayDecide && (
                  <Form method="post" className="flow" id={`decide-${learner.id}`}>
                    <p>{t('decideHint')}</p>
                    <input type="hidden" name="do" value="decide" />
                    <input type="hidden" name="about" value={learner.id} />
                    <input type="hidden" name="enrolment" value={learner.id} />
                    <Button kind="main" type="submit" aria-label={`${t('decide')}: ${learner.name ?? t('hidden')}`}>
                      {t('decide')}
                    </Button>
                  </Form>
                )
              )}
            </section>
          )
        })}
      </div>
    </>
  )
}
