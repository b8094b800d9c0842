/**
 * What each format has a place for, of the elements of Council Recommendation 2022/C 243/02 (Annex I) and of what we know beyond them. For screens
 * and documents; the tests hold it against what the builders really write.
 */

/** EU elements by number; then what is not among them. */
export const carriedElements = {
  1: 'learner',
  2: 'title',
  3: 'country',
  4: 'awardingBody',
  5: 'date',
  6: 'outcomes',
  7: 'workload',
  8: 'level',
  9: 'assessmentType',
  10: 'participation',
  11: 'qualityAssurance',
  12: 'prerequisites',
  13: 'supervision',
  14: 'grade',
  15: 'stackability',
  16: 'moreInformation',
} as const

export type ElementNumber = keyof typeof carriedElements
export type Beyond =
  | 'severalLanguages'
  | 'achievedThrough'
  | 'status'
  | 'partialShowing'
  | 'holderBinding'
  | 'endorsements'
  | 'picture'
export type CarriedFormat =
  | 'open-badge'
  | 'open-badge-jwt'
  | 'european-learning-model'
  | 'eu-learning-credential'
  | 'micro-credential-attestation'

export interface Carries {
  readonly elements: readonly ElementNumber[]
  /** Elements that the format has no place for: they are in the other files of the same credential. */
  readonly lacks: readonly ElementNumber[]
  readonly beyond: readonly Beyond[]
}

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const
const without = (...lacks: readonly ElementNumber[]) => ({ elements: all.filter((element) => !lacks.includes(element)), lacks })

export const carries: Readonly<Record<CarriedFormat, Carries>> = {
  'open-badge': { ...without(), beyond: ['achievedThrough', 'status', 'partialShowing', 'endorsements'] },
  'open-badge-jwt': { ...without(), beyond: ['achievedThrough', 'status', 'endorsements'] },
  // The draft's model has no kind of status list that we write, and no word for how an outcome was reached.
  'european-learning-model': { ...without(), beyond: ['severalLanguages', 'picture'] },
  'eu-learning-credential': { ...without(9, 13, 16), beyond: ['status', 'partialShowing', 'holderBinding'] },
  'micro-credential-attestation': { ...without(16), beyond: ['status', 'partialShowing', 'holderBinding'] },
}
