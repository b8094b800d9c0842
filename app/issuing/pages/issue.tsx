import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { BadInput } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Notice } from '../../ui/index.ts'
import { issueCredentials } from '../issue.server.ts'
import { previewIssue } from '../list.server.ts'
import { issuingTexts } from '../texts.ts'

const languageNames = { fi: 'suomi', sv: 'svenska', en: 'English' } as const
function chosenIds(values: readonly string[]): string[] {
  if (values.length > 2000 || values.some((id) => !isId(id))) throw new BadInput('broken-form')
  return [...new Set(values)]
}

export const loader = screen('credential.issue', async (ctx, { url }) => ({
  rows: await previewIssue(ctx, chosenIds(url.searchParams.getAll('completion'))),
}))

export const action = command('credential.issue', async (ctx, form, { visit }) => {
  const answer = await issueCredentials(ctx, chosenIds(form.all('completion[]')), { demo: visit.services.settings.demo })
  if (!answer.accepted) return invalid([{ field: 'completion', code: answer.refusal }], {}, 409)
  throw redirect(`/credentials/batches/${answer.batch}`)
})

export default function IssuePage() {
  const { rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const unchecked = rows.filter(({ identityChecked }) => !identityChecked).length
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
          <h1>{t('previewTitle', { count: rows.length })}</h1>
        </div>
      </div>
      <div className="work flow">
        {(answer || rows.length === 0) && (
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
        <div className="scroll">
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
        </div>
        <p className="muted">{t('insideNote')}</p>
        {rows.length > 0 && (
          <Form method="post" className="row">
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
