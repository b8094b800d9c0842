/**
 * The code lists of the Design value: what each code is called in the three languages, and the code that the European
 * Learning Model, the national study register (VIRTA) or the national portal (Kouta) uses for it. The URIs are those of the
 * European Commission's published code lists (https://github.com/european-commission-empl/European-Learning-Model); a code
 * that could not be read there says `verified: false` and must be looked up before it is used outside this house.
 */
import type {
  ActivityMode,
  AssessmentType,
  BlockKey,
  EqfLevel,
  EvidenceKind,
  Field,
  GradingScale,
  Language,
  LearningType,
  ParticipationForm,
  QualityAssuranceType,
  Route,
  StackabilityKind,
  SupervisionType,
} from './design.ts'

/** A name in all three languages. */
export interface Label {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

/** A code with its name and its address in a published European code list. */
export interface Coded {
  readonly label: Label
  readonly uri: string
  /** False when the URI was inferred and has to be verified before use; otherwise read in the published list. */
  readonly verified: boolean
}

const snb = 'http://data.europa.eu/snb/'

function coded(list: string, code: string, fi: string, sv: string, en: string, verified = true): Coded {
  return { label: { fi, sv, en }, uri: `${snb}${list}/${code}`, verified }
}

/** EQF levels. The wording is always "corresponds to level": a Finnish micro-credential is not placed in the framework. */
export const eqfLevelCodes: Readonly<Record<EqfLevel, Coded & { readonly cycle: Label }>> = {
  5: {
    ...coded('eqf', '5', 'Vastaa tasoa 5', 'Motsvarar nivå 5', 'Corresponds to level 5'),
    cycle: { fi: 'Lyhyt sykli', sv: 'Kort cykel', en: 'Short cycle' },
  },
  6: {
    ...coded('eqf', '6', 'Vastaa tasoa 6', 'Motsvarar nivå 6', 'Corresponds to level 6'),
    cycle: { fi: 'Ensimmäinen sykli', sv: 'Första cykeln', en: 'First cycle' },
  },
  7: {
    ...coded('eqf', '7', 'Vastaa tasoa 7', 'Motsvarar nivå 7', 'Corresponds to level 7'),
    cycle: { fi: 'Toinen sykli', sv: 'Andra cykeln', en: 'Second cycle' },
  },
  8: {
    ...coded('eqf', '8', 'Vastaa tasoa 8', 'Motsvarar nivå 8', 'Corresponds to level 8'),
    cycle: { fi: 'Kolmas sykli', sv: 'Tredje cykeln', en: 'Third cycle' },
  },
}

/** ISCED-F 2013 fields of education. */
export const fieldCodes: Readonly<Record<Field, Coded>> = {
  '0111': coded('isced-f', '0111', 'Kasvatustiede', 'Pedagogik', 'Education science'),
  '0114': coded(
    'isced-f',
    '0114',
    'Aineenopettajankoulutus',
    'Ämneslärarutbildning',
    'Teacher training with subject specialisation',
  ),
  '0313': coded('isced-f', '0313', 'Psykologia', 'Psykologi', 'Psychology'),
  '0321': coded('isced-f', '0321', 'Journalismi ja viestintä', 'Journalistik och kommunikation', 'Journalism and reporting'),
  '0413': coded('isced-f', '0413', 'Johtaminen ja hallinto', 'Ledarskap och förvaltning', 'Management and administration'),
  '0611': coded('isced-f', '0611', 'Tietokoneen käyttö', 'Datoranvändning', 'Computer use'),
  '0612': coded(
    'isced-f',
    '0612',
    'Tietokannat ja tietoverkot',
    'Databaser och datanät',
    'Database and network design and administration',
  ),
  '0688': coded(
    'isced-f',
    '0688',
    'Tieto- ja viestintätekniikan monialainen osaaminen',
    'Tvärvetenskaplig informations- och kommunikationsteknik',
    'Inter-disciplinary information and communication technologies',
  ),
  '0911': coded('isced-f', '0911', 'Hammashoito', 'Tandvård', 'Dental studies'),
  '0912': coded('isced-f', '0912', 'Lääketiede', 'Medicin', 'Medicine'),
  '0913': coded('isced-f', '0913', 'Hoitotyö ja kätilötyö', 'Vårdarbete och barnmorskearbete', 'Nursing and midwifery'),
  '0914': coded(
    'isced-f',
    '0914',
    'Lääketieteellinen diagnostiikka ja hoitoteknologia',
    'Medicinsk diagnostik och behandlingsteknik',
    'Medical diagnostic and treatment technology',
  ),
  '0915': coded('isced-f', '0915', 'Terapia ja kuntoutus', 'Terapi och rehabilitering', 'Therapy and rehabilitation'),
  '0916': coded('isced-f', '0916', 'Farmasia', 'Farmaci', 'Pharmacy'),
  '0921': coded(
    'isced-f',
    '0921',
    'Vanhustyö ja vammaistyö',
    'Arbete med äldre och personer med funktionsnedsättning',
    'Care of the elderly and of disabled adults',
  ),
  '0922': coded(
    'isced-f',
    '0922',
    'Lastenhoito ja nuorisopalvelut',
    'Barnomsorg och ungdomsservice',
    'Child care and youth services',
  ),
  '0923': coded('isced-f', '0923', 'Sosiaalityö ja neuvonta', 'Socialt arbete och rådgivning', 'Social work and counselling'),
  '0988': coded(
    'isced-f',
    '0988',
    'Terveys- ja hyvinvointialan monialainen osaaminen',
    'Tvärvetenskaplig hälsa och välfärd',
    'Inter-disciplinary health and welfare',
  ),
  '1014': coded('isced-f', '1014', 'Liikunta ja urheilu', 'Motion och idrott', 'Sports'),
  '1022': coded(
    'isced-f',
    '1022',
    'Työterveys ja työturvallisuus',
    'Arbetshälsa och arbetarskydd',
    'Occupational health and safety',
  ),
  '1031': coded('isced-f', '1031', 'Sotilas- ja puolustusala', 'Militär och försvar', 'Military and defence'),
  '1032': coded(
    'isced-f',
    '1032',
    'Henkilöiden ja omaisuuden turvallisuus',
    'Skydd av personer och egendom',
    'Protection of persons and property',
  ),
  '1088': coded(
    'isced-f',
    '1088',
    'Palvelualojen monialainen osaaminen',
    'Tvärvetenskaplig serviceutbildning',
    'Inter-disciplinary services',
  ),
}

export const pictureFields = ['health', 'rehabilitation', 'welfare', 'security', 'leadership', 'teaching'] as const
export type PictureField = (typeof pictureFields)[number]

const pictureOf: Readonly<Record<Field, PictureField>> = {
  '0111': 'teaching',
  '0114': 'teaching',
  '0313': 'welfare',
  '0321': 'leadership',
  '0413': 'leadership',
  '0611': 'leadership',
  '0612': 'leadership',
  '0688': 'leadership',
  '0911': 'health',
  '0912': 'health',
  '0913': 'health',
  '0914': 'health',
  '0915': 'rehabilitation',
  '0916': 'health',
  '0921': 'welfare',
  '0922': 'welfare',
  '0923': 'welfare',
  '0988': 'health',
  '1014': 'rehabilitation',
  '1022': 'security',
  '1031': 'security',
  '1032': 'security',
  '1088': 'security',
}

/** The tint of water that the picture of a micro-credential gets from its main field; 'health' while there is no field. */
export function pictureField(field: Field | undefined): PictureField {
  return field === undefined ? 'health' : pictureOf[field]
}

/** EU element 9: type of assessment. */
export const assessmentTypeCodes: Readonly<Record<AssessmentType, Coded>> = {
  writtenExamination: coded('assessment', '6e6cb2cc78', 'Kirjallinen koe', 'Skriftligt prov', 'Written examination'),
  oralExamination: coded('assessment', 'd30284d7df', 'Suullinen koe', 'Muntligt prov', 'Oral examination'),
  quiz: coded('assessment', 'b1b68f6735', 'Lyhyt testi', 'Kort test', 'Quiz'),
  markedAssignment: coded('assessment', '2939dae15f', 'Arvioitava tehtävä', 'Inlämningsuppgift som bedöms', 'Marked assignment'),
  portfolio: coded('assessment', '4f03b91c0e', 'Portfolio', 'Portfolio', 'Portfolio'),
  practicalAssessment: coded('assessment', '6a4db9f11d', 'Käytännön näyttö', 'Praktiskt prov', 'Practical assessment'),
  projectWork: coded('assessment', '795dac4096', 'Projektityö', 'Projektarbete', 'Project work'),
  groupPerformance: coded('assessment', '56539a6507', 'Ryhmäsuoritus', 'Gruppprestation', 'Group performance'),
  problemBasedLearning: coded(
    'assessment',
    'c4256a2726',
    'Ongelmaperustainen oppiminen',
    'Problembaserat lärande',
    'Problem-based learning',
  ),
  artefactAssessment: coded('assessment', 'de4d165a6c', 'Tuotoksen arviointi', 'Bedömning av en produkt', 'Artefact assessment'),
  continuousEvaluation: coded('assessment', '3484bd7e51', 'Jatkuva arviointi', 'Fortlöpande bedömning', 'Continuous evaluation'),
  peerAssessment: coded('assessment', '19a2e5e671', 'Vertaisarviointi', 'Kamratbedömning', 'Peer assessment'),
  peerReview: coded('assessment', '812e3b0ae1', 'Vertaispalaute', 'Kamratrespons', 'Peer review'),
}

/** EU element 13: supervision and identity verification during the assessment. */
export const supervisionCodes: Readonly<Record<SupervisionType, Coded>> = {
  supervisedWithId: coded(
    'supervision-verification',
    '70be69aaf9',
    'Valvottu, henkilöllisyys tarkistettu',
    'Övervakat, identiteten kontrollerad',
    'Supervised, identity checked',
  ),
  // Found by elimination; an old sample labels it only "ID Verification".
  supervisedWithoutId: coded(
    'supervision-verification',
    '44314532f9',
    'Valvottu, henkilöllisyyttä ei tarkistettu',
    'Övervakat, identiteten inte kontrollerad',
    'Supervised, identity not checked',
    false,
  ),
  unsupervisedWithId: coded(
    'supervision-verification',
    'df2880c5cb',
    'Ei valvottu, henkilöllisyys tarkistettu',
    'Inte övervakat, identiteten kontrollerad',
    'Not supervised, identity checked',
  ),
  unsupervisedWithoutId: coded(
    'supervision-verification',
    'c598449d64',
    'Ei valvottu, henkilöllisyyttä ei tarkistettu',
    'Inte övervakat, identiteten inte kontrollerad',
    'Not supervised, identity not checked',
  ),
}

/** EU element 10: form of participation, with the teaching form of the national portal (koodisto opetuspaikkakk) where there is one. */
export const participationCodes: Readonly<Record<ParticipationForm, Coded & { readonly kouta: string | null }>> = {
  presential: {
    ...coded('learning-assessment', '9191af2ed9', 'Lähiopetus', 'Närundervisning', 'On site'),
    kouta: 'opetuspaikkakk_1',
  },
  online: { ...coded('learning-assessment', '920fbb3cbe', 'Verkossa', 'På nätet', 'Online'), kouta: 'opetuspaikkakk_3' },
  blended: { ...coded('learning-assessment', 'e92d221e4d', 'Monimuoto', 'Flerform', 'Blended'), kouta: 'opetuspaikkakk_4' },
  workbased: {
    ...coded('learning-assessment', '729f3bed4b', 'Työssä oppien', 'Arbetsplatsförlagt', 'Work-based'),
    kouta: null,
  },
  projectBased: { ...coded('learning-assessment', '7813801c77', 'Projektissa', 'I projekt', 'Project-based'), kouta: null },
  researchLab: {
    ...coded('learning-assessment', 'ed4c557045', 'Tutkimuslaboratoriossa', 'I forskningslaboratorium', 'Research-lab based'),
    kouta: null,
  },
}

/** EU element 11: quality assurance. `internalOnly` is our own value: the list has no code for it, the statement carries it. */
export const qualityAssuranceCodes: Readonly<Record<QualityAssuranceType, Omit<Coded, 'uri'> & { readonly uri: string | null }>> =
  {
    institutional: coded(
      'accreditation',
      'bb4618238e',
      'Korkeakoulun laatujärjestelmä, auditoitu',
      'Högskolans kvalitetssystem, auditerat',
      'Institutional quality assurance',
    ),
    programme: coded(
      'accreditation',
      '820101cba6',
      'Koulutuksen laadunvarmistus',
      'Kvalitetssäkring av utbildningen',
      'Programme quality assurance',
    ),
    institutionalLicence: coded(
      'accreditation',
      '003293d2ce',
      'Järjestäjän toimilupa',
      'Anordnarens tillstånd',
      'Institutional licence',
    ),
    programmeLicence: coded('accreditation', 'e57dddfcf3', 'Koulutuksen lupa', 'Utbildningens tillstånd', 'Programme licence'),
    internalOnly: {
      label: {
        fi: 'Vain sisäinen laadunvarmistus',
        sv: 'Endast intern kvalitetssäkring',
        en: 'Internal quality assurance only',
      },
      uri: null,
      verified: true,
    },
  }

/** What a route means in the national study register (VIRTA); to be confirmed by each institution's register team. */
export interface RouteCode {
  readonly label: Label
  /** VIRTA study-right type, and the others that may be right; null when no right is made for this. */
  readonly studyRight: { readonly code: string; readonly alternatives: readonly string[] } | null
  /** VIRTA attainment classes of one attainment, and the other combinations that may be right; null when nothing is registered. */
  readonly attainment: { readonly codes: readonly string[]; readonly alternatives: readonly (readonly string[])[] } | null
}

/** Study right and fee routes with their register codes. */
export const routeCodes: Readonly<Record<Route, RouteCode>> = {
  openStudies: {
    label: { fi: 'Avoimet opinnot', sv: 'Öppna studier', en: 'Open studies' },
    studyRight: { code: '13', alternatives: [] },
    attainment: { codes: ['1'], alternatives: [] },
  },
  continuingEducation: {
    label: { fi: 'Täydennyskoulutus', sv: 'Fortbildning', en: 'Continuing education' },
    studyRight: { code: '10', alternatives: [] },
    // 19: part of a degree completed within continuing education
    attainment: { codes: ['13'], alternatives: [['13', '19']] },
  },
  jotpaFunded: {
    label: { fi: 'Jotpan rahoittama koulutus', sv: 'Utbildning som Jotpa finansierar', en: 'Funded by SECLE (Jotpa)' },
    studyRight: { code: '10', alternatives: ['13'] },
    attainment: { codes: ['13', '18'], alternatives: [['1', '18']] },
  },
  employerGroup: {
    label: { fi: 'Työnantajan tilaama ryhmä', sv: 'Grupp som arbetsgivaren beställer', en: 'Group ordered by an employer' },
    studyRight: { code: '10', alternatives: ['20'] },
    attainment: { codes: ['13'], alternatives: [['17']] },
  },
  ownStudents: {
    label: { fi: 'Oman korkeakoulun opiskelijat', sv: 'Högskolans egna studerande', en: 'The institution’s own students' },
    studyRight: null,
    attainment: { codes: [], alternatives: [['12']] },
  },
  nonCredit: {
    label: { fi: 'Koulutus ilman opintopisteitä', sv: 'Utbildning utan studiepoäng', en: 'Training without credits' },
    studyRight: null,
    attainment: null,
  },
}

/** VIRTA study-right types that the routes use. */
export const studyRightLabels: Readonly<Record<string, Label>> = {
  '10': { fi: 'Täydennyskoulutus', sv: 'Fortbildning', en: 'Continuing education' },
  '13': { fi: 'Avoimet opinnot', sv: 'Öppna studier', en: 'Open studies' },
  '20': {
    fi: 'Yhteistyö muun kuin korkeakoulun kanssa',
    sv: 'Samarbete med annan än högskola',
    en: 'Cooperation with a non-HEI',
  },
}

/** VIRTA attainment classes that the routes use. */
export const attainmentLabels: Readonly<Record<string, Label>> = {
  '1': { fi: 'Avoin korkeakouluopetus', sv: 'Öppen högskoleundervisning', en: 'Open higher education' },
  '12': {
    fi: 'Yhteistyöopinto, kirjattu kotikorkeakouluun',
    sv: 'Samarbetsstudier, registrerade vid hemhögskolan',
    en: 'Cooperation, recorded at the home institution',
  },
  '13': { fi: 'Täydennyskoulutus', sv: 'Fortbildning', en: 'Continuing education' },
  '17': {
    fi: 'Yhteistyö muun kuin korkeakoulun kanssa',
    sv: 'Samarbete med annan än högskola',
    en: 'Cooperation with a non-HEI',
  },
  '18': { fi: 'Jotpan rahoittama', sv: 'Finansierad av Jotpa', en: 'Funded by SECLE (Jotpa)' },
  '19': {
    fi: 'Täydennyskoulutuksessa suoritettu tutkinnon osa',
    sv: 'Del av examen som avlagts inom fortbildning',
    en: 'Part of a degree completed within continuing education',
  },
}

/** The six learning types of ABC learning design. */
export const learningTypeLabels: Readonly<Record<LearningType, Label>> = {
  acquisition: { fi: 'Tiedonhankinta', sv: 'Inhämtande', en: 'Acquisition' },
  investigation: { fi: 'Tutkiminen', sv: 'Undersökning', en: 'Investigation' },
  practice: { fi: 'Harjoittelu', sv: 'Övning', en: 'Practice' },
  discussion: { fi: 'Keskustelu', sv: 'Diskussion', en: 'Discussion' },
  collaboration: { fi: 'Yhteistyö', sv: 'Samarbete', en: 'Collaboration' },
  production: { fi: 'Tuottaminen', sv: 'Produktion', en: 'Production' },
}

export const activityModeLabels: Readonly<Record<ActivityMode, Label>> = {
  online: { fi: 'Verkossa', sv: 'På nätet', en: 'Online' },
  onSite: { fi: 'Paikan päällä', sv: 'På plats', en: 'On site' },
  workplace: { fi: 'Työpaikalla', sv: 'På arbetsplatsen', en: 'At the workplace' },
  independent: { fi: 'Omaan tahtiin', sv: 'I egen takt', en: 'On your own' },
}

export const stackabilityLabels: Readonly<Record<StackabilityKind, Label>> = {
  standAlone: { fi: 'Itsenäinen kokonaisuus', sv: 'Fristående helhet', en: 'Stands alone' },
  partOfWhole: { fi: 'Osa suurempaa kokonaisuutta', sv: 'Del av en större helhet', en: 'Part of a larger whole' },
  countsTowardsDegree: { fi: 'Luettavissa hyväksi tutkintoon', sv: 'Kan räknas in i en examen', en: 'Counts towards a degree' },
}

export const evidenceKindLabels: Readonly<Record<EvidenceKind, Label>> = {
  foresight: { fi: 'Ennakointitieto', sv: 'Prognos', en: 'Foresight data' },
  survey: { fi: 'Kysely', sv: 'Enkät', en: 'Survey' },
  interview: { fi: 'Haastattelu', sv: 'Intervju', en: 'Interview' },
  partnerLetter: { fi: 'Kumppanin kirje', sv: 'Brev från en partner', en: 'Letter from a partner' },
  statute: { fi: 'Säädös tai standardi', sv: 'Författning eller standard', en: 'Statute or standard' },
  waitingList: { fi: 'Jono', sv: 'Kö', en: 'Waiting list' },
  incidentData: { fi: 'Vaaratapahtumatieto', sv: 'Data om tillbud', en: 'Incident data' },
  previousRun: { fi: 'Aiempi toteutus', sv: 'Tidigare genomförande', en: 'Previous run' },
  research: { fi: 'Tutkimus', sv: 'Forskning', en: 'Research' },
}

export const gradingScaleLabels: Readonly<Record<GradingScale, Label>> = {
  passFail: { fi: 'hyväksytty / hylätty', sv: 'godkänd / underkänd', en: 'pass / fail' },
  scale1to5: { fi: '1–5', sv: '1–5', en: '1–5' },
  scale0to5: { fi: '0–5', sv: '0–5', en: '0–5' },
}

/** Languages: their names, the EU authority URI and the teaching language of the national portal. */
export const languageCodes: Readonly<Record<Language, { readonly label: Label; readonly uri: string; readonly kouta: string }>> =
  {
    fi: {
      label: { fi: 'suomi', sv: 'finska', en: 'Finnish' },
      uri: 'http://publications.europa.eu/resource/authority/language/FIN',
      kouta: 'oppilaitoksenopetuskieli_1',
    },
    sv: {
      label: { fi: 'ruotsi', sv: 'svenska', en: 'Swedish' },
      uri: 'http://publications.europa.eu/resource/authority/language/SWE',
      kouta: 'oppilaitoksenopetuskieli_2',
    },
    en: {
      label: { fi: 'englanti', sv: 'engelska', en: 'English' },
      uri: 'http://publications.europa.eu/resource/authority/language/ENG',
      kouta: 'oppilaitoksenopetuskieli_4',
    },
  }

/** ECTS as a European education credit system. */
export const ectsUri = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
/** Finland in the EU country authority table. */
export const finlandUri = 'http://publications.europa.eu/resource/authority/country/FIN'
/** Formal and non-formal learning setting. */
export const learningSettingUris = {
  formal: 'http://data.europa.eu/snb/learning-setting/6fd4685715',
  nonFormal: 'http://data.europa.eu/snb/learning-setting/e207a81fc7',
} as const

/** The names of the twelve blocks of the studio. */
export const blockLabels: Readonly<Record<BlockKey, Label>> = {
  need: { fi: 'Tarve ja näyttö', sv: 'Behov och belägg', en: 'Need and evidence' },
  targetGroup: { fi: 'Kumppanit ja kohderyhmä', sv: 'Partner och målgrupp', en: 'Partners and target group' },
  purpose: { fi: 'Nimi, laajuus ja taso', sv: 'Namn, omfattning och nivå', en: 'Title, size and level' },
  outcomes: { fi: 'Osaamistavoitteet', sv: 'Kompetensmål', en: 'Learning outcomes' },
  assessment: { fi: 'Arviointi ja henkilöllisyys', sv: 'Bedömning och identitet', en: 'Assessment and identity' },
  storyboard: { fi: 'Kuvakäsikirjoitus ja työmäärä', sv: 'Bildmanus och arbetsmängd', en: 'Storyboard and workload' },
  guidance: { fi: 'Ohjaus ja saavutettavuus', sv: 'Handledning och tillgänglighet', en: 'Guidance and accessibility' },
  delivery: { fi: 'Toteutustapa ja aikataulu', sv: 'Form och tidtabell', en: 'Delivery and schedule' },
  administration: {
    fi: 'Hallinto, hinta ja rekisteri',
    sv: 'Administration, pris och register',
    en: 'Administration, price and register',
  },
  quality: { fi: 'Laatu ja hyväksyntä', sv: 'Kvalitet och godkännande', en: 'Quality and approval' },
  credential: { fi: 'Todistus ja polku', sv: 'Bevis och väg vidare', en: 'Credential and pathway' },
  launch: { fi: 'Julkaisu ja seuranta', sv: 'Publicering och uppföljning', en: 'Launch and follow-up' },
}
