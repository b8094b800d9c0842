/**
 * Verifying: each check on its own, in words that a screen can say; never an exception, whatever comes in. Nothing is fetched: DID documents and
 * status lists come from the caller, contexts from the package.
 */
import { gunzipSync } from 'node:zlib'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import jsonld from 'jsonld'
import jsigs from 'jsonld-signatures'
import { type Claims, readClaims } from './claims.ts'
import { bundledContexts, loaderFor, poijuContextDigest, vcContextUrl } from './contexts.ts'
import type { DidDocument } from './did-document.ts'
import { publicKeyFrom } from './keys.ts'
import { type Check, check } from './report.ts'
import { credentialLimits, isJsonObject, type Json, type JsonObject, parseStrictJson } from './strict-json.ts'

export type Verdict =
  | 'genuine'
  | 'unknownIssuer'
  | 'notCheckable'
  | 'revoked'
  | 'suspended'
  | 'expired'
  | 'notYetValid'
  | 'altered'
  | 'notACredential'
  | 'unsupported'
export interface Report {
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  /** What the signed bytes say; null when they could not be read. */
  readonly claims: Claims | null
}

export interface VerifyOptions {
  readonly now: Date
  /** The DID document of a known issuer; undefined for one we do not know. Never fetches. */
  readonly didDocument: (did: string) => Promise<DidDocument | undefined>
  /** The text of a status list that we have at hand; undefined otherwise. Never fetches. */
  readonly statusList: (url: string) => Promise<string | undefined>
}

/** Every check of a credential given as text or bytes. */
export async function verify(input: string | Uint8Array, options: VerifyOptions): Promise<Report> {
  try {
    return await run(input, options, true)
  } catch {
    // A library threw where it should have answered: the credential is not accepted, and nothing is said to be forged.
    return { verdict: 'unsupported', checks: [check('format', 'failed', 'cannot-be-read')], claims: null }
  }
}

const refuse = (verdict: Verdict, code: string, params: Record<string, string> = {}): Report => ({
  verdict,
  checks: [check('format', 'failed', code, params)],
  claims: null,
})

async function run(input: string | Uint8Array, options: VerifyOptions, withStatus: boolean): Promise<Report> {
  const parsed = parseStrictJson(input, credentialLimits)
  if (!parsed.ok) return refuse('notACredential', parsed.code)
  if (!isJsonObject(parsed.value)) return refuse('notACredential', 'not-an-object')
  const document = parsed.value
  const shape = checkShape(document)
  if (shape) return shape

  const contexts = await checkContexts(document)
  if (contexts.refusal) return contexts.refusal
  const claims = readClaims(document)
  const format = check('format', 'ok', 'open-badge')

  const proofs = (Array.isArray(document['proof']) ? document['proof'] : [document['proof']]).filter(isJsonObject)
  const issuerId = idOf(document['issuer']) ?? ''
  const proof = await checkProofs(document, proofs, issuerId, contexts.own, options)
  const validity = checkValidity(document, options.now)
  const status =
    !withStatus || proof.check.outcome !== 'ok'
      ? check('status', 'not-checked', 'not-checked-without-proof')
      : await checkStatus(document, issuerId, options)
  const elements = checkElements(claims)
  const checks = [format, proof.check, proof.issuer, validity, status, elements]
  return { verdict: verdictOf(proof, validity, status), checks, claims }
}

function verdictOf(proof: { check: Check; isKnown: boolean }, validity: Check, status: Check): Verdict {
  if (proof.check.outcome === 'failed') return 'altered'
  if (proof.check.outcome === 'not-checked') return 'notCheckable'
  if (status.code === 'revoked') return 'revoked'
  if (status.code === 'suspended') return 'suspended'
  if (validity.code === 'expired') return 'expired'
  if (validity.code === 'not-yet-valid') return 'notYetValid'
  return proof.isKnown ? 'genuine' : 'unknownIssuer'
}

/** What must be there before any cryptography: VC Data Model 2.0, section 4. */
function checkShape(document: JsonObject): Report | null {
  const contexts = document['@context']
  if (!Array.isArray(contexts) || contexts.length === 0 || contexts.length > 10) return refuse('notACredential', 'no-context')
  if (contexts[0] !== vcContextUrl) {
    const isOlder = contexts[0] === 'https://www.w3.org/2018/credentials/v1'
    return refuse(isOlder ? 'unsupported' : 'notACredential', isOlder ? 'older-data-model' : 'no-context')
  }
  if (contexts.some((context) => typeof context !== 'string')) return refuse('unsupported', 'inline-context')
  const types = document['type']
  if (!Array.isArray(types) || !types.includes('VerifiableCredential')) return refuse('notACredential', 'not-a-credential')
  if (
    !types.includes('OpenBadgeCredential') &&
    !types.includes('AchievementCredential') &&
    !types.includes('BitstringStatusListCredential')
  )
    return refuse('unsupported', 'not-an-open-badge')
  if (!idOf(document['issuer'])) return refuse('notACredential', 'no-issuer')
  if (!isJsonObject(document['credentialSubject'])) return refuse('notACredential', 'no-subject')
  const proof = document['proof']
  if (proof === undefined || proof === null || (Array.isArray(proof) && proof.length === 0))
    return refuse('notACredential', 'no-proof')
  if (Array.isArray(proof) ? proof.length > 10 || !proof.every(isJsonObject) : !isJsonObject(proof))
    return refuse('notACredential', 'broken-proof')
  return null
}

function idOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value || undefined
  return isJsonObject(value) && typeof value['id'] === 'string' ? value['id'] || undefined : undefined
}

/** Only bundled contexts, and ours where its digest vouches for it. Terms that no context knows, or that would be dropped, are refused. */
async function checkContexts(document: JsonObject): Promise<{ refusal: Report | null; own: ReadonlySet<string> }> {
  const own = new Set<string>()
  const related = document['relatedResource']
  for (const resource of Array.isArray(related) ? related : related === undefined ? [] : [related])
    if (isJsonObject(resource) && typeof resource['id'] === 'string' && resource['digestSRI'] === poijuContextDigest)
      own.add(resource['id'])
  for (const context of document['@context'] as string[])
    if (!bundledContexts().has(context) && !own.has(context))
      return { refusal: refuse('unsupported', 'unknown-context', { context: context.slice(0, 200) }), own }
  try {
    await jsonld.expand(document, { documentLoader: loaderFor(own), safe: true, base: null })
  } catch {
    return { refusal: refuse('unsupported', 'unknown-terms'), own }
  }
  return { refusal: null, own }
}

interface ProofAnswer {
  readonly check: Check
  readonly issuer: Check
  readonly isKnown: boolean
}

/** Every proof of a set must verify (Data Integrity 1.0, section 4.3), each alone over the document without the others. */
async function checkProofs(
  document: JsonObject,
  proofs: readonly JsonObject[],
  issuerId: string,
  own: ReadonlySet<string>,
  options: VerifyOptions,
): Promise<ProofAnswer> {
  const unknown = (code: string): ProofAnswer => ({
    check: check('proof', 'not-checked', code),
    issuer: check('issuer', 'warning', code, { issuer: issuerId.slice(0, 200) }),
    isKnown: false,
  })
  for (const proof of proofs) {
    if (proof['type'] !== 'DataIntegrityProof' || proof['cryptosuite'] !== 'eddsa-rdfc-2022')
      return unknown('unknown-cryptosuite')
    if (proof['proofPurpose'] !== 'assertionMethod')
      return {
        check: check('proof', 'failed', 'wrong-purpose'),
        issuer: check('issuer', 'not-checked', 'proof-failed'),
        isKnown: false,
      }
  }
  const issuer = await resolveIssuer(issuerId, options)
  if (issuer.kind === 'unknown') return unknown(issuer.code)
  for (const proof of proofs) {
    const failed = await checkProof(document, proof, issuer.document, own)
    if (failed)
      return { check: check('proof', 'failed', failed), issuer: check('issuer', 'not-checked', 'proof-failed'), isKnown: false }
  }
  const isKnown = issuer.kind === 'known'
  return {
    check: check('proof', 'ok', 'signature-valid'),
    issuer: isKnown
      ? check('issuer', 'ok', 'known-issuer', { issuer: issuerId })
      : check('issuer', 'warning', 'unknown-key', { issuer: issuerId.slice(0, 200) }),
    isKnown,
  }
}

type Resolved = { kind: 'known' | 'keyOnly'; document: DidDocument } | { kind: 'unknown'; code: string }

/** did:key carries its key; did:web counts when its document is in the caller's list of known issuers. */
async function resolveIssuer(did: string, options: VerifyOptions): Promise<Resolved> {
  if (did.startsWith('did:key:')) {
    const key = did.slice('did:key:'.length)
    if (!publicKeyFrom(key)) return { kind: 'unknown', code: 'unknown-key-type' }
    const method = { id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key }
    const known = await options.didDocument(did)
    return {
      kind: known ? 'known' : 'keyOnly',
      document: { id: did, verificationMethod: [method], assertionMethod: [method.id] },
    }
  }
  if (did.startsWith('did:web:')) {
    const document = await options.didDocument(did)
    return document ? { kind: 'known', document } : { kind: 'unknown', code: 'issuer-not-in-list' }
  }
  return { kind: 'unknown', code: 'issuer-not-a-did' }
}

async function checkProof(
  document: JsonObject,
  proof: JsonObject,
  issuer: DidDocument,
  own: ReadonlySet<string>,
): Promise<string | null> {
  const methodId = proof['verificationMethod']
  const method = issuer.verificationMethod.find(({ id }) => id === methodId)
  if (!method || !issuer.assertionMethod.includes(method.id)) return 'key-not-of-issuer'
  if (method.type !== 'Multikey' || !method.publicKeyMultibase || !publicKeyFrom(method.publicKeyMultibase))
    return 'key-not-of-issuer'
  const created = typeof proof['created'] === 'string' ? Date.parse(proof['created']) : Number.NaN
  if (method.revoked && !(created < Date.parse(method.revoked))) return 'key-revoked'
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: issuer.id,
    assertionMethod: [...issuer.assertionMethod],
  }
  const keyDocument = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: method.id,
    type: 'Multikey',
    controller: issuer.id,
    publicKeyMultibase: method.publicKeyMultibase,
  }
  const more = new Map<string, object>([
    [issuer.id, controller],
    [method.id, keyDocument],
    ['https://w3id.org/security/multikey/v1', multikeyContext],
  ])
  const { proof: _all, ...rest } = document
  const result = await jsigs.verify(
    { ...rest, proof },
    {
      suite: new DataIntegrityProof({ cryptosuite }),
      purpose: new jsigs.purposes.AssertionProofPurpose(),
      documentLoader: loaderFor(own, more),
    },
  )
  return result.verified ? null : 'signature-invalid'
}

const multikeyContext = {
  '@context': {
    id: '@id',
    type: '@type',
    '@protected': true,
    Multikey: {
      '@id': 'https://w3id.org/security#Multikey',
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        controller: { '@id': 'https://w3id.org/security#controller', '@type': '@id' },
        publicKeyMultibase: {
          '@id': 'https://w3id.org/security#publicKeyMultibase',
          '@type': 'https://w3id.org/security#multibase',
        },
      },
    },
  },
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

function checkValidity(document: JsonObject, now: Date): Check {
  const moment = (name: string) => {
    const value = document[name]
    if (value === undefined) return null
    return typeof value === 'string' && instant.test(value) ? Date.parse(value) : Number.NaN
  }
  const [from, until] = [moment('validFrom'), moment('validUntil')]
  if (Number.isNaN(from) || Number.isNaN(until)) return check('validity', 'failed', 'broken-dates')
  if (from !== null && from > now.getTime())
    return check('validity', 'failed', 'not-yet-valid', { from: String(document['validFrom']) })
  if (until !== null && until < now.getTime())
    return check('validity', 'failed', 'expired', { until: String(document['validUntil']) })
  return check(
    'validity',
    'ok',
    until === null ? 'valid-without-end' : 'valid-until',
    until === null ? {} : { until: String(document['validUntil']) },
  )
}

/** The bit itself decides. The list is a signed credential too, of the same issuer, with the entry's purpose, in date. */
async function checkStatus(document: JsonObject, issuerId: string, options: VerifyOptions): Promise<Check> {
  const entry = document['credentialStatus']
  if (entry === undefined) return check('status', 'ok', 'no-status')
  if (!isJsonObject(entry)) return check('status', 'warning', 'status-broken')
  if (entry['type'] !== 'BitstringStatusListEntry') return check('status', 'not-checked', 'status-type-unknown')
  const { statusListCredential: url, statusListIndex: index, statusPurpose: purpose } = entry
  if (typeof url !== 'string' || typeof purpose !== 'string' || typeof index !== 'string' || !/^\d{1,9}$/.test(index))
    return check('status', 'warning', 'status-broken')
  const text = await options.statusList(url)
  if (text === undefined) return check('status', 'not-checked', 'status-not-at-hand')
  const list = await run(text, options, false)
  const listDocument = JSON.parse(text) as JsonObject
  const subject = listDocument['credentialSubject']
  if (
    list.checks.some(({ name, outcome }) => ['format', 'proof', 'validity'].includes(name) && outcome !== 'ok') ||
    !isJsonObject(subject)
  )
    return check('status', 'warning', 'status-list-invalid')
  if (idOf(listDocument['issuer']) !== issuerId || listDocument['id'] !== url)
    return check('status', 'warning', 'status-list-invalid')
  if (subject['statusPurpose'] !== purpose || typeof subject['encodedList'] !== 'string')
    return check('status', 'warning', 'status-list-invalid')
  const bit = readBit(subject['encodedList'], Number(index))
  if (bit === null) return check('status', 'warning', 'status-out-of-range')
  if (!bit) return check('status', 'ok', 'not-revoked')
  return purpose === 'revocation' ? check('status', 'failed', 'revoked') : check('status', 'failed', 'suspended')
}

/** The bit at an index, 0 left-most; null past the end or for a list that is not what it should be. Decompression stops at 4 MiB. */
export function readBit(encoded: string, index: number): boolean | null {
  if (!encoded.startsWith('u') || encoded.length > 1_000_000) return null
  let bytes: Buffer
  try {
    bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: 4 * 1024 * 1024 })
  } catch {
    return null
  }
  if (bytes.length * 8 < 131_072 || index >= bytes.length * 8) return null
  return ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
}

/** Which mandatory EU elements the credential states; those of other issuers often leave some out. */
function checkElements(claims: Claims | null): Check {
  if (!claims) return check('eu-elements', 'not-checked', 'no-claims')
  const missing = Object.entries({
    learner: claims.learner,
    title: claims.title,
    country: claims.country,
    awardingBody: claims.awardingBodies.length > 0 ? 'x' : claims.issuer,
    date: claims.issuedAt,
    outcomes: claims.outcomes.length > 0 ? 'x' : null,
    workload: claims.credits ?? claims.hours,
    assessmentType: claims.assessments.length > 0 ? 'x' : null,
    participation: claims.participation,
    qualityAssurance: claims.qualityAssurance,
  }).flatMap(([element, value]) => (value === null || value === '' ? [element] : []))
  return missing.length === 0
    ? check('eu-elements', 'ok', 'all-elements')
    : check('eu-elements', 'warning', 'elements-missing', { missing: missing.join(' ') })
}
