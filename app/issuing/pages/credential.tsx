import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatIs } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatInstant, text, textsIn } from '../../platform/texts.ts'
import { useFreshWhile } from '../../platform/use-fresh.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { ErrorSummary, Notice } from '../../ui/index.ts'
import { againTexts } from '../again-texts.ts'
import type { Refusal } from '../credential.ts'
import { readForStaff } from '../list.server.ts'
import { revocation, revokeCredential } from '../revoke.server.ts'
import { StateMark } from '../state-mark.tsx'
import { issuingTexts } from '../texts.ts'

const reasons = ['error', 'misconduct', 'byRequest'] as const

const refusals: Record<Refusal, keyof typeof issuingTexts> = {
  'already-issued': 'refusal_nothing',
  'not-issued-yet': 'refusal_notIssuedYet',
  'already-revoked': 'refusal_alreadyRevoked',
  'already-superseded': 'refusal_alreadySuperseded',
}

export const loader = screen('credential.list', async (ctx, { params, url }) => ({
  ...(await readForStaff(ctx, params['id'] ?? '')),
  mayRevoke: may(ctx.actor, 'credential.revoke'),
  mayIssueAgain: may(ctx.actor, 'credential.issueAgain'),
  done: url.searchParams.get('done'),
}))

export const action = command('credential.revoke', async (ctx, form, { params }) => {
  const parsed = parseForm(revocation, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const decision = await revokeCredential(ctx, params['id'] ?? '', parsed.value.reason)
  if (!decision.accepted) return invalid([{ field: 'reason', code: decision.refusal }], form.values, 409)
  throw redirect(`/credentials/${params['id']}?done=revoked`)
})

export default function CredentialPage() {
  const row = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const a = textsIn(againTexts, locale)
  useFreshWhile(row.state === 'pending')
  const errors = (answer?.errors ?? []).map((error) => ({
    field: 'state',
    message: error.code in refusals ? text(issuingTexts, locale, refusals[error.code as Refusal]) : fieldErrorText(locale, error),
  }))
  return (
    <>
      <title>{`${row.title} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('credentials')}>
          <ol className="crumbs">
            <li>
              <Link to="/credentials">{t('credentials')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1 lang={row.language}>{row.title}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {row.done === 'revoked' && row.state === 'revoked' && !answer && (
          <Notice kind="ok" live>
            <p>{t('revokedNow', { learner: row.learner })}</p>
          </Notice>
        )}
        {row.done === 'again' && row.state === 'issued' && !answer && (
          <Notice kind="ok" live>
            <p>{a('againDone')}</p>
          </Notice>
        )}
        <dl className="log" id="state">
          <div>
            <dt>{t('learner')}</dt>
            <dd>{row.learner}</dd>
          </div>
          <div>
            <dt>{t('state')}</dt>
            <dd>
              <StateMark state={row.shown} locale={locale} />
              {row.reason && `, ${text(issuingTexts, locale, `reason_${row.reason}`)}`}
            </dd>
          </div>
          <div>
            <dt>{t('issuedOn')}</dt>
            <dd>{row.issuedAt ? formatInstant(locale, row.issuedAt) : '–'}</dd>
          </div>
          {row.validUntil && (
            <div>
              <dt>{t('validUntil')}</dt>
              <dd>{formatDay(locale, row.validUntil)}</dd>
            </div>
          )}
          {row.replacedBy && (
            <div>
              <dt>{a('toNew')}</dt>
              <dd>
                <Link to={`/credentials/${row.replacedBy}`}>{row.title}</Link>
              </dd>
            </div>
          )}
        </dl>
        {row.mayIssueAgain && row.shown === 'issued' && (
          <p>
            <Link className="btn" to={`/credentials/${row.id}/again`}>
              {a('title')}
            </Link>
          </p>
        )}
        {row.mayRevoke && row.state === 'issued' && (
          <section className="flow" aria-labelledby="revoke">
            <h2 id="revoke">{t('revokeTitle')}</h2>
            <WhatIs term="revocation" locale={locale} />
            <Form method="post">
              <ConfirmButton
                label={t('revoke')}
                question={t('revokeQuestion', { title: row.title, learner: row.learner })}
                yes={t('revoke')}
                no={t('keep')}
              >
                <p>{t('revokeLede')}</p>
                <fieldset>
                  <legend>{t('reason')}</legend>
                  {reasons.map((reason) => (
                    <label key={reason} className="check">
                      <input type="radio" name="reason" value={reason} required />
                      <span>{t(`reason_${reason}`)}</span>
                    </label>
                  ))}
                </fieldset>
              </ConfirmButton>
            </Form>
          </section>
        )}
      </div>
    </>
  )
}
