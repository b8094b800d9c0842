/** Every setting of an installation, read from the environment once at start and checked with a message that says what to do. */
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

export interface Settings {
  readonly port: number
  /** The one origin that builds addresses, without a trailing slash: https://poiju.example or http://localhost:4000. */
  readonly publicOrigin: string
  /** True when PUBLIC_ORIGIN was set by somebody, not derived from the port. */
  readonly originIsSet: boolean
  readonly databaseUrl: string | null
  readonly demo: boolean
  readonly development: boolean
  readonly roles: readonly ('web' | 'worker')[]
  /** 32 bytes: passwords of the database roles and data keys are derived from it. Never in the database, never in a backup. */
  readonly masterKey: Buffer
  readonly ownerPassword: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
  readonly folder: string
  /** Multiplies every rate limit; raised for journeys, never off. */
  readonly rateFactor: number
  /** Addresses of proxies in front that may say who the client is; 0 means none. */
  readonly trustedProxies: number
  readonly logLevel: string
}

const schema = z.object({
  PORT: z.coerce.number({ error: 'PORT must be a number between 1 and 65535' }).int().min(1).max(65535).default(4000),
  PUBLIC_ORIGIN: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://')
    .optional(),
  POIJU_DEMO: z.enum(['on', 'off'], { error: 'POIJU_DEMO must be on or off' }).optional(),
  POIJU_DEVELOPMENT: z.enum(['on', 'off'], { error: 'POIJU_DEVELOPMENT must be on or off' }).default('off'),
  POIJU_ROLES: z
    .string()
    .regex(/^(web|worker)(,(web|worker))?$/, 'POIJU_ROLES must be web, worker or web,worker')
    .default('web,worker'),
  POIJU_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'POIJU_SECRET must be 64 hexadecimal digits (32 random bytes); make one with: openssl rand -hex 32')
    .optional(),
  POIJU_FOLDER: z.string().default('var'),
  POIJU_RATE_FACTOR: z.coerce.number({ error: 'POIJU_RATE_FACTOR must be a number from 1 to 1000' }).min(1).max(1000).default(1),
  POIJU_TRUSTED_PROXIES: z.coerce
    .number({ error: 'POIJU_TRUSTED_PROXIES must be a number from 0 to 5' })
    .int()
    .min(0)
    .max(5)
    .default(0),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Poiju <poiju@poiju.example>'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL must be trace, debug, info, warn, error or silent',
    })
    .default('info'),
})

export class SettingsError extends Error {}

/** Reads and checks the settings. Throws SettingsError with one line per fault. Makes a secret in the data folder only for the demo. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const value = parsed.data

  const demo = value.POIJU_DEMO ? value.POIJU_DEMO === 'on' : value.DATABASE_URL === undefined
  const publicOrigin = readOrigin(value.PUBLIC_ORIGIN ?? `http://localhost:${value.PORT}`)
  if (!demo && value.PUBLIC_ORIGIN === undefined)
    throw new SettingsError(
      'PUBLIC_ORIGIN: set it to the address people use, such as https://poiju.example. It stands in every credential for thirty years.',
    )
  if (!demo && value.POIJU_SECRET === undefined)
    throw new SettingsError(
      'POIJU_SECRET: set it to 64 hexadecimal digits (openssl rand -hex 32) and keep a copy outside the database and its backups.',
    )

  const folder = resolve(value.POIJU_FOLDER)
  const secret = value.POIJU_SECRET ?? demoSecret(folder)
  return {
    port: value.PORT,
    publicOrigin,
    originIsSet: value.PUBLIC_ORIGIN !== undefined,
    databaseUrl: value.DATABASE_URL ?? null,
    demo,
    development: value.POIJU_DEVELOPMENT === 'on',
    roles: [...new Set(value.POIJU_ROLES.split(','))] as ('web' | 'worker')[],
    masterKey: Buffer.from(secret, 'hex'),
    ownerPassword: derive(Buffer.from(secret, 'hex'), 'database role poiju_owner'),
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM,
    folder,
    rateFactor: value.POIJU_RATE_FACTOR,
    trustedProxies: value.POIJU_TRUSTED_PROXIES,
    logLevel: value.LOG_LEVEL,
  }
}

/** A password or key for one purpose, made from the master key: knowing one tells nothing of the others (HMAC-SHA-256, hex). */
export function derive(masterKey: Buffer, purpose: string): string {
  return createHmac('sha256', masterKey).update(purpose).digest('hex')
}

/** An https origin, or plain http on loopback only: session cookies and credentials must not travel in clear. */
function readOrigin(text: string): string {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new SettingsError(`PUBLIC_ORIGIN: "${text}" is not an address. Write it like https://poiju.example`)
  }
  if (url.origin !== text.replace(/\/$/, '')) throw new SettingsError(`PUBLIC_ORIGIN: leave out the path: ${url.origin}`)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new SettingsError(`PUBLIC_ORIGIN: ${text} is plain http. Only https is accepted, and http on localhost for trying.`)
  return url.origin
}

function demoSecret(folder: string): string {
  const path = join(folder, 'secret')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(path, 'utf8').trim()
}
