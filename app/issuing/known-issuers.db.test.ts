import { didDocument, generateKey, issue, localSigner } from '@poiju/credentials'
import { expect, test } from 'vitest'
import { aRecord } from '../../packages/credentials/src/testing.ts'
import { systemCtx } from '../platform/system.server.ts'
import { aStranger, house } from '../testing/index.ts'
import { documentUrl, keepKnownIssuer } from './known-issuers.server.ts'
import { verifyCredential } from './verify.server.ts'

const operator = async () => {
  const { owner } = await house()
  return systemCtx({ settings: { publicOrigin: 'http://localhost:4000' }, databases: { app: owner } }, 'test', null)
}

/** An issuer elsewhere with a key, its document, and a credential of its own. */
async function anIssuer(did: string) {
  const { publicKeyMultibase, secretKey } = await generateKey()
  const document = didDocument({ did, keys: [{ publicKeyMultibase }] })
  const record = aRecord()
  const credential = await issue(
    { ...record, issuer: { ...record.issuer, did }, awardingBodies: [{ id: did, name: 'Elsewhere' }] },
    localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey }),
  )
  return { did, document, credential }
}

async function outcomeOf(credential: string) {
  const stranger = await aStranger()
  const now = new Date(Date.parse(aRecord().issuedAt) + 60_000)
  const { verdict, checks } = await verifyCredential({ ...stranger, now }, credential)
  return [verdict, checks.find(({ name }) => name === 'issuer')?.code, checks.find(({ name }) => name === 'status')?.outcome]
}

const bytes = (value: unknown) => async () => new TextEncoder().encode(JSON.stringify(value))

test('a credential from elsewhere verifies once the operator keeps its issuer, and its status is said to be not checked', async () => {
  const { did, document, credential } = await anIssuer('did:web:elsewhere.example:institutions:one')
  expect(await outcomeOf(credential)).toEqual(['notCheckable', 'issuer-not-in-list', 'not-checked'])
  const asked: string[] = []
  const answer = await keepKnownIssuer(await operator(), did, async (url) => {
    asked.push(url)
    return bytes(document)()
  })
  expect(answer).toHaveProperty('kept')
  expect(asked).toEqual(['https://elsewhere.example/institutions/one/did.json'])
  expect(await outcomeOf(credential)).toEqual(['statusUnclear', 'known-issuer', 'not-checked'])

  // The issuer has changed its keys: what it signed with the old one is no longer its own.
  const later = await anIssuer(did)
  await keepKnownIssuer(await operator(), did, bytes(later.document))
  expect((await outcomeOf(credential))[0]).toBe('altered')
  expect((await outcomeOf(later.credential))[0]).toBe('statusUnclear')
})

test('nobody can keep keys for an issuer of this installation', async () => {
  const { did, document, credential } = await anIssuer('did:web:localhost%3A4000:institutions:nobody')
  await keepKnownIssuer(await operator(), did, bytes(document))
  expect((await outcomeOf(credential))[0]).toBe('notCheckable')
})

test('a document with short ids and a key inside assertionMethod is read as it is meant', async () => {
  const { did, document, credential } = await anIssuer('did:web:short.example')
  const [method] = document.verificationMethod
  const short = { id: did, assertionMethod: [{ ...method, id: `#${method?.publicKeyMultibase}` }] }
  expect(await keepKnownIssuer(await operator(), did, bytes(short))).toHaveProperty('kept')
  expect((await outcomeOf(credential))[0]).toBe('statusUnclear')
})

test.each([
  ['a document of another issuer', 'did:web:a.example', { id: 'did:web:b.example' }, 'another-issuer'],
  ['a document without keys', 'did:web:a.example', { id: 'did:web:a.example', verificationMethod: [] }, 'no-key-we-can-use'],
  ['something else', 'did:web:a.example', ['did:web:a.example'], 'not-a-document'],
  ['a path that climbs', 'did:web:a.example:..%2F..', {}, 'not-a-did-web'],
  ['another kind of DID', 'did:key:z6Mk', {}, 'not-a-did-web'],
])('%s is not kept', async (_what, did, document, refused) => {
  expect(await keepKnownIssuer(await operator(), did, bytes(document))).toEqual({ refused })
})

test.each([
  ['did:web:issuer.example', 'https://issuer.example/.well-known/did.json'],
  ['did:web:issuer.example%3A8443', 'https://issuer.example:8443/.well-known/did.json'],
  ['did:web:issuer.example:a:b', 'https://issuer.example/a/b/did.json'],
  ['did:web:', null],
  ['did:web:issuer.example:a/../b', null],
])('the document of %s is at %s', (did, url) => {
  expect(documentUrl(did)).toBe(url)
})
