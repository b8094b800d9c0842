/** @poiju/credentials: build, sign, verify and withdraw credentials. No database, no web. */
export { buildCredential, identityHash, MissingElement } from './build.ts'
export { type Extracted, extract } from './carriers/extract.ts'
export { bakePng } from './carriers/png.ts'
export { bakeSvg } from './carriers/svg.ts'
export { type CarriedFormat, type Carries, carriedElements, carries } from './carries.ts'
export { type Claims, readClaims } from './claims.ts'
export { poijuContextDigest, poijuContextText } from './contexts.ts'
export type { Problem } from './data-model/problems.ts'
export { didJwkDocument, didKeyDocument } from './did/did-key.ts'
export { didWebAddress } from './did/did-web.ts'
export { type DidDocument, didDocument, type VerificationMethod } from './did-document.ts'
export { buildElm, buildElmAttestation, missingForElm } from './elm/elm.ts'
export {
  buildEndorsement,
  type EndorsementKind,
  type EndorsementRecord,
  issueEndorsement,
  withEndorsements,
} from './endorsement.ts'
export {
  type Batch,
  type BatchOptions,
  Canonicalizer,
  type ContextSource,
  contextSource,
  type EngineCounts,
  type EngineOptions,
  loadSodium,
  openBatch,
  SodiumMissing,
  Work,
} from './fast/index.ts'
export { assemble, issue, prepare, type StatusListRecord, sealStatusList, sign } from './issue.ts'
export { type DevelopmentSeal, developmentSeal } from './jades/development-seal.ts'
export { type Seal, sealElm } from './jades/seal.ts'
export {
  type Enveloped,
  type EnvelopedType,
  envelope,
  isEnveloped,
  issueVcJwt,
  issueVcSdJwt,
  type JwtOptions,
  type JwtProfile,
  type JwtVerifyOptions,
  NotIssuable,
  openEnvelope,
  type PresentationVerifyOptions,
  type PresentOptions,
  presentAsJwt,
  presentAsSdJwt,
  type ResolvedIssuer,
  type ResolveIssuer,
  type SdJwtOptions,
  type SdJwtVerifyOptions,
  type Secured,
  type SecuredPresentation,
  verifyVcJwt,
  verifyVcSdJwt,
  verifyVpJwt,
  verifyVpSdJwt,
} from './jose/index.ts'
export {
  generateJwk,
  generateKey,
  type Jwk,
  jwkSigner,
  type KeyPair,
  type KeyType,
  localSigner,
  type PublicKey,
  publicKeyFrom,
  publicKeyOf,
  type Signer,
} from './keys.ts'
export type { LookedUp, LookUp, LookUpKind, LookUpRequest } from './look-up.ts'
export { openPkcs11Signer, type Pkcs11Code, Pkcs11Error, type Pkcs11Options, type Pkcs11Signer } from './pkcs11/index.ts'
export {
  addProof,
  type ContextLoader,
  type Cryptosuite,
  createProof,
  cryptosuites,
  type Derivation,
  deriveCredential,
  isCryptosuite,
  type MethodResolver,
  type ProofAnswer,
  type ProofCode,
  ProofFault,
  type ProofRequest,
  type ResolvedMethod,
  type UnresolvedMethod,
  type VerifyProofsOptions,
  verifyProofs,
} from './proofs/index.ts'
export type { BadgeKind, BadgeRecord, Coded, CredentialLanguage, CredentialRecord, MicroCredentialRecord } from './record.ts'
export type { Check, CheckName, Outcome } from './report.ts'
export {
  checkTokenStatus,
  euLearningCredential,
  type IssuedSdJwtVc,
  issueSdJwtVc,
  type KeyBindingDemand,
  type KeyBindingOptions,
  microCredential,
  type Path,
  present,
  type SdJwtVc,
  type SdJwtVcTimes,
  type SdJwtVcVerifyOptions,
  type StatusReference,
  sealTokenStatusList,
  type TokenStatusList,
  verifySdJwtVc,
} from './sd-jwt/index.ts'
export { type Part, showPart } from './show-part.ts'
export { decodeBits, fewestEntries, randomPlace, readEntry } from './status/bitstring.ts'
export { changeStatuses, type StatusListContent, statusListCredential } from './status/list.ts'
export {
  credentialLimits,
  isJsonObject,
  type Json,
  type JsonLimits,
  type JsonObject,
  type JsonRefusal,
  type JsonResult,
  parseStrictJson,
} from './strict-json.ts'
export {
  type Carrier,
  type Format,
  isAccepted,
  type Report,
  type Securing,
  type Verdict,
  type VerifyOptions,
  verify,
} from './verify.ts'
