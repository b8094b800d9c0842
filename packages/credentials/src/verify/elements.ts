/** Which mandatory EU elements a credential states (Council Recommendation 2022/C 243/02, Annex I); those of other issuers often leave some out. */
import type { Claims } from '../claims.ts'
import { type Check, check } from '../report.ts'

/** The line on the EU elements: all stated, or which are missing. */
export function checkElements(claims: Claims | null): Check {
  if (!claims) return check('eu-elements', 'not-checked', 'no-claims')
  // The elements are asked of micro-credentials. A badge without credits is none, and nothing is missing from it.
  if (claims.badgeKind) return check('eu-elements', 'not-checked', 'not-a-micro-credential')
  const missing = Object.entries({
    learner: claims.learner,
    title: claims.title,
    country: claims.country,
    awardingBody: claims.awardingBodies.length > 0 ? 'x' : claims.issuer,
    date: claims.issuedAt,
    outcomes: claims.outcomes.length > 0 ? 'x' : null,
    workload: claims.credits ?? claims.hours,
    assessmentType: claims.assessments.length > 0 ? 'x' : null,
    participation: claims.participation,
    qualityAssurance: claims.qualityAssurance,
  }).flatMap(([element, value]) => (value === null || value === '' ? [element] : []))
  return missing.length === 0
    ? check('eu-elements', 'ok', 'all-elements')
    : check('eu-elements', 'warning', 'elements-missing', { missing: missing.join(' ') })
}
