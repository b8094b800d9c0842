/**
 * Credentials as JSON Web Tokens: W3C "Securing Verifiable Credentials using JOSE and COSE" (Recommendation 2025), and Open Badges 3.0, section 8.2.
 *
 * Both put the credential itself in the claim set. They differ in the header: the W3C asks for `typ: vc+jwt` and `cty: vc`, Open Badges allows only
 * `typ: JWT` or none and no further headers. And in the dates: Open Badges wants `nbf` = `validFrom` and `exp` = `validUntil`, the W3C advises not to
 * say the same twice. So there are two profiles to write, and one reader for both.
 */
import type { Jwk, Signer } from '../keys.ts'
import { jwkOf, publicKeyFromJwk } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { credentialLimits, isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { idOf, listOf, refusalOfCredential, unnamedMembers } from './credential-shape.ts'
import { kidOf, type ResolveIssuer, refusalOfSignature } from './issuer-keys.ts'
import { type Jws, readJws, signJws } from './jws.ts'
import { refuse, type Secured } from './secured.ts'
import { checkTimes, numericDate, signedAt } from './validity.ts'

export type JwtProfile = 'vc-jose-cose' | 'open-badges'

/** A credential or presentation that must not be signed; `code` says why and is stable. */
export class NotIssuable extends Error {
  override name = 'NotIssuable'
  readonly code: string
  readonly params: Readonly<Record<string, string>>
  constructor(code: string, params: Readonly<Record<string, string>> = {}) {
    super(`Not issued: ${code}${Object.values(params).length > 0 ? ` (${Object.values(params).join(', ')})` : ''}`)
    this.code = code
    this.params = params
  }
}

/** Strict JSON of what somebody wants signed: a deep copy that nobody changes meanwhile. Throws NotIssuable. */
export function takeDocument(value: unknown): JsonObject {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const parsed = parseStrictJson(text ?? '', credentialLimits)
  if (!parsed.ok) throw new NotIssuable(parsed.code)
  if (!isJsonObject(parsed.value)) throw new NotIssuable('not-an-object')
  return parsed.value
}

export interface JwtOptions {
  readonly profile?: JwtProfile
  /** The public key, to stand in the header as `jwk` (Open Badges allows it beside or instead of `kid`). */
  readonly jwk?: Jwk
}

/**
 * A signed `vc+jwt`, or a badge as JWT. Certification of Open Badges asks for RS256, so for an RSA key; other keys work and reach fewer readers.
 * Throws NotIssuable.
 */
export async function issueVcJwt(credential: unknown, signer: Signer, options: JwtOptions = {}): Promise<string> {
  const document = takeDocument(credential)
  demandCredential(document)
  const profile = options.profile ?? 'vc-jose-cose'
  return signJws(
    { ...headerOf('vc', profile), kid: signer.id, ...(options.jwk ? { jwk: publicJwk(options.jwk) } : {}) },
    JSON.stringify({ ...document, ...registeredClaims(document, profile) }),
    signer,
  )
}

export function demandCredential(document: JsonObject): void {
  const refusal = refusalOfCredential(document)
  if (refusal) throw new NotIssuable(refusal)
  const [unnamed] = unnamedMembers(document)
  if (unnamed !== undefined) throw new NotIssuable('unknown-member', { member: unnamed.slice(0, 100) })
}

export function headerOf(kind: 'vc' | 'vp', profile: JwtProfile): Record<string, string> {
  return profile === 'open-badges' ? { typ: 'JWT' } : { typ: `${kind}+jwt`, cty: kind }
}

export function publicJwk(jwk: Jwk): Jwk {
  const key = publicKeyFromJwk(jwk)
  if (!key) throw new NotIssuable('key-not-usable')
  return jwkOf(key)
}

const seconds = (instant: unknown): number => Math.floor(Date.parse(String(instant)) / 1000)

/** The claims that say again, in the words of RFC 7519, what the credential says. A claim that is there already and says otherwise is an error. */
export function registeredClaims(document: JsonObject, profile: JwtProfile): JsonObject {
  const subjects = listOf(document['credentialSubject'])
  const subject = subjects.length === 1 ? idOf(subjects[0]) : null
  const claims: JsonObject = {
    iss: idOf(document['issuer']) ?? idOf(document['holder']) ?? '',
    ...(subject === null || profile === 'vc-jose-cose' ? {} : { sub: subject }),
    ...(typeof document['id'] === 'string' ? { jti: document['id'] } : {}),
    ...(profile === 'open-badges' && document['validFrom'] !== undefined ? { nbf: seconds(document['validFrom']) } : {}),
    ...(profile === 'open-badges' && document['validUntil'] !== undefined ? { exp: seconds(document['validUntil']) } : {}),
  }
  if (claims['iss'] === '') delete claims['iss']
  for (const [name, value] of Object.entries(claims))
    if (document[name] !== undefined && document[name] !== value) throw new NotIssuable('claims-disagree', { claim: name })
  return claims
}

export interface JwtVerifyOptions {
  readonly now: Date
  readonly resolveIssuer: ResolveIssuer
}

/** Every check of a credential as JWT except its status and contents. Never throws. */
export async function verifyVcJwt(text: string, options: JwtVerifyOptions): Promise<Secured> {
  const read = readJws(text.trim())
  if (!read.ok) return refuse(read.code === 'algorithm-not-allowed' ? 'unsupported' : 'notACredential', read.code)
  const { jws } = read
  const typeRefusal = refusalOfType(jws, 'vc')
  if (typeRefusal) return typeRefusal
  const parsed = parseStrictJson(jws.payload, credentialLimits)
  if (!parsed.ok) return refuse('notACredential', parsed.code)
  if (!isJsonObject(parsed.value)) return refuse('notACredential', 'not-an-object')
  const document = parsed.value
  const shape = refusalOfCredential(document)
  if (shape) return refuse(shape === 'older-data-model' ? 'unsupported' : 'notACredential', shape)
  const disagreement = disagreementOf(document, jws.header['typ'] === undefined || jws.header['typ'] === 'JWT')
  if (disagreement) return refuse('notACredential', 'claims-disagree', { claim: disagreement })

  const proof = await checkIssuer(jws, document, idOf(document['issuer']) ?? '', options)
  const format = check('format', 'ok', isOpenBadge(document) ? 'open-badge-jwt' : 'vc-jwt', { algorithm: jws.algorithm })
  return { checks: [format, ...proof.checks, checkTimes(document, options.now)], document, isKnown: proof.isKnown, refused: null }
}

export function isOpenBadge(document: JsonObject): boolean {
  const types = listOf(document['type'])
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
}

/** `typ` and `cty`, with or without `application/` (RFC 7515, section 4.1.9); a badge may say `JWT` or nothing. */
export function refusalOfType({ header }: Jws, kind: 'vc' | 'vp', form: 'jwt' | 'sd-jwt' = 'jwt'): Secured | null {
  const bare = (value: unknown) => (typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : value)
  const [typ, cty] = [bare(header['typ']), bare(header['cty'])]
  const types: unknown[] = form === 'jwt' ? [`${kind}+jwt`, 'jwt', undefined] : [`${kind}+sd-jwt`]
  if (!types.includes(typ)) return refuse('notACredential', 'wrong-type', { typ: String(header['typ']).slice(0, 100) })
  if (cty !== undefined && cty !== kind)
    return refuse('notACredential', 'wrong-content-type', { cty: String(header['cty']).slice(0, 100) })
  return null
}

/** The first registered claim that says otherwise than the credential. `nbf` and `exp` only where Open Badges binds them to the dates. */
export function disagreementOf(document: JsonObject, bindsDates: boolean): string | null {
  const subjects = listOf(document['credentialSubject'])
  const subject = subjects.length === 1 ? idOf(subjects[0]) : null
  const pairs: [claim: string, said: unknown][] = [
    ['iss', idOf(document['issuer']) ?? idOf(document['holder'])],
    ['jti', document['id']],
    ['sub', subject],
  ]
  for (const [claim, said] of pairs) {
    if (document[claim] === undefined) continue
    // Who receives a badge may be told by `identifier` alone, and a holder may keep an id back: then the claim says more than the credential, not
    // something else.
    if (said === null || said === undefined) continue
    if (document[claim] !== said) return claim
  }
  if (!bindsDates || !isOpenBadge(document)) return null
  for (const [claim, member] of [
    ['nbf', 'validFrom'],
    ['exp', 'validUntil'],
  ] as const) {
    const at = numericDate(document, claim)
    if (at !== null && document[member] !== undefined && Math.floor(at / 1000) !== seconds(document[member])) return claim
  }
  return null
}

/** The signature under the issuer's keys, and what is known of the issuer. */
export async function checkIssuer(
  jws: Jws,
  document: JsonObject,
  issuer: string,
  options: JwtVerifyOptions,
): Promise<{ checks: readonly Check[]; isKnown: boolean }> {
  const short = issuer.slice(0, 200)
  const resolved = await options.resolveIssuer(issuer, kidOf(jws))
  if (resolved.kind === 'unknown')
    return {
      checks: [check('proof', 'not-checked', resolved.code), check('issuer', 'warning', resolved.code, { issuer: short })],
      isKnown: false,
    }
  const refusal = await refusalOfSignature(jws, resolved.document, { signedAt: signedAt(document), purpose: 'assertionMethod' })
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
