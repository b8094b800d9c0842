/**
 * SD-JWT (RFC 9901): what the issuer signed, what was disclosed of it, and whether each disclosure is what the issuer meant. The whole of section 7.1
 * is here, since the usual library accepts what the RFC refuses: disclosures that nothing refers to, one digest used twice, claims that overwrite others.
 * Nothing here knows keys or signatures. Never throws.
 */
import { createHash } from 'node:crypto'
import { fromBase64url } from '../jose/base64url.ts'
import { credentialLimits, isJsonObject, type Json, type JsonObject, parseStrictJson } from '../strict-json.ts'

export type DisclosureRefusal =
  | 'sd-jwt-malformed'
  | 'too-many-disclosures'
  | 'disclosure-malformed'
  | 'disclosure-reserved-name'
  | 'disclosure-duplicate'
  | 'disclosure-unreferenced'
  | 'disclosure-wrong-place'
  | 'disclosure-overrides'
  | 'digest-malformed'
  | 'digest-duplicate'
  | 'digest-algorithm-unknown'
  | 'reserved-name'
  | 'json-too-deep'
  | 'json-too-many-values'

/** One part of the credential that its holder may show or keep. */
export interface Disclosure {
  readonly encoded: string
  /** Where its value stands in the credential with all given disclosures. */
  readonly path: Path
  readonly value: Json
  /** The disclosure that this one is inside of, and needs to be shown too. */
  readonly parent: Disclosure | null
}

export type Path = readonly (string | number)[]

export interface SdJwtParts {
  readonly jwt: string
  readonly disclosures: readonly string[]
  /** The key binding token; null when the holder signed nothing. */
  readonly keyBinding: string | null
  /** The text that key binding signs the hash of: all up to and with the last tilde. */
  readonly presented: string
}

const maxDisclosures = 500
const maxCharacters = credentialLimits.maxBytes * 2

/** Splits the compact form (RFC 9901, section 4); undefined when it is none. */
export function splitSdJwt(text: string): SdJwtParts | undefined {
  if (text.length > maxCharacters || !/^[A-Za-z0-9_.~-]+$/.test(text)) return undefined
  const parts = text.split('~')
  const [jwt = ''] = parts
  const last = parts.at(-1) ?? ''
  const disclosures = parts.slice(1, -1)
  if (parts.length < 2 || jwt.split('.').length !== 3 || disclosures.includes('')) return undefined
  if (last !== '' && last.split('.').length !== 3) return undefined
  return { jwt, disclosures, keyBinding: last === '' ? null : last, presented: text.slice(0, text.lastIndexOf('~') + 1) }
}

const hashes: Readonly<Record<string, string>> = { 'sha-256': 'sha256', 'sha-384': 'sha384', 'sha-512': 'sha512' }

/** The name that node:crypto has for the hash of a payload; undefined for one that we do not know. Without `_sd_alg` it is SHA-256. */
export function hashName(payload: JsonObject): string | undefined {
  const name = payload['_sd_alg'] ?? 'sha-256'
  return typeof name === 'string' && Object.hasOwn(hashes, name) ? hashes[name] : undefined
}

export function digestOf(text: string, hash: string): string {
  return createHash(hash).update(text, 'ascii').digest('base64url')
}

export type Disclosed =
  | { readonly ok: true; readonly payload: JsonObject; readonly disclosures: readonly Disclosure[] }
  | { readonly ok: false; readonly code: DisclosureRefusal }

class Refused extends Error {
  readonly code: DisclosureRefusal
  constructor(code: DisclosureRefusal) {
    super(code)
    this.code = code
  }
}

/** Puts the disclosures into the signed payload. */
export function disclose(signed: JsonObject, encoded: readonly string[]): Disclosed {
  try {
    return new Unpacking(signed, encoded).run()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code }
    throw error
  }
}

interface Pending {
  readonly encoded: string
  /** Null for an element of an array. */
  readonly name: string | null
  readonly value: Json
}

class Unpacking {
  private readonly pending = new Map<string, Pending>()
  private readonly seen = new Set<string>()
  private readonly used: Disclosure[] = []
  private values = 0
  private readonly signed: JsonObject

  constructor(signed: JsonObject, encoded: readonly string[]) {
    this.signed = signed
    const hash = hashName(signed)
    if (hash === undefined) throw new Refused('digest-algorithm-unknown')
    if (encoded.length > maxDisclosures) throw new Refused('too-many-disclosures')
    for (const each of encoded) {
      const digest = digestOf(each, hash)
      if (this.pending.has(digest)) throw new Refused('disclosure-duplicate')
      this.pending.set(digest, parseDisclosure(each))
    }
  }

  run(): Disclosed {
    const { _sd_alg: _algorithm, ...rest } = this.signed
    const payload = this.object(rest, [], null, 0)
    if (this.used.length < this.pending.size) throw new Refused('disclosure-unreferenced')
    return { ok: true, payload, disclosures: this.used }
  }

  private value(value: Json, path: Path, parent: Disclosure | null, depth: number): Json {
    this.values += 1
    if (this.values > credentialLimits.maxValues) throw new Refused('json-too-many-values')
    if (depth > credentialLimits.maxDepth) throw new Refused('json-too-deep')
    if (Array.isArray(value)) return this.array(value, path, parent, depth)
    return isJsonObject(value) ? this.object(value, path, parent, depth) : value
  }

  private object(object: JsonObject, path: Path, parent: Disclosure | null, depth: number): JsonObject {
    const result: JsonObject = {}
    for (const [name, value] of Object.entries(object)) {
      if (name === '...') throw new Refused('reserved-name')
      if (name !== '_sd') result[name] = this.value(value, [...path, name], parent, depth + 1)
    }
    if (object['_sd'] === undefined) return result
    if (!Array.isArray(object['_sd'])) throw new Refused('digest-malformed')
    for (const digest of object['_sd']) {
      const found = this.find(digest)
      if (!found) continue
      if (found.name === null) throw new Refused('disclosure-wrong-place')
      if (Object.hasOwn(result, found.name)) throw new Refused('disclosure-overrides')
      result[found.name] = this.enter(found, [...path, found.name], parent, depth)
    }
    return result
  }

  private array(array: Json[], path: Path, parent: Disclosure | null, depth: number): Json[] {
    const result: Json[] = []
    for (const item of array) {
      if (!isJsonObject(item) || !Object.hasOwn(item, '...')) {
        result.push(this.value(item, [...path, result.length], parent, depth + 1))
        continue
      }
      if (Object.keys(item).length !== 1) throw new Refused('digest-malformed')
      const found = this.find(item['...'])
      if (!found) continue
      if (found.name !== null) throw new Refused('disclosure-wrong-place')
      result.push(this.enter(found, [...path, result.length], parent, depth))
    }
    return result
  }

  /** The disclosure of a digest; undefined for one that was not shown, or a decoy. */
  private find(digest: Json | undefined): Pending | undefined {
    if (typeof digest !== 'string') throw new Refused('digest-malformed')
    if (this.seen.has(digest)) throw new Refused('digest-duplicate')
    this.seen.add(digest)
    return this.pending.get(digest)
  }

  private enter({ encoded, value: raw }: Pending, path: Path, parent: Disclosure | null, depth: number): Json {
    const position = this.used.length
    const own: { -readonly [Member in keyof Disclosure]: Disclosure[Member] } = { encoded, path, value: raw, parent }
    this.used[position] = own
    own.value = this.value(raw, path, own, depth + 1)
    return own.value
  }
}

function parseDisclosure(encoded: string): Pending {
  const bytes = fromBase64url(encoded)
  const parsed = bytes ? parseStrictJson(bytes, credentialLimits) : undefined
  if (!parsed?.ok || !Array.isArray(parsed.value)) throw new Refused('disclosure-malformed')
  const parts = parsed.value
  if ((parts.length !== 2 && parts.length !== 3) || typeof parts[0] !== 'string') throw new Refused('disclosure-malformed')
  const value = parts.at(-1)
  if (value === undefined) throw new Refused('disclosure-malformed')
  if (parts.length === 2) return { encoded, name: null, value }
  const [, name] = parts
  if (typeof name !== 'string') throw new Refused('disclosure-malformed')
  if (name === '_sd' || name === '...') throw new Refused('disclosure-reserved-name')
  // As a member of an object it would be none: it would set the object's prototype.
  if (name === '__proto__') throw new Refused('disclosure-malformed')
  return { encoded, name, value }
}
