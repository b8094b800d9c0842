/** Credentials and presentations secured as a whole: what `jose/` says of the token, joined with the checks that every credential gets. */

import { problem } from '../data-model/problems.ts'
import { vocabularyOf } from '../data-model/terms.ts'
import { hasType, idOf, many } from '../data-model/values.ts'
import { didWebAddress } from '../did/did-web.ts'
import { type Controller, type ControllerProblem, type Purpose, type ResolvedMethod, trustOf } from '../did/resolve.ts'
import type { DidDocument, VerificationMethod } from '../did-document.ts'
import { unitsOf } from '../fast/index.ts'
import {
  type ResolvedIssuer,
  type ResolveIssuer,
  type Secured,
  verifyVcJwt,
  verifyVcSdJwt,
  verifyVpJwt,
  verifyVpSdJwt,
} from '../jose/index.ts'
import { keyOf } from '../jose/issuer-keys.ts'
import { readJws } from '../jose/jws.ts'
import { publicKeyFromJwk } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { credentialLimits, isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { keyBindingOf, type Verification } from './context.ts'
import { refuseForm, reportOn } from './credential.ts'
import { reportOnPresentation } from './presentation.ts'
import { checkProofs, type ProofAnswer } from './proof.ts'
import { type Report, refusal, type Securing } from './report.ts'
import { verifyWalletToken } from './sd-jwt-vc.ts'

/** True for a compact JWS, with or without the disclosures of an SD-JWT. */
export function isCompact(text: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*(~.*)?$/s.test(text)
}

/** The report on a compact token. */
export async function verifyCompact(text: string, verification: Verification): Promise<Report> {
  const [token = ''] = text.split('~')
  const read = readJws(token)
  if (!read.ok) return refused(read.code === 'algorithm-not-allowed' ? 'unsupported' : 'notACredential', read.code)
  const parsed = parseStrictJson(read.jws.payload, credentialLimits)
  if (!parsed.ok) return refused('notACredential', parsed.code)
  if (!isJsonObject(parsed.value)) return refused('notACredential', 'not-an-object')
  verification.budget.work.take(unitsOf(parsed.value) / 10)
  const keys = new TokenKeys(read.jws.header, verification)
  const isSdJwt = text.includes('~')
  const typ = String(read.jws.header['typ'] ?? '').toLowerCase()
  const isPresentation =
    /(^|\/)vp\+/.test(typ) || (hasType(parsed.value, 'VerifiablePresentation') && !hasType(parsed.value, 'VerifiableCredential'))
  // A wallet's token has no context; the drafts before 2024-11 used the name that is now W3C's.
  if (typ === 'dc+sd-jwt' || (isSdJwt && parsed.value['@context'] === undefined && parsed.value['vct'] !== undefined))
    return verifyWalletToken(text, keys.resolveWallet, (...lines) => keys.issuerLine(...lines), verification)
  const options = { now: verification.now, resolveIssuer: keys.resolve }
  if (isPresentation) {
    const asked = {
      ...options,
      ...(verification.domain === undefined ? {} : { audience: verification.domain }),
      ...(verification.challenge === undefined ? {} : { nonce: verification.challenge }),
      // Each credential is verified as a whole further down.
      verifyEnveloped: async (): Promise<Secured> => ({ checks: [], document: null, isKnown: false, refused: null }),
    }
    const secured = isSdJwt ? await verifyVpSdJwt(text, asked) : await verifyVpJwt(text, asked)
    return presentationReport(secured, isSdJwt ? 'sd-jwt' : 'jose', verification, keys)
  }
  const secured = isSdJwt
    ? await verifyVcSdJwt(text, { ...options, keyBinding: keyBindingOf(verification) })
    : await verifyVcJwt(text, options)
  return credentialReport(secured, isSdJwt ? 'sd-jwt' : 'jose', verification, keys)
}

function refused(
  verdict: 'unsupported' | 'notACredential' | 'altered',
  code: string,
  params: Record<string, string> = {},
): Report {
  return refusal(verdict, code, params, [problem('PARSING_ERROR', code)])
}

async function credentialReport(
  secured: Secured,
  securing: Securing,
  verification: Verification,
  keys: TokenKeys,
): Promise<Report> {
  const { document, checks } = secured
  if (secured.refused || !document)
    return refused(secured.refused ?? 'notACredential', checks[0]?.code ?? 'cannot-be-read', { ...checks[0]?.params })
  const credential = withoutClaims(document)
  const form = await refuseForm(credential, { ...verification, everyWordIsSigned: true })
  if (form) return form
  const of = (name: Check['name']) => checks.find((one) => one.name === name)
  const validity = of('validity')
  const holder = of('holder')
  const proof = await withEmbedded(credential, 'assertionMethod', proofAnswer(of('proof')), verification)
  return reportOn(credential, securing, proof, verification, {
    format: of('format')?.params ?? {},
    issuer: await keys.issuerLine(idOf(credential['issuer']) ?? '', of('proof'), of('issuer')),
    ...(validity ? { validity } : {}),
    ...(holder ? { holder } : {}),
  })
}

/** Proofs inside the token are of what it holds too: each must hold. */
async function withEmbedded(
  document: JsonObject,
  purpose: Purpose,
  proof: ProofAnswer,
  verification: Verification,
): Promise<ProofAnswer> {
  if (proof.check.outcome !== 'ok' || many(document['proof']).length === 0) return proof
  const embedded = await checkProofs(document, purpose, vocabularyOf(document, verification), verification)
  return embedded.check.outcome === 'ok' ? proof : embedded
}

async function presentationReport(
  secured: Secured,
  securing: Securing,
  verification: Verification,
  keys: TokenKeys,
): Promise<Report> {
  const { document, checks } = secured
  if (secured.refused || !document)
    return refused(secured.refused ?? 'notACredential', checks[0]?.code ?? 'cannot-be-read', { ...checks[0]?.params })
  const of = (name: Check['name']) => checks.find((one) => one.name === name)
  const [holder, validity] = [of('holder'), of('validity')]
  const presentation = withoutClaims(document)
  const proof = await withEmbedded(presentation, 'authentication', proofAnswer(of('proof')), verification)
  return reportOnPresentation(presentation, securing, proof, verification, {
    ...(holder ? { holder: keys.isConfirmed ? holder : check('holder', 'warning', 'holder-not-confirmed', holder.params) } : {}),
    ...(validity ? { validity } : {}),
  })
}

function proofAnswer(line: Check | undefined): ProofAnswer {
  const proof = line ?? check('proof', 'not-checked', 'cannot-be-read')
  return {
    check: proof,
    signedBy: [],
    problems: proof.outcome === 'ok' ? [] : [problem('CRYPTOGRAPHIC_SECURITY_ERROR', proof.code)],
  }
}

// RFC 7519, section 4.1, RFC 7800 and RFC 9901: claims of the token beside the credential that it is.
const claims = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'nonce', 'cnf', '_sd_alg'])

function withoutClaims(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !claims.has(name)))
}

/** The keys under which a token may have been signed, and whether its issuer was there to say so. */
class TokenKeys {
  isConfirmed = true
  private controller: Controller | undefined
  private readonly header: JsonObject
  private readonly verification: Verification

  constructor(header: JsonObject, verification: Verification) {
    this.header = header
    this.verification = verification
  }

  readonly resolve: ResolveIssuer = async (issuer, kid): Promise<ResolvedIssuer> => {
    const controller = await this.verification.resolver.controller(issuer)
    const published = kid === null ? undefined : await this.publishedBeside(issuer, kid, controller)
    // A profile without any key does not speak against the one that its own host publishes elsewhere.
    const isSilent = typeof controller === 'object' && controller.document.verificationMethod.length === 0
    if (typeof controller === 'object' && !(published && isSilent && !issuer.startsWith('did:'))) {
      this.controller = controller
      const document = published ? withAddress(controller.document, published) : controller.document
      return { kind: controller.source === 'known' ? 'known' : 'keyOnly', document }
    }
    // Nobody could be asked. A key that the token itself brings tells whether it was changed, and not by whom it was made. Whose keys a DID has, that DID
    // alone can say.
    if (issuer.startsWith('did:')) return { kind: 'unknown', code: codeOf(controller) }
    const method = published ?? (kid === null ? undefined : await this.methodAt(kid)) ?? this.embedded(issuer)
    if (!method) return { kind: 'unknown', code: codeOf(controller) }
    this.isConfirmed = false
    const own = { ...method, controller: issuer }
    return {
      kind: 'keyOnly',
      document: { id: issuer, verificationMethod: [own], assertionMethod: [own.id], authentication: [own.id] },
    }
  }

  /** The same for a wallet's token, whose issuer may publish its keys in metadata of its own. */
  readonly resolveWallet: ResolveIssuer = async (issuer, kid): Promise<ResolvedIssuer> => {
    const controller = await this.verification.resolver.walletIssuer(issuer)
    if (!controller) return this.resolve(issuer, kid)
    this.controller = controller
    return { kind: 'keyOnly', document: controller.document }
  }

  private async methodAt(kid: string): Promise<ResolvedMethod['method'] | undefined> {
    const resolved = /^[a-z]+:/i.test(kid) ? await this.verification.resolver.method(kid) : 'key-address-not-followed'
    return typeof resolved === 'string' ? this.verification.resolver.bareKey(kid) : resolved.method
  }

  /** A bare key at an address of the issuer's own host, where the issuer's document does not name that address. Nobody else's host is asked for it. */
  private async publishedBeside(
    issuer: string,
    kid: string,
    controller: Controller | ControllerProblem,
  ): Promise<VerificationMethod | undefined> {
    if (typeof controller !== 'object' || controller.document.verificationMethod.some(({ id }) => id === kid)) return undefined
    return originOf(kid) !== undefined && originOf(kid) === originOf(issuer) ? this.verification.resolver.bareKey(kid) : undefined
  }

  private embedded(issuer: string): ResolvedMethod['method'] | undefined {
    const { jwk, kid } = this.header
    if (!isJsonObject(jwk) || !publicKeyFromJwk(jwk)) return undefined
    const id = typeof kid === 'string' ? kid : `${issuer}#jwk`
    return { id, type: 'JsonWebKey', controller: issuer, publicKeyJwk: jwk }
  }

  /** The line on the issuer, with what resolving it has told. */
  async issuerLine(issuerId: string, proof: Check | undefined, said: Check | undefined): Promise<Check> {
    const params = { issuer: issuerId.slice(0, 200) }
    if (proof?.outcome !== 'ok') return said ?? check('issuer', 'not-checked', 'not-checked-without-proof', params)
    if (!this.isConfirmed || !this.controller) return check('issuer', 'warning', 'issuer-not-confirmed', params)
    return check('issuer', ...trustOf(this.controller), params)
  }
}

/** The document with another address for a key that it lists: only that the key is the same counts. */
function withAddress(document: DidDocument, { id, publicKeyJwk }: VerificationMethod): DidDocument {
  const key = publicKeyJwk && publicKeyFromJwk(publicKeyJwk)
  const listed = document.verificationMethod.find((one) => key && keyOf(one)?.key.equals(key.key))
  if (!listed) return document
  const named = (ids: readonly string[]) => (ids.includes(listed.id) ? [...ids, id] : ids)
  return {
    ...document,
    verificationMethod: [...document.verificationMethod, { ...listed, id }],
    assertionMethod: named(document.assertionMethod),
    ...(document.authentication ? { authentication: named(document.authentication) } : {}),
  }
}

function originOf(identifier: string): string | undefined {
  const address = identifier.startsWith('did:web:') ? didWebAddress(identifier) : identifier
  return address?.startsWith('https://') && URL.canParse(address) ? new URL(address).origin : undefined
}

function codeOf(found: Controller | ControllerProblem): string {
  if (typeof found === 'object') return 'issuer-not-in-list'
  if (found === 'not-at-hand') return 'issuer-not-in-list'
  return found === 'unknown-key-type' ? 'unknown-key-type' : 'issuer-not-a-did'
}
