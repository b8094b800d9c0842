/**
 * Signing in steps, so that a record exists before any signature does: `prepare` fixes the exact bytes, `sign` makes the proof over them,
 * `assemble` puts the two together byte for byte (docs/decisions/0003-credential-bytes.md).
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { issue as vcIssue } from '@digitalbazaar/vc'
import { createList } from '@digitalbazaar/vc-bitstring-status-list'
import { buildCredential } from './build.ts'
import { loaderFor, vcContextUrl } from './contexts.ts'
import type { Signer } from './keys.ts'
import type { CredentialRecord } from './record.ts'

/** The exact text to sign. Throws MissingElement. */
export function prepare(record: CredentialRecord): string {
  return JSON.stringify(buildCredential(record))
}

/** The proof over a prepared text, as JSON: eddsa-rdfc-2022, made at the credential's own validFrom. The same text and key give the same proof. */
export async function sign(unsigned: string, signer: Signer): Promise<string> {
  const credential = JSON.parse(unsigned) as { '@context': string[]; validFrom: string }
  const suite = new DataIntegrityProof({ signer, cryptosuite, date: credential.validFrom })
  const own = new Set(credential['@context'].slice(2))
  const { proof } = await vcIssue({ credential, suite, documentLoader: loaderFor(own), now: new Date(credential.validFrom) })
  return JSON.stringify(proof)
}

/** The sealed text: the prepared bytes with the proof as the last member. */
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
}

/** A signed Bitstring Status List credential. Throws RangeError for an index past the end or a list that is too short. */
export async function sealStatusList(list: StatusListRecord, signer: Signer): Promise<string> {
  if (list.length < 131_072) throw new RangeError('A status list has at least 131,072 entries')
  const bits = await createList({ length: list.length })
  for (const index of list.revoked) {
    if (!Number.isInteger(index) || index < 0 || index >= list.length) throw new RangeError(`There is no entry ${index}`)
    bits.setStatus(index, true)
  }
  const unsigned = JSON.stringify({
    '@context': [vcContextUrl],
    id: list.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validFrom: list.validFrom.toISOString(),
    validUntil: list.validUntil.toISOString(),
    credentialSubject: {
      id: `${list.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: list.purpose,
      encodedList: await bits.encode(),
    },
  })
  return assemble(unsigned, await sign(unsigned, signer))
}
