/**
 * What VC Data Model 2.0 (section 4 and 5) asks of a credential or presentation before any cryptography, and the little of 1.1 that differs.
 * The first fault found is the answer: a document with one is not conforming.
 */
import { instantOf } from '../date-time.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import type { ProblemType } from './problems.ts'
import { hasType, idOf, isLanguageText, isType, isUrl, many } from './values.ts'

export const contextV2 = 'https://www.w3.org/ns/credentials/v2'
export const contextV1 = 'https://www.w3.org/2018/credentials/v1'

export interface Fault {
  readonly code: FaultCode
  /** Where: a member, as `credentialStatus.type`. */
  readonly at: string
  readonly type: ProblemType
}

export type FaultCode =
  | 'no-context'
  | 'broken-context'
  | 'no-type'
  | 'broken-type'
  | 'not-a-credential'
  | 'not-a-presentation'
  | 'broken-id'
  | 'no-issuer'
  | 'no-subject'
  | 'empty-subject'
  | 'broken-dates'
  | 'dates-reversed'
  | 'no-issuance-date'
  | 'broken-text'
  | 'part-not-an-object'
  | 'part-without-type'
  | 'part-without-id'
  | 'resource-twice'
  | 'resource-without-digest'
  | 'broken-holder'
  | 'too-many-parts'

const fault = (code: FaultCode, at: string, type: ProblemType = 'MALFORMED_VALUE_ERROR'): Fault => ({ code, at, type })

/** 2 or 1 by the base context; undefined when the first context is neither. */
export function versionOf(document: JsonObject): 1 | 2 | undefined {
  const first = many(document['@context'])[0]
  return first === contextV2 ? 2 : first === contextV1 ? 1 : undefined
}

const mostParts = 100

/** The first fault of a credential, leaving its proof aside; null when it conforms. */
export function faultOfCredential(document: JsonObject): Fault | null {
  return (
    faultOfContexts(document) ??
    faultOfTypes(document, 'VerifiableCredential', 'not-a-credential') ??
    faultOfId(document, 'id') ??
    faultOfIssuer(document) ??
    faultOfSubjects(document) ??
    (versionOf(document) === 1 ? faultOfOlderDates(document) : faultOfDates(document)) ??
    (versionOf(document) === 1 ? null : faultOfTexts(document)) ??
    faultOfParts(document) ??
    faultOfResources(document)
  )
}

/** The first fault of a presentation, its credentials aside; null when it conforms. */
export function faultOfPresentation(document: JsonObject): Fault | null {
  const holder = document['holder']
  const credentials = many(document['verifiableCredential'])
  return (
    faultOfContexts(document) ??
    faultOfTypes(document, 'VerifiablePresentation', 'not-a-presentation') ??
    faultOfId(document, 'id') ??
    (holder !== undefined && !isUrl(idOf(holder)) ? fault('broken-holder', 'holder') : null) ??
    (credentials.length > mostParts ? fault('too-many-parts', 'verifiableCredential') : null) ??
    (credentials.every(isJsonObject) ? null : fault('part-not-an-object', 'verifiableCredential')) ??
    faultOfParts(document)
  )
}

/** The first fault of an enveloped credential or presentation (section 4.13.2): its address holds the secured document. */
export function faultOfEnvelope(
  document: JsonObject,
  type: 'EnvelopedVerifiableCredential' | 'EnvelopedVerifiablePresentation',
): Fault | null {
  const contexts = many(document['@context'])
  if (contexts.length === 0 || !contexts.includes(contextV2)) return fault('no-context', '@context', 'PARSING_ERROR')
  if (!isType(document['type']) || !hasType(document, type)) return fault('no-type', 'type')
  const id = document['id']
  return typeof id === 'string' && id.startsWith('data:') ? null : fault('broken-id', 'id')
}

function faultOfContexts(document: JsonObject): Fault | null {
  const contexts = document['@context']
  // "The value of the @context property MUST be an ordered set where the first item is a URL with the value …" (section 4.3)
  if (!Array.isArray(contexts) || contexts.length === 0 || versionOf(document) === undefined)
    return fault('no-context', '@context', 'PARSING_ERROR')
  if (contexts.length > 20) return fault('too-many-parts', '@context')
  return contexts.every((context) => isUrl(context) || isJsonObject(context)) ? null : fault('broken-context', '@context')
}

function faultOfTypes(document: JsonObject, needed: string, code: FaultCode): Fault | null {
  if (document['type'] === undefined) return fault('no-type', 'type')
  if (!isType(document['type'])) return fault('broken-type', 'type')
  return hasType(document, needed) ? null : fault(code, 'type')
}

function faultOfId(value: JsonObject, at: string): Fault | null {
  return value['id'] === undefined || isUrl(value['id']) ? null : fault('broken-id', at)
}

function faultOfIssuer(document: JsonObject): Fault | null {
  const issuer = document['issuer']
  return isUrl(idOf(issuer)) ? null : fault('no-issuer', 'issuer')
}

function faultOfSubjects(document: JsonObject): Fault | null {
  const subjects = many(document['credentialSubject'])
  if (subjects.length === 0) return fault('no-subject', 'credentialSubject')
  if (subjects.length > mostParts) return fault('too-many-parts', 'credentialSubject')
  for (const subject of subjects) {
    if (!isJsonObject(subject)) return fault('no-subject', 'credentialSubject')
    if (Object.keys(subject).length === 0) return fault('empty-subject', 'credentialSubject')
    const broken = faultOfId(subject, 'credentialSubject.id')
    if (broken) return broken
  }
  return null
}

function faultOfDates(document: JsonObject): Fault | null {
  return datesInOrder(document, 'validFrom', 'validUntil')
}

/** VC Data Model 1.1, sections 4.6 and 4.7. */
function faultOfOlderDates(document: JsonObject): Fault | null {
  if (document['issuanceDate'] === undefined) return fault('no-issuance-date', 'issuanceDate')
  return datesInOrder(document, 'issuanceDate', 'expirationDate')
}

function datesInOrder(document: JsonObject, fromName: string, untilName: string): Fault | null {
  const [from, until] = [instantOf(document[fromName]), instantOf(document[untilName])]
  if (document[fromName] !== undefined && from === undefined) return fault('broken-dates', fromName)
  if (document[untilName] !== undefined && until === undefined) return fault('broken-dates', untilName)
  return from !== undefined && until !== undefined && from > until ? fault('dates-reversed', untilName) : null
}

function faultOfTexts(document: JsonObject): Fault | null {
  const issuer = document['issuer']
  for (const [at, value] of [
    ['name', document['name']],
    ['description', document['description']],
    ['issuer.name', isJsonObject(issuer) ? issuer['name'] : undefined],
    ['issuer.description', isJsonObject(issuer) ? issuer['description'] : undefined],
  ] as const)
    if (value !== undefined && !isLanguageText(value)) return fault('broken-text', at)
  return null
}

// Members whose every value names its type (section 4.5), and whether it must name its address too.
const parts: readonly (readonly [name: string, needsId: boolean])[] = [
  ['credentialStatus', false],
  ['credentialSchema', true],
  ['refreshService', false],
  ['termsOfUse', false],
  ['evidence', false],
]

function faultOfParts(document: JsonObject): Fault | null {
  for (const [name, needsId] of parts) {
    const values = many(document[name])
    if (values.length > mostParts) return fault('too-many-parts', name)
    for (const value of values) {
      if (!isJsonObject(value)) return fault('part-not-an-object', name)
      if (value['type'] === undefined) return fault('part-without-type', `${name}.type`)
      if (!isType(value['type'])) return fault('broken-type', `${name}.type`)
      if (needsId && value['id'] === undefined) return fault('part-without-id', `${name}.id`)
      const broken = faultOfId(value, `${name}.id`)
      if (broken) return broken
    }
  }
  return null
}

/** Section 5.3: each with its address, which stands there once, and at least one digest. */
function faultOfResources(document: JsonObject): Fault | null {
  const seen = new Set<Json>()
  const values = many(document['relatedResource'])
  if (values.length > mostParts) return fault('too-many-parts', 'relatedResource')
  for (const value of values) {
    if (!isJsonObject(value)) return fault('part-not-an-object', 'relatedResource')
    const { id, digestSRI, digestMultibase } = value
    if (id === undefined) return fault('part-without-id', 'relatedResource.id')
    if (!isUrl(id)) return fault('broken-id', 'relatedResource.id')
    if (seen.has(id)) return fault('resource-twice', 'relatedResource.id')
    seen.add(id)
    if (typeof digestSRI !== 'string' && typeof digestMultibase !== 'string')
      return fault('resource-without-digest', 'relatedResource')
  }
  return null
}
