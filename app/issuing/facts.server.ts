/** What a sealed text says, as the plain values that screens and the certificate show. */
import { type Claims, credentialLimits, isJsonObject, parseStrictJson, readClaims } from '@poiju/credentials'
import type { Facts } from './credential-facts.tsx'
import { isByRevokedKey, type OwnReport } from './verify.server.ts'
import type { ReportView } from './verify-report.tsx'

/** Facts of a credential that we have sealed ourselves; null when it is not an Open Badge. */
export async function factsOf(sealed: string): Promise<Facts | null> {
  const parsed = parseStrictJson(sealed, credentialLimits)
  const claims = parsed.ok && isJsonObject(parsed.value) ? readClaims(parsed.value) : null
  return claims && toFacts(claims)
}

function toFacts(claims: Claims): Facts {
  return {
    badgeKind: claims.badgeKind,
    description: claims.badgeKind ? claims.description : null,
    achievedOn: claims.badgeKind ? claims.achievedOn : null,
    issuedAt: momentOf(claims.issuedAt),
    validUntil: momentOf(claims.validUntil),
    language: claims.language ?? 'fi',
    learner: claims.learner,
    issuer: claims.issuer,
    issuerId: claims.issuerId,
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

/** A moment that the calendar has; what strangers wrote may be anything. */
const momentOf = (text: string | null) => (text === null || Number.isNaN(Date.parse(text)) ? null : text)

/** A report as its screen shows it: plain values, no schema. */
export function toReportView(report: OwnReport, now: Date): ReportView {
  return {
    verdict: shownVerdict(report),
    isReplaced: report.isReplaced,
    checks: report.checks,
    facts: report.claims && toFacts(report.claims),
    title: report.claims?.title ?? null,
    isDemonstration: report.claims?.isDemonstration ?? false,
    checkedAt: now.toISOString(),
  }
}

/** The engine knows bits and keys; what stands in our register says more exactly why a credential of ours ended. */
function shownVerdict(report: OwnReport): ReportView['verdict'] {
  if (report.checks.some(isByRevokedKey)) return 'keyRevoked'
  return report.verdict === 'revoked' && report.isReplaced ? 'superseded' : report.verdict
}
