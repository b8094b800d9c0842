import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { BadInput } from '../../platform/errors.ts'
import { formatDay, formatInstant, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, Field, Log, Notice, Status } from '../../ui/index.ts'
import { nameOr, Road } from '../parts.tsx'
import type { ReviewRefusal } from '../service.server.ts'
import { lifeTexts, refusalTexts, reviewTexts } from '../texts.ts'
import { openMicroCredential, publish, retire, startNewVersion } from '../versions.server.ts'

export const loader = screen('microCredential.list', async (ctx, { params }) => ({
  ...(await openMicroCredential(ctx, params['id'] ?? '')),
  mayOffer: may(ctx.actor, 'offering.change'),
}))

/** Publishing, retiring and starting a version are different roles': each service asks the policy for its own action. */
export const action = command('microCredential.list', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const statement = form.text('statement')
  if (statement.length > 4000) return invalid([{ field: 'statement', code: 'tooLong' }], form.values)
  switch (form.text('do')) {
    case 'publish':
    case 'retire': {
      const answer = await (form.text('do') === 'publish' ? publish : retire)(ctx, id, statement)
      if (!answer.accepted) return invalid([{ field: 'do', code: answer.refusal }], form.values, 409)
      throw redirect(`/micro-credentials/${id}`)
    }
    case 'newVersion': {
      const answer = await startNewVersion(ctx, id)
      if (!answer.accepted) return invalid([{ field: 'do', code: answer.refusal }], form.values, 409)
      throw redirect(`/designs/${answer.design}`)
    }
    default:
      throw new BadInput('broken-form')
  }
})

export default function MicroCredentialPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(reviewTexts, locale)
  const newest = view.versions[0]
  const title = newest ? inLocale(newest.design.title, locale) : view.code
  const refusal = answer?.errors[0]?.code
  const isPublic = view.state !== 'approved'
  return (
    <>
      <title>{`${title} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <div>
            <p className="eyebrow">
              <Link to="/micro-credentials">{t('microCredentials')}</Link> / {view.code}
            </p>
            <h1>{title}</h1>
          </div>
          <div className="end">
            {view.mayPublish && (
              <Form method="post">
                <ConfirmButton
                  kind="main"
                  name="do"
                  value="publish"
                  label={view.state === 'underReview' ? t('goOn') : t('publish')}
                  question={view.state === 'underReview' ? t('goOnQuestion') : t('publishQuestion', { code: view.code })}
                  yes={view.state === 'underReview' ? t('goOn') : t('publish')}
                  no={t('publishNo')}
                >
                  <p>{view.state === 'underReview' ? t('goOnText') : t('publishText')}</p>
                </ConfirmButton>
              </Form>
            )}
            {view.mayStartNewVersion && (
              <Form method="post">
                <Button type="submit" name="do" value="newVersion">
                  {t('newVersion')}
                </Button>
              </Form>
            )}
            {view.mayRetire && (
              <Form method="post">
                <ConfirmButton
                  name="do"
                  value="retire"
                  label={t('retire')}
                  question={t('retireQuestion', { code: view.code })}
                  yes={t('retire')}
                  no={t('retireNo')}
                >
                  <p>{t('retireText')}</p>
                  <Field id="statement" name="statement" type="textarea" rows={3} maxLength={4000} label={t('why')} />
                </ConfirmButton>
              </Form>
            )}
          </div>
        </div>
        <Road
          at="microCredential"
          isYourTurn={view.mayPublish}
          links={{
            ...(newest ? { design: `/designs/${newest.designId}` } : {}),
            ...(isPublic ? { offering: '/offerings' } : {}),
          }}
          locale={locale}
        />
      </div>
      <div className="work sections">
        {refusal && refusal in refusalTexts && (
          <Notice kind="stop" live>
            <p>{t(refusalTexts[refusal as ReviewRefusal])}</p>
          </Notice>
        )}
        <section className="flow" aria-labelledby="life">
          <h2 id="life">{t('life')}</h2>
          <Log
            rows={[
              [
                t('state'),
                <Status
                  key="state"
                  kind={
                    view.state === 'approved' ? (view.mayPublish ? 'here' : 'waiting') : view.state === 'retired' ? 'ended' : 'ok'
                  }
                >
                  {t(lifeTexts[view.state])}
                </Status>,
              ],
              [t('code'), view.code],
              [t('owners'), view.owners.map(({ name }) => inLocale(name, locale)).join(', ')],
              [t('awarding'), view.awardingBodies.map(({ name }) => inLocale(name, locale)).join(', ')],
              [t('publishedOn'), view.publishedAt && formatDay(locale, view.publishedAt)],
              [t('reviewDue'), newest?.reviewDue && view.state !== 'retired' ? formatDay(locale, newest.reviewDue) : null],
              [t('retiredOn'), view.retiredAt && formatDay(locale, view.retiredAt)],
            ]}
          />
          {view.state === 'approved' && !view.mayPublish && <p className="muted">{t('onlyAdministrator')}</p>}
          {isPublic && (
            <p className="row">
              <a href={`/${locale}/micro-credentials/${view.code}`}>{t('publicPage')}</a>
              <Link to="/offerings">{t('offerings')}</Link>
              {view.isOwn && view.mayOffer && newest && (
                <Link to={`/offerings/new?version=${newest.id}`}>{t('newOffering')}</Link>
              )}
            </p>
          )}
        </section>
        <section className="flow" aria-labelledby="versions">
          <h2 id="versions">{t('versions')}</h2>
          <ol className="list">
            {view.versions.map((version) => (
              <li key={version.id}>
                <p>
                  <b>{t('versionNumber', { number: version.number })}</b>, {t(version.state)},{' '}
                  {t('approvedOn', { day: formatDay(locale, version.approvedAt) })},{' '}
                  {t('framework', { version: version.frameworkVersion })}
                </p>
                <p className="small muted long-link">
                  {t('hash')}: SHA-256 {version.hash}
                </p>
                <p className="small">
                  <Link to={`/designs/${version.designId}`}>{t('stop_design')}</Link>
                </p>
              </li>
            ))}
          </ol>
        </section>
        <section className="flow" aria-labelledby="decisions">
          <h2 id="decisions">{t('decisions')}</h2>
          <ol className="list">
            {view.decisions.map(({ kind, by, at, statement, review }) => (
              <li key={`${kind} ${at.toISOString()}`}>
                <p>
                  <b>{t(`kind_${kind}`)}</b>, {nameOr(by, locale)}, {formatInstant(locale, at)}
                </p>
                {statement && <blockquote className="told">{statement}</blockquote>}
                {review && (
                  <p className="small">
                    <Link to={`/reviews/${review}`}>{t('showReview')}</Link>
                  </p>
                )}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
