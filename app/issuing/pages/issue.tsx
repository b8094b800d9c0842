import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { BadInput } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Notice } from '../../ui/index.ts'
import { issueCredentials, issueReady } from '../issue.server.ts'
import { type PreviewRow, previewIssue, previewReady } from '../list.server.ts'
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
    return { all, rows: [], count: all.total, unchecked: all.unchecked }
  }
  const rows = await previewIssue(ctx, chosenIds(url.searchParams.getAll('completion')))
  return { all: null, rows, count: rows.length, unchecked: rows.filter(({ identityChecked }) => !identityChecked).length }
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
  const { all, rows, count, unchecked } = useLoaderData<typeof loader>()
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
          <h1>{t('previewTitle', { count })}</h1>
        </div>
      </div>
      <div className="work flow">
        {(answer || count === 0) && (
          <Notice kind="stop">
            <p>{t(refusal)}</p>
          </Notice>
        )}
        <p className="lede">{t('previewLede')}</p>
        {unchecked > 0 && (
          <Notice kind="advise">
            <p>{t('identityUnchecked', { count: unchecked })}</p>
          </Notice>
        )}
        <div className="scroll">{all ? <Groups groups={all.groups} /> : <Rows rows={rows} />}</div>
        <p className="muted">{t('insideNote')}</p>
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

function Rows({ rows }: { rows: readonly PreviewRow[] }) {
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('learner')}</th>
          <th scope="col">{t('title')}</th>
          <th scope="col">{t('language')}</th>
          <th scope="col">{t('size')}</th>
          <th scope="col">{t('awardingBodies')}</th>
          <th scope="col">{t('identity')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.completion}>
            <th scope="row">{row.learner}</th>
            <td lang={row.language}>{row.title}</td>
            <td>{languageNames[row.language]}</td>
            <td>{row.size}</td>
            <td>{row.awardingBodies.join(', ')}</td>
            <td>{t(row.identityChecked ? 'identityIsChecked' : 'identityNotChecked')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Groups({ groups }: { groups: Awaited<ReturnType<typeof previewReady>>['groups'] }) {
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('title')}</th>
          <th scope="col">{t('howMany')}</th>
          <th scope="col">{t('language')}</th>
          <th scope="col">{t('size')}</th>
          <th scope="col">{t('awardingBodies')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ title, language, count, size, awardingBodies }) => (
          <tr key={`${title} ${language}`}>
            <th scope="row" lang={language}>
              {title}
            </th>
            <td>{count}</td>
            <td>{languageNames[language]}</td>
            <td>{size}</td>
            <td>{awardingBodies.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
