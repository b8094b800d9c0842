/**
 * What the W3C suite for JOSE and COSE calls for each of its tests, in the place of its container:
 * `issue|verify --input FILE --key FILE --feature NAME [--sd JSON] --output FILE`. COSE is not ours: its features are off in the settings.
 *
 * Its presentations carry an `exp` of December 2024, so everything is judged as of the day they were made.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { DidDocument } from '../src/did-document.ts'
import { issueVcJwt, issueVcSdJwt, presentAsJwt, presentAsSdJwt } from '../src/jose/index.ts'
import { jwkSigner } from '../src/keys.ts'
import { parsePath } from '../src/sd-jwt/path.ts'
import { type Report, verify } from '../src/verify.ts'

const now = new Date('2024-12-16T02:00:00Z')
const examples = new Map([
  ['https://www.w3.org/ns/credentials/examples/v2', { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }],
])

interface Method {
  readonly id: string
  readonly type: string
  readonly controller: string
  readonly publicKeyJwk: Record<string, unknown>
  readonly secretKeyJwk: Record<string, unknown>
}

interface Task {
  readonly text: string
  readonly method: Method
  readonly feature: string
  readonly disclosed: readonly string[]
}

async function issue({ text, method, feature, disclosed }: Task): Promise<string> {
  const signer = jwkSigner({ verificationMethod: method.id, jwk: method.secretKeyJwk })
  const disclosable = disclosed.map((path) => parsePath(path) ?? [])
  if (feature === 'credential_jose') return issueVcJwt(text, signer)
  if (feature === 'credential_sdjwt') return issueVcSdJwt(text, signer, { disclosable })
  if (feature === 'presentation_jose') return presentAsJwt(text, signer, { now })
  if (feature === 'presentation_sdjwt') return presentAsSdJwt(text, signer, { now, disclosable })
  throw new Error(`not supported: ${feature}`)
}

async function holds({ text, method }: Task): Promise<boolean> {
  const { id, type, controller, publicKeyJwk } = method
  const document: DidDocument = {
    id: controller,
    verificationMethod: [{ id, type, controller, publicKeyJwk }],
    assertionMethod: [id],
    authentication: [id],
  }
  const report = await verify(text, {
    now,
    knownIssuer: async (asked) => (asked === controller ? document : undefined),
    moreContexts: examples,
  })
  return speaksForItself(report) && report.securing !== 'none' && report.credentials.every(isNoContradiction)
}

const speaksForItself = ({ checks }: Report): boolean =>
  checks.find(({ name }) => name === 'proof')?.outcome === 'ok' && checks.every(({ outcome }) => outcome !== 'failed')

/** The suite gives the key of the presentation alone: credentials inside may be under other keys, or COSE, but not broken. */
const isNoContradiction = (report: Report): boolean =>
  speaksForItself(report) || report.checks.some(({ code }) => code === 'key-not-of-issuer' || code === 'cose-not-supported')

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(['input', 'key', 'feature', 'sd', 'output'].map((name) => [name, { type: 'string' as const }])),
})
const value = (name: string): string => String(values[name] ?? '')
const task: Task = {
  text: readFileSync(value('input'), 'utf8'),
  // The suite's own file of one verification method.
  method: JSON.parse(readFileSync(value('key'), 'utf8')) as Method,
  feature: value('feature'),
  disclosed: JSON.parse(values['sd'] ? value('sd') : '[]') as string[],
}
const answer = await (positionals[0] === 'issue'
  ? issue(task).then((data) => ({ result: 'success', data }))
  : holds(task).then((isTrue) => ({ result: isTrue ? 'success' : 'failure' }))
).catch((error: Error) => ({ result: 'failure', data: error.message }))
writeFileSync(value('output'), JSON.stringify(answer))
