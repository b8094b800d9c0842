/**
 * Reading the document that says which keys speak for somebody (Controlled Identifiers 1.0, section 2; DID Core 1.0, section 5), as a stranger
 * sends it: bounded, every member looked at, and a method that we cannot read left out rather than guessed at.
 */

import { instantOf } from '../date-time.ts'
import type { DidDocument, VerificationMethod } from '../did-document.ts'
import { type PublicKey, publicKeyFrom, publicKeyFromJwk } from '../keys.ts'
import { isJsonObject, type Json, type JsonLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'

export type ControllerRefusal = 'not-a-document' | 'another-controller'

const documentLimits: JsonLimits = { maxBytes: 64 * 1024, maxDepth: 16, maxValues: 5_000 }
const mostMethods = 100

/** The document of `id` in these bytes, with the methods that we can use; or why it is not that document. */
export function readControllerDocument(id: string, bytes: string | Uint8Array): DidDocument | ControllerRefusal {
  const parsed = parseStrictJson(bytes, documentLimits)
  return parsed.ok && isJsonObject(parsed.value) ? controllerDocumentOf(id, parsed.value) : 'not-a-document'
}

/** The same from a JSON object. A method counts only when the document itself is its controller, and only for what a relationship names. */
export function controllerDocumentOf(id: string, document: JsonObject): DidDocument | ControllerRefusal {
  if (document['id'] !== id) return 'another-controller'
  const methods = new Map<string, VerificationMethod>()
  const add = (value: Json | undefined): string | undefined => {
    const method = isJsonObject(value) ? methodOf(id, value) : undefined
    if (!method || methods.size >= mostMethods) return undefined
    // The first of two methods with one id counts, and what the second says does not change it.
    if (!methods.has(method.id)) methods.set(method.id, method)
    return method.id
  }
  for (const value of list(document['verificationMethod'])) add(value)
  const relationship = (name: string) =>
    list(document[name]).flatMap((value) => {
      const named = typeof value === 'string' ? fullId(id, value) : add(value)
      return named !== undefined && methods.has(named) ? [named] : []
    })
  const assertionMethod = relationship('assertionMethod')
  const authentication = relationship('authentication')
  return { id, verificationMethod: [...methods.values()], assertionMethod, authentication }
}

const list = (value: Json | undefined): readonly Json[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).slice(0, mostMethods)
const fullId = (controller: string, id: string): string => (id.startsWith('#') ? controller + id : id)

/** A verification method whose key we can read and which the document's own subject controls. */
function methodOf(controller: string, value: JsonObject): VerificationMethod | undefined {
  const { id, type, publicKeyMultibase, publicKeyJwk, revoked, expires } = value
  if (typeof id !== 'string' || typeof type !== 'string' || value['controller'] !== controller) return undefined
  // A date that cannot be read might say that the key is withdrawn: such a key is not used.
  if ((revoked !== undefined && instantOf(revoked) === undefined) || (expires !== undefined && instantOf(expires) === undefined))
    return undefined
  const method: VerificationMethod = {
    id: fullId(controller, id),
    type,
    controller,
    ...(typeof publicKeyMultibase === 'string' ? { publicKeyMultibase } : {}),
    ...(isJsonObject(publicKeyJwk) ? { publicKeyJwk } : {}),
    ...(typeof revoked === 'string' ? { revoked } : {}),
    ...(typeof expires === 'string' ? { expires } : {}),
  }
  return publicKeyOfMethod(method) ? method : undefined
}

// Types whose key is a Multikey text, and those whose key is a JWK.
const multibaseTypes = new Set(['Multikey', 'Ed25519VerificationKey2020', 'EcdsaSecp256r1VerificationKey2019'])
const jwkTypes = new Set(['JsonWebKey', 'JsonWebKey2020'])

/** The public key of a method; undefined when it is of a type or kind that we do not know, or states two keys. */
export function publicKeyOfMethod({ type, publicKeyMultibase, publicKeyJwk }: VerificationMethod): PublicKey | undefined {
  if ((publicKeyMultibase === undefined) === (publicKeyJwk === undefined)) return undefined
  if (publicKeyMultibase !== undefined) return multibaseTypes.has(type) ? publicKeyFrom(publicKeyMultibase) : undefined
  return publicKeyJwk && jwkTypes.has(type) ? publicKeyFromJwk(publicKeyJwk) : undefined
}
