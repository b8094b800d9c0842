/** `issue`: a stream of subjects in, a stream of credentials out. */
import { createWriteStream, openSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { type Cryptosuite, cryptosuites, isCryptosuite, suiteOf } from '../proofs/index.ts'
import { credentialLimits, isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { type IssueFormat, type IssueSetUp, issueMaker } from './issue-lines.ts'
import { readKey } from './key-file.ts'
import { inOrder, pieces, threadMaker } from './lines.ts'
import { CannotWrite } from './output.ts'
import { moment, oneOf, openInput, options, readNamed, UsageError, wholeNumber } from './usage.ts'

const formats = ['json', 'jwt', 'badge-jwt', 'sd-jwt'] as const satisfies readonly IssueFormat[]

/** Exit code 0 when every line became a credential, 1 when some did not; these are named on standard error with their line. */
export async function issue(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, {
    key: { type: 'string', short: 'k' },
    template: { type: 'string', short: 't' },
    cryptosuite: { type: 'string' },
    format: { type: 'string', default: 'json' },
    created: { type: 'string' },
    mandatory: { type: 'string', multiple: true, default: [] },
    disclosable: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', short: 'j', default: '1' },
    output: { type: 'string', short: 'o' },
  })
  if (values.key === undefined) throw new UsageError('issue needs --key FILE, made by `keygen`')
  if (positionals.length > 1) throw new UsageError('issue reads one file, or standard input')
  const { signer } = await readKey(values.key)
  const format = oneOf(values.format, '--format', formats) ?? 'json'
  const suites = cryptosuites.filter((suite) => suiteOf(suite).keyTypes.includes(signer.algorithm))
  const cryptosuite = values.cryptosuite ?? suites[0] ?? 'eddsa-rdfc-2022'
  if (!isCryptosuite(cryptosuite)) throw new UsageError(`--cryptosuite takes one of: ${cryptosuites.join(', ')}`)
  if (format === 'json' && !suites.includes(cryptosuite))
    throw new UsageError(
      `A ${signer.algorithm} key does not sign ${cryptosuite}; it signs: ${suites.join(', ') || '--format jwt'}`,
    )
  refuseUnused(values, format, cryptosuite)
  const jobs = wholeNumber(values.jobs, '--jobs', 1, 64) ?? 1
  moment(values.created, '--created')
  const setUp: IssueSetUp = {
    keyFile: values.key,
    template: values.template === undefined ? null : await readTemplate(values.template),
    cryptosuite,
    format,
    created: values.created ?? null,
    mandatory: values.mandatory,
    disclosable: values.disclosable.map((path) => path.split('.')),
  }

  const [file] = positionals
  if (file !== undefined && values.output !== undefined && (await isSameFile(file, values.output)))
    throw new UsageError(`${values.output} is the input: writing would empty it before it is read`)
  const input = await openInput(file ?? '-')
  const output = values.output === undefined ? process.stdout : createWriteStream('', { fd: opened(values.output) })
  const where = values.output ?? 'standard output'
  const threads = jobs > 1 ? Array.from({ length: jobs }, () => threadMaker('issue-worker', setUp)) : []
  const makers = jobs > 1 ? threads.map(({ make }) => make) : [await issueMaker(setUp)]
  try {
    const failed = await inOrder(pieces(input), makers, { stream: output, where }, ({ line, code, params = {} }) => {
      process.stderr.write(
        `line ${line}: ${code}${Object.entries(params)
          .map(([name, value]) => ` ${name}=${value}`)
          .join('')}\n`,
      )
    })
    if (output !== process.stdout) {
      output.end()
      await finished(output).catch((error: unknown) => {
        throw new CannotWrite(where, error)
      })
    }
    return failed === 0 ? 0 : 1
  } finally {
    await Promise.all(threads.map(({ end }) => end()))
  }
}

interface FormOptions {
  readonly cryptosuite?: string | undefined
  readonly created?: string | undefined
  readonly mandatory: readonly string[]
  readonly disclosable: readonly string[]
}

/** What was asked for and would not be done is said before anything is signed. */
function refuseUnused(
  { cryptosuite: asked, created, mandatory, disclosable }: FormOptions,
  format: IssueFormat,
  cryptosuite: Cryptosuite,
): void {
  const refuse = (option: string, use: string) => {
    throw new UsageError(`${option} is of no use here: it is for ${use}`)
  }
  if (asked !== undefined && format !== 'json') refuse('--cryptosuite', '--format json')
  if (created !== undefined && format !== 'json') refuse('--created', '--format json')
  if (mandatory.length > 0 && (format !== 'json' || cryptosuite !== 'ecdsa-sd-2023'))
    refuse('--mandatory', '--cryptosuite ecdsa-sd-2023')
  if (disclosable.length > 0 && format !== 'sd-jwt') refuse('--disclosable', '--format sd-jwt')
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [from, to] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)))
  return from !== undefined && to !== undefined && from.isFile() && from.dev === to.dev && from.ino === to.ino
}

/** A file open for writing. Throws CannotWrite. */
function opened(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw new CannotWrite(path, error)
  }
}

async function readTemplate(path: string): Promise<JsonObject> {
  const parsed = parseStrictJson(await readNamed(path), credentialLimits)
  if (!parsed.ok) throw new UsageError(`The template ${path} cannot be read: ${parsed.code}`)
  if (!isJsonObject(parsed.value)) throw new UsageError(`The template ${path} is not a credential`)
  return parsed.value
}
