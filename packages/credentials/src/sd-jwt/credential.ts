/** SD-JWT Verifiable Credentials (`dc+sd-jwt`; draft-ietf-oauth-sd-jwt-vc): making them for any claim set, and every check of them. */

import { kidOf, type ResolveIssuer, refusalOfSignature } from '../jose/issuer-keys.ts'
import { refuse, refuseSdJwt, type Secured } from '../jose/secured.ts'
import { checkTimes, numericDate } from '../jose/validity.ts'
import { NotIssuable, publicJwk } from '../jose/vc-jwt.ts'
import type { Jwk, Signer } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import type { Path } from './disclosures.ts'
import { checkHolder, type KeyBindingDemand } from './key-binding.ts'
import { packSdJwt } from './pack.ts'
import { type ReadSdJwt, readSdJwt } from './read.ts'

/** Claims that a holder could otherwise keep back to hide what the credential is, whose, or that it is over (SD-JWT VC, section 3.2.2.2). */
const neverHidden = new Set(['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'status', 'iat'])

export interface SdJwtVc {
  readonly claims: JsonObject
  /** The claims at the top that the holder may keep back. */
  readonly disclosable: readonly string[]
}

export interface IssuedSdJwtVc {
  /** The compact text, with every disclosure. */
  readonly text: string
  /** True when no key of a holder is inside: whoever has the file can show it. */
  readonly isBearer: boolean
}

/** Signs a claim set. Throws NotIssuable. */
export async function issueSdJwtVc(
  { claims, disclosable }: SdJwtVc,
  signer: Signer,
  { holderKey }: { readonly holderKey?: Jwk } = {},
): Promise<IssuedSdJwtVc> {
  for (const claim of disclosable) if (neverHidden.has(claim)) throw new NotIssuable('must-be-visible', { claim })
  const bound = holderKey ? { ...claims, cnf: { jwk: { ...publicJwk(holderKey) } as JsonObject } } : claims
  const paths: readonly Path[] = disclosable.map((claim) => [claim])
  const text = await packSdJwt(bound, paths, { typ: 'dc+sd-jwt', kid: signer.id }, signer)
  return { text, isBearer: holderKey === undefined }
}

export interface SdJwtVcVerifyOptions {
  readonly now: Date
  readonly resolveIssuer: ResolveIssuer
  /** What the verifier had asked the holder for; null when it asked nothing. */
  readonly keyBinding?: KeyBindingDemand | null
}

/** Every check of an SD-JWT VC except its status and contents; `document` holds what is visible and what was disclosed. Never throws. */
export async function verifySdJwtVc(text: string, options: SdJwtVcVerifyOptions): Promise<Secured> {
  const read = readSdJwt(text)
  if (!read.ok) return refuseSdJwt(read.code)
  const { sdJwt } = read
  const { jws, signed, payload, parts, hash } = sdJwt
  const refused = refusalOf(sdJwt)
  if (refused) return refused

  const issuer = signed['iss']
  const proof = await checkProof(sdJwt, typeof issuer === 'string' ? issuer : null, options)
  const holder = checkHolder(
    { cnf: signed['cnf'], keyBinding: parts.keyBinding, presented: parts.presented, hash },
    options.keyBinding ?? null,
    options.now,
  )
  const format = check('format', 'ok', 'sd-jwt-vc', {
    type: String(payload['vct']).slice(0, 200),
    algorithm: jws.algorithm,
    disclosed: String(parts.disclosures.length),
  })
  const checks = [format, ...proof.checks, holder, checkTimes(timesOf(payload), options.now)]
  return { checks, document: payload, isKnown: proof.isKnown, refused: null }
}

/** What makes a token no SD-JWT VC, before its signature is looked at. */
function refusalOf({ jws, signed, disclosures }: ReadSdJwt): Secured | null {
  const typ = jws.header['typ']
  // The name that drafts before 2024-11 used; today it means a credential of the W3C model, which has no `vct`.
  const isOlder = typ === 'vc+sd-jwt' && signed['@context'] === undefined
  if (typ !== 'dc+sd-jwt' && !isOlder) return refuse('notACredential', 'wrong-type', { typ: String(typ).slice(0, 100) })
  for (const { path } of disclosures)
    if (path.length === 1 && neverHidden.has(String(path[0])) && path[0] !== 'iat')
      return refuse('notACredential', 'must-be-visible', { claim: String(path[0]) })
  if (typeof signed['vct'] !== 'string' || signed['vct'] === '') return refuse('notACredential', 'no-credential-type')
  if (signed['iss'] !== undefined && typeof signed['iss'] !== 'string') return refuse('notACredential', 'no-issuer')
  if (signed['status'] !== undefined && !isJsonObject(signed['status'])) return refuse('notACredential', 'status-broken')
  return null
}

/** The dates of the token alone: members of the same names as the W3C's belong to the private claims of a type. */
function timesOf(payload: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name === 'nbf' || name === 'exp'))
}

async function checkProof(
  { jws, signed, payload }: ReadSdJwt,
  issuer: string | null,
  { resolveIssuer }: SdJwtVcVerifyOptions,
): Promise<{ checks: readonly Check[]; isKnown: boolean }> {
  if (issuer === null)
    return { checks: [check('proof', 'not-checked', 'no-issuer'), check('issuer', 'warning', 'no-issuer')], isKnown: false }
  const short = issuer.slice(0, 200)
  const resolved = await resolveIssuer(issuer, kidOf(jws))
  if (resolved.kind === 'unknown')
    return {
      checks: [check('proof', 'not-checked', resolved.code), check('issuer', 'warning', resolved.code, { issuer: short })],
      isKnown: false,
    }
  const at = numericDate(payload, 'iat') ?? numericDate(signed, 'nbf')
  const signedAt = at === null || Number.isNaN(at) ? null : at
  const refusal = await refusalOfSignature(jws, resolved.document, { signedAt, purpose: 'assertionMethod' })
  if (refusal)
    return { checks: [check('proof', 'failed', refusal), check('issuer', 'not-checked', 'proof-failed')], isKnown: false }
  const isKnown = resolved.kind === 'known'
  return {
    checks: [
      check('proof', 'ok', 'signature-valid'),
      isKnown
        ? check('issuer', 'ok', 'known-issuer', { issuer: short })
        : check('issuer', 'warning', 'unknown-key', { issuer: short }),
    ],
    isKnown,
  }
}
