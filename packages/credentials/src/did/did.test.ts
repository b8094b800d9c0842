import { describe, expect, test } from 'vitest'
import { generateJwk, generateKey, publicKeyFrom } from '../keys.ts'
import type { LookUp } from '../look-up.ts'
import { readControllerDocument } from './controller-document.ts'
import { controllerOf, didJwkDocument, didKeyDocument } from './did-key.ts'
import { didWebAddress } from './did-web.ts'
import { Resolver } from './resolve.ts'

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
/** Answers from a table, and keeps what was asked. */
function answering(table: Readonly<Record<string, unknown>>): { lookUp: LookUp; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    lookUp: async ({ url }) => {
      asked.push(url)
      return Object.hasOwn(table, url) ? { bytes: bytes(table[url]), mediaType: 'application/json' } : undefined
    },
  }
}
const multikey = async () => (await generateKey()).publicKeyMultibase

describe('did:web', () => {
  test.each([
    ['did:web:yliopisto.example', 'https://yliopisto.example/.well-known/did.json'],
    ['did:web:yliopisto.example:institutions:jamk', 'https://yliopisto.example/institutions/jamk/did.json'],
    ['did:web:localhost%3A4000:institutions:jamk', 'https://localhost:4000/institutions/jamk/did.json'],
    ['did:web:xn--hyvskyl-0zaa.example:ty%C3%B6', 'https://xn--hyvskyl-0zaa.example/ty%C3%B6/did.json'],
  ])('the document of %s is at %s', (did, address) => {
    expect(didWebAddress(did)).toBe(address)
  })

  test.each([
    'did:web:',
    'did:web:a.example:..:admin',
    'did:web:a.example:%2e%2e:admin',
    'did:web:a.example:x%2Fy',
    'did:web:a.example:x%00',
    'did:web:a.example%3A99999',
    'did:web:a.example:',
    'did:web:user@evil.example',
    'did:web:a.example%3A80@evil.example',
    'did:web:a.example/path',
    'did:web:a.example?x=1',
    'did:web:a.example#key',
    'did:web:0x7f000001',
    'did:web:2130706433',
    `did:web:a.example:${'x'.repeat(600)}`,
    'did:key:z6Mk',
  ])('%s names no document', (did) => {
    expect(didWebAddress(did)).toBeUndefined()
  })
})

describe('identifiers that are their key', () => {
  test('did:key of each kind names its key for assertions and for showing', async () => {
    for (const type of ['Ed25519', 'P-256', 'P-384'] as const) {
      const { publicKeyMultibase } = await generateKey(type)
      const did = `did:key:${publicKeyMultibase}`
      expect(didKeyDocument(did)).toMatchObject({
        id: did,
        assertionMethod: [`${did}#${publicKeyMultibase}`],
        authentication: [`${did}#${publicKeyMultibase}`],
      })
    }
  })

  test('did:jwk names its key as #0; one with a private part, or for encryption, is none', async () => {
    const jwk = await generateJwk('P-256')
    const { d: _secret, ...open } = jwk
    const did = (value: object) => `did:jwk:${Buffer.from(JSON.stringify(value)).toString('base64url')}`
    expect(didJwkDocument(did(open))?.assertionMethod).toEqual([`${did(open)}#0`])
    expect(didJwkDocument(did(jwk))).toBeUndefined()
    expect(didJwkDocument(did({ ...open, use: 'enc' }))).toBeUndefined()
    expect(didJwkDocument('did:jwk:eyJ')).toBeUndefined()
  })

  test('what is no identifier, and what is of another method, is told apart', () => {
    expect([controllerOf('nodid:key:z6Mk'), controllerOf('did:web:a.example'), controllerOf('did:key:z6MkBroken')]).toEqual([
      'invalidDid',
      'methodNotSupported',
      'invalidDid',
    ])
  })
})

describe('documents of strangers', () => {
  const id = 'did:web:yliopisto.example'
  const method = async (change: object = {}) => {
    const key = await multikey()
    return { id: `${id}#${key}`, type: 'Multikey', controller: id, publicKeyMultibase: key, ...change }
  }

  test('short ids are completed, and a method inside a relationship counts for it', async () => {
    const inside = await method({ id: '#uusi' })
    const document = readControllerDocument(id, bytes({ id, assertionMethod: [inside] }))
    expect(document).toMatchObject({ assertionMethod: [`${id}#uusi`], authentication: [] })
  })

  test('a key as JWK is read, private parts or not', async () => {
    const { d: _secret, ...jwk } = await generateJwk('Ed25519')
    const one = { id: '#j', type: 'JsonWebKey', controller: id, publicKeyJwk: jwk }
    expect(readControllerDocument(id, bytes({ id, verificationMethod: [one], assertionMethod: ['#j'] }))).toMatchObject({
      assertionMethod: [`${id}#j`],
    })
  })

  const left: readonly (readonly [string, (good: Record<string, unknown>) => unknown])[] = [
    ['of another controller', (good) => ({ ...good, controller: 'did:web:evil.example' })],
    ['of a type that nobody knows', (good) => ({ ...good, type: 'ReversedKey2099' })],
    ['with two keys', (good) => ({ ...good, publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'a' } })],
    [
      'with a key of small order',
      (good) => ({ ...good, publicKeyMultibase: 'z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP' }),
    ],
    ['with a withdrawal that cannot be read', (good) => ({ ...good, revoked: 'yesterday' })],
    ['without its id', ({ id: _id, ...good }) => good],
    ['that is a number', () => 7],
  ]
  test.each(left)('a method %s is left out', async (_what, change) => {
    const good = await method()
    const document = readControllerDocument(id, bytes({ id, verificationMethod: [change(good)], assertionMethod: [good.id] }))
    expect(document).toMatchObject({ verificationMethod: [], assertionMethod: [] })
  })

  test('a relationship cannot name a method that is not there', async () => {
    const document = readControllerDocument(id, bytes({ id, assertionMethod: [`${id}#nobody`] }))
    expect(document).toMatchObject({ assertionMethod: [] })
  })

  test('of two methods with one id the first counts', async () => {
    const [first, second] = [await method({ id: '#a' }), await method({ id: '#a' })]
    const document = readControllerDocument(id, bytes({ id, verificationMethod: [first, second], assertionMethod: ['#a'] }))
    expect(document).toMatchObject({ verificationMethod: [{ publicKeyMultibase: first.publicKeyMultibase }] })
  })

  test.each([
    ['somebody else', { id: 'did:web:other.example' }, 'another-controller'],
    ['nobody', {}, 'another-controller'],
    ['a list', [], 'not-a-document'],
  ])('a document of %s is refused', (_who, document, code) => {
    expect(readControllerDocument(id, bytes(document))).toBe(code)
  })

  test('a document that is too large, too deep or says a thing twice is refused', () => {
    expect(readControllerDocument(id, Buffer.alloc(70_000, 32))).toBe('not-a-document')
    expect(readControllerDocument(id, `${'['.repeat(40)}${']'.repeat(40)}`)).toBe('not-a-document')
    expect(readControllerDocument(id, `{"id":"${id}","id":"${id}"}`)).toBe('not-a-document')
  })
})

describe('keys at addresses', () => {
  const issuer = 'https://yliopisto.example/issuers/5'

  test('a key in the fragment of an https address is a key, and whose it is stays open', async () => {
    const key = await multikey()
    const { lookUp } = answering({})
    const resolved = await new Resolver({ lookUp }).method(`${issuer}#${key}`)
    expect(resolved).toMatchObject({ controller: undefined, method: { publicKeyMultibase: key } })
  })

  test('where the controller’s own document is there, only what it lists counts', async () => {
    const [own, other] = [await multikey(), await multikey()]
    const method = { id: `${issuer}#${own}`, type: 'Multikey', controller: issuer, publicKeyMultibase: own }
    const { lookUp } = answering({ [issuer]: { id: issuer, verificationMethod: [method], assertionMethod: [method.id] } })
    const resolver = new Resolver({ lookUp })
    expect(await resolver.method(`${issuer}#${own}`)).toMatchObject({ controller: { source: 'looked-up' } })
    expect(await resolver.method(`${issuer}#${other}`)).toBe('key-not-in-document')
  })

  test('a key document of its own counts when its controller names it', async () => {
    const key = await multikey()
    const address = 'https://yliopisto.example/keys/1'
    const keyDocument = { id: address, type: 'Multikey', controller: issuer, publicKeyMultibase: key }
    const { lookUp } = answering({ [address]: keyDocument, [issuer]: { id: issuer, assertionMethod: [keyDocument] } })
    expect(await new Resolver({ lookUp }).method(address)).toMatchObject({
      key: publicKeyFrom(key),
      controller: { source: 'looked-up' },
    })
  })

  test('a document is asked for once, however many proofs name it', async () => {
    const { lookUp, asked } = answering({})
    const resolver = new Resolver({ lookUp })
    await resolver.controller('did:web:yliopisto.example')
    await resolver.controller('did:web:yliopisto.example')
    expect(asked).toEqual(['https://yliopisto.example/.well-known/did.json'])
  })

  test('what the caller knows goes before what is found, and must be of the one that was asked', async () => {
    const { publicKeyMultibase } = await generateKey()
    const did = `did:key:${publicKeyMultibase}`
    const known = new Resolver({
      knownIssuer: async (id) =>
        id === did ? didKeyDocument(did) : { id: 'did:web:else.example', verificationMethod: [], assertionMethod: [] },
    })
    expect(await known.controller(did)).toMatchObject({ source: 'known' })
    expect(await known.controller('did:web:a.example')).toBe('another-controller')
  })

  test.each(['did:example:x#1', 'http://yliopisto.example#z', 'urn:x', '', 'x'.repeat(3_000)])(
    '%s is not followed',
    async (address) => {
      const { lookUp, asked } = answering({})
      expect(typeof (await new Resolver({ lookUp }).method(address))).toBe('string')
      expect(asked).toEqual([])
    },
  )
})
