import { type ReactNode, useId } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { uiTexts } from './texts.ts'

/** A word in running text with its meaning at hand: pressing it opens a small note. A native popover, so it works without script. */
export function Term({ word, locale, children }: { word: ReactNode; locale: Locale; children: ReactNode }) {
  const id = useId()
  return (
    <>
      <button className="term" type="button" popoverTarget={id}>
        {word}
        <span className="unseen"> ({text(uiTexts, locale, 'what')})</span>
      </button>
      <span className="meaning" id={id} popover="auto" role="note">
        {children}
      </span>
    </>
  )
}

/** A longer help under a question of its own: folded, opens without script. */
export function DefinitionHint({ question, children }: { question: ReactNode; children: ReactNode }) {
  return (
    <details className="definition">
      <summary>{question}</summary>
      <div className="flow">{children}</div>
    </details>
  )
}
