import { type Design, pictureField } from '@poiju/framework'
import type { BadgeDesign } from '../review/index.ts'
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

/** A badge has one buoy, and its chart has no scale bar: that would count credits. */
export function badgePictureFacts(code: string, design: Pick<BadgeDesign, 'field'>): PictureFacts {
  return { id: code, outcomes: 1, credits: null, level: 5, field: design.field }
}
