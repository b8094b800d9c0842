/** Problem details (RFC 9457) as the specifications name them: VC Data Model 2.0, section 7.2; Data Integrity 1.0, section 4.7; Bitstring Status List 1.0, section 3.5. */

const vc = 'https://www.w3.org/TR/vc-data-model#'
const security = 'https://w3id.org/security#'
const statusList = 'https://www.w3.org/ns/credentials/status-list#'

const types = {
  PARSING_ERROR: [vc, 'The document cannot be read'],
  CRYPTOGRAPHIC_SECURITY_ERROR: [vc, 'The securing mechanism does not hold'],
  MALFORMED_VALUE_ERROR: [vc, 'A value is not of the form that it must have'],
  RANGE_ERROR: [vc, 'A value is outside its range'],
  PROOF_GENERATION_ERROR: [security, 'The proof could not be made'],
  PROOF_VERIFICATION_ERROR: [security, 'The proof does not verify'],
  PROOF_TRANSFORMATION_ERROR: [security, 'The document could not be transformed for its proof'],
  INVALID_DOMAIN_ERROR: [security, 'The proof is for another domain'],
  INVALID_CHALLENGE_ERROR: [security, 'The proof answers another challenge'],
  STATUS_RETRIEVAL_ERROR: [statusList, 'The status list could not be had'],
  STATUS_VERIFICATION_ERROR: [statusList, 'The status list does not verify'],
  STATUS_LIST_LENGTH_ERROR: [statusList, 'The status list is too short'],
} as const

export type ProblemType = keyof typeof types

export interface Problem {
  readonly type: string
  readonly title: string
  /** Our stable code, and where in the document. */
  readonly detail: string
}

/** Problem details of a type, with our code and, where there is one, the place in the document. */
export function problem(type: ProblemType, code: string, at?: string): Problem {
  const [prefix, title] = types[type]
  return { type: prefix + type, title, detail: at ? `${code} at ${at}` : code }
}

/** The same for a type that comes with its address. */
export function problemOfType(type: string, code: string, at?: string): Problem {
  const name = type.slice(type.indexOf('#') + 1)
  const title = Object.hasOwn(types, name) ? types[name as ProblemType][1] : 'The proof does not verify'
  return { type, title, detail: at ? `${code} at ${at}` : code }
}
