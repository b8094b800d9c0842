/** What strangers and thieves write: nothing of it is called genuine, and none of it keeps the process busy for long. */
import { generateKeyPairSync } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildCredential } from '../build.ts'
import { decodeStream } from '../carriers/pdf-filters.ts'
import { contextsFor } from '../contexts.ts'
import { checkSchemas } from '../data-model/schema.ts'
import { didKeyDocument } from '../did/did-key.ts'
import { Canonicalizer } from '../fast/index.ts'
import { issueVcJwt, issueVcSdJwt } from '../jose/index.ts'
import { generateKey, jwkOf, localSigner, type PublicKey, publicKeyFrom, publicKeyFromJwk } from '../keys.ts'
import { addProof } from '../proofs/index.ts'
import { issueSdJwtVc } from '../sd-jwt/index.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { aRecord } from '../testing.ts'
import { isAccepted, type VerifyOptions, verify } from '../verify.ts'

const now = new Date('2026-11-26T12:00:00Z')
const v2 = 'https://www.w3.org/ns/credentials/v2'
async function aParty() {
  const { publicKeyMultibase, secretKey } = await generateKey()
  const did = `did:key:${publicKeyMultibase}`
  const publicKey = publicKeyFrom(publicKeyMultibase) as PublicKey
  return { did, publicKey, signer: localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey }) }
}
const [university, thief] = [await aParty(), await aParty()]
const loader = contextsFor(new Set())
const seal = (document: JsonObject, { signer } = university, more: object = {}) =>
  addProof(document, { cryptosuite: 'eddsa-rdfc-2022', signer, loader, created: now, ...more })
const plain = (change: JsonObject = {}): JsonObject => ({
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: university.did,
  validFrom: '2026-11-20T12:00:00Z',
  credentialSubject: { id: 'did:example:oona' },
  ...change,
})
const report = (input: JsonObject | string, options: Partial<VerifyOptions> = {}) =>
  verify(typeof input === 'string' ? input : JSON.stringify(input), {
    now,
    knownIssuer: async (id) => (id === university.did ? didKeyDocument(id) : undefined),
    ...options,
  })

describe('whose keys a DID has, that DID alone says', () => {
  const claimed = plain({ issuer: 'did:web:uni.example' })
  const none = async () => undefined
  const garbage = async () => ({ bytes: new TextEncoder().encode('<html>'), mediaType: null })

  test.each([
    ['nobody can be asked', none],
    ['what answers is no document', garbage],
  ])('a stranger’s key signs for nobody else, when %s', async (_, lookUp) => {
    const sealed = await report(await seal(claimed, thief), { lookUp })
    expect([sealed.verdict, isAccepted(sealed)]).toEqual(['altered', false])
    const token = await report(await issueVcJwt(claimed, thief.signer), { lookUp })
    expect([token.verdict, isAccepted(token)]).toEqual(['notCheckable', false])
  })

  test('nor for the holder who is said to show it', async () => {
    const presentation = (holder: string, shown: Json[]) =>
      seal({ '@context': [v2], type: ['VerifiablePresentation'], holder, verifiableCredential: shown }, thief, {
        proofPurpose: 'authentication',
      })
    const credential = await seal(plain())
    expect((await report(await presentation('did:web:victim.example', [credential]))).verdict).toBe('altered')
    expect((await report(await presentation('https://victim.example/', [credential]))).verdict).toBe('unknownIssuer')
    expect((await report(await presentation(thief.did, [credential]))).verdict).toBe('genuine')
    expect((await report(await presentation(thief.did, []))).verdict).toBe('notACredential')
  })
})

describe('a holder who was asked must answer', () => {
  const holderKey = jwkOf(thief.publicKey)
  const asked = [
    { challenge: 'n-1' },
    { domain: 'https://employer.example' },
    { challenge: 'n-1', domain: 'https://employer.example' },
  ]

  test.each(asked)('for a bound token without an answer: %j', async (demand) => {
    const credential = await issueVcSdJwt(plain(), university.signer, { disclosable: [], holderKey })
    const wallet = await issueSdJwtVc(
      { claims: { iss: university.did, vct: 'urn:eu.europa.ec.eudi:learning:1', iat: 1_795_000_000 }, disclosable: [] },
      university.signer,
      { holderKey },
    )
    for (const token of [credential, wallet.text]) {
      expect(isAccepted(await report(token))).toBe(true)
      const answer = await report(token, demand)
      expect([answer.verdict, isAccepted(answer)]).toEqual(['altered', false])
      expect(answer.checks).toContainEqual(expect.objectContaining({ name: 'holder', code: 'key-binding-missing' }))
    }
  })
})

test('of two ends the earlier counts, by whichever name of the data model', async () => {
  const older = {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'],
    type: ['VerifiableCredential'],
    issuer: university.did,
    issuanceDate: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:oona' },
  }
  expect((await report(await seal({ ...older, validUntil: '2026-11-21T00:00:00Z' }))).verdict).toBe('expired')
  const both = { ...older, expirationDate: '2027-01-01T00:00:00Z', validUntil: '2026-11-21T00:00:00Z' }
  expect((await report(await seal(both))).verdict).toBe('expired')
})

test('a proof inside a token must hold too', async () => {
  const broken = { ...(await seal(plain({ name: 'x' }))), name: 'y' }
  expect(isAccepted(await report(await issueVcJwt(broken, university.signer)))).toBe(false)
  expect(isAccepted(await report(await issueVcJwt(await seal(plain()), university.signer)))).toBe(true)
})

test('an RSA key is as long as its number, whatever stands before it', () => {
  const jwk = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' })
  const short = jwk(1024)
  const padded = Buffer.concat([Buffer.alloc(160), Buffer.from(String(short.n), 'base64url')]).toString('base64url')
  expect(publicKeyFromJwk({ ...short, n: padded })).toBeUndefined()
  expect(publicKeyFromJwk({ ...jwk(2048), e: 'AQ' })).toBeUndefined()
  expect(publicKeyFromJwk({ ...jwk(2048) })).toMatchObject({ type: 'RSA' })
})

describe('what would cost much is bounded', () => {
  test('many proofs of one document, and long lists of values', async () => {
    const proof = ((await seal(plain())) as { proof: JsonObject }).proof
    const many = (count: number) => ({ ...plain(), proof: Array.from({ length: count }, () => proof) })
    expect((await report(many(9))).checks).toContainEqual(expect.objectContaining({ code: 'too-many-proofs' }))
    expect(isAccepted(await report(many(8)))).toBe(true)
    const list = plain({
      credentialSubject: { id: 'did:example:oona', name: Array.from({ length: 501 }, (_, item) => `${item}`) },
    })
    expect((await report(list)).checks).toEqual([expect.objectContaining({ code: 'json-too-many-values' })])
  })

  test('what the filters of a PDF have given counts, also where it came to nothing', () => {
    const zeros = deflateSync(deflateSync(Buffer.alloc(100_000, 'z'), { level: 9 }), { level: 9 })
    const spent: number[] = []
    expect(decodeStream(zeros, ['Fl', 'Fl', 'A85'], 200_000, (bytes) => spent.push(bytes))).toBe('too-large')
    expect(spent.slice(1)).toEqual([100_000, 200_000])
  })

  test('the time of schemas, for all of a document together', async () => {
    const schema = { properties: { name: { type: 'string', pattern: '^(a+)+$' } } }
    const asked: string[] = []
    const lookUp = async ({ url }: { url: string }) => {
      asked.push(url)
      return { bytes: new TextEncoder().encode(JSON.stringify(schema)), mediaType: null }
    }
    const credentialSchema = Array.from({ length: 5 }, (_, number) => ({
      id: `https://uni.example/${number}`,
      type: 'JsonSchema',
    }))
    const clock = { milliseconds: 20 }
    const named = { ...plain(), name: `${'a'.repeat(40)}!`, credentialSchema }
    expect(await checkSchemas(named, lookUp, clock)).toMatchObject({ code: 'schema-unusable' })
    // The first has used it up: the others are never run.
    expect(clock.milliseconds).toBeLessThan(1)
    expect(asked).toHaveLength(5)
  })
})

test('a document that cannot be compiled shuts out none that look like it', async () => {
  const record = aRecord()
  const own = contextsFor(new Set([record.context]))
  const engine = new Canonicalizer().engine('sha256')
  const badge = (id: string) => ({ ...structuredClone(buildCredential(record)), id }) as JsonObject
  const hostile = (): JsonObject => {
    const document = badge('urn:uuid:1')
    const achievement = (document['credentialSubject'] as JsonObject)['achievement'] as JsonObject
    achievement['id'] = '_:a'
    for (const one of achievement['assessment'] as JsonObject[]) one['id'] = '_:a'
    return document
  }
  for (let time = 0; time < 4; time++) await engine.canonical(hostile(), own)
  expect(engine.counts.refused).toBeGreaterThan(0)
  for (let time = 0; time < 3; time++) await engine.canonical(badge(`urn:uuid:2${time}`), own)
  expect(engine.fast(badge('urn:uuid:9'), own)).toBeDefined()
})
