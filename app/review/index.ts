/** The plain door of review. */
export type { BadgeDesign } from './badge-design.ts'
export { parseCode } from './code.ts'
export { quotedLexeme } from './lexeme.ts'
export type { MicroCredentialState } from './micro-credential.ts'
export { ReviewNotes } from './review-notes.tsx'
