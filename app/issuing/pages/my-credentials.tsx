import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { listOwnCredentials } from '../list.server.ts'
import { StateMark } from '../state-mark.tsx'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.own', async (ctx) => ({ credentials: await listOwnCredentials(ctx) }))

export default function MyCredentialsPage() {
  const { credentials } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return (
    <>
      <title>{`${t('mine')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <h1>{t('mine')}</h1>
        </div>
      </div>
      <div className="work flow">
        <p className="lede">{credentials.length === 0 ? t('mineNone') : t('mineLede')}</p>
        <ul className="list">
          {credentials.map((row) => (
            <li key={row.id}>
              <h2 className="h4">
                <Link to={`/my/credentials/${row.id}`} lang={row.language}>
                  {row.title}
                </Link>
              </h2>
              <p className="muted">
                {row.issuer}, {row.issuedAt ? formatDay(locale, row.issuedAt) : '–'}{' '}
                <StateMark state={row.state} locale={locale} />
              </p>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
