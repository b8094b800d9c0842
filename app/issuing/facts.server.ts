/** What a sealed text says, as the plain values that screens and the certificate show. */
import { type Claims, credentialLimits, isJsonObject, parseStrictJson, readClaims } from '@poiju/credentials'
import type { Facts } from './credential-facts.tsx'

/** Facts of a credential that we have sealed ourselves; null when it is not an Open Badge. */
export async function factsOf(sealed: string): Promise<Facts | null> {
  const parsed = parseStrictJson(sealed, credentialLimits)
  const claims = parsed.ok && isJsonObject(parsed.value) ? readClaims(parsed.value) : null
  return claims && toFacts(claims)
}

export function toFacts(claims: Claims): Facts {
  return {
    language: claims.language ?? 'fi',
    learner: claims.learner,
    issuer: claims.issuer,
    awardingBodies: claims.awardingBodies,
    outcomes: claims.outcomes.length > 0 ? claims.outcomes.map(({ text }) => text) : claims.criteria ? [claims.criteria] : [],
    credits: claims.credits,
    hours: claims.hours,
    level: claims.level,
    assessments: claims.assessments.map(({ name, type }) => [name, type].filter(Boolean).join(', ')),
    identity: claims.assessments.find(({ supervision }) => supervision)?.supervision ?? null,
    participation: claims.participation,
    quality: claims.qualityAssurance,
    grade: claims.grade,
    country: claims.country,
  }
}
