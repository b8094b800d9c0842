import { describe, expect, test } from 'vitest'
import { contextsFor } from '../contexts.ts'
import { didKeyDocument } from '../did/did-key.ts'
import type { DidDocument } from '../did-document.ts'
import { envelope, issueVcJwt, issueVcSdJwt, presentAsJwt } from '../jose/index.ts'
import { generateJwk, generateKey, jwkOf, jwkSigner, localSigner, publicKeyFromJwk, type Signer } from '../keys.ts'
import type { LookUp } from '../look-up.ts'
import { addProof, type Cryptosuite, deriveCredential } from '../proofs/index.ts'
import { issueSdJwtVc, sealTokenStatusList } from '../sd-jwt/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { isAccepted, type Report, type VerifyOptions, verify } from '../verify.ts'

const now = new Date('2026-11-26T12:00:00Z')
const v2 = 'https://www.w3.org/ns/credentials/v2'
const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'

interface Party {
  readonly did: string
  readonly signer: Signer
}
async function aParty(type: 'Ed25519' | 'P-256' | 'P-384' = 'Ed25519'): Promise<Party> {
  const { publicKeyMultibase, secretKey } = await generateKey(type)
  const did = `did:key:${publicKeyMultibase}`
  return { did, signer: localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey, type }) }
}
const university = await aParty()
const employer = await aParty()
const learner = await aParty()

const seal = (document: JsonObject, { signer }: Party, more: Partial<Parameters<typeof addProof>[1]> = {}) =>
  addProof(document, { cryptosuite: 'eddsa-rdfc-2022', signer, loader: contextsFor(new Set()), created: now, ...more })

const plain = (change: JsonObject = {}): JsonObject => ({
  '@context': [v2],
  type: ['VerifiableCredential'],
  issuer: university.did,
  validFrom: '2026-11-20T12:00:00Z',
  credentialSubject: { id: learner.did, name: 'Oona Öhman-Åberg' },
  ...change,
})
const badge = (change: JsonObject = {}, achievement: JsonObject = {}): JsonObject => ({
  '@context': [v2, ob],
  id: 'https://yliopisto.example/badges/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: university.did, type: ['Profile'], name: 'Yliopisto' },
  validFrom: '2026-11-20T12:00:00Z',
  name: 'Hygieniaosaaja',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://yliopisto.example/achievements/1',
      type: ['Achievement'],
      name: 'Hygieniaosaaja',
      description: 'Tuntee keittiön vaarat.',
      criteria: { narrative: 'Näyttö.' },
      ...achievement,
    },
  },
  ...change,
})
const endorsement = (subject: string, change: JsonObject = {}): JsonObject => ({
  '@context': [v2, ob],
  id: 'https://kotihoito.example/endorsements/1',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: { id: employer.did, type: ['Profile'], name: 'Kotihoito Oy' },
  validFrom: '2026-11-21T12:00:00Z',
  name: 'Suositus',
  credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: 'Tätä tarvitsemme.' },
  ...change,
})

const knows = (...parties: readonly Party[]): VerifyOptions => ({
  now,
  knownIssuer: async (id) => (parties.some(({ did }) => did === id) ? didKeyDocument(id) : undefined),
})
const check = (report: Report, name: string) => {
  const found = report.checks.find((one) => one.name === name)
  return found && [found.outcome, found.code]
}
const text = (document: JsonObject) => JSON.stringify(document)

describe('every way of securing one credential', () => {
  test.each<readonly [Cryptosuite, 'Ed25519' | 'P-256' | 'P-384']>([
    ['eddsa-rdfc-2022', 'Ed25519'],
    ['eddsa-jcs-2022', 'Ed25519'],
    ['ecdsa-rdfc-2019', 'P-256'],
    ['ecdsa-rdfc-2019', 'P-384'],
    ['ecdsa-jcs-2019', 'P-256'],
    ['ecdsa-jcs-2019', 'P-384'],
  ])('%s under %s is genuine, and not after one letter has changed', async (cryptosuite, type) => {
    const issuer = await aParty(type)
    const sealed = text(
      await seal(badge({ issuer: { id: issuer.did, type: ['Profile'], name: 'Yliopisto' } }), issuer, { cryptosuite }),
    )
    expect(await verify(sealed, knows(issuer))).toMatchObject({
      verdict: 'genuine',
      format: 'open-badge',
      securing: 'data-integrity',
    })
    expect((await verify(sealed.replace('Näyttö', 'Naytto'), knows(issuer))).verdict).toBe('altered')
  })

  test('a part that the holder chose is genuine; the whole, with what only the holder may have, is not for showing', async () => {
    const issuer = await aParty('P-256')
    const loader = contextsFor(new Set())
    const base = await seal(
      plain({ issuer: issuer.did, credentialSubject: { id: learner.did, name: 'Oona', description: 'salaisuus' } }),
      issuer,
      {
        cryptosuite: 'ecdsa-sd-2023',
        mandatoryPointers: ['/issuer', '/validFrom'],
      },
    )
    const derived = await deriveCredential(base, { selectivePointers: ['/credentialSubject/name'], loader })
    expect(text(derived)).not.toContain('salaisuus')
    expect(await verify(text(derived), knows(issuer))).toMatchObject({
      verdict: 'genuine',
      document: { credentialSubject: { name: 'Oona' } },
    })
    // Nobody has forged it: it is the learner's own.
    const own = await verify(text(base), knows(issuer))
    expect([own.verdict, isAccepted(own), check(own, 'proof')]).toEqual(['notCheckable', false, ['not-checked', 'base-proof']])
    const changed = await verify(text({ ...base, credentialSubject: { name: 'Muu' } }), knows(issuer))
    expect([changed.verdict, check(changed, 'proof')]).toEqual(['altered', ['failed', 'signature-invalid']])
  })

  test('tokens get the same report: JWT, SD-JWT, and both in an envelope', async () => {
    const jwt = await issueVcJwt(badge(), university.signer)
    const sdJwt = await issueVcSdJwt(badge(), university.signer, { disclosable: [['name']] })
    for (const [input, securing] of [
      [jwt, 'jose'],
      [text(envelope('application/vc+jwt', jwt)), 'jose'],
      [sdJwt, 'sd-jwt'],
      [text(envelope('application/vc+sd-jwt', sdJwt)), 'sd-jwt'],
      [Buffer.from(`  ${jwt}\n`), 'jose'],
    ] as const) {
      const report = await verify(input, knows(university))
      expect(report).toMatchObject({ verdict: 'genuine', format: 'open-badge', securing, claims: { title: 'Hygieniaosaaja' } })
    }
    const [head, , signature] = jwt.split('.')
    const forged = `${head}.${Buffer.from(text(badge({ name: 'Muu' }))).toString('base64url')}.${signature}`
    expect((await verify(forged, knows(university))).verdict).toBe('altered')
  })

  test('a token that shows what its issuer never signed was changed, and is not taken for no credential', async () => {
    const claims = {
      iss: university.did,
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      achievement_title: 'Hygieniaosaaja',
    }
    const { text: token } = await issueSdJwtVc({ claims, disclosable: ['achievement_title'] }, university.signer)
    const sdJwt = await issueVcSdJwt(badge(), university.signer, { disclosable: [['name']] })
    for (const whole of [token, sdJwt]) {
      const [jwt, disclosure = ''] = whole.split('~')
      const [salt, name] = JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as string[]
      const other = Buffer.from(JSON.stringify([salt, name, 'Kirurgi'])).toString('base64url')
      const report = await verify(`${jwt}~${other}~`, knows(university))
      expect([report.verdict, report.checks[0]?.code, report.claims]).toEqual(['altered', 'disclosure-unreferenced', null])
    }
  })

  test('a wallet’s token is read and checked, with its status; a list that cannot be relied on is never "not revoked"', async () => {
    const uri = 'https://yliopisto.example/tokens/1'
    const claims = {
      iss: university.did,
      iat: Math.floor(now.getTime() / 1000),
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      achievement_title: 'Hygieniaosaaja',
      expected_study_time: '3 ECTS, 81 h',
      status: { status_list: { idx: 5, uri } },
    }
    const { text: token } = await issueSdJwtVc({ claims, disclosable: ['expected_study_time'] }, university.signer)
    const list = (statuses: ReadonlyMap<number, 'revoked'>, by = university) =>
      sealTokenStatusList(
        {
          uri,
          issuer: by.did,
          length: 100,
          statuses,
          issuedAt: now,
          expiresAt: new Date('2026-12-01T00:00:00Z'),
          ttlSeconds: 60,
        },
        by.signer,
      )
    const at = async (found: string | undefined) => {
      const lookUp: LookUp = async ({ url }) =>
        url === uri && found !== undefined ? { bytes: Buffer.from(found), mediaType: null } : undefined
      const report = await verify(token, { ...knows(university), lookUp })
      return [report.verdict, check(report, 'status')]
    }
    expect(await at(await list(new Map()))).toEqual(['genuine', ['ok', 'not-revoked']])
    expect(await at(await list(new Map([[5, 'revoked']])))).toEqual(['revoked', ['failed', 'revoked']])
    expect(await at(await list(new Map(), employer))).toEqual(['statusUnclear', ['failed', 'status-list-invalid']])
    expect(await at(undefined)).toEqual(['statusUnclear', ['not-checked', 'status-not-at-hand']])
    const report = await verify(token, knows(university))
    expect([report.format, report.claims?.title, report.claims?.credits, report.claims?.hours]).toEqual([
      'sd-jwt-vc',
      'Hygieniaosaaja',
      3,
      81,
    ])
  })

  test('a token whose issuer cannot be asked is unaltered, and whose it is stays open', async () => {
    const jwk = await generateJwk('RSA')
    const publicKey = publicKeyFromJwk(jwk)
    if (!publicKey) throw new Error('no key')
    const issuer = 'https://yliopisto.example/issuers/1'
    const signer = jwkSigner({ verificationMethod: `${issuer}#1`, jwk })
    const jwt = await issueVcJwt(badge({ issuer: { id: issuer, type: ['Profile'], name: 'Yliopisto' } }), signer, {
      profile: 'open-badges',
      jwk: jwkOf(publicKey),
    })
    const report = await verify(jwt, { now })
    expect([report.verdict, check(report, 'proof'), check(report, 'issuer')]).toEqual([
      'unknownIssuer',
      ['ok', 'signature-valid'],
      ['warning', 'issuer-not-confirmed'],
    ])
  })
})

describe('the issuer', () => {
  const web = 'did:web:yliopisto.example'
  const address = 'https://yliopisto.example/.well-known/did.json'
  const method = {
    id: `${web}#avain`,
    type: 'Multikey',
    controller: web,
    publicKeyMultibase: university.did.slice('did:key:'.length),
  }
  const document: DidDocument = { id: web, verificationMethod: [method], assertionMethod: [method.id] }
  const signer: Signer = { ...university.signer, id: method.id }
  const at =
    (value: object): LookUp =>
    async ({ url }) =>
      url === address ? { bytes: Buffer.from(JSON.stringify(value)), mediaType: null } : undefined
  const verdict = async (options: Partial<VerifyOptions>) => {
    const sealed = text(await seal(plain({ issuer: web }), { did: web, signer }))
    const report = await verify(sealed, { now, ...options })
    return [report.verdict, check(report, 'issuer')?.[1]]
  }

  test('known, found at its own address, or not to be had: three answers', async () => {
    expect(await verdict({ knownIssuer: async (id) => (id === web ? document : undefined) })).toEqual(['genuine', 'known-issuer'])
    expect(await verdict({ lookUp: at(document) })).toEqual(['unknownIssuer', 'issuer-looked-up'])
    expect(await verdict({})).toEqual(['notCheckable', 'issuer-not-in-list'])
  })

  test('a document that no longer lists the key, or is somebody else’s, contradicts', async () => {
    expect(await verdict({ lookUp: at({ ...document, verificationMethod: [] }) })).toEqual(['altered', 'proof-failed'])
    expect(await verdict({ lookUp: at({ ...document, assertionMethod: [] }) })).toEqual(['altered', 'proof-failed'])
    expect((await verdict({ lookUp: at({ ...document, id: 'did:web:evil.example' }) }))[0]).not.toMatch(/genuine|unknownIssuer/)
  })

  test('a key withdrawn before the signature contradicts, one withdrawn later does not', async () => {
    const withdrawn = (revoked: string) => ({ ...document, verificationMethod: [{ ...method, revoked }] })
    expect((await verdict({ lookUp: at(withdrawn('2026-11-26T11:59:59Z')) }))[0]).toBe('altered')
    expect((await verdict({ lookUp: at(withdrawn('2026-11-26T12:00:01Z')) }))[0]).toBe('unknownIssuer')
  })

  test('somebody else’s good signature does not make a credential of a known issuer', async () => {
    const report = await verify(text(await seal(plain(), employer)), knows(university, employer))
    expect([report.verdict, check(report, 'issuer')]).toEqual(['altered', ['failed', 'key-not-of-issuer']])
  })

  test('of a set with two good proofs the issuer’s own is enough; a broken one spoils it', async () => {
    const both = await seal(await seal(plain(), university), employer)
    expect((await verify(text(both), knows(university))).verdict).toBe('genuine')
    const [own, other] = both['proof'] as JsonObject[]
    const broken = { ...both, proof: [own as JsonObject, { ...other, proofValue: (own as JsonObject)['proofValue'] as Json }] }
    expect((await verify(text(broken), knows(university))).verdict).toBe('altered')
  })

  test('nothing that a credential without a good proof points at is asked for', async () => {
    const asked: string[] = []
    const change = {
      credentialSchema: { id: 'https://tracker.example/schema', type: 'JsonSchema' },
      credentialStatus: {
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: 'https://tracker.example/list',
      },
    }
    const forged = text(await seal(plain(change), university)).replace('Oona', 'Anna')
    await verify(forged, { ...knows(university), lookUp: async ({ url }) => void asked.push(url) })
    expect(asked).toEqual([])
  })
})

describe('presentations', () => {
  const presentation = async (credentials: readonly JsonObject[], change: JsonObject = {}): Promise<JsonObject> => ({
    '@context': [v2],
    type: ['VerifiablePresentation'],
    holder: learner.did,
    verifiableCredential: [...credentials],
    ...change,
  })
  const show = { proofPurpose: 'authentication', challenge: 'kysymys-1', domain: 'tyonantaja.example' }
  const asked = { ...knows(university), challenge: 'kysymys-1', domain: 'tyonantaja.example' }

  test('each credential gets its own report, plain or enveloped', async () => {
    const credentials = [
      await seal(badge(), university),
      envelope('application/vc+jwt', await issueVcJwt(plain(), university.signer)),
    ]
    const report = await verify(text(await seal(await presentation(credentials), learner, show)), asked)
    expect(report).toMatchObject({ verdict: 'genuine', format: 'presentation' })
    expect(report.credentials.map(({ verdict, securing }) => [verdict, securing])).toEqual([
      ['genuine', 'data-integrity'],
      ['genuine', 'jose'],
    ])
    expect(check(report, 'holder')).toEqual(['ok', 'holder-signed'])
  })

  test.each<readonly [string, Partial<VerifyOptions>, object, string]>([
    ['for another question', { challenge: 'kysymys-2' }, {}, 'altered'],
    ['for somebody else', { domain: 'muu.example' }, {}, 'altered'],
    ['signed as if it were a credential', {}, { proofPurpose: 'assertionMethod' }, 'altered'],
  ])('a presentation %s does not count', async (_name, options, how, verdict) => {
    const sealed = await seal(await presentation([await seal(plain(), university)]), learner, { ...show, ...how })
    expect((await verify(text(sealed), { ...asked, ...options })).verdict).toBe(verdict)
  })

  test('somebody else’s signature does not make the holder', async () => {
    const sealed = await seal(await presentation([await seal(plain(), university)]), employer, show)
    const report = await verify(text(sealed), asked)
    expect([report.verdict, check(report, 'holder')]).toEqual(['altered', ['failed', 'key-not-of-holder']])
  })

  test('one forged credential among good ones is told, and the presentation is not accepted', async () => {
    const forged = JSON.parse(text(await seal(plain(), university)).replace('Oona', 'Anna')) as JsonObject
    const report = await verify(
      text(await seal(await presentation([await seal(plain(), university), forged]), learner, show)),
      asked,
    )
    expect([report.credentials.map(({ verdict }) => verdict), report.verdict, isAccepted(report)]).toEqual([
      ['genuine', 'altered'],
      'altered',
      false,
    ])
  })

  test('without a signature it says nothing of who shows it', async () => {
    const report = await verify(text(await presentation([await seal(plain(), university)])), knows(university))
    expect([report.verdict, isAccepted(report), check(report, 'holder')]).toEqual([
      'notCheckable',
      false,
      ['not-checked', 'presentation-unsigned'],
    ])
  })

  test('as a token it is bound to its question and its asker', async () => {
    const jwt = await presentAsJwt(
      await presentation([envelope('application/vc+jwt', await issueVcJwt(plain(), university.signer))]),
      learner.signer,
      {
        now,
        nonce: 'kysymys-1',
        audience: 'tyonantaja.example',
      },
    )
    expect(await verify(jwt, asked)).toMatchObject({ verdict: 'genuine', format: 'presentation', securing: 'jose' })
    expect((await verify(jwt, { ...asked, challenge: 'kysymys-2' })).verdict).toBe('altered')
  })

  test('presentations in presentations, and thousands of credentials, come to an end', async () => {
    let nested: JsonObject = await presentation([])
    for (let depth = 0; depth < 8; depth++) nested = await presentation([nested])
    expect(isAccepted(await verify(text(nested), { now }))).toBe(false)
    const many = await presentation(Array.from({ length: 90 }, () => plain()))
    const report = await verify(text(many), { now })
    expect(report.credentials.at(-1)?.checks[0]?.code).toBe('nested-too-deep')
  })
})

describe('endorsements', () => {
  const about = 'https://yliopisto.example/achievements/1'
  const endorsed = async (by: Json) => text(await seal(badge({}, { endorsement: [by] }), university))

  test('each is verified as a credential of its own', async () => {
    const report = await verify(await endorsed(await seal(endorsement(about), employer)), knows(university, employer))
    expect([report.verdict, check(report, 'endorsements'), report.endorsements[0]?.format]).toEqual([
      'genuine',
      ['ok', 'endorsements-genuine'],
      'endorsement',
    ])
  })

  test('as a token inside a badge that is a token, where Open Badges has its place', async () => {
    // The published context has no word for `endorsementJwt`: an embedded proof would not cover it.
    const endorsementJwt = [await issueVcJwt(endorsement(about), employer.signer)]
    const jwt = await issueVcJwt(badge({}, { endorsementJwt }), university.signer)
    const report = await verify(jwt, knows(university, employer))
    expect([report.verdict, check(report, 'endorsements')]).toEqual(['genuine', ['ok', 'endorsements-genuine']])
  })

  test('one by nobody we know is a warning, one that is forged spoils the badge, one of something else is told', async () => {
    const own = await seal(endorsement(about), employer)
    expect(check(await verify(await endorsed(own), knows(university)), 'endorsements')).toEqual(['warning', 'endorser-unknown'])
    const forged = JSON.parse(text(own).replace('tarvitsemme', 'rakastamme')) as JsonObject
    const report = await verify(await endorsed(forged), knows(university, employer))
    expect([report.verdict, check(report, 'endorsements')]).toEqual(['flawed', ['failed', 'endorsement-not-genuine']])
    const other = await seal(endorsement('https://yliopisto.example/achievements/2'), employer)
    expect(check(await verify(await endorsed(other), knows(university, employer)), 'endorsements')).toEqual([
      'warning',
      'endorsement-of-something-else',
    ])
    const over = await seal(endorsement(about, { validUntil: '2026-11-22T00:00:00Z' }), employer)
    expect(check(await verify(await endorsed(over), knows(university, employer)), 'endorsements')).toEqual([
      'warning',
      'endorsement-not-in-force',
    ])
  })
})

describe('what belongs to a credential', () => {
  test('a schema in a credential is used when that credential holds, in whatever form', async () => {
    const wrapped = plain({
      issuer: employer.did,
      type: ['VerifiableCredential', 'JsonSchemaCredential'],
      credentialSubject: {
        id: 'https://yliopisto.example/schema',
        type: 'JsonSchema',
        jsonSchema: { $schema: 'https://json-schema.org/draft/2020-12/schema', required: ['evidence'] },
      },
    })
    const named = text(
      await seal(plain({ credentialSchema: { id: 'https://yliopisto.example/1', type: 'JsonSchemaCredential' } }), university),
    )
    const schemaLineFor = async (schema: string) => {
      const lookUp: LookUp = async () => ({ bytes: Buffer.from(schema), mediaType: null })
      return check(await verify(named, { ...knows(university), lookUp }), 'schema')
    }
    const sealed = await seal(wrapped, employer)
    expect(await schemaLineFor(text(sealed))).toEqual(['failed', 'schema-not-followed'])
    expect(await schemaLineFor(await issueVcJwt(wrapped, employer.signer))).toEqual(['failed', 'schema-not-followed'])
    expect(await schemaLineFor(text(wrapped))).toEqual(['not-checked', 'schema-not-vouched'])
    expect(await schemaLineFor(text({ ...sealed, validFrom: '2026-01-01T00:00:00Z' }))).toEqual([
      'not-checked',
      'schema-not-vouched',
    ])
  })

  test('a schema that is not followed, a resource that has changed: signed, and yet not in order', async () => {
    const schema = { id: 'https://yliopisto.example/schema', type: 'JsonSchema' }
    const lookUp: LookUp = async ({ kind }) =>
      kind === 'schema'
        ? {
            bytes: Buffer.from('{"$schema":"https://json-schema.org/draft/2020-12/schema","required":["evidence"]}'),
            mediaType: null,
          }
        : { bytes: Buffer.from('else'), mediaType: null }
    const report = await verify(text(await seal(plain({ credentialSchema: schema }), university)), {
      ...knows(university),
      lookUp,
    })
    expect([report.verdict, check(report, 'schema'), isAccepted(report)]).toEqual([
      'flawed',
      ['failed', 'schema-not-followed'],
      false,
    ])
    const resource = { id: 'https://yliopisto.example/opas', digestMultibase: 'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ' }
    const changed = await verify(text(await seal(plain({ relatedResource: resource }), university)), {
      ...knows(university),
      lookUp,
    })
    expect([changed.verdict, check(changed, 'related-resources'), changed.problems[0]?.type]).toEqual([
      'flawed',
      ['failed', 'resource-changed'],
      'https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR',
    ])
  })

  test('a refresh service is named and never asked', async () => {
    const service = { id: 'https://yliopisto.example/refresh/1', type: '1EdTechCredentialRefresh' }
    const asked: string[] = []
    const report = await verify(
      text(
        await seal(
          badge({ '@context': [v2, ob, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'], refreshService: service }),
          university,
        ),
      ),
      {
        ...knows(university),
        lookUp: async ({ url }) => void asked.push(url),
      },
    )
    expect([check(report, 'refresh-service'), asked]).toEqual([['ok', 'refresh-service-named'], []])
  })

  test('a caller whose look-up breaks gets an answer', async () => {
    const sealed = text(await seal(plain({ credentialSchema: { id: 'https://x.example/s', type: 'JsonSchema' } }), university))
    const report = await verify(sealed, { ...knows(university), lookUp: () => Promise.reject(new Error('down')) })
    expect([report.verdict, check(report, 'schema')?.[0]]).toEqual(['genuine', 'not-checked'])
  })
})

test('problem details name what the specifications name', async () => {
  const typeOf = async (input: string) => (await verify(input, knows(university))).problems[0]?.type
  expect(await typeOf('{')).toBe('https://www.w3.org/TR/vc-data-model#PARSING_ERROR')
  expect(await typeOf(text(plain({ validUntil: 'soon' })))).toBe('https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR')
  expect(await typeOf(text(await seal(plain(), university)).replace('Oona', 'Anna'))).toBe(
    'https://w3id.org/security#PROOF_VERIFICATION_ERROR',
  )
  expect(isJsonObject((await verify(text(await seal(plain(), university)), knows(university))).document ?? undefined)).toBe(true)
})
