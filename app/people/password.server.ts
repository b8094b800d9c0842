/** Passwords: Argon2id from node:crypto with the parameters of OWASP's cheat sheet (19 MiB, 2 passes), written as a PHC string. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
const memory = 19_456
const passes = 2
const tagLength = 32

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: normal(password), nonce, memory, passes, parallelism: 1, tagLength })
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${base64(nonce)}$${base64(tag)}`
}

/** Takes as long for an unknown person as for a known one: pass null and get false. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const phc = stored ?? (await decoy)
  const [, , , parameters, nonceText, tagText] = phc.split('$')
  const [m, t, p] = (parameters ?? '').split(',').map((part) => Number(part.slice(2)))
  const tag = Buffer.from(tagText ?? '', 'base64')
  const made = await derive('argon2id', {
    message: normal(password),
    nonce: Buffer.from(nonceText ?? '', 'base64'),
    memory: m ?? memory,
    passes: t ?? passes,
    parallelism: p ?? 1,
    tagLength: tag.length,
  })
  return timingSafeEqual(tag, made) && stored !== null
}

const decoy = hashPassword(randomBytes(16).toString('hex'))

function normal(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'))
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
