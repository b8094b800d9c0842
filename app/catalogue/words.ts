/** A search as PostgreSQL reads it. Texts were stored as base forms, so the query is turned into base forms in the same way. */
import type { Language } from '@poiju/framework'
import { lemmas } from '@poiju/words'
import { quotedLexeme } from '../review/index.ts'

/** More words than this say nothing more. */
const mostWords = 12

/**
 * The text of a tsquery in the base forms of one language; null when the query holds no word. `all`: every word must be there; `any`: one is enough. In
 * Finnish and Swedish a longer word also finds the compounds that begin with it.
 */
export function tsqueryText(query: string, language: Language, how: 'all' | 'any'): string | null {
  const words = query
    .split(/\s+/)
    .map((word) => lemmas(word, language))
    .filter((forms) => forms.length > 0)
    .slice(0, mostWords)
  if (words.length === 0) return null
  const one = (lemma: string) => `${quotedLexeme(lemma)}${language !== 'en' && lemma.length >= 4 ? ':*' : ''}`
  return words.map((forms) => `(${forms.map(one).join(' | ')})`).join(how === 'all' ? ' & ' : ' | ')
}
