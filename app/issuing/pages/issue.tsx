import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { BadInput } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Notice, Table } from '../../ui/index.ts'
import { Earlier } from '../earlier.tsx'
import { issueCredentials, issueReady } from '../issue.server.ts'
import { batchesOf, type PreviewRow, previewIssue, previewReady } from '../list.server.ts'
import { issuingTexts } from '../texts.ts'

const languageNames = { fi: 'suomi', sv: 'svenska', en: 'English' } as const
function chosenIds(values: readonly string[]): string[] {
  if (values.length > 2000 || values.some((id) => !isId(id))) throw new BadInput('broken-form')
  return [...new Set(values)]
}

/** Those who were chosen, one by one; or everybody who is ready, in groups. */
export const loader = screen('credential.issue', async (ctx, { url }) => {
  if (url.searchParams.get('all') === 'ready') {
    const all = await previewReady(ctx)
    return { all, rows: [], count: all.total, unchecked: all.unchecked, batches: [] }
  }
  const chosen = chosenIds(url.searchParams.getAll('completion'))
  if (chosen.length === 0) throw redirect('/credentials')
  const rows = await previewIssue(ctx, chosen)
  const unchecked = rows.filter(({ identityChecked }) => !identityChecked).length
  // Who comes back to this page after issuing is led on to what was issued.
  return { all: null, rows, count: rows.length, unchecked, batches: rows.length === 0 ? await batchesOf(ctx, chosen) : [] }
})

export const action = command('credential.issue', async (ctx, form, { visit }) => {
  const { demo } = visit.services.settings
  const answer =
    form.text('all') === 'ready'
      ? await issueReady(ctx, { demo })
      : await issueCredentials(ctx, chosenIds(form.all('completion[]')), { demo })
  if (!answer.accepted) return invalid([{ field: 'completion', code: answer.refusal }], {}, 409)
  throw redirect(`/credentials/batches/${answer.batch}`)
})

export default function IssuePage() {
  const { all, rows, count, unchecked, batches } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const refusal = answer?.errors[0]?.code === 'completion-not-decided' ? 'refusal_notDecided' : 'refusal_nothing'
  return (
    <>
      <title>{`${t('preview')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('credentials')}>
          <ol className="crumbs">
            <li>
              <Link to="/credentials">{t('credentials')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{count === 0 ? t('nothingLeft') : t('previewTitle', { count })}</h1>
        </div>
      </div>
      <div className="work flow">
        {answer && (
          <Notice kind="stop">
            <p>{t(refusal)}</p>
          </Notice>
        )}
        {count === 0 ? <NothingLeft batches={batches} isAll={all !== null} /> : <p className="lede">{t('previewLede')}</p>}
        {unchecked > 0 && (
          <Notice kind="advise">
            <p>{t('identityUnchecked', { count: unchecked })}</p>
          </Notice>
        )}
        {count > 0 && (all ? <Groups groups={all.groups} /> : <Rows rows={rows} />)}
        {count > 0 && <p className="muted">{t('insideNote')}</p>}
        {count > 0 && (
          <Form method="post" className="row">
            {all && <input type="hidden" name="all" value="ready" />}
            {rows.map((row) => (
              <input key={row.completion} type="hidden" name="completion[]" value={row.completion} />
            ))}
            <Button kind="main" type="submit">
              {t('issueNow')}
            </Button>
            <Link className="btn" to="/credentials">
              {t('back')}
            </Link>
          </Form>
        )}
      </div>
    </>
  )
}

/** All of it has been issued: by whoever pressed Back, or by somebody else. Leads to what was made, and to what is ready now. */
function NothingLeft({ batches, isAll }: { batches: readonly string[]; isAll: boolean }) {
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <>
      <p className="lede">{t(isAll ? 'nothingReady' : 'nothingLeftLede')}</p>
      <p className="row">
        {batches.map((batch) => (
          <Link key={batch} className="btn" to={`/credentials/batches/${batch}`}>
            {t('whatWasIssued')}
          </Link>
        ))}
        <Link className="btn" to="/credentials">
          {t('whatIsReady')}
        </Link>
      </p>
    </>
  )
}

function Rows({ rows }: { rows: readonly PreviewRow[] }) {
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <Table
      caption={t('preview')}
      rows={rows}
      rowKey={({ completion }) => completion}
      columns={[
        { key: 'learner', name: t('learner'), names: true, cell: ({ learner }) => learner },
        { key: 'title', name: t('title'), cell: ({ title, language }) => <span lang={language}>{title}</span> },
        { key: 'language', name: t('language'), cell: ({ language }) => languageNames[language] },
        { key: 'size', name: t('size'), cell: ({ size }) => size },
        { key: 'bodies', name: t('awardingBodies'), cell: ({ awardingBodies }) => awardingBodies.join(', ') },
        {
          key: 'identity',
          name: t('identity'),
          cell: ({ identityChecked }) => t(identityChecked ? 'identityIsChecked' : 'identityNotChecked'),
        },
        ...(rows.some(({ revoked }) => revoked)
          ? [
              {
                key: 'earlier',
                name: t('earlier'),
                cell: ({ revoked }: PreviewRow) => (revoked ? <Earlier revoked={revoked} /> : '–'),
              },
            ]
          : []),
      ]}
    />
  )
}

function Groups({ groups }: { groups: Awaited<ReturnType<typeof previewReady>>['groups'] }) {
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <Table
      caption={t('preview')}
      rows={groups}
      rowKey={({ title, language }) => `${title} ${language}`}
      columns={[
        { key: 'title', name: t('title'), names: true, cell: ({ title, language }) => <span lang={language}>{title}</span> },
        { key: 'count', name: t('howMany'), cell: ({ count }) => count },
        { key: 'language', name: t('language'), cell: ({ language }) => languageNames[language] },
        { key: 'size', name: t('size'), cell: ({ size }) => size },
        { key: 'bodies', name: t('awardingBodies'), cell: ({ awardingBodies }) => awardingBodies.join(', ') },
      ]}
    />
  )
}
