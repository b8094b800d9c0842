/** `/design-system`, in development: every part in every state. The working frame around it is one of the specimens. */
import './app.css'
import { type Locale, textsIn } from '../platform/texts.ts'
import { specimenTexts } from './specimen-texts.ts'
import { place, publicParts, Screen, workingParts } from './specimens.tsx'

const sections = [
  'fairway',
  'colours',
  'letters',
  'buttons',
  'fields',
  'states',
  'findings',
  'notices',
  'empty',
  'lists',
  'facts',
  'dialogs',
  'progress',
  'types',
  'picture',
  'verdicts',
  'help',
  'icons',
] as const

const parts = { ...publicParts, ...workingParts }

export function DesignSystem({ locale }: { locale: Locale }) {
  const t = textsIn(specimenTexts, locale)
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <Screen locale={locale}>
        {place(locale)}
        <div className="body">
          <p className="lede">{t('lede')}</p>
          {sections.map((name) => (
            <section className="spec" key={name} aria-labelledby={`section-${name}`}>
              <div>
                <h2 id={`section-${name}`}>{t(name)}</h2>
                {`${name}Note` in specimenTexts && (
                  <p className="small muted">{t(`${name}Note` as keyof typeof specimenTexts)}</p>
                )}
              </div>
              <div className="flow">{parts[name]?.(locale)}</div>
            </section>
          ))}
        </div>
      </Screen>
    </>
  )
}
