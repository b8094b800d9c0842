/**
 * `credentialSchema`: JSON Schemas that a credential says it follows (VC JSON Schema 1.0; Open Badges 3.0, 1EdTechJsonSchemaValidator2019). A schema
 * comes from a stranger: bounded in size, compiled and run under a clock, and never allowed to bring in another.
 *
 * What VC JSON Schema leaves no choice in: a schema says its version in `$schema`, and one without is not run ("Processing"); one of a version that we do not
 * know leaves the question open ("Evaluation"); `format` is held against the value, as its own example of a failure does.
 */
import { runInNewContext } from 'node:vm'
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { instantOf } from '../date-time.ts'
import type { LookUp } from '../look-up.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { digestsOfSri, isDigestOf } from './digests.ts'
import { hasType, isUrl, many } from './values.ts'

const schemaLimits: JsonLimits = { maxBytes: 524_288, maxDepth: 40, maxValues: 20_000 }
/** For all schemas of one verification together: what stands in a credential must not hold up whoever reads it. */
export const schemaMilliseconds = 1_000
const mostSchemas = 5

/** What is left of the time for schemas. */
export interface SchemaClock {
  milliseconds: number
}

export interface SchemaOptions {
  readonly lookUp?: LookUp | undefined
  readonly clock: SchemaClock
  /** A credential that holds a schema, when its own proof was checked and nothing speaks against it; undefined for any other. */
  readonly readVouched?: (bytes: Uint8Array) => Promise<JsonObject | undefined>
}

/** Whether the credential follows each schema that it names and that we can look up. */
export async function checkSchemas(document: JsonObject, options: SchemaOptions): Promise<Check | null> {
  const named = many(document['credentialSchema']).filter(isJsonObject)
  if (named.length === 0) return null
  if (named.length > mostSchemas) return check('schema', 'not-checked', 'schema-too-many')
  let open: Check | null = null
  for (const one of named) {
    const id = String(one['id'])
    const answer = await checkSchema(document, one, id, options)
    if (answer.outcome === 'failed') return answer
    if (answer.outcome !== 'ok') open ??= answer
  }
  return open ?? check('schema', 'ok', 'schema-followed')
}

async function checkSchema(
  document: JsonObject,
  { type, digestSRI }: JsonObject,
  id: string,
  { lookUp, clock, readVouched }: SchemaOptions,
): Promise<Check> {
  const params = { schema: id.slice(0, 200) }
  const types = many(type)
  const isWrapped = types.includes('JsonSchemaCredential')
  if (!isWrapped && !types.includes('JsonSchema') && !types.includes('1EdTechJsonSchemaValidator2019'))
    return check('schema', 'not-checked', 'schema-type-unknown', { ...params, type: String(type).slice(0, 100) })
  const found = await lookUp?.({ kind: 'schema', url: id })
  if (!found) return check('schema', 'not-checked', 'schema-not-at-hand', params)
  if (digestSRI !== undefined) {
    const digests = typeof digestSRI === 'string' ? digestsOfSri(digestSRI) : []
    if (digests.length === 0) return check('schema', 'failed', 'schema-digest-unreadable', params)
    if (!digests.some((digest) => isDigestOf(digest, found.bytes))) return check('schema', 'failed', 'schema-changed', params)
  }
  // What has the digest that was signed needs nobody else's word.
  const vouched = isWrapped && digestSRI === undefined ? await readVouched?.(found.bytes) : objectIn(found.bytes)
  if (isWrapped && !vouched) return check('schema', 'not-checked', 'schema-not-vouched', params)
  const schema = isWrapped && vouched ? schemaInside(vouched) : vouched
  if (!schema) return check('schema', 'warning', 'schema-unusable', params)
  const isOfBadges = types.includes('1EdTechJsonSchemaValidator2019')
  const version = versionOf(schema, isOfBadges)
  if (version === undefined)
    return check('schema', 'not-checked', schema['$schema'] === undefined ? 'schema-without-version' : 'schema-version-unknown', {
      ...params,
      version: String(schema['$schema'] ?? '').slice(0, 100),
    })
  const { proof: _proof, ...unsecured } = document
  // Open Badges schemas describe the signed document, the VC ones the claims without their proof.
  const started = performance.now()
  const fault =
    clock.milliseconds < 1
      ? undefined
      : faultAgainst(schema, isOfBadges ? document : unsecured, {
          version,
          milliseconds: clock.milliseconds,
          // 2019-09 has it as a note for people, and those schemas are run so.
          isFormatHeld: !isOfBadges,
        })
  clock.milliseconds -= performance.now() - started
  if (fault === undefined) return check('schema', 'warning', 'schema-unusable', params)
  return fault === null
    ? check('schema', 'ok', 'schema-followed', params)
    : check('schema', 'failed', 'schema-not-followed', { ...params, at: fault })
}

function objectIn(bytes: Uint8Array): JsonObject | undefined {
  const parsed = parseStrictJson(bytes, schemaLimits)
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined
}

/** A JsonSchemaCredential holds its schema as a claim. */
function schemaInside(credential: JsonObject): JsonObject | undefined {
  const subject = credential['credentialSubject']
  const inside = hasType(credential, 'JsonSchemaCredential') && isJsonObject(subject) ? subject['jsonSchema'] : undefined
  return isJsonObject(inside) ? inside : undefined
}

const validators = { '2020-12': Ajv2020, '2019-09': Ajv2019, 'draft-07': Ajv } as const
type Version = keyof typeof validators

/** By `$schema`. The type that 1EdTech gives to the schemas of badges names their version too. */
function versionOf({ $schema }: JsonObject, isOfBadges: boolean): Version | undefined {
  if ($schema === undefined) return isOfBadges ? '2019-09' : undefined
  const named = /^https?:\/\/json-schema\.org\/(?:draft\/(2020-12|2019-09)|(draft-07))\/schema#?$/.exec(String($schema))
  return (named?.[1] ?? named?.[2]) as Version | undefined
}

/** Formats that credentials are written with. A format that is not here is a note for people, as JSON Schema allows. */
const formats = {
  'date-time': (text: string) => instantOf(text) !== undefined,
  date: (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && instantOf(`${text}T00:00:00Z`) !== undefined,
  email: /^[^\s@]+@[^\s@]+$/,
  uri: (text: string) => isUrl(text),
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
}

export interface SchemaRun {
  readonly version?: Version
  readonly milliseconds?: number
  readonly isFormatHeld?: boolean
}

/** Where the document departs from the schema; null when it follows it; undefined when the schema cannot be used, or takes too long. */
export function faultAgainst(
  schema: JsonObject,
  document: JsonObject,
  { version = '2020-12', milliseconds = schemaMilliseconds, isFormatHeld = true }: SchemaRun = {},
): string | null | undefined {
  const options = { strict: false, allErrors: false, addUsedSchema: false, logger: false } as const
  const run = (): string | null => {
    const ajv = new validators[version]({ ...options, validateFormats: isFormatHeld, formats })
    const validate: ValidateFunction = ajv.compile(schema as AnySchemaObject)
    return validate(document) === true ? null : (validate.errors?.[0]?.instancePath || '/').slice(0, 200)
  }
  try {
    // The clock of `vm` ends whatever runs under it, a pattern that never stops matching too.
    return runInNewContext('run()', { run }, { timeout: Math.ceil(milliseconds) })
  } catch {
    return undefined
  }
}
