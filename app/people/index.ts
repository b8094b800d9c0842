/** The plain door of people. */
export { type Action, may, must, type Role, roles } from './policy.ts'
export { roleTexts } from './texts.ts'
