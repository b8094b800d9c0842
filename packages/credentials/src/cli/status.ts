/** `status`: makes a status list, changes it, and reads a place of it. */
import { contextsFor } from '../contexts.ts'
import { createProof, cryptosuites, suiteOf, verifyProofs } from '../proofs/index.ts'
import { decodeBits, readEntry } from '../status/bitstring.ts'
import { changeStatuses, statusListCredential } from '../status/list.ts'
import { isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { publicHalf, readKey } from './key-file.ts'
import { refuse, write } from './output.ts'
import { oneOf, options, readInput, UsageError, wholeNumber } from './usage.ts'

const dayMs = 86_400_000

/** `status create`, `status set` and `status get`. */
export async function status(args: readonly string[]): Promise<number> {
  const [what, ...rest] = args
  switch (oneOf(what ?? '', 'status', ['create', 'set', 'get'] as const)) {
    case 'create':
      return create(rest)
    case 'set':
      return change(rest)
    default:
      return read(rest)
  }
}

async function create(args: readonly string[]): Promise<number> {
  const { values } = options(args, {
    key: { type: 'string', short: 'k' },
    id: { type: 'string' },
    purpose: { type: 'string', default: 'revocation' },
    length: { type: 'string', default: '131072' },
    days: { type: 'string', default: '7' },
    output: { type: 'string', short: 'o' },
  })
  if (values.key === undefined || values.id === undefined || !URL.canParse(values.id))
    throw new UsageError('status create needs --key FILE and --id with the address of the list')
  const { controller } = await readKey(values.key)
  const list = statusListCredential({
    id: values.id,
    issuer: controller,
    purpose: oneOf(values.purpose, '--purpose', ['revocation', 'suspension', 'refresh'] as const) ?? 'revocation',
    length: wholeNumber(values.length, '--length', 131_072, 33_554_432) ?? 131_072,
    statuses: new Map(),
    ...fresh(values.days),
  })
  return sealed(list, values.key, values.output)
}

async function change(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, {
    key: { type: 'string', short: 'k' },
    index: { type: 'string', short: 'i', multiple: true, default: [] },
    value: { type: 'string', default: '1' },
    days: { type: 'string', default: '7' },
    output: { type: 'string', short: 'o' },
  })
  if (values.key === undefined || values.index.length === 0) throw new UsageError('status set needs --key FILE and --index N')
  const list = await listIn(positionals)
  const value = wholeNumber(values.value, '--value', 0, 255) ?? 1
  const indices = values.index.map((index) => wholeNumber(index, '--index', 0, 33_554_431) ?? 0)
  const key = await readKey(values.key)
  const { controller, signer } = key
  if (list['issuer'] !== controller) throw new UsageError(`The list is of ${String(list['issuer'])}, the key of ${controller}`)
  // What somebody has changed since must not be signed anew.
  const publicKey = publicHalf(key)
  const answers = await verifyProofs(list, {
    purpose: 'assertionMethod',
    now: new Date(),
    loader: contextsFor(new Set()),
    method: async (id) =>
      publicKey && id === signer.id ? { publicKey, relationships: ['assertionMethod'] } : { code: 'key-not-of-issuer' },
  })
  const wrong = answers.find(({ outcome }) => outcome !== 'ok')
  if (wrong) return refuse(wrong.code)
  try {
    const { validFrom, validUntil } = fresh(values.days)
    const changed = changeStatuses(list, new Map(indices.map((index) => [index, value])))
    const dates = { validFrom: validFrom.toISOString(), validUntil: validUntil.toISOString() }
    return await sealed({ ...changed, ...dates }, values.key, values.output)
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  }
}

async function read(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, { index: { type: 'string', short: 'i' } })
  const index = wholeNumber(values.index, '--index', 0, 33_554_431)
  if (index === undefined) throw new UsageError('status get needs --index N')
  const subject = (await listIn(positionals))['credentialSubject']
  const { encodedList, statusSize = 1 } = isJsonObject(subject) ? subject : {}
  const bits = typeof encodedList === 'string' ? decodeBits(encodedList) : null
  const value = bits && typeof statusSize === 'number' ? readEntry(bits, index, statusSize) : null
  process.stdout.write(value === null ? 'status-out-of-range\n' : `${value}\n`)
  return value === null ? 1 : 0
}

async function listIn(positionals: readonly string[]): Promise<JsonObject> {
  if (positionals.length > 1) throw new UsageError('status reads one list')
  const parsed = parseStrictJson(await readInput(positionals[0]), { maxBytes: 8_400_000, maxDepth: 16, maxValues: 1000 })
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new UsageError('This is no status list')
  return parsed.value
}

function fresh(days: string): { validFrom: Date; validUntil: Date } {
  const validFrom = new Date()
  return { validFrom, validUntil: new Date(validFrom.getTime() + (wholeNumber(days, '--days', 1, 3650) ?? 7) * dayMs) }
}

async function sealed(list: JsonObject, keyFile: string, output: string | undefined): Promise<number> {
  const { signer } = await readKey(keyFile)
  const cryptosuite = cryptosuites.find((suite) => suiteOf(suite).keyTypes.includes(signer.algorithm))
  if (!cryptosuite) throw new UsageError(`A ${signer.algorithm} key signs no status list`)
  const proof = await createProof(list, { cryptosuite, signer, loader: contextsFor(new Set()) })
  const text = `${JSON.stringify({ ...list, proof })}\n`
  await write(output, text)
  return 0
}
