/** Credentials from lines: what `issue` does with each, in this thread or in a worker. */
import { contextsFor } from '../contexts.ts'
import { faultOfCredential } from '../data-model/check.ts'
import { issueVcJwt, issueVcSdJwt, NotIssuable } from '../jose/index.ts'
import type { Signer } from '../keys.ts'
import { type Cryptosuite, createProof, ProofFault } from '../proofs/index.ts'
import { credentialLimits, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { readKey } from './key-file.ts'
import { type LineError, linesOf, type Made, type Maker } from './lines.ts'
import { fillTemplate } from './template.ts'

export type IssueFormat = 'json' | 'jwt' | 'badge-jwt' | 'sd-jwt'

/** Plain data: it goes to worker threads. */
export interface IssueSetUp {
  readonly keyFile: string
  readonly template: JsonObject | null
  readonly cryptosuite: Cryptosuite
  readonly format: IssueFormat
  readonly created: string | null
  /** JSON pointers that every derived credential must show. */
  readonly mandatory: readonly string[]
  /** Claims of an SD-JWT that its holder may leave out. */
  readonly disclosable: readonly (readonly string[])[]
}

/** A maker that signs a credential for each line. Empty lines are passed over. Throws UsageError for a file that is no key. */
export async function issueMaker(setUp: IssueSetUp): Promise<Maker> {
  const { signer, controller } = await readKey(setUp.keyFile)
  return async (piece): Promise<Made> => {
    let output = ''
    const errors: LineError[] = []
    for (const [index, line] of linesOf(piece).entries()) {
      if (line === undefined) {
        errors.push({ line: piece.first + index, code: 'json-not-utf8' })
        continue
      }
      if (line.trim() === '') continue
      const made = await issueLine(line, setUp, signer, controller)
      if (typeof made === 'string') output += `${made}\n`
      else errors.push({ line: piece.first + index, ...made })
    }
    return { output, errors }
  }
}

/** Who could keep these back could hide that a credential is over or withdrawn. */
const neverHidden = (credential: JsonObject): string[] =>
  [
    'issuer',
    'validFrom',
    'validUntil',
    'issuanceDate',
    'expirationDate',
    'credentialStatus',
    'credentialSchema',
    'relatedResource',
  ]
    .filter((name) => name in credential)
    .map((name) => `/${name}`)

type Refused = Omit<LineError, 'line'>

async function issueLine(line: string, setUp: IssueSetUp, signer: Signer, controller: string): Promise<string | Refused> {
  const parsed = parseStrictJson(line, credentialLimits)
  if (!parsed.ok) return { code: parsed.code }
  const filled = fillTemplate(setUp.template, parsed.value)
  if ('code' in filled) return filled
  const credential: JsonObject = 'issuer' in filled.credential ? filled.credential : { ...filled.credential, issuer: controller }
  const issuer = credential['issuer']
  const issuerId = typeof issuer === 'object' && issuer !== null && !Array.isArray(issuer) ? issuer['id'] : issuer
  if (issuerId !== controller) return { code: 'issuer-is-not-the-key', params: { controller } }
  const fault = faultOfCredential(credential)
  if (fault) return { code: fault.code, params: { at: fault.at } }
  try {
    return await secure(credential, setUp, signer)
  } catch (error) {
    if (error instanceof ProofFault || error instanceof NotIssuable) return { code: error.code, params: error.params }
    throw error
  }
}

async function secure(credential: JsonObject, setUp: IssueSetUp, signer: Signer): Promise<string> {
  const { format, cryptosuite, created, mandatory, disclosable } = setUp
  switch (format) {
    case 'jwt':
      return issueVcJwt(credential, signer)
    case 'badge-jwt':
      return issueVcJwt(credential, signer, { profile: 'open-badges' })
    case 'sd-jwt':
      return issueVcSdJwt(credential, signer, { disclosable })
    case 'json': {
      const { proof: before, ...unsecured } = credential
      const proof = await createProof(unsecured, {
        cryptosuite,
        signer,
        loader: contextsFor(new Set()),
        ...(created === null ? {} : { created }),
        ...(cryptosuite === 'ecdsa-sd-2023'
          ? { mandatoryPointers: [...new Set([...mandatory, ...neverHidden(unsecured)])] }
          : {}),
      })
      return `${JSON.stringify(unsecured).slice(0, -1)},"proof":${JSON.stringify(before === undefined ? proof : [before, proof].flat())}}`
    }
  }
}
