/** Keys that stand at an address of their own: what they prove, and what they do not. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { DidDocument } from '../did-document.ts'
import { issueVcJwt } from '../jose/index.ts'
import { generateJwk, type Jwk, jwkOf, jwkSigner, publicKeyFromJwk, type Signer } from '../keys.ts'
import type { LookUp, LookUpRequest } from '../look-up.ts'
import { issueSdJwtVc } from '../sd-jwt/index.ts'
import type { JsonObject } from '../strict-json.ts'
import { isAccepted, type Report, type VerifyOptions, verify } from '../verify.ts'

const now = new Date('2026-11-26T12:00:00Z')
const issuer = 'https://yliopisto.example/issuers/1'
const keyAddress = 'https://yliopisto.example/keys/1'

async function aKey(): Promise<{ jwk: Jwk; signerAt: (id: string) => Signer }> {
  const secret = await generateJwk('P-256')
  const publicKey = publicKeyFromJwk(secret)
  if (!publicKey) throw new Error('no key')
  return { jwk: jwkOf(publicKey), signerAt: (id) => jwkSigner({ verificationMethod: id, jwk: secret }) }
}
let own: Awaited<ReturnType<typeof aKey>>
let thief: Awaited<ReturnType<typeof aKey>>
beforeAll(async () => {
  own = await aKey()
  thief = await aKey()
})

/** Answers from a table, and keeps what was asked for. */
function web(table: Readonly<Record<string, object>>): { lookUp: LookUp; asked: LookUpRequest[] } {
  const asked: LookUpRequest[] = []
  const lookUp: LookUp = async (request) => {
    asked.push(request)
    const found = table[request.url]
    return found && { bytes: Buffer.from(JSON.stringify(found)), mediaType: null }
  }
  return { lookUp, asked }
}
const lines = (report: Report) => [
  report.verdict,
  ...['proof', 'issuer'].map((name) => report.checks.find((one) => one.name === name)?.code),
  isAccepted(report),
]

describe('a badge whose kid is the address of a bare JWK', () => {
  const badge = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Yliopisto' },
    validFrom: '2026-11-20T12:00:00Z',
    credentialSubject: { type: ['AchievementSubject'], id: 'did:example:oona' },
  }
  const check = async (kid: string, table: Readonly<Record<string, object>>, by = own, change: JsonObject = {}) => {
    const token = await issueVcJwt({ ...badge, ...change }, by.signerAt(kid), { profile: 'open-badges' })
    return lines(await verify(token, { now, lookUp: web(table).lookUp }))
  }
  const open = ['unknownIssuer', 'signature-valid', 'issuer-not-confirmed', true]

  test('is signed by that key; that it is the issuer\u2019s, the key does not say', async () => {
    expect(await check(keyAddress, { [keyAddress]: own.jwk })).toEqual(open)
    expect((await check(keyAddress, { [keyAddress]: thief.jwk }))[0]).toBe('altered')
    expect((await check(keyAddress, {}))[0]).toBe('notCheckable')
  })

  test('the key of a set is the one that the fragment names', async () => {
    const set = {
      keys: [
        { ...thief.jwk, kid: 'a' },
        { ...own.jwk, kid: 'b' },
      ],
    }
    expect(await check('https://yliopisto.example/keys#b', { 'https://yliopisto.example/keys': set })).toEqual(open)
    expect((await check('https://yliopisto.example/keys#a', { 'https://yliopisto.example/keys': set }))[0]).toBe('altered')
    expect((await check('https://yliopisto.example/keys#c', { 'https://yliopisto.example/keys': set }))[0]).toBe('notCheckable')
  })

  test.each([
    ['private', { d: 'AAAA' }],
    ['for encryption', { use: 'enc' }],
  ])('a key that is %s is none', async (_, change) => {
    expect((await check(keyAddress, { [keyAddress]: { ...own.jwk, ...change } }))[0]).toBe('notCheckable')
  })

  test('a profile without keys does not speak against a key of its own host, and does against any other', async () => {
    const profile = { id: issuer, type: 'Profile', name: 'Yliopisto' }
    expect(await check(keyAddress, { [keyAddress]: own.jwk, [issuer]: profile })).toEqual(open)
    const elsewhere = 'https://rosvo.example/keys/1'
    expect((await check(elsewhere, { [elsewhere]: thief.jwk, [issuer]: profile }, thief))[0]).toBe('altered')
  })

  test('a known issuer is known by its key, at whatever address of its host that key stands', async () => {
    const did = 'did:web:yliopisto.example'
    const method = { id: `${did}#1`, type: 'JsonWebKey', controller: did, publicKeyJwk: own.jwk }
    const older = { ...method, id: `${did}#0`, publicKeyJwk: (await aKey()).jwk }
    const assertionMethod = [older.id, method.id]
    const document: DidDocument = { id: did, verificationMethod: [older, method], assertionMethod }
    const checkKnown = async (by: typeof own, kid: string) => {
      const token = await issueVcJwt({ ...badge, issuer: did }, by.signerAt(kid), { profile: 'open-badges' })
      const { lookUp, asked } = web({ [kid]: by.jwk })
      const options: VerifyOptions = { now, lookUp, knownIssuer: async (id) => (id === did ? document : undefined) }
      return [...lines(await verify(token, options)), asked.length]
    }
    expect(await checkKnown(own, keyAddress)).toEqual(['genuine', 'signature-valid', 'known-issuer', true, 1])
    expect((await checkKnown(thief, keyAddress))[0]).toBe('altered')
    // Nobody else's host is told that somebody looks at it.
    expect((await checkKnown(thief, 'https://rosvo.example/keys/1')).at(-1)).toBe(0)
  })
})

describe('a wallet\u2019s token of an issuer with an https address', () => {
  const tenant = 'https://yliopisto.example/tenant/1234'
  const metadataAddress = 'https://yliopisto.example/.well-known/jwt-vc-issuer/tenant/1234'
  const keysAddress = 'https://keys.yliopisto.example/set'
  const token = async (iss = tenant, kid = 'b') => {
    const claims = { iss, vct: 'urn:eu.europa.ec.eudi:learning:credential:1', iat: 1_795_000_000 }
    return (await issueSdJwtVc({ claims, disclosable: [] }, own.signerAt(kid))).text
  }
  const jwks = () => ({
    keys: [
      { ...thief.jwk, kid: 'a' },
      { ...own.jwk, kid: 'b' },
    ],
  })
  const check = async (text: string, table: Readonly<Record<string, object>>) => {
    const { lookUp, asked } = web(table)
    return { found: lines(await verify(text, { now, lookUp })), asked }
  }
  const confirmed = ['unknownIssuer', 'signature-valid', 'issuer-looked-up', true]

  test('is checked with the keys in the metadata that its issuer publishes', async () => {
    const { found, asked } = await check(await token(), { [metadataAddress]: { issuer: tenant, jwks: jwks() } })
    expect([found, asked]).toEqual([confirmed, [{ kind: 'issuer-metadata', url: metadataAddress }]])
    const root = 'https://yliopisto.example/'
    const atRoot = { 'https://yliopisto.example/.well-known/jwt-vc-issuer': { issuer: root, jwks: jwks() } }
    expect((await check(await token(root), atRoot)).found).toEqual(confirmed)
  })

  test('or in the set that the metadata names', async () => {
    const metadata = { issuer: tenant, jwks_uri: keysAddress }
    expect((await check(await token(), { [metadataAddress]: metadata, [keysAddress]: jwks() })).found).toEqual(confirmed)
  })

  test('a key that is not in it has not signed for this issuer', async () => {
    expect((await check(await token(tenant, 'a'), { [metadataAddress]: { issuer: tenant, jwks: jwks() } })).found[0]).toBe(
      'altered',
    )
    expect((await check(await token(tenant, 'c'), { [metadataAddress]: { issuer: tenant, jwks: jwks() } })).found[0]).toBe(
      'altered',
    )
  })

  test.each([
    ['of another issuer', { issuer: 'https://rosvo.example/' }],
    ['with keys in two places', { issuer: tenant, jwks_uri: keysAddress }],
  ])('metadata %s is not used', async (_, change) => {
    const metadata = { jwks: jwks(), ...change }
    const { found } = await check(await token(), { [metadataAddress]: metadata, [keysAddress]: jwks() })
    expect(found.slice(0, 2)).toEqual(['notCheckable', 'issuer-not-in-list'])
  })

  test('an address with a question in it is not asked for metadata', async () => {
    const { asked } = await check(await token('https://yliopisto.example/?a=1'), {})
    expect(asked.map(({ kind }) => kind)).not.toContain('issuer-metadata')
  })
})
