/** What a credential says, read out of its JSON for people: of ours and of others' Open Badges. Never throws; what is not said is null. */
import type { BadgeKind } from './record.ts'
import { asSaid } from './said.ts'
import { isJsonObject, type Json, type JsonObject } from './strict-json.ts'

export interface Claims {
  readonly id: string | null
  /** What kind of badge without credits it is; null for everything else, a badge that states credits, hours or a level among them. */
  readonly badgeKind: BadgeKind | null
  readonly title: string | null
  readonly description: string | null
  readonly language: string | null
  readonly learner: string | null
  readonly issuer: string | null
  readonly issuerId: string | null
  readonly country: string | null
  readonly awardingBodies: readonly string[]
  readonly issuedAt: string | null
  /** Instant from which it no longer counts; null for one without an end. */
  readonly validUntil: string | null
  /** The day when it was reached, YYYY-MM-DD. */
  readonly achievedOn: string | null
  readonly outcomes: readonly { readonly text: string; readonly achievedThrough: string | null }[]
  readonly criteria: string | null
  readonly credits: number | null
  readonly hours: number | null
  readonly level: string | null
  readonly assessments: readonly {
    readonly name: string
    readonly type: string | null
    readonly supervision: string | null
    readonly identityChecked: boolean | null
    readonly grading: string | null
  }[]
  readonly participation: string | null
  readonly qualityAssurance: string | null
  readonly qualityStatement: string | null
  readonly grade: string | null
  readonly prerequisites: string | null
  readonly stackability: string | null
  readonly version: string | null
  readonly code: string | null
  readonly achievement: string | null
  readonly isDemonstration: boolean
}

const items = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** A text; several are all said, in an order that does not depend on how they stand. */
const text = (value: Json | undefined): string | null => {
  const said = items(value).filter((one) => typeof one === 'string')
  const whole = said.toSorted().join(' / ')
  return whole.trim() === '' ? null : whole.slice(0, 4000)
}
/** One number, in however many ways it is written. */
const number = (value: Json | undefined): number | null => {
  const parsed = new Set(
    items(value).map((one) =>
      typeof one === 'number' || (typeof one === 'string' && one.trim() !== '') ? Number(one) : Number.NaN,
    ),
  )
  const [only = Number.NaN] = parsed
  return parsed.size === 1 && Number.isFinite(only) ? only : null
}
const flag = (value: Json | undefined): boolean | null =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : null
/** What is said first; what cannot be read is not passed over for another. */
const first = (...values: readonly (Json | undefined)[]): Json | undefined => values.find((value) => value !== undefined)
/** The address of a node. */
const idIn = (value: Json | undefined): string | null => text(isJsonObject(value) ? value['id'] : value)

const badgeKinds: Readonly<Record<string, BadgeKind>> = { Competency: 'competence', 'ext:Participation': 'participation' }

/** The day of a date or moment, where the calendar has it. */
function calendarDay(value: Json | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text(value) ?? '')?.[0] ?? ''
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day) ? null : day
}

/** The claims of an Open Badge; null for another kind of credential. */
export function readClaims(shown: JsonObject): Claims | null {
  const types = items(shown['type'])
  if (!(types.includes('OpenBadgeCredential') || types.includes('AchievementCredential'))) return null
  const node = asSaid(shown)
  const document = node(shown) ?? {}
  const object = (value: Json | undefined): JsonObject => node(value) ?? {}
  const objects = (value: Json | undefined): JsonObject[] =>
    items(value)
      .map(node)
      .filter((one) => one !== null)
      .slice(0, 200)
  const subject = object(document['credentialSubject'])
  const achievement = object(subject['achievement'])
  const issuer = object(document['issuer'])
  const results = objects(subject['result'])
  const descriptions = objects(achievement['resultDescription'])
  const quality = object(achievement['qualityAssurance'])
  const level = objects(achievement['alignment']).find(({ targetType }) => text(targetType) === 'ext:EQF')
  const isGrade = (id: string | null) => id?.endsWith('#grade') ?? false
  const size = first(achievement['ECTS'], subject['creditsEarned'], achievement['creditsAvailable'])
  const hours = number(/^PT(\d{1,5})H$/.exec(text(achievement['timeInvestment']) ?? '')?.[1])
  const hasSize = size !== undefined || hours !== null || level !== undefined
  return {
    id: text(document['id']),
    badgeKind: hasSize ? null : (badgeKinds[text(achievement['achievementType']) ?? ''] ?? null),
    title: text(first(achievement['name'], document['name'])),
    description: text(achievement['description']),
    language: text(achievement['inLanguage']),
    learner: text(
      objects(subject['identifier']).find(
        ({ identityType, hashed }) => text(identityType) === 'name' && flag(hashed) === false,
      )?.['identityHash'],
    ),
    issuer: text(issuer['name']),
    issuerId: idIn(document['issuer']),
    country: text(first(object(issuer['address'])['addressCountryCode'], object(issuer['address'])['addressCountry'])),
    awardingBodies: objects(achievement['awardingBody']).flatMap(({ name }) => text(name) ?? []),
    issuedAt: text(document['validFrom']),
    validUntil: text(document['validUntil']),
    achievedOn: calendarDay(subject['activityEndDate']),
    outcomes: descriptions
      .filter(({ id }) => !isGrade(text(id)))
      .flatMap(({ id, name }) => {
        const outcome = text(name)
        return outcome
          ? [
              {
                text: outcome,
                achievedThrough: text(
                  results.find(({ resultDescription }) => idIn(resultDescription) === id)?.['achievedThrough'],
                ),
              },
            ]
          : []
      }),
    criteria: text(object(achievement['criteria'])['narrative']),
    credits: number(size),
    hours,
    level: level ? text(level['targetCode']) : null,
    assessments: objects(achievement['assessment']).map((assessment) => ({
      name: text(assessment['name']) ?? '',
      type: text(object(assessment['assessmentType'])['name']),
      supervision: text(object(assessment['supervisionType'])['name']),
      identityChecked: flag(assessment['identityChecked']),
      grading: text(assessment['gradingScheme']),
    })),
    participation: text(object(achievement['participationType'])['name']),
    qualityAssurance: text(quality['name']),
    qualityStatement: text(quality['description']),
    grade: text(results.find(({ resultDescription }) => isGrade(idIn(resultDescription)))?.['value']),
    prerequisites: text(achievement['prerequisites']),
    stackability: text(achievement['stackability']),
    version: text(achievement['version']),
    code: text(achievement['humanCode']),
    achievement: text(achievement['id']),
    isDemonstration: flag(subject['demonstration']) === true,
  }
}
