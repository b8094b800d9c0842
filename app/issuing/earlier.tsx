import { formatDay, text, textsIn } from '../platform/texts.ts'
import { useRoot } from '../root.tsx'
import type { EndReason } from './credential.ts'
import { issuingTexts } from './texts.ts'

/** What became of the credential that somebody had before. */
export function Earlier({ revoked: { at, reason } }: { revoked: { at: Date; reason: EndReason } }) {
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  return t('earlierRevoked', { day: formatDay(locale, at), reason: text(issuingTexts, locale, `reason_${reason}`) })
}
