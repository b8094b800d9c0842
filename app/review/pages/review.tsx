import { Form, Link, redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { Forbidden } from '../../platform/errors.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatInstant, inLocale, type Locale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ChoiceGroup, ErrorSummary, Field, Log, Notice, type Option, Status } from '../../ui/index.ts'
import { Case } from '../case.tsx'
import { nameOr, namesOr, Road } from '../parts.tsx'
import { placeName } from '../place-name.ts'
import { ReviewNotes } from '../review-notes.tsx'
import { commentReview, decideReview, openReview, type ReviewRefusal, reviewComment, reviewDecision } from '../service.server.ts'
import { refusalTexts, reviewTexts } from '../texts.ts'

export const loader = screen('review.read', (ctx, { params }) => openReview(ctx, params['id'] ?? ''))

/** Comments are many people's, the decision is a reviewer's: each service asks the policy for its own action. */
export const action = command('review.read', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  if (form.text('do') === 'comment') {
    if (!may(ctx.actor, 'review.comment')) throw new Forbidden('review.comment')
    const parsed = parseForm(reviewComment, form)
    if (!parsed.ok) return invalid(parsed.errors, form.values)
    const answer = await commentReview(ctx, id, parsed.value)
    if (!answer.accepted) return invalid([{ field: 'text', code: answer.refusal }], form.values, 409)
    throw redirect(`/reviews/${id}#comments`)
  }
  if (!may(ctx.actor, 'review.decide')) throw new Forbidden('review.decide')
  const parsed = parseForm(reviewDecision, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await decideReview(ctx, id, parsed.value)
  if (!answer.accepted) return invalid([{ field: 'decision', code: answer.refusal }], form.values, 409)
  throw redirect(`/reviews/${id}`)
})

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function ReviewPage() {
  const view = useLoaderData<typeof loader>()
  const params = useParams()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(reviewTexts, locale)
  const title = inLocale(view.design.title, locale)
  const errors = (answer?.errors ?? []).map((error) => ({
    field: error.field,
    message: error.code in refusalTexts ? t(refusalTexts[error.code as ReviewRefusal]) : fieldErrorText(locale, error),
  }))
  const isYourTurn = view.whyNot === null
  return (
    <>
      <title>{`${t('reviews')}: ${title} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <div>
            <p className="eyebrow">
              <Link to="/reviews">{t('reviews')}</Link> /{' '}
              {t('versionSent', { number: view.number, day: formatDay(locale, view.submittedAt) })}
            </p>
            <h1>{title}</h1>
          </div>
          <div className="end">
            {isYourTurn ? (
              <Status kind="here">{t('yourTurn')}</Status>
            ) : (
              <Status kind={view.state === 'open' ? 'waiting' : view.state === 'approved' ? 'ok' : 'advise'}>
                {t(`state_${view.state}`)}
              </Status>
            )}
            <Link className="btn btn-dense" to={`/designs/${view.designId}`}>
              {t('wholeDesign')}
            </Link>
          </div>
        </div>
        <Road
          at={view.state === 'approved' ? 'microCredential' : 'review'}
          isYourTurn={isYourTurn}
          links={{
            design: `/designs/${view.designId}`,
            ...(view.microCredential ? { microCredential: `/micro-credentials/${view.microCredential}` } : {}),
          }}
          locale={locale}
        />
      </div>
      <div className="desk">
        <Case
          design={view.design}
          owners={view.owners}
          awardingBodies={view.awardingBodies}
          findings={view.findings}
          comments={view.comments}
          locale={locale}
        />
        <aside className="decide" aria-labelledby="decide">
          <ErrorSummary locale={locale} errors={errors} />
          <Decision view={view} errors={errors} values={answer?.values ?? {}} locale={locale} />
          {view.state === 'open' && (
            <ReviewNotes id={view.designId} design={view.design} before={params['id'] ?? ''} locale={locale} />
          )}
          <div>
            {view.state === 'open' && (
              <>
                <h3>{t('who')}</h3>
                <p className="small">{view.reviewers.length === 0 ? t('waitsForNobody') : namesOr(view.reviewers, locale)}</p>
              </>
            )}
            <h3>{t('authors')}</h3>
            <p className="small">{namesOr(view.authors, locale)}</p>
          </div>
          <Comments view={view} errors={errors} values={answer?.values ?? {}} locale={locale} />
        </aside>
      </div>
    </>
  )
}

interface PanelProps {
  view: View
  errors: readonly { field: string; message: string }[]
  values: Readonly<Record<string, string | string[]>>
  locale: Locale
}

function Decision({ view, errors, values, locale }: PanelProps) {
  const t = textsIn(reviewTexts, locale)
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  if (view.decision)
    return (
      <>
        <h2 id="decide">{t('decision')}</h2>
        <Log
          rows={[
            [t('decision'), t(`kind_${view.decision.kind}`)],
            [t('who'), nameOr(view.decision.by, locale)],
            [t('decidedWhen'), formatInstant(locale, view.decision.at)],
          ]}
        />
        {view.decision.statement && <blockquote className="told">{view.decision.statement}</blockquote>}
        {view.microCredential && (
          <p>
            <Link className="btn btn-main" to={`/micro-credentials/${view.microCredential}`}>
              {t('openMicroCredential')}
            </Link>
          </p>
        )}
      </>
    )
  if (view.whyNot !== null)
    return (
      <>
        <h2 id="decide">{t('decision')}</h2>
        <Notice>
          <p>{t(refusalTexts[view.whyNot])}</p>
        </Notice>
      </>
    )
  return (
    <>
      <h2 id="decide">{t('yourDecision')}</h2>
      <Form method="post" className="flow">
        <input type="hidden" name="do" value="decide" />
        <ChoiceGroup
          legend={<span className="unseen">{t('decision')}</span>}
          name="decision"
          type="radio"
          error={errorOf('decision')}
          chosen={[String(values['decision'] ?? '')]}
          options={[
            { value: 'approve', label: t('approve'), hint: t('approveHint', { number: view.number }) },
            { value: 'return', label: t('return'), hint: t('returnHint') },
          ]}
        />
        <Field
          id="statement"
          name="statement"
          type="textarea"
          rows={4}
          label={t('statement')}
          hint={t('statementHint')}
          maxLength={4000}
          error={errorOf('statement')}
          defaultValue={String(values['statement'] ?? '')}
        />
        <p>
          <Button kind="main" type="submit">
            {t('record')}
          </Button>
        </p>
        <p className="small muted">{t('recordNote', { number: view.number })}</p>
      </Form>
    </>
  )
}

function Comments({ view, errors, values, locale }: PanelProps) {
  const t = textsIn(reviewTexts, locale)
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <section aria-labelledby="comments" className="flow">
      <h3 id="comments">{t('comments')}</h3>
      {view.comments.length === 0 ? (
        <p className="small muted">{t('commentsNone')}</p>
      ) : (
        <ol className="list small">
          {view.comments.map(({ number, place, text, author, isYours, at }) => (
            <li key={number} id={`k${number}`}>
              <span className="note">{number}</span> <b>{isYours ? t('you') : nameOr(author, locale)}</b>,{' '}
              {placeName(place, view.design, locale)}, <span className="muted">{formatInstant(locale, at)}</span>
              <br />
              {text}
            </li>
          ))}
        </ol>
      )}
      {view.mayComment && (
        <Form method="post" className="flow" key={view.comments.length}>
          <input type="hidden" name="do" value="comment" />
          <Field
            id="place"
            name="place"
            type="select"
            label={t('commentAt')}
            options={placeOptions(view.design, locale)}
            defaultValue={String(values['place'] ?? '')}
          />
          <Field
            id="text"
            name="text"
            type="textarea"
            rows={3}
            label={t('commentText')}
            maxLength={4000}
            error={errorOf('text')}
            defaultValue={String(values['text'] ?? '')}
          />
          <p>
            <Button type="submit" dense>
              {t('commentAdd')}
            </Button>
          </p>
        </Form>
      )}
    </section>
  )
}

function placeOptions(design: View['design'], locale: Locale): Option[] {
  const places = [
    '',
    'title',
    'summary',
    'needSummary',
    'targetGroup',
    ...design.outcomes.map(({ id }) => `outcomes/${id}`),
    ...design.assessments.map(({ id }) => `assessments/${id}`),
    'eqfLevel',
    'activities',
    'priceCents',
    'qualityAssurance',
    'stackability',
    'recognition',
    'guidance',
  ]
  return places.map((value) => ({ value, label: placeName(value, design, locale) }))
}
