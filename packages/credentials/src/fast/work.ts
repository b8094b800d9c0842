/**
 * How much may be done for one verification, whatever a stranger has written: counted, not timed, so that the same input has the same answer on every
 * machine and after whatever came before. One unit is one JSON value that goes through a JSON-LD library once: some 0.03 ms.
 */
import { TooMuchWork } from './rdfc.ts'

/** A presentation of twenty badges takes some 15,000 units, one that is as large as is read at all, in lists as long as may be, some 65,000. */
export const mostWork = 75_000
/** What may go into learning shapes on the way. It changes no answer. */
const mostLearning = 10_000

/** What is left for one verification; shared by everything that is read in it. */
export class Work {
  private readonly units: number
  private left: number
  private learning: number

  constructor(units: number = mostWork, learning: number = mostLearning) {
    this.units = units
    this.left = units
    this.learning = learning
  }

  /** Throws TooMuchWork when there is not so much left; then nothing is left for what comes after either. */
  take(units: number): void {
    if (units > this.left) {
      this.left = 0
      throw new TooMuchWork('The work for one verification has come to its end')
    }
    this.left -= units
  }

  get spent(): number {
    return this.units - this.left
  }

  /** Whether a shape of so many units may be compiled: three to five runs of the reference. */
  mayLearn(units: number): boolean {
    if (5 * units > this.learning) return false
    this.learning -= 5 * units
    return true
  }
}

const unitsOfContext = 50

/**
 * The units of taking a document through expansion and canonicalization once, by whichever path: its values, for long lists what comparing each with the
 * others costs, and its contexts. Recurses as deep as the document.
 */
export function unitsOf(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, item) => sum + unitsOf(item), 1 + Math.floor(value.length ** 2 / 100))
  if (typeof value !== 'object' || value === null) return 1
  let units = 1
  for (const [name, member] of Object.entries(value))
    units += unitsOf(member) + (name === '@context' ? unitsOfContext * (Array.isArray(member) ? member.length : 1) : 0)
  return units
}
