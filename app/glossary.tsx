/** Words of the glossary, explained where they first bite. Both parts work by keyboard, by touch and without script. */
import type { ReactNode } from 'react'
import { glossary, type TermKey } from '../content/glossary/glossary.ts'
import { type Locale, textsIn } from './platform/texts.ts'
import { frameTexts } from './texts.ts'
import { DefinitionHint, Term } from './ui/index.ts'

/** A word or label in place: pressing it opens the meaning of the term. */
export function Glossed({ term, locale, children }: { term: TermKey; locale: Locale; children: ReactNode }) {
  return (
    <Term word={children} locale={locale}>
      {glossary[term].definition[locale]} <MoreLink term={term} locale={locale} />
    </Term>
  )
}

/** A folded question under a field or heading: what the term means, and what it is not. */
export function WhatIs({ term, locale }: { term: TermKey; locale: Locale }) {
  const { term: name, definition, notToConfuse } = glossary[term]
  return (
    <DefinitionHint question={textsIn(frameTexts, locale)('whatIs', { term: name[locale] })}>
      <p>{definition[locale]}</p>
      {notToConfuse && <p>{notToConfuse.how[locale]}</p>}
      <p>
        <MoreLink term={term} locale={locale} />
      </p>
    </DefinitionHint>
  )
}

/** Several words of one screen, folded one by one. */
export function WhatAre({ terms, locale }: { terms: readonly TermKey[]; locale: Locale }) {
  return (
    <div>
      {terms.map((term) => (
        <WhatIs key={term} term={term} locale={locale} />
      ))}
    </div>
  )
}

function MoreLink({ term, locale }: { term: TermKey; locale: Locale }) {
  const t = textsIn(frameTexts, locale)
  return (
    <a href={`/${locale}/glossary#${term}`}>
      {t('inGlossary')}
      <span className="unseen">: {glossary[term].term[locale]}</span>
    </a>
  )
}
