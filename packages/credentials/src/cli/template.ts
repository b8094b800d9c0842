/** Making whole credentials out of the lines that `issue` reads. */
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'

export type FilledTemplate =
  | { readonly credential: JsonObject }
  | { readonly code: 'line-not-an-object' | 'line-without-context' }

/**
 * The credential of one line. Without a template the line is the whole unsigned credential. With one, the line is the subject: its members go into
 * the template's `credentialSubject`; a line that has a `credentialSubject` of its own is put over the whole template, so that it may also bring
 * `id`, `validFrom`, `credentialStatus` and so on. Objects are put together member by member, everything else replaces what the template has.
 */
export function fillTemplate(template: JsonObject | null, line: Json): FilledTemplate {
  if (!isJsonObject(line)) return { code: 'line-not-an-object' }
  if (!template) return '@context' in line ? { credential: line } : { code: 'line-without-context' }
  return { credential: merged(template, 'credentialSubject' in line ? line : { credentialSubject: line }) }
}

function merged(base: JsonObject, over: JsonObject): JsonObject {
  const whole: JsonObject = { ...base }
  for (const [name, value] of Object.entries(over)) {
    const below = whole[name]
    whole[name] = isJsonObject(value) && isJsonObject(below) ? merged(below, value) : value
  }
  return whole
}
