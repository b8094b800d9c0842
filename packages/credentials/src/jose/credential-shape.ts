/** What must be true of a credential or presentation before it is signed as JOSE, and after it is read: VC Data Model 2.0, section 4. Pure. */
import { bundledContexts, vcContextUrl } from '../contexts.ts'
import { instantOf } from '../date-time.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

/** The identifier of an issuer, holder or subject: text, or an object with `id`. */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return isJsonObject(value) && typeof value['id'] === 'string' && value['id'] !== '' ? value['id'] : null
}

export type ShapeRefusal =
  | 'no-context'
  | 'older-data-model'
  | 'not-a-credential'
  | 'not-a-presentation'
  | 'no-issuer'
  | 'no-subject'
  | 'broken-dates'
  | 'vc-claim'

export function refusalOfCredential(document: JsonObject): ShapeRefusal | null {
  const common = refusalOfContext(document)
  if (common) return common
  if (!listOf(document['type']).includes('VerifiableCredential')) return 'not-a-credential'
  if (!idOf(document['issuer'])) return 'no-issuer'
  const subjects = listOf(document['credentialSubject'])
  if (subjects.length === 0 || !subjects.every((subject) => isJsonObject(subject) && Object.keys(subject).length > 0))
    return 'no-subject'
  for (const name of ['validFrom', 'validUntil'])
    if (document[name] !== undefined && instantOf(document[name]) === undefined) return 'broken-dates'
  return null
}

export function refusalOfPresentation(document: JsonObject): ShapeRefusal | null {
  const common = refusalOfContext(document)
  if (common) return common
  return listOf(document['type']).includes('VerifiablePresentation') ? null : 'not-a-presentation'
}

function refusalOfContext(document: JsonObject): ShapeRefusal | null {
  // Section 3.1.3 of VC-JOSE-COSE: the claim set is the credential; `vc` and `vp` belong to data model 1.1 and must not be there.
  if (document['vc'] !== undefined || document['vp'] !== undefined) return 'vc-claim'
  const first = listOf(document['@context'])[0]
  if (first === vcContextUrl) return null
  return first === 'https://www.w3.org/2018/credentials/v1' ? 'older-data-model' : 'no-context'
}

/** JWT claims that may stand beside a credential's own members (RFC 7519, section 4.1; RFC 7800; RFC 9901), and the one member that Open Badges 3.0 has in
 * its schemas but in none of its contexts. */
const registered = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'nonce', 'cnf', '_sd', '_sd_alg', 'endorsementJwt'])

/**
 * Members directly in the document that no context of it defines by name, as far as contexts are bundled here: what a reader would have to guess.
 * A catch-all `@vocab` defines nothing by name.
 */
export function unnamedMembers(document: JsonObject): readonly string[] {
  const types = listOf(document['type'])
  const named = new Set<string>(['@context', 'id', 'type', 'proof'])
  for (const entry of listOf(document['@context']))
    collectTerms(typeof entry === 'string' ? bundledContexts().get(entry) : entry, types, named)
  return Object.keys(document).filter((member) => !named.has(member) && !registered.has(member))
}

function collectTerms(context: unknown, types: readonly Json[], named: Set<string>): void {
  if (Array.isArray(context)) for (const each of context) collectTerms(each, types, named)
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return
  if ('@context' in context) collectTerms(context['@context'], types, named)
  else
    for (const [term, definition] of Object.entries(context)) {
      if (!term.startsWith('@')) named.add(term)
      if (types.includes(term) && typeof definition === 'object' && definition !== null && '@context' in definition)
        collectTerms(definition['@context'], types, named)
    }
}
