/** Designs to start from and to show. A copy keeps the key as its provenance. */
import type { Design } from '@poiju/framework'
import { e1 } from './e1.ts'
import { e4 } from './e4.ts'
import { e5 } from './e5.ts'
import { faulty } from './faulty.ts'

export { e1 } from './e1.ts'
export { e4 } from './e4.ts'
export { e5 } from './e5.ts'
export { type Fault, faults, faulty } from './faulty.ts'
export { retired } from './retired.ts'

/** Samples a designer may start from; the faulty one is for practice, and the screens name its faults. */
export const samples: Readonly<Record<string, Design>> = { e1, e4, e5, faulty }
