/** The cryptosuites of Data Integrity that this package makes and checks. */
import type { HashName } from '../fast/index.ts'
import type { KeyType } from '../keys.ts'

export type Cryptosuite = 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | 'ecdsa-rdfc-2019' | 'ecdsa-jcs-2019' | 'ecdsa-sd-2023'

/**
 * A proof type from before Data Integrity (Ed25519 Signature 2020, draft of the W3C Credentials Community Group, 2022), under which many badges of the
 * years 2021 to 2025 stand: RDFC-1.0 with SHA-256 over the proof and over the document, signed by Ed25519. Checked here, never made.
 */
export const olderProofType = 'Ed25519Signature2020'
export type CheckedSuite = Cryptosuite | typeof olderProofType

export interface Suite {
  /** What is signed: canonical N-Quads, canonical JSON, or N-Quads one by one. */
  readonly form: 'rdfc' | 'jcs' | 'sd'
  readonly keyTypes: readonly KeyType[]
}

const suites: Readonly<Record<Cryptosuite, Suite>> = {
  'eddsa-rdfc-2022': { form: 'rdfc', keyTypes: ['Ed25519'] },
  'eddsa-jcs-2022': { form: 'jcs', keyTypes: ['Ed25519'] },
  'ecdsa-rdfc-2019': { form: 'rdfc', keyTypes: ['P-256', 'P-384'] },
  'ecdsa-jcs-2019': { form: 'jcs', keyTypes: ['P-256', 'P-384'] },
  'ecdsa-sd-2023': { form: 'sd', keyTypes: ['P-256'] },
}

export const cryptosuites = Object.keys(suites) as readonly Cryptosuite[]

export function isCryptosuite(name: string): name is Cryptosuite {
  return Object.hasOwn(suites, name)
}

export function suiteOf(name: CheckedSuite): Suite {
  return name === olderProofType ? suites['eddsa-rdfc-2022'] : suites[name]
}

/** The hash that goes with a key: inside RDFC-1.0, over the canonical forms and in the signature (Data Integrity ECDSA 1.0, section 3). */
export function hashOfKey(type: KeyType): HashName {
  return type === 'P-384' ? 'sha384' : 'sha256'
}

/** Bytes of a signature: r and s of the curve's length each, or R and S of RFC 8032. */
export function signatureLength(type: KeyType): number {
  return type === 'P-384' ? 96 : 64
}
