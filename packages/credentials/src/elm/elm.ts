/**
 * The European Learning Model 3 credential (EDC, JSON-LD in the shape of VC Data Model 1.1, which is what the Commission's tools read), from the same
 * record as the badge. Pure.
 *
 * A record has one language. The model wants every text in each language that there is: so the same record is given once per language, and texts that
 * stand in the same place are put together.
 *
 * Without a seal this is a draft, and called so: `jades.ts` seals it.
 */
import { demandElements, MissingElement } from '../build.ts'
import { vcContextUrl } from '../contexts.ts'
import type { Coded, CredentialLanguage, MicroCredentialRecord } from '../record.ts'
import type { JsonObject } from '../strict-json.ts'
import {
  base64Encoding,
  type Concept,
  concept,
  country,
  ects,
  eqfLevel,
  genericProfile,
  type LanguageMap,
  language,
  pngType,
} from './authorities.ts'

export const elmContexts = ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'] as const
const shapes = 'http://data.europa.eu/snb/model/ap/edc-generic-full'

/** A picture of the credential for each language, PNG as base64: the model does not conform without one. */
export type Pictures = Readonly<Partial<Record<CredentialLanguage, string>>>

const passed: Readonly<Record<CredentialLanguage, string>> = { fi: 'Hyväksytty', sv: 'Godkänd', en: 'Passed' }
const quality: Readonly<Record<CredentialLanguage, string>> = {
  fi: 'Laadunvarmistus',
  sv: 'Kvalitetssäkring',
  en: 'Quality assurance',
}

/**
 * What of a record is missing before it conforms to the model, beyond what every credential must have; show it before issuing. Names of elements:
 * `legalIdentifier` (the institution's settings), `awardingBodyCountry`, `picture`.
 */
export function missingForElm(record: MicroCredentialRecord, pictures: Pictures): readonly string[] {
  const missing: string[] = []
  if (!record.issuer.legalIdentifier?.value.trim()) missing.push('legalIdentifier')
  if (record.awardingBodies.some((body) => countryOf(record, body) === undefined)) missing.push('awardingBodyCountry')
  if (pictures[record.language] === undefined) missing.push('picture')
  return missing
}

/** The unsealed credential; `others` are the same record in other languages. Throws MissingElement. */
export function buildElm(
  record: MicroCredentialRecord,
  pictures: Pictures,
  others: readonly MicroCredentialRecord[] = [],
): JsonObject {
  for (const each of [record, ...others]) demandElements(each)
  const [missing] = missingForElm(record, pictures)
  if (missing !== undefined) throw new MissingElement(missing)
  return new Telling(record, pictures, others).credential()
}

/**
 * The same in the shape of VC Data Model 2.0 that the EBSI schema of ELM 3.2 describes (a `VerifiableAttestation`). Throws MissingElement.
 */
export function buildElmAttestation(
  record: MicroCredentialRecord,
  pictures: Pictures,
  others: readonly MicroCredentialRecord[] = [],
): JsonObject {
  const {
    issuanceDate: _older,
    expirationDate: _old,
    '@context': _contexts,
    type: _types,
    ...rest
  } = buildElm(record, pictures, others)
  return {
    '@context': [vcContextUrl, elmContexts[1]],
    type: ['VerifiableCredential', 'VerifiableAttestation', 'EuropeanDigitalCredential'],
    ...rest,
  }
}

function countryOf({ issuer }: MicroCredentialRecord, body: MicroCredentialRecord['awardingBodies'][number]): string | undefined {
  return body.countryCode ?? (body.id === issuer.did ? issuer.countryCode : undefined)
}

class Telling {
  private readonly record: MicroCredentialRecord
  private readonly all: readonly MicroCredentialRecord[]
  private readonly pictures: Pictures

  constructor(record: MicroCredentialRecord, pictures: Pictures, others: readonly MicroCredentialRecord[]) {
    this.record = record
    this.pictures = pictures
    const seen = new Set<CredentialLanguage>()
    this.all = [record, ...others].filter(({ language: code }) => !seen.has(code) && seen.add(code))
  }

  credential(): JsonObject {
    const { record } = this
    return {
      '@context': [...elmContexts],
      id: record.id,
      type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
      credentialSchema: [{ id: shapes, type: 'ShaclValidator2017' }],
      credentialProfiles: [json(genericProfile)],
      displayParameter: this.display(),
      issuer: this.issuer(),
      issuanceDate: record.issuedAt,
      issued: record.issuedAt,
      validFrom: record.issuedAt,
      // The data model of 2019 calls it so, the learning model so: readers know one or the other.
      ...(record.validUntil === undefined ? {} : { expirationDate: record.validUntil, validUntil: record.validUntil }),
      credentialSubject: this.learner(),
    }
  }

  /** A text in each language in which it is said. */
  private told(pick: (record: MicroCredentialRecord) => string | null | undefined): Record<string, string> {
    return Object.fromEntries(
      this.all.flatMap((each) => {
        const text = pick(each)?.trim()
        return text ? [[each.language, text]] : []
      }),
    )
  }

  private node(name: string, type: string, members: JsonObject): JsonObject {
    return { id: `${this.record.id}#${name}`, type, ...members }
  }

  private note(name: string, pick: (record: MicroCredentialRecord) => string | null | undefined): JsonObject {
    return this.node(name, 'Note', { noteLiteral: this.told(pick) })
  }

  private coded(pick: (record: MicroCredentialRecord) => Coded | undefined): JsonObject {
    return json(
      concept(
        pick(this.record)?.uri ?? '',
        this.told((each) => pick(each)?.name),
      ),
    )
  }

  private languages(codes: readonly string[]): JsonObject[] {
    return codes.flatMap((code) => {
      const found = language(code)
      return found ? [json(found)] : []
    })
  }

  private title(record: MicroCredentialRecord): string {
    return record.demonstration ? `${record.achievement.name} (${record.demonstration})` : record.achievement.name
  }

  private display(): JsonObject {
    const { record } = this
    const [primary] = this.languages([record.language])
    return this.node('display', 'DisplayParameter', {
      title: this.told((each) => this.title(each)),
      description: this.told(({ achievement }) => achievement.description),
      ...(primary ? { primaryLanguage: primary } : {}),
      language: this.languages(this.all.map((each) => each.language)),
      individualDisplay: this.all.flatMap((each) => {
        const picture = this.pictures[each.language]
        const [shown] = this.languages([each.language])
        if (picture === undefined || shown === undefined) return []
        return [
          this.node(`display-${each.language}`, 'IndividualDisplay', {
            language: shown,
            displayDetail: [
              this.node(`display-${each.language}-1`, 'DisplayDetail', {
                page: 1,
                image: this.node(`picture-${each.language}`, 'MediaObject', {
                  content: picture,
                  contentEncoding: json(base64Encoding),
                  contentType: json(pngType),
                }),
              }),
            ],
          }),
        ]
      }),
    })
  }

  private issuer(): JsonObject {
    const { issuer } = this.record
    const identifier = issuer.legalIdentifier
    return {
      id: issuer.did,
      type: 'Organisation',
      legalName: this.told((each) => each.issuer.name),
      location: [this.location('issuer', issuer.countryCode, (each) => each.issuer.city)],
      ...(identifier
        ? {
            eIDASIdentifier: this.node('legal-identifier', 'LegalIdentifier', {
              notation: identifier.value,
              spatial: json(country(identifier.countryCode)),
            }),
          }
        : {}),
      ...(issuer.url ? { homepage: [this.node('homepage', 'WebResource', { contentURL: issuer.url })] } : {}),
    }
  }

  private location(name: string, code: string, place: (record: MicroCredentialRecord) => string | null): JsonObject {
    const isSaid = Object.keys(this.told(place)).length > 0
    return this.node(`${name}-location`, 'Location', {
      address: [
        this.node(`${name}-address`, 'Address', {
          countryCode: json(country(code)),
          ...(isSaid ? { fullAddress: this.note(`${name}-place`, place) } : {}),
        }),
      ],
    })
  }

  private awardingBodies(): JsonObject[] {
    return this.record.awardingBodies.map((body, at) =>
      body.id === this.record.issuer.did
        ? this.issuer()
        : {
            id: body.id,
            type: 'Organisation',
            legalName: this.told(({ awardingBodies }) => awardingBodies.find(({ id }) => id === body.id)?.name),
            location: [this.location(`body-${at + 1}`, countryOf(this.record, body) ?? '', () => null)],
          },
    )
  }

  private learner(): JsonObject {
    const { learner } = this.record
    // A name is one text in every language; the model still wants a language map.
    const name = (text: string): LanguageMap => ({ [this.record.language]: text })
    return this.node('learner', 'Person', {
      fullName: { ...name(learner.name) },
      ...(learner.givenName ? { givenName: { ...name(learner.givenName) } } : {}),
      ...(learner.familyName ? { familyName: { ...name(learner.familyName) } } : {}),
      hasClaim: [this.achievement()],
    })
  }

  private awardedBy(name: string): JsonObject {
    return this.node(name, 'AwardingProcess', { awardingBody: this.awardingBodies(), awardingDate: this.record.issuedAt })
  }

  private achievement(): JsonObject {
    return this.node('achievement', 'LearningAchievement', {
      title: this.told((each) => this.title(each)),
      description: this.told(({ achievement }) => achievement.description),
      awardedBy: this.awardedBy('awarding'),
      provenBy: this.assessments(),
      influencedBy: [this.activity()],
      specifiedBy: this.specification(),
    })
  }

  private activity(): JsonObject {
    const { record } = this
    return this.node('activity', 'LearningActivity', {
      title: this.told(({ achievement }) => achievement.name),
      awardedBy: this.awardedBy('activity-awarding'),
      directedBy: [this.issuer()],
      temporal: [
        this.node('activity-time', 'PeriodOfTime', {
          startDate: `${record.startedOn}T00:00:00Z`,
          endDate: `${record.completedOn}T00:00:00Z`,
        }),
      ],
      specifiedBy: this.node('activity-specification', 'LearningActivitySpecification', {
        title: this.told(({ achievement }) => achievement.name),
        mode: [this.coded(({ achievement }) => achievement.participation)],
        ...this.instruction(),
      }),
    })
  }

  private instruction(): JsonObject {
    const languages = this.languages(this.record.achievement.languages ?? [])
    return languages.length > 0 ? { language: languages } : {}
  }

  /**
   * The model wants a grade of each assessment, the record has one of the whole: with several assessments it stands on one around them, and the parts
   * are passed, as all of them must be for the whole.
   */
  private assessments(): JsonObject[] {
    const { achievement, grade } = this.record
    const isWhole = achievement.assessments.length === 1
    const parts = achievement.assessments.map((_assessment, at) =>
      this.assessment(`assessment-${at + 1}`, at, (each) =>
        isWhole && each.grade !== null ? each.grade : passed[each.language],
      ),
    )
    if (isWhole || grade === null) return parts
    return [
      this.node('assessment', 'LearningAssessment', {
        title: this.told((each) => each.achievement.name),
        awardedBy: this.awardedBy('assessment-awarding'),
        assessedBy: [this.issuer()],
        grade: this.note('grade', (each) => each.grade),
        hasPart: parts,
      }),
    ]
  }

  private assessment(name: string, at: number, grade: (record: MicroCredentialRecord) => string): JsonObject {
    const of = (record: MicroCredentialRecord) => record.achievement.assessments[at]
    return this.node(name, 'LearningAssessment', {
      title: this.told((each) => of(each)?.name),
      awardedBy: this.awardedBy(`${name}-awarding`),
      assessedBy: [this.issuer()],
      grade: this.note(`${name}-grade`, grade),
      idVerification: this.coded((each) => of(each)?.supervision),
      specifiedBy: this.node(`${name}-specification`, 'LearningAssessmentSpecification', {
        title: this.told((each) => of(each)?.name),
        dcType: this.coded((each) => of(each)?.type),
        mode: [this.coded(({ achievement }) => achievement.participation)],
        gradingScheme: this.node(`${name}-grading`, 'GradingScheme', { title: this.told((each) => of(each)?.grading) }),
      }),
    })
  }

  /** A specification with a level is a Qualification in the model, which it says is not a whole one. */
  private specification(): JsonObject {
    const { achievement } = this.record
    const level = achievement.eqfLevel
    return {
      id: achievement.id,
      type: level === null ? 'LearningAchievementSpecification' : 'Qualification',
      title: this.told((each) => each.achievement.name),
      description: this.told((each) => each.achievement.description),
      identifier: this.node('code', 'Identifier', {
        notation: `${achievement.code}/${achievement.version}`,
        schemeName: 'Poiju',
      }),
      learningOutcome: achievement.outcomes.map(({ id }, at) =>
        this.node(`outcome-${at + 1}`, 'LearningOutcome', {
          title: this.told((each) => each.achievement.outcomes.find((outcome) => outcome.id === id)?.text),
        }),
      ),
      creditPoint: [this.node('credits', 'CreditPoint', { framework: json(ects), point: String(achievement.credits) })],
      volumeOfLearning: `PT${achievement.hours}H`,
      mode: [this.coded((each) => each.achievement.participation)],
      ...this.instruction(),
      thematicArea: achievement.fields.map(({ uri }) =>
        this.coded((each) => each.achievement.fields.find((field) => field.uri === uri)),
      ),
      ...(achievement.prerequisites
        ? { entryRequirement: this.note('entry-requirement', (each) => each.achievement.prerequisites) }
        : {}),
      ...(level === null ? {} : { eqfLevel: json(eqfLevel(level)), isPartialQualification: true }),
      additionalNote: this.notes(),
      ...(achievement.moreInformation
        ? { homepage: [this.node('more', 'WebResource', { contentURL: achievement.moreInformation })] }
        : {}),
    }
  }

  /** Quality assurance (the model's Accreditation wants an accrediting agent and a decision, which the record does not have) and stackability. */
  private notes(): JsonObject[] {
    const stackability = this.record.achievement.stackability
    return [
      this.note('quality-assurance', ({ language: code, achievement: { qualityAssurance } }) =>
        [`${quality[code]}: ${qualityAssurance.name}`, qualityAssurance.statement].filter(Boolean).join('. '),
      ),
      ...(stackability ? [this.note('stackability', (each) => each.achievement.stackability)] : []),
    ]
  }
}

/** A concept as JSON: the same members, without the promise that they stay. */
function json(value: Concept & { notation?: string }): JsonObject {
  return { ...value, inScheme: { ...value.inScheme }, prefLabel: { ...value.prefLabel } }
}
