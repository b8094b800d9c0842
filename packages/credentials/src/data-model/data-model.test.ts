import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { poijuContextDigest, poijuContextText } from '../contexts.ts'
import type { LookUp } from '../look-up.ts'
import type { Json, JsonObject } from '../strict-json.ts'
import { faultOfCredential, faultOfEnvelope, faultOfPresentation } from './check.ts'
import { digestOfMultibase, digestsOfSri } from './digests.ts'
import { checkResources } from './resources.ts'
import { checkSchemas, faultAgainst } from './schema.ts'
import { refusalOfTerms, vocabularyOf } from './terms.ts'

const v2 = 'https://www.w3.org/ns/credentials/v2'
const aCredential = (change: JsonObject = {}): JsonObject => ({
  '@context': [v2],
  id: 'https://yliopisto.example/credentials/1',
  type: ['VerifiableCredential'],
  issuer: 'did:web:yliopisto.example',
  validFrom: '2026-11-20T12:00:00Z',
  credentialSubject: { id: 'did:example:oona' },
  ...change,
})
const without = (name: string): JsonObject => {
  const { [name]: _gone, ...rest } = aCredential()
  return rest
}
const at =
  (table: Readonly<Record<string, string>>): LookUp =>
  async ({ url }) =>
    Object.hasOwn(table, url) ? { bytes: Buffer.from(table[url] as string), mediaType: null } : undefined

describe('the data model, before any cryptography', () => {
  test.each<readonly [string, JsonObject]>([
    ['a plain one', aCredential()],
    ['one without dates and id', without('validFrom')],
    ['an issuer as object', aCredential({ issuer: { id: 'did:web:yliopisto.example', name: 'Yliopisto' } })],
    ['several subjects', aCredential({ credentialSubject: [{ id: 'did:example:a' }, { name: 'Åsa' }] })],
    [
      'texts in languages',
      aCredential({
        name: [
          { '@value': 'Hygieniapassi', '@language': 'fi' },
          { '@value': 'x', '@language': 'sv', '@direction': 'ltr' },
        ],
      }),
    ],
    [
      'dates with fractions and zones',
      aCredential({ validFrom: '2026-11-20T12:00:00.123456+02:00', validUntil: '2026-11-20T10:00:00.5Z' }),
    ],
    ['dates at one moment', aCredential({ validUntil: '2026-11-20T14:00:00+02:00' })],
    [
      'the older model',
      {
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        type: ['VerifiableCredential'],
        issuer: 'did:web:a.example',
        issuanceDate: '2020-01-01T00:00:00Z',
        credentialSubject: { id: 'did:example:a' },
      },
    ],
  ])('%s conforms', (_name, credential) => {
    expect(faultOfCredential(credential)).toBeNull()
  })

  const faults: readonly (readonly [string, JsonObject, string, string])[] = [
    ['no context', without('@context'), 'no-context', '@context'],
    [
      'another context first',
      aCredential({ '@context': ['https://www.w3.org/ns/credentials/examples/v2', v2] }),
      'no-context',
      '@context',
    ],
    ['a context that is no list', aCredential({ '@context': v2 }), 'no-context', '@context'],
    ['a number as context', aCredential({ '@context': [v2, 7] }), 'broken-context', '@context'],
    ['a context with a space', aCredential({ '@context': [v2, 'https ://x.example/a'] }), 'broken-context', '@context'],
    ['no type', without('type'), 'no-type', 'type'],
    ['a type that is a number', aCredential({ type: ['VerifiableCredential', 7] }), 'broken-type', 'type'],
    ['another type', aCredential({ type: ['UniversityDegree'] }), 'not-a-credential', 'type'],
    ['null as id', aCredential({ id: null }), 'broken-id', 'id'],
    ['two ids', aCredential({ id: ['urn:a:1', 'urn:a:2'] }), 'broken-id', 'id'],
    ['words as id', aCredential({ id: 'my credential' }), 'broken-id', 'id'],
    ['no issuer', without('issuer'), 'no-issuer', 'issuer'],
    ['an issuer without id', aCredential({ issuer: { name: 'x' } }), 'no-issuer', 'issuer'],
    ['a name as issuer', aCredential({ issuer: 'Yliopisto' }), 'no-issuer', 'issuer'],
    ['no subject', without('credentialSubject'), 'no-subject', 'credentialSubject'],
    ['no subjects', aCredential({ credentialSubject: [] }), 'no-subject', 'credentialSubject'],
    [
      'an empty subject among others',
      aCredential({ credentialSubject: [{ id: 'did:example:a' }, {}] }),
      'empty-subject',
      'credentialSubject',
    ],
    ['a subject that is a text', aCredential({ credentialSubject: 'did:example:a' }), 'no-subject', 'credentialSubject'],
    ['a day as date', aCredential({ validFrom: '2026-11-20' }), 'broken-dates', 'validFrom'],
    ['a date without zone', aCredential({ validUntil: '2026-11-20T12:00:00' }), 'broken-dates', 'validUntil'],
    ['the 30th of February', aCredential({ validFrom: '2026-02-30T12:00:00Z' }), 'broken-dates', 'validFrom'],
    ['an end before its beginning', aCredential({ validUntil: '2026-11-19T12:00:00Z' }), 'dates-reversed', 'validUntil'],
    [
      'a name with more than a text',
      aCredential({ name: { '@value': 'x', '@language': 'fi', url: 'https://x.example' } }),
      'broken-text',
      'name',
    ],
    [
      'an issuer name that is a number',
      aCredential({ issuer: { id: 'did:web:a.example', name: 7 } }),
      'broken-text',
      'issuer.name',
    ],
    ...['credentialStatus', 'credentialSchema', 'refreshService', 'termsOfUse', 'evidence'].flatMap(
      (part): (readonly [string, JsonObject, string, string])[] => [
        [`${part} without type`, aCredential({ [part]: { id: 'urn:x:1' } }), 'part-without-type', `${part}.type`],
        [
          `${part} without type among others`,
          aCredential({ [part]: [{ id: 'urn:x:1', type: 'X' }, { id: 'urn:x:2' }] }),
          'part-without-type',
          `${part}.type`,
        ],
        [`${part} as a text`, aCredential({ [part]: 'urn:x:1' }), 'part-not-an-object', part],
        [`${part} with two ids`, aCredential({ [part]: { id: ['urn:x:1', 'urn:x:2'], type: 'X' } }), 'broken-id', `${part}.id`],
      ],
    ),
    ['a schema without id', aCredential({ credentialSchema: { type: 'JsonSchema' } }), 'part-without-id', 'credentialSchema.id'],
    [
      'a resource without digest',
      aCredential({ relatedResource: [{ id: 'https://x.example/a' }] }),
      'resource-without-digest',
      'relatedResource',
    ],
    [
      'a resource twice',
      aCredential({
        relatedResource: [
          { id: 'https://x.example/a', digestSRI: 'x' },
          { id: 'https://x.example/a', digestMultibase: 'y' },
        ],
      }),
      'resource-twice',
      'relatedResource.id',
    ],
    ['a resource without id', aCredential({ relatedResource: { digestSRI: 'x' } }), 'part-without-id', 'relatedResource.id'],
    ['a resource as text', aCredential({ relatedResource: ['https://x.example/a'] }), 'part-not-an-object', 'relatedResource'],
    [
      'the older model without its date',
      {
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        type: ['VerifiableCredential'],
        issuer: 'did:web:a.example',
        credentialSubject: { id: 'did:example:a' },
      },
      'no-issuance-date',
      'issuanceDate',
    ],
    [
      'a thousand schemas',
      aCredential({ credentialSchema: Array.from({ length: 1_000 }, () => ({ id: 'urn:x:1', type: 'X' })) }),
      'too-many-parts',
      'credentialSchema',
    ],
  ]
  test.each(faults)('%s is told', (_name, credential, code, place) => {
    expect(faultOfCredential(credential)).toMatchObject({ code, at: place })
  })

  test('presentations and envelopes have faults of their own', () => {
    const aPresentation = (change: JsonObject = {}): JsonObject => ({
      '@context': [v2],
      type: ['VerifiablePresentation'],
      ...change,
    })
    expect(faultOfPresentation(aPresentation())).toBeNull()
    expect(faultOfPresentation(aPresentation({ verifiableCredential: ['https://x.example/a'] }))?.code).toBe('part-not-an-object')
    expect(faultOfPresentation(aPresentation({ holder: { name: 'Oona' } }))?.code).toBe('broken-holder')
    expect(faultOfPresentation(aPresentation({ type: ['X'] }))?.code).toBe('not-a-presentation')
    const anEnvelope = (change: JsonObject = {}): JsonObject => ({
      '@context': v2,
      type: 'EnvelopedVerifiableCredential',
      id: 'data:application/vc+jwt,a.b.c',
      ...change,
    })
    expect(faultOfEnvelope(anEnvelope(), 'EnvelopedVerifiableCredential')).toBeNull()
    expect(faultOfEnvelope(anEnvelope({ '@context': [] }), 'EnvelopedVerifiableCredential')?.code).toBe('no-context')
    expect(faultOfEnvelope(anEnvelope({ id: 'https://x.example' }), 'EnvelopedVerifiableCredential')?.code).toBe('broken-id')
    expect(faultOfEnvelope(anEnvelope(), 'EnvelopedVerifiablePresentation')?.code).toBe('no-type')
  })
})

describe('words', () => {
  const refusal = async (document: JsonObject, inlineContexts = false) =>
    (await refusalOfTerms(document, vocabularyOf(document, {}), { inlineContexts }))?.code ?? null
  const inline = (context: Json, more: JsonObject = {}) => aCredential({ '@context': [v2, context], ...more })

  test.each<readonly [string, JsonObject, boolean, string | null]>([
    ['only known words', aCredential(), false, null],
    [
      'a context that nobody bundled',
      aCredential({ '@context': [v2, 'https://evil.example/context'] }),
      false,
      'unknown-context',
    ],
    [
      'the same deep inside',
      aCredential({ credentialSubject: { id: 'did:example:a', '@context': 'https://evil.example/context' } }),
      true,
      'unknown-context',
    ],
    ['a context of its own', inline({ x: 'https://x.example/x' }), false, 'inline-context'],
    [
      'the same deep inside, unasked',
      aCredential({ credentialSubject: { '@context': { x: 'https://x.example/x' }, x: 'y' } }),
      false,
      'inline-context',
    ],
    [
      'a context of its own, where that is allowed',
      inline({ x: 'https://x.example/x' }, { credentialSubject: { x: 'y' } }),
      true,
      null,
    ],
    ['one that redefines a protected word', inline({ VerifiableCredential: 'https://evil.example/x' }), true, 'protected-term'],
    [
      'hundreds of contexts inside',
      aCredential({ credentialSubject: { related: Array.from({ length: 200 }, () => ({ '@context': v2 })) } }),
      true,
      'broken-context',
    ],
    ['one that takes all words away', inline(null as unknown as Json), true, 'broken-context'],
    [
      'one that takes all words away inside',
      aCredential({ credentialSubject: { id: 'did:example:a', '@context': null } }),
      true,
      'broken-context',
    ],
    ['one that imports another', inline({ '@import': 'https://evil.example/context' }), true, 'unknown-terms'],
    ['a word that no context knows', aCredential({ surprise: 'x' }), true, 'unknown-terms'],
    ['a type that no context knows', aCredential({ type: ['VerifiableCredential', 'Surprise'] }), true, 'unknown-terms'],
    ['a word that means nothing', inline({ x: 'nothing' }, { credentialSubject: { x: 'y' } }), true, 'broken-context'],
  ])('%s', async (_name, document, inlineContexts, code) => {
    expect(await refusal(document, inlineContexts)).toBe(code)
  })
})

describe('what a credential points at', () => {
  const address = 'https://yliopisto.example/opas.pdf'
  const content = 'Opas työelämään'
  const sri = (algorithm: string, text: string) => `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`
  const multihash = (text: string) =>
    `u${Buffer.concat([Buffer.from([0x12, 0x20]), createHash('sha256').update(text).digest()]).toString('base64url')}`
  const outcome = async (resource: JsonObject, lookUp?: LookUp) => {
    const answer = await checkResources(aCredential({ relatedResource: { id: address, ...resource } }), lookUp)
    return answer && [answer.outcome, answer.code]
  }

  test('is unchanged when each of its digests is that of what is there', async () => {
    const there = at({ [address]: content })
    for (const digestSRI of ['sha256', 'sha384', 'sha512'].map((algorithm) => sri(algorithm, content)))
      expect(await outcome({ digestSRI }, there)).toEqual(['ok', 'resources-unchanged'])
    expect(await outcome({ digestMultibase: multihash(content) }, there)).toEqual(['ok', 'resources-unchanged'])
    expect(await outcome({ digestSRI: `${sri('sha256', 'else')} ${sri('sha512', content)}` }, there)).toEqual([
      'ok',
      'resources-unchanged',
    ])
  })

  test('is changed when one digest is of something else, whatever the other says', async () => {
    const there = at({ [address]: content })
    expect(await outcome({ digestSRI: sri('sha384', 'else') }, there)).toEqual(['failed', 'resource-changed'])
    expect(await outcome({ digestSRI: sri('sha384', content), digestMultibase: multihash('else') }, there)).toEqual([
      'failed',
      'resource-changed',
    ])
    expect(await outcome({ digestSRI: `${sri('sha256', content)} ${sri('sha512', 'else')}` }, there)).toEqual([
      'failed',
      'resource-changed',
    ])
  })

  test('stays open when it is not at hand, and is refused when its digest says nothing', async () => {
    expect(await outcome({ digestSRI: sri('sha256', content) })).toEqual(['not-checked', 'resource-not-at-hand'])
    expect(await outcome({ digestSRI: 'md5-abc' }, at({ [address]: content }))).toEqual(['failed', 'resource-digest-unreadable'])
    expect(await outcome({ digestMultibase: 'uEg' }, at({ [address]: content }))).toEqual([
      'failed',
      'resource-digest-unreadable',
    ])
  })

  test('contexts of W3C are known by their published digests, ours by its own at any address', async () => {
    const w3c = {
      id: v2,
      digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
      digestMultibase: 'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
    }
    expect(await checkResources(aCredential({ relatedResource: w3c }), undefined)).toMatchObject({ outcome: 'ok' })
    expect(
      await checkResources(aCredential({ relatedResource: { ...w3c, digestSRI: sri('sha384', 'else') } }), undefined),
    ).toMatchObject({ code: 'resource-changed' })
    expect(await outcome({ digestSRI: poijuContextDigest, digestMultibase: multihash(poijuContextText) })).toEqual([
      'ok',
      'resources-unchanged',
    ])
  })

  test('digests of other lengths or letters are none', () => {
    expect([digestsOfSri('sha256-AAAA'), digestsOfSri(''), digestsOfSri('sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=')]).toEqual([
      [],
      [],
      [],
    ])
    expect([digestOfMultibase(''), digestOfMultibase('z0OIl'), digestOfMultibase(`f${'00'.repeat(34)}`)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('schemas', () => {
  const address = 'https://yliopisto.example/schema.json'
  const $schema = 'https://json-schema.org/draft/2020-12/schema'
  const sriOf = (schema: unknown) => `sha384-${createHash('sha384').update(JSON.stringify(schema)).digest('base64')}`
  const needsName = {
    $schema,
    type: 'object',
    properties: { credentialSubject: { type: 'object', required: ['name'] } },
  }
  const outcome = async (credential: JsonObject, schema: unknown, type = 'JsonSchema', digestSRI?: string) => {
    const lookUp =
      schema === undefined ? undefined : at({ [address]: typeof schema === 'string' ? schema : JSON.stringify(schema) })
    const credentialSchema = { id: address, type, ...(digestSRI === undefined ? {} : { digestSRI }) }
    const answer = await checkSchemas({ ...credential, credentialSchema }, { lookUp, clock: { milliseconds: 2_000 } })
    return answer && [answer.outcome, answer.code]
  }
  const named = aCredential({ credentialSubject: { name: 'Oona' } })

  test.each([
    'https://json-schema.org/draft/2020-12/schema',
    'https://json-schema.org/draft/2019-09/schema',
    'http://json-schema.org/draft-07/schema#',
  ])('a schema of %s is followed or not', async ($schema) => {
    expect(await outcome(named, { ...needsName, $schema })).toEqual(['ok', 'schema-followed'])
    expect(await outcome(aCredential(), { ...needsName, $schema })).toEqual(['failed', 'schema-not-followed'])
  })

  test('a schema inside a credential is read there; one for badges sees the proof too', async () => {
    const wrapped = {
      '@context': [v2],
      type: ['VerifiableCredential', 'JsonSchemaCredential'],
      credentialSubject: { type: 'JsonSchema', jsonSchema: needsName },
    }
    // Without anybody's word for it, the digest in the signed credential is needed.
    expect(await outcome(aCredential(), wrapped, 'JsonSchemaCredential')).toEqual(['not-checked', 'schema-not-vouched'])
    expect(await outcome(aCredential(), wrapped, 'JsonSchemaCredential', sriOf(wrapped))).toEqual([
      'failed',
      'schema-not-followed',
    ])
    const needsProof = { $schema: 'https://json-schema.org/draft/2019-09/schema', required: ['proof'] }
    expect(await outcome({ ...named, proof: { type: 'x' } }, needsProof, '1EdTechJsonSchemaValidator2019')).toEqual([
      'ok',
      'schema-followed',
    ])
    expect(await outcome({ ...named, proof: { type: 'x' } }, needsProof)).toEqual(['failed', 'schema-not-followed'])
  })

  test('a digest that was signed must be that of the schema', async () => {
    expect(await outcome(named, needsName, 'JsonSchema', sriOf(needsName))).toEqual(['ok', 'schema-followed'])
    const another = { ...needsName, title: 'x' }
    expect(await outcome(named, another, 'JsonSchema', sriOf(needsName))).toEqual(['failed', 'schema-changed'])
    expect(await outcome(named, needsName, 'JsonSchema', 'md5-x')).toEqual(['failed', 'schema-digest-unreadable'])
    expect(await outcome(named, needsName, '1EdTechJsonSchemaValidator2019', sriOf(another))).toEqual([
      'failed',
      'schema-changed',
    ])
  })

  test.each([
    ['email', 'oona@yliopisto.example', 'not an email'],
    ['date-time', '2026-11-20T12:00:00Z', '2026-02-30T12:00:00Z'],
    ['date', '2026-11-20', '2026-02-30'],
    ['uri', 'https://yliopisto.example/', 'yliopisto'],
    ['uuid', '58172aac-d8ba-11ed-83dd-0b3aef56cc33', '58172aac'],
  ])('a format is held against the value: %s', async (format, good, bad) => {
    const schema = { $schema, properties: { credentialSubject: { properties: { name: { format } } } } }
    const of = (name: string) => aCredential({ credentialSubject: { name } })
    expect(await outcome(of(good), schema)).toEqual(['ok', 'schema-followed'])
    expect(await outcome(of(bad), schema)).toEqual(['failed', 'schema-not-followed'])
    // The schemas of badges are of 2019-09, in which it is a note; so is a format that nobody knows.
    const { $schema: _version, ...unversioned } = schema
    expect(await outcome(of(bad), unversioned, '1EdTechJsonSchemaValidator2019')).toEqual(['ok', 'schema-followed'])
    expect(await outcome(of(bad), JSON.parse(JSON.stringify(schema).replace(format, 'x-own')))).toEqual(['ok', 'schema-followed'])
  })

  test('of several schemas one that is not followed decides', async () => {
    const lookUp = at({ 'https://x.example/a': JSON.stringify({ $schema }), 'https://x.example/b': JSON.stringify(needsName) })
    const credentialSchema = [
      { id: 'https://x.example/a', type: 'JsonSchema' },
      { id: 'https://x.example/none', type: 'JsonSchema' },
      { id: 'https://x.example/b', type: 'JsonSchema' },
    ]
    expect(await checkSchemas({ ...aCredential(), credentialSchema }, { lookUp, clock: { milliseconds: 2_000 } })).toMatchObject({
      outcome: 'failed',
    })
    expect(await checkSchemas({ ...named, credentialSchema }, { lookUp, clock: { milliseconds: 2_000 } })).toMatchObject({
      outcome: 'not-checked',
      code: 'schema-not-at-hand',
    })
  })

  test.each<readonly [string, unknown, string]>([
    ['not at hand', undefined, 'schema-not-at-hand'],
    ['no JSON', '<html>', 'schema-unusable'],
    ['of another schema elsewhere', { $schema, $ref: 'https://evil.example/schema.json' }, 'schema-unusable'],
    ['with a type that is none', { $schema, type: 'surprise' }, 'schema-unusable'],
    ['of no version', { type: 'object' }, 'schema-without-version'],
    ['of a version that nobody knows', { $schema: 'https://json-schema.org/draft/2030-01/schema' }, 'schema-version-unknown'],
    ['too deep', `${'{"not":'.repeat(60)}{}${'}'.repeat(60)}`, 'schema-unusable'],
  ])('a schema that is %s leaves the question open', async (_name, schema, code) => {
    const answer = await outcome(named, schema)
    expect(answer?.[1]).toBe(code)
    expect(answer?.[0]).not.toBe('ok')
  })

  test('a pattern that never stops matching, and a schema that refers to itself without end, are stopped', () => {
    const evil = { properties: { name: { pattern: '^(a+)+$' } } }
    expect(faultAgainst(evil, { name: `${'a'.repeat(50)}!` }, { milliseconds: 100 })).toBeUndefined()
    expect(faultAgainst({ $ref: '#' }, {})).toBeUndefined()
  })
})
