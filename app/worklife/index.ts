/** The plain door of worklife. */
export type { Care, EvidenceKind, Need, Next, ProgressStep, StepData } from './need.ts'
export { NeedFacts, type ShownStep, Steps } from './steps.tsx'
export { worklifeTexts } from './texts.ts'
