/** Public text in the reader's language, or, where it is missing, in another with its language marked. */
import { inLanguage, type Language, type LanguageMap } from '@poiju/framework'

export interface Said {
  readonly text: string
  /** Set when the text is not in the page's language: for the `lang` attribute. */
  readonly lang?: Language
}

/** Null when it is said in no language. */
export function say(map: LanguageMap, language: Language): Said | null {
  const found = inLanguage(map, language)
  if (!found) return null
  return found.language === language ? { text: found.text } : { text: found.text, lang: found.language }
}
