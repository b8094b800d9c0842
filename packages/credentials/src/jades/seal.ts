/**
 * The seal of European Learning Model credentials: JAdES at level B-B (ETSI TS 119 182-1) in the form of the Commission's own files, which is JWS in
 * JSON over the raw text (RFC 7797). Timestamps, and so the higher levels, need a service that we do not run.
 *
 * What is sealed is a text, not its meaning: one space more breaks it. Store and serve the bytes as they are.
 */
import { createHash, X509Certificate } from 'node:crypto'
import { algorithmOf } from '../jose/algorithms.ts'
import { base64url } from '../jose/base64url.ts'
import { NotIssuable } from '../jose/vc-jwt.ts'
import { jwkOf, publicKeyFromJwk, type Signer, verifySignature } from '../keys.ts'
import { certificateIdentifier } from './certificate-identifier.ts'

export interface Seal {
  /** RSA or P-256, wherever the key is. */
  readonly signer: Signer
  /** DER: the certificate of that key first, each next one that of its issuer. */
  readonly certificates: readonly Uint8Array[]
}

/** The sealed file. Throws NotIssuable when the certificate is not of the key, or does not count at that time. */
export async function sealElm(text: string, { signer, certificates }: Seal, sealedAt: Date): Promise<string> {
  const [der] = certificates
  if (!der) throw new NotIssuable('no-certificate')
  const certificate = new X509Certificate(der)
  const key = publicKeyFromJwk({ ...certificate.publicKey.export({ format: 'jwk' }) })
  if (!key || key.type !== signer.algorithm) throw new NotIssuable('key-not-usable')
  if (sealedAt < certificate.validFromDate || sealedAt > certificate.validToDate)
    throw new NotIssuable('certificate-not-in-force')
  const header = base64url(
    JSON.stringify({
      alg: algorithmOf[signer.algorithm],
      cty: 'octet-stream',
      kid: certificateIdentifier(der),
      'x5t#S256': createHash('sha256').update(der).digest('base64url'),
      x5c: certificates.map((each) => Buffer.from(each).toString('base64')),
      typ: 'jose+json',
      b64: false,
      sigT: `${sealedAt.toISOString().slice(0, 19)}Z`,
      crit: ['b64', 'sigT'],
    }),
  )
  const data = signingInput(header, text)
  const signature = await signer.sign({ data })
  if (!verifySignature(key, data, signature))
    throw new NotIssuable('certificate-of-another-key', { key: String(jwkOf(key)['kty']) })
  return JSON.stringify({ payload: text, signatures: [{ protected: header, signature: base64url(signature) }] })
}

/** The header as it stands, a dot, and the text itself (RFC 7797, section 3). */
export function signingInput(header: string, text: string): Uint8Array {
  return new TextEncoder().encode(`${header}.${text}`)
}
