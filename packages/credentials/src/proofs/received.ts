/** A proof as it comes, read without trusting it: Data Integrity 1.0, section 2.1. */
import { fromBase58 } from '../base58.ts'
import { instantOf } from '../date-time.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { ProofFault, shown } from './fault.ts'
import { type CheckedSuite, isCryptosuite, olderProofType, suiteOf } from './suites.ts'

export interface ReceivedProof {
  readonly cryptosuite: CheckedSuite
  readonly verificationMethod: string
  readonly proofPurpose: string
  readonly created: number | null
  readonly previous: readonly string[]
  readonly value: Uint8Array
}

export interface Expectations {
  readonly purpose: string
  readonly challenge?: string | undefined
  readonly domain?: string | readonly string[] | undefined
  readonly now: Date
}

const maxValueLength = 65_536

/** Throws ProofFault with the first thing that is wrong. */
export function readProof(proof: JsonObject, { purpose, challenge, domain, now }: Expectations): ReceivedProof {
  const { verificationMethod, proofPurpose, proofValue } = proof
  const cryptosuite = suiteNamedBy(proof)
  if (typeof proofPurpose !== 'string' || proofPurpose === '') throw new ProofFault('purpose-missing')
  if (!isUrl(verificationMethod)) throw new ProofFault('method-missing')
  const created = moment(proof, 'created', 'created-malformed')
  const expires = moment(proof, 'expires', 'expires-malformed')
  if (proof['id'] !== undefined && !isUrl(proof['id'])) throw new ProofFault('proof-id-malformed')
  if (proof['nonce'] !== undefined && typeof proof['nonce'] !== 'string') throw new ProofFault('nonce-malformed')
  const previous = previousOf(proof['previousProof'])

  if (proofPurpose !== purpose) throw new ProofFault('purpose-differs', { purpose: shown(proofPurpose), expected: purpose })
  if (expires !== null && expires <= now.getTime()) throw new ProofFault('proof-expired', { expires: shown(proof['expires']) })
  checkDomain(proof['domain'], domain)
  checkChallenge(proof['challenge'], challenge)
  return {
    cryptosuite,
    verificationMethod,
    proofPurpose,
    created,
    previous,
    value: proofValueBytes(proofValue, cryptosuite),
  }
}

function suiteNamedBy({ type, cryptosuite }: JsonObject): CheckedSuite {
  if (typeof type !== 'string' || type === '') throw new ProofFault('proof-malformed', { member: 'type' })
  // The older type names its suite itself: one beside it would be read by nobody.
  if (type === olderProofType && cryptosuite === undefined) return olderProofType
  if (type !== 'DataIntegrityProof') throw new ProofFault('proof-type-not-supported', { type: shown(type) })
  if (typeof cryptosuite !== 'string' || cryptosuite === '') throw new ProofFault('cryptosuite-missing')
  if (!isCryptosuite(cryptosuite)) throw new ProofFault('cryptosuite-not-supported', { cryptosuite: shown(cryptosuite) })
  return cryptosuite
}

export function isUrl(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= 4096 && !/\s/.test(value) && URL.canParse(value)
}

function moment(
  proof: JsonObject,
  member: 'created' | 'expires',
  code: 'created-malformed' | 'expires-malformed',
): number | null {
  const value = proof[member]
  if (value === undefined) return null
  const instant = instantOf(value)
  if (instant === undefined) throw new ProofFault(code, { [member]: shown(value) })
  return instant
}

/** The ids of a `previousProof`: one, or an unordered list. Throws ProofFault. */
export function previousOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return []
  const ids = Array.isArray(value) ? value : [value]
  if (!ids.every((id) => typeof id === 'string' && id !== '')) throw new ProofFault('previous-proof-malformed')
  return [...new Set(ids as string[])]
}

const setOf = (value: string | readonly string[]) => new Set(typeof value === 'string' ? [value] : value)

function checkDomain(domain: Json | undefined, expected: string | readonly string[] | undefined): void {
  const isWellFormed =
    domain === undefined ||
    typeof domain === 'string' ||
    (Array.isArray(domain) && domain.every((item) => typeof item === 'string'))
  if (!isWellFormed) throw new ProofFault('domain-malformed')
  if (expected === undefined) return
  const given = setOf((domain as string | string[] | undefined) ?? [])
  const wanted = setOf(expected)
  if (given.size !== wanted.size || [...wanted].some((item) => !given.has(item)))
    throw new ProofFault('domain-differs', { domain: shown(domain ?? '') })
}

function checkChallenge(challenge: Json | undefined, expected: string | undefined): void {
  if (challenge !== undefined && typeof challenge !== 'string') throw new ProofFault('challenge-malformed')
  if (expected !== undefined && challenge !== expected)
    throw new ProofFault('challenge-differs', { challenge: shown(challenge ?? '') })
}

/** Base 58 for whole signatures, base64url for selective disclosure: the suites leave no choice. Throws ProofFault. */
export function proofValueBytes(proofValue: Json | undefined, cryptosuite: CheckedSuite): Uint8Array {
  const malformed = new ProofFault('proof-value-malformed')
  if (typeof proofValue !== 'string' || proofValue.length > maxValueLength) throw malformed
  if (suiteOf(cryptosuite).form === 'sd') {
    const text = proofValue.slice(1)
    const bytes = Buffer.from(text, 'base64url')
    if (proofValue[0] !== 'u' || bytes.toString('base64url') !== text) throw malformed
    return bytes
  }
  const bytes = proofValue[0] === 'z' ? fromBase58(proofValue.slice(1)) : undefined
  if (!bytes || (bytes.length !== 64 && bytes.length !== 96)) throw malformed
  return bytes
}
