/**
 * A signature over RDF covers what a document means, and its checks read it by the names of its members. The same statements can be written under other
 * names, or from another place, and a member that is read would be missing while the signature holds. Such a document is refused, whoever wrote it so.
 */
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { many } from './values.ts'

const ofValueObjects = new Set(['@value', '@language', '@direction', '@type'])
/** Members whose own nodes are read: what is said of them elsewhere would be said of them too. */
const readNodes = ['credentialStatus', 'credentialSchema', 'relatedResource', 'refreshService', 'termsOfUse', 'evidence'] as const

/** The first member, or identifier, by which something could be said unread; undefined where there is none. */
export function rewritingIn(document: JsonObject): string | undefined {
  return rewrittenMember(document) ?? idSaidTwice(document)
}

/** Keywords of JSON-LD, which move or wrap what stands under them, and addresses in place of names. */
function rewrittenMember(value: Json): string | undefined {
  if (Array.isArray(value)) return firstOf(value)
  if (!isJsonObject(value)) return undefined
  const isValueObject = '@value' in value
  for (const name of Object.keys(value)) {
    if (name === '@context') continue
    if (name === 'type' && many(value[name] as Json).some(isAddressOfTerm)) return name
    if (name.includes(':') || (name.startsWith('@') && !(isValueObject && ofValueObjects.has(name)))) return name
  }
  const { '@context': _context, ...rest } = value
  return firstOf(Object.values(rest))
}

// A type that has a name is written by it: formats are told apart so. Other issuers' own types are addresses, of theirs.
const vocabularies = [
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
  'https://www.w3.org/2018/credentials#',
  'https://www.w3.org/ns/credentials',
  'https://w3id.org/security#',
]
const isAddressOfTerm = (type: Json) => typeof type === 'string' && vocabularies.some((begin) => type.startsWith(begin))

function firstOf(values: readonly Json[]): string | undefined {
  for (const value of values) {
    const found = rewrittenMember(value)
    if (found !== undefined) return found
  }
  return undefined
}

const readMembers = ['validFrom', 'validUntil', 'issuanceDate', 'expirationDate', ...readNodes] as const
/** An endorsement names the credential that it stands in, and says nothing of this. */
const ofCredentials: ReadonlySet<string> = new Set([...readMembers, 'issuer', 'credentialSubject', 'proof', 'endorsement'])

/** What is read of the credential is said at its own place, and each entry of it in one. */
function idSaidTwice(document: JsonObject): string | undefined {
  const entries = new Map<string, number>()
  for (const name of readNodes)
    for (const value of many(document[name]))
      if (isJsonObject(value) && typeof value['id'] === 'string') entries.set(value['id'], 0)
  let twice: string | undefined
  const look = (value: Json) => {
    if (Array.isArray(value)) for (const one of value) look(one)
    if (!isJsonObject(value)) return
    const { id, ...said } = value
    const names = Object.keys(said)
    if (typeof id === 'string' && names.length > 0) {
      const before = entries.get(id)
      const isElsewhere = id === document['id'] && value !== document && names.some((name) => ofCredentials.has(name))
      if ((before ?? 0) > 0 || isElsewhere) twice ??= id
      if (before !== undefined) entries.set(id, before + 1)
    }
    for (const one of Object.values(said)) look(one)
  }
  look(document)
  return twice
}

/** The first member that the expanded document has more often than the document has it by its name: some context calls it otherwise. */
export function memberOfAnotherName(document: JsonObject, expanded: unknown): string | undefined {
  return readMembers.find((name) => countOf(expanded, `https://www.w3.org/2018/credentials#${name}`) !== countOf(document, name))
}

/** Values of a member, at any depth. */
function countOf(value: unknown, name: string): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countOf(one, name), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === name ? (Array.isArray(inner) ? inner.length : 1) : 0) + countOf(inner, name),
    0,
  )
}
