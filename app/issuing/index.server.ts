/** The door of issuing. */

export { machineAddresses } from './api.server.ts'
export { awardBadge, takeBadges } from './award.server.ts'
export { credentialsApi } from './credentials-api.server.ts'
export { issueCredentials, issueJob, resumePending } from './issue.server.ts'
export { endForKeyJob, issueAgainForKeyJob } from './key-follow-up.server.ts'
export { knownIssuerCommand } from './known-issuers.server.ts'
export { listCredentials, listOwnCredentials, listReady, type OwnRow, type ReadyRow } from './list.server.ts'
export { revokeCredential, revokeForCompletion } from './revoke.server.ts'
export { tellJob } from './tell.server.ts'
