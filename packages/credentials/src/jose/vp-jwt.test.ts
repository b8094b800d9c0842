import { beforeAll, describe, expect, test } from 'vitest'
import { buildCredential } from '../build.ts'
import { vcContextUrl } from '../contexts.ts'
import { present } from '../sd-jwt/pack.ts'
import { parsePath } from '../sd-jwt/path.ts'
import { aRecord } from '../testing.ts'
import { type Enveloped, envelope, openEnvelope } from './enveloped.ts'
import { anIssuer, said, type TestIssuer } from './testing.ts'
import { issueVcJwt, verifyVcJwt } from './vc-jwt.ts'
import { issueVcSdJwt, presentAsSdJwt, verifyVcSdJwt, verifyVpSdJwt } from './vc-sd-jwt.ts'
import { type PresentationVerifyOptions, presentAsJwt, verifyVpJwt } from './vp-jwt.ts'

const now = new Date('2026-11-25T12:00:00Z')
const credential = buildCredential(aRecord())
let issuer: TestIssuer
let holder: TestIssuer
let token: string
beforeAll(async () => {
  issuer = await anIssuer('P-256')
  holder = await anIssuer('Ed25519', { id: 'did:example:oona' })
  token = await issueVcJwt(credential, issuer.signer)
})

const presentation = (...entries: unknown[]) => ({
  '@context': [vcContextUrl],
  type: ['VerifiablePresentation'],
  holder: holder.id,
  verifiableCredential: entries,
})
const options = (change: Partial<PresentationVerifyOptions> = {}): PresentationVerifyOptions => ({
  now,
  resolveIssuer: (asked, kid) => (asked === holder.id ? holder : issuer).resolveIssuer(asked, kid),
  verifyEnveloped: ({ mediaType, text }: Enveloped) =>
    (mediaType === 'application/vc+jwt' ? verifyVcJwt : verifyVcSdJwt)(text, { now, resolveIssuer: issuer.resolveIssuer }),
  ...change,
})
const paths = (...texts: string[]) => texts.map((text) => parsePath(text) ?? [])

describe('a presentation as JWT', () => {
  test('shows a JWT and a selectively disclosed credential in envelopes, each with its own answer', async () => {
    const whole = await issueVcSdJwt(credential, issuer.signer, {
      disclosable: paths('credentialSubject.identifier[0]', 'credentialSubject.creditsEarned'),
    })
    const part = await present(whole, paths('credentialSubject.creditsEarned'))
    const vp = await presentAsJwt(
      presentation(envelope('application/vc+jwt', token), envelope('application/vc+sd-jwt', part)),
      holder.signer,
      {
        now,
        audience: 'https://tyonantaja.example',
        nonce: 'n-1',
        lifetimeSeconds: 300,
      },
    )
    const answer = await verifyVpJwt(vp, options({ audience: 'https://tyonantaja.example', nonce: 'n-1' }))
    expect(said(answer.checks)).toEqual([
      'format:ok:vp-jwt',
      'proof:ok:signature-valid',
      'holder:ok:holder-signed',
      'validity:ok:valid-until',
    ])
    expect(answer.credentials.map((each) => each?.isKnown)).toEqual([true, true])
    expect(JSON.stringify(answer.credentials[1]?.document)).not.toContain('Oona')
    expect(answer.credentials[1]?.document).toMatchObject({ credentialSubject: { creditsEarned: 3 } })
  })

  test.each([
    ['for another reader', 'proof:failed:wrong-audience', { audience: 'https://muu.example' }],
    ['for another asking', 'proof:failed:wrong-nonce', { nonce: 'n-2' }],
    ['after its time', 'validity:failed:expired', { now: new Date('2026-11-25T12:06:00Z') }],
    [
      'by a holder whom nobody knows',
      'holder:warning:unknown',
      { resolveIssuer: async () => ({ kind: 'unknown', code: 'unknown' }) as const },
    ],
  ] as const)('%s: %s', async (_name, expected, change) => {
    const vp = await presentAsJwt(presentation(envelope('application/vc+jwt', token)), holder.signer, {
      now,
      audience: 'https://tyonantaja.example',
      nonce: 'n-1',
      lifetimeSeconds: 300,
    })
    expect(said((await verifyVpJwt(vp, options(change))).checks)).toContain(expected)
  })

  test('signed by somebody else than its holder: refused', async () => {
    const thief = await anIssuer('Ed25519', { id: holder.id })
    const vp = await presentAsJwt(presentation(envelope('application/vc+jwt', token)), thief.signer, { now })
    expect(said((await verifyVpJwt(vp, options())).checks)).toContain('proof:failed:signature-invalid')
  })

  test('a credential that was altered in its envelope is seen, though the presentation is whole', async () => {
    const vp = await presentAsJwt(presentation(envelope('application/vc+jwt', `${token.slice(0, -6)}AAAAAA`)), holder.signer, {
      now,
    })
    const answer = await verifyVpJwt(vp, options())
    expect(answer.credentials[0]?.checks.some(({ outcome }) => outcome === 'failed')).toBe(true)
  })

  test.each([
    ['envelope-not-data', { '@context': vcContextUrl, type: 'EnvelopedVerifiableCredential', id: 'https://muu.example' }],
    ['envelope-media-type', { '@context': vcContextUrl, type: 'EnvelopedVerifiableCredential', id: 'data:text/html,<b>' }],
    [
      'envelope-media-type',
      { '@context': vcContextUrl, type: 'EnvelopedVerifiableCredential', id: 'data:application/vp+jwt,a.b.c' },
    ],
    ['envelope-no-context', { type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+jwt,a.b.c' }],
  ])('%s: what is no envelope is neither presented nor read', async (code, entry) => {
    await expect(presentAsJwt(presentation(entry), holder.signer, { now })).rejects.toMatchObject({ code })
  })

  test('envelopes give back what was put in, also where a writer escaped the tildes or ended the line', () => {
    expect(openEnvelope(envelope('application/vc+sd-jwt', 'a.b.c~d~'))).toEqual({
      ok: true,
      enveloped: { mediaType: 'application/vc+sd-jwt', text: 'a.b.c~d~' },
    })
    expect(
      openEnvelope({ ...envelope('application/vc+sd-jwt', ''), id: 'data:application/vc+sd-jwt,a.b.c%7Ed%7E' }),
    ).toMatchObject({ enveloped: { text: 'a.b.c~d~' } })
    expect(openEnvelope({ ...envelope('application/vp+jwt', 'a.b.c') })).toMatchObject({ ok: true })
    // A file of one line ends with its line, and so does what is made of it.
    const line = Buffer.from('a.b.c\n').toString('base64')
    expect(openEnvelope({ ...envelope('application/vc+jwt', ''), id: `data:application/vc+jwt;base64,${line}` })).toMatchObject({
      enveloped: { text: 'a.b.c' },
    })
  })

  test('as SD-JWT: what the holder keeps back of the presentation itself', async () => {
    const vp = await presentAsSdJwt(presentation(envelope('application/vc+jwt', token)), holder.signer, {
      now,
      disclosable: paths('holder'),
    })
    const answer = await verifyVpSdJwt(vp, options())
    expect(answer.isKnown).toBe(true)
    const withheld = await verifyVpSdJwt(await present(vp, []), options())
    expect(withheld.document).not.toHaveProperty('holder')
  })
})

describe('a credential as SD-JWT', () => {
  test('what a verifier needs cannot be made disclosable', async () => {
    for (const claim of ['credentialStatus', 'validUntil', 'issuer', 'type'])
      await expect(
        issueVcSdJwt({ ...credential, validUntil: '2030-01-01T00:00:00Z' }, issuer.signer, { disclosable: paths(claim) }),
      ).rejects.toMatchObject({
        code: 'must-be-visible',
      })
    await expect(
      issueVcSdJwt(credential, issuer.signer, { disclosable: paths('credentialSubject.ei.ole') }),
    ).rejects.toMatchObject({
      code: 'path-leads-nowhere',
    })
  })

  test('a disclosure of another credential is refused', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => issueVcSdJwt(credential, issuer.signer, { disclosable: paths('credentialSubject.creditsEarned') })),
    )
    const [, foreign = ''] = (second ?? '').split('~')
    const answer = await verifyVcSdJwt(`${first}${foreign}~`, { now, resolveIssuer: issuer.resolveIssuer })
    expect(said(answer.checks)).toEqual(['format:failed:disclosure-unreferenced'])
  })
})
