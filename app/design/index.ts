/** The plain door of design. */
export type { DesignState, Refusal as DesignRefusal } from './design.ts'
export { roadTexts } from './road-texts.ts'
