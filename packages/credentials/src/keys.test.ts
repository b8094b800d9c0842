import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base58, fromBase58 } from './base58.ts'
import {
  generateJwk,
  generateKey,
  jwkOf,
  jwkSigner,
  localSigner,
  multibaseOf,
  publicKeyFrom,
  publicKeyFromJwk,
  publicKeyOf,
  secretKeyFrom,
  secretMultibase,
  verifySignature,
} from './keys.ts'

const message = new TextEncoder().encode('Osaaminen näkyväksi – kompetens synlig')

describe('every key type', () => {
  test.each(['Ed25519', 'P-256', 'P-384', 'P-521'] as const)(
    '%s: Multikey and JWK name the same key, and it verifies what it signed',
    async (type) => {
      const pair = await generateKey(type)
      const key = publicKeyFrom(pair.publicKeyMultibase)
      if (!key) throw new Error('no key')
      expect(key.type).toBe(type)
      expect(multibaseOf(key)).toBe(pair.publicKeyMultibase)
      expect(multibaseOf(publicKeyFromJwk(jwkOf(key)) as typeof key)).toBe(pair.publicKeyMultibase)
      expect(publicKeyOf(pair.secretKey, type)).toBe(pair.publicKeyMultibase)
      expect(secretKeyFrom(secretMultibase(pair.secretKey, type))).toEqual({ type, secretKey: pair.secretKey })
      const signer = localSigner({ verificationMethod: 'did:example:1#key', secretKey: pair.secretKey, type })
      const signature = await signer.sign({ data: message })
      expect(verifySignature(key, message, signature)).toBe(true)
      expect(verifySignature(key, message.subarray(1), signature)).toBe(false)
      expect(verifySignature(key, message, signature.subarray(1))).toBe(false)
    },
  )

  test('RSA signs and verifies through its JWK, and has no Multikey', async () => {
    const jwk = await generateJwk('RSA')
    const key = publicKeyFromJwk(jwk)
    if (!key) throw new Error('no key')
    expect(jwkOf(key)['d']).toBeUndefined()
    expect(multibaseOf(key)).toBeNull()
    const signature = await jwkSigner({ verificationMethod: 'x', jwk }).sign({ data: message })
    expect(verifySignature(key, message, signature)).toBe(true)
  })

  test('the Multikeys of the specification are read', () => {
    // Controlled Identifiers 1.0, section 2.2.2, and did:key vectors
    expect(publicKeyFrom('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2')?.type).toBe('Ed25519')
    expect(publicKeyFrom('zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169')?.type).toBe('P-256')
    expect(publicKeyFrom('z82LkvCwHNreneWpsgPEbV3gu1C6NFJEBg4srfJ5gdxEsMGRJUz2sG9FE42shbn2xkZJh54')?.type).toBe('P-384')
  })
})

describe('keys that are refused', () => {
  const small = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    `${'00'.repeat(31)}80`,
    `ec${'ff'.repeat(30)}7f`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
    'ff'.repeat(32),
  ]
  test.each(small)('a public key of small order, or not in its one encoding: %s', (hex) => {
    const raw = Buffer.from(hex, 'hex')
    expect(publicKeyFrom(`z${base58(new Uint8Array([0xed, 0x01, ...raw]))}`)).toBeUndefined()
    expect(publicKeyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') })).toBeUndefined()
  })

  test('a point that is not on its curve, a short RSA key, unknown kinds', async () => {
    const jwk = jwkOf(publicKeyFrom((await generateKey('P-256')).publicKeyMultibase) as never)
    expect(publicKeyFromJwk({ ...jwk, y: jwk['x'] })).toBeUndefined()
    expect(publicKeyFromJwk({ kty: 'RSA', n: Buffer.alloc(128, 0xff).toString('base64url'), e: 'AQAB' })).toBeUndefined()
    expect(publicKeyFromJwk({ kty: 'oct', k: 'AAAA' })).toBeUndefined()
    expect(publicKeyFromJwk({ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA' })).toBeUndefined()
    expect(publicKeyFrom(`z${base58(new Uint8Array([0x80, 0x24, 4, ...Buffer.alloc(32, 1)]))}`)).toBeUndefined()
  })

  test('no text at all makes reading a key throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        publicKeyFrom(a)
        publicKeyFrom(`z${b}`)
        publicKeyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: a })
      }),
    )
  })
})

test('base 58 gives the bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 128 }), (bytes) => {
      expect(fromBase58(base58(bytes))).toEqual(bytes)
    }),
  )
  expect(base58(createHash('sha256').update('').digest())).toBe('GKot5hBsd81kMupNCXHaqbhv3huEbxAFMLnpcX2hniwn')
})
