/** What we sign the libraries of @digitalbazaar verify, and the other way round, with every suite; keys, letters and signs as people use them. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import jsigs from 'jsonld-signatures'
import { describe, expect, test } from 'vitest'
import { buildCredential } from '../build.ts'
import { contextsFor } from '../contexts.ts'
import { generateKey, type KeyPair, localSigner, publicKeyFrom } from '../keys.ts'
import type { JsonObject } from '../strict-json.ts'
import { aRecord } from '../testing.ts'
import { addProof, type Cryptosuite, deriveCredential, verifyProofs } from './index.ts'

const now = new Date('2026-11-26T08:00:00Z')
const record = aRecord()
const contexts = contextsFor(new Set([record.context]))
const did = record.issuer.did

/** A whole badge with Finnish and Swedish letters, and an emoji, which is a character beyond U+FFFF. */
const badge = (): JsonObject => ({
  ...(structuredClone(buildCredential(record)) as JsonObject),
  name: 'Turvallisuuskulttuuri kotihoidossa – säkerhetskultur på Åland 🎓',
})

async function aKey(type: KeyPair['type']) {
  const pair = await generateKey(type)
  const id = `${did}#${pair.publicKeyMultibase}`
  const publicKey = publicKeyFrom(pair.publicKeyMultibase)
  if (!publicKey) throw new Error('no key')
  const signer = localSigner({ verificationMethod: id, secretKey: pair.secretKey, type: pair.type })
  const methodDocument = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: pair.publicKeyMultibase,
  }
  const controller = {
    '@context': 'https://www.w3.org/ns/did/v1',
    id: did,
    assertionMethod: [id],
    verificationMethod: [methodDocument],
  }
  const documentLoader = async (url: string): Promise<object> => {
    const document = url === id ? methodDocument : url === did ? controller : undefined
    return document ? { contextUrl: null, documentUrl: url, document } : contexts.load(url)
  }
  const method = async () => ({ publicKey, relationships: ['assertionMethod'] })
  const ours = (document: JsonObject, baseProofs: 'check' | 'refuse' = 'refuse') =>
    verifyProofs(document, { method, purpose: 'assertionMethod', now, loader: contexts, baseProofs })
  const theirs = async (document: JsonObject, cryptosuite: object) => {
    const options = { suite: new DataIntegrityProof({ cryptosuite }), purpose: purpose(), documentLoader }
    return (await jsigs.verify(structuredClone(document), options)).verified
  }
  const theirProof = async (document: JsonObject, cryptosuite: object) => {
    const options = { suite: new DataIntegrityProof({ signer, cryptosuite, date: now }), purpose: purpose(), documentLoader }
    return (await jsigs.sign(document, options)) as JsonObject
  }
  return { signer, documentLoader, ours, theirs, theirProof }
}

const purpose = () => new jsigs.purposes.AssertionProofPurpose()

const suites: [Cryptosuite, KeyPair['type'], signing: object, verifying: object][] = [
  ['eddsa-rdfc-2022', 'Ed25519', eddsaRdfc, eddsaRdfc],
  ['eddsa-jcs-2022', 'Ed25519', eddsaJcs.createSignCryptosuite(), eddsaJcs.createVerifyCryptosuite()],
  ['ecdsa-rdfc-2019', 'P-256', ecdsaRdfc, ecdsaRdfc],
  ['ecdsa-rdfc-2019', 'P-384', ecdsaRdfc, ecdsaRdfc],
  ['ecdsa-jcs-2019', 'P-256', ecdsaJcs.createSignCryptosuite(), ecdsaJcs.createVerifyCryptosuite()],
  ['ecdsa-jcs-2019', 'P-384', ecdsaJcs.createSignCryptosuite(), ecdsaJcs.createVerifyCryptosuite()],
]

describe.each(suites)('%s with %s, against the usual library', (cryptosuite, type, signing, verifying) => {
  test('it verifies what we sign, and not once a letter is changed', async () => {
    const { signer, theirs } = await aKey(type)
    const document = await addProof(badge(), { cryptosuite, signer, created: now, loader: contexts })
    expect(await theirs(document, verifying)).toBe(true)
    expect(await theirs({ ...document, name: 'Turvallisuuskulttuuri' }, verifying)).toBe(false)
  })

  test('we verify what it signs, and not once a letter is changed', async () => {
    const { ours, theirProof } = await aKey(type)
    const document = await theirProof(badge(), signing)
    expect(await ours(document)).toMatchObject([{ outcome: 'ok', code: 'proof-valid' }])
    expect(await ours({ ...document, name: 'Turvallisuuskulttuuri' })).toMatchObject([{ code: 'signature-invalid' }])
  })
})

describe('ecdsa-sd-2023, against the usual library', () => {
  const mandatoryPointers = ['/issuer', '/validFrom', '/credentialSubject/achievement/name']
  const selectivePointers = ['/name', '/credentialSubject/result', '/credentialSubject/achievement/alignment/0/targetName']
  const discloseSuite = ecdsaSd.createDiscloseCryptosuite({ selectivePointers })
  const verifySuite = ecdsaSd.createVerifyCryptosuite()

  test('it derives from our base proof what we derive, to the last byte, and verifies it', async () => {
    const { signer, documentLoader, ours, theirs } = await aKey('P-256')
    const request = { cryptosuite: 'ecdsa-sd-2023', signer, created: now, mandatoryPointers, loader: contexts } as const
    const base = await addProof(badge(), request)
    const derivedByUs = await deriveCredential(base, { selectivePointers, loader: contexts })
    const suite = new DataIntegrityProof({ cryptosuite: discloseSuite })
    const derivedByThem = (await jsigs.derive(structuredClone(base), { suite, purpose: purpose(), documentLoader })) as JsonObject
    expect(derivedByUs).toEqual(derivedByThem)
    expect(await theirs(derivedByUs, verifySuite)).toBe(true)
    expect(await ours(derivedByThem)).toMatchObject([{ outcome: 'ok' }])
    expect(JSON.stringify(derivedByUs)).not.toContain('Öhman')
  })

  test('we check and derive from its base proof', async () => {
    const { ours, theirs, theirProof } = await aKey('P-256')
    const base = await theirProof(badge(), ecdsaSd.createSignCryptosuite({ mandatoryPointers }))
    expect(await ours(base, 'check')).toMatchObject([{ outcome: 'ok', code: 'base-proof-valid' }])
    const derived = await deriveCredential(base, { selectivePointers, loader: contexts })
    expect(await ours(derived)).toMatchObject([{ outcome: 'ok', code: 'proof-valid' }])
    expect(await theirs(derived, verifySuite)).toBe(true)
  })
})

describe('Ed25519Signature2020, as badges of the Digital Credentials Consortium are sealed', () => {
  const older: JsonObject = {
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ],
    id: 'urn:uuid:3e3dbd0f-5f0b-4c0c-8a39-6f1f3c1f4f10',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: did, type: ['Profile'], name: 'Åbo – säkerhet 🎓' },
    issuanceDate: '2023-05-17T08:00:00Z',
    name: 'Turvallisuuskulttuuri',
    credentialSubject: { type: ['AchievementSubject'], name: 'Oona Oppija' },
  }
  const sealed = async () => {
    const { signer, documentLoader, ours } = await aKey('Ed25519')
    const suite = new Ed25519Signature2020({ signer, date: now })
    const document = (await jsigs.sign(structuredClone(older), { suite, purpose: purpose(), documentLoader })) as JsonObject
    return { document, ours }
  }

  test('we verify what the usual library signs, and not once a letter or a date of the proof is changed', async () => {
    const { document, ours } = await sealed()
    const proof = document['proof'] as JsonObject
    expect(proof['type']).toBe('Ed25519Signature2020')
    expect(await ours(document)).toMatchObject([{ outcome: 'ok', code: 'proof-valid', cryptosuite: 'Ed25519Signature2020' }])
    expect(await ours({ ...document, name: 'Turvallisuuskulttuurit' })).toMatchObject([{ code: 'signature-invalid' }])
    const later = { ...document, proof: { ...proof, created: '2026-11-26T08:00:01Z' } }
    expect(await ours(later)).toMatchObject([{ code: 'signature-invalid' }])
  })

  test('a proof does not change its kind, and has no second name', async () => {
    const { document, ours } = await sealed()
    const proof = document['proof'] as JsonObject
    const renamed = { ...document, proof: { ...proof, type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' } }
    expect(await ours(renamed)).toMatchObject([{ outcome: 'failed' }])
    const twice = { ...document, proof: { ...proof, cryptosuite: 'eddsa-rdfc-2022' } }
    expect(await ours(twice)).toMatchObject([{ outcome: 'not-checked', code: 'proof-type-not-supported' }])
  })
})

test('a credential of theirs whose texts they sort by UTF-16 is accepted, and that is said', async () => {
  const { ours, theirProof } = await aKey('Ed25519')
  // U+FF5E sorts after U+1F393 by UTF-16 units, and before it by code points.
  const tags = { tag: ['～', '🎓'] }
  const document = badge()
  const subject = document['credentialSubject'] as JsonObject
  const achievement = { ...(subject['achievement'] as JsonObject), ...tags }
  const secured = await theirProof({ ...document, credentialSubject: { ...subject, achievement } }, eddsaRdfc)
  expect(await ours(secured)).toMatchObject([{ outcome: 'ok', code: 'proof-valid-in-utf-16-order' }])
  expect(await ours({ ...secured, name: 'Turvallisuuskulttuuri' })).toMatchObject([{ code: 'signature-invalid' }])
})
