/**
 * Verifying: each check on its own, in words that a screen can say; never an exception, whatever comes in. Nothing is fetched: whoever calls answers
 * what the credential points at, or leaves it open. Contexts come from the package.
 */
import { problem } from './data-model/problems.ts'
import { hasType, many } from './data-model/values.ts'
import { Resolver } from './did/resolve.ts'
import { credentialLimits, isJsonObject, type JsonLimits, type JsonObject, parseStrictJson } from './strict-json.ts'
import { deepest, mostInside, type Verification, type VerifyOptions } from './verify/context.ts'
import { verifyCredentialDocument } from './verify/credential.ts'
import { isCompact, verifyCompact } from './verify/jose.ts'
import { verifyEnvelope, verifyPresentationDocument } from './verify/presentation.ts'
import { type Report, refusal } from './verify/report.ts'

export type { VerifyOptions } from './verify/context.ts'
export { type Carrier, type Format, isAccepted, type Report, type Securing, type Verdict } from './verify/report.ts'

/** A status list of 4 MiB, packed as badly as can be, fits. */
const statusListLimits: JsonLimits = { ...credentialLimits, maxBytes: 8_400_000 }

/** Every check of a credential or presentation given as text or bytes. */
export async function verify(input: string | Uint8Array, options: VerifyOptions): Promise<Report> {
  return guarded(input, begin(options, 0, false, { left: mostInside }))
}

function begin(options: VerifyOptions, depth: number, isStatusList: boolean, budget: { left: number }): Verification {
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
  } catch {
    // A library threw where it should have answered: the credential is not accepted, and nothing is said to be forged.
    return refusal('unsupported', 'cannot-be-read', {}, [problem('PARSING_ERROR', 'cannot-be-read')])
  }
}

async function run(input: string | Uint8Array, verification: Verification): Promise<Report> {
  if (verification.depth > deepest || --verification.budget.left < 0) return refusal('unsupported', 'nested-too-deep')
  const text = typeof input === 'string' ? input.trim() : null
  if (text !== null && isCompact(text)) return verifyCompact(text, verification)
  const parsed = parseStrictJson(input, verification.isStatusList ? statusListLimits : credentialLimits)
  if (!parsed.ok) return refusal('notACredential', parsed.code, {}, [problem('PARSING_ERROR', parsed.code)])
  if (!isJsonObject(parsed.value))
    return refusal('notACredential', 'not-an-object', {}, [problem('PARSING_ERROR', 'not-an-object')])
  return verifyDocument(parsed.value, verification)
}

function verifyDocument(document: JsonObject, verification: Verification): Promise<Report> {
  if (hasType(document, 'EnvelopedVerifiableCredential') || hasType(document, 'EnvelopedVerifiablePresentation'))
    return verifyEnvelope(document, verification)
  if (hasType(document, 'VerifiablePresentation') && !many(document['type']).includes('VerifiableCredential'))
    return verifyPresentationDocument(document, verification)
  return verifyCredentialDocument(document, verification)
}
