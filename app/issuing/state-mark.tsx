import { type Locale, text } from '../platform/texts.ts'
import { issuingTexts } from './texts.ts'
import type { ShownState } from './validity.ts'

const signs = {
  issued: { kind: 'is-ok', path: 'M4 12.5 9.5 18 20 6.5' },
  pending: { kind: 'is-idea', path: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18' },
  revoked: { kind: 'is-stop', path: 'M6 6l12 12M18 6 6 18' },
  expired: { kind: 'is-idea', path: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18' },
  superseded: { kind: 'is-stop', path: 'M6 6l12 12M18 6 6 18' },
} as const

/** The state of a credential: shape, word, colour. */
export function StateMark({ state, locale }: { state: ShownState; locale: Locale }) {
  const { kind, path } = signs[state]
  return (
    <span className={`status ${kind}`}>
      <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
        <path d={path} />
      </svg>
      {text(issuingTexts, locale, `state_${state}`)}
    </span>
  )
}
