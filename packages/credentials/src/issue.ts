/**
 * Signing in steps, so that a record exists before any signature does: `prepare` fixes the exact bytes, `sign` makes the proof over them,
 * `assemble` puts the two together byte for byte (docs/decisions/0003-credential-bytes.md).
 */
import { base58 } from './base58.ts'
import { buildCredential } from './build.ts'
import { contextsFor } from './contexts.ts'
import type { Signer } from './keys.ts'
import { hashToSign } from './proofs/canonical.ts'
import type { CredentialRecord } from './record.ts'
import { statusListCredential } from './status/list.ts'

/** The exact text to sign. Throws MissingElement. */
export function prepare(record: CredentialRecord): string {
  return JSON.stringify(buildCredential(record))
}

/**
 * The proofs over a prepared text, as JSON: a set of one, since Open Badges 3.0 writes sets as arrays. eddsa-rdfc-2022, made at the credential's own
 * validFrom. The same text and key give the same proof.
 */
export async function sign(unsigned: string, signer: Signer): Promise<string> {
  return `[${await proofOver(unsigned, signer)}]`
}

async function proofOver(unsigned: string, signer: Signer): Promise<string> {
  if (signer.algorithm !== 'Ed25519') throw new TypeError('eddsa-rdfc-2022 is signed with an Ed25519 key')
  const credential = JSON.parse(unsigned) as { '@context': string[]; validFrom: string }
  const options = {
    type: 'DataIntegrityProof',
    created: `${new Date(credential.validFrom).toISOString().slice(0, -5)}Z`,
    verificationMethod: signer.id,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
  }
  const data = hashToSign(credential, options, contextsFor(new Set(credential['@context'].slice(2))))
  const bytes = data instanceof Uint8Array ? data : await data
  const signature = signer.signNow?.(bytes) ?? (await signer.sign({ data: bytes }))
  return `${JSON.stringify(options).slice(0, -1)},"proofValue":"z${base58(signature)}"}`
}

/** The sealed text: the prepared bytes with the proofs as the last member. */
export function assemble(unsigned: string, proof: string): string {
  return `${unsigned.slice(0, -1)},"proof":${proof}}`
}

/** All three steps. */
export async function issue(record: CredentialRecord, signer: Signer): Promise<string> {
  const unsigned = prepare(record)
  return assemble(unsigned, await sign(unsigned, signer))
}

export interface StatusListRecord {
  readonly id: string
  readonly issuer: string
  readonly purpose: 'revocation' | 'suspension'
  /** Bits: at least 131,072 (Bitstring Status List 1.0, section 3.1: herd privacy). */
  readonly length: number
  readonly revoked: readonly number[]
  readonly validFrom: Date
  readonly validUntil: Date
  /** Milliseconds after which a copy should be fetched anew. */
  readonly ttl?: number
}

/** A signed Bitstring Status List credential. Throws RangeError for an index past the end or a list that is too short. */
export async function sealStatusList(list: StatusListRecord, signer: Signer): Promise<string> {
  const statuses = new Map(list.revoked.map((index) => [index, 1]))
  const unsigned = JSON.stringify(statusListCredential({ ...list, statuses }))
  return assemble(unsigned, await proofOver(unsigned, signer))
}
