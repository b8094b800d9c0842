/** The W3C VC API over this package, with keys that nobody trusts: for test suites, and for trying out what an integration sends. */

import { contextsFor } from '../contexts.ts'
import { contextV1, faultOfCredential, versionOf } from '../data-model/check.ts'
import { problem } from '../data-model/problems.ts'
import { checkResources } from '../data-model/resources.ts'
import { refusalOfTerms, vocabularyOf } from '../data-model/terms.ts'
import { idOf, many } from '../data-model/values.ts'
import { controllerOf, didKeyDocument } from '../did/did-key.ts'
import type { DidDocument } from '../did-document.ts'
import type { LookUp } from '../look-up.ts'
import { addProof, deriveCredential, ProofFault } from '../proofs/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import { isAccepted, type Report, type VerifyOptions, verify } from '../verify.ts'
import { type Answer, ok, refuse } from './answer.ts'
import { makeIssuers, type TestIssuer } from './issuers.ts'
import { Statuses } from './statuses.ts'

const dataIntegrityContext = 'https://w3id.org/security/data-integrity/v2'
// The context of the examples in W3C specifications sweeps up every word: bundled for nobody but this server.
const moreContexts: ReadonlyMap<string, object> = new Map([
  ['https://www.w3.org/ns/credentials/examples/v2', { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }],
])

export class Endpoints {
  private readonly issuers: ReadonlyMap<string, TestIssuer>
  private readonly statuses: Statuses

  private constructor(issuers: ReadonlyMap<string, TestIssuer>, origin: string) {
    this.issuers = issuers
    const lists = issuers.get('eddsa-rdfc-2022') as TestIssuer
    this.statuses = new Statuses(origin, lists.did, (list) => this.sign(list, lists, {}))
  }

  static async open(origin: string): Promise<Endpoints> {
    return new Endpoints(await makeIssuers(), origin)
  }

  issuerNames(): Answer {
    return ok(Object.fromEntries([...this.issuers].map(([name, { did }]) => [name, did])))
  }

  /** `POST /credentials/issue`: the answer is the credential itself. */
  async issue(body: JsonObject): Promise<Answer> {
    const { credential: given, options: wished } = body
    if (!isJsonObject(given)) return badRequest('credential-missing', 'credential')
    const options = isJsonObject(wished) ? wished : {}
    const credential = completed(given)
    const fault = faultOfCredential(credential)
    if (fault) return refuse(400, 'The credential does not conform', [problem(fault.type, fault.code, fault.at)])
    if (credential['proof'] !== undefined && many(credential['proof']).some((one) => !isJsonObject(one)))
      return badRequest('broken-proof', 'proof')
    const refusedTerms = await refusalOfTerms(credential, vocabularyOf(credential, reading), reading)
    if (refusedTerms)
      return refuse(400, 'The words of the credential cannot be relied on', [
        problem('PROOF_TRANSFORMATION_ERROR', refusedTerms.code),
      ])
    const resources = await checkResources(credential, undefined)
    if (resources?.outcome === 'failed')
      return refuse(400, 'A related resource is not what its digest says', [
        problem('CRYPTOGRAPHIC_SECURITY_ERROR', resources.code),
      ])
    const issuer = this.issuerOf(credential, options)
    if (!issuer) return badRequest('issuer-not-of-this-server', 'issuer')
    try {
      return ok(await this.sign(this.withStatus(credential, issuer, options), issuer, options), 201)
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error
      return refuse(400, 'The proof could not be made', [problem('PROOF_GENERATION_ERROR', error.code)])
    }
  }

  private issuerOf(credential: JsonObject, options: JsonObject): TestIssuer | undefined {
    const did = idOf(credential['issuer'])
    const own = [...this.issuers.values()].find((issuer) => issuer.did === did)
    const wanted = options['cryptosuite']
    if (!own || typeof wanted !== 'string' || wanted === own.cryptosuite) return own
    const other = this.issuers.get(wanted)
    return other?.signer.algorithm === own.signer.algorithm ? { ...own, cryptosuite: other.cryptosuite } : undefined
  }

  /** A place in a status list for what can carry one: VC 2.0 without an entry of its own. Not under selective disclosure, where it would be left out. */
  private withStatus(credential: JsonObject, { cryptosuite }: TestIssuer, options: JsonObject): JsonObject {
    const wished = options['credentialStatus']
    if (credential['credentialStatus'] !== undefined || versionOf(credential) === 1 || wished === false) return credential
    if (cryptosuite === 'ecdsa-sd-2023' && wished === undefined) return credential
    const purposes = many(wished).flatMap((one) =>
      isJsonObject(one) && typeof one['statusPurpose'] === 'string' ? [one['statusPurpose']] : [],
    )
    const entries = (purposes.length === 0 ? ['revocation'] : purposes).map((purpose) =>
      this.statuses.entry(purpose, idOf(credential)),
    )
    return { ...credential, credentialStatus: entries.length === 1 ? (entries[0] as JsonObject) : entries }
  }

  private async sign(credential: JsonObject, { cryptosuite, signer }: TestIssuer, options: JsonObject): Promise<JsonObject> {
    const vocabulary = vocabularyOf(credential, reading)
    const mandatory = many(options['mandatoryPointers']).filter((one) => typeof one === 'string')
    return addProof(credential, {
      cryptosuite,
      signer,
      loader: contextsFor(vocabulary.own, vocabulary.more),
      ...(cryptosuite === 'ecdsa-sd-2023' ? { mandatoryPointers: mandatory } : {}),
      ...(typeof options['challenge'] === 'string' ? { challenge: options['challenge'] } : {}),
      ...(typeof options['domain'] === 'string' ? { domain: options['domain'] } : {}),
    })
  }

  /** `POST /credentials/verify` */
  async verifyCredential(body: JsonObject): Promise<Answer> {
    const { verifiableCredential: given } = body
    const text = textOf(given)
    if (text === undefined) return badRequest('credential-missing', 'verifiableCredential')
    const report = await verify(text, this.options({}))
    return report.format === 'presentation' ? badRequest('not-a-credential', 'verifiableCredential') : verifiedAnswer(report)
  }

  /** `POST /presentations/verify`. One without a proof says nothing of who shows it, and is refused. */
  async verifyPresentation(body: JsonObject): Promise<Answer> {
    const { verifiablePresentation: given, options } = body
    const text = textOf(given)
    if (text === undefined) return badRequest('presentation-missing', 'verifiablePresentation')
    const { challenge, domain } = isJsonObject(options) ? options : {}
    const expected = {
      ...(typeof challenge === 'string' ? { challenge } : {}),
      ...(typeof domain === 'string' ? { domain } : {}),
    }
    const report = await verify(text, this.options(expected))
    const isPresentation = report.format === 'presentation' || report.format === 'unknown'
    return isPresentation ? verifiedAnswer(report) : badRequest('not-a-presentation', 'verifiablePresentation')
  }

  /** `POST /credentials/derive`: shows what the pointers name and what is mandatory; the answer is the credential itself. */
  async derive(body: JsonObject): Promise<Answer> {
    const { verifiableCredential: given, options } = body
    if (!isJsonObject(given)) return badRequest('credential-missing', 'verifiableCredential')
    const pointers = isJsonObject(options) ? many(options['selectivePointers']).filter((one) => typeof one === 'string') : []
    const vocabulary = vocabularyOf(given, reading)
    try {
      return ok(
        await deriveCredential(given, { selectivePointers: pointers, loader: contextsFor(vocabulary.own, vocabulary.more) }),
        201,
      )
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error
      return refuse(400, 'Nothing could be derived', [problem('PROOF_GENERATION_ERROR', error.code)])
    }
  }

  private options(expected: { challenge?: string; domain?: string }): VerifyOptions {
    return { now: new Date(), lookUp: this.lookUp, knownIssuer: this.knownIssuer, ...reading, ...expected }
  }

  /** Its own issuers: one of them keeps the status lists of all. */
  private readonly knownIssuer = async (id: string): Promise<DidDocument | undefined> =>
    [...this.issuers.values()].some(({ did }) => did === id) ? didKeyDocument(id) : undefined

  private readonly lookUp: LookUp = async ({ kind, url }) => {
    const list = kind === 'status-list' ? await this.statuses.at(url) : undefined
    return list && { bytes: Buffer.from(JSON.stringify(list)), mediaType: 'application/vc' }
  }

  /** `POST /credentials/status`: sets or clears the bit of a credential of this server. */
  setStatus(body: JsonObject): Answer {
    const { credentialId, credentialStatus, status } = body
    const wished = isJsonObject(credentialStatus) ? credentialStatus : {}
    const { statusPurpose: purpose, statusListCredential: list, statusListIndex: index } = wished
    const named = typeof list === 'string' && typeof index === 'string' ? this.statuses.placeOf(list, index) : undefined
    const places = named ? [named] : typeof credentialId === 'string' ? this.statuses.places(credentialId) : []
    const place = places.find((one) => purpose === undefined || one.purpose === purpose)
    if (!place)
      return refuse(404, 'No such credential', [problem('STATUS_RETRIEVAL_ERROR', 'credential-unknown', 'credentialId')])
    if (status !== undefined && typeof status !== 'boolean') return badRequest('status-not-a-boolean', 'status')
    this.statuses.set(place, status ?? true)
    return ok({})
  }

  /** `GET /status/…`; readers that do not know the media type of credentials get JSON. */
  async statusList(url: string, accept: string): Promise<Answer> {
    const list = await this.statuses.at(url)
    return list
      ? { status: 200, body: list, mediaType: accept.includes('application/vc') ? 'application/vc' : 'application/json' }
      : refuse(404, 'No such list', [problem('STATUS_RETRIEVAL_ERROR', 'list-unknown')])
  }
}

const reading = { moreContexts, inlineContexts: true } as const

function badRequest(code: string, at: string): Answer {
  return refuse(400, 'The request does not have what is needed', [problem('MALFORMED_VALUE_ERROR', code, at)])
}

/** What a caller may leave out of a credential of the older data model: its date, and the words of Data Integrity. */
function completed(credential: JsonObject): JsonObject {
  const contexts = credential['@context']
  if (!Array.isArray(contexts) || contexts[0] !== contextV1) return credential
  return {
    ...credential,
    '@context': contexts.includes(dataIntegrityContext) ? contexts : [...contexts, dataIntegrityContext],
    ...(credential['issuanceDate'] === undefined ? { issuanceDate: new Date().toISOString().replace(/\.\d+Z$/, 'Z') } : {}),
  }
}

/** A JSON object as text, or a secured text as it is. JSON within a text is neither. */
function textOf(value: Json | undefined): string | undefined {
  if (isJsonObject(value)) return JSON.stringify(value)
  return typeof value === 'string' && !/^\s*[{[]/.test(value) ? value : undefined
}

function verifiedAnswer(report: Report): Answer {
  const { verdict, format, checks, problems, document, credentials } = report
  const shown = {
    verified: isAccepted(report),
    verdict,
    format,
    checks,
    credentials: credentials.map((one) => ({ verdict: one.verdict, checks: one.checks })),
  }
  if (shown.verified) return ok({ ...shown, document, warnings: checks.filter(({ outcome }) => outcome === 'warning') })
  const found =
    problems.length > 0
      ? problems
      : checks.filter(({ outcome }) => outcome !== 'ok').map(({ code }) => problem('CRYPTOGRAPHIC_SECURITY_ERROR', code))
  return refuse(400, 'It does not verify', found, shown)
}

const resolutionContext = 'https://w3id.org/did-resolution/v1'

/** `GET /1.0/identifiers/{did}` (DID Resolution, HTTPS binding). */
export function resolveDid(did: string, accept: string): Answer {
  const document = controllerOf(did)
  if (typeof document === 'string') {
    return {
      status: document === 'methodNotSupported' ? 501 : 400,
      body: {
        '@context': resolutionContext,
        didDocument: {},
        didDocumentMetadata: {},
        didResolutionMetadata: { error: document },
      },
    }
  }
  const contextual = { '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], ...document }
  if (accept.includes('application/did+')) return { status: 200, body: contextual, mediaType: 'application/did+ld+json' }
  return {
    status: 200,
    body: {
      '@context': resolutionContext,
      didDocument: contextual,
      didDocumentMetadata: {},
      didResolutionMetadata: { contentType: 'application/did+ld+json' },
    },
    mediaType: 'application/ld+json;profile="https://w3id.org/did-resolution"',
  }
}
