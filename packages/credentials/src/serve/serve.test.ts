import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { type Running, serve } from './server.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const origin = 'https://kokeilu.example'
let server: Running
let issuers: Record<string, string>
beforeAll(async () => {
  server = await serve({ port: 0, publicOrigin: origin })
  issuers = (await (await fetch(`${server.url}/issuers`)).json()) as Record<string, string>
})
afterAll(() => server.close())

async function post(path: string, body: unknown): Promise<{ status: number; body: JsonObject }> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as JsonObject) }
}
const aCredential = (issuer = 'eddsa-rdfc-2022', change: JsonObject = {}): JsonObject => ({
  '@context': [v2],
  id: `urn:uuid:${crypto.randomUUID()}`,
  type: ['VerifiableCredential'],
  issuer: issuers[issuer] ?? '',
  credentialSubject: { id: 'did:example:oona', name: 'Oona Öhman' },
  ...change,
})
const issue = async (credential: JsonObject, options: JsonObject = {}) =>
  (await post('/credentials/issue', { credential, options })).body
const isVerified = async (verifiableCredential: unknown) =>
  (await post('/credentials/verify', { verifiableCredential })).status === 200

describe('the test server', () => {
  test('names an issuer for every cryptosuite and curve', () => {
    expect(Object.keys(issuers).sort()).toEqual([
      'ecdsa-jcs-2019',
      'ecdsa-jcs-2019 P-256',
      'ecdsa-jcs-2019 P-384',
      'ecdsa-rdfc-2019',
      'ecdsa-rdfc-2019 P-256',
      'ecdsa-rdfc-2019 P-384',
      'ecdsa-sd-2023',
      'eddsa-jcs-2022',
      'eddsa-rdfc-2022',
    ])
  })

  test('issues by each of them the credential itself, verifies it, and not when a letter has changed', async () => {
    for (const name of Object.keys(issuers)) {
      if (name === 'ecdsa-sd-2023') continue
      const issued = await issue(aCredential(name))
      expect([issued['issuer'], await isVerified(issued)]).toEqual([issuers[name], true])
      expect(await isVerified({ ...issued, credentialSubject: { id: 'did:example:oona', name: 'Anna' } })).toBe(false)
    }
  })

  test('derives what the holder shows, with what is mandatory', async () => {
    const base = await issue(aCredential('ecdsa-sd-2023', { validFrom: '2026-11-20T12:00:00Z' }), {
      mandatoryPointers: ['/issuer'],
    })
    const { status, body } = await post('/credentials/derive', {
      verifiableCredential: base,
      options: { selectivePointers: ['/credentialSubject/name'] },
    })
    expect([status, body['validFrom'], body['issuer'], await isVerified(body), await isVerified(base)]).toEqual([
      201,
      undefined,
      issuers['ecdsa-sd-2023'],
      true,
      false,
    ])
  })

  test('a credential that was withdrawn no longer verifies, until that is taken back; the list is at the public address', async () => {
    const issued = await issue(aCredential())
    const entry = issued['credentialStatus']
    expect(isJsonObject(entry) && String(entry['statusListCredential'])).toMatch(/^https:\/\/kokeilu\.example\/status\//)
    const set = (status: boolean) =>
      post('/credentials/status', {
        credentialId: issued['id'],
        credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
        status,
      })
    expect(await isVerified(issued)).toBe(true)
    await set(true)
    expect((await post('/credentials/verify', { verifiableCredential: issued })).body).toMatchObject({
      verified: false,
      verdict: 'revoked',
    })
    await set(false)
    expect(await isVerified(issued)).toBe(true)
    const list = await fetch(`${server.url}/status/revocation`)
    expect([list.status, ((await list.json()) as JsonObject)['id']]).toEqual([200, `${origin}/status/revocation`])
  })

  test('a credential is no presentation, and a presentation no credential', async () => {
    const issued = await issue(aCredential())
    expect((await post('/presentations/verify', { verifiablePresentation: issued })).status).toBe(400)
    const presentation = { '@context': [v2], type: ['VerifiablePresentation'], verifiableCredential: [issued] }
    expect((await post('/credentials/verify', { verifiableCredential: presentation })).status).toBe(400)
    expect((await post('/presentations/verify', { verifiablePresentation: presentation })).status).toBe(400)
  })

  test('refusals are problem details with a status that says whose fault it is', async () => {
    const rows = [
      await post('/credentials/issue', '{'),
      await post('/credentials/issue', {}),
      await post('/credentials/issue', { credential: aCredential('nobody') }),
      await post('/credentials/issue', { credential: aCredential('eddsa-rdfc-2022', { surprise: 'x' }) }),
      await post('/credentials/verify', { verifiableCredential: JSON.stringify(aCredential()) }),
      await post('/credentials/status', { credentialId: 'urn:uuid:nobody' }),
      await post('/nowhere', {}),
      await post('/credentials/issue', { credential: { x: 'x'.repeat(1_100_000) } }),
    ]
    expect(rows.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 404, 404, 413])
    for (const { body } of rows)
      expect(body).toMatchObject({ status: expect.any(Number), title: expect.any(String), errors: expect.anything() })
  })

  test('a page that calls this machine by another name gets nothing', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      request(`${server.url}/issuers`, { headers: { host: 'evil.example' } }, (answer) =>
        resolve(answer.resume().statusCode),
      ).end()
    })
    expect(status).toBe(421)
  })

  test('resolves identifiers that are their key', async () => {
    const did = issuers['eddsa-rdfc-2022'] ?? ''
    const plain = await fetch(`${server.url}/1.0/identifiers/${encodeURIComponent(did)}`, {
      headers: { accept: 'application/did+ld+json' },
    })
    expect(await plain.json()).toMatchObject({ id: did, assertionMethod: [expect.stringContaining('#')] })
    const unknown = await fetch(`${server.url}/1.0/identifiers/did:web:a.example`)
    expect([unknown.status, ((await unknown.json()) as JsonObject)['didResolutionMetadata']]).toEqual([
      501,
      { error: 'methodNotSupported' },
    ])
  })
})
