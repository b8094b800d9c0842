import { describe, expect, test } from 'vitest'
import { contextsFor, vcContextUrl } from '../contexts.ts'
import { generateKey, type KeyType, localSigner, publicKeyFrom } from '../keys.ts'
import type { JsonObject } from '../strict-json.ts'
import { addProof, type Cryptosuite, type MethodResolver, type ProofRequest, verifyProofs } from './index.ts'

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
