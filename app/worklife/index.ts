/** The plain door of worklife. */
export type { Need } from './need.ts'
export { Steps, type StepView } from './steps.tsx'
export { worklifeTexts } from './texts.ts'
