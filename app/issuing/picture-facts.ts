import { type Design, pictureField } from '@poiju/framework'
import type { PictureFacts } from '../ui/index.ts'

/** The facts that the picture of a micro-credential is drawn from. */
export function pictureFacts(code: string, design: Design): PictureFacts {
  return {
    id: code,
    outcomes: design.outcomes.length,
    credits: design.credits ?? 1,
    level: design.eqfLevel ?? 6,
    field: pictureField(design.fields[0]),
  }
}
