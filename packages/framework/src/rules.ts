/**
 * Rules that the world will change: limits and fees as data with the source they come from. A new rule is a new row with the
 * day it starts; an old row stays, so that what was approved under it can still be explained.
 */

/** The framework that a design is checked against; stored with every Version. Raise it when a criterion or a rule changes. */
export const frameworkVersion = '2026.1'

export interface FeeCap {
  /** First day the cap is in force, YYYY-MM-DD. */
  readonly validFrom: string
  readonly centsPerCredit: number
  readonly source: string
}

/** The highest fee of open studies, in cents for one credit. The sources give the year of the rise, so it is dated to the year's start. */
export const openStudiesCaps: readonly FeeCap[] = [
  {
    validFrom: '2015-01-01',
    centsPerCredit: 1500,
    source: 'Government Decree on fees charged by higher education institutions (1436/2014): 15 € a credit',
  },
  {
    validFrom: '2024-01-01',
    centsPerCredit: 4500,
    source:
      'Cap raised to 45 € a credit in 2024: University of Helsinki, Fees for open university courses to change from May 2025, https://www.helsinki.fi/en/news/studying/fees-open-university-courses-change-may-2025',
  },
]

/** The cap in force on a day (YYYY-MM-DD); the newest one when no day is given. */
export function openStudiesCap(today?: string): FeeCap {
  const newestFirst = openStudiesCaps.toReversed()
  const inForce = today === undefined ? newestFirst[0] : newestFirst.find((cap) => cap.validFrom <= today)
  return inForce ?? openStudiesCaps[0]!
}

/** Size of a micro-credential: 1–59 credits in steps of half a credit (national framework draft 2024; EU Recommendation 2022/C 243/02). */
export const creditLimits = { least: 1, most: 59, step: 0.5 } as const

/** How far the hours of the activities may be from credits × 27, in per cent. Our own judgement. */
export const workloadTolerancePercent = 10

/** Title and summary lengths in characters (soft hyphens not counted). Our own judgement. */
export const textLimits = { title: 80, summary: 300 } as const

/** More outcomes than this in at most five credits cannot all be assessed well (a warning, not an error). */
export const outcomeLimit = { outcomes: 6, credits: 5 } as const

/** A full working week: more than this beside work or studies is not realistic. */
export const hoursPerWeekLimit = 40

/** Evidence of demand older than this is worth renewing. */
export const evidenceMonths = 24

/** Review is due within one to three years (as NZQA has it), counted in months. */
export const reviewMonths = { least: 1, most: 36 } as const
