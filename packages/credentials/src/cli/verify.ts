/** `verify`: one credential a file, or one a line. */

import { Resolver } from '../did/resolve.ts'
import type { DidDocument } from '../did-document.ts'
import { sealedLimits } from '../jades/read.ts'
import type { LookUp } from '../look-up.ts'
import { isAccepted, type Report, type Securing } from '../verify/report.ts'
import { verify as verifyCredential } from '../verify.ts'
import { contextsAmong, documentsIn, nothingElse } from './documents.ts'
import { linesOf, pieces } from './lines.ts'
import { write } from './output.ts'
import { moment, oneOf, openInput, options, readInput, UsageError } from './usage.ts'

/** The forms of `issue`, by how each is secured. */
const securedBy = { json: 'data-integrity', jwt: 'jose', 'badge-jwt': 'jose', 'sd-jwt': 'sd-jwt' } as const satisfies Record<
  string,
  Securing
>

/** A sealed European credential may stand on a line, with its pictures. */
const longestLine = 4 * sealedLimits.maxBytes

/** Exit code 0 when every credential is valid, 1 when one is not. */
export async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, {
    documents: { type: 'string', short: 'd' },
    at: { type: 'string' },
    trust: { type: 'string', multiple: true, default: [] },
    format: { type: 'string', short: 'f' },
    challenge: { type: 'string' },
    domain: { type: 'string' },
    'open-status': { type: 'boolean', default: false },
    lines: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const format = oneOf(values.format, '--format', Object.keys(securedBy) as (keyof typeof securedBy)[])
  const lookUp = values.documents === undefined ? nothingElse : await documentsIn(values.documents)
  const now = moment(values.at, '--at') ?? new Date()
  const given = {
    now,
    lookUp,
    ...(values.documents === undefined ? {} : { moreContexts: await contextsAmong(values.documents, lookUp) }),
    knownIssuer: trusted(values.trust, lookUp),
    ...(values.challenge === undefined ? {} : { challenge: values.challenge }),
    ...(values.domain === undefined ? {} : { domain: values.domain }),
  }
  let isAllValid = true
  const tell = async (name: string, report: Report): Promise<void> => {
    const isForm = format === undefined || report.securing === securedBy[format]
    const isTrusted = values.trust.length === 0 || isKnown(report)
    const valid = isForm && isTrusted && isAccepted(report, { isStatusOpen: values['open-status'] })
    isAllValid &&= valid
    await write(undefined, values.json ? `${JSON.stringify({ name, valid, ...report })}\n` : inWords(name, valid, report))
  }
  if (values.lines && positionals.length > 1) throw new UsageError('--lines reads one file, or standard input')
  for (const name of positionals.length > 0 ? positionals : ['-']) {
    if (!values.lines) {
      await tell(name, await verifyCredential(await readInput(name), given))
      continue
    }
    // What is no UTF-8 goes on as bytes, and is answered as such.
    for await (const piece of pieces(await openInput(name), longestLine))
      for (const [index, line] of linesOf(piece).entries())
        if (line === undefined || line.trim() !== '')
          await tell(`${name}:${piece.first + index}`, await verifyCredential(line ?? Uint8Array.of(0xff), given))
  }
  return isAllValid ? 0 : 1
}

/** Whether whoever issued it, or all that a presentation shows, is one of those whom the caller trusts. */
function isKnown({ format, checks, credentials }: Report): boolean {
  return format === 'presentation'
    ? credentials.length > 0 && credentials.every(isKnown)
    : checks.some(({ name, code }) => name === 'issuer' && code === 'known-issuer')
}

/** The documents of the issuers that `--trust` names, from the same folder as everything else. */
function trusted(ids: readonly string[], lookUp: LookUp): (id: string) => Promise<DidDocument | undefined> {
  const resolver = new Resolver({ lookUp })
  return async (id) => {
    if (!ids.includes(id)) return undefined
    const controller = await resolver.controller(id)
    return typeof controller === 'string' ? undefined : controller.document
  }
}

function inWords(name: string, valid: boolean, { verdict, checks, problems, credentials }: Report): string {
  const rows = checks.map(({ name: check, outcome, code, params }) => {
    const said = Object.entries(params).map(([param, value]) => ` ${param}=${value}`)
    return `  ${check.padEnd(18)}${outcome.padEnd(13)}${code}${said.join('')}`
  })
  return [
    `${name}: ${valid ? 'valid' : 'not valid'} (${verdict})`,
    ...rows,
    ...problems.map(({ type, detail }) => `  problem           ${type} ${detail}`),
    ...credentials.map((inner, index) => `  credential ${index + 1}: ${inner.verdict}`),
    '',
  ].join('\n')
}
