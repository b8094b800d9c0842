/** Credentials and presentations as SD-JWT (VC-JOSE-COSE, section 3.2): the credential itself is the claim set, parts of it behind digests. */
import type { Jwk, Signer } from '../keys.ts'
import { check } from '../report.ts'
import type { Path } from '../sd-jwt/disclosures.ts'
import { checkHolder, type KeyBindingDemand } from '../sd-jwt/key-binding.ts'
import { packSdJwt } from '../sd-jwt/pack.ts'
import { type ReadSdJwt, readSdJwt } from '../sd-jwt/read.ts'
import { isJsonObject, type Json } from '../strict-json.ts'
import { idOf, refusalOfCredential } from './credential-shape.ts'
import { refuse, refuseSdJwt, type Secured } from './secured.ts'
import { checkTimes } from './validity.ts'
import {
  checkIssuer,
  demandCredential,
  disagreementOf,
  headerOf,
  type JwtVerifyOptions,
  NotIssuable,
  publicJwk,
  refusalOfType,
  registeredClaims,
  takeDocument,
} from './vc-jwt.ts'
import {
  bindingOf,
  checkPresentation,
  demandPresentation,
  type PresentationVerifyOptions,
  type PresentOptions,
  type SecuredPresentation,
} from './vp-jwt.ts'

/** What a verifier cannot do without; a holder who could keep these back could hide that a credential is over or withdrawn. */
const alwaysVisible = new Set([
  '@context',
  'type',
  'issuer',
  'validFrom',
  'validUntil',
  'credentialStatus',
  'credentialSchema',
  'relatedResource',
  'iss',
  'nbf',
  'exp',
  'cnf',
  'iat',
])

export interface SdJwtOptions {
  readonly disclosable: readonly Path[]
  /** The holder's public key; without it the credential is a bearer file. */
  readonly holderKey?: Jwk
}

/** A signed `vc+sd-jwt`. Throws NotIssuable. */
export async function issueVcSdJwt(credential: unknown, signer: Signer, options: SdJwtOptions): Promise<string> {
  const document = takeDocument(credential)
  demandCredential(document)
  for (const [first] of options.disclosable)
    if (alwaysVisible.has(String(first))) throw new NotIssuable('must-be-visible', { claim: String(first) })
  const payload = {
    ...document,
    ...registeredClaims(document, 'vc-jose-cose'),
    ...(options.holderKey ? { cnf: { jwk: { ...publicJwk(options.holderKey) } as Record<string, string> } } : {}),
  }
  return packSdJwt(
    payload,
    options.disclosable,
    { typ: 'vc+sd-jwt', cty: headerOf('vc', 'vc-jose-cose')['cty'], kid: signer.id },
    signer,
  )
}

/** A signed `vp+sd-jwt`. Throws NotIssuable. */
export async function presentAsSdJwt(
  presentation: unknown,
  holder: Signer,
  options: PresentOptions & { readonly disclosable: readonly Path[] },
): Promise<string> {
  const document = takeDocument(presentation)
  demandPresentation(document)
  const payload = { ...document, ...registeredClaims(document, 'vc-jose-cose'), ...bindingOf(options) }
  return packSdJwt(payload, options.disclosable, { typ: 'vp+sd-jwt', cty: 'vp', kid: holder.id }, holder)
}

export interface SdJwtVerifyOptions extends JwtVerifyOptions {
  /** What the verifier had asked the holder for; null when it asked nothing. */
  readonly keyBinding?: KeyBindingDemand | null
}

function open(text: string, kind: 'vc' | 'vp'): { sdJwt: ReadSdJwt } | { refused: Secured } {
  const read = readSdJwt(text)
  if (!read.ok) return { refused: refuseSdJwt(read.code) }
  const typeRefusal = refusalOfType(read.sdJwt.jws, kind, 'sd-jwt')
  return typeRefusal ? { refused: typeRefusal } : { sdJwt: read.sdJwt }
}

/** Every check of a `vc+sd-jwt` except its status and contents; `document` holds what was disclosed. Never throws. */
export async function verifyVcSdJwt(text: string, options: SdJwtVerifyOptions): Promise<Secured> {
  const opened = open(text, 'vc')
  if ('refused' in opened) return opened.refused
  const { jws, parts, signed, payload, hash } = opened.sdJwt
  const shape = refusalOfCredential(payload)
  if (shape) return refuse(shape === 'older-data-model' ? 'unsupported' : 'notACredential', shape)
  const disagreement = disagreementOf(payload, false)
  if (disagreement) return refuse('notACredential', 'claims-disagree', { claim: disagreement })
  // Whoever could show these could keep them back another time.
  const hidden =
    Object.keys(payload).find((name) => alwaysVisible.has(name) && !Object.hasOwn(signed, name)) ??
    Object.keys(signed).find((name) => alwaysVisible.has(name) && mayHide(signed[name]))
  if (hidden !== undefined) return refuse('notACredential', 'must-be-visible', { claim: hidden })
  const proof = await checkIssuer(jws, signed, idOf(payload['issuer']) ?? '', options)
  const holder = checkHolder(
    { cnf: signed['cnf'], keyBinding: parts.keyBinding, presented: parts.presented, hash },
    options.keyBinding ?? null,
    options.now,
  )
  const format = check('format', 'ok', 'vc-sd-jwt', { algorithm: jws.algorithm, disclosed: String(parts.disclosures.length) })
  return {
    checks: [format, ...proof.checks, holder, checkTimes(payload, options.now)],
    document: payload,
    isKnown: proof.isKnown,
    refused: null,
  }
}

/** Whether a digest stands anywhere in it: a place for something that the holder may keep back. */
function mayHide(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(mayHide)
  if (!isJsonObject(value)) return false
  return Object.hasOwn(value, '_sd') || Object.hasOwn(value, '...') || Object.values(value).some(mayHide)
}

/** Every check of a `vp+sd-jwt`, and of each credential inside. Never throws. */
export async function verifyVpSdJwt(text: string, options: PresentationVerifyOptions): Promise<SecuredPresentation> {
  const opened = open(text, 'vp')
  if ('refused' in opened) return { ...opened.refused, credentials: [] }
  return checkPresentation(opened.sdJwt.jws, opened.sdJwt.payload, 'vp-sd-jwt', options)
}
