/** What a European Learning Model credential says, for people: of ours and of the Commission's issuers. Never throws; what is not said is null. */
import type { Claims } from '../claims.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'

const list = (value: Json | undefined): readonly Json[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).slice(0, 200)
const nodes = (value: Json | undefined): readonly JsonObject[] => list(value).filter(isJsonObject)
const node = (value: Json | undefined): JsonObject => nodes(value)[0] ?? {}
const text = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 4_000) : null
const lastPart = (value: Json | undefined): string | null => text(value)?.split('/').at(-1) ?? null

/** Of a language map the wanted language, else English, else the first there is. */
function told(value: Json | undefined, language: string | null): string | null {
  if (!isJsonObject(value)) return text(value)
  const [wanted] = [language, 'en', Object.keys(value)[0]].filter((code) => code && value[code] !== undefined)
  return wanted ? text(list(value[wanted])[0]) : null
}

// EU codes of supervision and identity verification: the two with identity.
const withIdentity = new Set(['70be69aaf9', 'df2880c5cb'])
const withoutIdentity = new Set(['44314532f9', 'c598449d64'])
/** The alpha-3 codes of the EU's country list back to those that everybody knows. */
const shortCountry = (code: string | null): string | null => (code === 'FIN' ? 'FI' : code === 'SWE' ? 'SE' : code)
const languageCodes: Readonly<Record<string, string>> = { FIN: 'fi', SWE: 'sv', ENG: 'en' }

export function claimsOfElm(document: JsonObject): Claims | null {
  if (!list(document['type']).includes('EuropeanDigitalCredential')) return null
  const display = node(document['displayParameter'])
  const language = languageCodes[lastPart(node(display['primaryLanguage'])['id']) ?? ''] ?? null
  const say = (value: Json | undefined) => told(value, language)
  const note = (value: Json | undefined) => say(node(value)['noteLiteral'])
  const label = (value: Json | undefined) => say(node(value)['prefLabel'])
  const person = node(document['credentialSubject'])
  const claims = nodes(person['hasClaim'])
  const achievement = claims.find(({ type }) => list(type).includes('LearningAchievement')) ?? claims[0] ?? {}
  const specification = node(achievement['specifiedBy'])
  const issuer = document['issuer']
  const organisation = node(issuer)
  const bodies = nodes(node(achievement['awardedBy'])['awardingBody'])
  const activity = nodes(achievement['influencedBy'])[0] ?? {}
  const proven = nodes(achievement['provenBy'])
  const assessments = proven.flatMap((each) => (nodes(each['hasPart']).length > 0 ? nodes(each['hasPart']) : [each]))
  const credits = nodes(specification['creditPoint']).find(({ framework }) => lastPart(node(framework)['id']) === '6fcec5c5af')
  const notes = nodes(specification['additionalNote'])
  const quality = notes.find(({ id }) => text(id)?.endsWith('#quality-assurance'))
  const accreditation = nodes(bodies[0]?.['accreditation'])[0] ?? nodes(specification['accreditation'])[0]
  const givenAndFamily = [say(person['givenName']), say(person['familyName'])].filter(Boolean).join(' ') || null
  const volume = /^PT(\d{1,5})H$/.exec(text(specification['volumeOfLearning']) ?? '')?.[1]
  return {
    id: text(document['id']),
    badgeKind: null,
    achievedOn: null,
    title: say(achievement['title']) ?? say(display['title']),
    description: say(achievement['description']) ?? say(display['description']),
    language,
    learner: say(person['fullName']) ?? givenAndFamily,
    issuer: say(organisation['legalName']),
    issuerId: text(isJsonObject(issuer) ? issuer['id'] : issuer),
    country: shortCountry(lastPart(node(node(node(organisation['location'])['address'])['countryCode'])['id'])),
    awardingBodies: bodies.flatMap(({ legalName }) => say(legalName) ?? []),
    validUntil: text(document['validUntil']) ?? text(document['expirationDate']),
    issuedAt: text(document['issued']) ?? text(document['issuanceDate']) ?? text(document['validFrom']),
    outcomes: nodes(specification['learningOutcome']).flatMap(({ title }) => {
      const outcome = say(title)
      return outcome ? [{ text: outcome, achievedThrough: null }] : []
    }),
    criteria: note(specification['learningOutcomeSummary']),
    credits: numberOf(credits?.['point']),
    hours: volume === undefined ? null : Number(volume),
    level: lastPart(node(specification['eqfLevel'])['id']),
    assessments: assessments.map((each) => {
      const specified = node(each['specifiedBy'])
      const supervision = lastPart(node(each['idVerification'])['id']) ?? ''
      return {
        name: say(each['title']) ?? '',
        type: label(specified['dcType']),
        supervision: label(each['idVerification']),
        identityChecked: withIdentity.has(supervision) ? true : withoutIdentity.has(supervision) ? false : null,
        grading: say(node(specified['gradingScheme'])['title']),
      }
    }),
    participation: label(specification['mode']) ?? label(node(activity['specifiedBy'])['mode']),
    qualityAssurance:
      say(quality?.['noteLiteral']) ?? (accreditation ? (say(accreditation['title']) ?? label(accreditation['dcType'])) : null),
    qualityStatement: null,
    grade: note(proven[0]?.['grade']),
    prerequisites: note(specification['entryRequirement']),
    stackability: say(notes.find(({ id }) => text(id)?.endsWith('#stackability'))?.['noteLiteral']),
    version: null,
    code: text(node(specification['identifier'])['notation']),
    achievement: text(specification['id']),
    isDemonstration: false,
  }
}

function numberOf(value: Json | undefined): number | null {
  const parsed = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(parsed) ? parsed : null
}
