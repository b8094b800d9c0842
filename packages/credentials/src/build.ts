/** From a record to an Open Badges 3.0 AchievementCredential on VC Data Model 2.0, with every mandatory EU element inside. Pure. */
import { createHash } from 'node:crypto'
import { openBadgesContextUrl, poijuContextDigest, vcContextUrl } from './contexts.ts'
import type { CredentialRecord } from './record.ts'

/** A mandatory element (Council Recommendation 2022/C 243/02, Annex I) is not in the record. */
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
  const gradeId = `${achievement.id}#grade`
  const outcomeId = (id: string) => `${achievement.id}#${encodeURIComponent(id)}`
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
        achievementType: 'ext:MicroCredential',
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
        alignment: [
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
        ],
        awardingBody: record.awardingBodies.map(({ id, name }) => ({ id, type: ['Profile'], name })),
        assessment: achievement.assessments.map((assessment, index) => ({
          id: `${achievement.id}#assessment-${index + 1}`,
          type: ['Assessment'],
          name: assessment.name,
          assessmentType: { id: assessment.type.uri, type: ['Concept'], name: assessment.type.name },
          supervisionType: { id: assessment.supervision.uri, type: ['Concept'], name: assessment.supervision.name },
          identityChecked: assessment.identityChecked,
          gradingScheme: assessment.grading,
          assesses: assessment.outcomes.map(outcomeId),
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

function demandElements({ learner, achievement, issuer, awardingBodies, issuedAt }: CredentialRecord): void {
  const elements: Record<string, boolean> = {
    learner: learner.name.trim() !== '',
    title: achievement.name.trim() !== '',
    country: /^[A-Z]{2}$/.test(issuer.countryCode),
    awardingBody: awardingBodies.length > 0 && awardingBodies.every(({ name }) => name.trim() !== ''),
    date: !Number.isNaN(Date.parse(issuedAt)),
    outcomes: achievement.outcomes.length > 0 && achievement.outcomes.every(({ text }) => text.trim() !== ''),
    workload: achievement.credits > 0 && achievement.hours > 0,
    assessmentType: achievement.assessments.length > 0,
    participation: achievement.participation.uri !== '',
    qualityAssurance: achievement.qualityAssurance.name.trim() !== '',
  }
  for (const [element, isThere] of Object.entries(elements)) if (!isThere) throw new MissingElement(element)
}
