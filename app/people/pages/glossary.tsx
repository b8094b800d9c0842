import { useLoaderData, useParams } from 'react-router'
import { glossary, termKeys } from '../../../content/glossary/glossary.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { screen } from '../guard.server.ts'
import { peopleTexts } from '../texts.ts'

export const loader = screen('page.read', async (ctx) => {
  const word = (key: (typeof termKeys)[number]) => ({ key, term: glossary[key].term[ctx.locale] })
  return {
    entries: termKeys
      .map((key) => {
        const { definition, notToConfuse, source, related } = glossary[key]
        return {
          ...word(key),
          definition: definition[ctx.locale],
          notToConfuse: notToConfuse && { ...word(notToConfuse.with), how: notToConfuse.how[ctx.locale] },
          source,
          related: related.map(word),
        }
      })
      .toSorted((a, b) => a.term.localeCompare(b.term, ctx.locale)),
  }
})

/** Every shared word in alphabetical order, each with an address of its own. */
export default function GlossaryPage() {
  const { entries } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const { origin } = useRoot()
  const t = textsIn(peopleTexts, locale)
  return (
    <div className="page-narrow flow">
      <title>{`${t('glossary')} – Poiju`}</title>
      <meta name="description" content={t('glossaryLede')} />
      <link rel="canonical" href={`${origin}/${locale}/glossary`} />
      <h1>{t('glossary')}</h1>
      <p className="lede">{t('glossaryLede')}</p>
      <nav aria-label={t('glossaryWords')}>
        <ul className="row">
          {entries.map(({ key, term }) => (
            <li key={key}>
              <a href={`#${key}`}>{term}</a>
            </li>
          ))}
        </ul>
      </nav>
      {entries.map(({ key, term, definition, notToConfuse, source, related }) => (
        <section key={key} className="flow" aria-labelledby={key}>
          <h2 id={key} tabIndex={-1}>
            {term.charAt(0).toLocaleUpperCase(locale) + term.slice(1)}
          </h2>
          <p>{definition}</p>
          {notToConfuse && (
            <p>
              <b>{t('glossaryNot')}</b> <a href={`#${notToConfuse.key}`}>{notToConfuse.term}</a>. {notToConfuse.how}
            </p>
          )}
          {related.length > 0 && (
            <p className="small">
              {t('glossaryRelated')}{' '}
              {related.map(({ key: other, term: name }, index) => (
                <span key={other}>
                  {index > 0 && ', '}
                  <a href={`#${other}`}>{name}</a>
                </span>
              ))}
            </p>
          )}
          {source && (
            <p className="small muted">
              {t('glossarySource')}{' '}
              <a href={source.href} lang="en" rel="noreferrer">
                {source.name}
              </a>
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
