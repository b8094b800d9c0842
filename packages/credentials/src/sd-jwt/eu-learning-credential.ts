/**
 * The claim set of the EU learning credential, type `urn:eu.europa.ec.eudi:learning:credential:1`: names, forms and what is always visible as in the
 * type metadata and the encoder of the EU reference issuer (eudi-srv-pid-issuer, read in November 2026).
 */
import { demandElements, identityHash, MissingElement } from '../build.ts'
import type { MicroCredentialRecord } from '../record.ts'
import type { JsonObject } from '../strict-json.ts'
import type { SdJwtVc } from './credential.ts'
import type { StatusReference } from './token-status-list.ts'

export const euLearningCredentialType = 'urn:eu.europa.ec.eudi:learning:credential:1'

/** Always behind a digest; all else is always visible. */
const disclosable = [
  'family_name',
  'given_name',
  'learning_outcomes',
  'assessment_grade',
  'learner_identification',
  'expected_study_time',
  'level_of_learning_experience',
  'form_of_participation',
  'types_of_quality_assurance',
  'prerequisites_to_enroll',
  'integration_stackability_options',
] as const

export interface SdJwtVcTimes {
  /** When this token is made. */
  readonly issuedAt: Date
  /** When the token, not the achievement, ends: the holder then fetches a new one. */
  readonly expiresAt: Date
}

/** Throws MissingElement, also for what is mandatory in this type alone: the family name, the level, the languages of instruction. */
export function euLearningCredential(
  record: MicroCredentialRecord,
  { issuedAt, expiresAt }: SdJwtVcTimes,
  status: StatusReference | null = null,
): SdJwtVc {
  demandElements(record)
  const { learner, achievement, issuer } = record
  const claims: JsonObject = {
    iss: issuer.did,
    iat: Math.floor(issuedAt.getTime() / 1000),
    exp: numericEnd(expiresAt, record),
    vct: euLearningCredentialType,
    jti: record.id,
    ...(status ? { status: { status_list: { idx: status.index, uri: status.uri } } } : {}),
    issuing_authority: issuer.name,
    issuing_country: issuer.countryCode,
    date_of_issuance: record.issuedAt.slice(0, 10),
    ...(record.validUntil === undefined ? {} : { date_of_expiry: record.validUntil.slice(0, 10) }),
    achievement_title: record.demonstration ? `${achievement.name} (${record.demonstration})` : achievement.name,
    ...(achievement.description.trim() === '' ? {} : { achievement_description: achievement.description }),
    language_of_classes: [...demanded('languageOfClasses', achievement.languages?.length ? achievement.languages : undefined)],
    family_name: demanded('familyName', learner.familyName),
    ...(learner.givenName ? { given_name: learner.givenName } : {}),
    learner_identification: learner.number ?? `${identityHash(learner.email, learner.salt)}$${learner.salt}`,
    learning_outcomes: achievement.outcomes.map(({ text }) => text),
    ...(record.grade === null ? {} : { assessment_grade: record.grade }),
    expected_study_time: `${achievement.credits} ECTS, ${achievement.hours} h`,
    level_of_learning_experience: demanded('level', achievement.eqfLevel ?? undefined),
    form_of_participation: achievement.participation.name,
    types_of_quality_assurance: [achievement.qualityAssurance.name],
    ...(achievement.prerequisites ? { prerequisites_to_enroll: [achievement.prerequisites] } : {}),
    ...(achievement.stackability ? { integration_stackability_options: true } : {}),
  }
  return { claims, disclosable: disclosable.filter((name) => name in claims) }
}

/** When a token ends, in seconds: no later than what it says. */
export function numericEnd(expiresAt: Date, { validUntil }: MicroCredentialRecord): number {
  const end = validUntil === undefined ? Number.POSITIVE_INFINITY : Date.parse(validUntil)
  return Math.floor(Math.min(expiresAt.getTime(), end) / 1000)
}

/** A value that a format cannot do without. Throws MissingElement. */
export function demanded<T>(element: string, value: T | undefined): T {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) throw new MissingElement(element)
  return value
}
