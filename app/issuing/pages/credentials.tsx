import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, type Column, Notice, Pagination, Table } from '../../ui/index.ts'
import { Earlier } from '../earlier.tsx'
import { listCredentials, listReady } from '../list.server.ts'
import { StateMark } from '../state-mark.tsx'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.list', async (ctx, { url }) => {
  return {
    ready: await listReady(ctx),
    issued: await listCredentials(ctx, Number(url.searchParams.get('page'))),
    mayIssue: may(ctx.actor, 'credential.issue'),
  }
})

/** Choosing leads to the preview; nothing is issued here. */
export const action = command('credential.issue', async (_ctx, form) => {
  const chosen = form.all('completion[]')
  if (chosen.length === 0) return invalid([{ field: 'completion', code: 'nothing-to-issue' }], {})
  throw redirect(`/credentials/issue?${new URLSearchParams(chosen.map((id) => ['completion', id]))}`)
})

export default function CredentialsPage() {
  const { ready, issued, mayIssue } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const { revoked } = ready
  const chooseColumn: Column<(typeof ready.rows)[number]> = {
    key: 'choose',
    name: t('choose'),
    cell: ({ completion, learner, title, revoked }) => (
      <label className="check">
        <input type="checkbox" name="completion[]" value={completion} defaultChecked={!revoked} />
        <span className="unseen">
          {learner}, {title}
        </span>
      </label>
    ),
  }
  const earlierColumn: typeof chooseColumn = {
    key: 'earlier',
    name: t('earlier'),
    cell: ({ revoked: before }) => (before ? <Earlier revoked={before} /> : '–'),
  }
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
        {ready.total + revoked.total === 0 ? (
          <p className="muted">{t('readyNone')}</p>
        ) : (
          <Form method="post" className="flow">
            <p className="muted">{t(mayIssue ? 'readyLede' : 'readyForOthers')}</p>
            {ready.total > ready.rows.length && <p>{t('readyMore', { total: ready.total, shown: ready.rows.length })}</p>}
            {mayIssue && revoked.total > 0 && <p>{t('readyRevoked', { count: revoked.total })}</p>}
            {revoked.total > revoked.rows.length && <p>{t('shownOf', { total: revoked.total, shown: revoked.rows.length })}</p>}
            <Table
              caption={t('readyTitle')}
              rows={[...ready.rows, ...revoked.rows]}
              rowKey={({ completion }) => completion}
              columns={[
                ...(mayIssue ? [chooseColumn] : []),
                { key: 'learner', name: t('learner'), names: true, cell: ({ learner }) => learner },
                { key: 'title', name: t('title'), cell: ({ title }) => title },
                { key: 'day', name: t('completedOn'), cell: ({ decidedAt }) => formatDay(locale, decidedAt) },
                ...(revoked.total > 0 ? [earlierColumn] : []),
              ]}
            />
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
        {issued.rows.length === 0 ? (
          <p className="muted">{t('issuedNone')}</p>
        ) : (
          <>
            <Table
              caption={t('issuedTitle')}
              rows={issued.rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'learner',
                  name: t('learner'),
                  names: true,
                  cell: ({ id, learner }) => <Link to={`/credentials/${id}`}>{learner}</Link>,
                },
                { key: 'title', name: t('title'), cell: ({ title, language }) => <span lang={language}>{title}</span> },
                { key: 'day', name: t('issuedOn'), cell: ({ issuedAt }) => (issuedAt ? formatDay(locale, issuedAt) : '–') },
                { key: 'state', name: t('state'), cell: ({ shown }) => <StateMark state={shown} locale={locale} /> },
              ]}
            />
            <Pagination
              label={t('issuedTitle')}
              page={issued.page}
              pages={issued.pages}
              href={(other) => `/credentials?page=${other}`}
              locale={locale}
            />
          </>
        )}
      </div>
    </>
  )
}
