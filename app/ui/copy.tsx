import { useEffect, useState } from 'react'
import { type Locale, textsIn } from '../platform/texts.ts'
import { Button } from './button.tsx'
import { uiTexts } from './texts.ts'

/** A text that people take elsewhere, such as an address or a key, with a button that copies it where the browser can. `href` makes it a link. */
export function CopyText({ text, href, locale }: { text: string; href?: string; locale: Locale }) {
  const [can, setCan] = useState(false)
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  useEffect(() => setCan('clipboard' in navigator), [])
  const t = textsIn(uiTexts, locale)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <>
      <p>
        {href === undefined ? (
          <code className="long-link">{text}</code>
        ) : (
          <a className="long-link" href={href}>
            {text}
          </a>
        )}
      </p>
      {can && (
        <p className="row">
          <Button dense onClick={() => void copy()}>
            {t('copy')}
          </Button>
          <span role="status">{state === 'ready' ? '' : t(state === 'copied' ? 'copied' : 'notCopied')}</span>
        </p>
      )}
    </>
  )
}
