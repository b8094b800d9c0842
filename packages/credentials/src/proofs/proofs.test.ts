import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextsFor, vcContextUrl } from '../contexts.ts'
import { generateKey, type KeyType, localSigner, publicKeyFrom } from '../keys.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import {
  addProof,
  type Cryptosuite,
  createProof,
  type MethodResolver,
  type ProofAnswer,
  type ProofRequest,
  verifyProofs,
} from './index.ts'

const loader = contextsFor(new Set())
const now = new Date('2026-11-26T08:00:00Z')
const did = 'did:web:jamk.example'

const aCredential = (change: JsonObject = {}): JsonObject => ({
  '@context': [vcContextUrl],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential'],
  name: 'Äidinkieli, Åbo 🎓',
  issuer: did,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { name: 'Öhman-Åberg' },
  ...change,
})

async function aKey(type: Exclude<KeyType, 'RSA'> = 'Ed25519') {
  const { publicKeyMultibase, secretKey } = await generateKey(type)
  const publicKey = publicKeyFrom(publicKeyMultibase)
  if (!publicKey) throw new Error('no key')
  const signer = localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey, type })
  const method: MethodResolver = async (id) =>
    id === signer.id ? { publicKey, relationships: ['assertionMethod'] } : { code: 'method-unknown' }
  return { signer, method }
}

const signed = async (cryptosuite: Cryptosuite, change: Partial<ProofRequest> = {}, type?: 'Ed25519' | 'P-256' | 'P-384') => {
  const { signer, method } = await aKey(type ?? 'Ed25519')
  const document = await addProof(aCredential(), { cryptosuite, signer, created: now, loader, ...change })
  const verify = (changed: JsonObject = document) => verifyProofs(changed, { method, purpose: 'assertionMethod', now, loader })
  return { document, proof: document['proof'] as JsonObject, verify }
}

const suites: [Cryptosuite, 'Ed25519' | 'P-256' | 'P-384'][] = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P-256'],
  ['ecdsa-rdfc-2019', 'P-384'],
  ['ecdsa-jcs-2019', 'P-256'],
  ['ecdsa-jcs-2019', 'P-384'],
]

describe.each(suites)('%s with %s', (cryptosuite, type) => {
  test('what was signed verifies, with Finnish and Swedish letters and an emoji', async () => {
    const { verify } = await signed(cryptosuite, {}, type)
    expect(await verify()).toMatchObject([{ outcome: 'ok', code: 'proof-valid', cryptosuite }])
  })

  test('one changed letter is found', async () => {
    const { document, verify } = await signed(cryptosuite, {}, type)
    expect(await verify({ ...document, name: 'Äidinkieli, Abo 🎓' })).toMatchObject([
      { outcome: 'failed', code: 'signature-invalid' },
    ])
  })
})

describe('a proof that is not what it should be', () => {
  // Each change is to a proof that holds; the code is the first that says what is wrong.
  const changes: [code: string, outcome: ProofAnswer['outcome'], change: Record<string, Json | undefined>][] = [
    ['proof-malformed', 'failed', { type: undefined }],
    ['proof-malformed', 'failed', { type: ['DataIntegrityProof'] }],
    ['proof-type-not-supported', 'not-checked', { type: 'Ed25519Signature2018' }],
    ['proof-type-not-supported', 'not-checked', { type: 'Ed25519Signature2020' }],
    ['cryptosuite-missing', 'failed', { cryptosuite: undefined }],
    ['cryptosuite-missing', 'failed', { cryptosuite: 7 }],
    ['cryptosuite-not-supported', 'not-checked', { cryptosuite: 'bbs-2023' }],
    ['cryptosuite-not-supported', 'not-checked', { cryptosuite: 'toString' }],
    ['key-does-not-fit', 'failed', { cryptosuite: 'ecdsa-rdfc-2019' }],
    ['signature-invalid', 'failed', { cryptosuite: 'eddsa-jcs-2022' }],
    ['purpose-missing', 'failed', { proofPurpose: undefined }],
    ['purpose-differs', 'failed', { proofPurpose: 'authentication' }],
    ['method-missing', 'failed', { verificationMethod: undefined }],
    ['method-missing', 'failed', { verificationMethod: { id: 'did:web:jamk.example#key' } }],
    ['method-missing', 'failed', { verificationMethod: 'no address' }],
    ['method-unknown', 'not-checked', { verificationMethod: 'did:web:other.example#key' }],
    ['created-malformed', 'failed', { created: '2026-11-26' }],
    ['created-malformed', 'failed', { created: '2026-11-26T08:00:00' }],
    ['created-malformed', 'failed', { created: '2026-02-30T08:00:00Z' }],
    ['created-malformed', 'failed', { created: 1795680000 }],
    ['expires-malformed', 'failed', { expires: 'soon' }],
    ['proof-expired', 'failed', { expires: '2026-11-26T07:59:59Z' }],
    ['signature-invalid', 'failed', { expires: '2026-11-26T08:00:01Z' }],
    ['signature-invalid', 'failed', { created: '2026-11-26T08:00:01Z' }],
    ['signature-invalid', 'failed', { created: undefined }],
    ['domain-malformed', 'failed', { domain: { a: 1 } }],
    ['challenge-malformed', 'failed', { challenge: 1 }],
    ['nonce-malformed', 'failed', { nonce: ['a'] }],
    ['proof-id-malformed', 'failed', { id: 'first' }],
    ['previous-proof-malformed', 'failed', { previousProof: [1] }],
    ['previous-proof-malformed', 'failed', { previousProof: null }],
    ['previous-proof-missing', 'failed', { previousProof: 'urn:uuid:00000000-0000-4000-8000-000000000000' }],
    ['proof-value-malformed', 'failed', { proofValue: undefined }],
    ['proof-value-malformed', 'failed', { proofValue: 'z' }],
    ['proof-value-malformed', 'failed', { proofValue: 'z0OIl' }],
    ['proof-value-malformed', 'failed', { proofValue: `z${'1'.repeat(64)}1` }],
    ['proof-value-malformed', 'failed', { proofValue: `z${'1'.repeat(96)}` }],
    ['signature-invalid', 'failed', { proofValue: `z${'1'.repeat(64)}` }],
    ['terms-dropped', 'failed', { remark: 'hyväksytty' }],
    ['proof-context-differs', 'failed', { '@context': 'https://www.w3.org/ns/credentials/v1' }],
  ]

  test.each(changes)('%s, %s: %j', async (code, outcome, change) => {
    const { document, proof, verify } = await signed('eddsa-rdfc-2022')
    const changed = Object.fromEntries(
      Object.entries({ ...proof, ...change }).filter((member): member is [string, Json] => member[1] !== undefined),
    )
    expect(await verify({ ...document, proof: changed })).toMatchObject([
      { outcome, code, problem: expect.stringMatching(/#[A-Z_]+$/) },
    ])
  })

  test('the value in base64url is refused, though the bytes are right', async () => {
    const { document, proof, verify } = await signed('eddsa-rdfc-2022')
    const { fromBase58 } = await import('../base58.ts')
    const bytes = fromBase58(String(proof['proofValue']).slice(1)) as Uint8Array
    const proofValue = `u${Buffer.from(bytes).toString('base64url')}`
    expect(await verify({ ...document, proof: { ...proof, proofValue } })).toMatchObject([{ code: 'proof-value-malformed' }])
  })

  test('whatever stands there, the answer is a code and never an exception', async () => {
    const { document, proof, verify } = await signed('eddsa-jcs-2022')
    const anything = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(proof), 'previousProof', 'id', 'expires', 'domain'),
        anything,
        async (member, value) => {
          const answers = await verify({ ...document, proof: { ...proof, [member]: value } })
          expect(answers).toHaveLength(1)
          expect(answers[0]?.code).toMatch(/^[a-z0-9-]+$/)
          if (JSON.stringify(value) !== JSON.stringify(proof[member])) expect(answers[0]?.outcome).not.toBe('ok')
        },
      ),
      { numRuns: 300 },
    )
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        for (const { outcome } of await verify({ ...document, proof: value })) expect(outcome).not.toBe('ok')
      }),
      { numRuns: 300 },
    )
  })

  test('no proof, an empty list and too many are one answer that failed', async () => {
    const { document, proof, verify } = await signed('eddsa-jcs-2022')
    const { proof: _proof, ...unsecured } = document
    expect(await verify(unsecured)).toMatchObject([{ outcome: 'failed', code: 'no-proof' }])
    expect(await verify({ ...document, proof: [] })).toMatchObject([{ outcome: 'failed', code: 'no-proof' }])
    expect(await verify({ ...document, proof: Array<JsonObject>(33).fill(proof) })).toMatchObject([{ code: 'too-many-proofs' }])
  })
})

describe('what a proof is for', () => {
  const present = async (change: Partial<ProofRequest>, expected: { challenge?: string; domain?: string | string[] }) => {
    const { signer } = await aKey()
    const { publicKey } = { publicKey: publicKeyFrom(signer.id.slice(signer.id.indexOf('#') + 1)) }
    if (!publicKey) throw new Error('no key')
    const request: ProofRequest = {
      cryptosuite: 'eddsa-jcs-2022',
      signer,
      created: now,
      loader,
      proofPurpose: 'authentication',
      ...change,
    }
    const document = await addProof(aCredential(), request)
    const method: MethodResolver = async () => ({ publicKey, relationships: ['authentication'] })
    return verifyProofs(document, { method, purpose: 'authentication', now, loader, ...expected })
  }

  test('a challenge and a domain must be those that were asked for', async () => {
    const given = { challenge: 'abc', domain: ['jamk.example', 'turku.example'] }
    expect(await present(given, { challenge: 'abc', domain: ['turku.example', 'jamk.example'] })).toMatchObject([
      { outcome: 'ok' },
    ])
    expect(await present(given, {})).toMatchObject([{ outcome: 'ok' }])
    expect(await present(given, { challenge: 'abd' })).toMatchObject([
      { code: 'challenge-differs', problem: 'https://w3id.org/security#INVALID_CHALLENGE_ERROR' },
    ])
    expect(await present(given, { domain: 'jamk.example' })).toMatchObject([
      { code: 'domain-differs', problem: 'https://w3id.org/security#INVALID_DOMAIN_ERROR' },
    ])
    expect(await present({}, { domain: 'jamk.example' })).toMatchObject([{ code: 'domain-differs' }])
    expect(await present({ domain: 'jamk.example' }, { domain: ['jamk.example'] })).toMatchObject([{ outcome: 'ok' }])
  })

  test('a key that the issuer does not name for the purpose is refused', async () => {
    const { document } = await signed('eddsa-jcs-2022')
    const [{ verificationMethod }] = [document['proof'] as JsonObject]
    const publicKey = publicKeyFrom(String(verificationMethod).slice(String(verificationMethod).indexOf('#') + 1))
    if (!publicKey) throw new Error('no key')
    const method: MethodResolver = async () => ({ publicKey, relationships: ['authentication'] })
    expect(await verifyProofs(document, { method, purpose: 'assertionMethod', now, loader })).toMatchObject([
      { code: 'purpose-not-allowed', problem: 'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD' },
    ])
  })

  test.each([
    ['ok', { revoked: '2026-11-26T08:00:01Z' }, now],
    ['failed', { revoked: '2026-11-26T08:00:00Z' }, now],
    ['failed', { revoked: '2026-11-26T08:00:01Z' }, null],
    ['failed', { revoked: 'yesterday' }, now],
    ['ok', { expires: '2026-11-26T08:00:00Z' }, now],
    ['failed', { expires: '2026-11-26T07:59:59Z' }, now],
  ])('%s: a key with %j and a proof of %s', async (outcome, dates, created) => {
    const { document } = await signed('eddsa-jcs-2022', { created })
    const id = String((document['proof'] as JsonObject)['verificationMethod'])
    const publicKey = publicKeyFrom(id.slice(id.indexOf('#') + 1))
    if (!publicKey) throw new Error('no key')
    const method: MethodResolver = async () => ({ publicKey, relationships: ['assertionMethod'], ...dates })
    expect(await verifyProofs(document, { method, purpose: 'assertionMethod', now, loader })).toMatchObject([{ outcome }])
  })
})

describe.each<Cryptosuite>(['eddsa-rdfc-2022', 'eddsa-jcs-2022'])('several proofs of %s', (cryptosuite) => {
  const [first, second] = ['urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544', 'urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54']
  const chain = async (links: readonly Partial<ProofRequest>[]) => {
    const { signer, method } = await aKey()
    let document = aCredential()
    for (const link of links) document = await addProof(document, { cryptosuite, signer, created: now, loader, ...link })
    const verify = async (changed: JsonObject = document) =>
      (await verifyProofs(changed, { method, purpose: 'assertionMethod', now, loader })).map(({ code }) => code)
    return { document, proofs: document['proof'] as JsonObject[], verify }
  }

  test('one broken proof of a set is found, and the other still holds', async () => {
    const { document, proofs, verify } = await chain([{}, {}])
    expect(await verify()).toEqual(['proof-valid', 'proof-valid'])
    const broken = { ...document, proof: [proofs[0] as JsonObject, { ...proofs[1], created: '2026-11-26T08:00:01Z' }] }
    expect(await verify(broken)).toEqual(['proof-valid', 'signature-invalid'])
  })

  test('a chain holds with one id as text and as list, and with two', async () => {
    const links = [
      { id: first },
      { id: second, previousProof: first },
      { previousProof: [first] },
      { previousProof: [second, first] },
    ]
    const { verify } = await chain(links)
    expect(await verify()).toEqual(['proof-valid', 'proof-valid', 'proof-valid', 'proof-valid'])
  })

  test('taking a proof out of a chain breaks what was built on it, and so does failing it', async () => {
    const { document, proofs, verify } = await chain([
      { id: first },
      { id: second, previousProof: first },
      { previousProof: second },
    ])
    expect(await verify({ ...document, proof: proofs.slice(1) })).toEqual(['previous-proof-missing', 'previous-proof-failed'])
    const [one, ...rest] = proofs
    const unknown = { ...one, verificationMethod: 'did:web:other.example#key' }
    const answers = await verify({ ...document, proof: [unknown, ...rest] })
    expect(answers).toEqual(['method-unknown', 'signature-invalid', 'previous-proof-failed'])
  })

  test('circles, and the same id twice, are refused', async () => {
    const { document, proofs, verify } = await chain([{ id: first }, { id: second, previousProof: first }])
    const circle = [{ ...proofs[0], previousProof: second }, proofs[1]] as JsonObject[]
    expect(await verify({ ...document, proof: circle })).toEqual(['previous-proof-cyclic', 'previous-proof-cyclic'])
    const self = [{ ...proofs[0], previousProof: first }] as JsonObject[]
    expect(await verify({ ...document, proof: self })).toEqual(['previous-proof-cyclic'])
    const twice = [proofs[0], { ...proofs[0] }, proofs[1]] as JsonObject[]
    expect(await verify({ ...document, proof: twice })).toEqual(['proof-valid', 'proof-valid', 'proof-id-not-unique'])
  })

  test('a new proof cannot build on one that is not there', async () => {
    await expect(chain([{ id: first }, { previousProof: second }])).rejects.toMatchObject({ code: 'previous-proof-missing' })
  })
})

describe('making a proof', () => {
  test.each<[string, Partial<ProofRequest>, JsonObject?]>([
    ['key-does-not-fit', { cryptosuite: 'ecdsa-rdfc-2019' }],
    ['created-malformed', { created: '2026-11-26' }],
    ['expires-malformed', { expires: 'soon' }],
    ['proof-id-malformed', { id: 'first' }],
    ['terms-dropped', {}, { unknownTerm: 'katoaa' }],
    ['context-not-at-hand', {}, { '@context': [vcContextUrl, 'https://other.example/context'] }],
    ['json-ld-invalid', {}, { '@context': [vcContextUrl, { VerifiableCredential: 'https://other.example/other' }] }],
    ['not-canonicalizable', {}, { name: '\ud800' }],
    ['not-canonicalizable', { cryptosuite: 'eddsa-jcs-2022' }, { name: '\ud800' }],
    ['not-canonicalizable', {}, { '@context': [vcContextUrl, { n: 'https://other.example/n' }], n: 1e-7 }],
  ])('%s is refused: %j %j', async (code, change, members = {}) => {
    const { signer } = await aKey()
    const request = { cryptosuite: 'eddsa-rdfc-2022', signer, created: now, loader, ...change } as const
    await expect(createProof(aCredential(members), request)).rejects.toMatchObject({ name: 'ProofFault', code })
  })

  test('a document without a context can be signed by eddsa-jcs-2022 and by no suite of RDF', async () => {
    const { signer, method } = await aKey()
    const request = { signer, created: now, loader } as const
    const document = await addProof({ omaSivu: 'https://oona.example/' }, { ...request, cryptosuite: 'eddsa-jcs-2022' })
    expect(await verifyProofs(document, { method, purpose: 'assertionMethod', now, loader })).toMatchObject([{ outcome: 'ok' }])
    await expect(createProof({ a: 'b' }, { ...request, cryptosuite: 'eddsa-rdfc-2022' })).rejects.toMatchObject({
      code: 'context-missing',
    })
  })

  test('contexts that are added after eddsa-jcs-2022 signed leave the proof whole, and others do not', async () => {
    const { document, verify } = await signed('eddsa-jcs-2022')
    const contexts = document['@context'] as Json[]
    expect(await verify({ ...document, '@context': [...contexts, 'https://other.example/context'] })).toMatchObject([
      { outcome: 'ok' },
    ])
    expect(await verify({ ...document, '@context': ['https://other.example/context', ...contexts] })).toMatchObject([
      { code: 'proof-context-differs' },
    ])
  })
})
