/**
 * `credentialSchema`: JSON Schemas that a credential says it follows (VC JSON Schema 1.0; Open Badges 3.0, 1EdTechJsonSchemaValidator2019). A schema
 * comes from a stranger: bounded in size, compiled and run under a clock, and never allowed to bring in another.
 */
import { runInNewContext } from 'node:vm'
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { LookUp } from '../look-up.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { hasType, many } from './values.ts'

const schemaLimits: JsonLimits = { maxBytes: 524_288, maxDepth: 40, maxValues: 20_000 }
/** For all schemas of one verification together: what stands in a credential must not hold up whoever reads it. */
export const schemaMilliseconds = 1_000
const mostSchemas = 5

/** What is left of the time for schemas. */
export interface SchemaClock {
  milliseconds: number
}

/** Whether the credential follows each schema that it names and that we can look up. */
export async function checkSchemas(document: JsonObject, lookUp: LookUp | undefined, clock: SchemaClock): Promise<Check | null> {
  const named = many(document['credentialSchema']).filter(isJsonObject)
  if (named.length === 0) return null
  if (named.length > mostSchemas) return check('schema', 'not-checked', 'schema-too-many')
  let open: Check | null = null
  for (const one of named) {
    const id = String(one['id'])
    const answer = await checkSchema(document, one, id, { lookUp, clock })
    if (answer.outcome === 'failed') return answer
    if (answer.outcome !== 'ok') open ??= answer
  }
  return open ?? check('schema', 'ok', 'schema-followed')
}

async function checkSchema(
  document: JsonObject,
  { type }: JsonObject,
  id: string,
  { lookUp, clock }: { lookUp: LookUp | undefined; clock: SchemaClock },
): Promise<Check> {
  const params = { schema: id.slice(0, 200) }
  const types = many(type)
  const isWrapped = types.includes('JsonSchemaCredential')
  if (!isWrapped && !types.includes('JsonSchema') && !types.includes('1EdTechJsonSchemaValidator2019'))
    return check('schema', 'not-checked', 'schema-type-unknown', { ...params, type: String(type).slice(0, 100) })
  const found = await lookUp?.({ kind: 'schema', url: id })
  if (!found) return check('schema', 'not-checked', 'schema-not-at-hand', params)
  const parsed = parseStrictJson(found.bytes, schemaLimits)
  const outer = parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined
  const schema = isWrapped && outer ? schemaInside(outer) : outer
  if (!schema) return check('schema', 'warning', 'schema-unusable', params)
  const { proof: _proof, ...unsecured } = document
  // Open Badges schemas describe the signed document, the VC ones the claims without their proof.
  const started = performance.now()
  const fault =
    clock.milliseconds < 1
      ? undefined
      : faultAgainst(schema, types.includes('1EdTechJsonSchemaValidator2019') ? document : unsecured, clock.milliseconds)
  clock.milliseconds -= performance.now() - started
  if (fault === undefined) return check('schema', 'warning', 'schema-unusable', params)
  return fault === null
    ? check('schema', 'ok', 'schema-followed', params)
    : check('schema', 'failed', 'schema-not-followed', { ...params, at: fault })
}

/** A JsonSchemaCredential holds its schema as a claim. Its own proof is not asked: the address in the signed credential already named it. */
function schemaInside(credential: JsonObject): JsonObject | undefined {
  const subject = credential['credentialSubject']
  const inside = hasType(credential, 'JsonSchemaCredential') && isJsonObject(subject) ? subject['jsonSchema'] : undefined
  return isJsonObject(inside) ? inside : undefined
}

/** Where the document departs from the schema; null when it follows it; undefined when the schema cannot be used, or takes too long. */
export function faultAgainst(
  schema: JsonObject,
  document: JsonObject,
  milliseconds = schemaMilliseconds,
): string | null | undefined {
  const draft = String(schema['$schema'] ?? '')
  const options = { strict: false, allErrors: false, validateFormats: false, addUsedSchema: false, logger: false } as const
  const run = (): string | null => {
    const ajv = draft.includes('2019-09')
      ? new Ajv2019(options)
      : draft.includes('draft-07')
        ? new Ajv(options)
        : new Ajv2020(options)
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
