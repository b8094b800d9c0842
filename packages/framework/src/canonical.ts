/** The bytes a Version is stored and hashed as: JSON by RFC 8785 (docs/decisions/0001-design-value.md). */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Design } from './design.ts'

/** Refuses what JSON would change in silence: undefined is dropped by it, a Date becomes a string, NaN becomes null. */
function assertPlainJson(value: unknown, path: string, above: readonly unknown[]) {
  switch (typeof value) {
    case 'boolean':
      return
    case 'string':
      if (!value.isWellFormed()) throw new TypeError(`Lone surrogate at ${path}`)
      return
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`Not a finite number at ${path}`)
      return
    case 'object': {
      if (value === null) return
      if (above.includes(value)) throw new TypeError(`Circular value at ${path}`)
      const within = [...above, value]
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index += 1) assertPlainJson(value[index], `${path}/${index}`, within)
        return
      }
      const prototype: unknown = Object.getPrototypeOf(value)
      if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError(`Not a plain object at ${path}`)
      if ('toJSON' in value) throw new TypeError(`toJSON at ${path}`)
      for (const [key, member] of Object.entries(value)) {
        if (!key.isWellFormed()) throw new TypeError(`Lone surrogate in a member name at ${path}`)
        assertPlainJson(member, `${path}/${key}`, within)
      }
      return
    }
    default:
      throw new TypeError(`No JSON value at ${path}: ${typeof value}`)
  }
}

/**
 * A design, or another value that is frozen, as canonical JSON (RFC 8785): the same value gives the same bytes, whatever the order of its members.
 * Throws a TypeError that names the place for lone surrogates, numbers that are not finite, undefined and anything but plain JSON.
 */
export function canonicalJson(value: object): string {
  assertPlainJson(value, '', [])
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('No JSON value')
  return text
}

/** SHA-256 of the canonical JSON in UTF-8, as 64 hexadecimal digits in lower case. */
export function designHash(design: Design): string {
  return createHash('sha256').update(canonicalJson(design), 'utf8').digest('hex')
}
