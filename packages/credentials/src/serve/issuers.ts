/** The throw-away issuers of the test server: one did:key for each cryptosuite and curve, made when it starts and gone when it ends. */
import { generateKey, type KeyType, localSigner, type Signer } from '../keys.ts'
import type { Cryptosuite } from '../proofs/index.ts'

export interface TestIssuer {
  readonly did: string
  readonly cryptosuite: Cryptosuite
  readonly signer: Signer
}

const kinds: readonly (readonly [name: string, cryptosuite: Cryptosuite, type: Exclude<KeyType, 'RSA'>])[] = [
  ['eddsa-rdfc-2022', 'eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019 P-256', 'ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019 P-384', 'ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019 P-256', 'ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019 P-384', 'ecdsa-jcs-2019', 'P-384'],
  ['ecdsa-sd-2023', 'ecdsa-sd-2023', 'P-256'],
]

/** By the name that `GET /issuers` shows; a suite of several curves goes by its bare name too, with P-256. */
export async function makeIssuers(): Promise<ReadonlyMap<string, TestIssuer>> {
  const issuers = new Map<string, TestIssuer>()
  for (const [name, cryptosuite, type] of kinds) {
    const { publicKeyMultibase, secretKey } = await generateKey(type)
    const did = `did:key:${publicKeyMultibase}`
    const issuer = {
      did,
      cryptosuite,
      signer: localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey, type }),
    }
    issuers.set(name, issuer)
    if (!issuers.has(cryptosuite)) issuers.set(cryptosuite, issuer)
  }
  return issuers
}
