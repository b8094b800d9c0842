/** Words that a title or an employer's text should not hold. Each list is searched in every language: titles borrow words. */
import type { Language } from './design.ts'

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .replaceAll('\u00AD', '')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}’']+/gu) ?? []
  )
}

// Finnish forms are compared by stem: "tutkinto" and "tutkinnon" are degrees, "tutkinta" is an investigation.
const degreeForms =
  /tutkin(?:to|no)|maisteri|kandidaat|lisensiaat|^tohtori|^diplomi(?:n|a|t|insinööri.*)?$|^diplomas?$|^diplom(?:et|s)?$|examen|^examina|^magister|^kandidat(?:en|er|s|program.*)?$|^licentiat|^degrees?$|^bachelor(?:[’']?s)?$|^master(?:[’']?s)?$|^(?:doctorate|doctoral|phd|mba|msc|bsc)$/u

/** "Third-degree burns", "360 degree feedback", "master plan": a degree word that names no degree. */
const harmlessBefore = /^(?:first|second|third|fourth|\d+)$/u
const harmlessAfter = /^(?:plan|plans|data|class|key)$/u

/** The first word of a title that a reader could take for a degree (as NZQA's listing rules have it); undefined when there is none. */
export function degreeWord(title: string): string | undefined {
  const words = wordsOf(title)
  return words.find((word, index) => {
    if (!degreeForms.test(word)) return false
    if (/^degrees?$/.test(word) && harmlessBefore.test(words[index - 1] ?? '')) return false
    return !(word === 'master' && harmlessAfter.test(words[index + 1] ?? ''))
  })
}

/** A word that promises a specialist's standing; undefined when there is none. */
export function specialistWord(title: string): string | undefined {
  return wordsOf(title).find((word) => /^(?:specialist|erikoistuja|erikoistumis|specialiserings)/u.test(word))
}

const vendors = new Set(
  'microsoft google amazon aws apple cisco oracle sap adobe meta facebook whatsapp zoom moodle powerpoint excel salesforce openai chatgpt copilot gemini'.split(
    ' ',
  ),
)

/** A maker's name: a title lives longer than a product. Undefined when there is none. */
export function vendorName(title: string): string | undefined {
  return wordsOf(title).find((word) => vendors.has(word))
}

const institutionWords: Readonly<Record<Language, RegExp>> = {
  fi: /^(?:op$|ects|eqf|opintopiste|opintojakso|osaamistavoit)/u,
  sv: /^(?:sp$|ects|eqf|studiepoäng|kompetensmål|studieperiod)/u,
  en: /^(?:ects|eqf|credits?$|outcomes?$)/u,
}

/** A word of the institution in the employer's text (credits, levels, codes); undefined when there is none. */
export function employerWord(text: string, language: Language): string | undefined {
  const words = wordsOf(text)
  return words.find(
    (word, index) => institutionWords[language].test(word) && (!/^outcomes?$/.test(word) || words[index - 1] === 'learning'),
  )
}
