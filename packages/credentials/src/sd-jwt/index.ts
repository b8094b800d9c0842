/** SD-JWT VC: the two claim sets, showing parts of them, and their checks. */
export { type IssuedSdJwtVc, issueSdJwtVc, type SdJwtVc, type SdJwtVcVerifyOptions, verifySdJwtVc } from './credential.ts'
export type { Path } from './disclosures.ts'
export { euLearningCredential, euLearningCredentialType, type SdJwtVcTimes } from './eu-learning-credential.ts'
export type { KeyBindingDemand, KeyBindingOptions } from './key-binding.ts'
export { microCredential, microCredentialType } from './micro-credential.ts'
export { choicesOf, present } from './pack.ts'
export { parsePath } from './path.ts'
export {
  checkTokenStatus,
  type StatusReference,
  sealTokenStatusList,
  statusReferenceOf,
  type TokenStatusList,
} from './token-status-list.ts'
