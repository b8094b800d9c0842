/** `keygen`: a new private key in a file. */
import { type Did, newKey, writeKey } from './key-file.ts'
import { oneOf, options, UsageError } from './usage.ts'

export async function keygen(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, {
    type: { type: 'string', default: 'Ed25519' },
    did: { type: 'string', default: 'key' },
    output: { type: 'string', short: 'o' },
  })
  if (positionals.length > 0) throw new UsageError('keygen takes options only; --output FILE says where the key goes')
  const type = oneOf(values.type, '--type', ['Ed25519', 'P-256', 'P-384', 'RSA'] as const) ?? 'Ed25519'
  const key = await newKey(type, didOf(values.did))
  if (values.output === undefined) process.stdout.write(`${JSON.stringify(key, null, 2)}\n`)
  else {
    await writeKey(values.output, key)
    process.stdout.write(`${key.id}\n`)
  }
  return 0
}

function didOf(text: string): Did {
  if (text === 'key' || text === 'jwk') return { method: text }
  if (/^did:web:[\w.%:-]{1,400}$/.test(text)) return { method: 'web', did: text }
  throw new UsageError('--did takes key, jwk or the issuer’s own did:web:…')
}
