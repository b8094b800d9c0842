/** What the public pages say of a micro-credential, made from its published value. Pure: the same value gives the same page. */
import {
  assessmentTypeCodes,
  type Design,
  eqfLevelCodes,
  fieldCodes,
  gradingScaleLabels,
  hoursPerCredit,
  type Language,
  languageCodes,
  learningTypeLabels,
  learningTypes,
  type PictureField,
  participationCodes,
  pictureField,
  qualityAssuranceCodes,
  routeCodes,
  stackabilityLabels,
  supervisionCodes,
  workload,
} from '@poiju/framework'
import type { OfferingRow } from '../delivery/index.server.ts'
import { inLocale } from '../platform/texts.ts'
import type { PublishedRow } from '../review/index.server.ts'
import type { PictureFacts } from '../ui/index.ts'
import { type Said, say } from './said.ts'

export interface OfferingView {
  readonly id: string
  readonly state: 'enrolling' | 'opensLater' | 'enrolmentClosed' | 'running'
  readonly startsOn: string
  readonly endsOn: string
  readonly opensAt: string
  readonly closesAt: string
  readonly seats: number
  readonly seatsLeft: number
  readonly priceCents: number
  readonly language: Language
  readonly note: string
}

/** An offering as it is now. */
export function offeringView(row: OfferingRow, now: Date): OfferingView {
  return {
    id: row.id,
    state:
      row.state !== 'open' ? 'running' : now < row.opensAt ? 'opensLater' : now >= row.closesAt ? 'enrolmentClosed' : 'enrolling',
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    seats: row.seats,
    seatsLeft: Math.max(0, row.seats - row.seatsTaken),
    priceCents: row.priceCents,
    language: row.language,
    note: row.note,
  }
}

/** The facts that the picture is drawn from. */
export function pictureOf(row: PublishedRow): PictureFacts {
  return {
    id: row.code,
    outcomes: row.design.outcomes.length,
    credits: row.design.credits ?? 1,
    level: row.design.eqfLevel ?? 5,
    field: pictureField(row.design.fields[0]),
  }
}

export interface Hit {
  readonly code: string
  readonly title: Said
  readonly summary: Said | null
  readonly credits: number
  readonly hours: number
  readonly weeks: number | null
  readonly mode: string | null
  readonly owners: string
  readonly priceCents: number | null
  /** The next start that one can enrol in. */
  readonly next: OfferingView | null
  readonly picture: PictureFacts
}

/** A row of the list. */
export function hitOf(row: PublishedRow, offerings: readonly OfferingView[], language: Language): Hit {
  const { design } = row
  return {
    code: row.code,
    title: say(design.title, language) ?? { text: row.code },
    summary: say(design.summary, language),
    credits: design.credits ?? 0,
    hours: (design.credits ?? 0) * hoursPerCredit,
    weeks: design.weeks,
    mode: design.participation && participationCodes[design.participation].label[language],
    owners: joined(
      row.owners.map(({ name }) => inLocale(name, language)),
      language,
    ),
    priceCents: design.priceCents,
    next: offerings.find(({ state, seatsLeft }) => state === 'enrolling' && seatsLeft > 0) ?? null,
    picture: pictureOf(row),
  }
}

function joined(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}

export interface OutcomeView {
  readonly text: Said
  /** How it is shown: titles of the assessments. */
  readonly shownBy: readonly Said[]
}

export interface Detail {
  readonly code: string
  readonly isRetired: boolean
  readonly retiredAt: string | null
  readonly title: Said
  readonly summary: Said | null
  readonly field: { readonly key: PictureField; readonly names: readonly string[] }
  readonly picture: PictureFacts
  readonly outcomes: readonly OutcomeView[]
  readonly hours: {
    readonly total: number
    readonly perWeek: number | null
    readonly parts: readonly { key: (typeof learningTypes)[number]; name: string; minutes: number }[]
  }
  readonly recognition: Said | null
  readonly needSummary: Said | null
  readonly evidence: readonly { readonly text: Said; readonly source: string | null; readonly isLink: boolean }[]
  readonly targetGroup: Said | null
  readonly guidance: Said | null
  readonly accessibility: Said | null
  readonly prerequisites: Said | null
  readonly credits: number
  readonly weeks: number | null
  readonly mode: string | null
  readonly level: string | null
  readonly languages: readonly string[]
  readonly priceCents: number | null
  readonly priceNote: Said | null
  readonly route: string | null
  readonly owners: readonly { readonly name: string; readonly homepage: string | null }[]
  readonly contact: { readonly name: string; readonly email: string } | null
  /** What the credential says, beside the title, outcomes, hours and level. */
  readonly credential: {
    readonly awardingBodies: string
    readonly country: string
    readonly assessments: string
    readonly grading: string
    readonly supervision: string
    readonly qualityAssurance: string | null
    readonly qualityStatement: Said | null
    readonly stackability: string | null
    readonly stackNote: Said | null
    readonly version: number
    readonly approvedAt: string
  }
  readonly offerings: readonly OfferingView[]
}

/** Everything of the page for learners. */
export function detailOf(row: PublishedRow, offerings: readonly OfferingView[], language: Language): Detail {
  const { design } = row
  const hours = workload(design)
  const titles = new Map(design.assessments.map((assessment) => [assessment.id, say(assessment.title, language)]))
  return {
    code: row.code,
    isRetired: row.retiredAt !== null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    title: say(design.title, language) ?? { text: row.code },
    summary: say(design.summary, language),
    field: { key: pictureField(design.fields[0]), names: design.fields.map((field) => fieldCodes[field].label[language]) },
    picture: pictureOf(row),
    outcomes: design.outcomes.flatMap((outcome) => {
      const text = say(outcome.text, language)
      const shownBy = design.assessments
        .filter(({ outcomes }) => outcomes.includes(outcome.id))
        .flatMap(({ id }) => titles.get(id) ?? [])
      return text ? [{ text, shownBy }] : []
    }),
    hours: {
      total: (design.credits ?? 0) * hoursPerCredit,
      perWeek: hours.minutesPerWeek === null ? null : Math.round(hours.minutesPerWeek / 60),
      parts: learningTypes
        .map((key) => ({ key, name: learningTypeLabels[key][language], minutes: hours.minutesByType[key] }))
        .filter(({ minutes }) => minutes > 0),
    },
    recognition: say(design.recognition, language),
    needSummary: say(design.needSummary, language),
    evidence: design.evidence.flatMap(({ text, source }) => {
      const said = say(text, language)
      return said ? [{ text: said, source, isLink: source !== null && /^https?:\/\/[^\s]+$/.test(source) }] : []
    }),
    targetGroup: say(design.targetGroup, language),
    guidance: say(design.guidance, language),
    accessibility: say(design.accessibility, language),
    prerequisites: say(design.prerequisites, language),
    credits: design.credits ?? 0,
    weeks: design.weeks,
    mode: design.participation && participationCodes[design.participation].label[language],
    level: design.eqfLevel && eqfLevelCodes[design.eqfLevel].label[language],
    languages: design.languages.map((code) => languageCodes[code].label[language]),
    priceCents: design.priceCents,
    priceNote: say(design.priceNote, language),
    route: design.route && routeCodes[design.route].label[language],
    owners: row.owners.map(({ name, homepage }) => ({ name: inLocale(name, language), homepage })),
    contact: row.contact && { name: inLocale(row.contact.name, language), email: row.contact.email },
    credential: {
      awardingBodies: joined(
        row.awardingBodies.map(({ name }) => inLocale(name, language)),
        language,
      ),
      country: countryName(row.awardingBodies[0]?.country ?? 'FI', language),
      assessments: distinct(design.assessments.map(({ type }) => type && assessmentTypeCodes[type].label[language])),
      grading: distinct(design.assessments.map(({ grading }) => grading && gradingScaleLabels[grading][language])),
      supervision: distinct(
        design.assessments.map(({ supervision }) => supervision && supervisionCodes[supervision].label[language]),
      ),
      qualityAssurance: design.qualityAssurance && qualityAssuranceCodes[design.qualityAssurance].label[language],
      qualityStatement: say(design.qualityStatement, language),
      stackability: design.stackability && stackabilityLabels[design.stackability][language],
      stackNote: say(design.stackNote, language),
      version: row.number,
      approvedAt: row.approvedAt.toISOString(),
    },
    offerings,
  }
}

function distinct(words: readonly (string | null)[]): string {
  return [...new Set(words.filter((word) => word !== null))].join('; ')
}

function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}

export interface EmployerDetail {
  readonly code: string
  readonly isRetired: boolean
  readonly title: Said
  readonly promise: Said | null
  readonly picture: PictureFacts
  readonly abilities: readonly Said[]
  readonly assessments: readonly { readonly title: Said; readonly description: Said | null }[]
  /** The assessor checks who the worker is. */
  readonly isIdentityChecked: boolean
  /** Minutes by where they are spent. */
  readonly minutes: { readonly workplace: number; readonly onSite: number; readonly online: number; readonly independent: number }
  readonly workTasks: readonly { readonly title: Said; readonly minutes: number; readonly week: number | null }[]
  readonly weeks: number | null
  readonly prerequisites: Said | null
  readonly priceCents: number | null
  readonly owners: string
  readonly contact: { readonly name: string; readonly email: string } | null
  readonly next: OfferingView | null
}

/** The page for employers: no credits, levels or codes, only what changes at work, how it is known, and what it takes. */
export function employerDetailOf(row: PublishedRow, offerings: readonly OfferingView[], language: Language): EmployerDetail {
  const { design } = row
  const { minutesByMode } = workload(design)
  const titled = (activity: Design['activities'][number]) => {
    const title = say(activity.title, language)
    return title ? [{ title, minutes: activity.minutes ?? 0, week: activity.week }] : []
  }
  return {
    code: row.code,
    isRetired: row.retiredAt !== null,
    title: say(design.title, language) ?? { text: row.code },
    promise: say(design.employerSummary, language) ?? say(design.summary, language),
    picture: pictureOf(row),
    abilities: design.outcomes.flatMap(({ text }) => say(text, language) ?? []),
    assessments: design.assessments.flatMap((assessment) => {
      const title = say(assessment.title, language)
      return title ? [{ title, description: say(assessment.description, language) }] : []
    }),
    isIdentityChecked: design.assessments.some(
      ({ supervision }) => supervision === 'supervisedWithId' || supervision === 'unsupervisedWithId',
    ),
    minutes: minutesByMode,
    workTasks: design.activities.filter(({ mode }) => mode === 'workplace').flatMap(titled),
    weeks: design.weeks,
    prerequisites: say(design.prerequisites, language),
    priceCents: design.priceCents,
    owners: joined(
      row.owners.map(({ name }) => inLocale(name, language)),
      language,
    ),
    contact: row.contact && { name: inLocale(row.contact.name, language), email: row.contact.email },
    next: offerings.find(({ state, seatsLeft }) => state === 'enrolling' && seatsLeft > 0) ?? null,
  }
}
