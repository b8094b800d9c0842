/** The command line of @poiju/credentials. */
import { CannotWrite } from './output.ts'
import { UsageError } from './usage.ts'

type Command = (args: readonly string[]) => Promise<number>

// Each command brings only what it needs: making a key does not wait for the readers of pictures.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  keygen: async () => (await import('./keygen.ts')).keygen,
  issue: async () => (await import('./issue.ts')).issue,
  verify: async () => (await import('./verify.ts')).verify,
  derive: async () => (await import('./derive.ts')).derive,
  bake: async () => (await import('./carry.ts')).bake,
  extract: async () => (await import('./carry.ts')).extract,
  status: async () => (await import('./status.ts')).status,
  serve: async () => (await import('./serve.ts')).serve,
}

const help = `poiju-credentials keygen | issue | verify | derive | bake | extract | status | serve

keygen   [--type Ed25519|P-256|P-384|RSA] [--did key|jwk|did:web:…] [--output FILE]
issue    --key FILE [--template FILE] [--cryptosuite NAME] [--format json|jwt|badge-jwt|sd-jwt] [--created TIME]
         [--mandatory POINTER]… [--disclosable PATH]… [--jobs N] [--output FILE] [FILE]
         --cryptosuite and --created are of --format json, --mandatory of ecdsa-sd-2023, --disclosable of sd-jwt.
         Reads one JSON object a line: a subject, put into the template's credentialSubject, or a whole credential without --template.
verify   [--documents DIR] [--at TIME] [--trust ID]… [--format json|jwt|badge-jwt|sd-jwt] [--challenge TEXT] [--domain TEXT] [--lines] [--open-status] [--json] [FILE]…
         --documents answers every look-up from the folder; its index.json maps addresses to files. Nothing else is fetched.
         --trust takes only the named issuers, whose documents are in that folder, for valid.
         --open-status takes a credential whose status list is not at hand for valid.
derive   [--reveal POINTER]… [--output FILE] [FILE]        the part of an ecdsa-sd-2023 credential that is to be shown
bake     --picture FILE [--output FILE] [FILE]             into a PNG or an SVG
extract  [--json] [--output FILE] [FILE]                   out of a PNG, an SVG, a PDF or a picture of a QR code
status   create --key FILE --id ADDRESS [--purpose revocation|suspension|refresh] [--length N] [--days N] [--output FILE]
         set --key FILE --index N… [--value N] [--days N] [--output FILE] [FILE]
         get --index N [FILE]
serve    [--port N]                                        the W3C VC API on this machine alone, with throw-away keys
         PUBLIC_ORIGIN in the environment: what the addresses it writes begin with.

Without FILE, or with -, standard input is read. Exit code: 0 valid or done, 1 invalid or some lines refused, 2 called in a wrong way or unable to write.
`

/** Runs a command and answers with its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  // It comes between two steps of a command, which has nobody left to tell its answer to.
  process.stdout.on('error', (error) => {
    process.stderr.write(`${new CannotWrite('standard output', error).message}\n`)
    process.exit(2)
  })
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (!command) throw new UsageError(`There is no command ${name}`)
    if (rest.includes('--help')) {
      process.stdout.write(help)
      return 0
    }
    return await (await command())(rest)
  } catch (error) {
    if (error instanceof CannotWrite) {
      process.stderr.write(`${error.message}\n`)
      return 2
    }
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n\n${help}`)
    return 2
  }
}
