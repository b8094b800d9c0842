/** What strangers and thieves write: nothing of it is called genuine, and none of it keeps the process busy for long. */
import { generateKeyPairSync } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { buildCredential } from '../build.ts'
import { decodeStream } from '../carriers/pdf-filters.ts'
import { readClaims } from '../claims.ts'
import { contextsFor } from '../contexts.ts'
import { checkSchemas } from '../data-model/schema.ts'
import { didKeyDocument } from '../did/did-key.ts'
import { Canonicalizer, TooMuchWork, unitsOf, Work } from '../fast/index.ts'
import { issueVcJwt, issueVcSdJwt, presentAsJwt } from '../jose/index.ts'
import { signJws } from '../jose/jws.ts'
import { generateKey, jwkOf, localSigner, type PublicKey, publicKeyFrom, publicKeyFromJwk } from '../keys.ts'
import { addProof, type ProofAnswer, verifyProofs } from '../proofs/index.ts'
import { issueSdJwtVc, present } from '../sd-jwt/index.ts'
import { packSdJwt } from '../sd-jwt/pack.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { aRecord } from '../testing.ts'
import { isAccepted, type VerifyOptions, verify } from '../verify.ts'

const now = new Date('2026-11-26T12:00:00Z')
const v2 = 'https://www.w3.org/ns/credentials/v2'
async function aParty() {
  const { publicKeyMultibase, secretKey } = await generateKey()
  const did = `did:key:${publicKeyMultibase}`
  const publicKey = publicKeyFrom(publicKeyMultibase) as PublicKey
  return { did, publicKey, signer: localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey }) }
}
const [university, thief] = [await aParty(), await aParty()]
const loader = contextsFor(new Set())
const seal = (document: JsonObject, { signer } = university, more: object = {}) =>
  addProof(document, { cryptosuite: 'eddsa-rdfc-2022', signer, loader, created: now, ...more })
const plain = (change: JsonObject = {}): JsonObject => ({
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: university.did,
  validFrom: '2026-11-20T12:00:00Z',
  credentialSubject: { id: 'did:example:oona' },
  ...change,
})
const report = (input: JsonObject | string, options: Partial<VerifyOptions> = {}) =>
  verify(typeof input === 'string' ? input : JSON.stringify(input), {
    now,
    knownIssuer: async (id) => (id === university.did ? didKeyDocument(id) : undefined),
    ...options,
  })

describe('whose keys a DID has, that DID alone says', () => {
  const claimed = plain({ issuer: 'did:web:uni.example' })
  const none = async () => undefined
  const garbage = async () => ({ bytes: new TextEncoder().encode('<html>'), mediaType: null })

  test.each([
    ['nobody can be asked', none],
    ['what answers is no document', garbage],
  ])('a stranger’s key signs for nobody else, when %s', async (_, lookUp) => {
    const sealed = await report(await seal(claimed, thief), { lookUp })
    expect([sealed.verdict, isAccepted(sealed)]).toEqual(['altered', false])
    const token = await report(await issueVcJwt(claimed, thief.signer), { lookUp })
    expect([token.verdict, isAccepted(token)]).toEqual(['notCheckable', false])
  })

  test('nor for the holder who is said to show it', async () => {
    const presentation = (holder: string, shown: Json[]) =>
      seal({ '@context': [v2], type: ['VerifiablePresentation'], holder, verifiableCredential: shown }, thief, {
        proofPurpose: 'authentication',
      })
    const credential = await seal(plain())
    expect((await report(await presentation('did:web:victim.example', [credential]))).verdict).toBe('altered')
    expect((await report(await presentation('https://victim.example/', [credential]))).verdict).toBe('unknownIssuer')
    expect((await report(await presentation(thief.did, [credential]))).verdict).toBe('genuine')
    expect((await report(await presentation(thief.did, []))).verdict).toBe('notACredential')
  })
})

describe('a holder who was asked must answer', () => {
  const holderKey = jwkOf(thief.publicKey)
  const asked = [
    { challenge: 'n-1' },
    { domain: 'https://employer.example' },
    { challenge: 'n-1', domain: 'https://employer.example' },
  ]

  test.each(asked)('for a bound token without an answer: %j', async (demand) => {
    const credential = await issueVcSdJwt(plain(), university.signer, { disclosable: [], holderKey })
    const wallet = await issueSdJwtVc(
      { claims: { iss: university.did, vct: 'urn:eu.europa.ec.eudi:learning:1', iat: 1_795_000_000 }, disclosable: [] },
      university.signer,
      { holderKey },
    )
    for (const token of [credential, wallet.text]) {
      expect(isAccepted(await report(token))).toBe(true)
      const answer = await report(token, demand)
      expect([answer.verdict, isAccepted(answer)]).toEqual(['altered', false])
      expect(answer.checks).toContainEqual(expect.objectContaining({ name: 'holder', code: 'key-binding-missing' }))
    }
  })

  const bound = async () => issueVcSdJwt(plain(), university.signer, { disclosable: [], holderKey })
  const here = { audience: 'https://employer.example', nonce: 'n-1', now }

  test('also when a thief shows the token in a presentation of their own, with or without what its holder once answered somebody else', async () => {
    const elsewhere = { audience: 'https://shop.example', nonce: 'n-shop', now }
    const shownBy = async (token: string) =>
      seal(
        {
          '@context': [v2],
          type: ['VerifiablePresentation'],
          verifiableCredential: [
            { '@context': v2, id: `data:application/vc+sd-jwt,${token}`, type: 'EnvelopedVerifiableCredential' },
          ],
        },
        university,
        { proofPurpose: 'authentication', challenge: here.nonce, domain: here.audience },
      )
    const demand = { challenge: here.nonce, domain: here.audience }
    const asked = async (token: string) => isAccepted(await report(await shownBy(token), demand))
    expect(await asked(await bound())).toBe(false)
    expect(await asked(await present(await bound(), [], { ...elsewhere, holder: thief.signer }))).toBe(false)
    expect(await asked(await present(await bound(), [], { ...here, holder: thief.signer }))).toBe(true)
    expect((await report(await shownBy(await bound()))).verdict).toBe('notCheckable')
  })

  test('so does who shows a credential that has no way to answer', async () => {
    for (const credential of [await seal(plain()), await issueVcJwt(plain(), university.signer)]) {
      expect(isAccepted(await report(credential))).toBe(true)
      expect(isAccepted(await report(credential, { challenge: 'n-1' }))).toBe(false)
    }
  })

  test('and what was signed for a time holds for that time', async () => {
    const token = await present(await bound(), [], { ...here, holder: thief.signer })
    const [presented, answer] = [token.slice(0, token.lastIndexOf('~') + 1), token.slice(token.lastIndexOf('~') + 1)]
    const claims = JSON.parse(Buffer.from(answer.split('.')[1] ?? '', 'base64url').toString()) as JsonObject
    const with_ = async (change: JsonObject) =>
      isAccepted(
        await report(presented + (await signJws({ typ: 'kb+jwt' }, JSON.stringify({ ...claims, ...change }), thief.signer)), {
          challenge: here.nonce,
          domain: here.audience,
        }),
      )
    const seconds = now.getTime() / 1000
    expect([await with_({}), await with_({ exp: seconds + 5, nbf: seconds - 5 })]).toEqual([true, true])
    expect([await with_({ exp: seconds - 500 }), await with_({ nbf: seconds + 500 }), await with_({ exp: 'x' })]).toEqual([
      false,
      false,
      false,
    ])
  })
})

test('the status of a token has no place for what its holder could keep back', async () => {
  const credentialStatus = [{ type: 'BitstringStatusListEntry', id: 'https://uni.example/s#1' }]
  const payload = { ...plain({ credentialStatus }), iss: university.did }
  const token = await packSdJwt(
    payload,
    [['credentialStatus', 0]],
    { typ: 'vc+sd-jwt', kid: university.signer.id },
    university.signer,
  )
  const bare = token.slice(0, token.indexOf('~') + 1)
  for (const text of [token, bare])
    expect((await report(text)).checks).toContainEqual(expect.objectContaining({ code: 'must-be-visible' }))
})

test('the answer does not depend on what was verified before', async () => {
  const odd = await seal(plain({ name: 'one' }), university)
  const proof = { ...(odd['proof'] as JsonObject[] | JsonObject | undefined as JsonObject), unheardOf: 'x' }
  const cold = await report({ ...odd, proof })
  for (const name of ['two', 'three', 'four', 'five', 'six']) await report(await seal(plain({ name })))
  const warm = await report({ ...odd, proof })
  expect(warm.checks).toEqual(cold.checks)
  const later = {
    '@context': [
      v2,
      {
        endsAt: {
          '@id': 'https://www.w3.org/2018/credentials#validUntil',
          '@type': 'https://www.w3.org/2001/XMLSchema#dateTime',
        },
      },
    ],
    endsAt: '2020-01-01T00:00:00Z',
  }
  const renamed = { ...plain(later) }
  const first = await report(await seal(renamed), { inlineContexts: true })
  for (let count = 0; count < 6; count++) await seal(renamed)
  const second = await report(await seal(renamed), { inlineContexts: true })
  expect([first.checks[0]?.code, second.checks[0]?.code]).toEqual(['rewritten-terms', 'rewritten-terms'])
})

test('a key that has ended says whether it signed this', async () => {
  const ended = async (id: string) => {
    const document = didKeyDocument(id)
    return (
      document && {
        ...document,
        verificationMethod: document.verificationMethod.map((method) => ({ ...method, revoked: '2026-01-01T00:00:00Z' })),
      }
    )
  }
  const sealed = await seal(plain())
  const proofOf = async (input: JsonObject) =>
    (await report(input, { knownIssuer: ended as NonNullable<VerifyOptions['knownIssuer']> })).checks.find(
      ({ name }) => name === 'proof',
    )?.code
  expect([await proofOf(sealed), await proofOf({ ...sealed, validFrom: '2026-11-19T12:00:00Z' })]).toEqual([
    'method-revoked',
    'signature-invalid',
  ])
})

test('an address that answers with a page, where a document should be, speaks against no signature', async () => {
  const did = 'did:web:uni.example'
  const signer = { ...university.signer, id: `${did}#key-1` }
  const page = async () => ({ bytes: new TextEncoder().encode('<html>'), mediaType: 'text/html' })
  const { verdict, checks } = await report(await seal(plain({ issuer: did }), { ...university, signer }), { lookUp: page })
  expect([verdict, checks.find(({ name }) => name === 'proof')?.code]).toEqual(['notCheckable', 'key-not-at-hand'])
})

test('a caller whose answers break is told so of no credential, and one without a clock is told at once', async () => {
  const sealed = await seal(plain())
  const down = () => Promise.reject(new Error('down'))
  const thrown = (): Promise<never> => {
    throw new Error('down')
  }
  for (const broken of [down, thrown])
    expect((await report(sealed, { knownIssuer: broken, lookUp: broken })).verdict).toBe('unknownIssuer')
  await expect(verify(JSON.stringify(sealed), { now: new Date(Number.NaN) })).rejects.toThrow(TypeError)
})

test('a day that no calendar has is not shown', () => {
  const achievedOn = (activityEndDate: string) =>
    readClaims({
      ...plain({
        credentialSubject: { activityEndDate, achievement: { name: 'x' } },
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
      }),
    })?.achievedOn
  expect(['2025-99-99T00:00:00Z', '2025-02-30', '2025-02-28', '2025-02-28T10:00:00Z'].map(achievedOn)).toEqual([
    null,
    null,
    '2025-02-28',
    '2025-02-28',
  ])
})

test('of two ends the earlier counts, by whichever name of the data model', async () => {
  const older = {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'],
    type: ['VerifiableCredential'],
    issuer: university.did,
    issuanceDate: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:oona' },
  }
  expect((await report(await seal({ ...older, validUntil: '2026-11-21T00:00:00Z' }))).verdict).toBe('expired')
  const both = { ...older, expirationDate: '2027-01-01T00:00:00Z', validUntil: '2026-11-21T00:00:00Z' }
  expect((await report(await seal(both))).verdict).toBe('expired')
})

test('a proof inside a token must hold too', async () => {
  const broken = { ...(await seal(plain({ name: 'x' }))), name: 'y' }
  expect(isAccepted(await report(await issueVcJwt(broken, university.signer)))).toBe(false)
  expect(isAccepted(await report(await issueVcJwt(await seal(plain()), university.signer)))).toBe(true)
})

test('a proof inside the token of a presentation must hold too, and be made for this question', async () => {
  const presentation = (change: JsonObject = {}) =>
    seal({ '@context': [v2], type: ['VerifiablePresentation'], holder: thief.did, verifiableCredential: [], ...change }, thief, {
      proofPurpose: 'authentication',
      challenge: 'n-1',
    })
  const codeOf = async (document: JsonObject, challenge?: string) => {
    const token = await presentAsJwt(document, thief.signer, { now, ...(challenge === undefined ? {} : { nonce: challenge }) })
    const { checks } = await report(token, challenge === undefined ? {} : { challenge })
    return checks.find(({ name }) => name === 'proof')?.code
  }
  expect(await codeOf(await presentation())).toBe('signature-valid')
  expect(await codeOf({ ...(await presentation()), id: 'urn:x:another' })).toBe('signature-invalid')
  expect(await codeOf(await presentation(), 'n-1')).toBe('signature-valid')
  expect(await codeOf(await presentation(), 'n-2')).toBe('challenge-differs')
})

describe('an envelope holds what its media type says', () => {
  const enveloped = (mediaType: string, text: string, kind = 'Credential') => ({
    ...{ '@context': v2, type: `EnvelopedVerifiable${kind}` },
    id: `data:application/${mediaType},${text}`,
  })
  const codeOf = async (document: JsonObject) => (await report(document)).checks[0]?.code
  const tokens = async () => ({
    'vc+jwt': await issueVcJwt(plain(), university.signer),
    'vc+sd-jwt': await issueVcSdJwt(plain(), university.signer, { disclosable: [] }),
    'dc+sd-jwt': (await issueSdJwtVc({ claims: { iss: university.did, vct: 'urn:x' }, disclosable: [] }, university.signer)).text,
    'vp+jwt': await presentAsJwt(
      { '@context': [v2], type: ['VerifiablePresentation'], holder: university.did, verifiableCredential: [] },
      university.signer,
      { now },
    ),
  })

  test('a token of another kind, and a credential without any, are not taken for it', async () => {
    const all = Object.entries(await tokens())
    for (const [mediaType] of all)
      for (const [own, token] of all) {
        const code = await codeOf(enveloped(mediaType, token, mediaType === 'vp+jwt' ? 'Presentation' : 'Credential'))
        const isOfThisKind = own === mediaType || (mediaType === 'dc+sd-jwt' && own === 'vc+sd-jwt')
        expect([mediaType, own, code === 'envelope-media-type']).toEqual([mediaType, own, !isOfThisKind])
      }
    const json = Buffer.from(JSON.stringify(await seal(plain()))).toString('base64')
    expect(await codeOf(enveloped('vc+jwt;base64', json))).toBe('envelope-media-type')
  })

  test('nor a presentation for a credential, where the token does not say what it is', async () => {
    const claims = { '@context': [v2], type: ['VerifiablePresentation'], holder: university.did, verifiableCredential: [] }
    const untold = await signJws({ kid: university.signer.id }, JSON.stringify(claims), university.signer)
    expect(await codeOf(enveloped('vc+jwt', untold))).toBe('envelope-media-type')
    const credential = await issueVcJwt(plain(), university.signer, { profile: 'open-badges' })
    expect(await codeOf(enveloped('vp+jwt', credential, 'Presentation'))).toBe('envelope-media-type')
    expect(await codeOf(enveloped('vc+jwt', credential))).toBe('verifiable-credential')
  })

  test('what cannot be read has its own answer', async () => {
    expect(await codeOf(enveloped('vc+jwt', 'a.b.c'))).toBe('jwt-malformed')
  })
})

test('an RSA key is as long as its number, whatever stands before it', () => {
  const jwk = (bits: number) => generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' })
  const short = jwk(1024)
  const padded = Buffer.concat([Buffer.alloc(160), Buffer.from(String(short.n), 'base64url')]).toString('base64url')
  expect(publicKeyFromJwk({ ...short, n: padded })).toBeUndefined()
  expect(publicKeyFromJwk({ ...jwk(2048), e: 'AQ' })).toBeUndefined()
  expect(publicKeyFromJwk({ ...jwk(2048) })).toMatchObject({ type: 'RSA' })
})

describe('what would cost much is bounded', () => {
  test('many proofs of one document, and long lists of values', async () => {
    const proof = ((await seal(plain())) as { proof: JsonObject }).proof
    const many = (count: number) => ({ ...plain(), proof: Array.from({ length: count }, () => proof) })
    expect((await report(many(9))).checks).toContainEqual(expect.objectContaining({ code: 'too-many-proofs' }))
    expect(isAccepted(await report(many(8)))).toBe(true)
    const list = plain({
      credentialSubject: { id: 'did:example:oona', name: Array.from({ length: 501 }, (_, item) => `${item}`) },
    })
    expect((await report(list)).checks).toEqual([expect.objectContaining({ code: 'json-too-many-values' })])
  })

  test('what the filters of a PDF have given counts, also where it came to nothing', () => {
    const zeros = deflateSync(deflateSync(Buffer.alloc(100_000, 'z'), { level: 9 }), { level: 9 })
    const spent: number[] = []
    expect(decodeStream(zeros, ['Fl', 'Fl', 'A85'], 200_000, (bytes) => spent.push(bytes))).toBe('too-large')
    expect(spent.slice(1)).toEqual([100_000, 200_000])
  })

  test('the time of schemas, for all of a document together', async () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { name: { type: 'string', pattern: '^(a+)+$' } },
    }
    const asked: string[] = []
    const lookUp = async ({ url }: { url: string }) => {
      asked.push(url)
      return { bytes: new TextEncoder().encode(JSON.stringify(schema)), mediaType: null }
    }
    const credentialSchema = Array.from({ length: 5 }, (_, number) => ({
      id: `https://uni.example/${number}`,
      type: 'JsonSchema',
    }))
    const clock = { milliseconds: 20 }
    const named = { ...plain(), name: `${'a'.repeat(40)}!`, credentialSchema }
    expect(await checkSchemas(named, { lookUp, clock })).toMatchObject({ code: 'schema-unusable' })
    // The first has used it up: the others are never run.
    expect(clock.milliseconds).toBeLessThan(1)
    expect(asked).toHaveLength(5)
  })
})

describe('what is done for one verification is counted, all of it together', () => {
  const badges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
  /** So many parts without a name of their own, all alike: what JSON-LD libraries take longest for. */
  const heavy = (count: number, name = 'x'): JsonObject => {
    const many = (part: JsonObject) => Array.from({ length: count }, () => part)
    const achievement = {
      ...{ id: 'https://uni.example/1', type: 'Achievement', name: 'x', description: 'x', criteria: { narrative: 'x' } },
      alignment: many({ type: 'Alignment', targetName: 'x' }),
      related: many({ type: 'Related' }),
      tag: Array.from({ length: count }, (_, index) => `x${index}`),
    }
    return plain({
      '@context': [v2, badges],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name,
      credentialSubject: { type: 'AchievementSubject', id: 'did:example:oona', achievement },
    })
  }
  const chained = async (document: JsonObject, links: number) => {
    let made = document
    for (let link = 0; link < links; link++)
      made = await seal(made, university, { id: `urn:p:${link}`, ...(link > 0 ? { previousProof: `urn:p:${link - 1}` } : {}) })
    return made
  }
  const spentOn = async (document: JsonObject, work = new Work()): Promise<[spent: number, answers: readonly ProofAnswer[]]> => {
    const method = async () => ({ publicKey: university.publicKey, relationships: ['assertionMethod'] })
    const answers = await verifyProofs(document, { method, purpose: 'assertionMethod', now, loader, work })
    return [work.spent, answers]
  }
  const codes = (answers: readonly ProofAnswer[]) => answers.map(({ code }) => code)
  const unsecured = ({ proof: _proof, ...document }: JsonObject) => document

  test('a chain of heavy proofs is left unread, and nobody is said to have forged it', async () => {
    const document = await chained(heavy(490), 8)
    const answer = await report(document)
    expect([answer.verdict, isAccepted(answer), answer.checks.map(({ code }) => code)]).toEqual([
      'unsupported',
      false,
      ['too-much-work'],
    ])
    expect(answer.problems).toMatchObject([{ type: 'https://w3id.org/security#PROOF_TRANSFORMATION_ERROR' }])
  })

  test('what is as large as may be read is read, in lists as long as may be', async () => {
    const tag = Array.from({ length: 470 }, (_, n) => `x${n}`)
    const achievement = { type: 'Achievement', name: 'x', description: 'x', criteria: { narrative: 'x' }, tag }
    const most = plain({
      '@context': [v2, badges],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'x',
      credentialSubject: Array.from({ length: 10 }, (_, n) => ({
        type: 'AchievementSubject',
        id: `did:example:${n}`,
        achievement: { ...achievement, id: `https://uni.example/${n}` },
      })),
    })
    expect((await report(await seal(most))).verdict).toBe('genuine')
  })

  test('the envelopes of a presentation share it: what fits alone does not fit six times', async () => {
    const heaviest = await seal(heavy(490))
    expect((await report(heaviest)).verdict).toBe('genuine')
    const token = await issueVcJwt(heaviest, university.signer)
    const shown = { '@context': v2, type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token}` }
    const presentation = { '@context': [v2], type: ['VerifiablePresentation'], verifiableCredential: Array(6).fill(shown) }
    const { credentials } = await report(presentation)
    expect(credentials[0]?.verdict).toBe('genuine')
    expect(credentials.at(-1)).toMatchObject({ verdict: 'unsupported', checks: [{ code: 'too-much-work' }] })
  })

  test('twenty badges in one presentation are no more than it allows', async () => {
    const badge = await seal(heavy(30))
    const verifiableCredential = Array.from({ length: 20 }, () => badge)
    const { credentials } = await report({ '@context': [v2], type: ['VerifiablePresentation'], verifiableCredential })
    expect(credentials.map(({ verdict }) => verdict)).toEqual(Array(20).fill('genuine'))
  })

  test('a document costs the same whether or not its like was seen before', async () => {
    const document = await seal(heavy(7))
    const spent: number[] = []
    for (let time = 0; time < 3; time++) spent.push((await spentOn(document))[0])
    expect(spent[0]).toBeGreaterThan(unitsOf(unsecured(document)))
    expect(spent.slice(1)).toEqual([spent[0], spent[0]])
  })

  test('after a proof that failed, nothing that is built on it is looked at', async () => {
    const { proof, ...document } = await chained(heavy(5), 4)
    const changed = { ...document, name: 'y' }
    const [alone] = await spentOn({ ...changed, proof: (proof as Json[])[0] as Json })
    const [spent, answers] = await spentOn({ ...changed, proof: proof as Json })
    expect(codes(answers)).toEqual(['signature-invalid', ...Array(3).fill('previous-proof-failed')])
    expect(spent).toBe(alone)
    // Also where the chain is written from its end.
    expect(codes((await spentOn({ ...changed, proof: (proof as Json[]).toReversed() }))[1])).toEqual(codes(answers).toReversed())
  })

  test('nor after one that asks for more than is done for any document', async () => {
    // Everybody points at everybody, and nobody has a name: no order of them is the first.
    const nobody = (index: number) => `_:n${index}`
    const everybody = Array.from({ length: 6 }, (_, index) => index)
    const related = everybody.map((index) => ({
      ...{ id: nobody(index), type: 'Achievement' },
      related: everybody.filter((other) => other !== index).map((other) => ({ id: nobody(other), type: 'Related' })),
    }))
    const achievement = {
      ...{ id: 'https://uni.example/1', type: 'Achievement', name: 'x', description: 'x', criteria: { narrative: 'x' } },
      resultDescription: related,
    }
    const document = plain({
      '@context': [v2, badges],
      credentialSubject: { type: 'AchievementSubject', id: 'did:example:oona', achievement },
    })
    // Nobody can sign it, so the proofs are those of another document.
    const { proof } = await chained(plain({ '@context': [v2, badges] }), 4)
    const [alone] = await spentOn({ ...document, proof: (proof as Json[])[0] as Json })
    const [spent, answers] = await spentOn({ ...document, proof: proof as Json })
    expect(codes(answers)).toEqual(Array(4).fill('too-much-work'))
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(4).fill('not-checked'))
    expect(spent).toBe(alone)
    expect((await report({ ...document, proof: proof as Json })).verdict).toBe('unsupported')
  })

  test('the other order of letters is tried once for a document, and only where it would be another', async () => {
    const cost = async (name: string) => {
      const first = await seal(heavy(5, name), university, { id: 'urn:p:1' })
      const document = await seal(first, university, { id: 'urn:p:2' })
      const valid = document['proof'] as JsonObject[]
      // Each of these signs another document, as the proof that it builds on is in it.
      const broken = valid.map((one, index) => ({ ...one, id: `urn:q:${index}`, previousProof: one['id'] as string }))
      const [spent, answers] = await spentOn({ ...document, proof: [...valid, ...broken] })
      expect(codes(answers)).toEqual(['proof-valid', 'proof-valid', 'signature-invalid', 'signature-invalid'])
      return spent
    }
    const [neither, one, both] = [await cost('ab'), await cost('\u{1f600}b'), await cost('\u{1f600}\uff5e')]
    expect(one).toBe(neither)
    expect(both - neither).toBeGreaterThan(unitsOf(heavy(5)))
    expect(both - neither).toBeLessThan(2 * unitsOf(heavy(5)))
  })

  test('when it has come to its end the answer is that, and nothing more is done', async () => {
    const document = await seal(heavy(5))
    const work = new Work(unitsOf(unsecured(document)))
    const [, answers] = await spentOn(document, work)
    expect(answers).toMatchObject([{ outcome: 'not-checked', code: 'too-much-work' }])
    expect(() => work.take(1)).toThrow(TooMuchWork)
  })
})

test('a document that cannot be compiled shuts out none that look like it', async () => {
  const record = aRecord()
  const own = contextsFor(new Set([record.context]))
  const engine = new Canonicalizer().engine('sha256')
  const badge = (id: string) => ({ ...structuredClone(buildCredential(record)), id }) as JsonObject
  const hostile = (): JsonObject => {
    const document = badge('urn:uuid:1')
    const achievement = (document['credentialSubject'] as JsonObject)['achievement'] as JsonObject
    achievement['id'] = '_:a'
    for (const one of achievement['assessment'] as JsonObject[]) one['id'] = '_:a'
    return document
  }
  for (let time = 0; time < 4; time++) await engine.canonical(hostile(), own)
  expect(engine.counts.refused).toBeGreaterThan(0)
  for (let time = 0; time < 3; time++) await engine.canonical(badge(`urn:uuid:2${time}`), own)
  expect(engine.fast(badge('urn:uuid:9'), own)).toBeDefined()
})
