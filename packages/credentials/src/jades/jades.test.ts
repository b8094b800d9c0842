import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flattenedVerify, generalVerify, importJWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildElm } from '../elm/elm.ts'
import { finnish, pictures, pixel, swedish } from '../elm/testing.ts'
import { base64url } from '../jose/base64url.ts'
import { anIssuer, said } from '../jose/testing.ts'
import { jwkOf, publicKeyFromJwk } from '../keys.ts'
import { verify } from '../verify.ts'
import { type DevelopmentSeal, developmentSeal } from './development-seal.ts'
import { readSealed } from './read.ts'
import { sealElm, signingInput } from './seal.ts'

const now = new Date('2026-11-25T12:00:00Z')
const sealedAt = new Date('2026-11-24T12:00:01Z')
const span = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2028-01-01T00:00:00Z') }
const text = JSON.stringify(buildElm(finnish, pictures, [swedish]))
let seal: DevelopmentSeal
let file: string
beforeAll(async () => {
  seal = await developmentSeal({ organisation: 'Jyväskylän ammattikorkeakoulu', countryCode: 'FI', ...span })
  file = await sealElm(text, seal, sealedAt)
})
interface File {
  payload: string
  signatures: { protected: string; signature: string; header?: Record<string, unknown> }[]
}
const parsed = (): File => JSON.parse(file) as File
const headerOf = ({ signatures: [first] }: File) =>
  JSON.parse(Buffer.from(first?.protected ?? '', 'base64url').toString()) as Record<string, unknown>

/** Sealed anew with another header or text, so that only the change itself can be at fault. */
async function resealed(change: Record<string, unknown>, payload = text, by = seal): Promise<string> {
  const head = base64url(
    JSON.stringify({
      ...headerOf(parsed()),
      x5c: by.certificates.map((der) => Buffer.from(der).toString('base64')),
      'x5t#S256': createHash('sha256').update(by.certificates[0]).digest('base64url'),
      ...change,
    }),
  )
  const signature = await by.signer.sign({ data: signingInput(head, payload) })
  return JSON.stringify({ payload, signatures: [{ protected: head, signature: base64url(signature) }] })
}

/** The first bit turned: a letter written over the first one would sometimes be the same letter. */
function oneBitOff(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url')
  bytes.writeUInt8(bytes.readUInt8(0) ^ 0x80)
  return base64url(bytes)
}

describe('a sealed European credential', () => {
  test('has the form of the Commission’s own files, and the text stays byte for byte', () => {
    expect(parsed().payload).toBe(text)
    const header = headerOf(parsed())
    expect(header).toMatchObject({
      alg: 'RS256',
      cty: 'octet-stream',
      typ: 'jose+json',
      b64: false,
      sigT: '2026-11-24T12:00:01Z',
      crit: ['b64', 'sigT'],
    })
    expect(header['x5t#S256']).toBe(createHash('sha256').update(seal.certificates[0]).digest('base64url'))
    expect(header['x5c']).toEqual([Buffer.from(seal.certificates[0]).toString('base64')])
    expect(readSealed(file, { now }).text).toBe(text)
  })

  test('says everywhere that a development certificate is no seal', async () => {
    expect(said(readSealed(file, { now, trustedCertificates: seal.certificates }).checks)).toEqual([
      'proof:ok:seal-holds',
      'issuer:warning:development-certificate',
    ])
    expect(Buffer.from(seal.certificates[0]).toString('latin1')).toContain('Development certificate, not a seal')
    const report = await verify(file, { now })
    expect(report).toMatchObject({ verdict: 'unknownIssuer', format: 'european-learning-model', securing: 'jades' })
    expect(report.claims).toMatchObject({
      learner: 'Oona Öhman-Åberg',
      title: 'Turvallisuuskulttuuri kotihoidossa',
      credits: 3,
      hours: 81,
      level: '6',
      country: 'FI',
    })
    expect(said(report.checks)).toContain('eu-elements:ok:all-elements')
  })

  test.each(['RSA', 'P-256'] as const)('%s: jose verifies it too', async (type) => {
    const made = await developmentSeal({ organisation: 'Åbo', countryCode: 'FI', type, ...span })
    const { payload, signatures } = JSON.parse(await sealElm(text, made, sealedAt)) as File
    const key = publicKeyFromJwk(made.privateJwk)
    if (!key) throw new Error('no key')
    const jose = await importJWK(jwkOf(key), type === 'RSA' ? 'RS256' : 'ES256')
    await generalVerify(
      { payload: new TextEncoder().encode(payload) as never, signatures: signatures.map(({ header: _none, ...each }) => each) },
      jose,
      { crit: { sigT: true } },
    )
    const [{ protected: head, signature } = { protected: '', signature: '' }] = signatures
    await expect(
      flattenedVerify({ payload: new TextEncoder().encode(`${payload} `), protected: head, signature }, jose, {
        crit: { sigT: true },
      }),
    ).rejects.toThrow()
  })

  test('is trusted when its certificate, or who issued it, is on the caller’s list', async () => {
    const { authority, leaf, signer } = await aChain()
    const sealed = await sealElm(text, { signer, certificates: [leaf, authority] }, sealedAt)
    const issuer = (trusted: readonly Uint8Array[], at = now) =>
      readSealed(sealed, { now: at, trustedCertificates: trusted }).checks.find(({ name }) => name === 'issuer')
    expect(issuer([authority])?.code).toBe('seal-trusted')
    expect(issuer([leaf])?.code).toBe('seal-trusted')
    expect(issuer([])?.code).toBe('certificate-not-trusted')
    expect(issuer([seal.certificates[0], new Uint8Array([1, 2])])?.code).toBe('certificate-not-trusted')
    expect(issuer([authority], new Date('2029-01-01T00:00:00Z'))).toMatchObject({
      outcome: 'warning',
      code: 'certificate-expired',
    })
    expect((await verify(sealed, { now, trustedCertificates: [authority] })).verdict).toBe('genuine')
  })

  test('of a chain each certificate must be signed by the next, and only an authority may sign others', async () => {
    const { authority, leaf, signer, keys } = await aChain()
    const other = await aChain()
    const bare = await sealElm(text, { signer, certificates: [leaf, other.authority] }, sealedAt)
    expect(said(readSealed(bare, { now, trustedCertificates: [other.authority] }).checks)).toContain(
      'issuer:warning:certificate-not-trusted',
    )
    const underLeaf = await aChain({ under: { certificate: leaf, keys } })
    const sealed = await sealElm(text, { signer: underLeaf.signer, certificates: [underLeaf.leaf, leaf, authority] }, sealedAt)
    expect(said(readSealed(sealed, { now, trustedCertificates: [authority] }).checks)).toContain(
      'issuer:warning:certificate-not-trusted',
    )
  })

  test('is not made with a certificate of another key, or one that is over', async () => {
    const other = await developmentSeal({ organisation: 'Muu', countryCode: 'FI', ...span })
    await expect(sealElm(text, { signer: seal.signer, certificates: other.certificates }, sealedAt)).rejects.toMatchObject({
      code: 'certificate-of-another-key',
    })
    await expect(sealElm(text, seal, new Date('2030-01-01T00:00:00Z'))).rejects.toMatchObject({
      code: 'certificate-not-in-force',
    })
    await expect(sealElm(text, { ...seal, certificates: [] }, sealedAt)).rejects.toMatchObject({ code: 'no-certificate' })
    await expect(sealElm(text, { ...seal, signer: (await anIssuer('Ed25519')).signer }, sealedAt)).rejects.toMatchObject({
      code: 'key-not-usable',
    })
  })
})

describe('what is wrong with a seal is said', () => {
  const changed = (change: (file: File) => void) => async () => {
    const copy = parsed()
    change(copy)
    return JSON.stringify(copy)
  }
  const first = (copy: File) => copy.signatures[0] as File['signatures'][number]
  test.each<[name: string, code: string, make: () => Promise<string>]>([
    [
      'one letter of the text changed',
      'signature-invalid',
      changed((copy) => {
        copy.payload = copy.payload.replace('Oona', 'Anna')
      }),
    ],
    [
      'one space more',
      'signature-invalid',
      changed((copy) => {
        copy.payload += ' '
      }),
    ],
    [
      'one bit of the signature',
      'signature-invalid',
      changed((copy) => {
        first(copy).signature = oneBitOff(first(copy).signature)
      }),
    ],
    [
      'no signatures',
      'seal-malformed',
      changed((copy) => {
        copy.signatures = []
      }),
    ],
    [
      'a header both inside and outside',
      'seal-malformed',
      changed((copy) => {
        first(copy).header = { alg: 'none' }
      }),
    ],
    ['a member twice', 'json-duplicate-key', async () => file.replace('{"payload"', '{"payload":"x","payload"')],
    ['no algorithm', 'algorithm-none', () => resealed({ alg: 'none' })],
    ['an algorithm of secrets', 'algorithm-not-allowed', () => resealed({ alg: 'HS256' })],
    ['an algorithm of another key type', 'algorithm-not-of-key', () => resealed({ alg: 'ES256' })],
    [
      'a critical header that nobody knows',
      'critical-header-unknown',
      () => resealed({ crit: ['b64', 'sigT', 'keksitty'], keksitty: 1 }),
    ],
    ['a critical header that is not there', 'critical-header-unknown', () => resealed({ crit: ['b64', 'sigT', 'adoTst'] })],
    ['a critical header twice', 'critical-header-unknown', () => resealed({ crit: ['b64', 'b64'] })],
    ['no critical headers at all', 'payload-unencoded', () => resealed({ crit: undefined })],
    ['b64 that is no boolean', 'seal-malformed', () => resealed({ b64: 'false' })],
    ['a text that is elsewhere', 'critical-header-unknown', () => resealed({ sigD: {} })],
    ['no certificate', 'certificate-missing', () => resealed({ x5c: undefined })],
    ['a certificate that is none', 'certificate-broken', () => resealed({ x5c: ['AAAA'] })],
    ['the thumbprint of another certificate', 'certificate-thumbprint-wrong', () => resealed({ 'x5t#S256': 'A'.repeat(43) })],
    ['sealed after the certificate', 'certificate-not-in-force', () => resealed({ sigT: '2029-01-01T00:00:00Z' })],
    ['sealed before the certificate', 'certificate-not-in-force', () => resealed({ sigT: '2020-01-01T00:00:00Z' })],
    ['a time of sealing that is none', 'sealing-time-broken', () => resealed({ sigT: 'eilen' })],
  ])('%s: %s', async (_name, code, make) => {
    const sealed = await make()
    expect(readSealed(sealed, { now }).checks[0]).toMatchObject({ name: 'proof', outcome: 'failed', code })
    const report = await verify(sealed, { now })
    expect(['altered', 'notACredential', 'unsupported']).toContain(report.verdict)
    expect(report.claims).toBeNull()
  })

  test('of two seals both must hold', async () => {
    const other = await developmentSeal({ organisation: 'Toinen', countryCode: 'FI', ...span })
    const [second] = (JSON.parse(await sealElm(text, other, sealedAt)) as File).signatures
    if (!second) throw new Error('no signature')
    const both = { ...parsed(), signatures: [...parsed().signatures, second] }
    expect(readSealed(JSON.stringify(both), { now }).checks[0]).toMatchObject({ code: 'seal-holds', params: { seals: '2' } })
    const broken = { ...both, signatures: [both.signatures[0], { ...second, signature: oneBitOff(second.signature) }] }
    expect(said(readSealed(JSON.stringify(broken), { now }).checks)[0]).toBe('proof:failed:signature-invalid')
  })

  test('a seal on something else than a European credential, or on one that is over, is not called genuine', async () => {
    expect((await verify(await resealed({}, '{"moi":1}'), { now })).verdict).toBe('unsupported')
    expect((await verify(await resealed({}, 'moi'), { now })).verdict).toBe('notACredential')
    const over = JSON.stringify({ ...(JSON.parse(text) as object), validUntil: '2026-11-24T13:00:00Z' })
    expect((await verify(await resealed({}, over), { now })).verdict).toBe('expired')
  })

  test('no JSON at all makes reading throw', () => {
    for (const junk of [
      '{"payload":1}',
      '{"payload":"a","signatures":[1]}',
      '{"payload":"a","signatures":[{"protected":"e30","signature":""}]}',
      '{"payload":',
      '{"payload":"a","signatures":{}}',
    ])
      expect(readSealed(junk, { now }).checks[0]?.outcome).toBe('failed')
  })
})

describe('a credential without a seal', () => {
  test('is a draft: its contents can be read, and nobody vouches for them', async () => {
    const report = await verify(text, { now })
    expect(report).toMatchObject({ verdict: 'notCheckable', format: 'european-learning-model', securing: 'none' })
    expect(said(report.checks)).toContain('proof:not-checked:draft-without-seal')
    expect(report.claims?.learner).toBe('Oona Öhman-Åberg')
  })

  test('is read with pictures of the usual size inside', async () => {
    const large = JSON.stringify(buildElm(finnish, { fi: pixel.repeat(4_000) }))
    expect(large.length).toBeGreaterThan(300_000)
    expect((await verify(large, { now })).format).toBe('european-learning-model')
    expect((await verify(await sealElm(large, seal, sealedAt), { now })).verdict).toBe('unknownIssuer')
  })
})

// The Commission's own sealed samples (european-commission-empl/European-Learning-Model, Credentials/JSON-LD Examples (ELM v3)) are not in this repository.
const folder = process.env['POIJU_ELM'] ?? join(process.cwd(), 'var', 'elm')
const samples = ['Sample-MC-Annex1-signed.jsonld', 'Sample-CertOfPart-signed.jsonld']
const isFetched = samples.every((sample) => existsSync(join(folder, sample)))
if (!isFetched) console.warn(`not fetched: sealed samples of the Commission (${samples.join(', ')}), looked for in ${folder}`)

describe.skipIf(!isFetched)('the Commission’s own sealed files', () => {
  test.each(samples)('%s: the seal holds, its certificate is not trusted here, one changed letter is seen', async (sample) => {
    const bytes = readFileSync(join(folder, sample))
    const report = await verify(bytes, { now })
    expect(report).toMatchObject({ verdict: 'unknownIssuer', securing: 'jades' })
    expect(report.checks.find(({ name }) => name === 'issuer')).toMatchObject({
      code: 'certificate-not-trusted',
      params: { issuer: 'ORGANIZACION TEST', sealedAt: expect.stringMatching(/^2023-/), timestamps: 'not-checked' },
    })
    expect(report.claims?.learner).toBeTruthy()
    const changed = bytes.toString('utf8').replace('"validFrom', '"validfrom').replace('\\"validFrom', '\\"validfrom')
    expect((await verify(changed, { now })).verdict).toBe('altered')
  })
})

/** An authority and a certificate under it, as real seals have them. */
async function aChain({ under }: { under?: { certificate: Uint8Array<ArrayBuffer>; keys: CryptoKeyPair } } = {}) {
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const { jwkSigner } = await import('../keys.ts')
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
  const keysOf = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const [authorityKeys, keys] = [await keysOf(), await keysOf()]
  const dates = { notBefore: span.from, notAfter: span.until }
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Varmentaja, O=Varmentaja Oy, C=FI',
    ...dates,
    signingAlgorithm: algorithm,
    keys: authorityKeys,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  })
  const parent = under ? new x509.X509Certificate(under.certificate) : authority
  const leaf = await x509.X509CertificateGenerator.create({
    subject: 'CN=JAMK sinetti, O=Jyväskylän ammattikorkeakoulu, C=FI',
    issuer: parent.subjectName,
    ...dates,
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (under?.keys ?? authorityKeys).privateKey,
  })
  const { key_ops: _operations, ext: _ext, ...jwk } = await crypto.subtle.exportKey('jwk', keys.privateKey)
  return {
    authority: new Uint8Array(authority.rawData),
    leaf: new Uint8Array(leaf.rawData),
    keys,
    signer: jwkSigner({ verificationMethod: 'sinetti', jwk: { ...jwk } }),
  }
}
