/** Pure previews of a design: what an employer, a learner and a credential would show. Nothing here is typed twice. */
import type { Label } from './codes.ts'
import { type Design, inLanguage, type Language } from './design.ts'
import { minutesOf } from './workload.ts'

/** A text with the language it is in, which may not be the reader's. */
export interface Said {
  readonly text: string
  readonly language: Language
}

export interface EmployerView {
  readonly title: Said | undefined
  readonly summary: Said | undefined
  readonly outcomes: readonly Said[]
  readonly hours: number
  readonly weeks: number | null
  readonly priceCents: number | null
}

/** For employers: no credits, levels or codes. */
export function employerView(design: Design, language: Language): EmployerView {
  return {
    title: inLanguage(design.title, language),
    summary: inLanguage(design.employerSummary, language),
    outcomes: design.outcomes.flatMap((outcome) => inLanguage(outcome.text, language) ?? []),
    hours: hoursOf(design),
    weeks: design.weeks,
    priceCents: design.priceCents,
  }
}

export interface LearnerView extends EmployerView {
  readonly credits: number | null
  readonly eqfLevel: number | null
  readonly targetGroup: Said | undefined
  readonly prerequisites: Said | undefined
  readonly recognition: Said | undefined
  readonly hoursPerWeek: number | null
}

/** For learners: what they will be able to do, hours a week, start level, price, how prior learning counts. */
export function learnerView(design: Design, language: Language): LearnerView {
  const hours = hoursOf(design)
  return {
    ...employerView(design, language),
    summary: inLanguage(design.summary, language),
    credits: design.credits,
    eqfLevel: design.eqfLevel,
    targetGroup: inLanguage(design.targetGroup, language),
    prerequisites: inLanguage(design.prerequisites, language),
    recognition: inLanguage(design.recognition, language),
    hoursPerWeek: design.weeks ? Math.round(hours / design.weeks) : null,
  }
}

function hoursOf(design: Design): number {
  return Math.round(design.activities.reduce((sum, activity) => sum + minutesOf(activity), 0) / 60)
}

export interface EuElement {
  /** Number in Annex I of Council Recommendation 2022/C 243/02. */
  readonly number: number
  readonly label: Label
  readonly isMandatory: boolean
  /** Whether the design holds it; elements that come with the learner and the issuing are always there in time. */
  readonly isPresent: boolean
}

/** The sixteen elements in order, and which of them this design already holds. */
export function euElements(design: Design): EuElement[] {
  const says = (map: Design['title']) => Object.values(map).some((text) => text.trim() !== '')
  const rows: readonly (readonly [Label, boolean, boolean])[] = [
    [{ fi: 'Oppija', sv: 'Den studerande', en: 'Learner' }, true, true],
    [{ fi: 'Nimi', sv: 'Namn', en: 'Title' }, true, says(design.title)],
    [{ fi: 'Myöntäjän maa', sv: 'Utfärdarens land', en: 'Country of the issuer' }, true, true],
    [{ fi: 'Myöntäjä', sv: 'Utfärdare', en: 'Awarding body' }, true, true],
    [{ fi: 'Myöntämispäivä', sv: 'Datum för utfärdande', en: 'Date of issuing' }, true, true],
    [
      { fi: 'Osaamistavoitteet', sv: 'Kompetensmål', en: 'Learning outcomes' },
      true,
      design.outcomes.length > 0 && design.outcomes.every(({ text }) => says(text)),
    ],
    [{ fi: 'Työmäärä', sv: 'Arbetsmängd', en: 'Notional workload' }, true, design.credits !== null],
    [{ fi: 'Taso', sv: 'Nivå', en: 'Level' }, true, design.eqfLevel !== null],
    [
      { fi: 'Arvioinnin tapa', sv: 'Bedömningsform', en: 'Type of assessment' },
      true,
      design.assessments.length > 0 && design.assessments.every(({ type }) => type !== null),
    ],
    [{ fi: 'Osallistumisen tapa', sv: 'Form av deltagande', en: 'Form of participation' }, true, design.participation !== null],
    [{ fi: 'Laadunvarmistus', sv: 'Kvalitetssäkring', en: 'Quality assurance' }, true, design.qualityAssurance !== null],
    [{ fi: 'Lähtötaso', sv: 'Förkunskaper', en: 'Prerequisites' }, false, says(design.prerequisites)],
    [
      { fi: 'Valvonta ja henkilöllisyys', sv: 'Övervakning och identitet', en: 'Supervision and identity' },
      false,
      design.assessments.some(({ supervision }) => supervision !== null),
    ],
    [{ fi: 'Arvosana', sv: 'Vitsord', en: 'Grade' }, false, design.assessments.some(({ grading }) => grading !== null)],
    [{ fi: 'Liitettävyys', sv: 'Kombinerbarhet', en: 'Stackability' }, false, design.stackability !== null],
    [{ fi: 'Lisätiedot', sv: 'Mer information', en: 'Further information' }, false, design.contact !== null],
  ]
  return rows.map(([label, isMandatory, isPresent], index) => ({ number: index + 1, label, isMandatory, isPresent }))
}
