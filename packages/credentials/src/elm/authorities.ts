/** Values of the EU's code lists as the European Learning Model wants them: an address, the list it stands in, and a name in each language. */
import { MissingElement } from '../build.ts'
import type { CredentialLanguage } from '../record.ts'

export type LanguageMap = Readonly<Partial<Record<CredentialLanguage, string>>>

const authority = 'http://publications.europa.eu/resource/authority/'
const snb = 'http://data.europa.eu/snb/'

export interface Concept {
  readonly id: string
  readonly type: 'Concept'
  readonly inScheme: { readonly id: string; readonly type: 'ConceptScheme' }
  readonly prefLabel: LanguageMap
}

/** A concept at its published address; the list follows from the address. */
export function concept(uri: string, prefLabel: LanguageMap): Concept {
  const list = uri.slice(0, uri.lastIndexOf('/'))
  // The lists of the European Learning Model have an address of their own for the list itself; those of EU Vocabularies are their own.
  const scheme = list.startsWith(snb) ? `${list}/25831c2` : list
  return { id: uri, type: 'Concept', inScheme: { id: scheme, type: 'ConceptScheme' }, prefLabel }
}

/** ISO 3166-1 alpha-2 to the alpha-3 codes that the EU's country list has: the countries of the European Education Area. */
const countries: Readonly<Record<string, string>> = {
  AD: 'AND',
  AL: 'ALB',
  AT: 'AUT',
  BA: 'BIH',
  BE: 'BEL',
  BG: 'BGR',
  CH: 'CHE',
  CY: 'CYP',
  CZ: 'CZE',
  DE: 'DEU',
  DK: 'DNK',
  EE: 'EST',
  ES: 'ESP',
  FI: 'FIN',
  FR: 'FRA',
  GB: 'GBR',
  GE: 'GEO',
  GR: 'GRC',
  HR: 'HRV',
  HU: 'HUN',
  IE: 'IRL',
  IS: 'ISL',
  IT: 'ITA',
  LI: 'LIE',
  LT: 'LTU',
  LU: 'LUX',
  LV: 'LVA',
  MD: 'MDA',
  ME: 'MNE',
  MK: 'MKD',
  MT: 'MLT',
  NL: 'NLD',
  NO: 'NOR',
  PL: 'POL',
  PT: 'PRT',
  RO: 'ROU',
  RS: 'SRB',
  SE: 'SWE',
  SI: 'SVN',
  SK: 'SVK',
  TR: 'TUR',
  UA: 'UKR',
  XK: '1A0',
}

const locales: readonly CredentialLanguage[] = ['fi', 'sv', 'en']

function named(kind: 'region' | 'language', code: string): LanguageMap {
  return Object.fromEntries(locales.map((locale) => [locale, new Intl.DisplayNames(locale, { type: kind }).of(code) ?? code]))
}

/** A country of the EU's list. Throws MissingElement for one that is not known here. */
export function country(code: string): Concept & { notation: string } {
  const known = countries[code]
  if (known === undefined) throw new MissingElement('country')
  return { ...concept(`${authority}country/${known}`, named('region', code)), notation: 'country' }
}

/** BCP 47 to the EU's language list: what is taught in at Finnish institutions, and their neighbours. */
const languages: Readonly<Record<string, string>> = {
  da: 'DAN',
  de: 'DEU',
  en: 'ENG',
  es: 'SPA',
  et: 'EST',
  fi: 'FIN',
  fr: 'FRA',
  it: 'ITA',
  lt: 'LIT',
  lv: 'LAV',
  nb: 'NOB',
  nl: 'NLD',
  nn: 'NNO',
  no: 'NOR',
  pl: 'POL',
  ru: 'RUS',
  se: 'SME',
  sv: 'SWE',
  uk: 'UKR',
}

/** A language of the EU's list; null for one that is not known here. */
export function language(code: string): (Concept & { notation: string }) | null {
  const known = languages[code]
  return known === undefined
    ? null
    : { ...concept(`${authority}language/${known}`, named('language', code)), notation: 'language' }
}

export function eqfLevel(level: number): Concept {
  return concept(`${snb}eqf/${level}`, { fi: `Taso ${level}`, sv: `Nivå ${level}`, en: `Level ${level}` })
}

/** The credential type "Generic" of the list of profiles. */
export const genericProfile = concept(`${snb}credential/e34929035b`, { en: 'Generic' })
export const ects = concept(`${snb}education-credit/6fcec5c5af`, { en: 'European Credit Transfer System' })
export const base64Encoding = concept(`${snb}encoding/6146cde7dd`, { en: 'base64' })
export const pngType = { ...concept(`${authority}file-type/PNG`, { en: 'PNG' }), notation: 'file-type' }
