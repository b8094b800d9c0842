/** What an old badge says, for people. */
import type { Claims } from '../claims.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { idOf, instantOf, listOf, stringOf } from './documents.ts'

const text = (value: Json | undefined): string | null => stringOf(value)?.trim().slice(0, 4_000) || null

/** The claims of an assertion with its badge class and issuer, as far as they are at hand; null when not even the badge is. */
export function claimsOfBadge2(
  assertion: JsonObject,
  badge: JsonObject | undefined,
  issuer: JsonObject | undefined,
): Claims | null {
  if (!badge) return null
  const criteria = badge['criteria']
  const level = listOf(badge['alignment'])
    .filter(isJsonObject)
    .find(({ targetFramework }) => /European Qualifications Framework|\bEQF\b/i.test(String(targetFramework)))
  const moment = (value: Json | undefined) => {
    const at = instantOf(value)
    return at === undefined || Number.isNaN(at) ? null : new Date(at).toISOString()
  }
  return {
    id: idOf(assertion) ?? null,
    title: text(badge['name']),
    description: text(badge['description']),
    language: text(badge['@language'] ?? assertion['@language']),
    learner: learnerOf(assertion),
    issuer: text(issuer?.['name']),
    issuerId: idOf(issuer) ?? text(issuer?.['origin']),
    country: null,
    awardingBodies: [],
    issuedAt: moment(assertion['issuedOn'] ?? assertion['issued_on']),
    validUntil: moment(assertion['expires']),
    achievedOn: null,
    outcomes: [],
    criteria: text(isJsonObject(criteria) ? (criteria['narrative'] ?? idOf(criteria)) : criteria),
    credits: null,
    hours: null,
    level: level ? text(level['targetCode'] ?? level['targetName']) : null,
    assessments: [],
    participation: null,
    qualityAssurance: null,
    qualityStatement: null,
    grade: null,
    prerequisites: null,
    stackability: null,
    version: text(badge['version']),
    code: null,
    achievement: idOf(badge) ?? null,
    badgeKind: null,
    isDemonstration: false,
  }
}

/** The name of the recipientProfile extension, or the address where it stands in clear. */
function learnerOf(assertion: JsonObject): string | null {
  const profile = assertion['extensions:recipientProfile'] ?? assertion['recipientProfile']
  const name = isJsonObject(profile) ? text(profile['name']) : null
  const recipient = assertion['recipient']
  if (name !== null || !isJsonObject(recipient) || recipient['hashed'] === true) return name
  const identity = text(recipient['identity'])
  return identity?.includes('$') ? null : identity
}
