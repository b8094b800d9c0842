import { createHash, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { CompactSign } from 'jose'
import { describe, expect, test } from 'vitest'
import type { LookUp } from './look-up.ts'
import { type Badge2Options, verifyBadge2 } from './open-badges-2.ts'
import type { Report } from './verify/report.ts'

const now = new Date('2026-11-24T12:00:00Z')
const host = 'https://merkit.example'
const context = 'https://w3id.org/openbadges/v2'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const email = 'oona.öhman@kotihoito.example'
const hashOf = (algorithm: string, text: string) => `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`

type Document = Record<string, unknown>

const assertion: Document = {
  '@context': context,
  id: `${host}/a/1`,
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, salt: 'suola', identity: hashOf('sha256', `${email}suola`) },
  badge: `${host}/b/1`,
  issuedOn: '2020-05-01T12:00:00+03:00',
  verification: { type: 'hosted' },
}
const badge: Document = {
  '@context': context,
  id: `${host}/b/1`,
  type: 'BadgeClass',
  name: 'Hygieniapassi',
  description: 'Käsien pesu ja muu arki.',
  criteria: { narrative: 'Läpäisty koe.' },
  issuer: `${host}/i`,
}
const issuer: Document = {
  '@context': context,
  id: `${host}/i`,
  type: 'Issuer',
  name: 'Ääniopisto',
  url: host,
  email: 'merkit@aaniopisto.example',
}
const key: Document = { '@context': context, id: `${host}/k`, type: 'CryptographicKey', owner: `${host}/i`, publicKeyPem: pem }
const signedAssertion: Document = { ...assertion, id: 'urn:uuid:9b2d', verification: { type: 'signed', creator: `${host}/k` } }
const withKey: Document = { ...issuer, publicKey: `${host}/k` }

/** The web as far as a badge needs it: documents by address. */
const web = (...documents: readonly Document[]) =>
  new Map<string, unknown>(documents.map((document) => [String(document['id']), document]))
const hostedWeb = () => web(assertion, badge, issuer)
const signedWeb = () => web(badge, withKey, key)

function lookUpIn(documents: ReadonlyMap<string, unknown>, asked: string[] = []): LookUp {
  return async ({ url }) => {
    asked.push(url)
    const found = documents.get(url)
    if (found === undefined) return undefined
    return {
      bytes: new TextEncoder().encode(typeof found === 'string' ? found : JSON.stringify(found)),
      mediaType: 'application/ld+json',
    }
  }
}

function verifyIn(
  documents: ReadonlyMap<string, unknown>,
  input: Document | string,
  options: Partial<Badge2Options> = {},
): Promise<Report> {
  return verifyBadge2(typeof input === 'string' ? input : JSON.stringify(input), { now, lookUp: lookUpIn(documents), ...options })
}

const sign = (payload: Document, alg = 'RS256', by = privateKey) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg }).sign(by)

const lines = ({ checks }: Report) => Object.fromEntries(checks.map(({ name, outcome, code }) => [name, `${outcome} ${code}`]))

describe('a hosted badge', () => {
  test('is true where its issuer publishes it', async () => {
    const report = await verifyIn(hostedWeb(), assertion)
    expect(lines(report)).toEqual({
      format: 'ok open-badge-2',
      proof: 'ok hosted-same',
      issuer: 'warning issuer-looked-up',
      validity: 'ok valid-without-end',
      status: 'ok not-revoked',
      holder: 'not-checked recipient-not-asked',
    })
    expect(report).toMatchObject({ format: 'open-badge-2', securing: 'hosted', verdict: 'unknownIssuer' })
    expect(report.claims).toMatchObject({
      title: 'Hygieniapassi',
      issuer: 'Ääniopisto',
      issuerId: `${host}/i`,
      criteria: 'Läpäisty koe.',
      issuedAt: '2020-05-01T09:00:00.000Z',
      learner: null,
    })
  })

  test('of an issuer whom the verifier knows is genuine', async () => {
    const knownIssuer = async (id: string) =>
      id === `${host}/i` ? { id, verificationMethod: [], assertionMethod: [] } : undefined
    expect(await verifyIn(hostedWeb(), assertion, { knownIssuer })).toMatchObject({ verdict: 'genuine' })
  })

  test('is never called true without a look-up, and nothing else of it is asked for then', async () => {
    const inline = { ...assertion, badge: { ...badge, issuer } }
    for (const lookUp of [undefined, lookUpIn(new Map())]) {
      const report = await verifyBadge2(JSON.stringify(inline), lookUp ? { now, lookUp } : { now })
      expect(report).toMatchObject({ verdict: 'notCheckable', claims: { title: 'Hygieniapassi', issuer: 'Ääniopisto' } })
      expect(lines(report)).toMatchObject({
        proof: 'not-checked badge-not-at-hand',
        issuer: 'not-checked not-checked-without-proof',
        status: 'not-checked not-checked-without-proof',
      })
    }
    const asked: string[] = []
    await verifyBadge2(JSON.stringify(assertion), { now, lookUp: lookUpIn(new Map(), asked) })
    expect(asked).toEqual([`${host}/a/1`])
  })

  test('may be given by its address alone', async () => {
    expect(lines(await verifyIn(hostedWeb(), `${host}/a/1`))).toMatchObject({
      proof: 'ok hosted-same',
      issuer: 'warning issuer-looked-up',
    })
    expect(await verifyIn(new Map(), `${host}/a/1`)).toMatchObject({ verdict: 'notCheckable', claims: null })
    // What is served there may be somebody else's.
    const another = hostedWeb().set(`${host}/a/2`, assertion)
    expect(lines(await verifyIn(another, `${host}/a/2`))).toMatchObject({ proof: 'failed hosted-differs' })
  })

  test('with its badge and issuer written out is believed at their addresses, not for what is written', async () => {
    const inline = { ...assertion, badge: { ...badge, name: 'Lääkärin tutkinto', issuer: { ...issuer, name: 'Yliopisto' } } }
    const report = await verifyIn(hostedWeb().set(`${host}/a/1`, inline), inline)
    expect(report.claims).toMatchObject({ title: 'Hygieniapassi', issuer: 'Ääniopisto' })
  })

  test.each([
    ['another recipient', { recipient: { ...(assertion['recipient'] as Document), identity: 'sha256$00' } }],
    ['another day', { issuedOn: '2021-05-01T12:00:00+03:00' }],
    ['a later end', { expires: '2030-01-01T00:00:00Z' }],
    ['another badge', { badge: `${host}/b/2` }],
  ])('that was handed over with %s than is published is not it', async (_name, change) => {
    expect(await verifyIn(hostedWeb(), { ...assertion, ...change })).toMatchObject({ verdict: 'altered' })
  })

  test('that is published under another id is not it', async () => {
    const report = await verifyIn(hostedWeb().set(`${host}/a/1`, { ...assertion, id: `${host}/a/2` }), assertion)
    expect(lines(report)).toMatchObject({ proof: 'failed hosted-differs', issuer: 'not-checked proof-failed' })
  })

  test('may be published in another form: the badge written out, another zone of time, a later version', async () => {
    const sameButOther = {
      ...assertion,
      badge: { id: `${host}/b/1` },
      issuedOn: '2020-05-01T09:00:00Z',
      image: `${host}/kuva.png`,
    }
    expect(lines(await verifyIn(hostedWeb().set(`${host}/a/1`, sameButOther), assertion))).toMatchObject({
      proof: 'ok hosted-same',
    })
    const { '@context': _context, id: _id, verification: _verification, ...rest } = assertion
    const old = { ...rest, uid: 'x', issuedOn: 1588323600, verify: { type: 'hosted', url: `${host}/a/1` } }
    expect(lines(await verifyIn(hostedWeb(), old))).toMatchObject({ proof: 'ok hosted-same', issuer: 'warning issuer-looked-up' })
  })

  test('that answers with a page instead of a badge stays open', async () => {
    expect(lines(await verifyIn(hostedWeb().set(`${host}/a/1`, '<html>'), assertion))).toMatchObject({
      proof: 'not-checked hosted-not-readable',
    })
  })

  test('that was taken back is revoked, also when the issuer leaves nothing else of it', async () => {
    for (const gone of [
      { ...assertion, revoked: true, revocationReason: 'Erehdys' },
      { id: `${host}/a/1`, revoked: true, revocationReason: 'Erehdys' },
    ]) {
      const report = await verifyIn(hostedWeb().set(`${host}/a/1`, gone), assertion)
      expect(report.verdict).toBe('revoked')
      expect(report.checks).toContainEqual({ name: 'status', outcome: 'failed', code: 'revoked', params: { reason: 'Erehdys' } })
    }
  })
})

describe('a hosted badge whose address answers that it is gone', () => {
  const gone =
    (body: string, at = `${host}/a/1`): LookUp =>
    async (request) =>
      request.url === at
        ? { bytes: new TextEncoder().encode(body), mediaType: null, isGone: true }
        : lookUpIn(hostedWeb())(request)

  test.each([
    [
      'with the word and the reason',
      JSON.stringify({ id: `${host}/a/1`, revoked: true, revocationReason: 'Erehdys' }),
      'Erehdys',
    ],
    ['with a page for people', '<html>Gone</html>', ''],
    ['with nothing', '', ''],
    ['with the badge as it was', JSON.stringify(assertion), ''],
    ['with words about another one', JSON.stringify({ id: `${host}/a/2`, revocationReason: 'Toinen' }), ''],
    ['with a reason that is no text', JSON.stringify({ revocationReason: { a: 1 } }), ''],
  ])('is revoked: %s', async (_, body, reason) => {
    for (const input of [assertion, `${host}/a/1`]) {
      const report = await verifyIn(hostedWeb(), input, { lookUp: gone(body) })
      expect(report.verdict).toBe('revoked')
      expect(report.checks).toContainEqual({ name: 'status', outcome: 'failed', code: 'revoked', params: { reason } })
    }
  })

  test('a badge class that is gone says nothing of the badge', async () => {
    const report = await verifyIn(hostedWeb(), assertion, { lookUp: gone('', `${host}/b/1`) })
    expect(report.verdict).not.toBe('revoked')
    expect(report.verdict).not.toBe('genuine')
  })
})

describe('whoever publishes a badge cannot make it somebody else’s', () => {
  const elsewhere = 'https://väärentäjä.example/a/1'
  const address = new URL(elsewhere).href
  const forged = { ...assertion, id: address }

  test('a badge on another host than its issuer is outside what the issuer speaks for', async () => {
    const report = await verifyIn(hostedWeb().set(address, forged), forged)
    expect(lines(report)).toMatchObject({ proof: 'ok hosted-same', issuer: 'failed outside-issuer-scope' })
    expect(report.verdict).toBe('altered')
  })

  test('unless the issuer’s own profile says so', async () => {
    for (const verification of [
      { allowedOrigins: new URL(elsewhere).hostname },
      { allowedOrigins: ['muu.example', new URL(elsewhere).origin] },
      { startsWith: `${new URL(elsewhere).origin}/a/` },
      { startsWith: ['https://muu.example/', `${new URL(elsewhere).origin}/a/`] },
    ])
      expect(
        lines(
          await verifyIn(
            hostedWeb()
              .set(address, forged)
              .set(`${host}/i`, { ...issuer, verification }),
            forged,
          ),
        ),
      ).toMatchObject({
        issuer: 'warning issuer-looked-up',
      })
  })

  test.each([
    [{ startsWith: `${host}/muu/` }],
    [{ startsWith: [`${host}/muu/`, 'https://merkit.exampl'] }],
    [{ startsWith: 'https://merkit.example.evil.example' }],
    [{ startsWith: 'https://' }],
    [{ startsWith: '' }],
    [{ allowedOrigins: 'muu.example' }],
    [{ allowedOrigins: ['example', '.example', ''] }],
    [{ allowedOrigins: 'merkit.example', startsWith: `${host}/muu/` }],
  ])('and within %j nothing slips through', async (verification) => {
    expect(lines(await verifyIn(hostedWeb().set(`${host}/i`, { ...issuer, verification }), assertion))).toMatchObject({
      issuer: 'failed outside-issuer-scope',
    })
  })

  test('a beginning is compared by its whole host', async () => {
    const trick = 'https://merkit.example.evil.example/a/1'
    const tricky = { ...assertion, id: trick }
    const rules = { ...issuer, verification: { startsWith: host } }
    expect(lines(await verifyIn(hostedWeb().set(trick, tricky).set(`${host}/i`, rules), tricky))).toMatchObject({
      issuer: 'failed outside-issuer-scope',
    })
  })

  test('rules that are written into the badge are not the issuer’s', async () => {
    const own = { name: 'Ääniopisto', origin: host, verification: { allowedOrigins: [new URL(elsewhere).hostname] } }
    const trick = { ...forged, badge: { name: 'Tutkinto', issuer: own } }
    expect(lines(await verifyIn(hostedWeb().set(address, trick), trick))).toMatchObject({ issuer: 'failed outside-issuer-scope' })
  })

  test('an issuer without an address is named as such, with the host that published the badge', async () => {
    const nameless = { ...forged, badge: { name: 'Tutkinto', issuer: { name: 'Ääniopisto' } } }
    const report = await verifyIn(new Map([[address, nameless]]), nameless)
    expect(report.checks).toContainEqual({
      name: 'issuer',
      outcome: 'warning',
      code: 'issuer-without-address',
      params: { issuer: 'Ääniopisto', address: new URL(elsewhere).host },
    })
  })

  test('badge class and issuer must call themselves what they are asked for, or be found where they do', async () => {
    const other = { ...badge, id: `${host}/b/2` }
    expect(lines(await verifyIn(hostedWeb().set(`${host}/b/1`, other), assertion))).toMatchObject({
      issuer: 'failed badge-class-differs',
    })
    expect(lines(await verifyIn(hostedWeb().set(`${host}/b/1`, other).set(`${host}/b/2`, other), assertion))).toMatchObject({
      issuer: 'warning issuer-looked-up',
    })
    expect(lines(await verifyIn(hostedWeb().set(`${host}/i`, { ...issuer, id: `${host}/j` }), assertion))).toMatchObject({
      issuer: 'failed issuer-differs',
    })
  })

  test('a badge class on another host than its issuer needs the issuer’s word for it', async () => {
    const strange = { ...badge, id: 'https://muu.example/b/1' }
    const lent = { ...assertion, badge: strange.id }
    const documents = web(lent, strange, issuer)
    expect(lines(await verifyIn(documents, lent))).toMatchObject({ issuer: 'failed outside-issuer-scope' })
    documents.set(`${host}/i`, { ...issuer, verification: { allowedOrigins: new URL(host).host } })
    expect(lines(await verifyIn(documents, lent))).toMatchObject({ issuer: 'warning issuer-looked-up' })
  })

  test('what cannot be had of them stays open', async () => {
    expect(lines(await verifyIn(web(assertion, issuer), assertion))).toMatchObject({
      issuer: 'not-checked badge-class-not-at-hand',
    })
    expect(lines(await verifyIn(web(assertion, badge), assertion))).toMatchObject({ issuer: 'not-checked issuer-not-at-hand' })
    expect(lines(await verifyIn(web({ ...assertion, badge: {} }), { ...assertion, badge: {} }))).toMatchObject({
      issuer: 'failed no-issuer',
    })
  })
})

describe('a signed badge', () => {
  test('is true when a key of the issuer’s profile signed it', async () => {
    const report = await verifyIn(signedWeb(), await sign(signedAssertion))
    expect(lines(report)).toMatchObject({
      proof: 'ok signature-valid',
      issuer: 'warning issuer-looked-up',
      status: 'ok no-status',
    })
    expect(report).toMatchObject({ securing: 'jose', claims: { title: 'Hygieniapassi' } })
  })

  test('finds its key written into the profile, among several, or as a bare PEM', async () => {
    const jws = await sign({ ...signedAssertion, verification: { type: 'SignedBadge' } })
    const otherPem = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString()
    for (const publicKeyOfIssuer of [
      key,
      [{ ...key, id: `${host}/k2`, publicKeyPem: otherPem }, key],
      [`${host}/missing`, `${host}/k`],
    ])
      expect(lines(await verifyIn(signedWeb().set(`${host}/i`, { ...issuer, publicKey: publicKeyOfIssuer }), jws))).toMatchObject(
        { proof: 'ok signature-valid' },
      )
    expect(lines(await verifyIn(signedWeb().set(`${host}/k`, pem), jws))).toMatchObject({ proof: 'ok signature-valid' })
  })

  test('of 1.0 names its key by address, which counts beside the issuer alone', async () => {
    const { '@context': _context, ...rest } = signedAssertion
    const old = (url: string) => sign({ ...rest, uid: 'x', verify: { type: 'signed', url }, verification: undefined })
    const documents = web(badge, issuer).set(`${host}/avain.pem`, pem).set('https://evil.example/avain.pem', pem)
    expect(lines(await verifyIn(documents, await old(`${host}/avain.pem`)))).toMatchObject({ proof: 'ok signature-valid' })
    expect(lines(await verifyIn(documents, await old('https://evil.example/avain.pem')))).toMatchObject({
      proof: 'failed key-not-of-issuer',
    })
  })

  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  test.each([
    [
      'a key that the profile does not list',
      signedWeb().set(`${host}/i`, { ...issuer, publicKey: `${host}/k2` }),
      'failed key-not-of-issuer',
    ],
    [
      'a key of another owner',
      signedWeb().set(`${host}/k`, { ...key, owner: 'https://muu.example/i' }),
      'failed key-not-of-issuer',
    ],
    ['a key under another id', signedWeb().set(`${host}/k`, { ...key, id: `${host}/k2` }), 'failed key-not-of-issuer'],
    ['a key that is not at hand', web(badge, withKey), 'not-checked key-not-at-hand'],
    ['an issuer who is not at hand', web(badge, key), 'not-checked key-not-at-hand'],
    ['a profile without keys', signedWeb().set(`${host}/i`, issuer), 'failed key-not-of-issuer'],
    ['a key of 1024 bits', signedWeb().set(`${host}/k`, { ...key, publicKeyPem: weak }), 'not-checked key-too-weak'],
    ['a key of another kind', signedWeb().set(`${host}/k`, { ...key, publicKeyPem: ec }), 'not-checked unknown-key-type'],
    ['a private key in public', signedWeb().set(`${host}/k`, { ...key, publicKeyPem: secret }), 'not-checked unknown-key-type'],
    [
      'a key that is none',
      signedWeb().set(`${host}/k`, { ...key, publicKeyPem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' }),
      'not-checked unknown-key-type',
    ],
  ])('is not true with %s', async (_name, documents, proof) => {
    expect(lines(await verifyIn(documents, await sign(signedAssertion)))).toMatchObject({
      proof,
      status: 'not-checked not-checked-without-proof',
    })
  })

  test('that was changed, or signed by somebody else, has no valid signature', async () => {
    const [header, , signature] = (await sign(signedAssertion)).split('.')
    const changed = `${header}.${Buffer.from(JSON.stringify({ ...signedAssertion, issuedOn: '2019-01-01T00:00:00Z' })).toString('base64url')}.${signature}`
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    for (const jws of [changed, await sign(signedAssertion, 'RS256', stranger)])
      expect(await verifyIn(signedWeb(), jws)).toMatchObject({ verdict: 'altered' })
  })

  test('is not believed for a key that it brings along', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const own = { ...key, publicKeyPem: stranger.publicKey.export({ type: 'spki', format: 'pem' }).toString() }
    const jws = await sign(
      { ...signedAssertion, badge: { ...badge, issuer: { ...issuer, publicKey: own } } },
      'RS256',
      stranger.privateKey,
    )
    expect(lines(await verifyIn(web(badge), jws))).toMatchObject({ proof: 'not-checked key-not-at-hand' })
    expect(lines(await verifyIn(web({ ...badge, issuer: { ...issuer, publicKey: own } }), jws))).toMatchObject({
      proof: 'not-checked key-not-at-hand',
    })
    expect(lines(await verifyIn(signedWeb(), jws))).toMatchObject({ proof: 'failed signature-invalid' })
    // Written into the profile, but somebody else's by its own word.
    const lent = { ...issuer, publicKey: { ...own, owner: 'https://muu.example/i' } }
    expect(lines(await verifyIn(web(badge, lent), jws))).toMatchObject({ proof: 'failed key-not-of-issuer' })
  })

  test.each([
    ['none', 'failed algorithm-not-allowed'],
    ['HS256', 'failed algorithm-not-allowed'],
    ['nOnE', 'failed algorithm-not-allowed'],
    ['ES256K', 'not-checked unknown-algorithm'],
  ])('by %s is not signed', async (alg, proof) => {
    const header = Buffer.from(JSON.stringify({ alg })).toString('base64url')
    const jws = `${header}.${Buffer.from(JSON.stringify(signedAssertion)).toString('base64url')}.c2lnbmF0dXJl`
    expect(lines(await verifyIn(signedWeb(), jws))).toMatchObject({ proof })
  })

  test('without its signature stays open', async () => {
    expect(lines(await verifyIn(signedWeb(), signedAssertion))).toMatchObject({ proof: 'not-checked signature-not-at-hand' })
  })

  const list = `${host}/poistetut`
  test.each([
    ['in a list of ids', { revokedAssertions: ['urn:uuid:9b2d'] }, 'failed revoked'],
    ['with a reason', { revokedAssertions: [{ id: 'urn:uuid:9b2d', revocationReason: 'Erehdys' }] }, 'failed revoked'],
    ['by its old name', { revokedAssertions: [{ uid: 'x' }] }, 'failed revoked'],
    ['in a list of 1.0', { '@context': undefined, id: undefined, type: undefined, x: 'Erehdys' }, 'failed revoked'],
    ['not in the list', { revokedAssertions: ['urn:uuid:1', { id: 'urn:uuid:2' }] }, 'ok not-revoked'],
    ['in an empty list', { revokedAssertions: [] }, 'ok not-revoked'],
    ['in a list of somebody else', { issuer: 'https://muu.example/i', revokedAssertions: [] }, 'failed status-list-invalid'],
    ['in a list of another address', { id: `${host}/muut`, revokedAssertions: [] }, 'failed status-list-invalid'],
    ['in something that is no list', {}, 'failed status-list-invalid'],
  ])('is looked for %s', async (_name, content, status) => {
    const documents = signedWeb()
      .set(`${host}/i`, { ...withKey, revocationList: list })
      .set(list, { '@context': context, id: list, type: 'RevocationList', ...content })
    expect(lines(await verifyIn(documents, await sign({ ...signedAssertion, uid: 'x' })))).toMatchObject({ status })
  })

  test('whose list is not at hand is not called unrevoked', async () => {
    const documents = signedWeb().set(`${host}/i`, { ...withKey, revocationList: list })
    expect(lines(await verifyIn(documents, await sign(signedAssertion)))).toMatchObject({
      status: 'not-checked status-not-at-hand',
    })
    expect(lines(await verifyIn(documents.set(list, 'x'), await sign(signedAssertion)))).toMatchObject({
      status: 'failed status-list-invalid',
    })
  })
})

test('a badge at the end of a long revocation list is revoked', async () => {
  const all = Array.from({ length: 20_000 }, (_, number) => `urn:uuid:${number}`)
  const documents = signedWeb()
    .set(`${host}/i`, { ...withKey, revocationList: `${host}/taken-back` })
    .set(`${host}/taken-back`, {
      '@context': context,
      id: `${host}/taken-back`,
      type: 'RevocationList',
      issuer: `${host}/i`,
      revokedAssertions: [...all, { id: 'urn:uuid:9b2d', revocationReason: 'Erehdys' }],
    })
  expect(lines(await verifyIn(documents, await sign(signedAssertion)))).toMatchObject({ status: 'failed revoked' })
})

describe('what an old badge says', () => {
  test.each([
    [{ expires: '2025-01-01T00:00:00Z' }, 'failed expired'],
    [{ expires: '2027-01-01T00:00:00Z' }, 'ok valid-until'],
    [{ issuedOn: '2027-01-01T00:00:00Z' }, 'failed not-yet-valid'],
    [{ expires: '2019-01-01T00:00:00Z' }, 'failed broken-dates'],
    [{ issuedOn: 'eilen' }, 'failed broken-dates'],
    [{ issuedOn: undefined }, 'failed broken-dates'],
    [{ issuedOn: 1588323600, expires: '1767225600' }, 'failed expired'],
    [{ issuedOn: '2020-05-01' }, 'ok valid-without-end'],
  ])('%j is read as a date: %s', async (change, validity) => {
    const changed = { ...assertion, ...change }
    expect(lines(await verifyIn(hostedWeb().set(`${host}/a/1`, changed), changed))).toMatchObject({ validity })
  })

  test.each([
    [
      'a salted hash',
      { identity: hashOf('sha256', `${email}suola`), salt: 'suola', hashed: true },
      email,
      'ok recipient-matches',
    ],
    [
      'an address in other letters',
      { identity: hashOf('sha256', `${email}suola`), salt: 'suola', hashed: true },
      email.toUpperCase(),
      'ok recipient-matches',
    ],
    ['a hash without salt', { identity: hashOf('sha256', email), hashed: true }, email, 'ok recipient-matches'],
    [
      'a hash that others can forge',
      { identity: hashOf('md5', `${email}suola`), salt: 'suola', hashed: true },
      email,
      'warning recipient-matches-by-md5',
    ],
    ['an address in clear', { identity: email, hashed: false }, ` ${email} `, 'ok recipient-matches'],
    [
      'somebody else',
      { identity: hashOf('sha256', `${email}suola`), salt: 'suola', hashed: true },
      'muu@kotihoito.example',
      'failed recipient-differs',
    ],
    [
      'another salt',
      { identity: hashOf('sha256', `${email}suola`), salt: 'sokeri', hashed: true },
      email,
      'failed recipient-differs',
    ],
    ['an unknown hash', { identity: 'sha512$00', hashed: true }, email, 'not-checked recipient-hash-unknown'],
    ['nobody', {}, email, 'warning no-recipient'],
  ])('%s is compared with who shows it', async (_name, recipient, claimed, holder) => {
    const changed = { ...assertion, recipient: { type: 'email', ...recipient } }
    expect(lines(await verifyIn(hostedWeb().set(`${host}/a/1`, changed), changed, { recipient: claimed }))).toMatchObject({
      holder,
    })
  })

  test('a badge of 2012, with everything inside and only its address outside', async () => {
    const old = {
      recipient: hashOf('sha256', `${email}suola`),
      salt: 'suola',
      issued_on: '2012-06-01',
      badge: {
        version: '0.5.0',
        name: 'HTML Basic',
        description: 'Perusteet',
        criteria: '/html',
        issuer: { origin: host, name: 'Ääniopisto' },
      },
    }
    const report = await verifyIn(new Map([[`${host}/a/0`, old]]), `${host}/a/0`, { recipient: email })
    expect(lines(report)).toMatchObject({
      proof: 'ok hosted-same',
      issuer: 'warning issuer-without-address',
      holder: 'ok recipient-matches',
    })
    expect(report.claims).toMatchObject({ title: 'HTML Basic', issuer: 'Ääniopisto', issuedAt: '2012-06-01T00:00:00.000Z' })
    expect(lines(await verifyIn(new Map([['https://evil.example/0', old]]), 'https://evil.example/0'))).toMatchObject({
      issuer: 'failed outside-issuer-scope',
    })
    expect(lines(await verifyIn(new Map(), old))).toMatchObject({ proof: 'not-checked no-address' })
  })

  test('endorsements in it are not judged, and that is said', async () => {
    const endorsed = { ...badge, endorsement: 'https://muu.example/e/1' }
    expect(lines(await verifyIn(hostedWeb().set(`${host}/b/1`, endorsed), assertion))).toMatchObject({
      endorsements: 'not-checked endorsements-of-old-badges',
    })
  })
})

describe('what is no old badge is refused by name, and nothing throws', () => {
  test.each([
    ['a word', 'hello', 'json-syntax'],
    ['a list', '[]', 'not-an-object'],
    ['an empty object', '{}', 'not-a-badge'],
    [
      'a credential of Open Badges 3.0',
      '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}',
      'not-a-badge',
    ],
    [
      'a context of somewhere',
      JSON.stringify({ ...assertion, '@context': 'https://w3id.org/openbadges/invalid' }),
      'not-a-badge',
    ],
    ['another type', JSON.stringify({ ...assertion, type: 'BadgeClass' }), 'not-a-badge'],
    [
      'a badge that says two things',
      JSON.stringify({ ...assertion, verification: { type: ['hosted', 'signed'] } }),
      'verification-unknown',
    ],
    [
      'a badge that does not say how',
      JSON.stringify({ ...assertion, verification: { type: 'lohkoketju' } }),
      'verification-unknown',
    ],
    ['the same key twice', '{"type":"Assertion","type":"Assertion"}', 'json-duplicate-key'],
    ['__proto__', '{"__proto__":{"type":"Assertion"}}', 'json-forbidden-key'],
    ['a member that calls itself a refusal', '{"refusal":"ok"}', 'not-a-badge'],
    [
      'a hosted badge in a signature',
      `e30.${Buffer.from(JSON.stringify(assertion)).toString('base64url')}.c2ln`,
      'verification-contradicts',
    ],
  ])('%s', async (_name, input, code) => {
    const report = await verifyBadge2(input, { now })
    expect(report).toMatchObject({ verdict: 'notACredential', checks: [{ name: 'format', outcome: 'failed', code }] })
  })

  test('a look-up that fails is a document that is not at hand', async () => {
    const lookUp = async () => {
      throw new Error('gone')
    }
    expect(lines(await verifyBadge2(JSON.stringify(assertion), { now, lookUp }))).toMatchObject({
      proof: 'not-checked badge-not-at-hand',
    })
  })

  test('no badge sends the verifier round and round', async () => {
    const asked: string[] = []
    const many = { ...issuer, publicKey: Array.from({ length: 1000 }, (_, index) => `${host}/k/${index}`) }
    const jws = await sign({ ...signedAssertion, verification: { type: 'signed' } })
    await verifyBadge2(jws, { now, lookUp: lookUpIn(web(badge, many), asked) })
    expect(asked.length).toBeLessThan(13)
  })

  test('only the web is asked', async () => {
    const asked: string[] = []
    for (const id of ['file:///etc/passwd', 'javascript:1', 'urn:uuid:1', `https://a.example/${'x'.repeat(3000)}`]) {
      const report = await verifyBadge2(JSON.stringify({ ...assertion, id }), { now, lookUp: lookUpIn(new Map(), asked) })
      expect(lines(report)).toMatchObject({ proof: 'not-checked no-address' })
    }
    expect(asked).toEqual([])
  })

  test('whatever somebody writes on his own host, it is never a genuine badge of an issuer whom the verifier knows', async () => {
    const own = 'https://evil.example'
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(`${host}/i`, `${own}/b/1`, host, own, 'hosted', issuer, { allowedOrigins: ['evil.example'] }),
    )
    const members = [
      'id',
      'type',
      '@context',
      'recipient',
      'badge',
      'issuedOn',
      'expires',
      'verification',
      'verify',
      'issuer',
      'publicKey',
      'revoked',
      'salt',
      'origin',
    ]
    const changesOf = fc.dictionary(fc.constantFrom(...members), anything, { maxKeys: 3 })
    const knownIssuer = async (id: string) =>
      id === `${host}/i` ? { id, verificationMethod: [], assertionMethod: [] } : undefined
    await fc.assert(
      fc.asyncProperty(changesOf, changesOf, async (ofAssertion, ofBadge) => {
        const forged = { ...assertion, id: `${own}/a/1`, badge: `${own}/b/1`, ...ofAssertion }
        const documents = web(issuer)
          .set(`${own}/a/1`, forged)
          .set(`${own}/b/1`, { ...badge, id: `${own}/b/1`, ...ofBadge })
        for (const input of [JSON.stringify(forged), `${own}/a/1`]) {
          const report = await verifyIn(documents, input, { knownIssuer })
          expect(report.verdict).not.toBe('genuine')
          expect(report.checks.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })
})
