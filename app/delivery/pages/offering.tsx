import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatIs } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { BadInput } from '../../platform/errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatMoney, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, EmptyState, Log, Notice, Status } from '../../ui/index.ts'
import { completionListTexts } from '../completion-list-texts.ts'
import { acceptEnrolment, cancelEnrolment, checkIdentity, identityCheck, moveOffering, openOffering } from '../service.server.ts'
import { deliveryTexts } from '../texts.ts'

const moves = {
  planned: ['open', 'cancel'],
  open: ['start', 'cancel'],
  running: ['assess', 'cancel'],
  assessing: ['close'],
  closed: [],
  cancelled: [],
} as const
const howChecked = ['notChecked', 'document', 'strongSignIn', 'knownStudent'] as const

export const loader = screen('offering.list', async (ctx, { params, url }) => {
  const mayDecide = may(ctx.actor, 'enrolment.decide')
  const { offering, learners } = await openOffering(ctx, params['id'] ?? '', mayDecide)
  return {
    offering,
    learners: learners.map(({ id, name, email, state, identityHow, appliedAt }) => ({
      id,
      name,
      email,
      state,
      identityHow,
      appliedAt,
    })),
    mayChange: may(ctx.actor, 'offering.change'),
    mayDecide,
    mayAssess: may(ctx.actor, 'result.record'),
    mayComplete: may(ctx.actor, 'completion.decide'),
    done: {
      completed: Number(url.searchParams.get('completed')) || 0,
      notMet: Number(url.searchParams.get('notMet')) || 0,
    },
  }
})

export const action = command('offering.change', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const enrolment = form.text('enrolment')
  const answer = await (async () => {
    switch (form.text('do')) {
      case 'accept':
        return acceptEnrolment(ctx, enrolment)
      case 'withdraw':
        return cancelEnrolment(ctx, enrolment)
      case 'identity': {
        const parsed = parseForm(identityCheck, form)
        if (!parsed.ok) throw new BadInput('broken-form')
        await checkIdentity(ctx, enrolment, parsed.value)
        return { accepted: true } as const
      }
      case 'open':
      case 'start':
      case 'assess':
      case 'close':
      case 'cancel':
        return moveOffering(ctx, id, form.text('do') as 'open')
      default:
        throw new BadInput('broken-form')
    }
  })()
  if (!answer.accepted) return invalid([{ field: 'do', code: answer.refusal }], {}, 409)
  throw redirect(`/offerings/${id}`)
})

export default function OfferingPage() {
  const { offering, learners, mayChange, mayDecide, mayAssess, mayComplete, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(deliveryTexts, locale)
  const list = textsIn(completionListTexts, locale)
  const refusal = answer?.errors[0]?.code
  return (
    <>
      <title>{`${inLocale(offering.title, locale)} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('offerings')}>
          <ol className="crumbs">
            <li>
              <Link to="/offerings">{t('offerings')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{inLocale(offering.title, locale)}</h1>
          <div className="end">
            <Status kind={offering.state === 'cancelled' ? 'stop' : offering.state === 'planned' ? 'waiting' : 'ok'}>
              {t(`state_${offering.state}`)}
            </Status>
            {mayAssess && (
              <Link className="btn" to={`/offerings/${offering.id}/assessment`}>
                {t('toAssessment')}
              </Link>
            )}
            {mayComplete && (
              <Link className="btn" to={`/offerings/${offering.id}/completions-from-list`}>
                {list('title')}
              </Link>
            )}
          </div>
        </div>
      </div>
      <div className="work flow">
        {(done.completed > 0 || done.notMet > 0) && !answer && (
          <Notice kind="ok" live>
            {done.completed > 0 && <p>{list('done', { count: done.completed })}</p>}
            {done.notMet > 0 && <p>{list('doneNotMet', { count: done.notMet })}</p>}
          </Notice>
        )}
        {refusal && (
          <Notice kind="stop" live>
            <p>
              {refusal === 'offering-is-full'
                ? t('refusal_full')
                : refusal === 'micro-credential-is-retired'
                  ? t('refusal_retired')
                  : t('refusal_general')}
            </p>
          </Notice>
        )}
        <Log
          rows={[
            [t('startsOn'), formatDay(locale, offering.startsOn)],
            [t('endsOn'), formatDay(locale, offering.endsOn)],
            [t('opensOn'), formatDay(locale, offering.opensAt)],
            [t('closesOn'), formatDay(locale, new Date(offering.closesAt.getTime() - 1))],
            [t('seats'), t('seatsTaken', { taken: offering.seatsTaken, seats: offering.seats })],
            [t('price'), formatMoney(locale, offering.priceCents)],
            [t('note'), offering.note],
          ]}
        />
        {mayChange && moves[offering.state].length > 0 && (
          <div className="row">
            {moves[offering.state].map((move) => (
              <Form method="post" key={move}>
                <input type="hidden" name="do" value={move} />
                {move === 'cancel' ? (
                  <ConfirmButton label={t('do_cancel')} question={t('cancelQuestion')} yes={t('do_cancel')} no={t('keepAsIs')}>
                    <p>{t('cancelText')}</p>
                  </ConfirmButton>
                ) : (
                  <Button kind="main" type="submit">
                    {t(`do_${move}`)}
                  </Button>
                )}
              </Form>
            ))}
          </div>
        )}
        <h2>{t('learners')}</h2>
        {mayDecide && <WhatIs term="identityCheck" locale={locale} />}
        {offering.seatsTaken >= offering.seats && <p className="small muted">{t('waitingListLater')}</p>}
        {learners.length === 0 ? (
          <EmptyState>{t('learnersNone')}</EmptyState>
        ) : (
          <ul className="list">
            {learners.map((learner) => (
              <li key={learner.id} className="row between">
                <div>
                  <strong>{learner.name ?? t('hidden')}</strong> <span className="muted">{learner.email}</span>
                  <br />
                  {t(`enrolment_${learner.state}`)}, {formatDay(locale, learner.appliedAt)}. {t('identity')}:{' '}
                  {t(`identity_${learner.identityHow}`)}
                </div>
                {mayDecide && (
                  <div className="row">
                    {(learner.state === 'applied' || learner.state === 'waiting') && (
                      <Form method="post">
                        <input type="hidden" name="enrolment" value={learner.id} />
                        <Button
                          dense
                          type="submit"
                          name="do"
                          value="accept"
                          aria-label={`${t('accept')}: ${learner.name ?? t('hidden')}`}
                        >
                          {t('accept')}
                        </Button>
                      </Form>
                    )}
                    {(learner.state === 'accepted' || learner.state === 'active') && (
                      <Form method="post" className="row">
                        <input type="hidden" name="enrolment" value={learner.id} />
                        <label className="unseen" htmlFor={`how-${learner.id}`}>
                          {t('identity')}: {learner.name ?? t('hidden')}
                        </label>
                        <select
                          className="input input-short"
                          id={`how-${learner.id}`}
                          name="how"
                          defaultValue={learner.identityHow}
                        >
                          {howChecked.map((how) => (
                            <option key={how} value={how}>
                              {t(`identity_${how}`)}
                            </option>
                          ))}
                        </select>
                        <Button
                          dense
                          type="submit"
                          name="do"
                          value="identity"
                          aria-label={`${t('save')}: ${t('identity')}, ${learner.name ?? t('hidden')}`}
                        >
                          {t('save')}
                        </Button>
                      </Form>
                    )}
                    {['applied', 'waiting', 'accepted', 'active'].includes(learner.state) && (
                      <Form method="post">
                        <input type="hidden" name="enrolment" value={learner.id} />
                        <ConfirmButton
                          kind="quiet"
                          dense
                          name="do"
                          value="withdraw"
                          label={
                            <>
                              {t('cancelEnrolment')}
                              <span className="unseen">: {learner.name ?? t('hidden')}</span>
                            </>
                          }
                          question={t('cancelEnrolmentQuestion', { name: learner.name ?? t('hidden') })}
                          yes={t('cancelEnrolment')}
                          no={t('keepAsIs')}
                        />
                      </Form>
                    )}
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
