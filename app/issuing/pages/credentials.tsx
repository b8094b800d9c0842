import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Notice } from '../../ui/index.ts'
import { listCredentials, listReady } from '../list.server.ts'
import { StateMark } from '../state-mark.tsx'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.list', async (ctx) => ({
  ready: await listReady(ctx),
  credentials: await listCredentials(ctx),
  mayIssue: may(ctx.actor, 'credential.issue'),
}))

/** Choosing leads to the preview; nothing is issued here. */
export const action = command('credential.issue', async (_ctx, form) => {
  const chosen = form.all('completion[]')
  if (chosen.length === 0) return invalid([{ field: 'completion', code: 'nothing-to-issue' }], {})
  throw redirect(`/credentials/issue?${new URLSearchParams(chosen.map((id) => ['completion', id]))}`)
})

export default function CredentialsPage() {
  const { ready, credentials, mayIssue } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <>
      <title>{`${t('credentials')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('credentials')}</h1>
        </div>
      </div>
      <div className="work flow">
        <h2>{t('readyTitle')}</h2>
        {answer && (
          <Notice kind="stop">
            <p>{t('refusal_nothing')}</p>
          </Notice>
        )}
        {ready.total === 0 ? (
          <p className="muted">{t('readyNone')}</p>
        ) : (
          <Form method="post" className="flow">
            <p className="muted">{t('readyLede')}</p>
            {ready.total > ready.rows.length && <p>{t('readyMore', { total: ready.total, shown: ready.rows.length })}</p>}
            <div className="scroll">
              <table className="table">
                <thead>
                  <tr>
                    {mayIssue && <th scope="col">{t('choose')}</th>}
                    <th scope="col">{t('learner')}</th>
                    <th scope="col">{t('title')}</th>
                    <th scope="col">{t('completedOn')}</th>
                  </tr>
                </thead>
                <tbody>
                  {ready.rows.map((row) => (
                    <tr key={row.completion}>
                      {mayIssue && (
                        <td>
                          <label className="check">
                            <input type="checkbox" name="completion[]" value={row.completion} defaultChecked />
                            <span className="unseen">
                              {row.learner}, {row.title}
                            </span>
                          </label>
                        </td>
                      )}
                      <th scope="row">{row.learner}</th>
                      <td>{row.title}</td>
                      <td>{formatDay(locale, row.decidedAt)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {mayIssue && (
              <p className="row">
                <Button kind="main" type="submit">
                  {t('preview')}
                </Button>
                {ready.total > ready.rows.length && (
                  <Link className="btn" to="/credentials/issue?all=ready">
                    {t('previewAll', { total: ready.total })}
                  </Link>
                )}
              </p>
            )}
          </Form>
        )}
        <h2>{t('issuedTitle')}</h2>
        {credentials.length === 0 ? (
          <p className="muted">{t('issuedNone')}</p>
        ) : (
          <div className="scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('learner')}</th>
                  <th scope="col">{t('title')}</th>
                  <th scope="col">{t('issuedOn')}</th>
                  <th scope="col">{t('state')}</th>
                </tr>
              </thead>
              <tbody>
                {credentials.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <Link to={`/credentials/${row.id}`}>{row.learner}</Link>
                    </th>
                    <td lang={row.language}>{row.title}</td>
                    <td>{row.issuedAt ? formatDay(locale, row.issuedAt) : '–'}</td>
                    <td>
                      <StateMark state={row.state} locale={locale} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  )
}
