/** Presentations as JSON Web Tokens (VC-JOSE-COSE, section 3.1.2): what a holder shows, signed by the holder. */
import type { Signer } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { credentialLimits, isJsonObject, type Json, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { idOf, listOf, refusalOfPresentation } from './credential-shape.ts'
import { type Enveloped, isEnveloped, openEnvelope } from './enveloped.ts'
import { kidOf, type ResolveIssuer, refusalOfSignature } from './issuer-keys.ts'
import { type Jws, readJws, signJws } from './jws.ts'
import { refuse, type Secured } from './secured.ts'
import { checkTimes, signedAt } from './validity.ts'
import { disagreementOf, headerOf, NotIssuable, refusalOfType, registeredClaims, takeDocument } from './vc-jwt.ts'

export interface PresentOptions {
  readonly audience?: string
  readonly nonce?: string
  readonly now: Date
  /** How long the presentation may be used; without it, no `exp`. */
  readonly lifetimeSeconds?: number
}

/** A signed `vp+jwt`. Throws NotIssuable. */
export async function presentAsJwt(presentation: unknown, holder: Signer, options: PresentOptions): Promise<string> {
  const document = takeDocument(presentation)
  demandPresentation(document)
  return signJws(
    { ...headerOf('vp', 'vc-jose-cose'), kid: holder.id },
    JSON.stringify({ ...document, ...registeredClaims(document, 'vc-jose-cose'), ...bindingOf(options) }),
    holder,
  )
}

/** What ties a presentation to one asking. */
export function bindingOf({ audience, nonce, now, lifetimeSeconds }: PresentOptions): JsonObject {
  const iat = Math.floor(now.getTime() / 1000)
  return {
    iat,
    ...(lifetimeSeconds === undefined ? {} : { exp: iat + lifetimeSeconds }),
    ...(audience === undefined ? {} : { aud: audience }),
    ...(nonce === undefined ? {} : { nonce }),
  }
}

/** The form alone: what is inside the envelopes is for whoever verifies. Throws NotIssuable. */
export function demandPresentation(document: JsonObject): void {
  const refusal = refusalOfPresentation(document)
  if (refusal) throw new NotIssuable(refusal)
  for (const each of listOf(document['verifiableCredential'])) {
    if (!isJsonObject(each)) throw new NotIssuable('envelope-not-data')
    if (!isEnveloped(each)) continue
    const opened = openEnvelope(each)
    if (!opened.ok) throw new NotIssuable(opened.code)
  }
}

export interface PresentationVerifyOptions {
  readonly now: Date
  readonly resolveIssuer: ResolveIssuer
  /** What the verifier had asked for: the presentation must say the same. */
  readonly audience?: string
  readonly nonce?: string
  /** Checks one credential out of its envelope. */
  readonly verifyEnveloped: (enveloped: Enveloped) => Promise<Secured>
}

export interface SecuredPresentation extends Secured {
  /** One answer per credential, in order; null for one that is not enveloped and carries its own proof. */
  readonly credentials: readonly (Secured | null)[]
}

const none = { credentials: [] as readonly (Secured | null)[] }

/** Every check of a `vp+jwt`, and of each credential inside. Never throws. */
export async function verifyVpJwt(text: string, options: PresentationVerifyOptions): Promise<SecuredPresentation> {
  const read = readJws(text.trim())
  if (!read.ok) return { ...refuse(read.code === 'algorithm-not-allowed' ? 'unsupported' : 'notACredential', read.code), ...none }
  const typeRefusal = refusalOfType(read.jws, 'vp')
  if (typeRefusal) return { ...typeRefusal, ...none }
  const parsed = parseStrictJson(read.jws.payload, credentialLimits)
  if (!parsed.ok) return { ...refuse('notACredential', parsed.code), ...none }
  if (!isJsonObject(parsed.value)) return { ...refuse('notACredential', 'not-an-object'), ...none }
  return checkPresentation(read.jws, parsed.value, 'vp-jwt', options)
}

/** What is common to `vp+jwt` and `vp+sd-jwt` once the document is there. */
export async function checkPresentation(
  jws: Jws,
  document: JsonObject,
  form: 'vp-jwt' | 'vp-sd-jwt',
  options: PresentationVerifyOptions,
): Promise<SecuredPresentation> {
  const shape = refusalOfPresentation(document)
  if (shape) return { ...refuse(shape === 'older-data-model' ? 'unsupported' : 'notACredential', shape), ...none }
  const disagreement = disagreementOf(document, false)
  if (disagreement) return { ...refuse('notACredential', 'claims-disagree', { claim: disagreement }), ...none }
  const opened = openAll(listOf(document['verifiableCredential']))
  if (typeof opened === 'string') return { ...refuse('notACredential', opened), ...none }

  const holder = await checkHolder(jws, document, options)
  const credentials: (Secured | null)[] = []
  for (const enveloped of opened) credentials.push(enveloped ? await options.verifyEnveloped(enveloped) : null)
  const isKnown = holder.every(({ outcome }) => outcome === 'ok')
  const checks = [check('format', 'ok', form, { algorithm: jws.algorithm }), ...holder, checkTimes(document, options.now)]
  return { checks, document, isKnown, refused: null, credentials }
}

/** The envelopes opened; a code when one is none, or when there are more than a presentation needs. */
function openAll(entries: readonly Json[]): readonly (Enveloped | null)[] | string {
  if (entries.length > 100) return 'too-many-credentials'
  const opened: (Enveloped | null)[] = []
  for (const entry of entries) {
    if (!isJsonObject(entry)) return 'envelope-not-data'
    if (!isEnveloped(entry)) {
      opened.push(null)
      continue
    }
    const result = openEnvelope(entry)
    if (!result.ok) return result.code
    opened.push(result.enveloped)
  }
  return opened
}

async function checkHolder(jws: Jws, document: JsonObject, options: PresentationVerifyOptions): Promise<readonly Check[]> {
  const aud = listOf(document['aud'])
  if (options.audience !== undefined && !aud.includes(options.audience))
    return [check('proof', 'failed', 'wrong-audience'), check('holder', 'not-checked', 'proof-failed')]
  if (options.nonce !== undefined && document['nonce'] !== options.nonce)
    return [check('proof', 'failed', 'wrong-nonce'), check('holder', 'not-checked', 'proof-failed')]
  const holder = idOf(document['holder']) ?? (typeof document['iss'] === 'string' ? document['iss'] : null)
  if (holder === null) return [check('proof', 'not-checked', 'no-holder'), check('holder', 'warning', 'no-holder')]
  const short = holder.slice(0, 200)
  const resolved = await options.resolveIssuer(holder, kidOf(jws))
  if (resolved.kind === 'unknown')
    return [check('proof', 'not-checked', resolved.code), check('holder', 'warning', resolved.code, { holder: short })]
  const purpose = resolved.document.authentication ? 'authentication' : 'assertionMethod'
  const refusal = await refusalOfSignature(jws, resolved.document, { signedAt: signedAt(document), purpose })
  if (refusal) return [check('proof', 'failed', refusal), check('holder', 'not-checked', 'proof-failed')]
  return [check('proof', 'ok', 'signature-valid'), check('holder', 'ok', 'holder-signed', { holder: short })]
}
