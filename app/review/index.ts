/** The plain door of review. */
export { parseCode } from './code.ts'
export { quotedLexeme } from './lexeme.ts'
export type { MicroCredentialState } from './micro-credential.ts'
export { ReviewNotes } from './review-notes.tsx'
