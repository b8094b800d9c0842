/**
 * Typed texts. A room's `texts.ts` holds `defineTexts({ key: { fi, sv, en } })`: a text missing in one language does not compile.
 * `{name}` is replaced by a value; numbers are written as the reader writes them. Plural forms: `one` and `other` beside each other.
 */
export const locales = ['fi', 'sv', 'en'] as const
export type Locale = (typeof locales)[number]

type Plural = { one: string; other: string }
type Message = string | Plural
export type Text = { readonly fi: Message; readonly sv: Message; readonly en: Message }
export type Texts = Readonly<Record<string, Text>>
type Values = Readonly<Record<string, string | number>>

/** BCP 47 tags with region: Swedish as it is written in Finland, English with day before month. */
const tags: Record<Locale, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

export function isLocale(value: unknown): value is Locale {
  return value === 'fi' || value === 'sv' || value === 'en'
}

/** Checks the shape at compile time and returns the record unchanged. */
export function defineTexts<T extends Texts>(texts: T): T {
  return texts
}

/** A text of a record in a language. `values.count` chooses between `one` and `other`. */
export function text<T extends Texts>(texts: T, locale: Locale, key: keyof T & string, values: Values = {}): string {
  return fill((texts[key] as Text)[locale], locale, values)
}

/** The same, bound to a record and a language: `const t = textsIn(needTexts, locale)`. */
export function textsIn<T extends Texts>(texts: T, locale: Locale) {
  return (key: keyof T & string, values?: Values) => text(texts, locale, key, values)
}

function fill(message: Message, locale: Locale, values: Values): string {
  const chosen =
    typeof message === 'string'
      ? message
      : new Intl.PluralRules(tags[locale]).select(Number(values['count'])) === 'one'
        ? message.one
        : message.other
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? formatNumber(locale, value) : value
  })
}

export function formatNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 2 }).format(value)
}

/** A day such as 11.1.2027 or 11 January 2027. Takes an instant, or a day written YYYY-MM-DD. */
export function formatDay(locale: Locale, value: Date | string): string {
  const instant = typeof value === 'string' ? new Date(`${value.slice(0, 10)}T12:00:00Z`) : value
  return new Intl.DateTimeFormat(tags[locale], {
    timeZone: 'Europe/Helsinki',
    day: 'numeric',
    month: locale === 'en' ? 'long' : 'numeric',
    year: 'numeric',
  }).format(instant)
}

/** A day and a time of day in Helsinki, such as 11.1.2027 14.32. */
export function formatInstant(locale: Locale, value: Date | string): string {
  const instant = typeof value === 'string' ? new Date(value) : value
  const time = new Intl.DateTimeFormat(tags[locale], { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' }).format(
    instant,
  )
  return `${formatDay(locale, instant)} ${time}`
}

/** Money in cents as the reader writes it: 45 €, €45. Whole euros lose their decimals. */
export function formatMoney(locale: Locale, cents: number): string {
  return new Intl.NumberFormat(tags[locale], {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100)
}

const units = defineTexts({
  credits: { fi: '{credits} op', sv: '{credits} sp', en: '{credits} ECTS' },
  hours: { fi: '{hours} h', sv: '{hours} h', en: '{hours} h' },
})

export function formatCredits(locale: Locale, credits: number): string {
  return text(units, locale, 'credits', { credits })
}

export function formatHours(locale: Locale, minutes: number): string {
  return text(units, locale, 'hours', { hours: Math.round(minutes / 6) / 10 })
}

/** A public text in the reader's language, else in Finnish, Swedish, English order; '' when there is none. */
export function inLocale(map: Readonly<Record<string, string | undefined>>, locale: Locale): string {
  return map[locale] ?? map['fi'] ?? map['sv'] ?? map['en'] ?? ''
}
