import { createHash, randomBytes } from 'node:crypto'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { MissingElement } from '../build.ts'
import { algorithmOf } from '../jose/algorithms.ts'
import { base64url } from '../jose/base64url.ts'
import { signJws } from '../jose/jws.ts'
import { anIssuer, said, type TestIssuer } from '../jose/testing.ts'
import { publicKeyFromJwk, verifySignature } from '../keys.ts'
import type { JsonObject } from '../strict-json.ts'
import { aRecord } from '../testing.ts'
import { issueSdJwtVc, verifySdJwtVc } from './credential.ts'
import { digestOf, disclose } from './disclosures.ts'
import { euLearningCredential } from './eu-learning-credential.ts'
import { microCredential } from './micro-credential.ts'
import { choicesOf, present } from './pack.ts'
import { parsePath } from './path.ts'
import { readSdJwt } from './read.ts'

const now = new Date('2026-11-25T12:00:00Z')
const times = { issuedAt: new Date('2026-11-25T11:00:00Z'), expiresAt: new Date('2028-11-25T11:00:00Z') }
const base = aRecord()
const record = aRecord({
  learner: { ...base.learner, givenName: 'Oona', familyName: 'Öhman-Åberg' },
  achievement: { ...base.achievement, languages: ['fi', 'sv'] },
  grade: '5',
})

let issuer: TestIssuer
let holder: TestIssuer
beforeAll(async () => {
  issuer = await anIssuer('P-256')
  holder = await anIssuer('P-256', { id: 'did:example:oona' })
})
const options = (change: object = {}) => ({ now, resolveIssuer: issuer.resolveIssuer, ...change })
const paths = (...texts: string[]) => texts.map((text) => parsePath(text) ?? [])
const demand = { audience: 'https://tyonantaja.example', nonce: 'n-1' }

/** The library, set up as its documentation says, with the key of a test issuer. */
function library(by: TestIssuer = issuer) {
  const key = publicKeyFromJwk(by.publicJwk)
  if (!key) throw new Error('no key')
  const signed = (data: string) => new TextEncoder().encode(data)
  return new SDJwtVcInstance({
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: () => randomBytes(16).toString('base64url'),
    signAlg: algorithmOf[by.signer.algorithm],
    signer: async (data) => base64url(await by.signer.sign({ data: signed(data) })),
    verifier: (data, signature) => verifySignature(key, signed(data), Buffer.from(signature, 'base64url')),
    kbSignAlg: 'ES256',
    kbSigner: async (data) => base64url(await holder.signer.sign({ data: signed(data) })),
    kbVerifier: (data, signature) => {
      const holderKey = publicKeyFromJwk(holder.publicJwk)
      return holderKey !== undefined && verifySignature(holderKey, signed(data), Buffer.from(signature, 'base64url'))
    },
  })
}

describe('the EU learning credential', () => {
  test('of what ends by itself: no token of it lasts longer, in either profile', () => {
    const end = new Date(times.expiresAt.getTime() - 86_400_000)
    const ending = { ...record, validUntil: end.toISOString() }
    expect(euLearningCredential(ending, times).claims).toMatchObject({
      exp: Math.floor(end.getTime() / 1000),
      date_of_expiry: ending.validUntil.slice(0, 10),
    })
    expect(euLearningCredential(record, times).claims).not.toHaveProperty('date_of_expiry')
    const late = { ...record, validUntil: '2099-01-01T00:00:00Z' }
    expect(euLearningCredential(late, times).claims).toMatchObject({ exp: Math.floor(times.expiresAt.getTime() / 1000) })
    expect(microCredential(ending, { issuedAt: times.issuedAt }).claims).toMatchObject({ exp: Math.floor(end.getTime() / 1000) })
  })

  test('has the claims of its type: names, outcomes, grade and the like behind digests, what must be visible in clear', async () => {
    const { text, isBearer } = await issueSdJwtVc(euLearningCredential(record, times), issuer.signer)
    const read = readSdJwt(text)
    if (!read.ok) throw new Error(read.code)
    expect(isBearer).toBe(true)
    const { _sd: digests, _sd_alg: hash, ...visible } = read.sdJwt.signed
    expect(hash).toBe('sha-256')
    expect(visible).toEqual({
      iss: issuer.id,
      iat: times.issuedAt.getTime() / 1000,
      exp: times.expiresAt.getTime() / 1000,
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      jti: record.id,
      issuing_authority: 'Jyväskylän ammattikorkeakoulu',
      issuing_country: 'FI',
      date_of_issuance: '2026-11-24',
      achievement_title: 'Turvallisuuskulttuuri kotihoidossa',
      achievement_description: 'Löydät kotikäynnin vaarat ennen kuin ne osuvat.',
      language_of_classes: ['fi', 'sv'],
    })
    expect(digests).toHaveLength(11)
    expect(read.sdJwt.payload).toMatchObject({
      family_name: 'Öhman-Åberg',
      given_name: 'Oona',
      learner_identification: expect.stringMatching(/^sha256\$[0-9a-f]{64}\$c0ffee/),
      learning_outcomes: record.achievement.outcomes.map((outcome) => outcome.text),
      assessment_grade: '5',
      expected_study_time: '3 ECTS, 81 h',
      level_of_learning_experience: 6,
      types_of_quality_assurance: ['Korkeakoulun laatujärjestelmä'],
      prerequisites_to_enroll: ['Pääset kotihoidon työpaikalle.'],
      integration_stackability_options: true,
    })
    expect(text).not.toContain(Buffer.from('Öhman').toString('base64url').slice(0, -1))
  })

  test.each([
    ['familyName', { learner: base.learner }],
    ['level', { achievement: { ...record.achievement, eqfLevel: null } }],
    ['languageOfClasses', { achievement: base.achievement }],
    ['outcomes', { achievement: { ...record.achievement, outcomes: [] } }],
  ] as const)('without %s it is not made, and the error names the element', (element, change) => {
    expect(() => euLearningCredential({ ...record, ...change }, times)).toThrow(
      expect.objectContaining({ name: 'MissingElement', element }),
    )
    expect(MissingElement).toBeDefined()
  })
})

describe('the micro-credential of the WE BUILD rulebook', () => {
  test('has its mandatory attributes in its own words, and nearly all of them behind digests', async () => {
    const { text } = await issueSdJwtVc(microCredential(record, times), issuer.signer, { holderKey: holder.publicJwk })
    const read = readSdJwt(text)
    if (!read.ok) throw new Error(read.code)
    const { _sd: _digests, _sd_alg: _hash, ...visible } = read.sdJwt.signed
    expect(Object.keys(visible).sort()).toEqual(['attestation_legal_category', 'cnf', 'exp', 'iat', 'iss', 'vct'])
    expect(visible['cnf']).toEqual({ jwk: holder.publicJwk })
    expect(read.sdJwt.payload).toMatchObject({
      vct: 'VerifiableMicroCredential',
      attestation_legal_category: 'non-qualified-EAA',
      identifier: record.id,
      title: 'Turvallisuuskulttuuri kotihoidossa',
      givenName: 'Oona',
      familyName: 'Öhman-Åberg',
      issuerCountry: 'FI',
      awardingBody: 'Jyväskylän ammattikorkeakoulu',
      issuanceDate: '2026-11-24',
      learningOutcomes: record.achievement.outcomes.map((outcome) => outcome.text),
      notionalWorkload: { value: 3, unit: 'ECTS' },
      typeOfAssessment: 'practical-assessment',
      formOfParticipation: 'blended',
      qualityAssurance: 'institutional-accreditation',
      level: 'EQF-6',
      grade: '5',
      gradingScheme: 'hyväksytty / hylätty',
      fieldOfEducation: '0913',
    })
  })

  test.each(['givenName', 'familyName'])('without %s it is not made', (element) => {
    const { [element as 'givenName']: _gone, ...learner } = record.learner
    expect(() => microCredential({ ...record, learner }, times)).toThrow(expect.objectContaining({ element }))
  })
})

describe('who shows it', () => {
  test('without a holder key it is a bearer file, and says so when made and when checked', async () => {
    const issued = await issueSdJwtVc(euLearningCredential(record, times), issuer.signer)
    expect(issued.isBearer).toBe(true)
    const answer = await verifySdJwtVc(issued.text, options())
    expect(said(answer.checks)).toEqual([
      'format:ok:sd-jwt-vc',
      'proof:ok:signature-valid',
      'issuer:ok:known-issuer',
      'holder:warning:bearer',
      'validity:ok:valid-until',
    ])
    expect(said((await verifySdJwtVc(issued.text, options({ keyBinding: demand }))).checks)).toContain('holder:failed:bearer')
  })

  test('with a holder key: only what was chosen is shown, signed for one reader and one asking', async () => {
    const { text, isBearer } = await issueSdJwtVc(euLearningCredential(record, times), issuer.signer, {
      holderKey: holder.publicJwk,
    })
    expect(isBearer).toBe(false)
    expect(choicesOf(text)?.map(([name]) => name)).toContain('assessment_grade')
    const shown = await present(text, paths('family_name', 'learning_outcomes'), { ...demand, now, holder: holder.signer })
    const answer = await verifySdJwtVc(shown, options({ keyBinding: demand }))
    expect(said(answer.checks)).toContain('holder:ok:holder-bound')
    expect(answer.document).toMatchObject({ family_name: 'Öhman-Åberg' })
    expect(answer.document).not.toHaveProperty('assessment_grade')
    expect(shown).not.toContain(base64url('assessment_grade'))
  })

  type Row = readonly [name: string, code: string, keyBinding: object | null, shown: (text: string) => Promise<string>]
  const bound =
    (change: object = {}) =>
    (text: string) =>
      present(text, [], { ...demand, now, holder: holder.signer, ...change })
  const rewritten = (head: object, body: object) => async (text: string) =>
    `${text}${await signJws(head as Record<string, unknown>, JSON.stringify({ iat: now.getTime() / 1000, aud: demand.audience, nonce: demand.nonce, sd_hash: digestOf(text, 'sha256'), ...body }), holder.signer)}`
  test.each<Row>([
    ['nothing signed by the holder', 'key-binding-missing', demand, async (text) => text],
    ['for another reader', 'wrong-audience', demand, bound({ audience: 'https://muu.example' })],
    ['for another asking', 'wrong-nonce', demand, bound({ nonce: 'n-2' })],
    ['an hour old', 'key-binding-not-fresh', demand, bound({ now: new Date(now.getTime() - 3_600_000) })],
    ['of tomorrow', 'key-binding-not-fresh', demand, bound({ now: new Date(now.getTime() + 86_400_000) })],
    ['by another key', 'key-binding-invalid', demand, async (text) => bound({ holder: (await anIssuer('P-256')).signer })(text)],
    [
      'by a key of another type',
      'algorithm-not-of-key',
      demand,
      async (text) => bound({ holder: (await anIssuer('Ed25519')).signer })(text),
    ],
    [
      'over other disclosures',
      'key-binding-other-content',
      demand,
      async (text) => {
        const [jwt, first] = text.split('~')
        const other = await bound()(text)
        return `${jwt}~${first}~${other.split('~').at(-1)}`
      },
    ],
    ['of another type', 'key-binding-type', demand, rewritten({ typ: 'JWT' }, {})],
    ['without a nonce', 'key-binding-malformed', demand, rewritten({ typ: 'kb+jwt' }, { nonce: undefined })],
    ['nobody had asked', 'key-binding-unasked', null, bound()],
  ])('%s: %s', async (_name, code, keyBinding, shown) => {
    const { text } = await issueSdJwtVc(euLearningCredential(record, times), issuer.signer, { holderKey: holder.publicJwk })
    const answer = await verifySdJwtVc(await shown(text), options({ keyBinding }))
    expect(answer.checks.find(({ name }) => name === 'holder')?.code).toBe(code)
  })

  test('a holder’s signature on a bearer file proves nothing', async () => {
    const { text } = await issueSdJwtVc(euLearningCredential(record, times), issuer.signer)
    const answer = await verifySdJwtVc(await bound()(text), options({ keyBinding: demand }))
    expect(said(answer.checks)).toContain('holder:failed:key-binding-without-key')
  })
})

describe('with @sd-jwt/sd-jwt-vc', () => {
  test('what we sign and show, it accepts', async () => {
    const { text } = await issueSdJwtVc(microCredential(record, times), issuer.signer, { holderKey: holder.publicJwk })
    const shown = await present(text, paths('title', 'familyName'), { ...demand, now, holder: holder.signer })
    const { payload } = await library().verify(shown, { keyBindingNonce: 'n-1', currentDate: now.getTime() / 1000 })
    expect(payload).toMatchObject({ title: 'Turvallisuuskulttuuri kotihoidossa', familyName: 'Öhman-Åberg' })
    expect(payload).not.toHaveProperty('grade')
  })

  test('what it signs and shows, we accept: nested objects, array elements, decoys', async () => {
    const claims = { iss: issuer.id, iat: 1, vct: 'urn:koe', a: { b: { c: 'ä', d: 'ö' } }, list: ['å', { e: 1 }, 'z'] }
    const text = await library().issue(claims, {
      _sd: ['a'],
      _sd_decoy: 2,
      a: { _sd: ['b'], b: { _sd: ['c', 'd'] } },
      list: { _sd: [0, 1], _sd_decoy: 1, 1: { _sd: ['e'] } },
    } as never)
    const answer = await verifySdJwtVc(text, options())
    expect(answer.isKnown).toBe(true)
    expect(answer.document).toEqual(claims)
    const shown = await library().present(text, { a: { b: { d: true } }, list: { 1: true } } as never)
    expect((await verifySdJwtVc(shown, options())).document).toEqual({
      iss: issuer.id,
      iat: 1,
      vct: 'urn:koe',
      a: { b: { d: 'ö' } },
      list: [{}, 'z'],
    })
    const own = await present(text, paths('a.b.d', 'list[1].e'))
    expect((await verifySdJwtVc(own, options())).document).toMatchObject({ a: { b: { d: 'ö' } }, list: [{ e: 1 }, 'z'] })
  })
})

describe('what RFC 9901 refuses', () => {
  const disclosure = (...parts: unknown[]) => base64url(JSON.stringify(parts))
  const digest = (text: string) => digestOf(text, 'sha256')
  const grade = disclosure('suola', 'grade', '5')
  const element = disclosure('suola', 'osa')
  const nested = disclosure('suola', 'sisä', { _sd: [digest(grade)] })
  const valid: JsonObject = { vct: 'urn:koe', iat: 1 }
  const written: readonly [name: string, code: string, payload: JsonObject, disclosures: readonly string[], header?: object][] = [
    ['a disclosure that nothing refers to', 'disclosure-unreferenced', { ...valid, _sd: [] }, [grade]],
    ['a disclosure inside one that was kept back', 'disclosure-unreferenced', { ...valid, _sd: [digest(nested)] }, [grade]],
    ['the same disclosure twice', 'disclosure-duplicate', { ...valid, _sd: [digest(grade)] }, [grade, grade]],
    ['one digest twice in a list', 'digest-duplicate', { ...valid, _sd: [digest(grade), digest(grade)] }, [grade]],
    ['one digest in two places', 'digest-duplicate', { ...valid, _sd: [digest(grade)], a: { _sd: [digest(grade)] } }, [grade]],
    ['one digest twice, not disclosed', 'digest-duplicate', { ...valid, _sd: ['AAAA', 'AAAA'] }, []],
    ['a claim that is there already', 'disclosure-overrides', { ...valid, grade: '1', _sd: [digest(grade)] }, [grade]],
    [
      'two disclosures of one name',
      'disclosure-overrides',
      { ...valid, _sd: [digest(grade), digest(disclosure('s2', 'grade', '1'))] },
      [grade, disclosure('s2', 'grade', '1')],
    ],
    ['an array element among the members', 'disclosure-wrong-place', { ...valid, _sd: [digest(element)] }, [element]],
    ['a member among the array elements', 'disclosure-wrong-place', { ...valid, a: [{ '...': digest(grade) }] }, [grade]],
    [
      'an array element with more than its digest',
      'digest-malformed',
      { ...valid, a: [{ '...': digest(element), b: 1 }] },
      [element],
    ],
    ['a digest that is no text', 'digest-malformed', { ...valid, _sd: [1] }, []],
    ['digests that are no list', 'digest-malformed', { ...valid, _sd: digest(grade) }, [grade]],
    ['an array element whose digest is no text', 'digest-malformed', { ...valid, a: [{ '...': null }] }, []],
    [
      'the name _sd disclosed',
      'disclosure-reserved-name',
      { ...valid, _sd: [digest(disclosure('s', '_sd', []))] },
      [disclosure('s', '_sd', [])],
    ],
    [
      'the name ... disclosed',
      'disclosure-reserved-name',
      { ...valid, _sd: [digest(disclosure('s', '...', 'x'))] },
      [disclosure('s', '...', 'x')],
    ],
    ['the name ... as a member', 'reserved-name', { ...valid, a: { '...': 'x' } }, []],
    [
      'the name __proto__ disclosed',
      'disclosure-malformed',
      { ...valid, _sd: [digest(disclosure('s', '__proto__', {}))] },
      [disclosure('s', '__proto__', {})],
    ],
    [
      'a disclosure of four parts',
      'disclosure-malformed',
      { ...valid, _sd: [digest(disclosure('s', 'a', 1, 2))] },
      [disclosure('s', 'a', 1, 2)],
    ],
    ['a disclosure of one part', 'disclosure-malformed', valid, [disclosure('s')]],
    ['a disclosure whose salt is no text', 'disclosure-malformed', valid, [disclosure(1, 'a', 2)]],
    ['a disclosure whose name is no text', 'disclosure-malformed', valid, [disclosure('s', 1, 2)]],
    ['a disclosure that is no list', 'disclosure-malformed', valid, [base64url('{}')]],
    ['a disclosure with one member twice', 'disclosure-malformed', valid, [base64url('["s","a",{"b":1,"b":2}]')]],
    ['a hash that nobody knows', 'digest-algorithm-unknown', { ...valid, _sd_alg: 'md5', _sd: [] }, []],
    ['a hash that objects inherit', 'digest-algorithm-unknown', { ...valid, _sd_alg: 'toString', _sd: [] }, []],
    ['a hash that is no text', 'digest-algorithm-unknown', { ...valid, _sd_alg: 256, _sd: [] }, []],
    ['no typ', 'wrong-type', valid, [], { typ: undefined }],
    ['typ JWT', 'wrong-type', valid, [], { typ: 'JWT' }],
    ['no vct', 'no-credential-type', { iat: 1 }, []],
    [
      'vct disclosed',
      'must-be-visible',
      { iat: 1, _sd: [digest(disclosure('s', 'vct', 'urn:koe'))] },
      [disclosure('s', 'vct', 'urn:koe')],
    ],
    ['exp disclosed', 'must-be-visible', { ...valid, _sd: [digest(disclosure('s', 'exp', 9e9))] }, [disclosure('s', 'exp', 9e9)]],
    ['cnf disclosed', 'must-be-visible', { ...valid, _sd: [digest(disclosure('s', 'cnf', {}))] }, [disclosure('s', 'cnf', {})]],
    [
      'status disclosed',
      'must-be-visible',
      { ...valid, _sd: [digest(disclosure('s', 'status', {}))] },
      [disclosure('s', 'status', {})],
    ],
    ['a status that is no object', 'status-broken', { ...valid, status: 1 }, []],
    ['a critical extension', 'critical-header-unknown', valid, [], { crit: ['x'] }],
    ['expired', 'expired', { ...valid, exp: 2 }, []],
    ['of tomorrow', 'not-yet-valid', { ...valid, nbf: 4e9 }, []],
    ['exp that is no number', 'broken-dates', { ...valid, exp: '4000000000' }, []],
  ]
  const rows = written.map(([name, code, payload, disclosures, header = {}]) => ({ name, code, payload, disclosures, header }))
  const make = async (payload: JsonObject, disclosures: readonly string[], header: object = {}) =>
    `${[await signJws({ typ: 'dc+sd-jwt', kid: issuer.signer.id, ...header }, JSON.stringify({ iss: issuer.id, ...payload }), issuer.signer), ...disclosures].join('~')}~`
  test.each(rows)('$name: $code', async ({ code, payload, disclosures, header }) => {
    const answer = await verifySdJwtVc(await make(payload, disclosures, header), options())
    expect(answer.checks.filter(({ outcome }) => outcome === 'failed').map((each) => each.code)).toEqual([code])
  })

  test('the same without the fault is accepted, so the table can fail', async () => {
    for (const [payload, disclosures] of [
      [{ ...valid, _sd: [digest(grade)] }, [grade]],
      [{ ...valid, _sd: [digest(nested)] }, [nested, grade]],
      [{ ...valid, a: [{ '...': digest(element) }] }, [element]],
      [{ ...valid, _sd_alg: 'sha-512', _sd: [digestOf(grade, 'sha512')] }, [grade]],
    ] as [JsonObject, string[]][])
      expect((await verifySdJwtVc(await make(payload, disclosures), options())).isKnown).toBe(true)
  })

  test.each(rows.slice(0, 1))('the usual library accepts $name', async ({ payload, disclosures }) => {
    await expect(library().verify(await make(payload, disclosures))).resolves.toBeDefined()
  })

  test.each([
    ['without the last tilde', (text: string) => text.slice(0, -1)],
    ['with an empty disclosure', (text: string) => `${text}~`],
    ['with a space inside', (text: string) => text.replace('~', '~ ')],
    ['alone', () => '~'],
  ])('%s it is no SD-JWT', async (_name, change) => {
    const { text } = await issueSdJwtVc(euLearningCredential(record, times), issuer.signer)
    expect(said((await verifySdJwtVc(change(text), options())).checks)).toEqual(['format:failed:sd-jwt-malformed'])
  })

  test('a chain of disclosures, each inside the other, ends at a bound', () => {
    let inner = disclosure('s', 'a', 1)
    const chain = [inner]
    for (let depth = 0; depth < 100; depth++) {
      inner = disclosure('s', 'a', { _sd: [digest(inner)] })
      chain.push(inner)
    }
    expect(disclose({ _sd: [digest(inner)] }, chain)).toEqual({ ok: false, code: 'json-too-deep' })
    expect(
      disclose(
        {},
        Array.from({ length: 501 }, (_, at) => disclosure('s', `a${at}`, 1)),
      ),
    ).toEqual({ ok: false, code: 'too-many-disclosures' })
  })

  test('what is made of any claims, disclosed in any part, is what was put in', async () => {
    const names = fc.stringMatching(/^[a-zåäö]{1,6}$/)
    const inner = fc.dictionary(
      names,
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.array(fc.integer(), { maxLength: 3 })),
      { minKeys: 1, maxKeys: 4 },
    )
    await fc.assert(
      fc.asyncProperty(inner, fc.func(fc.boolean()), async (claims, isHidden) => {
        const disclosable = Object.keys(claims).filter(
          (name) => !['iss', 'nbf', 'exp', 'cnf', 'vct', 'status', 'iat'].includes(name) && isHidden(name),
        )
        const whole = { ...claims, iss: issuer.id, vct: 'urn:koe' } as JsonObject
        const { text } = await issueSdJwtVc({ claims: whole, disclosable }, issuer.signer)
        const read = readSdJwt(text)
        expect(read.ok && read.sdJwt.payload).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('no text at all makes verifying throw', async () => {
    const part = fc.oneof(fc.string(), fc.json().map(base64url))
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        expect((await verifySdJwtVc(`${parts.slice(0, 3).join('.')}~${parts.slice(3).join('~')}`, options())).isKnown).toBe(false)
      }),
    )
  })
})
