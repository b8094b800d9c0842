import { useParams } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ButtonLink } from '../../ui/index.ts'
import { Alternates } from '../parts.tsx'
import { catalogueTexts } from '../texts.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=300', vary: 'cookie' }
}

export const loader = screen('page.read', async () => null)

/** What an employer may do here: find, ask, check. */
export default function EmployersPage() {
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const { origin } = useRoot()
  const t = textsIn(catalogueTexts, locale)
  return (
    <div className="page-narrow flow">
      <title>{`${t('employersTitle')} – Poiju`}</title>
      <meta name="description" content={t('employersLede')} />
      <Alternates origin={origin} locale={locale} path="/employers" />
      <h1>{t('employersTitle')}</h1>
      <p className="lede">{t('employersLede')}</p>
      <h2>{t('employersGet')}</h2>
      <ul>
        <li>{t('employersGet1')}</li>
        <li>{t('employersGet2')}</li>
        <li>{t('employersGet3')}</li>
      </ul>
      <p>
        <a href={`/${locale}`}>{t('employersFind')}</a>
      </p>
      <h2>{t('employersNeed')}</h2>
      <p>{t('employersNeedText')}</p>
      <p>
        <ButtonLink kind="main" href={`/${locale}/report-a-need`}>
          {t('employersNeedLink')}
        </ButtonLink>
      </p>
      <h2>{t('employersCheck')}</h2>
      <p>{t('employersCheckText')}</p>
      <p>
        <ButtonLink href={`/${locale}/verify`}>{t('checkCredential')}</ButtonLink>
      </p>
    </div>
  )
}
