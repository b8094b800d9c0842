/** Whoever holds a credential that has ended writes the same statements otherwise: the signature holds, and no check may be lost by it. */
import { describe, expect, test } from 'vitest'
import { buildCredential } from '../build.ts'
import { type Claims, readClaims } from '../claims.ts'
import { contextsFor } from '../contexts.ts'
import { didKeyDocument } from '../did/did-key.ts'
import { generateKey, localSigner, type PublicKey, publicKeyFrom } from '../keys.ts'
import { addProof, verifyProofs } from '../proofs/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { aBadgeRecord, aRecord } from '../testing.ts'
import { verify } from '../verify.ts'

const now = new Date('2026-11-26T08:00:00Z')
const { publicKeyMultibase, secretKey } = await generateKey()
const did = `did:key:${publicKeyMultibase}`
const signer = localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey })
const document = didKeyDocument(did)
const cred = 'https://www.w3.org/2018/credentials#'
const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime'
const listed = 'https://jamk.example/status/1'

const credential: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'https://jamk.example/credentials/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: did, type: ['Profile'], name: 'Jamk' },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2026-02-01T00:00:00Z',
  name: 'Haavanhoito',
  credentialSubject: { id: 'did:example:oppija', type: ['AchievementSubject'] },
  credentialStatus: {
    id: `${listed}#7`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: listed,
  },
}
const loader = contextsFor(new Set())
const sealed = async (): Promise<JsonObject> =>
  addProof(credential, { cryptosuite: 'eddsa-rdfc-2022', signer, created: now, loader })
const report = (shown: JsonObject) => verify(JSON.stringify(shown), { now, knownIssuer: async () => document })
const without = (shown: JsonObject, ...names: string[]) =>
  Object.fromEntries(Object.entries(shown).filter(([name]) => !names.includes(name)))

const rewritings: [how: string, rewrite: (shown: JsonObject) => JsonObject][] = [
  [
    'the end and the status under their addresses',
    (shown) => ({
      ...without(shown, 'validUntil', 'credentialStatus'),
      [`${cred}validUntil`]: { '@type': dateTime, '@value': shown['validUntil'] as Json },
      [`${cred}credentialStatus`]: shown['credentialStatus'] as Json,
    }),
  ],
  [
    'both under @nest',
    (shown) => ({
      ...without(shown, 'validUntil', 'credentialStatus'),
      '@nest': { validUntil: shown['validUntil'] as Json, credentialStatus: shown['credentialStatus'] as Json },
    }),
  ],
  [
    'both in a second node of the same id',
    (shown) => ({
      ...without(shown, 'validUntil', 'credentialStatus'),
      '@included': [
        {
          id: shown['id'] as Json,
          validUntil: shown['validUntil'] as Json,
          credentialStatus: shown['credentialStatus'] as Json,
        },
      ],
    }),
  ],
  [
    'both deep inside the subject',
    (shown) => ({
      ...without(shown, 'validUntil', 'credentialStatus'),
      credentialSubject: {
        ...(shown['credentialSubject'] as JsonObject),
        '@included': [{ id: shown['id'] as Json, validUntil: shown['validUntil'] as Json }],
      },
    }),
  ],
  [
    'the status from its own side',
    (shown) => ({
      ...without(shown, 'credentialStatus'),
      '@included': [
        {
          ...(shown['credentialStatus'] as JsonObject),
          '@reverse': { [`${cred}credentialStatus`]: { id: shown['id'] as Json } },
        },
      ],
    }),
  ],
  ['the whole within @graph', (shown) => ({ '@context': shown['@context'] as Json, '@graph': [without(shown, '@context')] })],
  ['a remark that nobody signed', (shown) => ({ ...shown, '@index': 'valid for ever' })],
  [
    'a remark in the proof',
    (shown) => ({ ...shown, proof: { ...(shown['proof'] as JsonObject), '@index': 'checked by the ministry' } }),
  ],
  [
    'the status twice',
    (shown) => ({ ...shown, credentialStatus: [shown['credentialStatus'], shown['credentialStatus']] as Json }),
  ],
]

describe('the same statements written otherwise', () => {
  test('as it was issued it has ended', async () => {
    expect(await report(await sealed())).toMatchObject({ verdict: 'expired' })
  })

  test.each(rewritings)('%s', async (_how, rewrite) => {
    const { verdict, checks, document: shown } = await report(rewrite(await sealed()))
    expect(['unsupported', 'notACredential']).toContain(verdict)
    expect(checks[0]).toMatchObject({ name: 'format', outcome: 'failed' })
    expect(shown).toBeNull()
  })

  test('most of them keep the signature, so that nothing else would have found them', async () => {
    const holding: boolean[] = []
    for (const [, rewrite] of rewritings) {
      const answers = await verifyProofs(rewrite(await sealed()), {
        now,
        purpose: 'assertionMethod',
        loader,
        method: async () => ({ publicKey: publicKeyFrom(publicKeyMultibase) as PublicKey, relationships: ['assertionMethod'] }),
      })
      holding.push(answers.every(({ outcome }) => outcome === 'ok'))
    }
    expect(holding.filter(Boolean).length).toBeGreaterThan(5)
  })

  test('a context of the document’s own gives a member no other name, where such contexts are read at all', async () => {
    const own = { until: { '@id': `${cred}validUntil`, '@type': dateTime }, also: '@included', in: '@nest' }
    for (const more of [
      { until: '2026-02-01T00:00:00Z' },
      { also: [{ id: credential['id'] as Json, validUntil: '2026-02-01T00:00:00Z' }] },
    ]) {
      const { proof, ...rest } = without(await sealed(), 'validUntil')
      const shown = { ...rest, '@context': [...(credential['@context'] as Json[]), own], ...more, proof: proof as Json }
      const answer = await verify(JSON.stringify(shown), { now, inlineContexts: true, knownIssuer: async () => document })
      expect(answer.checks[0]).toMatchObject({ outcome: 'failed', code: 'rewritten-terms' })
    }
  })
})

/** Every way to write one value of a document otherwise, in the same place. */
function* rewritten(value: Json): Generator<Json> {
  yield [value]
  yield [value, value]
  yield [null, value]
  if (isJsonObject(value) && typeof value['id'] === 'string') {
    yield [{ id: value['id'] }, value]
    yield [value['id'], value]
    const [first, ...more] = Object.keys(value).filter((name) => name !== 'id')
    if (first) yield [without(value, first), without(value, ...more)]
    // Of a list, each half in another node of the same address.
    for (const [name, member] of Object.entries(value))
      if (Array.isArray(member) && member.length > 1 && name !== '@context' && name !== 'proof')
        yield [
          { ...value, [name]: member.slice(1) },
          { id: value['id'], [name]: member.slice(0, 1) },
        ]
  }
  if (Array.isArray(value)) {
    yield value.toReversed()
    yield [value[0] as Json, value]
    yield [...value, null, ...value]
    if (value.length === 1) yield value[0] as Json
    for (const [index, item] of value.entries()) for (const one of rewritten(item)) yield value.with(index, one)
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value))
      if (name !== 'proof' && name !== '@context') for (const one of rewritten(member)) yield { ...value, [name]: one }
  } else {
    yield { '@value': value }
    yield { id: value }
    if (typeof value === 'string' && Number.isFinite(Number(value))) yield { '@value': Number(value) }
    if (typeof value !== 'string') yield String(value)
  }
}

/** Sets have no order, and no signature covers the one in which they stand. */
const inOrder = (claims: Claims | null) =>
  claims && {
    ...claims,
    outcomes: claims.outcomes.toSorted((one, other) => one.text.localeCompare(other.text)),
    assessments: claims.assessments.toSorted((one, other) => one.name.localeCompare(other.name)),
    awardingBodies: claims.awardingBodies.toSorted(),
  }

describe('what a credential says of itself is not hidden from people by writing it otherwise', () => {
  const demonstration = 'Esittely'
  test.each([
    ['a micro-credential', aRecord({ demonstration, grade: '5' })],
    ['a badge', aBadgeRecord({ demonstration })],
  ])('%s', async (_what, record) => {
    const { status: _status, ...whole } = buildCredential({ ...record, issuer: { ...record.issuer, did } }) as JsonObject
    const { credentialStatus: _entry, ...document } = whole
    const own = contextsFor(new Set([record.context]))
    const shown = await addProof(document, { cryptosuite: 'eddsa-rdfc-2022', signer, created: now, loader: own })
    const method = async () => ({ publicKey: publicKeyFrom(publicKeyMultibase) as PublicKey, relationships: ['assertionMethod'] })
    const holds = async (other: JsonObject) =>
      (await verifyProofs(other, { now, purpose: 'assertionMethod', loader: own, method })).every(
        ({ outcome }) => outcome === 'ok',
      )
    const said = readClaims(shown)
    expect(said).toMatchObject({ isDemonstration: true })
    let [written, holding] = [0, 0]
    for (const other of rewritten(shown)) {
      if (!isJsonObject(other)) continue
      const saysTheSame = JSON.stringify(inOrder(readClaims(other))) === JSON.stringify(inOrder(said))
      // Most are read as before; that many of them are signed as before is seen in some.
      if (++written % 10 === 0 && saysTheSame && (await holds(other))) holding += 1
      if (saysTheSame || !(await holds(other))) continue
      const answer = await report(other)
      if (answer.checks[0]?.outcome === 'ok') expect.soft(inOrder(answer.claims)).toEqual(inOrder(said))
    }
    expect(holding).toBeGreaterThan(5)
  })

  test('what is said of one address may stand at another place', async () => {
    const record = aRecord()
    const own = contextsFor(new Set([record.context]))
    const of = { ...record, issuer: { ...record.issuer, did }, awardingBodies: [{ id: did, name: record.issuer.name }] }
    const { credentialStatus: _entry, ...whole } = buildCredential(of) as JsonObject
    const shown = await addProof(whole, { cryptosuite: 'eddsa-rdfc-2022', signer, created: now, loader: own })
    const subject = shown['credentialSubject'] as JsonObject
    const achievement = subject['achievement'] as JsonObject
    const [body] = achievement['awardingBody'] as JsonObject[]
    const awarded = (bodies: Json) => ({
      credentialSubject: { ...subject, achievement: { ...achievement, awardingBody: bodies } },
    })
    const said = readClaims(shown)
    expect(said).toMatchObject({ issuer: 'Jyväskylän ammattikorkeakoulu', awardingBodies: ['Jyväskylän ammattikorkeakoulu'] })
    for (const other of [
      { ...shown, issuer: did, ...awarded([{ ...body, ...(shown['issuer'] as JsonObject) }]) },
      { ...shown, ...awarded([did]), issuer: { ...body, ...(shown['issuer'] as JsonObject) } },
      { ...shown, ...awarded({ id: did }), issuer: { ...body, ...(shown['issuer'] as JsonObject) } },
    ]) {
      const answer = await report(other)
      expect([answer.checks.find(({ name }) => name === 'proof')?.code, answer.claims]).toEqual(['signature-valid', said])
    }
  })

  test('a kind by its address is refused; what cannot be read is not passed over for something else', async () => {
    const types = ['VerifiableCredential', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential']
    expect((await report({ ...(await sealed()), type: types })).checks[0]).toMatchObject({ code: 'rewritten-terms' })
    const badge = (achievement: JsonObject) =>
      readClaims({ ...credential, credentialSubject: { creditsEarned: [2, 7], achievement } })
    expect(badge({ creditsAvailable: 30, achievementType: 'Competency' })).toMatchObject({ credits: null, badgeKind: null })
    expect(badge({ name: ['Läsnä', 'Aina'] })).toMatchObject({ title: 'Aina / Läsnä' })
    expect(badge({ name: ['007', '7'], ECTS: [2.5, '2.5E0'] })).toMatchObject({ title: '007 / 7', credits: 2.5 })
    const alike = { type: 'Assessment', name: 'Koe' }
    expect(badge({ assessment: [alike, alike] })?.assessments).toHaveLength(2)
  })
})
