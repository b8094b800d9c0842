/** VC-JOSE-COSE and Open Badges as JWT. */
export { type Enveloped, type EnvelopedType, envelope, isEnveloped, isOfMediaType, openEnvelope } from './enveloped.ts'
export type { ResolvedIssuer, ResolveIssuer } from './issuer-keys.ts'
export type { Secured } from './secured.ts'
export { issueVcJwt, type JwtOptions, type JwtProfile, type JwtVerifyOptions, NotIssuable, verifyVcJwt } from './vc-jwt.ts'
export {
  issueVcSdJwt,
  presentAsSdJwt,
  type SdJwtOptions,
  type SdJwtVerifyOptions,
  verifyVcSdJwt,
  verifyVpSdJwt,
} from './vc-sd-jwt.ts'
export {
  type PresentationVerifyOptions,
  type PresentOptions,
  presentAsJwt,
  type SecuredPresentation,
  verifyVpJwt,
} from './vp-jwt.ts'
