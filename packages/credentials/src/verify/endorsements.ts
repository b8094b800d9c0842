/** Endorsements that a badge carries (Open Badges 3.0, sections 2.4 and B.1): each a credential of its own, verified as one. */
import { idOf, many } from '../data-model/values.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import type { Verification } from './context.ts'
import { isAccepted, type Report } from './report.ts'

const mostEndorsements = 10

interface Found {
  readonly input: string
  /** What the endorsement must be about: the thing that it stands in. */
  readonly about: string | undefined
}

/** One line for all endorsements of a credential, its issuer and its achievement, and the report on each. */
export async function checkEndorsements(
  document: JsonObject,
  verification: Verification,
): Promise<{ check: Check | null; reports: readonly Report[] }> {
  const found = endorsementsIn(document)
  if (found.length === 0) return { check: null, reports: [] }
  const params = { count: String(found.length) }
  if (found.length > mostEndorsements)
    return { check: check('endorsements', 'not-checked', 'endorsements-too-many', params), reports: [] }
  const reports: Report[] = []
  let worst: Check | null = null
  for (const { input, about } of found) {
    const report = await verification.verifyInner(input)
    reports.push(report)
    const subject = report.document ? idOf(many(report.document['credentialSubject'])[0]) : undefined
    if (report.verdict === 'altered' || report.verdict === 'notACredential' || report.format !== 'endorsement')
      worst = check('endorsements', 'failed', 'endorsement-not-genuine', params)
    else if (worst?.outcome !== 'failed' && subject !== about)
      worst = check('endorsements', 'warning', 'endorsement-of-something-else', params)
    else if (worst === null && !isAccepted(report)) worst = check('endorsements', 'warning', 'endorsement-not-in-force', params)
    else if (worst === null && report.verdict !== 'genuine') worst = check('endorsements', 'warning', 'endorser-unknown', params)
  }
  return { check: worst ?? check('endorsements', 'ok', 'endorsements-genuine', params), reports }
}

function endorsementsIn(document: JsonObject): readonly Found[] {
  const subjects = many(document['credentialSubject']).filter(isJsonObject)
  const achievements = subjects.flatMap(({ achievement }) => many(achievement).filter(isJsonObject))
  const profiles = [document['issuer'], ...achievements.map(({ creator }) => creator)].filter(isJsonObject)
  return [document, ...profiles, ...achievements].flatMap((bearer) => {
    const about = idOf(bearer)
    const embedded = many(bearer['endorsement'])
      .filter(isJsonObject)
      .map((one) => ({ input: JSON.stringify(one), about }))
    const jwts = many(bearer['endorsementJwt']).flatMap((one) => (typeof one === 'string' ? [{ input: one, about }] : []))
    return [...embedded, ...jwts]
  })
}
