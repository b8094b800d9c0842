/** Moments as credentials write them: XML Schema 1.1 `dateTimeStamp`, which always has a time zone. */

// XML Schema 1.1 part 2, section 3.3.7 (year, month and day as there; 24:00:00 is the first moment of the next day) and 3.4.28.
const dateTimeStamp =
  /^-?(?:[1-9]\d{3,}|0\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/

/** Milliseconds since 1970 of a `dateTimeStamp` between the years 0000 and 9999; undefined for anything else, also for 30 February. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 64 || !dateTimeStamp.test(value)) return undefined
  // Date knows no finer time than milliseconds and refuses none; days that a month does not have roll over in some engines.
  const [year = '', month = '', day = ''] = value.split(/[-T]/, 3)
  if (year.length !== 4 || Number(day) > new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate())
    return undefined
  const instant = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(instant) ? undefined : instant
}
