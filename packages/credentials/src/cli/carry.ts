/** `bake` and `extract`: credentials in pictures and files. */
import { extract as extractFrom } from '../carriers/extract.ts'
import { bakePng, isPng } from '../carriers/png.ts'
import { bakeSvg } from '../carriers/svg.ts'
import { outputOption, refuse, write } from './output.ts'
import { options, readInput, readNamed, UsageError } from './usage.ts'

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
