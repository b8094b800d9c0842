import { type ActivityMode, activityModes, type Design, hoursPerCredit, type LearningType, learningTypes } from './design.ts'
import { workloadTolerancePercent } from './rules.ts'

export interface Workload {
  /** Minutes of all activities; an activity without a usable number counts as none. */
  readonly minutes: number
  /** Minutes that the credits promise; null without credits. */
  readonly targetMinutes: number | null
  readonly leastMinutes: number | null
  readonly mostMinutes: number | null
  readonly isWithinTarget: boolean | null
  readonly minutesByType: Readonly<Record<LearningType, number>>
  readonly minutesByMode: Readonly<Record<ActivityMode, number>>
  /** Minutes of each week that has some, in order; `unplacedMinutes` belong to no week yet. */
  readonly weeks: readonly { readonly week: number; readonly minutes: number }[]
  readonly unplacedMinutes: number
  readonly minutesPerCredit: number | null
  /** Minutes a week on average over the stated number of weeks; null when it is not stated. */
  readonly minutesPerWeek: number | null
}

/** Minutes of an activity as a number that can be added: never negative, never infinite. */
export function minutesOf(activity: { readonly minutes: number | null }): number {
  const { minutes } = activity
  return minutes !== null && Number.isFinite(minutes) && minutes > 0 ? minutes : 0
}

/** Sums of a design's activities by learning type, place and week, beside what its credits promise (credits × 27 h ± 10 %). */
export function workload(design: Pick<Design, 'activities' | 'credits' | 'weeks'>): Workload {
  const minutesByType = Object.fromEntries(learningTypes.map((type) => [type, 0])) as Record<LearningType, number>
  const minutesByMode = Object.fromEntries(activityModes.map((mode) => [mode, 0])) as Record<ActivityMode, number>
  const byWeek = new Map<number, number>()
  let minutes = 0
  let unplacedMinutes = 0
  for (const activity of design.activities) {
    const own = minutesOf(activity)
    minutes += own
    if (activity.type !== null) minutesByType[activity.type] += own
    if (activity.mode !== null) minutesByMode[activity.mode] += own
    if (activity.week === null) unplacedMinutes += own
    else byWeek.set(activity.week, (byWeek.get(activity.week) ?? 0) + own)
  }
  const credits = design.credits !== null && Number.isFinite(design.credits) && design.credits > 0 ? design.credits : null
  const weeks = design.weeks !== null && Number.isFinite(design.weeks) && design.weeks > 0 ? design.weeks : null
  const targetMinutes = credits === null ? null : credits * hoursPerCredit * 60
  const leastMinutes = targetMinutes === null ? null : (targetMinutes * (100 - workloadTolerancePercent)) / 100
  const mostMinutes = targetMinutes === null ? null : (targetMinutes * (100 + workloadTolerancePercent)) / 100
  return {
    minutes,
    targetMinutes,
    leastMinutes,
    mostMinutes,
    isWithinTarget: leastMinutes === null || mostMinutes === null ? null : minutes >= leastMinutes && minutes <= mostMinutes,
    minutesByType,
    minutesByMode,
    weeks: [...byWeek].map(([week, sum]) => ({ week, minutes: sum })).sort((one, other) => one.week - other.week),
    unplacedMinutes,
    minutesPerCredit: credits === null ? null : minutes / credits,
    minutesPerWeek: weeks === null ? null : minutes / weeks,
  }
}
