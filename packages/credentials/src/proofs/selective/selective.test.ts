/** Selective disclosure: what a learner can show, and what nobody can make of it. The vectors of the recommendation are in ../vectors.test.ts. */
import { encode } from 'cborg'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildCredential } from '../../build.ts'
import { contextsFor } from '../../contexts.ts'
import { generateKey, localSigner, type PublicKey, publicKeyFrom, type Signer } from '../../keys.ts'
import type { Json, JsonObject } from '../../strict-json.ts'
import { aRecord } from '../../testing.ts'
import { addProof, deriveCredential, verifyProofs } from '../index.ts'
import { proofValueBytes } from '../received.ts'
import { select } from './pointer.ts'
import { type DerivedProofValue, derivedProofText, parseDerivedProofValue } from './proof-value.ts'

const now = new Date('2026-11-26T08:00:00Z')
const record = aRecord()
const loader = contextsFor(new Set([record.context]))
const mandatoryPointers = ['/issuer', '/validFrom', '/credentialSubject/achievement/name']

let signer: Signer
let publicKey: PublicKey
beforeAll(async () => {
  const pair = await generateKey('P-256')
  signer = localSigner({ verificationMethod: `${record.issuer.did}#${pair.publicKeyMultibase}`, ...pair })
  publicKey = publicKeyFrom(pair.publicKeyMultibase) as PublicKey
})

const badge = (change: JsonObject = {}): JsonObject => ({
  ...(structuredClone(buildCredential(record)) as JsonObject),
  ...change,
})
const based = (document: JsonObject, pointers = mandatoryPointers) =>
  addProof(document, { cryptosuite: 'ecdsa-sd-2023', signer, created: now, mandatoryPointers: pointers, loader })
const derive = (document: JsonObject, ...selectivePointers: string[]) => deriveCredential(document, { selectivePointers, loader })
const verify = async (document: JsonObject) => {
  const method = async () => ({ publicKey, relationships: ['assertionMethod'] })
  const [answer] = await verifyProofs(document, { method, purpose: 'assertionMethod', now, loader })
  return answer?.code
}
const object = (value: Json | undefined) => value as JsonObject
const achievementOf = (document: JsonObject) => object(object(document['credentialSubject'])['achievement'])
const withValue = (document: JsonObject, proofValue: string) => ({
  ...document,
  proof: { ...object(document['proof']), proofValue },
})
const proofValueOf = (document: JsonObject) => proofValueBytes(object(document['proof'])['proofValue'], 'ecdsa-sd-2023')
const revalued = (document: JsonObject, change: Partial<DerivedProofValue>) =>
  withValue(document, derivedProofText({ ...parseDerivedProofValue(proofValueOf(document)), ...change }))

describe('a learner shows', () => {
  test('only what is mandatory and what was chosen, and it verifies', async () => {
    const derived = await derive(await based(badge()), '/credentialSubject/result', '/awardedDate')
    expect(await verify(derived)).toBe('proof-valid')
    expect(Object.keys(achievementOf(derived)).sort()).toEqual(['id', 'name', 'type'])
    expect(object(derived['credentialSubject'])['identifier']).toBeUndefined()
    expect(derived['awardedDate']).toBe(record.issuedAt)
    const text = JSON.stringify(derived)
    for (const hidden of ['Öhman', 'oona@', 'Käytännön näyttö']) expect(text).not.toContain(hidden)
  })

  test('one item of a list, also where the list has one item', async () => {
    const derived = await derive(
      await based(badge()),
      '/credentialSubject/achievement/alignment/0/targetName',
      '/credentialSubject/result/1',
    )
    expect(await verify(derived)).toBe('proof-valid')
    expect(object(derived['credentialSubject'])['result']).toHaveLength(1)
  })

  test('everything, by the pointer to the whole', async () => {
    const { proof: _proof, ...rest } = await derive(await based(badge()), '')
    expect(rest).toEqual(badge())
  })

  test('nothing but what is mandatory; and nothing at all is refused', async () => {
    expect(await verify(await derive(await based(badge())))).toBe('proof-valid')
    await expect(derive(await based(badge(), []))).rejects.toMatchObject({ code: 'nothing-selected' })
    expect(await verify(await derive(await based(badge(), []), '/issuer'))).toBe('proof-valid')
  })

  test('texts that look like blank nodes, and characters of all planes, as they are', async () => {
    const name = 'hymiö _:) ja _:c14n0 ja <urn:bnid:_x_0> – Å🎓～\n"\\'
    const derived = await derive(await based(badge({ name })), '/name')
    expect(derived['name']).toBe(name)
    expect(await verify(derived)).toBe('proof-valid')
    expect(await verify({ ...derived, name: name.replace('_:c14n0', '_:c14n1') })).toBe('signature-invalid')
  })

  test('other proofs of the credential stay behind', async () => {
    const pair = await generateKey('Ed25519')
    const other = localSigner({ verificationMethod: `${record.issuer.did}#${pair.publicKeyMultibase}`, ...pair })
    const both = await addProof(await based(badge()), { cryptosuite: 'eddsa-jcs-2022', signer: other, created: now, loader })
    const derived = await derive(both, '/awardedDate')
    expect(object(derived['proof'])['cryptosuite']).toBe('ecdsa-sd-2023')
    expect(await verify(derived)).toBe('proof-valid')
  })

  test.each([
    ['pointer-malformed', 'awardedDate'],
    ['pointer-malformed', '/a~2b'],
    ['pointer-does-not-match', '/noSuchThing'],
    ['pointer-does-not-match', '/name/0'],
    ['pointer-does-not-match', '/credentialSubject/result/length'],
    ['pointer-does-not-match', '/credentialSubject/result/99'],
    ['pointer-does-not-match', '/__proto__/toString'],
    ['pointer-does-not-match', '/constructor'],
  ])('%s is said of the pointer %s, to issuer and learner', async (code, pointer) => {
    await expect(derive(await based(badge()), pointer)).rejects.toMatchObject({ code })
    await expect(based(badge(), [pointer])).rejects.toMatchObject({ code })
  })

  test('not from a derived credential, nor from one of several base proofs without saying which', async () => {
    const base = await based(badge())
    await expect(derive(await derive(base, '/awardedDate'), '/issuer')).rejects.toMatchObject({ code: 'no-base-proof' })
    await expect(derive(badge(), '/issuer')).rejects.toMatchObject({ code: 'no-base-proof', params: { count: '0' } })
    const id = 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33'
    const request = { cryptosuite: 'ecdsa-sd-2023', signer, created: now, mandatoryPointers, loader, id } as const
    const two = await addProof(base, request)
    await expect(derive(two, '/issuer')).rejects.toMatchObject({ code: 'no-base-proof', params: { count: '2' } })
    expect(await verify(await deriveCredential(two, { selectivePointers: ['/awardedDate'], proofId: id, loader }))).toBe(
      'proof-valid',
    )
  })

  test('nothing of a credential with an ordered list: it is refused when it would be signed', async () => {
    const document = badge()
    const [description] = achievementOf(document)['resultDescription'] as JsonObject[]
    object(description)['allowedValue'] = ['hylätty', 'hyväksytty']
    await expect(based(document)).rejects.toMatchObject({ name: 'ProofFault', code: 'lists-not-supported' })
  })
})

describe('nobody can', () => {
  let derived: JsonObject
  beforeAll(async () => {
    derived = await derive(await based(badge()), '/credentialSubject/result', '/awardedDate')
  })

  test('change what is shown', async () => {
    expect(await verify({ ...derived, awardedDate: '2025-01-01T00:00:00Z' })).toBe('signature-invalid')
    expect(await verify({ ...derived, validFrom: '2025-01-01T00:00:00Z' })).toBe('signature-invalid')
    expect(await verify({ ...derived, proof: { ...object(derived['proof']), created: '2025-01-01T00:00:00Z' } })).toBe(
      'signature-invalid',
    )
  })

  test('leave out what is mandatory, with or without its place in the proof', async () => {
    const { validFrom: _validFrom, ...rest } = derived
    expect(await verify(rest)).toBe('signature-invalid')
    const { mandatoryIndexes } = parseDerivedProofValue(proofValueOf(derived))
    for (const index of mandatoryIndexes)
      expect(await verify(revalued(rest, { mandatoryIndexes: mandatoryIndexes.filter((one) => one !== index) }))).toBe(
        'signature-invalid',
      )
  })

  test('leave out a statement and keep its signature, or the other way round', async () => {
    const { awardedDate: _awardedDate, ...rest } = derived
    expect(await verify(rest)).toBe('signature-invalid')
    const { signatures } = parseDerivedProofValue(proofValueOf(derived))
    expect(await verify(revalued(derived, { signatures: signatures.slice(1) }))).toBe('signature-invalid')
    expect(await verify(revalued(derived, { signatures: signatures.slice(0, -1) }))).toBe('signature-invalid')
    expect(await verify(revalued(derived, { signatures: [] }))).toBe('signature-invalid')
    expect(await verify(revalued(derived, { signatures: [...signatures].reverse() }))).toBe('signature-invalid')
  })

  test('show one thing as two, by giving two nodes the name of one', async () => {
    const whole = await derive(await based(badge({ credentialSubject: { name: 'Öhman', description: 'läpäisi' } }), []), '')
    const { signatures, labelMap } = parseDerivedProofValue(proofValueOf(whole))
    const split = { ...whole, credentialSubject: [{ name: 'Öhman' }, { description: 'läpäisi' }] }
    // Somewhere among these is the right guess: a second node with a name that was signed, and one signature used twice.
    const names = [...labelMap.values()]
    const codes = new Set<string | undefined>()
    for (const at of signatures.keys())
      for (const twice of names) {
        for (const place of names.keys()) {
          const labels = names.toSpliced(place, 0, twice)
          const value = { signatures: signatures.toSpliced(at, 0, signatures[at] as Uint8Array) }
          const guess = revalued(split, { ...value, labelMap: new Map(labels.map((name, number) => [`c14n${number}`, name])) })
          codes.add(await verify(guess))
        }
      }
    expect([...codes]).toEqual(['proof-value-malformed'])
  })

  test('sign with another key in the name of the issuer', async () => {
    const { publicKey: own, ...value } = parseDerivedProofValue(proofValueOf(derived))
    const other = parseDerivedProofValue(
      proofValueOf(await derive(await based(badge()), '/credentialSubject/result', '/awardedDate')),
    )
    expect(await verify(withValue(derived, derivedProofText({ ...value, publicKey: other.publicKey })))).toBe('signature-invalid')
    expect(await verify(withValue(derived, derivedProofText({ ...other, publicKey: own })))).toBe('signature-invalid')
  })

  test('pass off a base proof as a derived one', async () => {
    expect(await verify(await based(badge()))).toBe('base-proof')
  })

  test('break the verifier with a proof value', async () => {
    const text = (...bytes: number[]) => `u${Buffer.from(bytes).toString('base64url')}`
    const cbor = (value: unknown) => text(0xd9, 0x5d, 0x01, ...encode(value))
    const { baseSignature, publicKey: own, signatures, mandatoryIndexes } = parseDerivedProofValue(proofValueOf(derived))
    const map = new Map([[0, new Uint8Array(32)]])
    const hostile = [
      'u',
      'z1111',
      text(),
      text(0xd9, 0x5d),
      text(0xd9, 0x5d, 0x01),
      text(0xd9, 0x5d, 0x02, 0x80),
      // deep nesting, lengths without end, indefinite lengths
      text(0xd9, 0x5d, 0x01, ...Array<number>(30_000).fill(0x81)),
      text(0xd9, 0x5d, 0x01, 0x9b, ...Array<number>(8).fill(0xff)),
      text(0xd9, 0x5d, 0x01, 0x9b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff),
      text(0xd9, 0x5d, 0x01, 0x5b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff),
      text(0xd9, 0x5d, 0x01, 0x9f, 0xff),
      text(0xd9, 0x5d, 0x01, ...Array<number>(20_000).fill(0xc0), 0x00),
      cbor([]),
      cbor({}),
      cbor([baseSignature, own, signatures, map]),
      cbor([baseSignature, own, signatures, map, mandatoryIndexes, 1]),
      cbor([baseSignature.subarray(1), own, signatures, map, mandatoryIndexes]),
      cbor([baseSignature, own.subarray(1), signatures, map, mandatoryIndexes]),
      cbor([baseSignature, own, [new Uint8Array(63)], map, mandatoryIndexes]),
      cbor([baseSignature, own, 'signatures', map, mandatoryIndexes]),
      cbor([baseSignature, own, signatures, { '0': new Uint8Array(32) }, mandatoryIndexes]),
      cbor([baseSignature, own, signatures, new Map([[-1, new Uint8Array(32)]]), mandatoryIndexes]),
      cbor([baseSignature, own, signatures, new Map([['0', new Uint8Array(32)]]), mandatoryIndexes]),
      cbor([baseSignature, own, signatures, new Map([[0, new Uint8Array(31)]]), mandatoryIndexes]),
      cbor([baseSignature, own, signatures, map, [0.5]]),
      cbor([baseSignature, own, signatures, map, ['0']]),
      cbor([baseSignature, own, signatures, map, [-1]]),
      cbor([baseSignature, new Uint8Array(35), signatures, map, mandatoryIndexes]),
    ]
    for (const value of hostile) expect(await verify(withValue(derived, value))).toBe('proof-value-malformed')
    expect(await verify(withValue(derived, `u${'A'.repeat(100_000)}`))).toBe('proof-value-malformed')
  })

  test('break it by flipping any byte', async () => {
    const bytes = proofValueOf(derived)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const changed = Uint8Array.from(bytes)
        changed[at] = (changed[at] as number) ^ bits
        expect(await verify(withValue(derived, `u${Buffer.from(changed).toString('base64url')}`))).toMatch(
          /^(signature-invalid|proof-value-malformed|base-proof)$/,
        )
      }),
      { numRuns: 200 },
    )
  })
})

test('a selection keeps the order of lists, and a pointer into a part that was chosen changes nothing', () => {
  const document = { '@context': 'x', id: 'urn:a', type: 'T', list: [{ id: '_:b', a: 1 }, { type: 'U', b: 2, c: 3 }, { d: 4 }] }
  const paths = [
    ['list', '2', 'd'],
    ['list', '1', 'b'],
    ['list', '1'],
    ['list', '1', 'c'],
  ]
  expect(select(document, paths)).toEqual({
    '@context': 'x',
    id: 'urn:a',
    type: 'T',
    list: [{ type: 'U', b: 2, c: 3 }, { d: 4 }],
  })
  expect(select(document, [])).toBeNull()
  expect(select(document, [[]])).toEqual(document)
})
