/** The door of people: who somebody is and what they may do. */
export { type At, actionOf, command, invalid, screen, type Visit, visitContext } from './guard.server.ts'
export { readLegalIdentifier } from './legal-identifier.server.ts'
export { logoId, readLogo } from './logo.server.ts'
export { hashPassword } from './password.server.ts'
export { demoPassword } from './people.server.ts'
export { hashToken, readSession } from './session.server.ts'
