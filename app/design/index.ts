/** The plain door of design. */
export type { DesignState, Refusal as DesignRefusal } from './design.ts'
export { StudioPlace } from './studio-place.ts'
