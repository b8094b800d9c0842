/** Making and showing SD-JWTs with @sd-jwt/core, signed by whatever holds the key. */
import { createHash, randomBytes } from 'node:crypto'
import { SDJwtInstance } from '@sd-jwt/core'
import { algorithmOf } from '../jose/algorithms.ts'
import { base64url } from '../jose/base64url.ts'
import { NotIssuable } from '../jose/vc-jwt.ts'
import type { Signer } from '../keys.ts'
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'
import type { Path } from './disclosures.ts'
import { bindKey, type KeyBindingOptions } from './key-binding.ts'
import { isWithin } from './path.ts'
import { readSdJwt } from './read.ts'

/** The library's way to say what may be kept back: names under `_sd`, and the same for what is inside. */
interface Frame {
  _sd?: (string | number)[]
  [part: string]: Frame | (string | number)[] | undefined
}

/**
 * A signed SD-JWT of a payload, each `path` selectively disclosable, with a fresh salt of 128 bits each (RFC 9901, section 9.3). The text ends with a
 * tilde. Throws NotIssuable for a path that leads nowhere.
 */
export async function packSdJwt(
  payload: JsonObject,
  paths: readonly Path[],
  header: Readonly<Record<string, unknown>>,
  signer: Signer,
): Promise<string> {
  const instance = new SDJwtInstance<JsonObject>({
    omitTyp: true,
    hashAlg: 'sha-256',
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    saltGenerator: () => randomBytes(16).toString('base64url'),
    signAlg: algorithmOf[signer.algorithm],
    signer: async (data) => base64url(await signer.sign({ data: new TextEncoder().encode(data) })),
  })
  const frame = frameOf(payload, paths)
  // The library types its frame after the payload's type; ours is known only as JSON.
  return instance.issue(payload, frame as never, { header })
}

function frameOf(payload: JsonObject, paths: readonly Path[]): Frame | undefined {
  const frame: Frame = {}
  for (const path of paths) {
    let value: Json | undefined = payload
    let level = frame
    for (const [at, part] of path.entries()) {
      const next: Json | undefined = child(value, part)
      if (next === undefined) throw new NotIssuable('path-leads-nowhere', { path: path.join('.') })
      if (at === path.length - 1) {
        level._sd = [...new Set([...(level._sd ?? []), part])]
        break
      }
      const inner = level[part]
      const deeper: Frame = inner !== undefined && !Array.isArray(inner) ? inner : {}
      level[part] = deeper
      level = deeper
      value = next
    }
  }
  return paths.length === 0 ? undefined : frame
}

function child(value: Json | undefined, part: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof part === 'number' ? value[part] : undefined
  return isJsonObject(value) && typeof part === 'string' && Object.hasOwn(value, part) ? value[part] : undefined
}

/** Which parts of an SD-JWT its holder may choose to show, in order; undefined when it is none, or broken. */
export function choicesOf(sdJwt: string): readonly Path[] | undefined {
  const read = readSdJwt(sdJwt)
  return read.ok ? read.sdJwt.disclosures.map(({ path }) => path) : undefined
}

/**
 * The same credential with only what is within the chosen paths, and what those need around them; an empty list shows none of the choices. With
 * `binding` the holder signs it for one verifier. Throws NotIssuable for a text that is no SD-JWT.
 */
export async function present(
  sdJwt: string,
  shown: readonly Path[],
  binding?: KeyBindingOptions & { readonly holder: Signer },
): Promise<string> {
  const read = readSdJwt(sdJwt)
  if (!read.ok) throw new NotIssuable(read.code)
  const { disclosures, parts, hash } = read.sdJwt
  const kept = new Set<string>()
  for (const disclosure of disclosures) {
    if (!shown.some((path) => isWithin(disclosure.path, path) || isWithin(path, disclosure.path))) continue
    for (let each: typeof disclosure | null = disclosure; each; each = each.parent) kept.add(each.encoded)
  }
  const presented = `${[parts.jwt, ...parts.disclosures.filter((each) => kept.has(each))].join('~')}~`
  return binding ? `${presented}${await bindKey(presented, hash, binding.holder, binding)}` : presented
}
