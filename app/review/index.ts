/** The plain door of review. */
export { parseCode } from './code.ts'
export { type MicroCredentialState, mayBeOffered } from './micro-credential.ts'
export { quotedLexeme } from './published.ts'
export { ReviewNotes } from './review-notes.tsx'
