/**
 * The criteria of the pedagogical framework: what each is called, and where it comes from. The checks that carry them out are
 * in packages/framework; their wording beside a field is in its messages. Content: CC BY 4.0.
 */

export const criterionKeys = [
  'need',
  'target-group',
  'title',
  'summary',
  'size',
  'level',
  'field',
  'outcomes',
  'verb',
  'alignment',
  'assessment',
  'workload',
  'participation',
  'languages',
  'guidance',
  'recognition',
  'route',
  'price',
  'quality',
  'stack',
  'employer-view',
  'contact',
] as const
export type CriterionKey = (typeof criterionKeys)[number]

export interface Criterion {
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
  /** What the criterion rests on, for those who ask. */
  readonly source: string
  /** Number of the element in Annex I of the EU Recommendation that the criterion secures; null when none. */
  readonly element: number | null
}

const annex = 'Council Recommendation 2022/C 243/02 on a European approach to micro-credentials, Annex I'
const ours = 'Poiju framework group, own judgement'

export const criteria: Readonly<Record<CriterionKey, Criterion>> = {
  need: {
    name: { fi: 'Tarve työelämässä', sv: 'Behov i arbetslivet', en: 'A need in working life' },
    source: 'Council Recommendation 2022/C 243/02, Annex II, principle 3 Relevance; evidence of need is obligatory at NZQA',
    element: null,
  },
  'target-group': {
    name: { fi: 'Kohderyhmä', sv: 'Målgrupp', en: 'Target group' },
    source: 'National framework draft 2024, as far as known: clearly defined target group',
    element: null,
  },
  title: {
    name: { fi: 'Nimi', sv: 'Namn', en: 'Title' },
    source: `${annex}, element 2; words that confuse with degrees as in NZQA’s listing rules 2022`,
    element: 2,
  },
  summary: {
    name: { fi: 'Selkeä esittely', sv: 'Presentation på klarspråk', en: 'Plain-language summary' },
    source: `Council Recommendation 2022/C 243/02, Annex II, principle 10 Information and guidance; length: ${ours}`,
    element: null,
  },
  size: {
    name: { fi: 'Laajuus', sv: 'Omfattning', en: 'Size' },
    source: `${annex}, element 7; 1–59 credits: national framework draft 2024`,
    element: 7,
  },
  level: {
    name: { fi: 'Taso', sv: 'Nivå', en: 'Level' },
    source: `${annex}, element 8; EQF level descriptors, Council Recommendation 2017/C 189/03`,
    element: 8,
  },
  field: {
    name: { fi: 'Ala', sv: 'Område', en: 'Field' },
    source: 'ISCED Fields of Education and Training 2013 (ISCED-F 2013)',
    element: null,
  },
  outcomes: {
    name: { fi: 'Osaamistavoitteet', sv: 'Kompetensmål', en: 'Learning outcomes' },
    source: `${annex}, element 6; number of outcomes: ${ours}`,
    element: 6,
  },
  verb: {
    name: { fi: 'Yksi havaittava verbi', sv: 'Ett iakttagbart verb', en: 'One observable verb' },
    source: 'Bloom’s revised taxonomy (Anderson & Krathwohl 2001); constructive alignment (Biggs & Tang)',
    element: 6,
  },
  alignment: {
    name: { fi: 'Linjakkuus', sv: 'Samstämmighet', en: 'Alignment' },
    source:
      'Constructive alignment of teaching and the 10 steps of course design, University of Helsinki; Annex II, principle 4 Valid assessment',
    element: 6,
  },
  assessment: {
    name: { fi: 'Osaamisen arviointi', sv: 'Bedömning', en: 'Assessment' },
    source: `${annex}, elements 9, 13 and 14`,
    element: 9,
  },
  workload: {
    name: { fi: 'Työmäärä', sv: 'Arbetsmängd', en: 'Workload' },
    source: `${annex}, element 7; 1600 h / 60 credits: Government Decree on University Degrees 794/2004, section 5; ± 10 %: ${ours}`,
    element: 7,
  },
  participation: {
    name: { fi: 'Osallistumistapa', sv: 'Deltagandeform', en: 'Form of participation' },
    source: `${annex}, element 10`,
    element: 10,
  },
  languages: {
    name: { fi: 'Kielet', sv: 'Språk', en: 'Languages' },
    source: 'Council Recommendation 2022/C 243/02, Annex II, principle 2 Transparency',
    element: null,
  },
  guidance: {
    name: { fi: 'Ohjaus ja saavutettavuus', sv: 'Handledning och tillgänglighet', en: 'Guidance and accessibility' },
    source: 'Act on the Provision of Digital Services 306/2019; Digivisio e-learning quality criteria; Annex I, element 12',
    element: 12,
  },
  recognition: {
    name: {
      fi: 'Osaamisen tunnistaminen ja tunnustaminen',
      sv: 'Erkännande av kunnande',
      en: 'Recognition of prior learning',
    },
    source: 'Council Recommendation 2022/C 243/02, Annex II, principle 6 Recognition',
    element: null,
  },
  route: {
    name: { fi: 'Opinto-oikeus', sv: 'Studierätt', en: 'Study right' },
    source: 'National study register VIRTA: study-right types and attainment classes, as of April 2026',
    element: null,
  },
  price: {
    name: { fi: 'Hinta', sv: 'Pris', en: 'Price' },
    source: 'Government Decree on fees charged by higher education institutions (1436/2014), as amended',
    element: null,
  },
  quality: {
    name: { fi: 'Laadunvarmistus', sv: 'Kvalitetssäkring', en: 'Quality assurance' },
    source: `${annex}, element 11; review within 1–3 years as at NZQA`,
    element: 11,
  },
  stack: {
    name: { fi: 'Yhdistettävyys', sv: 'Kombinerbarhet', en: 'Stackability' },
    source: `${annex}, element 15`,
    element: 15,
  },
  'employer-view': {
    name: { fi: 'Työnantajan näkymä', sv: 'Arbetsgivarens vy', en: 'Employer view' },
    source: 'Working life asks for competence, not for credits (POIJU project, 2025)',
    element: null,
  },
  contact: {
    name: { fi: 'Yhteystieto', sv: 'Kontakt', en: 'Contact' },
    source: `${annex}, element 16`,
    element: 16,
  },
}
