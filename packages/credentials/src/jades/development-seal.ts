/**
 * A certificate of our own making for trying things out. It is no seal: nobody vouches for it, and it says so in its own name, so that no verifier and no
 * reader of the file can take it for one.
 */
import { type Jwk, jwkSigner, type Signer } from '../keys.ts'

/** Stands as organisational unit in the certificate. */
export const developmentMark = 'Development certificate, not a seal'

export interface DevelopmentSeal {
  readonly signer: Signer
  readonly privateJwk: Jwk
  readonly certificates: readonly [Uint8Array]
}

const algorithms = {
  RSA: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const

/** A new key and its certificate for some years. */
export async function developmentSeal({
  organisation,
  countryCode,
  from,
  until,
  type = 'RSA',
}: {
  readonly organisation: string
  readonly countryCode: string
  readonly from: Date
  readonly until: Date
  readonly type?: 'RSA' | 'P-256'
}): Promise<DevelopmentSeal> {
  // The library wants this patch of `Reflect`; it comes only where a certificate is made, never where one is read.
  await import('reflect-metadata')
  const { X509CertificateGenerator, KeyUsagesExtension, KeyUsageFlags } = await import('@peculiar/x509')
  const keys = await crypto.subtle.generateKey(algorithms[type], true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ C: [countryCode] }, { O: [organisation] }, { OU: [developmentMark] }, { CN: [organisation] }],
    notBefore: from,
    notAfter: until,
    signingAlgorithm: algorithms[type],
    keys,
    extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true)],
  })
  const { alg: _alg, key_ops: _operations, ext: _ext, ...jwk } = await crypto.subtle.exportKey('jwk', keys.privateKey)
  const privateJwk = { ...jwk }
  return {
    signer: jwkSigner({ verificationMethod: 'development', jwk: privateJwk }),
    privateJwk,
    certificates: [new Uint8Array(certificate.rawData)],
  }
}
