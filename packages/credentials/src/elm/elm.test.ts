import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contexts as vcContexts } from '@digitalbazaar/credentials-context'
import { Ajv2020 } from 'ajv/dist/2020.js'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { aRecord } from '../testing.ts'
import { buildElm, buildElmAttestation, missingForElm } from './elm.ts'
import { shapeFiles, shapesFrom } from './shapes.ts'
import { finnish, pictures, pixel, swedish } from './testing.ts'

const base = aRecord()
const record = finnish

/** The one thing under a name, in a list or alone. */
const inside = (document: Json | undefined, name: string): JsonObject => {
  const value = isJsonObject(document) ? document[name] : undefined
  const first = Array.isArray(value) ? value[0] : value
  if (!isJsonObject(first)) throw new Error(`no ${name}`)
  return first
}
const parts = (document: JsonObject) => {
  const subject = inside(document, 'credentialSubject')
  const achievement = inside(subject, 'hasClaim')
  return { subject, achievement, specification: inside(achievement, 'specifiedBy') }
}

describe('the European Learning Model credential', () => {
  test('has every mandatory EU element, in Finnish and in Swedish, from one record told twice', () => {
    const document = buildElm(record, pictures, [swedish])
    const { subject, achievement, specification } = parts(document)
    expect(document['type']).toEqual(['VerifiableCredential', 'EuropeanDigitalCredential'])
    expect(document['displayParameter']).toMatchObject({
      title: { fi: 'Turvallisuuskulttuuri kotihoidossa', sv: 'Säkerhetskultur i hemvården' },
      primaryLanguage: { id: 'http://publications.europa.eu/resource/authority/language/FIN' },
      individualDisplay: [{ displayDetail: [{ image: { content: pixel } }] }, {}],
    })
    expect(document['issuer']).toMatchObject({
      id: record.issuer.did,
      legalName: { fi: 'Jyväskylän ammattikorkeakoulu', sv: 'Jyväskylä yrkeshögskola' },
      location: [
        {
          address: [
            { countryCode: { id: 'http://publications.europa.eu/resource/authority/country/FIN', prefLabel: { sv: 'Finland' } } },
          ],
        },
      ],
      eIDASIdentifier: { type: 'LegalIdentifier', notation: 'FI02006226' },
    })
    expect(subject).toMatchObject({ fullName: { fi: 'Oona Öhman-Åberg' }, familyName: { fi: 'Öhman-Åberg' } })
    expect(achievement).toMatchObject({
      awardedBy: { awardingBody: [{ id: record.issuer.did }], awardingDate: '2026-11-24T12:00:00Z' },
      provenBy: [
        {
          title: { fi: 'Näyttö omalla työpaikalla', sv: 'Prov på den egna arbetsplatsen' },
          grade: { noteLiteral: { fi: 'Hyväksytty', sv: 'Godkänd' } },
          idVerification: { id: 'http://data.europa.eu/snb/supervision-verification/70be69aaf9' },
          specifiedBy: { dcType: { id: 'http://data.europa.eu/snb/assessment/6a4db9f11d' } },
        },
      ],
      influencedBy: [{ specifiedBy: { mode: [{ id: 'http://data.europa.eu/snb/learning-assessment/e92d221e4d' }] } }],
    })
    expect(specification).toMatchObject({
      type: 'Qualification',
      isPartialQualification: true,
      eqfLevel: { id: 'http://data.europa.eu/snb/eqf/6', inScheme: { id: 'http://data.europa.eu/snb/eqf/25831c2' } },
      creditPoint: [{ point: '3', framework: { id: 'http://data.europa.eu/snb/education-credit/6fcec5c5af' } }],
      volumeOfLearning: 'PT81H',
      learningOutcome: [
        { title: { fi: 'analysoi kotikäynnin vaaroja järjestelmällisellä menetelmällä', sv: 'på svenska: o1' } },
        { title: { sv: 'på svenska: o2' } },
      ],
      additionalNote: [
        {
          noteLiteral: {
            fi: 'Laadunvarmistus: Korkeakoulun laatujärjestelmä. Auditoitu.',
            sv: expect.stringContaining('Kvalitetssäkring'),
          },
        },
        { noteLiteral: { fi: 'Osa suurempaa kokonaisuutta.' } },
      ],
    })
  })

  test.each([
    ['legalIdentifier', { issuer: base.issuer }, pictures],
    ['legalIdentifier', { issuer: { ...record.issuer, legalIdentifier: { value: ' ', countryCode: 'FI' } } }, pictures],
    ['awardingBodyCountry', { awardingBodies: [{ id: 'did:web:toinen.example', name: 'Toinen' }] }, pictures],
    ['picture', {}, { sv: pixel }],
    ['country', { issuer: { ...record.issuer, countryCode: 'ZZ' } }, pictures],
    ['outcomes', { achievement: { ...record.achievement, outcomes: [] } }, pictures],
  ] as const)('without %s it is not built, and the error names the element', (element, change, given) => {
    expect(() => buildElm({ ...record, ...change }, given)).toThrow(expect.objectContaining({ name: 'MissingElement', element }))
  })

  test('that ends by itself says so in the words of the model, and of the data model it is written in', () => {
    const validUntil = '2030-01-01T00:00:00Z'
    const ending = { ...record, validUntil }
    expect(buildElm(ending, pictures)).toMatchObject({ validUntil, expirationDate: validUntil })
    const attestation = buildElmAttestation(ending, pictures)
    expect([attestation['validUntil'], attestation['expirationDate']]).toEqual([validUntil, undefined])
    expect(buildElm(record, pictures)).not.toHaveProperty('validUntil')
  })

  test('what is missing can be shown before anything is issued', () => {
    expect(missingForElm(base, {})).toEqual(['legalIdentifier', 'picture'])
    expect(missingForElm(record, pictures)).toEqual([])
  })

  test('one grade and several assessments: the grade stands on the whole, the parts are passed', () => {
    const [assessment] = record.achievement.assessments
    if (!assessment) throw new Error('no assessment')
    const achievement = { ...record.achievement, assessments: [assessment, { ...assessment, name: 'Päiväkirja' }] }
    const { achievement: built } = parts(buildElm({ ...record, grade: '4', achievement }, pictures))
    expect(built).toMatchObject({
      provenBy: [
        {
          grade: { noteLiteral: { fi: '4' } },
          hasPart: [{ grade: { noteLiteral: { fi: 'Hyväksytty' } } }, { title: { fi: 'Päiväkirja' } }],
        },
      ],
    })
    const single = parts(buildElm({ ...record, grade: '4' }, pictures)).achievement
    expect(single).toMatchObject({ provenBy: [{ grade: { noteLiteral: { fi: '4' } } }] })
  })

  test('several awarding bodies, each where it is; a demonstration says so', () => {
    const more = [...record.awardingBodies, { id: 'did:web:toinen.example', name: 'Åbo', countryCode: 'SE' }]
    const document = buildElm({ ...record, awardingBodies: more, demonstration: 'Esittelytodistus' }, pictures)
    expect(parts(document).achievement).toMatchObject({
      title: { fi: expect.stringContaining('Esittelytodistus') },
      awardedBy: {
        awardingBody: [
          {},
          { legalName: { fi: 'Åbo' }, location: [{ address: [{ countryCode: { id: expect.stringMatching(/SWE$/) } }] }] },
        ],
      },
    })
  })
})

// The context and the shapes are the Commission's: they are not in this repository. Put edc-ap-context.jsonld, EDC-generic-no-cv.ttl and
// EDC-generic-full.ttl of european-commission-empl/European-Learning-Model (rdf/ap/edc) into a folder and name it.
const folder = process.env['POIJU_ELM'] ?? join(process.cwd(), 'var', 'elm')
const files = ['edc-ap-context.jsonld', ...shapeFiles]
const isFetched = files.every((file) => existsSync(join(folder, file)))
if (!isFetched)
  console.warn(
    `not fetched: the context and shapes of the European Learning Model (${files.join(', ')}), looked for in ${folder}`,
  )

describe.skipIf(!isFetched)('against the Commission’s own context and shapes', () => {
  const [vcUrl] = ['https://www.w3.org/2018/credentials/v1']
  const documentLoader = async (url: string) => {
    const document = url === vcUrl ? vcContexts.get(url) : JSON.parse(readFileSync(join(folder, 'edc-ap-context.jsonld'), 'utf8'))
    return { contextUrl: null, documentUrl: url, document }
  }
  const toQuads = (document: JsonObject) =>
    jsonld.toRDF(document, {
      documentLoader,
      safe: true,
      base: null,
      format: 'application/n-quads',
    })

  test('no term is dropped', async () => {
    const quads = await toQuads(buildElm(record, pictures, [swedish]))
    expect(quads).toContain('"Säkerhetskultur i hemvården"@sv')
    await expect(toQuads({ ...buildElm(record, pictures), keksitty: 'tieto' })).rejects.toThrow()
  })

  test('the shapes find nothing to refuse, and would find it', async () => {
    const conforms = shapesFrom(folder)
    expect(await conforms(await toQuads(buildElm(record, pictures, [swedish])))).toEqual([])
    expect(await conforms(await toQuads(buildElm({ ...record, validUntil: '2030-01-01T00:00:00Z' }, pictures)))).toEqual([])
    const several = {
      ...record,
      grade: '4',
      achievement: { ...record.achievement, assessments: [...record.achievement.assessments, ...record.achievement.assessments] },
    }
    expect(await conforms(await toQuads(buildElm(several, pictures)))).toEqual([])
    const whole = buildElm(record, pictures)
    const bared = JSON.stringify(whole, (name, value: unknown) => (name === 'eIDASIdentifier' ? undefined : value))
    const without = await conforms(await toQuads(JSON.parse(bared)))
    expect(without.join()).toContain('https://www.w3.org/2018/credentials#issuer')
    const { displayParameter: _display, ...bare } = whole
    expect((await conforms(await toQuads(bare))).join()).toContain('displayParameter')
  })
})

// Both schemas are published by EBSI (EUPL-1.2): vcdm2.0-attestation-schema and vcdm2.0-europass-edc-schema, saved under these names.
const schemaFiles = ['ebsi-attestation.json', 'ebsi-edc.json'] as const
const hasSchemas = schemaFiles.every((file) => existsSync(join(folder, file)))
if (!hasSchemas) console.warn(`not fetched: the EBSI schema of ELM 3.2 (${schemaFiles.join(', ')}), looked for in ${folder}`)

describe.skipIf(!hasSchemas)('against the EBSI schema of ELM 3.2', () => {
  test('the attestation is accepted, and would be refused', () => {
    const [attestation, edc] = schemaFiles.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object)
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ ...attestation, $id: 'https://ebsi.example/vcdm2.0-attestation-schema/schema.json' })
    const validate = ajv.compile({ ...edc, $id: 'https://ebsi.example/edc.json' })
    const document = buildElmAttestation(record, pictures, [swedish])
    expect(document['type']).toContain('VerifiableAttestation')
    expect(validate(document)).toBe(true)
    expect(validate({ ...document, displayParameter: undefined })).toBe(false)
    expect(validate({ ...document, credentialSubject: { type: 'Robotti' } })).toBe(false)
  })
})
