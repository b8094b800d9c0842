/** @poiju/credentials: build, sign, verify and withdraw credentials. No database, no web. */
export { buildCredential, identityHash, MissingElement } from './build.ts'
export { type Claims, readClaims } from './claims.ts'
export { poijuContextDigest, poijuContextText } from './contexts.ts'
export { assemble, issue, prepare, type StatusListRecord, sealStatusList, sign } from './issue.ts'
export {
  type DidDocument,
  didDocument,
  generateKey,
  type KeyPair,
  localSigner,
  publicKeyFrom,
  publicKeyOf,
  type Signer,
} from './keys.ts'
export type { Coded, CredentialLanguage, CredentialRecord } from './record.ts'
export { credentialLimits, isJsonObject, type Json, type JsonObject, parseStrictJson } from './strict-json.ts'
export { type Check, type CheckName, type Outcome, type Report, type Verdict, type VerifyOptions, verify } from './verify.ts'
