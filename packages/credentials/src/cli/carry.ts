/** `bake`, `extract` and `derive`: credentials in files, and parts of credentials. */
import { writeFile } from 'node:fs/promises'
import { extract as extractFrom } from '../carriers/extract.ts'
import { bakePng, isPng } from '../carriers/png.ts'
import { bakeSvg } from '../carriers/svg.ts'
import { contextsFor } from '../contexts.ts'
import { vocabularyOf } from '../data-model/terms.ts'
import { deriveCredential, ProofFault } from '../proofs/index.ts'
import { credentialLimits, isJsonObject, parseStrictJson } from '../strict-json.ts'
import { options, readInput, readNamed, UsageError } from './usage.ts'

const outputOption = { type: 'string', short: 'o' } as const

async function write(output: string | undefined, bytes: Uint8Array | string): Promise<void> {
  if (output === undefined) process.stdout.write(bytes)
  else await writeFile(output, bytes)
}

function refuse(code: string, params: Readonly<Record<string, string>> = {}): number {
  process.stderr.write(
    `${code}${Object.entries(params)
      .map(([name, value]) => ` ${name}=${value}`)
      .join('')}\n`,
  )
  return 1
}

/** Puts a credential into a picture. */
export async function bake(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, { picture: { type: 'string', short: 'p' }, output: outputOption })
  if (values.picture === undefined) throw new UsageError('bake needs --picture FILE, a PNG or an SVG')
  if (positionals.length > 1) throw new UsageError('bake reads one credential')
  const picture = await readNamed(values.picture)
  const credential = new TextDecoder().decode(await readInput(positionals[0])).trim()
  const baked = isPng(picture) ? bakePng(picture, credential) : bakeSvg(picture, credential)
  if ('code' in baked) return refuse(baked.code, baked.params)
  await write(values.output, baked)
  return 0
}

/** Takes the credential out of a PNG, SVG, PDF, picture of a QR code or text, as it is inside. */
export async function extract(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, { output: outputOption, json: { type: 'boolean', default: false } })
  if (positionals.length > 1) throw new UsageError('extract reads one file')
  const found = await extractFrom(await readInput(positionals[0]))
  if ('code' in found) return refuse(found.code, found.params)
  await write(values.output, values.json ? `${JSON.stringify(found)}\n` : `${found.text}\n`)
  return 0
}

/** The part of an `ecdsa-sd-2023` credential that its holder wants to show. */
export async function derive(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, {
    reveal: { type: 'string', short: 'r', multiple: true, default: [] },
    output: outputOption,
  })
  if (positionals.length > 1) throw new UsageError('derive reads one credential')
  if (values.reveal.some((pointer) => !pointer.startsWith('/')))
    throw new UsageError('--reveal takes a JSON pointer such as /credentialSubject/achievement/name')
  const parsed = parseStrictJson(await readInput(positionals[0]), credentialLimits)
  if (!parsed.ok) return refuse(parsed.code)
  if (!isJsonObject(parsed.value)) return refuse('not-an-object')
  const { own, more } = vocabularyOf(parsed.value, {})
  try {
    const derived = await deriveCredential(parsed.value, { selectivePointers: values.reveal, loader: contextsFor(own, more) })
    await write(values.output, `${JSON.stringify(derived)}\n`)
    return 0
  } catch (error) {
    if (error instanceof ProofFault) return refuse(error.code, error.params)
    throw error
  }
}
