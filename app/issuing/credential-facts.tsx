import type { TermKey } from '../../content/glossary/glossary.ts'
import { Glossed } from '../glossary.tsx'
import { formatCredits, formatDay, type Locale, textsIn } from '../platform/texts.ts'
import { issuingTexts } from './texts.ts'

/** What a credential says, as plain values in the credential's own language. */
export interface Facts {
  /** Set for a badge without credits; its outcomes are then its criteria. */
  readonly badgeKind: 'competence' | 'participation' | null
  readonly description: string | null
  readonly achievedOn: string | null
  /** The instant of issuing that stands inside. */
  readonly issuedAt: string | null
  /** The instant from which it no longer counts; null for one without an end. */
  readonly validUntil: string | null
  readonly language: string
  readonly learner: string | null
  readonly issuer: string | null
  /** Whose key must have signed: what the credential says of its issuer beside this is only its own word. */
  readonly issuerId: string | null
  readonly awardingBodies: readonly string[]
  readonly outcomes: readonly string[]
  readonly credits: number | null
  readonly hours: number | null
  readonly level: string | null
  readonly assessments: readonly string[]
  readonly identity: string | null
  readonly participation: string | null
  readonly quality: string | null
  readonly grade: string | null
  readonly country: string | null
}

/** FI is Suomi, Finland or Finland. What is not a code of two letters is shown as it is. */
export function countryName(country: string, locale: Locale): string {
  return /^[A-Z]{2}$/.test(country) ? (new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country) : country
}

/** The outcomes in words first, then the log of facts. Works without script. */
export function CredentialFacts({ facts, locale }: { facts: Facts; locale: Locale }) {
  const t = textsIn(issuingTexts, locale)
  const size = [
    facts.credits === null ? null : formatCredits(locale, facts.credits),
    facts.hours === null ? null : `${facts.hours} h`,
  ].filter((part) => part !== null)
  // What is in the credential's own words is marked with its language.
  const own = facts.language
  const rows: readonly (readonly [name: string, value: string | null, term?: TermKey, language?: string])[] = [
    [t('learner'), facts.learner],
    [t('badgeKind'), facts.badgeKind && t(`badgeKind_${facts.badgeKind}`), 'badge'],
    [t('achievedOn'), facts.achievedOn && formatDay(locale, facts.achievedOn)],
    [t('issuedOn'), facts.issuedAt && formatDay(locale, new Date(facts.issuedAt))],
    [t('validUntil'), facts.validUntil && formatDay(locale, new Date(facts.validUntil))],
    [t('awardingBodies'), facts.awardingBodies.join(', ') || facts.issuer, 'awardingBody'],
    [t('size'), size.join(', ') || null, 'credit'],
    [t('level'), facts.level === null ? null : t('levelValue', { level: facts.level }), 'eqfLevel'],
    [t('grade'), facts.grade, 'gradingScale', own],
    [t('assessment'), facts.assessments.join(', ') || null, 'assessment', own],
    [t('identity'), facts.identity, 'supervision', own],
    [t('participation'), facts.participation, 'participation', own],
    [t('quality'), facts.quality, 'qualityAssurance', own],
    [t('country'), facts.country && countryName(facts.country, locale)],
  ]
  return (
    <div className="flow">
      {facts.badgeKind ? (
        <>
          <h2>{t(`badgeCriteria_${facts.badgeKind}`)}</h2>
          {facts.outcomes.map((criteria) => (
            <p key={criteria} lang={own}>
              {criteria}
            </p>
          ))}
          {facts.description && (
            <p className="muted" lang={own}>
              {facts.description}
            </p>
          )}
        </>
      ) : (
        <>
          <h2>{t('outcomes')}</h2>
          <ol className="outcomes" lang={own}>
            {facts.outcomes.map((outcome) => (
              <li key={outcome}>
                <span>{outcome}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <dl className="log">
        {rows.map(([name, value, term, language]) =>
          value === null ? null : (
            <div key={name}>
              <dt>
                {term ? (
                  <Glossed term={term} locale={locale}>
                    {name}
                  </Glossed>
                ) : (
                  name
                )}
              </dt>
              <dd lang={language}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  )
}
