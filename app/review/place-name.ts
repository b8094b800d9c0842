/** What a place of a comment is called for a reader. */
import { type BlockKey, blockLabels, blocks, type Design } from '@poiju/framework'
import { type Locale, textsIn } from '../platform/texts.ts'
import { parsePlace } from './place.ts'
import { reviewTexts } from './texts.ts'

/** The block of the studio where a place is; none for the whole design. */
export function placeBlock(place: string, design: Design): BlockKey | undefined {
  const member = parsePlace(place, design)?.member
  return blocks.find(({ members }) => (members as readonly (string | undefined)[]).includes(member))?.key
}

/** The name of a place: an outcome or assessment by its number, a member by its own word or its block's. */
export function placeName(place: string, design: Design, locale: Locale): string {
  const t = textsIn(reviewTexts, locale)
  const parsed = parsePlace(place, design)
  if (parsed === null) return t('place_whole')
  if (parsed === undefined) return t('place_other')
  const { member, item } = parsed
  if (item !== undefined && (member === 'outcomes' || member === 'assessments')) {
    const items: readonly { readonly id: string }[] = design[member]
    const number = items.findIndex(({ id }) => id === item) + 1
    return t(member === 'outcomes' ? 'place_outcome' : 'place_assessment', { number })
  }
  switch (member) {
    case 'title':
      return t('place_title')
    case 'summary':
      return t('place_summary')
    case 'needSummary':
      return t('need')
    case 'targetGroup':
      return t('targetGroup')
    case 'eqfLevel':
      return t('level')
    case 'activities':
      return t('place_activities')
    case 'priceCents':
      return t('price')
    case 'qualityAssurance':
      return t('quality')
    case 'stackability':
      return t('stack')
    case 'recognition':
      return t('recognition')
    case 'guidance':
      return t('guidance')
    default: {
      const block = blocks.find(({ members }) => (members as readonly string[]).includes(member))
      return block ? blockLabels[block.key][locale] : t('place_other')
    }
  }
}
