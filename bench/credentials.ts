/** Issuing and verifying through our two functions, beside the well-known library on the same documents and beside bare Ed25519 of node:crypto. */
import { createPrivateKey, createPublicKey, sign, verify as verifyBytes } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { didDocument, generateKey, issue, localSigner, prepare, sealStatusList, verify } from '@poiju/credentials'
import { contextsFor } from '../packages/credentials/src/contexts.ts'
import { aRecord } from '../packages/credentials/src/testing.ts'
import { heading, interleaved, number, say } from './figures.ts'

export async function measureCredentials(rounds: number): Promise<void> {
  const base = aRecord()
  const { did } = base.issuer
  const { publicKeyMultibase, secretKey } = await generateKey()
  const document = didDocument({ did, keys: [{ publicKeyMultibase }] })
  const signer = localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey })
  const records = Array.from({ length: 16 }, (_, index) =>
    aRecord({
      id: `${base.id.slice(0, -2)}${10 + index}`,
      learner: { name: `Oona Öhman ${index}`, email: `learner${index}@care.example`, salt: String(index).padStart(16, '0') },
      status: { ...base.status, index: 1000 + index },
    }),
  )
  const record = (index: number) => records[index % records.length] ?? base
  const unsigned = records.map((one) => JSON.parse(prepare(one)) as { '@context': string[]; validFrom: string })
  const own = new Set(unsigned[0]?.['@context'].slice(2))

  const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secretKey])
  const privateKey = createPrivateKey({ key: seed, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const bytes = Buffer.alloc(64, 7)
  const signature = sign(null, bytes, privateKey)

  const issuing = await interleaved(
    {
      ours: { count: 16, run: (index) => issue(record(index), signer) },
      library: {
        count: 16,
        run: (index) => {
          const { proof: _none, ...credential } = structuredClone(unsigned[index % unsigned.length]) as {
            validFrom: string
            proof?: unknown
          }
          const suite = new DataIntegrityProof({ signer, cryptosuite, date: credential.validFrom })
          return vc.issue({
            credential,
            suite,
            documentLoader: (url: string) => contextsFor(own).load(url),
            now: new Date(credential.validFrom),
          })
        },
      },
      bare: { count: 3000, run: () => sign(null, bytes, privateKey) },
    },
    rounds,
  )
  heading('Issuing one at a time, per core')
  say('issue() of @poiju/credentials', number(issuing.rate('ours'), '/s'))
  say('@digitalbazaar/vc issue, same documents', number(issuing.rate('library'), '/s'))
  say('bare Ed25519 signing of 64 bytes', number(issuing.rate('bare'), '/s'))
  say('ours against the library', number(issuing.ratio('ours', 'library'), '×'), 'the engine alone: 80 ×')
  say('ours against bare signing', number(issuing.ratio('ours', 'bare')), 'the engine alone: 0.55')

  const texts = await Promise.all(records.map((one) => issue(one, signer)))
  const text = (index: number) => texts[index % texts.length] ?? ''
  const now = new Date(Date.parse(base.issuedAt) + 60_000)
  const list = await sealStatusList(
    {
      id: base.status.list,
      issuer: did,
      purpose: 'revocation',
      length: 131_072,
      revoked: [],
      validFrom: new Date(base.issuedAt),
      validUntil: new Date(now.getTime() + 86_400_000),
    },
    signer,
  )
  const known = async () => document
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    assertionMethod: document.assertionMethod,
  }
  const multikey = 'https://w3id.org/security/multikey/v1'
  const method = { '@context': multikey, ...document.verificationMethod[0] }
  const contexts = contextsFor(
    own,
    new Map<string, object>([
      [did, controller],
      [method.id ?? '', method],
      [multikey, multikeyContext],
    ]),
  )
  const documentLoader = (url: string) => contexts.load(url)
  const suite = new DataIntegrityProof({ cryptosuite })
  const accept = (isTrue: boolean, what: string) => {
    if (!isTrue) throw new Error(`${what} did not accept its credential`)
  }
  const verifying = await interleaved(
    {
      ours: {
        count: 16,
        run: async (index) =>
          accept((await verify(text(index), { now, knownIssuer: known })).verdict === 'statusUnclear', 'verify()'),
      },
      withStatus: {
        count: 8,
        run: async (index) =>
          accept(
            (
              await verify(text(index), {
                now,
                knownIssuer: known,
                lookUp: async () => ({ bytes: Buffer.from(list), mediaType: null }),
              })
            ).verdict === 'genuine',
            'verify()',
          ),
      },
      library: {
        count: 16,
        run: async (index) => {
          const credential = JSON.parse(text(index)) as object
          const checkStatus = async () => ({ verified: true })
          accept((await vc.verifyCredential({ credential, suite, documentLoader, checkStatus })).verified, '@digitalbazaar/vc')
        },
      },
      bare: { count: 2000, run: () => verifyBytes(null, bytes, publicKey, signature) },
    },
    rounds,
  )
  heading('Verifying one at a time with every check, per core')
  say('verify() of @poiju/credentials, status not at hand', number(verifying.rate('ours'), '/s'))
  say('verify() with its status list verified too', number(verifying.rate('withStatus'), '/s'))
  say('@digitalbazaar/vc verifyCredential, same documents', number(verifying.rate('library'), '/s'))
  say('bare Ed25519 verifying of 64 bytes', number(verifying.rate('bare'), '/s'))
  say('ours against the library', number(verifying.ratio('ours', 'library'), '×'), 'the engine alone: 45 ×')
  say('ours against bare verifying', number(verifying.ratio('ours', 'bare')), 'the engine alone: 0.70')
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
