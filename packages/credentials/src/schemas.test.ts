/**
 * Our credentials against the JSON Schemas that 1EdTech publishes for Open Badges 3.0. Its licence lets nobody pass them on, so they are not here: with
 * OPEN_BADGES_SCHEMAS naming a folder that holds them they are run, and without it what is missing is said (docs/conformance.md, "Schemas").
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { describe, expect, test } from 'vitest'
import { buildCredential } from './build.ts'
import { instantOf } from './date-time.ts'
import { issue } from './issue.ts'
import { localSigner } from './keys.ts'
import type { CredentialRecord } from './record.ts'
import type { JsonObject } from './strict-json.ts'
import { aBadgeRecord, aRecord, fixedSecret } from './testing.ts'

const { achievement } = aRecord()
const records: readonly (readonly [name: string, record: CredentialRecord])[] = [
  ['a micro-credential', aRecord()],
  ['one with a grade', aRecord({ grade: '5' })],
  ['one for demonstration', aRecord({ demonstration: 'Esittely' })],
  [
    'one with as little as may be',
    aRecord({ achievement: { ...achievement, eqfLevel: null, fields: [], prerequisites: null, stackability: null } }),
  ],
  ['one in Swedish', aRecord({ language: 'sv' })],
  ['a badge', aBadgeRecord()],
  ['a badge without skills', aBadgeRecord({ achievement: { ...aBadgeRecord().achievement, skills: [] } })],
]

const built = (record: CredentialRecord) => JSON.parse(JSON.stringify(buildCredential(record))) as JsonObject

/** Members that the data model calls a set, 0..* or 1..*: always arrays, and never empty (Open Badges 3.0, section "JSON"). */
const sets = new Set(
  'alignment allowedValue credentialSchema endorsement endorsementJwt evidence identifier otherIdentifier otherLanguage proof related result resultDescription rubricCriterionLevel tag termsOfUse'.split(
    ' ',
  ),
)
/** Words that are a set in one class and a single value in another: by the members that tell those. */
const isSingle = (name: string, value: JsonObject) =>
  name === 'type'
    ? ['identityHash', 'statusPurpose', 'cryptosuite'].some((member) => value[member] !== undefined)
    : name === 'resultDescription' && String(value['type']) === 'Result'

function* faultsIn(value: unknown, path = ''): Generator<string> {
  if (value === null) yield `${path} is null`
  if (Array.isArray(value)) {
    if (value.length === 0) yield `${path} is empty`
    for (const [index, item] of value.entries()) yield* faultsIn(item, `${path}/${index}`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const isSet = (sets.has(name) || name === 'type') && !isSingle(name, value as JsonObject)
      if (isSet && !Array.isArray(member)) yield `${path}/${name} is no array`
      yield* faultsIn(member, `${path}/${name}`)
    }
  }
}

describe('what we build follows the rules of Open Badges 3.0 for plain JSON', () => {
  test.each(records)('%s: sets are arrays, and nothing is null or empty', (_name, record) => {
    expect([...faultsIn(built(record))]).toEqual([])
  })

  test('a single value where a set belongs would be seen', () => {
    const credential = { ...built(aRecord()), type: 'OpenBadgeCredential', evidence: {}, tag: [], name: null }
    expect([...faultsIn(credential)]).toEqual(['/type is no array', '/name is null', '/evidence is no array', '/tag is empty'])
  })
})

const published = 'https://purl.imsglobal.org/spec/ob/v3p0/schema'
const folder = process.env['OPEN_BADGES_SCHEMAS'] ?? ''

describe.each(['json', 'json-ld'])('the schema that 1EdTech publishes as %s', (set) => {
  const name = 'ob_v3p0_achievementcredential_schema.json'
  const file = join(folder, set, name)
  const isHere = folder !== '' && existsSync(file)
  if (!isHere)
    console.warn(`not fetched: ${published}/${set}/${name} (OPEN_BADGES_SCHEMAS names no folder that holds ${set}/${name})`)

  const faultsOf = (document: unknown) => {
    const ajv = new Ajv2019({ strict: false, allErrors: true, logger: false })
    ajv.addFormat('date-time', (value: string) => instantOf(value) !== undefined)
    ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/)
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')))
    return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }

  test.skipIf(!isHere).each(records)('is followed by %s', (_name, record) => {
    expect(faultsOf(built(record))).toEqual([])
  })

  test.skipIf(!isHere)('is followed by a signed badge', async () => {
    const signer = localSigner({ verificationMethod: `${aRecord().issuer.did}#key`, secretKey: fixedSecret })
    expect(faultsOf(JSON.parse(await issue(aRecord(), signer)))).toEqual([])
  })

  test.skipIf(!isHere)('sees what is wrong', () => {
    const { validFrom: _validFrom, ...rest } = built(aRecord())
    expect(faultsOf({ ...rest, awardedDate: 'eilen' })).toEqual([
      expect.stringMatching(/validFrom/),
      expect.stringMatching(/awardedDate .*date-time/),
    ])
  })
})
