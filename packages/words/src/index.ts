/**
 * Word forms of Finnish, Swedish and English for search: texts and queries go through the same `lemmas`, so that one finds the other.
 * Here Snowball does the work; it joins less than half of the forms of a Finnish word, which a later morphology mends behind the same function.
 */
import stemmers from 'snowball-stemmers'

export type WordLanguage = 'fi' | 'sv' | 'en'

const stemmerOf = {
  fi: stemmers.newStemmer('finnish'),
  sv: stemmers.newStemmer('swedish'),
  en: stemmers.newStemmer('english'),
} as const

/** Longer than any word a person writes: the rest of such a run of letters tells nothing. */
const longestWord = 80

/**
 * The base forms of the words of a text, each once, in order. Lower-cased, NFC; a compound with a hyphen counts whole and in its parts. Never throws: a broken
 * character separates words.
 */
export function lemmas(text: string, language: WordLanguage): string[] {
  const stemmer = stemmerOf[language]
  const found = new Set<string>()
  for (const [word] of text
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) {
    const parts = word.split('-')
    for (const part of parts) found.add(stemmer.stem(part.slice(0, longestWord)))
    if (parts.length > 1) found.add(stemmer.stem(word.slice(0, longestWord)))
  }
  found.delete('')
  return [...found]
}
