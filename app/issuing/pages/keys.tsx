import { Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, formatInstant, formatNumber, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Status, Table } from '../../ui/index.ts'
import { didDocumentUrl } from '../addresses.ts'
import { keyTexts } from '../key-texts.ts'
import { listSigningKeys } from '../signing-keys.server.ts'

export const loader = screen('key.list', async (ctx, { visit }) => ({
  keys: await listSigningKeys(ctx),
  document: didDocumentUrl(ctx.origin, visit.signedIn?.institution?.slug ?? ''),
}))

const kinds = { signing: 'ok', retired: 'waiting', revoked: 'ended' } as const

export default function KeysPage() {
  const { keys, document } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(keyTexts, locale)
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('account')}>
          <ol className="crumbs">
            <li>
              <Link to="/settings">{t('account')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('title')}</h1>
        </div>
      </div>
      <div className="work flow">
        <p className="measure">{t('lede')}</p>
        {keys.length === 0 ? (
          <EmptyState>{t('none')}</EmptyState>
        ) : (
          <>
            <Table
              caption={t('title')}
              rows={keys}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'key',
                  name: t('key'),
                  names: true,
                  cell: ({ id, publicKeyMultibase }) => (
                    <Link to={`/institution/keys/${id}`}>{t('keyNamed', { end: publicKeyMultibase.slice(-6) })}</Link>
                  ),
                },
                { key: 'type', name: t('algorithm'), cell: ({ type }) => type },
                { key: 'since', name: t('since'), cell: ({ signsSince }) => formatDay(locale, signsSince) },
                {
                  key: 'until',
                  name: t('until'),
                  cell: ({ signedUntil }) => (signedUntil ? formatDay(locale, signedUntil) : '–'),
                },
                {
                  key: 'state',
                  name: t('state'),
                  cell: ({ state, revokedFrom }) => (
                    <Status kind={kinds[state]}>
                      {t(`state_${state}`, { from: revokedFrom ? formatInstant(locale, revokedFrom) : '' })}
                    </Status>
                  ),
                },
                { key: 'signed', name: t('signed'), numeric: true, cell: ({ signed }) => formatNumber(locale, signed) },
                { key: 'valid', name: t('valid'), numeric: true, cell: ({ valid }) => formatNumber(locale, valid) },
              ]}
            />
            <p className="small">
              {t('published')} <a href={document}>{document}</a>
            </p>
          </>
        )}
      </div>
    </>
  )
}
