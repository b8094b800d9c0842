/**
 * The Design value: the one description of a micro-credential that the studio, the checks, the review, the catalogue,
 * the register row and the credential all read (docs/decisions/0001-design-value.md). It is plain JSON: no dates as
 * objects, no undefined members, no empty strings in language maps. An approved Version stores its canonical JSON.
 */

export const languages = ['fi', 'sv', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in up to three languages. A missing language is missing: never an empty string. */
export type LanguageMap = { readonly [L in Language]?: string }

/** EQF levels a Finnish micro-credential may correspond to (DOMAIN D1); never "placed in" the framework. */
export type EqfLevel = 5 | 6 | 7 | 8

export const assessmentTypes = [
  'writtenExamination',
  'oralExamination',
  'quiz',
  'markedAssignment',
  'portfolio',
  'practicalAssessment',
  'projectWork',
  'groupPerformance',
  'problemBasedLearning',
  'artefactAssessment',
  'continuousEvaluation',
  'peerAssessment',
  'peerReview',
] as const
export type AssessmentType = (typeof assessmentTypes)[number]

/** EU element 13: supervision and identity check during assessment (DOMAIN D7). */
export const supervisionTypes = [
  'supervisedWithId',
  'supervisedWithoutId',
  'unsupervisedWithId',
  'unsupervisedWithoutId',
] as const
export type SupervisionType = (typeof supervisionTypes)[number]

export const gradingScales = ['passFail', 'scale1to5', 'scale0to5'] as const
export type GradingScale = (typeof gradingScales)[number]

/** The six learning types of ABC learning design (DOMAIN B1.6). */
export const learningTypes = ['acquisition', 'investigation', 'practice', 'discussion', 'collaboration', 'production'] as const
export type LearningType = (typeof learningTypes)[number]

/** Where one activity happens. The form of participation of the whole is `participation`. */
export const activityModes = ['online', 'onSite', 'workplace', 'independent'] as const
export type ActivityMode = (typeof activityModes)[number]

/** EU element 10: form of participation (DOMAIN D3, mode of learning). */
export const participationForms = ['presential', 'online', 'blended', 'workbased', 'projectBased', 'researchLab'] as const
export type ParticipationForm = (typeof participationForms)[number]

/** EU element 11: type of quality assurance (DOMAIN D6). */
export const qualityAssuranceTypes = [
  'institutional',
  'programme',
  'institutionalLicence',
  'programmeLicence',
  'internalOnly',
] as const
export type QualityAssuranceType = (typeof qualityAssuranceTypes)[number]

/** Study right and fee route (DOMAIN D5). */
export const routes = ['openStudies', 'continuingEducation', 'jotpaFunded', 'employerGroup', 'ownStudents', 'nonCredit'] as const
export type Route = (typeof routes)[number]

export const stackabilityKinds = ['standAlone', 'partOfWhole', 'countsTowardsDegree'] as const
export type StackabilityKind = (typeof stackabilityKinds)[number]

/** ISCED-F 2013 codes used in our fields (DOMAIN D2). */
export const fields = [
  '0111',
  '0114',
  '0313',
  '0321',
  '0413',
  '0611',
  '0612',
  '0688',
  '0911',
  '0912',
  '0913',
  '0914',
  '0915',
  '0916',
  '0921',
  '0922',
  '0923',
  '0988',
  '1014',
  '1022',
  '1031',
  '1032',
  '1088',
] as const
export type Field = (typeof fields)[number]

export const evidenceKinds = [
  'foresight',
  'survey',
  'interview',
  'partnerLetter',
  'statute',
  'waitingList',
  'incidentData',
  'previousRun',
  'research',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export interface Evidence {
  readonly id: string
  readonly kind: EvidenceKind
  readonly text: LanguageMap
  /** Month the evidence is from, YYYY-MM; null when not stated. */
  readonly month: string | null
  readonly source: string | null
}

/** "The learner can + verb + object + context + standard": one verb, which somebody else can observe. */
export interface Outcome {
  readonly id: string
  /** The sentence without "the learner can", in the third person as it stands on the certificate. */
  readonly text: LanguageMap
  /** The verb of the sentence, per language, in the same form as in the text. */
  readonly verb: LanguageMap
}

export interface Assessment {
  readonly id: string
  readonly type: AssessmentType | null
  readonly title: LanguageMap
  readonly description: LanguageMap
  readonly grading: GradingScale | null
  readonly supervision: SupervisionType | null
  /** Outcomes this assessment shows. */
  readonly outcomes: readonly string[]
}

/** One card of the storyboard. */
export interface Activity {
  readonly id: string
  readonly title: LanguageMap
  readonly type: LearningType | null
  readonly mode: ActivityMode | null
  readonly minutes: number | null
  /** Week of the run it belongs to, from 1; null when it is not placed yet. */
  readonly week: number | null
  /** Outcomes it serves. */
  readonly outcomes: readonly string[]
}

export interface Design {
  readonly shape: 1
  // 1 Need and evidence
  readonly needs: readonly string[] // ids of Need rows
  readonly needSummary: LanguageMap
  readonly evidence: readonly Evidence[]
  // 2 Partners and target group
  readonly targetGroup: LanguageMap
  // 3 Purpose, title, size, level
  readonly title: LanguageMap
  /** Plain-language summary, at most 300 characters a language. */
  readonly summary: LanguageMap
  readonly credits: number | null // ECTS, 1–59, steps of 0.5
  readonly eqfLevel: EqfLevel | null
  readonly levelJustification: LanguageMap
  readonly fields: readonly Field[] // the first one is the main field
  // 4 Outcomes
  readonly outcomes: readonly Outcome[]
  // 5 Assessment and identity
  readonly assessments: readonly Assessment[]
  // 6 Storyboard and workload
  readonly activities: readonly Activity[]
  // 7 Guidance, recognition, accessibility
  readonly guidance: LanguageMap
  readonly recognition: LanguageMap
  readonly accessibility: LanguageMap
  readonly prerequisites: LanguageMap
  // 8 Delivery and schedule
  readonly participation: ParticipationForm | null
  readonly weeks: number | null
  readonly languages: readonly Language[] // languages of instruction and assessment
  // 9 Administration
  readonly route: Route | null
  readonly priceCents: number | null // for one learner; 0 is free
  readonly priceNote: LanguageMap
  // 10 Quality
  readonly qualityAssurance: QualityAssuranceType | null
  readonly qualityStatement: LanguageMap
  readonly reviewAfterMonths: number | null
  // 11 Credential and stack
  readonly stackability: StackabilityKind | null
  readonly stackNote: LanguageMap
  // 12 Launch and contact
  /** What a worker can do afterwards, in the employer's words: no credits, levels or codes. */
  readonly employerSummary: LanguageMap
  readonly contact: string | null // id of a Contact row of the responsible institution
}

/** A design in which nothing has been written yet. */
export const emptyDesign: Design = {
  shape: 1,
  needs: [],
  needSummary: {},
  evidence: [],
  targetGroup: {},
  title: {},
  summary: {},
  credits: null,
  eqfLevel: null,
  levelJustification: {},
  fields: [],
  outcomes: [],
  assessments: [],
  activities: [],
  guidance: {},
  recognition: {},
  accessibility: {},
  prerequisites: {},
  participation: null,
  weeks: null,
  languages: [],
  route: null,
  priceCents: null,
  priceNote: {},
  qualityAssurance: null,
  qualityStatement: {},
  reviewAfterMonths: null,
  stackability: null,
  stackNote: {},
  employerSummary: {},
  contact: null,
}

/** The twelve blocks of the studio and the members of the Design value each of them holds. */
export const blocks = [
  { key: 'need', members: ['needs', 'needSummary', 'evidence'] },
  { key: 'targetGroup', members: ['targetGroup'] },
  { key: 'purpose', members: ['title', 'summary', 'credits', 'eqfLevel', 'levelJustification', 'fields'] },
  { key: 'outcomes', members: ['outcomes'] },
  { key: 'assessment', members: ['assessments'] },
  { key: 'storyboard', members: ['activities'] },
  { key: 'guidance', members: ['prerequisites', 'guidance', 'recognition', 'accessibility'] },
  { key: 'delivery', members: ['participation', 'weeks', 'languages'] },
  { key: 'administration', members: ['route', 'priceCents', 'priceNote'] },
  { key: 'quality', members: ['qualityAssurance', 'qualityStatement', 'reviewAfterMonths'] },
  { key: 'credential', members: ['stackability', 'stackNote'] },
  { key: 'launch', members: ['employerSummary', 'contact'] },
] as const satisfies readonly { key: string; members: readonly (keyof Design)[] }[]
export type BlockKey = (typeof blocks)[number]['key']

/** One credit is about 27 hours of a student's work: 1600 h a year / 60 credits (Decree on University Degrees 794/2004, section 5). */
export const hoursPerCredit = 27

/** The text in the asked language, else in Finnish, Swedish, English order; undefined when there is none. Says which language it is. */
export function inLanguage(map: LanguageMap, language: Language): { text: string; language: Language } | undefined {
  for (const candidate of [language, ...languages]) {
    const text = map[candidate]
    if (text !== undefined && text !== '') return { text, language: candidate }
  }
  return undefined
}
