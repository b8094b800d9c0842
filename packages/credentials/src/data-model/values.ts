/** The values that VC Data Model 2.0 is made of: addresses, types, texts in languages (sections 4.4, 4.5 and 11.1). */
import { isJsonObject, type Json, type JsonObject } from '../strict-json.ts'

export const many = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

// RFC 3986: a scheme, then only characters that may stand in a URL. The data model allows any scheme, and ids in other letters (IRIs).
const urlPattern = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u0020\u007f]+$/u

/** True for one absolute address without white space or characters that an address escapes. */
export function isUrl(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length <= 10_000 && urlPattern.test(value)
}

/** True for a term or address, or a list of at least one of them. */
export function isType(value: Json | undefined): boolean {
  const types = many(value)
  return (
    types.length > 0 && types.length <= 100 && types.every((type) => typeof type === 'string' && type !== '' && !/\s/.test(type))
  )
}

export function hasType(value: JsonObject, type: string): boolean {
  return many(value['type']).includes(type)
}

/** The address of an issuer, holder or list: itself, or the `id` of an object. */
export function idOf(value: Json | undefined): string | undefined {
  const id = isJsonObject(value) ? value['id'] : value
  return typeof id === 'string' && id !== '' ? id : undefined
}

const languageTag = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/

/** A text, a text with its language and direction, or a list of such (section 11.1: no other member). */
export function isLanguageText(value: Json): boolean {
  if (typeof value === 'string') return true
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => isJsonObject(one) && isLanguageText(one))
  if (!isJsonObject(value)) return false
  const { '@value': text, '@language': language, '@direction': direction, ...rest } = value
  return (
    typeof text === 'string' &&
    (language === undefined || (typeof language === 'string' && languageTag.test(language))) &&
    (direction === undefined || direction === null || direction === 'ltr' || direction === 'rtl') &&
    Object.keys(rest).length === 0
  )
}
