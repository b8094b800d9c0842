import { useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useFreshWhile } from '../../platform/use-fresh.ts'
import { useRoot } from '../../root.tsx'
import { Rows } from '../../ui/index.ts'
import { listOwnCredentials } from '../list.server.ts'
import { StateMark } from '../state-mark.tsx'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.own', async (ctx) => ({ credentials: await listOwnCredentials(ctx) }))

export default function MyCredentialsPage() {
  const { credentials } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  useFreshWhile(credentials.some(({ state }) => state === 'pending'))
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
        <Rows
          items={credentials.map((row) => ({
            key: row.id,
            href: `/my/credentials/${row.id}`,
            title: row.title,
            lang: row.language,
            facts: [row.issuer, row.issuedAt && formatDay(locale, row.issuedAt)],
            end: <StateMark state={row.shown} locale={locale} />,
          }))}
        />
      </div>
    </>
  )
}
