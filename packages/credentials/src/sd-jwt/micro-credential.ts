/**
 * The claim set of the Micro-credential rulebook of WE BUILD (0.2, September 2026), type `VerifiableMicroCredential`. Nearly everything is behind a
 * digest there, the title and the issuer's country too; only the token's own claims and the legal category are always visible.
 */
import { demandElements } from '../build.ts'
import type { MicroCredentialRecord } from '../record.ts'
import type { JsonObject } from '../strict-json.ts'
import type { SdJwtVc } from './credential.ts'
import { demanded, numericEnd } from './eu-learning-credential.ts'
import type { StatusReference } from './token-status-list.ts'

export const microCredentialType = 'VerifiableMicroCredential'

const snb = 'http://data.europa.eu/snb/'

/** The rulebook's own words for codes of the EU lists (its section 2.8); a code without one keeps its name, as the rulebook allows. */
const assessmentWords: Readonly<Record<string, string>> = {
  [`${snb}assessment/6e6cb2cc78`]: 'written-examination',
  [`${snb}assessment/d30284d7df`]: 'oral-examination',
  [`${snb}assessment/6a4db9f11d`]: 'practical-assessment',
  [`${snb}assessment/4f03b91c0e`]: 'portfolio-assessment',
  [`${snb}assessment/19a2e5e671`]: 'peer-assessment',
  [`${snb}assessment/795dac4096`]: 'project-assessment',
}
const participationWords: Readonly<Record<string, string>> = {
  [`${snb}learning-assessment/920fbb3cbe`]: 'online',
  [`${snb}learning-assessment/9191af2ed9`]: 'on-site',
  [`${snb}learning-assessment/e92d221e4d`]: 'blended',
}
const qualityWords: Readonly<Record<string, string>> = {
  [`${snb}accreditation/bb4618238e`]: 'institutional-accreditation',
  [`${snb}accreditation/820101cba6`]: 'programme-accreditation',
}

/** Claims that the rulebook never lets a holder keep back. */
const alwaysVisible = new Set(['iss', 'iat', 'nbf', 'exp', 'cnf', 'status', 'vct', 'attestation_legal_category'])

/** Throws MissingElement, also for the given and the family name, which are mandatory here. */
export function microCredential(
  record: MicroCredentialRecord,
  { issuedAt, expiresAt }: { readonly issuedAt: Date; readonly expiresAt?: Date },
  status: StatusReference | null = null,
): SdJwtVc {
  demandElements(record)
  const { learner, achievement, issuer, awardingBodies } = record
  const [assessment] = achievement.assessments
  const end = expiresAt ?? (record.validUntil === undefined ? undefined : new Date(record.validUntil))
  const claims: JsonObject = {
    iss: issuer.did,
    iat: Math.floor(issuedAt.getTime() / 1000),
    ...(end === undefined ? {} : { exp: numericEnd(end, record) }),
    vct: microCredentialType,
    ...(status ? { status: { status_list: { idx: status.index, uri: status.uri } } } : {}),
    attestation_legal_category: 'non-qualified-EAA',
    identifier: record.id,
    title: record.demonstration ? `${achievement.name} (${record.demonstration})` : achievement.name,
    givenName: demanded('givenName', learner.givenName),
    familyName: demanded('familyName', learner.familyName),
    issuerCountry: issuer.countryCode,
    awardingBody: awardingBodies.map(({ name }) => name).join(', '),
    ...(issuer.url ? { awardingBodyHomepage: issuer.url } : {}),
    issuanceDate: record.issuedAt.slice(0, 10),
    ...(achievement.eqfLevel === null ? {} : { level: `EQF-${achievement.eqfLevel}` }),
    learningOutcomes: achievement.outcomes.map(({ text }) => text),
    learningOutcomeSummary: achievement.description,
    ...(achievement.fields[0] ? { fieldOfEducation: achievement.fields[0].uri.split('/').at(-1) ?? '' } : {}),
    notionalWorkload: { value: achievement.credits, unit: 'ECTS' },
    typeOfAssessment: assessment ? (assessmentWords[assessment.type.uri] ?? assessment.type.name) : '',
    formOfParticipation: participationWords[achievement.participation.uri] ?? achievement.participation.name,
    ...(assessment ? { idVerificationMethod: assessment.supervision.name } : {}),
    // A pass-fail assessment has no grade to say (rulebook, section 2.4).
    ...(record.grade === null ? {} : { grade: record.grade, ...(assessment ? { gradingScheme: assessment.grading } : {}) }),
    ...(achievement.prerequisites ? { entryRequirements: [achievement.prerequisites] } : {}),
    qualityAssurance: qualityWords[achievement.qualityAssurance.uri ?? ''] ?? achievement.qualityAssurance.name,
    ...(achievement.stackability ? { stackable: true, partOfQualification: achievement.stackability } : {}),
    ...(achievement.qualityAssurance.statement ? { additionalNote: achievement.qualityAssurance.statement } : {}),
  }
  return { claims, disclosable: Object.keys(claims).filter((name) => !alwaysVisible.has(name)) }
}
