/** Reading a sealed credential: whether it is the text that was sealed, and by whose certificate. Never throws. */
import { createHash, X509Certificate } from 'node:crypto'
import { instantOf } from '../date-time.ts'
import { fitsKey, isJoseAlgorithm } from '../jose/algorithms.ts'
import { fromBase64url } from '../jose/base64url.ts'
import { publicKeyFromJwk, verifySignature } from '../keys.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type Json, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { developmentMark } from './development-seal.ts'
import { signingInput } from './seal.ts'

/** Pictures of the credential stand inside, and with timestamps also lists of revoked certificates. */
export const sealedLimits: JsonLimits = { maxBytes: 4_194_304, maxDepth: 48, maxValues: 20_000 }

export interface SealOptions {
  readonly now: Date
  /** DER of certificates that the caller trusts: of sealing bodies, or of who issues theirs (the EU's trusted lists). */
  readonly trustedCertificates?: readonly Uint8Array[]
}

export interface Sealed {
  /** `proof` and `issuer`. */
  readonly checks: readonly Check[]
  /** The text under the seal, byte for byte; null when there is none to read. */
  readonly text: string | null
}

/** True for JSON that could be a sealed credential, by its first member. */
export function looksSealed(text: string): boolean {
  return /^\s*\{\s*"(payload|signatures|protected|signature|header)"\s*:/.test(text.slice(0, 200))
}

type SealRefusal =
  | 'seal-malformed'
  | 'algorithm-none'
  | 'algorithm-not-allowed'
  | 'critical-header-unknown'
  | 'payload-unencoded'
  | 'certificate-missing'
  | 'certificate-broken'
  | 'certificate-thumbprint-wrong'
  | 'certificate-key-not-usable'
  | 'algorithm-not-of-key'
  | 'certificate-not-in-force'
  | 'sealing-time-broken'
  | 'signature-invalid'

const failed = (code: SealRefusal | `json-${string}`): Sealed => ({
  checks: [check('proof', 'failed', code), check('issuer', 'not-checked', 'proof-failed')],
  text: null,
})

/** Every check of a seal. Of several seals each must hold; the least trusted one speaks for all. */
export function readSealed(input: string | Uint8Array, options: SealOptions): Sealed {
  const parsed = parseStrictJson(input, sealedLimits)
  if (!parsed.ok) return failed(parsed.code)
  const file = parsed.value
  if (!isJsonObject(file) || typeof file['payload'] !== 'string') return failed('seal-malformed')
  // RFC 7515, section 7.2: the general form has `signatures`, the flattened one a single signature beside the payload, never both.
  const entries = file['signatures'] === undefined ? [file] : file['signature'] === undefined ? file['signatures'] : null
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > 10) return failed('seal-malformed')
  const answers: Check[] = []
  let text: string | null = null
  for (const entry of entries) {
    const seal = openSeal(entry, file['payload'])
    if (typeof seal === 'string') return failed(seal)
    if (text !== null && text !== seal.text) return failed('seal-malformed')
    text = seal.text
    answers.push(whoSealed(seal, options))
  }
  const weakest = answers.find(({ outcome }) => outcome !== 'ok') ?? answers[0]
  const issuer = weakest ?? check('issuer', 'warning', 'certificate-not-trusted')
  return { checks: [check('proof', 'ok', 'seal-holds', { seals: String(answers.length) }), issuer], text }
}

interface OpenSeal {
  readonly text: string
  readonly certificates: readonly [X509Certificate, ...X509Certificate[]]
  readonly sealedAt: Date | null
  readonly hasTimestamp: boolean
}

/** Critical headers that we understand (ETSI TS 119 182-1, section 5): `adoTst` is a timestamp over the text, which is reported as not checked. */
const understood = new Set(['b64', 'sigT', 'adoTst', 'x5t#S256'])

function openSeal(entry: Json, payload: string): OpenSeal | SealRefusal {
  if (!isJsonObject(entry)) return 'seal-malformed'
  const { protected: head, signature, header: open } = entry
  if (typeof head !== 'string' || typeof signature !== 'string') return 'seal-malformed'
  const headBytes = fromBase64url(head)
  const parsed = headBytes ? parseStrictJson(headBytes, { maxBytes: 262_144, maxDepth: 8, maxValues: 500 }) : undefined
  const signatureBytes = fromBase64url(signature)
  if (!parsed?.ok || !isJsonObject(parsed.value) || !signatureBytes) return 'seal-malformed'
  const header = parsed.value
  // RFC 7515, section 7.2.1: no name may stand both under the signature and beside it.
  if (isJsonObject(open) && Object.keys(open).some((name) => name in header || name === 'crit' || name === 'b64'))
    return 'seal-malformed'
  const algorithm = header['alg']
  if (typeof algorithm === 'string' && algorithm.toLowerCase() === 'none') return 'algorithm-none'
  if (!isJoseAlgorithm(algorithm)) return 'algorithm-not-allowed'
  const critical = refusalOfCritical(header)
  if (critical) return critical
  const text = header['b64'] === false ? payload : fromBase64url(payload)?.toString('utf8')
  if (text === undefined) return 'seal-malformed'

  const certificates = certificatesOf(header)
  if (typeof certificates === 'string') return certificates
  const key = publicKeyFromJwk({ ...certificates[0].publicKey.export({ format: 'jwk' }) })
  if (!key) return 'certificate-key-not-usable'
  if (!fitsKey(algorithm, key.type)) return 'algorithm-not-of-key'
  if (!verifySignature(key, signingInput(head, payload), signatureBytes)) return 'signature-invalid'
  const sealedAt = sealingTime(header)
  if (sealedAt === 'broken') return 'sealing-time-broken'
  const [leaf] = certificates
  if (sealedAt && (sealedAt < leaf.validFromDate || sealedAt > leaf.validToDate)) return 'certificate-not-in-force'
  const hasTimestamp = header['adoTst'] !== undefined || (isJsonObject(open) && open['etsiU'] !== undefined)
  return { text, certificates, sealedAt, hasTimestamp }
}

function refusalOfCritical(header: JsonObject): SealRefusal | null {
  const { crit, b64 } = header
  if (b64 !== undefined && typeof b64 !== 'boolean') return 'seal-malformed'
  if (header['sigD'] !== undefined) return 'critical-header-unknown'
  // RFC 7797, section 6: a reader that does not know `b64` must be made to stop.
  if (b64 === false && !(Array.isArray(crit) && crit.includes('b64'))) return 'payload-unencoded'
  if (crit === undefined) return null
  if (!Array.isArray(crit) || crit.length === 0 || new Set(crit).size !== crit.length) return 'critical-header-unknown'
  const isUnderstood = (name: Json) => typeof name === 'string' && understood.has(name) && Object.hasOwn(header, name)
  return crit.every(isUnderstood) ? null : 'critical-header-unknown'
}

function certificatesOf(header: JsonObject): readonly [X509Certificate, ...X509Certificate[]] | SealRefusal {
  const { x5c, 'x5t#S256': thumbprint } = header
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > 10) return 'certificate-missing'
  const certificates: X509Certificate[] = []
  for (const each of x5c) {
    if (typeof each !== 'string' || !/^[A-Za-z0-9+/]+=*$/.test(each)) return 'certificate-broken'
    try {
      certificates.push(new X509Certificate(Buffer.from(each, 'base64')))
    } catch {
      return 'certificate-broken'
    }
  }
  const [leaf, ...others] = certificates
  if (!leaf) return 'certificate-missing'
  if (thumbprint !== undefined && thumbprint !== createHash('sha256').update(leaf.raw).digest('base64url'))
    return 'certificate-thumbprint-wrong'
  return [leaf, ...others]
}

/** `sigT`, or `iat` of the second edition of the standard; null when neither is there. */
function sealingTime(header: JsonObject): Date | null | 'broken' {
  const { sigT, iat } = header
  if (sigT === undefined && iat === undefined) return null
  const at = sigT === undefined ? (typeof iat === 'number' ? iat * 1000 : undefined) : instantOf(sigT)
  return at === undefined || Number.isNaN(new Date(at).getTime()) ? 'broken' : new Date(at)
}

/** Who sealed, as the certificate says it, and whether the caller trusts whoever says so. */
function whoSealed({ certificates, sealedAt, hasTimestamp }: OpenSeal, { now, trustedCertificates = [] }: SealOptions): Check {
  const [leaf] = certificates
  const name = nameIn(leaf, 'O') ?? nameIn(leaf, 'CN') ?? ''
  // ETSI EN 319 412-1, section 5.1.4: the register's number of the organisation.
  const identifier = nameIn(leaf, 'organizationIdentifier')
  const params = {
    issuer: name.slice(0, 200),
    ...(identifier === null ? {} : { identifier: identifier.slice(0, 200) }),
    ...(sealedAt ? { sealedAt: sealedAt.toISOString() } : {}),
    until: leaf.validToDate.toISOString(),
    timestamps: hasTimestamp ? 'not-checked' : 'none',
  }
  if (nameIn(leaf, 'OU') === developmentMark) return check('issuer', 'warning', 'development-certificate', params)
  if (!isTrusted(certificates, sealedAt ?? now, trustedCertificates))
    return check('issuer', 'warning', 'certificate-not-trusted', params)
  // Once a certificate is over, only a timestamp could tell that the seal is older; we check none.
  if (now > leaf.validToDate) return check('issuer', 'warning', 'certificate-expired', params)
  return check('issuer', 'ok', 'seal-trusted', params)
}

/** A part of the certificate's subject, as it is written; the first where there are several. */
function nameIn(certificate: X509Certificate, part: 'O' | 'OU' | 'CN' | 'organizationIdentifier'): string | null {
  const value: string | string[] | undefined = certificate.toLegacyObject().subject?.[part]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

/** Follows the chain as it stands in the file, each certificate signed by the next, until one that is trusted or signed by a trusted one. */
function isTrusted(certificates: readonly X509Certificate[], at: Date, trusted: readonly Uint8Array[]): boolean {
  const anchors = trusted.flatMap((der) => {
    try {
      return [new X509Certificate(der)]
    } catch {
      return []
    }
  })
  for (const [index, certificate] of certificates.entries()) {
    if (at < certificate.validFromDate || at > certificate.validToDate) return false
    if (index > 0 && !certificate.ca) return false
    if (anchors.some((anchor) => anchor.raw.equals(certificate.raw))) return true
    const isSignedBy = (issuer: X509Certificate) => certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
    if (anchors.some((anchor) => anchor.ca && isSignedBy(anchor))) return true
    const next = certificates[index + 1]
    if (!next || !isSignedBy(next)) return false
  }
  return false
}
