/** When a credential counts: its own dates and those of its token; the narrower of the two decides. */
import { instantOf } from '../date-time.ts'
import { type Check, check } from '../report.ts'
import type { JsonObject } from '../strict-json.ts'

/** Seconds since 1970 (RFC 7519, section 2); null when absent, NaN when it is no such number. */
export function numericDate(claims: JsonObject, name: string): number | null {
  const value = claims[name]
  if (value === undefined) return null
  return typeof value === 'number' && Number.isFinite(value) ? value * 1000 : Number.NaN
}

function instant(document: JsonObject, name: string): number | null {
  const value = document[name]
  if (value === undefined) return null
  return instantOf(value) ?? Number.NaN
}

/** `validFrom`, `validUntil`, `nbf` and `exp` at a moment. A date that cannot be read fails. */
export function checkTimes(document: JsonObject, now: Date): Check {
  const from = [instant(document, 'validFrom'), numericDate(document, 'nbf')].filter((at) => at !== null)
  const until = [instant(document, 'validUntil'), numericDate(document, 'exp')].filter((at) => at !== null)
  if ([...from, ...until].some(Number.isNaN)) return check('validity', 'failed', 'broken-dates')
  const start = from.length === 0 ? null : Math.max(...from)
  const end = until.length === 0 ? null : Math.min(...until)
  if (start !== null && start > now.getTime()) return check('validity', 'failed', 'not-yet-valid', { from: iso(start) })
  if (end !== null && end < now.getTime()) return check('validity', 'failed', 'expired', { until: iso(end) })
  return end === null ? check('validity', 'ok', 'valid-without-end') : check('validity', 'ok', 'valid-until', { until: iso(end) })
}

/** The moment that a token itself says it was signed: `iat`, else `validFrom`; null when neither is a time. Nobody vouches for it. */
export function signedAt(document: JsonObject): number | null {
  const issued = numericDate(document, 'iat')
  if (issued !== null && !Number.isNaN(issued)) return issued
  const from = instant(document, 'validFrom')
  return from !== null && !Number.isNaN(from) ? from : null
}

// A number of seconds beyond the years that a clock can write is still a time: it is said as the last one.
const iso = (at: number): string => new Date(Math.max(-8.64e15, Math.min(8.64e15, at))).toISOString().replace('.000Z', 'Z')
