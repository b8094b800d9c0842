/** Small parts of the screens of reviews. */
import { inLanguage, type LanguageMap } from '@poiju/framework'
import { type Locale, textsIn } from '../platform/texts.ts'
import { Fairway, type Stop } from '../ui/index.ts'
import { reviewTexts } from './texts.ts'

/** Text of a design in the reader's language, or in another with its language marked. */
export function Said({ map, locale }: { map: LanguageMap; locale: Locale }) {
  const said = inLanguage(map, locale)
  if (!said) return null
  return said.language === locale ? said.text : <span lang={said.language}>{said.text}</span>
}

/** A name, or words in its place where it is not shown. */
export function nameOr(name: string | null, locale: Locale): string {
  return name ?? textsIn(reviewTexts, locale)('hiddenName')
}

/** Several names as a list in words. */
export function namesOr(names: readonly (string | null)[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names.map((name) => nameOr(name, locale)))
}

const stops = ['need', 'design', 'review', 'microCredential', 'offering', 'assessment', 'credential'] as const

/** The road with one stop as where we are. */
export function Road({
  at,
  isYourTurn,
  links,
  locale,
}: {
  at: (typeof stops)[number]
  isYourTurn: boolean
  links: Partial<Record<(typeof stops)[number], string>>
  locale: Locale
}) {
  const t = textsIn(reviewTexts, locale)
  const here = stops.indexOf(at)
  return (
    <Fairway
      label={t('road')}
      locale={locale}
      stops={stops.map((stop, index): Stop => {
        const href = links[stop]
        return {
          name: t(`stop_${stop}`),
          ...(href ? { href } : {}),
          state: index < here ? 'passed' : index > here ? 'ahead' : isYourTurn ? 'here' : 'there',
        }
      })}
    />
  )
}
