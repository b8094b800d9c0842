/**
 * Verifying: each check on its own, in words that a screen can say; never an exception, whatever comes in. Nothing is fetched: whoever calls answers
 * what the credential points at, or leaves it open. Contexts come from the package.
 */
import { kindOf } from './carriers/looks.ts'
import { problem } from './data-model/problems.ts'
import { schemaMilliseconds } from './data-model/schema.ts'
import { hasType, many } from './data-model/values.ts'
import { Resolver } from './did/resolve.ts'
import { TooMuchWork, unitsOf, Work } from './fast/index.ts'
import { looksSealed, sealedLimits } from './jades/read.ts'
import { verifyBadge2 } from './open-badges-2.ts'
import { check } from './report.ts'
import { credentialLimits, isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from './strict-json.ts'
import { unwrap } from './verify/carrier.ts'
import { deepest, mostInside, type Verification, type VerifyOptions } from './verify/context.ts'
import { verifyCredentialDocument } from './verify/credential.ts'
import { isElm, verifyElmDraft, verifySealedElm } from './verify/elm.ts'
import { isCompact, verifyCompact } from './verify/jose.ts'
import { verifyEnvelope, verifyPresentationDocument } from './verify/presentation.ts'
import { type Report, refusal, tooMuch, verdictOf } from './verify/report.ts'

export type { VerifyOptions } from './verify/context.ts'
export { type Carrier, type Format, isAccepted, type Report, type Securing, type Verdict } from './verify/report.ts'

/** A status list of 4 MiB, packed as badly as can be, fits. */
const statusListLimits: JsonLimits = { ...credentialLimits, maxBytes: 8_400_000 }

/**
 * Every check of a credential or presentation given as text or bytes. Rejects only for a `now` that is no moment: whatever the input, the answer is a
 * report. A caller's function that throws or rejects counts as one that does not know.
 */
export async function verify(input: string | Uint8Array, options: VerifyOptions): Promise<Report> {
  if (Number.isNaN(options.now.getTime())) throw new TypeError('now is not a moment')
  const budget = { left: mostInside, milliseconds: schemaMilliseconds, work: new Work() }
  return withDemand(await guarded(input, begin(patient(options), 0, false, budget)), options)
}

function patient({ knownIssuer, lookUp, ...options }: VerifyOptions): VerifyOptions {
  return {
    ...options,
    ...(knownIssuer ? { knownIssuer: orUndefined(knownIssuer) } : {}),
    ...(lookUp ? { lookUp: orUndefined(lookUp) } : {}),
  }
}

function orUndefined<A, R>(ask: (asked: A) => Promise<R | undefined>): (asked: A) => Promise<R | undefined> {
  return async (asked) => {
    try {
      return await ask(asked)
    } catch {
      return undefined
    }
  }
}

/** Who was asked to answer must: a credential that nobody can answer with is shown by whoever has it. */
function withDemand(report: Report, { challenge, domain }: VerifyOptions): Report {
  const isAsked = challenge !== undefined || domain !== undefined
  const cannotAnswer = report.format !== 'presentation' && !report.checks.some(({ name }) => name === 'holder')
  if (!isAsked || !cannotAnswer || report.checks.some(({ name, outcome }) => name === 'format' && outcome === 'failed'))
    return report
  const checks = [...report.checks, check('holder', 'failed', 'bearer')]
  return { ...report, checks, verdict: verdictOf(checks) }
}

function begin(options: VerifyOptions, depth: number, isStatusList: boolean, budget: Verification['budget']): Verification {
  return {
    ...options,
    resolver: new Resolver(options),
    depth,
    budget,
    isStatusList,
    verifyInner: (inner, how) => guarded(inner, begin(options, depth + 1, how?.isStatusList ?? false, budget)),
  }
}

async function guarded(input: string | Uint8Array, verification: Verification): Promise<Report> {
  try {
    return await run(input, verification)
  } catch (error) {
    if (error instanceof TooMuchWork) return tooMuch('too-much-work')
    // A library threw where it should have answered: the credential is not accepted, and nothing is said to be forged.
    return refusal('unsupported', 'cannot-be-read', {}, [problem('PARSING_ERROR', 'cannot-be-read')])
  }
}

async function run(input: string | Uint8Array, verification: Verification): Promise<Report> {
  if (verification.depth > deepest || --verification.budget.left < 0) return refusal('unsupported', 'nested-too-deep')
  // Only what a person hands over may be a picture or a document; what stands inside a credential is text.
  if (verification.depth > 0) return readText(input, verification)
  const handed = await unwrap(input)
  if ('code' in handed)
    return refusal('notACredential', handed.code, { ...handed.params }, [problem('PARSING_ERROR', handed.code)])
  if ('link' in handed) return refusal('notACredential', 'only-a-link', { link: handed.link.slice(0, 300) })
  return { ...(await readText(handed.text, verification)), carrier: handed.carrier }
}

async function readText(input: string | Uint8Array, verification: Verification): Promise<Report> {
  const { work } = verification.budget
  work.take(input.length / bytesPerUnit)
  if (looksSealed(typeof input === 'string' ? input : Buffer.from(input.subarray(0, 200)).toString('latin1')))
    return verifySealedElm(input, verification)
  const text = typeof input === 'string' ? input.trim() : textOf(input)
  const kind = text === null || text.length > credentialLimits.maxBytes ? undefined : kindOf(text)
  if (text !== null && kind === 'badge-2.0') return verifyBadge2(text, verification)
  if (text !== null && isCompact(text)) return verifyCompact(text, verification)
  const parsed = parseStrictJson(input, limitsOf(input, verification))
  if (!parsed.ok) return refusal('notACredential', parsed.code, {}, [problem('PARSING_ERROR', parsed.code)])
  if (!isJsonObject(parsed.value))
    return refusal('notACredential', 'not-an-object', {}, [problem('PARSING_ERROR', 'not-an-object')])
  // The values of all envelopes count together.
  work.take(unitsOf(parsed.value) / 10)
  return verifyDocument(parsed.value, verification)
}

/** Reading so many bytes costs what one value costs in a JSON-LD library. */
const bytesPerUnit = 1_000

/** A European credential has pictures of itself inside, and a status list is long; nothing else is. */
function limitsOf(input: string | Uint8Array, { isStatusList }: Verification): JsonLimits {
  if (isStatusList) return statusListLimits
  const units = typeof input === 'string' ? input.length : input.byteLength
  if (units <= credentialLimits.maxBytes || units > sealedLimits.maxBytes) return credentialLimits
  const text = typeof input === 'string' ? input : Buffer.from(input).toString('latin1')
  return text.includes('"EuropeanDigitalCredential"') && !/"proof"\s*:/.test(text) ? sealedLimits : credentialLimits
}

/** Bytes that are a compact token; null for anything else, whose encoding the reader of JSON judges. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.length > statusListLimits.maxBytes) return null
  const text = Buffer.from(bytes).toString('utf8').trim()
  return isCompact(text) || kindOf(text) === 'badge-2.0' ? text : null
}

function verifyDocument(document: JsonObject, verification: Verification): Promise<Report> {
  if (hasType(document, 'EnvelopedVerifiableCredential') || hasType(document, 'EnvelopedVerifiablePresentation'))
    return verifyEnvelope(document, verification)
  if (hasType(document, 'VerifiablePresentation') && !many(document['type']).includes('VerifiableCredential'))
    return verifyPresentationDocument(document, verification)
  if (isElm(document) && document['proof'] === undefined) return Promise.resolve(verifyElmDraft(document, verification))
  return verifyCredentialDocument(document, verification)
}
