import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatIs } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { formatDay, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, EmptyState, Notice, Status } from '../../ui/index.ts'
import { listOwnStudies, requestRecognition, withdrawEnrolment } from '../service.server.ts'
import { deliveryTexts } from '../texts.ts'

export const loader = screen('enrolment.own', async (ctx) => ({ studies: await listOwnStudies(ctx) }))

export const action = command('enrolment.own', async (ctx, form) => {
  const enrolment = form.text('enrolment')
  const answer =
    form.text('do') === 'withdraw'
      ? await withdrawEnrolment(ctx, enrolment)
      : await requestRecognition(
          ctx,
          enrolment,
          form.all('outcome[]').map((outcome) => ({ outcome, note: form.text(`note-${outcome}`) })),
        )
  if (!answer.accepted) return invalid([{ field: enrolment, code: answer.refusal }], form.values, 409)
  throw redirect('/my/studies')
})

export default function MyStudiesPage() {
  const { studies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(deliveryTexts, locale)
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  return (
    <>
      <title>{`${t('studies')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('studies')}</h1>
        </div>
      </div>
      <div className="work flow">
        {answer && (
          <Notice kind="stop" live>
            <p>
              {answer.errors[0]?.code === 'nothing-asked'
                ? t('askRecognitionHint')
                : answer.errors[0]?.code === 'text-is-too-long'
                  ? fieldErrorText(locale, { field: '', code: 'tooLong', params: { max: 4000 } })
                  : t('refusal_general')}
            </p>
          </Notice>
        )}
        {studies.length === 0 && (
          <EmptyState
            action={
              <a className="btn btn-main" href={`/${locale}`}>
                {t('findStudies')}
              </a>
            }
          >
            {t('studiesNone')}
          </EmptyState>
        )}
        {studies.map((study) => {
          const isOpen = study.recognitions.some(({ state }) => state === 'requested' || state === 'assessed')
          const isStudying = study.state === 'accepted' || study.state === 'active'
          return (
            <section key={study.id} className="flow" aria-labelledby={`study-${study.id}`}>
              <h2 id={`study-${study.id}`}>{inLocale(study.offering.title, locale)}</h2>
              <p className="muted">
                {formatDay(locale, study.offering.startsOn)} – {formatDay(locale, study.offering.endsOn)}.{' '}
                {t(`enrolment_${study.state}`)}
              </p>
              <ol className="list">
                {study.outcomes.map((outcome) => (
                  <li key={outcome.id}>
                    {inLocale(outcome.text, locale)}
                    <br />
                    {outcome.by === 'assessment' ? (
                      <Status kind="ok">{t('met')}</Status>
                    ) : outcome.by === 'recognition' ? (
                      <Status kind="ok">{t('recognised')}</Status>
                    ) : (
                      <Status kind="idea">{outcome.met === false ? t('notMet') : t('waitingForResult')}</Status>
                    )}
                    {outcome.feedback && <p className="told">{outcome.feedback}</p>}
                  </li>
                ))}
              </ol>
              {study.recognitions.map((request) => (
                <div key={request.id}>
                  <h3 className="h4">
                    {t('recognitionTitle')}: {t(`recognition_${request.state}`)}
                  </h3>
                  <ul>
                    {request.outcomes.map((item) => (
                      <li key={item.outcome}>
                        {inLocale(study.outcomes.find(({ id }) => id === item.outcome)?.text ?? {}, locale)}
                        {item.reason && `: ${item.granted ? t('grant') : t('refuse')}. ${item.reason}`}
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
              {isStudying && !isOpen && study.outcomes.some(({ by }) => by === null) && (
                <details>
                  <summary>{t('askRecognition')}</summary>
                  <Form method="post" className="flow">
                    <p>{inLocale(study.recognitionRoute, locale)}</p>
                    <p className="hint">{t('askRecognitionHint')}</p>
                    <p className="small muted">{t('attachmentsLater')}</p>
                    <WhatIs term="recognition" locale={locale} />
                    <input type="hidden" name="do" value="recognition" />
                    <input type="hidden" name="enrolment" value={study.id} />
                    {study.outcomes
                      .filter(({ by }) => by === null)
                      .map((outcome) => (
                        <p key={outcome.id}>
                          <input type="hidden" name="outcome[]" value={outcome.id} />
                          <label className="label" htmlFor={`note-${study.id}-${outcome.id}`}>
                            {inLocale(outcome.text, locale)}
                          </label>
                          <textarea
                            className="input"
                            id={`note-${study.id}-${outcome.id}`}
                            name={`note-${outcome.id}`}
                            rows={2}
                            defaultValue={values['enrolment'] === study.id ? String(values[`note-${outcome.id}`] ?? '') : ''}
                          />
                        </p>
                      ))}
                    <Button type="submit">{t('ask')}</Button>
                  </Form>
                </details>
              )}
              {['applied', 'waiting', 'accepted', 'active'].includes(study.state) && (
                <Form method="post">
                  <input type="hidden" name="do" value="withdraw" />
                  <input type="hidden" name="enrolment" value={study.id} />
                  <ConfirmButton
                    dense
                    label={t('withdraw')}
                    question={t('withdrawQuestion')}
                    yes={t('withdraw')}
                    no={t('keepAsIs')}
                  >
                    <p>{t('withdrawText')}</p>
                  </ConfirmButton>
                </Form>
              )}
            </section>
          )
        })}
      </div>
    </>
  )
}
