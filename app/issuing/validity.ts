/** How long a badge counts, and what a credential is called when its time is over. */

import type { Credential } from './credential.ts'
import { helsinkiMoment } from './helsinki-moment.ts'

/**
 * The last second in which something counts that counts for so many months from a day (YYYY-MM-DD): of the day with the same number, or of the last one of a
 * shorter month, in Helsinki.
 */
export function endOfValidity(day: string, months: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + 1))
  return new Date(helsinkiMoment(end.toISOString().slice(0, 10), '00:00').getTime() - 1000)
}

/** What people are told of a credential: to its own states comes that its time is over. It stays what it is, and can be shown. */
export type ShownState = Credential['state'] | 'expired'

export function shownState(
  { credential, validUntil }: { credential: Credential; validUntil: Date | null },
  now: Date,
): ShownState {
  return credential.state === 'issued' && validUntil !== null && validUntil < now ? 'expired' : credential.state
}
