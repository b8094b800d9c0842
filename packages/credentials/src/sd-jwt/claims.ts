/**
 * What an SD-JWT VC says, for people: of the EU's learning credential and of the WE BUILD micro-credential. Anything may be missing, since the holder
 * chooses what to show; what is not said is null.
 */
import type { Claims } from '../claims.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { isJsonObject } from '../strict-json.ts'

const text = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 4_000) : typeof value === 'number' ? String(value) : null
const texts = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).flatMap((one) => text(one) ?? []).slice(0, 200)
const joined = (parts: readonly (string | null)[]): string | null => parts.filter((part) => part !== null).join(' ') || null
const numberIn = (pattern: RegExp, value: Json | undefined): number | null => {
  const found = pattern.exec(text(value) ?? '')?.[1]
  return found === undefined ? null : Number(found.replace(',', '.'))
}

/** Reads either claim set: their members have different names, so one reading fits both. */
export function claimsOfSdJwtVc(document: JsonObject): Claims {
  const workload = isJsonObject(document['notionalWorkload']) ? document['notionalWorkload'] : {}
  const amount = typeof workload['value'] === 'number' ? workload['value'] : null
  const studyTime = document['expected_study_time']
  const title = text(document['achievement_title'] ?? document['title'])
  const outcomes = texts(document['learning_outcomes'] ?? document['learningOutcomes'])
  const assessment = text(document['typeOfAssessment'])
  const issuer = text(document['issuing_authority'] ?? document['awardingBody'])
  return {
    id: text(document['jti'] ?? document['identifier']),
    badgeKind: null,
    title,
    description: text(document['achievement_description'] ?? document['learningOutcomeSummary']),
    language: null,
    learner: joined([
      text(document['given_name'] ?? document['givenName']),
      text(document['family_name'] ?? document['familyName']),
    ]),
    issuer,
    issuerId: text(document['iss']),
    country: text(document['issuing_country'] ?? document['issuerCountry']),
    awardingBodies: issuer === null ? [] : [issuer],
    issuedAt: text(document['date_of_issuance'] ?? document['issuanceDate']),
    validUntil: text(document['date_of_expiry']),
    achievedOn: null,
    outcomes: outcomes.map((outcome) => ({ text: outcome, achievedThrough: null })),
    criteria: null,
    credits: workload['unit'] === 'ECTS' ? amount : numberIn(/(\d+(?:[.,]\d+)?)\s*ECTS/, studyTime),
    hours: workload['unit'] === 'hours' ? amount : numberIn(/(\d+(?:[.,]\d+)?)\s*h\b/, studyTime),
    level: text(document['level_of_learning_experience']) ?? text(document['level'])?.replace(/^EQF-/, '') ?? null,
    assessments:
      assessment === null
        ? []
        : [
            {
              name: assessment,
              type: null,
              supervision: text(document['idVerificationMethod']),
              identityChecked: null,
              grading: text(document['gradingScheme']),
            },
          ],
    participation: text(document['form_of_participation'] ?? document['formOfParticipation']),
    qualityAssurance: texts(document['types_of_quality_assurance'] ?? document['qualityAssurance']).join(', ') || null,
    qualityStatement: text(document['additionalNote']),
    grade: text(document['assessment_grade'] ?? document['grade']),
    prerequisites: texts(document['prerequisites_to_enroll'] ?? document['entryRequirements']).join('; ') || null,
    stackability: text(document['partOfQualification']),
    version: null,
    code: null,
    achievement: null,
    isDemonstration: false,
  }
}
