/** `derive`: a part of a credential. */
import { contextsFor } from '../contexts.ts'
import { vocabularyOf } from '../data-model/terms.ts'
import { deriveCredential, ProofFault } from '../proofs/index.ts'
import { credentialLimits, isJsonObject, parseStrictJson } from '../strict-json.ts'
import { outputOption, refuse, write } from './output.ts'
import { options, readInput, UsageError } from './usage.ts'

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
