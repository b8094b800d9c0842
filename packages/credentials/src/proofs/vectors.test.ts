/** The test vectors of Data Integrity EdDSA 1.0 and ECDSA 1.0, byte for byte. The files are W3C's: see vectors/NOTICE.md. */
import { createPrivateKey } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bundledContexts } from '../contexts.ts'
import { contextSource } from '../fast/index.ts'
import { localSigner, publicKeyFrom, secretKeyFrom } from '../keys.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { canonicalBytes, canonicalJson, hashOfBytes, jcsHash, rdfcHash, rdfcOptionsHash } from './canonical.ts'
import { addProof, type Cryptosuite, createProof, deriveCredential, type MethodResolver, suiteOf, verifyProofs } from './index.ts'
import { proofValueBytes } from './received.ts'
import { group } from './selective/grouped.ts'
import { pathsOf } from './selective/pointer.ts'
import { baseProofText, derivedProofText, parseBaseProofValue, parseDerivedProofValue } from './selective/proof-value.ts'
import { hashOfKey } from './suites.ts'

const folder = new URL('../../vectors/', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const json = (path: string) => JSON.parse(text(path)) as Json
const object = (value: Json | undefined): JsonObject => {
  if (!isJsonObject(value)) throw new Error('no object')
  return value
}
const document = (path: string) => object(json(path))

// The context of the recommendation's examples: every unknown term is one of theirs.
const examples = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
const citizenship = document('contexts/citizenship-v4rc1.jsonld')
const loader = contextSource(
  (url) =>
    bundledContexts().get(url) ??
    (url === 'https://www.w3.org/ns/credentials/examples/v2' ? examples : undefined) ??
    (url === 'https://w3id.org/citizenship/v4rc1' ? citizenship : undefined),
)
const now = new Date('2026-11-26T08:00:00Z')

const method: MethodResolver = async (id) => {
  const publicKey = publicKeyFrom(id.slice(id.indexOf('#') + 1))
  return publicKey ? { publicKey, relationships: ['assertionMethod'] } : { code: 'no-key' }
}
const outcomes = async (secured: JsonObject) =>
  (await verifyProofs(secured, { method, purpose: 'assertionMethod', now, loader })).map(({ code }) => code)

const signerOf = (keyPair: JsonObject, verificationMethod: string) => {
  const multibase = keyPair['secretKeyMultibase'] ?? keyPair['privateKeyMultibase']
  const key = secretKeyFrom(String(multibase))
  if (!key) throw new Error('no key')
  return localSigner({ verificationMethod, ...key })
}

const whole: [folder: string, suite: Cryptosuite, unsigned: string, keyPair: string][] = [
  ['vc-di-eddsa/eddsa-rdfc-2022', 'eddsa-rdfc-2022', 'vc-di-eddsa/unsigned.json', 'vc-di-eddsa/keyPair.json'],
  ['vc-di-eddsa/eddsa-rdfc-2022/employ', 'eddsa-rdfc-2022', 'vc-di-eddsa/employmentAuth.json', 'vc-di-eddsa/keyPair.json'],
  ['vc-di-eddsa/eddsa-jcs-2022', 'eddsa-jcs-2022', 'vc-di-eddsa/unsigned.json', 'vc-di-eddsa/keyPair.json'],
  ...(['p256', 'p384'] as const).flatMap((curve): [string, Cryptosuite, string, string][] => [
    [`vc-di-ecdsa/ecdsa-rdfc-2019-${curve}`, 'ecdsa-rdfc-2019', 'vc-di-ecdsa/unsigned.json', `vc-di-ecdsa/${curve}KeyPair.json`],
    [
      `vc-di-ecdsa/ecdsa-rdfc-2019-${curve}/employ`,
      'ecdsa-rdfc-2019',
      'vc-di-ecdsa/employmentAuth.json',
      `vc-di-ecdsa/${curve}KeyPair.json`,
    ],
    [`vc-di-ecdsa/ecdsa-jcs-2019-${curve}`, 'ecdsa-jcs-2019', 'vc-di-ecdsa/unsigned.json', `vc-di-ecdsa/${curve}KeyPair.json`],
  ]),
]

describe.each(whole)('the vectors in %s', (place, suite, unsignedPath, keyPath) => {
  const files = readdirSync(new URL(place, folder))
  const vector = (start: string) => {
    const name = files.find((file) => file.startsWith(start) && /\.(txt|json)$/.test(file))
    if (!name) throw new Error(`no ${start} in ${place}`)
    return text(`${place}/${name}`)
  }
  const unsigned = document(unsignedPath)
  const config = object(JSON.parse(vector('proofConfig')) as Json)
  const secured = object(JSON.parse(vector('signed')) as Json)
  const signer = signerOf(document(keyPath), String(config['verificationMethod']))
  const hash = hashOfKey(signer.algorithm)
  const isJcs = suiteOf(suite).form === 'jcs'
  const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

  test('canonical texts are those of the recommendation', async () => {
    const canonical = async (value: JsonObject) =>
      isJcs ? canonicalJson(value) : utf8(await canonicalBytes(value, hash, loader))
    expect(await canonical(unsigned)).toBe(vector('canonDoc'))
    expect(await canonical(config)).toBe(vector('proofCanon'))
  })

  test('hashes are those of the recommendation', async () => {
    const { '@context': _context, ...options } = config
    const combined = isJcs ? jcsHash(unsigned, config, hash) : await rdfcHash(unsigned, options, hash, loader)
    expect(hex(combined)).toBe(vector('combinedHash'))
    expect(hex(combined)).toBe(vector('proofHash') + vector('docHash'))
    if (isJcs) return
    expect(hex(await rdfcOptionsHash(unsigned, options, hash, loader))).toBe(vector('proofHash'))
    expect(hex(hashOfBytes(hash, await canonicalBytes(unsigned, hash, loader)))).toBe(vector('docHash'))
  })

  test('the signed document verifies, and not when a letter is changed', async () => {
    expect(await outcomes(secured)).toEqual(['proof-valid'])
    expect(await outcomes({ ...secured, issuer: 'https://vc.example/issuers/5679' })).toEqual(['signature-invalid'])
  })

  test('the proof that we make is the same, or verifies where signatures are random', async () => {
    const proof = await createProof(unsigned, { cryptosuite: suite, signer, created: String(config['created']), loader })
    const proofValue = object(secured['proof'])['proofValue']
    if (suite.startsWith('eddsa')) expect(proof).toEqual(secured['proof'])
    else expect({ ...proof, proofValue }).toEqual(secured['proof'])
    expect(vector('sigBTC58')).toBe(proofValue)
    expect(hex(proofValueBytes(proofValue, suite))).toBe(vector('sigHex'))
    expect(await outcomes({ ...unsigned, proof })).toEqual(['proof-valid'])
  })
})

describe('the vectors of proof sets and chains', () => {
  const place = 'vc-di-eddsa/proof-set-chain'
  const keyPairs = document(`${place}/multiKeyPairs.json`)
  const add = async (secured: JsonObject, config: JsonObject) => {
    const id = String(config['verificationMethod'])
    const keyPair = Object.values(keyPairs)
      .map(object)
      .find(({ publicKeyMultibase }) => id.endsWith(String(publicKeyMultibase)))
    return addProof(secured, {
      cryptosuite: 'eddsa-rdfc-2022',
      signer: signerOf(object(keyPair), id),
      created: String(config['created']),
      ...(config['id'] === undefined ? {} : { id: String(config['id']) }),
      ...(config['previousProof'] === undefined ? {} : { previousProof: config['previousProof'] as string | string[] }),
      loader,
    })
  }

  test('a set, and a chain with one and with several previous proofs, come out the same', async () => {
    const unsigned = document(`${place}/unsigned.json`)
    const set1 = await add(unsigned, document(`${place}/proofSetConfig1.json`))
    const set2 = await add(set1, document(`${place}/proofSetConfig2.json`))
    expect(set2).toEqual(document(`${place}/signedProofSet2.json`))
    const chain1 = await add(set2, document(`${place}/proofChainConfig1.json`))
    expect(chain1).toEqual(document(`${place}/signedProofChain1.json`))
    const chain2 = await add(chain1, document(`${place}/proofChainConfig2.json`))
    expect(chain2).toEqual(document(`${place}/signedProofChain2.json`))
  })

  test('they verify, and a chain breaks where a proof before is exchanged', async () => {
    expect(await outcomes(document(`${place}/signedProofSet2.json`))).toEqual(['proof-valid', 'proof-valid'])
    const chain = document(`${place}/signedProofChain2.json`)
    expect(await outcomes(chain)).toEqual(['proof-valid', 'proof-valid', 'proof-valid', 'proof-valid'])
    const [first, second, ...rest] = chain['proof'] as JsonObject[]
    const changed = { ...chain, proof: [{ ...first, created: '2023-02-24T23:36:39Z' }, second, ...rest] as JsonObject[] }
    expect(await outcomes(changed)).toEqual([
      'signature-invalid',
      'proof-valid',
      'previous-proof-failed',
      'previous-proof-failed',
    ])
  })
})

describe.each([
  ['employ', 'employMandatory.json', 'employSelective.json'],
  ['prc', 'prCredMandatory.json', 'prCredSelective.json'],
])('the vectors of ecdsa-sd-2023 in %s', (name, mandatoryFile, selectiveFile) => {
  const place = `vc-di-ecdsa/ecdsa-sd-2023/${name}`
  const mandatoryPointers = json(`vc-di-ecdsa/${mandatoryFile}`) as string[]
  const selectivePointers = json(`vc-di-ecdsa/${selectiveFile}`) as string[]
  const keys = document('vc-di-ecdsa/ecdsa-sd-2023/SDKeyMaterial.json')
  const hmacKey = new Uint8Array(Buffer.from(String(keys['hmacKeyString']), 'hex'))
  const base = document(`${place}/addSignedSDBase.json`)
  // The file prCredUnsigned.json has another description than all that was made of it, so the unsigned document is taken from the signed one.
  const { proof: _proof, ...unsigned } = base
  const derived = document(`${place}/derivedRevealDocument.json`)
  const baseBytes = proofValueBytes(object(base['proof'])['proofValue'], 'ecdsa-sd-2023')
  const derivedBytes = proofValueBytes(object(derived['proof'])['proofValue'], 'ecdsa-sd-2023')
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8')

  test('statements, their order and what is mandatory are those of the recommendation', async () => {
    const { lines, matching } = await group(unsigned, hmacKey, loader)
    expect(lines.map(utf8)).toEqual(json(`${place}/addBaseDocHMACCanon.json`))
    const transform = document(`${place}/addBaseTransform.json`)
    const mandatory = await matching(pathsOf(mandatoryPointers))
    expect([...mandatory].sort((one, other) => one - other).map((at) => [at, utf8(lines[at] as string)])).toEqual(
      object(transform['mandatory'])['value'],
    )
    const { mandatoryHash } = document(`${place}/addHashData.json`)
    expect(hex(hashOfBytes('sha256', lines.filter((_, at) => mandatory.has(at)).join('')))).toBe(mandatoryHash)
    const { '@context': _context, ...options } = document(`${place}/addProofConfig.json`)
    const optionsHash = await rdfcOptionsHash(unsigned, options, 'sha256', loader)
    expect(hex(optionsHash)).toBe(document(`${place}/addHashData.json`)['proofHash'])
  })

  test('proof values are read and written to the same bytes', () => {
    const value = parseBaseProofValue(baseBytes)
    const raw = document(`${place}/addRawBaseSignatureInfo.json`)
    expect(hex(value.baseSignature)).toBe(raw['baseSignature'])
    expect(value.signatures.map(hex)).toEqual(raw['signatures'])
    expect(value.mandatoryPointers).toEqual(mandatoryPointers)
    expect(baseProofText(value)).toBe(object(base['proof'])['proofValue'])
    expect(derivedProofText(parseDerivedProofValue(derivedBytes))).toBe(object(derived['proof'])['proofValue'])
  })

  test('the derived credential is the same to the last byte', async () => {
    expect(await deriveCredential(base, { selectivePointers, loader })).toEqual(derived)
  })

  test('base and derived proofs verify, and a base proof that we make with the same secrets says the same', async () => {
    const check = { method, purpose: 'assertionMethod', now, loader } as const
    expect(await verifyProofs(base, check)).toMatchObject([{ outcome: 'not-checked', code: 'base-proof' }])
    expect(await verifyProofs(base, { ...check, baseProofs: 'check' })).toMatchObject([
      { outcome: 'ok', code: 'base-proof-valid' },
    ])
    expect(await verifyProofs(derived, check)).toMatchObject([{ outcome: 'ok', code: 'proof-valid' }])

    const config = document(`${place}/addProofConfig.json`)
    const proofKey = secretKeyFrom(String(object(keys['proofKeyPair'])['secretKeyMultibase']))
    if (!proofKey) throw new Error('no key')
    const made = await addProof(unsigned, {
      cryptosuite: 'ecdsa-sd-2023',
      signer: signerOf(object(keys['baseKeyPair']), String(config['verificationMethod'])),
      created: String(config['created']),
      mandatoryPointers,
      secrets: { hmacKey, proofKey: privateKeyOf(proofKey.secretKey) },
      loader,
    })
    expect(await verifyProofs(made, { ...check, baseProofs: 'check' })).toMatchObject([{ outcome: 'ok' }])
    const value = parseBaseProofValue(proofValueBytes(object(made['proof'])['proofValue'], 'ecdsa-sd-2023'))
    const theirs = parseBaseProofValue(baseBytes)
    expect(value.publicKey).toEqual(theirs.publicKey)
    expect(value.signatures).toHaveLength(theirs.signatures.length)
  })
})

function privateKeyOf(secretKey: Uint8Array) {
  // SEC 1, appendix C.4, without the public key: node works it out.
  const sec1 = Buffer.concat([Buffer.from('30310201010420', 'hex'), secretKey, Buffer.from('a00a06082a8648ce3d030107', 'hex')])
  return createPrivateKey({ key: sec1, format: 'der', type: 'sec1' })
}
