/** Why a live editor is turned away. What was typed stays on its device; trying again by itself would not help. */
export const liveRefusals = [
  'session-ended',
  'not-found',
  'read-only',
  'design-is-in-review',
  'design-is-approved',
  'malformed',
  'too-large',
] as const
export type LiveRefusal = (typeof liveRefusals)[number]

/** The refusal that a closing message names; undefined for a fault, after which one tries again. */
export function toLiveRefusal(reason: string): LiveRefusal | undefined {
  return liveRefusals.find((refusal) => refusal === reason)
}
