import { useLoaderData, useParams } from 'react-router'
import { type OperationView, operationViews, type ParameterLine } from './api-document.ts'
import { apiTexts } from './api-texts.ts'
import { screen } from './people/guard.server.ts'
import { apiScopeNames, scopesFor } from './people/policy.ts'
import { type ProblemCode, problemTexts, statusOf } from './people/problem-texts.ts'
import { idempotencyDays } from './platform/idempotency.server.ts'
import { isLocale, type Locale, text, textsIn } from './platform/texts.ts'
import { Table } from './ui/index.ts'
import { apiDocument } from './wiring.server.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=60', vary: 'cookie' }
}

export const loader = screen('page.read', async (_ctx, { visit }) => {
  const operations = operationViews(apiDocument(visit.services))
  return { operations, days: idempotencyDays, verifying: scopesFor('credential.verify') as readonly string[] }
})

const codes = Object.keys(problemTexts) as ProblemCode[]

export default function ApiPage() {
  const { operations, days, verifying } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(apiTexts, locale)
  const groups = [
    { key: 'withKey', list: operations.filter(({ scopes }) => scopes !== null) },
    { key: 'open', list: operations.filter(({ scopes }) => scopes === null) },
  ] as const
  const opens = (scope: string) => operations.filter(({ scopes }) => scopes?.includes(scope)).map(({ id }) => id)
  return (
    <div className="sections">
      <title>{`${t('title')} – Poiju`}</title>
      <div className="flow above">
        <h1>{t('title')}</h1>
        <p className="lede">{t('lede')}</p>
        <p>
          <a href="/api/openapi.json">{t('document')}</a>
          {locale !== 'en' && <>. {t('english')}</>}
        </p>
      </div>
      <section className="flow measure" aria-labelledby="key">
        <h2 id="key">{t('keyTitle')}</h2>
        <p>
          {t('keyGet')} <a href="/institution/api-keys">{t('toKeys')}</a>
        </p>
        <pre>
          <code>Authorization: Bearer poiju_…</code>
        </pre>
        <p>{t('keyOpen')}</p>
      </section>
      <section className="flow" aria-labelledby="scopes">
        <h2 id="scopes">{t('scopesTitle')}</h2>
        <Table
          caption={t('scopesTitle')}
          rows={apiScopeNames}
          rowKey={(scope) => scope}
          columns={[
            { key: 'scope', name: t('scope'), names: true, cell: (scope) => <code>{scope}</code> },
            {
              key: 'opens',
              name: t('opens'),
              cell: (scope) =>
                verifying.includes(scope)
                  ? t('scopeVerify')
                  : opens(scope).map((id, index) => (
                      <span key={id}>
                        {index > 0 && ', '}
                        <a href={`#${id}`}>{id}</a>
                      </span>
                    )),
            },
          ]}
        />
      </section>
      <section className="flow measure" aria-labelledby="once">
        <h2 id="once">{t('onceTitle')}</h2>
        <p>{t('onceText', { days })}</p>
      </section>
      <section className="flow measure" aria-labelledby="limits">
        <h2 id="limits">{t('limitsTitle')}</h2>
        <p>{t('limitsText')}</p>
      </section>
      <section className="flow" aria-labelledby="errors">
        <h2 id="errors">{t('errorsTitle')}</h2>
        <p className="measure">{t('errorsText')}</p>
        <Table
          caption={t('errorsTitle')}
          rows={codes}
          rowKey={(code) => code}
          columns={[
            { key: 'code', name: t('code'), names: true, cell: (code) => <code>{code}</code> },
            { key: 'status', name: t('status'), numeric: true, cell: (code) => statusOf(code) },
            { key: 'says', name: t('says'), cell: (code) => text(problemTexts, locale, code) },
          ]}
        />
      </section>
      <section className="flow" aria-labelledby="contents">
        <h2 id="contents">{t('contents')}</h2>
        <nav className="flow" aria-labelledby="contents">
          {groups.map(({ key, list }) => (
            <div key={key} className="flow">
              <h3 className="h4">{t(key)}</h3>
              <ul className="list">
                {list.map((operation) => (
                  <li key={operation.id}>
                    <a href={`#${operation.id}`}>
                      <code>
                        {operation.method} {operation.path}
                      </code>
                    </a>{' '}
                    <span lang="en" className="muted">
                      {operation.summary}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </section>
      {groups.map(({ key, list }) => (
        <section key={key} className="sections" aria-labelledby={`group-${key}`}>
          <h2 id={`group-${key}`}>{t(key)}</h2>
          {list.map((operation) => (
            <Operation key={operation.id} operation={operation} locale={locale} />
          ))}
        </section>
      ))}
    </div>
  )
}

function Operation({ operation, locale }: { operation: OperationView; locale: Locale }) {
  const t = textsIn(apiTexts, locale)
  const answered = operation.answers.find(({ example }) => example !== null)
  return (
    <section className="flow" aria-labelledby={operation.id}>
      <h3 id={operation.id}>
        <code>
          {operation.method} {operation.path}
        </code>
      </h3>
      <p lang="en">
        {operation.summary}. {operation.description}
      </p>
      <p>
        {t('needs')}:{' '}
        {operation.scopes === null ? t('everybody') : operation.scopes.map((scope) => <code key={scope}>{scope}</code>)}
      </p>
      {operation.parameters.length > 0 && (
        <Lines title={t('parameters')} of={operation} lines={operation.parameters} locale={locale} />
      )}
      {operation.body && operation.body.members.length > 0 && (
        <Lines title={t('body')} of={operation} lines={operation.body.members} locale={locale} />
      )}
      <h4>{t('ask')}</h4>
      <Code label={`${t('ask')}: ${operation.id}`}>{operation.curl}</Code>
      <h4>{t('answers')}</h4>
      <dl className="log" lang="en">
        {operation.answers.map(({ status, description, mediaType }) => (
          <div key={status}>
            <dt>{status}</dt>
            <dd>
              {description} {Number(status) < 400 && <code>{mediaType}</code>}
            </dd>
          </div>
        ))}
      </dl>
      {answered?.example && (
        <details>
          <summary>
            {t('answerExample')}, {answered.status}
          </summary>
          <Code label={`${t('answerExample')}: ${operation.id}`}>{answered.example}</Code>
        </details>
      )}
    </section>
  )
}

/** What is wider than the screen scrolls by itself, and is reached by keyboard. */
function Code({ label, children }: { label: string; children: string }) {
  return (
    <section className="scroll" aria-label={label} {...{ tabIndex: 0 }}>
      <pre lang="en">
        <code>{children}</code>
      </pre>
    </section>
  )
}

function Lines({
  title,
  of,
  lines,
  locale,
}: {
  title: string
  of: OperationView
  lines: readonly ParameterLine[]
  locale: Locale
}) {
  const t = textsIn(apiTexts, locale)
  return (
    <>
      <h4>{title}</h4>
      <Table
        caption={`${title}: ${of.id}`}
        rows={lines}
        rowKey={({ place, name }) => `${place} ${name}`}
        columns={[
          { key: 'name', name: t('name'), names: true, cell: ({ name }) => <code>{name}</code> },
          {
            key: 'place',
            name: t('place'),
            cell: ({ place, isRequired }) => `${place}${isRequired ? `, ${t('required')}` : ''}`,
          },
          {
            key: 'kind',
            name: t('kind'),
            cell: ({ kind, description }) => (
              <span lang="en">
                <code>{kind}</code> {description}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}
