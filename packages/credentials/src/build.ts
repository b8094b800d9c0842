/**
 * From a record to an Open Badges 3.0 AchievementCredential on VC Data Model 2.0. Pure. A micro-credential has every mandatory EU element inside; a
 * badge says nothing of credits, hours or a level.
 */
import { createHash } from 'node:crypto'
import { openBadgesContextUrl, poijuContextDigest, vcContextUrl } from './contexts.ts'
import type { BadgeRecord, CredentialRecord, MicroCredentialRecord } from './record.ts'

/** A mandatory element is not in the record: of a micro-credential one of Council Recommendation 2022/C 243/02, Annex I; of a badge one that Open Badges asks for. */
export class MissingElement extends Error {
  override name = 'MissingElement'
  readonly element: string
  constructor(element: string) {
    super(`The record lacks a mandatory element: ${element}`)
    this.element = element
  }
}

/** `sha256$` and the hash of address and salt (Open Badges 3.0, IdentityHash). */
export function identityHash(value: string, salt: string): string {
  return `sha256$${createHash('sha256')
    .update(value + salt)
    .digest('hex')}`
}

/** The unsigned credential. Throws MissingElement. */
export function buildCredential(record: CredentialRecord): Record<string, unknown> {
  demandElements(record)
  const { achievement, issuer, learner, status } = record
  return {
    '@context': [vcContextUrl, openBadgesContextUrl, record.context],
    id: record.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: record.demonstration ? `${achievement.name} (${record.demonstration})` : achievement.name,
    ...(record.demonstration ? { description: record.demonstration } : {}),
    issuer: {
      id: issuer.did,
      type: ['Profile'],
      name: issuer.name,
      ...(issuer.url ? { url: issuer.url } : {}),
      address: {
        type: ['Address'],
        addressCountry: issuer.country,
        addressCountryCode: issuer.countryCode,
        ...(issuer.city ? { addressLocality: issuer.city } : {}),
      },
    },
    validFrom: record.issuedAt,
    ...(record.validUntil === undefined ? {} : { validUntil: record.validUntil }),
    awardedDate: record.issuedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: learner.name, identityType: 'name' },
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identityHash(learner.email, learner.salt),
          identityType: 'emailAddress',
          salt: learner.salt,
        },
      ],
      ...(record.kind === 'badge' ? badgeSubject(record) : microCredentialSubject(record)),
    },
    credentialStatus: {
      id: `${status.list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: status.purpose,
      statusListIndex: String(status.index),
      statusListCredential: status.list,
    },
    relatedResource: [{ id: record.context, digestSRI: poijuContextDigest, mediaType: 'application/ld+json' }],
  }
}

/** A set as a member; without one when it is empty (Open Badges 3.0, section "JSON": empty arrays are left out). */
function nonEmpty(name: string, set: readonly unknown[]): Record<string, unknown> {
  return set.length > 0 ? { [name]: set } : {}
}

/** What a micro-credential says of its learner. */
function microCredentialSubject(record: MicroCredentialRecord): Record<string, unknown> {
  const { achievement } = record
  const gradeId = `${achievement.id}#grade`
  const outcomeId = (id: string) => `${achievement.id}#${encodeURIComponent(id)}`
  return {
    activityStartDate: `${record.startedOn}T00:00:00Z`,
    activityEndDate: `${record.completedOn}T00:00:00Z`,
    creditsEarned: achievement.credits,
    ...(record.demonstration ? { demonstration: true } : {}),
    result: [
      ...achievement.outcomes.map(({ id, achievedThrough }) => ({
        type: ['Result'],
        resultDescription: outcomeId(id),
        status: 'Completed',
        achievedThrough,
      })),
      ...(record.grade === null ? [] : [{ type: ['Result'], resultDescription: gradeId, value: record.grade }]),
    ],
    achievement: {
      id: achievement.id,
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      name: achievement.name,
      description: achievement.description,
      inLanguage: record.language,
      humanCode: achievement.code,
      version: String(achievement.version),
      criteria: { narrative: achievement.outcomes.map(({ text }, index) => `${index + 1}. ${text}`).join('\n') },
      creditsAvailable: achievement.credits,
      ECTS: String(achievement.credits),
      timeInvestment: `PT${achievement.hours}H`,
      resultDescription: [
        ...achievement.outcomes.map(({ id, text }) => ({
          id: outcomeId(id),
          type: ['ResultDescription'],
          name: text,
          resultType: 'Status',
        })),
        ...(record.grade === null ? [] : [{ id: gradeId, type: ['ResultDescription'], name: 'Grade', resultType: 'Result' }]),
      ],
      ...nonEmpty('alignment', [
        ...(achievement.eqfLevel === null
          ? []
          : [
              {
                type: ['Alignment'],
                targetType: 'ext:EQF',
                targetFramework: 'European Qualifications Framework',
                targetName: `EQF ${achievement.eqfLevel}`,
                targetCode: String(achievement.eqfLevel),
                targetUrl: `http://data.europa.eu/snb/eqf/${achievement.eqfLevel}`,
              },
            ]),
        ...achievement.fields.map(({ uri, name }) => ({
          type: ['Alignment'],
          targetType: 'ext:ISCED-F',
          targetFramework: 'ISCED-F 2013',
          targetName: name,
          targetUrl: uri,
        })),
      ]),
      awardingBody: record.awardingBodies.map(({ id, name }) => ({ id, type: ['Profile'], name })),
      assessment: achievement.assessments.map((assessment, index) => ({
        id: `${achievement.id}#assessment-${index + 1}`,
        type: ['Assessment'],
        name: assessment.name,
        assessmentType: { id: assessment.type.uri, type: ['Concept'], name: assessment.type.name },
        supervisionType: { id: assessment.supervision.uri, type: ['Concept'], name: assessment.supervision.name },
        identityChecked: assessment.identityChecked,
        gradingScheme: assessment.grading,
        ...nonEmpty('assesses', assessment.outcomes.map(outcomeId)),
      })),
      participationType: { id: achievement.participation.uri, type: ['Concept'], name: achievement.participation.name },
      qualityAssurance: {
        type: ['QualityAssurance'],
        name: achievement.qualityAssurance.name,
        ...(achievement.qualityAssurance.uri
          ? {
              qualityAssuranceType: {
                id: achievement.qualityAssurance.uri,
                type: ['Concept'],
                name: achievement.qualityAssurance.name,
              },
            }
          : {}),
        ...(achievement.qualityAssurance.statement ? { description: achievement.qualityAssurance.statement } : {}),
      },
      ...(achievement.prerequisites ? { prerequisites: achievement.prerequisites } : {}),
      ...(achievement.stackability ? { stackability: achievement.stackability } : {}),
      ...(achievement.moreInformation ? { furtherInformation: achievement.moreInformation } : {}),
      designHash: achievement.designHash,
    },
  }
}

/** Open Badges 3.0, AchievementType: `Competency` stands in its enumeration; for having been there it has no word, so an `ext:` one as it prescribes. */
const badgeTypes = { competence: 'Competency', participation: 'ext:Participation' } as const

/** What a badge says of its learner. */
function badgeSubject({
  achievement,
  achievedOn,
  awardingBodies,
  demonstration,
  language,
}: BadgeRecord): Record<string, unknown> {
  return {
    activityEndDate: `${achievedOn}T00:00:00Z`,
    ...(demonstration ? { demonstration: true } : {}),
    achievement: {
      id: achievement.id,
      type: ['Achievement'],
      achievementType: badgeTypes[achievement.badgeKind],
      name: achievement.name,
      description: achievement.description,
      inLanguage: language,
      humanCode: achievement.code,
      version: String(achievement.version),
      criteria: { narrative: achievement.criteria },
      ...nonEmpty(
        'alignment',
        achievement.skills.map(({ uri, name, framework }) => ({
          type: ['Alignment'],
          targetType: 'ext:Skill',
          targetFramework: framework,
          targetName: name,
          targetUrl: uri,
        })),
      ),
      awardingBody: awardingBodies.map(({ id, name }) => ({ id, type: ['Profile'], name })),
      ...(achievement.moreInformation ? { furtherInformation: achievement.moreInformation } : {}),
      designHash: achievement.designHash,
    },
  }
}

/** What every format must have, whatever it says of it. Throws MissingElement. */
export function demandElements(record: CredentialRecord): void {
  const { learner, achievement, issuer, awardingBodies, issuedAt, validUntil } = record
  const elements: Record<string, boolean> = {
    learner: learner.name.trim() !== '',
    title: achievement.name.trim() !== '',
    country: /^[A-Z]{2}$/.test(issuer.countryCode),
    awardingBody: awardingBodies.length > 0 && awardingBodies.every(({ name }) => name.trim() !== ''),
    date: !Number.isNaN(Date.parse(issuedAt)),
    // An end that is no moment after the beginning is none.
    validity: validUntil === undefined || Date.parse(validUntil) > Date.parse(issuedAt),
    ...(record.kind === 'badge' ? elementsOfBadge(record) : elementsOfMicroCredential(record)),
  }
  for (const [element, isThere] of Object.entries(elements)) if (!isThere) throw new MissingElement(element)
}

function elementsOfBadge({ achievement }: BadgeRecord): Record<string, boolean> {
  return { description: achievement.description.trim() !== '', criteria: achievement.criteria.trim() !== '' }
}

function elementsOfMicroCredential({ achievement }: MicroCredentialRecord): Record<string, boolean> {
  return {
    outcomes: achievement.outcomes.length > 0 && achievement.outcomes.every(({ text }) => text.trim() !== ''),
    workload: achievement.credits > 0 && achievement.hours > 0,
    assessmentType: achievement.assessments.length > 0,
    participation: achievement.participation.uri !== '',
    qualityAssurance: achievement.qualityAssurance.name.trim() !== '',
  }
}
