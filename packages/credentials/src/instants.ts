/** Moments as credentials write them: XML Schema 1.1 dateTimeStamp, always with a zone (VC Data Model 2.0, section 4.9). */
import type { Json } from './strict-json.ts'

const pattern =
  /^-?(?:[1-9]\d{3,}|0\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/

/** True for a moment with its zone that is on the calendar (no 30 February) and that a clock of ours can hold. */
export function isInstant(value: Json | undefined): value is string {
  if (typeof value !== 'string' || value.length > 64) return false
  const match = pattern.exec(value)
  if (!match || Number.isNaN(Date.parse(value))) return false
  const [year, month, day] = [Number(value.slice(0, value.indexOf('-', 1))), Number(match[1]), Number(match[2])]
  return day <= new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate()
}

/** Milliseconds of a moment; NaN when it is none. Finer parts of a second are cut off. */
export function millisecondsOf(value: Json | undefined): number {
  return isInstant(value) ? Date.parse(value) : Number.NaN
}
