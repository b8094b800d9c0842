import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatIs } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatInstant, text, textsIn } from '../../platform/texts.ts'
import { useFreshWhile } from '../../platform/use-fresh.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary } from '../../ui/index.ts'
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

export const loader = screen('credential.list', async (ctx, { params }) => ({
  ...(await readForStaff(ctx, params['id'] ?? '')),
  mayRevoke: may(ctx.actor, 'credential.revoke'),
  mayIssueAgain: may(ctx.actor, 'credential.issueAgain'),
}))

export const action = command('credential.revoke', async (ctx, form, { params }) => {
  const parsed = parseForm(revocation, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const decision = await revokeCredential(ctx, params['id'] ?? '', parsed.value.reason)
  if (!decision.accepted) return invalid([{ field: 'reason', code: decision.refusal }], form.values, 409)
  throw redirect(`/credentials/${params['id']}`)
})

export default function CredentialPage() {
  const row = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const a = textsIn(againTexts, locale)
  useFreshWhile(row.state === 'pending')
  const errors = (answer?.errors ?? []).map((error) => ({
    field: 'reason_error',
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
        <dl className="log">
          <div>
            <dt>{t('learner')}</dt>
            <dd>{row.learner}</dd>
          </div>
          <div>
            <dt>{t('state')}</dt>
            <dd>
              <StateMark state={row.state} locale={locale} />
              {row.reason && `, ${text(issuingTexts, locale, `reason_${row.reason}`)}`}
            </dd>
          </div>
          <div>
            <dt>{t('issuedOn')}</dt>
            <dd>{row.issuedAt ? formatInstant(locale, row.issuedAt) : '–'}</dd>
          </div>
          {row.replacedBy && (
            <div>
              <dt>{a('toNew')}</dt>
              <dd>
                <Link to={`/credentials/${row.replacedBy}`}>{row.title}</Link>
              </dd>
            </div>
          )}
        </dl>
        {row.mayIssueAgain && row.state === 'issued' && (
          <p>
            <Link className="btn" to={`/credentials/${row.id}/again`}>
              {a('title')}
            </Link>
          </p>
        )}
        {row.mayRevoke && row.state === 'issued' && (
          <section className="flow" aria-labelledby="revoke">
            <h2 id="revoke">{t('revokeTitle')}</h2>
            <p>{t('revokeLede')}</p>
            <WhatIs term="revocation" locale={locale} />
            <Form method="post" className="flow">
              <fieldset>
                <legend>{t('reason')}</legend>
                {reasons.map((reason) => (
                  <label key={reason} className="check">
                    <input type="radio" name="reason" id={`reason_${reason}`} value={reason} />
                    <span>{t(`reason_${reason}`)}</span>
                  </label>
                ))}
              </fieldset>
              <p className="row">
                <Button kind="stop" type="submit">
                  {t('revoke')}
                </Button>
                <Link className="btn" to="/credentials">
                  {t('keep')}
                </Link>
              </p>
            </Form>
          </section>
        )}
      </div>
    </>
  )
}
