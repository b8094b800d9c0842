import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildCredential } from '../build.ts'
import { aRecord } from '../testing.ts'
import { base64url } from './base64url.ts'
import { signJws } from './jws.ts'
import { anIssuer, said, type TestIssuer } from './testing.ts'
import { issueVcJwt, type JwtVerifyOptions, verifyVcJwt } from './vc-jwt.ts'

const now = new Date('2026-11-25T12:00:00Z')
const credential = buildCredential(aRecord())
const types = ['Ed25519', 'P-256', 'P-384', 'P-521', 'RSA'] as const
const algorithms = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512', RSA: 'RS256' } as const
const issuers = new Map<string, TestIssuer>()
beforeAll(async () => {
  for (const type of types) issuers.set(type, await anIssuer(type))
})
const of = (type: (typeof types)[number] = 'Ed25519') => issuers.get(type) as TestIssuer
const options = (issuer: TestIssuer, at = now): JwtVerifyOptions => ({ now: at, resolveIssuer: issuer.resolveIssuer })

describe('a credential as JWT', () => {
  test.each(types)('%s: signed here, it verifies here and in jose, Finnish and Swedish letters whole', async (type) => {
    const issuer = of(type)
    const token = await issueVcJwt(credential, issuer.signer)
    const answer = await verifyVcJwt(token, options(issuer))
    expect(said(answer.checks)).toEqual([
      'format:ok:open-badge-jwt',
      'proof:ok:signature-valid',
      'issuer:ok:known-issuer',
      'validity:ok:valid-without-end',
    ])
    const { payload, protectedHeader } = await jwtVerify(token, await importJWK(issuer.publicJwk, algorithms[type]), {
      currentDate: now,
    })
    expect(protectedHeader).toEqual({ alg: algorithms[type], typ: 'vc+jwt', cty: 'vc', kid: issuer.signer.id })
    expect(payload).toEqual({ ...credential, iss: issuer.id, jti: credential['id'] })
    expect(JSON.stringify(answer.document)).toContain('Oona Öhman-Åberg')
  })

  test.each(types)('%s: signed by jose, it verifies here', async (type) => {
    const issuer = of(type)
    const token = await new CompactSign(new TextEncoder().encode(JSON.stringify({ ...credential, iss: issuer.id })))
      .setProtectedHeader({ alg: algorithms[type], typ: 'vc+jwt', kid: issuer.signer.id })
      .sign(await importJWK(issuer.privateJwk, algorithms[type]))
    expect((await verifyVcJwt(token, options(issuer))).isKnown).toBe(true)
  })

  test('as Open Badges asks it: RS256, typ JWT, no further headers, the dates said again, jwk beside kid', async () => {
    const issuer = of('RSA')
    const timed = {
      ...credential,
      validUntil: '2036-11-24T12:00:00Z',
      credentialSubject: { ...(credential['credentialSubject'] as object), id: 'did:key:oppija' },
    }
    const token = await issueVcJwt(timed, issuer.signer, { profile: 'open-badges', jwk: issuer.privateJwk })
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: issuer.signer.id, jwk: issuer.publicJwk })
    const { payload } = await compactVerify(token, await importJWK(issuer.publicJwk, 'RS256'))
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      iss: issuer.id,
      sub: 'did:key:oppija',
      jti: credential['id'],
      nbf: Date.parse('2026-11-24T12:00:00Z') / 1000,
      exp: Date.parse('2036-11-24T12:00:00Z') / 1000,
    })
    expect((await verifyVcJwt(token, options(issuer))).isKnown).toBe(true)
  })

  test('a signer that is not in this process signs too', async () => {
    const issuer = of('P-256')
    const { signNow: _local, ...remote } = issuer.signer
    expect((await verifyVcJwt(await issueVcJwt(credential, remote), options(issuer))).isKnown).toBe(true)
  })

  test.each([
    ['no-context', { '@context': ['https://www.w3.org/ns/did/v1'] }],
    ['older-data-model', { '@context': ['https://www.w3.org/2018/credentials/v1'] }],
    ['not-a-credential', { type: ['Todistus'] }],
    ['no-issuer', { issuer: {} }],
    ['no-subject', { credentialSubject: [] }],
    ['broken-dates', { validFrom: '2026-11-24' }],
    ['vc-claim', { vc: {} }],
    ['unknown-member', { keksitty: 'tieto' }],
    ['claims-disagree', { iss: 'did:web:toinen.example' }],
    ['json-lone-surrogate', { name: '\ud800' }],
  ])('%s: what is no credential is not signed', async (code, change) => {
    await expect(issueVcJwt({ ...credential, ...change }, of().signer)).rejects.toMatchObject({ name: 'NotIssuable', code })
  })
})

describe('tokens that are refused', () => {
  type Make = (issuer: TestIssuer) => Promise<string>
  const header = (change: object) => (issuer: TestIssuer) =>
    signJws({ typ: 'vc+jwt', cty: 'vc', kid: issuer.signer.id, ...change }, JSON.stringify(credential), issuer.signer)
  const payload = (change: object) => (issuer: TestIssuer) =>
    signJws({ typ: 'vc+jwt', cty: 'vc', kid: issuer.signer.id }, JSON.stringify({ ...credential, ...change }), issuer.signer)
  const raw = (head: object, body: string = JSON.stringify(credential)) =>
    `${base64url(JSON.stringify(head))}.${base64url(body)}.`

  const table: readonly [name: string, code: string, make: Make][] = [
    ['no signature at all', 'algorithm-none', async () => raw({ alg: 'none', typ: 'vc+jwt' })],
    ['nOnE', 'algorithm-none', async () => raw({ alg: 'nOnE', typ: 'vc+jwt' })],
    ['HMAC with the public key as secret', 'algorithm-not-allowed', async () => raw({ alg: 'HS256', typ: 'vc+jwt' })],
    ['PS256, which we do not take', 'algorithm-not-allowed', async () => raw({ alg: 'PS256' })],
    ['an algorithm that objects inherit', 'algorithm-not-allowed', async () => raw({ alg: 'constructor' })],
    ['an algorithm of another key type', 'algorithm-not-of-key', (issuer) => header({ alg: 'ES256' })(issuer)],
    ['an algorithm that the key itself excludes', 'algorithm-not-of-key', (issuer) => header({})(issuer)],
    ['a critical extension', 'critical-header-unknown', header({ crit: ['exp'] })],
    ['an empty list of critical extensions', 'critical-header-unknown', header({ crit: [] })],
    ['an unencoded payload', 'payload-unencoded', header({ b64: false, crit: ['b64'] })],
    ['a private key in the header', 'private-key-in-header', header({ jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A', d: 'A' } })],
    [
      'a key of its own in the header',
      'key-not-of-issuer',
      async (issuer) => {
        const stranger = await anIssuer('Ed25519')
        return signJws(
          { typ: 'vc+jwt', kid: issuer.signer.id, jwk: stranger.publicJwk },
          JSON.stringify(credential),
          stranger.signer,
        )
      },
    ],
    [
      'an address of keys',
      'signature-invalid',
      async (issuer) => {
        const stranger = await anIssuer('Ed25519')
        return signJws(
          { typ: 'vc+jwt', jku: 'https://rosvo.example/keys', kid: issuer.signer.id },
          JSON.stringify(credential),
          stranger.signer,
        )
      },
    ],
    ['a kid that the issuer does not have', 'key-not-of-issuer', header({ kid: 'did:web:rosvo.example#1' })],
    ['a type of something else', 'wrong-type', header({ typ: 'kb+jwt' })],
    ['a presentation instead of a credential', 'wrong-type', header({ typ: 'vp+jwt' })],
    ['a content of something else', 'wrong-content-type', header({ cty: 'json' })],
    [
      'one letter of the payload changed',
      'signature-invalid',
      async (issuer) => {
        const [head, body = '', signature] = (await header({})(issuer)).split('.')
        return [head, base64url(Buffer.from(body, 'base64url').toString().replace('Oona', 'Anna')), signature].join('.')
      },
    ],
    [
      'one bit of the signature changed',
      'signature-invalid',
      async (issuer) => {
        const [head, body, signature = ''] = (await header({})(issuer)).split('.')
        const bytes = Buffer.from(signature, 'base64url')
        bytes[3] = (bytes[3] ?? 0) ^ 1
        return [head, body, base64url(bytes)].join('.')
      },
    ],
    [
      'an empty signature',
      'signature-invalid',
      async (issuer) => `${(await header({})(issuer)).split('.').slice(0, 2).join('.')}.`,
    ],
    ['padding', 'jwt-malformed', async (issuer) => `${await header({})(issuer)}==`],
    ['stray bits in the last character', 'jwt-malformed', async (issuer) => `${(await header({})(issuer)).slice(0, -1)}_`],
    ['four parts', 'jwt-malformed', async (issuer) => `${await header({})(issuer)}.x`],
    ['a header with one member twice', 'jwt-header-broken', async () => `${base64url('{"alg":"none","alg":"EdDSA"}')}.e30.AA`],
    [
      'a payload with one member twice',
      'json-duplicate-key',
      (issuer) => signJws({ typ: 'vc+jwt', kid: issuer.signer.id }, '{"a":1,"a":2}', issuer.signer),
    ],
    [
      'a payload that sets prototypes',
      'json-forbidden-key',
      (issuer) => signJws({ typ: 'vc+jwt', kid: issuer.signer.id }, '{"__proto__":{}}', issuer.signer),
    ],
    ['a list as payload', 'not-an-object', (issuer) => signJws({ typ: 'vc+jwt' }, '[]', issuer.signer)],
    ['iss of somebody else', 'claims-disagree', payload({ iss: 'did:web:rosvo.example' })],
    ['jti of something else', 'claims-disagree', payload({ jti: 'urn:toinen' })],
    ['a vc claim of the older model', 'vc-claim', payload({ vc: {} })],
    ['nbf that is no number', 'broken-dates', payload({ nbf: 'huomenna' })],
    ['nbf of tomorrow', 'not-yet-valid', payload({ nbf: now.getTime() / 1000 + 86_400 })],
    ['exp of yesterday', 'expired', payload({ exp: now.getTime() / 1000 - 86_400 })],
    ['exp beyond all clocks', 'valid-until', payload({ exp: 1e300 })],
    [
      'validUntil of yesterday, exp of tomorrow',
      'expired',
      payload({ validUntil: '2026-11-24T13:00:00Z', exp: now.getTime() / 1000 + 86_400 }),
    ],
    [
      'a badge whose nbf is not its validFrom',
      'claims-disagree',
      (issuer) => signJws({ typ: 'JWT', kid: issuer.signer.id }, JSON.stringify({ ...credential, nbf: 1 }), issuer.signer),
    ],
  ]
  test.each(table)('%s: %s', async (name, code, make) => {
    const issuer = await anIssuer('Ed25519')
    const [method] = issuer.document.verificationMethod
    const document =
      name === 'an algorithm that the key itself excludes' && method
        ? { ...issuer.document, verificationMethod: [{ ...method, publicKeyJwk: { ...issuer.publicJwk, alg: 'ES256' } }] }
        : issuer.document
    const answer = await verifyVcJwt(await make(issuer), { now, resolveIssuer: async () => ({ kind: 'known', document }) })
    expect(answer.checks.map((each) => each.code)).toContain(code)
    if (code !== 'valid-until') expect(answer.checks.some(({ outcome }) => outcome === 'failed')).toBe(true)
  })

  test('an RSA key below 2048 bits counts for nothing', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' })
    const issuer = await anIssuer('RSA')
    const id = issuer.signer.id
    const method = { id, type: 'JsonWebKey', controller: issuer.id, publicKeyJwk: { ...weak } }
    const document = { id: issuer.id, verificationMethod: [method], assertionMethod: [id] }
    const answer = await verifyVcJwt(await issueVcJwt(credential, issuer.signer), {
      now,
      resolveIssuer: async () => ({ kind: 'known', document }),
    })
    expect(said(answer.checks)).toContain('proof:failed:key-not-usable')
  })

  test('a revoked key: what it claims to have signed before still counts, what after does not', async () => {
    const before = await anIssuer('P-256', { revoked: '2026-11-24T13:00:00Z' })
    expect((await verifyVcJwt(await issueVcJwt(credential, before.signer), options(before))).isKnown).toBe(true)
    const after = await anIssuer('P-256', { revoked: '2026-11-24T11:00:00Z' })
    expect(said((await verifyVcJwt(await issueVcJwt(credential, after.signer), options(after))).checks)).toContain(
      'proof:failed:key-revoked',
    )
    const expired = await anIssuer('P-256', { expires: '2026-11-24T11:00:00Z' })
    expect(said((await verifyVcJwt(await issueVcJwt(credential, expired.signer), options(expired))).checks)).toContain(
      'proof:failed:key-expired',
    )
  })

  test('an issuer whom nobody knows is not called a forger', async () => {
    const issuer = of()
    const answer = await verifyVcJwt(await issueVcJwt(credential, issuer.signer), {
      now,
      resolveIssuer: async () => ({ kind: 'unknown', code: 'issuer-not-in-list' }),
    })
    expect(said(answer.checks).slice(1, 3)).toEqual(['proof:not-checked:issuer-not-in-list', 'issuer:warning:issuer-not-in-list'])
  })

  test('no text at all makes verifying throw', async () => {
    const issuer = of()
    const part = fc.oneof(fc.string(), fc.json().map(base64url))
    await fc.assert(
      fc.asyncProperty(part, part, part, async (a, b, c) => {
        expect((await verifyVcJwt(`${a}.${b}.${c}`, options(issuer))).isKnown).toBe(false)
      }),
    )
  })
})
