/** What a badge without credits is: a kind, texts in some languages, perhaps skills that it points at. And what it still lacks. */
import type { Language, LanguageMap, PictureField } from '@poiju/framework'

export const badgeKinds = ['competence', 'participation'] as const
export type BadgeKind = (typeof badgeKinds)[number]

export interface BadgeSkill {
  /** Address in a public list such as ESCO. */
  readonly uri: string
  /** Name of the list. */
  readonly framework: string
  readonly name: LanguageMap
}

/** The value that is reviewed and frozen. Its members and their names are the shape of the stored versions. */
export interface BadgeDesign {
  readonly kind: BadgeKind
  /** In these it is given; every text is there in each of them. */
  readonly languages: readonly Language[]
  /** Tint of the water in its picture. */
  readonly field: PictureField
  readonly name: LanguageMap
  readonly description: LanguageMap
  /** What one must show, or take part in. */
  readonly criteria: LanguageMap
  readonly skills: readonly BadgeSkill[]
  /** For how many months it counts from the day when it was shown; without, for good. What somebody has learnt does not lapse, but some of it must be shown anew. */
  readonly validForMonths?: number
}

export type BadgeFindingCode = 'no-language' | 'text-missing' | 'skill-name-missing' | 'speaks-of-credits' | 'criteria-are-short'

export interface BadgeFinding {
  readonly code: BadgeFindingCode
  readonly severity: 'required' | 'advised'
  /** The field that it speaks of, as the form names it: `name.fi`, `skills.0.name.sv`. */
  readonly field: string
  readonly language: Language | null
}

const textMembers = ['name', 'description', 'criteria'] as const

// "5 op", "2 opintopistettä", "3 sp", "1,5 studiepoäng", "3 hp", "2 ECTS", "ECTS 2", "1 credit". A plain number of people or pages is none of these.
const creditWords =
  /\d+([.,]\d+)?\s*(op\b|opintopist|noppa|nopan|sp\b|hp\b|studiepo[äa]ng|högskolepoäng|ects|credits?\b|credit points?)|\bects\b/iu

/** Shorter criteria than this seldom tell an outsider what was asked. */
const shortCriteria = 40

/** What must or could be mended before somebody else looks at it, in the order of the form. */
export function checkBadge(design: BadgeDesign): BadgeFinding[] {
  const findings: BadgeFinding[] = []
  const required = (code: BadgeFindingCode, field: string, language: Language | null = null) =>
    findings.push({ code, severity: 'required', field, language })
  if (design.languages.length === 0) required('no-language', 'languages')
  for (const member of textMembers)
    for (const language of design.languages)
      if (!design[member][language]?.trim()) required('text-missing', `${member}.${language}`, language)
  for (const member of textMembers)
    for (const [language, text] of Object.entries(design[member]))
      if (creditWords.test(text)) required('speaks-of-credits', `${member}.${language}`, language as Language)
  for (const [index, skill] of design.skills.entries())
    for (const language of design.languages)
      if (!skill.name[language]?.trim()) required('skill-name-missing', `skills.${index}.name.${language}`, language)
  for (const language of design.languages) {
    const text = design.criteria[language]?.trim() ?? ''
    if (text !== '' && text.length < shortCriteria)
      findings.push({ code: 'criteria-are-short', severity: 'advised', field: `criteria.${language}`, language })
  }
  return findings
}

/** The language in which somebody gets the badge: their own where it is given in it, else its first one. */
export function badgeLanguage(design: BadgeDesign, wanted: Language): Language {
  return design.languages.includes(wanted) ? wanted : (design.languages[0] ?? 'fi')
}
