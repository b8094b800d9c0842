/** The plain door of review. */
export type { MicroCredentialState } from './micro-credential.ts'
