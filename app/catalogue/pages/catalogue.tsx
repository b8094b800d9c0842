import { languageCodes, participationCodes } from '@poiju/framework'
import { useLoaderData, useParams } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, formatMoney, inLocale, isLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Notice, Pagination } from '../../ui/index.ts'
import { Alternates, CredentialPicture, SaidText } from '../parts.tsx'
import { type FilterName, filterCount, filterNames, parseQuery, searchOf } from '../query.ts'
import { searchCatalogue } from '../service.server.ts'
import { catalogueTexts } from '../texts.ts'
import type { Hit } from '../view.ts'

export function headers() {
  return { 'cache-control': 'public, max-age=60', vary: 'cookie' }
}

export const loader = screen('catalogue.read', async (ctx, { url }) => {
  const { query, unknown } = parseQuery(url.searchParams)
  const found = await searchCatalogue(ctx, query)
  return { ...found, query: { ...query, page: found.page }, unknown }
})

export default function CataloguePage() {
  const { hits, total, isMore, page, pages, isLoose, counts, institutions, query, unknown } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const { origin } = useRoot()
  const t = textsIn(catalogueTexts, locale)
  const chosen = filterCount(query)
  const nameOf = (name: FilterName, value: string): string => {
    switch (name) {
      case 'institution':
        return inLocale(institutions.find(({ slug }) => slug === value)?.name ?? {}, locale) || value
      case 'mode':
        return value in participationCodes ? participationCodes[value as keyof typeof participationCodes].label[locale] : value
      case 'language':
        return value in languageCodes ? languageCodes[value as keyof typeof languageCodes].label[locale] : value
      case 'level':
        return `EQF ${value}`
      default:
        return t(`${name}_${value}` as keyof typeof catalogueTexts)
    }
  }
  const words = isMore ? t('foundMore', { count: total }) : t('found', { count: total })
  const isNarrowed = chosen > 0 || query.q !== ''
  return (
    <>
      <title>{`${query.q === '' ? t('heading') : `${words} ${t('forWords', { q: query.q })}`} – Poiju`}</title>
      <meta name="description" content={t('lede')} />
      {isNarrowed && <meta name="robots" content="noindex, follow" />}
      <Alternates origin={origin} locale={locale} path={searchOf(query)} />
      <div className="flow cat-top">
        <h1>{t('heading')}</h1>
        <p className="lede">{t('lede')}</p>
        <search>
          <form className="search" action={`/${locale}`}>
            <label className="label" htmlFor="q">
              {t('searchLabel')}
            </label>
            <input className="input" id="q" name="q" type="search" maxLength={200} defaultValue={query.q} />
            {filterNames.flatMap((name) =>
              query[name].map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
            )}
            <button className="btn btn-main" type="submit">
              {t('search')}
            </button>
          </form>
        </search>
      </div>
      <div className="cat">
        <form className="filters" aria-label={t('filters')} action={`/${locale}`}>
          {query.q !== '' && <input type="hidden" name="q" value={query.q} />}
          <details>
            <summary>{chosen > 0 ? t('filtersChosen', { count: chosen }) : t('filters')}</summary>
            {filterNames.map((name) => {
              const options = optionsOf(name, query[name], counts?.[name] ?? null, institutions)
              return (
                options.length > 0 && (
                  <fieldset key={name}>
                    <legend>{t(`filter_${name}`)}</legend>
                    {options.map(({ value, count }) => (
                      <label className="check" key={value}>
                        <input
                          type="checkbox"
                          name={name}
                          value={value}
                          defaultChecked={(query[name] as readonly string[]).includes(value)}
                        />
                        <span>{nameOf(name, value)}</span>
                        {count !== null && <span className="count">{count}</span>}
                      </label>
                    ))}
                  </fieldset>
                )
              )
            })}
            <p className="form-actions">
              <button className="btn" type="submit">
                {t('apply')}
              </button>
            </p>
          </details>
        </form>
        <div>
          <p className="cat-count" role="status">
            <strong>{words}</strong> {query.q !== '' && <span className="muted">{t('forWords', { q: query.q })}</span>}{' '}
            {chosen > 0 && (
              <span className="muted">
                {filterNames.flatMap((name) => query[name].map((value) => nameOf(name, value))).join(', ')}
              </span>
            )}{' '}
            {isNarrowed && <a href={`/${locale}`}>{t('clear')}</a>}
          </p>
          {unknown.length > 0 && (
            <Notice kind="advise">
              <p>{t('unknown', { values: unknown.map(({ name, value }) => `${name}=${value}`).join(', ') })}</p>
            </Notice>
          )}
          {isLoose && (
            <Notice>
              <p>{t('loose')}</p>
            </Notice>
          )}
          {total === 0 ? (
            <EmptyState>
              <p>{isNarrowed ? t('none') : t('empty')}</p>
            </EmptyState>
          ) : (
            <ol className="hits">
              {hits.map((hit) => (
                <HitRow key={hit.code} hit={hit} locale={locale} />
              ))}
            </ol>
          )}
          <Pagination
            label={t('pages')}
            page={page}
            pages={pages}
            href={(number) => `/${locale}${searchOf({ ...query, page: number })}`}
            locale={locale}
          />
          <p className="cat-more">
            <strong>{t('notFoundWhat')}</strong> <a href={`/${locale}/report-a-need`}>{t('tellUs')}</a> {t('tellUsWhy')}
          </p>
        </div>
      </div>
    </>
  )
}

/** A choice that gives nothing is left out, unless it is chosen. */
function optionsOf(
  name: FilterName,
  chosen: readonly string[],
  counts: readonly { value: string; count: number }[] | null,
  institutions: readonly { slug: string }[],
): { value: string; count: number | null }[] {
  if (counts) return counts.filter(({ value, count }) => count > 0 || chosen.includes(value))
  return name === 'institution'
    ? institutions.map(({ slug }) => ({ value: slug, count: null }))
    : chosen.map((value) => ({ value, count: null }))
}

function HitRow({ hit, locale }: { hit: Hit; locale: 'fi' | 'sv' | 'en' }) {
  const t = textsIn(catalogueTexts, locale)
  const price = hit.next?.priceCents ?? hit.priceCents
  return (
    <li className="hit">
      <CredentialPicture facts={hit.picture} />
      <div>
        <h2>
          <a href={`/${locale}/micro-credentials/${hit.code}`}>
            <SaidText said={hit.title} />
          </a>
        </h2>
        {hit.summary && (
          <p>
            <SaidText said={hit.summary} />
          </p>
        )}
        <p className="facts">
          <span>{t('sizeAndHours', { credits: hit.credits, hours: hit.hours })}</span>
          {hit.weeks !== null && <span>{t('weeks', { count: hit.weeks })}</span>}
          {hit.mode && <span>{hit.mode}</span>}
          <span>{hit.owners}</span>
        </p>
      </div>
      <p className="start">
        {hit.next ? <b>{formatDay(locale, hit.next.startsOn)}</b> : <span className="muted">{t('noStart')} </span>}
        {price !== null && (price === 0 ? t('free') : formatMoney(locale, price))}
      </p>
    </li>
  )
}
