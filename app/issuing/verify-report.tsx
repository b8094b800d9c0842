import type { Report } from '@poiju/credentials'
import type { TermKey } from '../../content/glossary/glossary.ts'
import { Glossed } from '../glossary.tsx'
import { formatCredits, formatDay, formatInstant, type Locale, type Text, textsIn } from '../platform/texts.ts'
import { CheckLine, Verdict } from '../ui/index.ts'
import { CredentialFacts, type Facts } from './credential-facts.tsx'
import { checkNameTexts, checkText, verdictKinds, verdictTexts, verifyTexts } from './verify-texts.ts'

export interface ReportView {
  readonly verdict: Report['verdict']
  readonly checks: Report['checks']
  readonly facts: Facts | null
  readonly title: string | null
  readonly isDemonstration: boolean
  readonly checkedAt: string
}

/** The answer in one sentence, then each check, the seven questions, and what the credential says. Prints as a receipt. */
export function VerifyReport({ report, locale }: { report: ReportView; locale: Locale }) {
  const t = textsIn(verifyTexts, locale)
  const say = (text: Text, params: Readonly<Record<string, string>> = {}) =>
    String(text[locale]).replace(/\{(\w+)\}/g, (_whole, name: string) =>
      params[name] && !Number.isNaN(Date.parse(params[name])) ? formatDay(locale, new Date(params[name])) : (params[name] ?? ''),
    )
  const { facts } = report
  const isShown = facts !== null && report.verdict !== 'altered'
  const proof = report.checks.find(({ name }) => name === 'proof')
  const questions: readonly (readonly [TermKey, string, string | null])[] = isShown
    ? [
        ['qualityAssurance', t('q_quality'), facts.quality],
        ['verification', t('q_verification'), proof ? say(checkText(proof.code), proof.params) : null],
        ['eqfLevel', t('q_level'), facts.level],
        ['outcome', t('q_outcomes'), facts.outcomes.length > 0 ? facts.outcomes.join('; ') : null],
        [
          'workload',
          t('q_workload'),
          [facts.credits === null ? '' : formatCredits(locale, facts.credits), facts.hours === null ? '' : `${facts.hours} h`]
            .filter(Boolean)
            .join(', ') || null,
        ],
        ['assessment', t('q_testing'), facts.assessments.join('; ') || null],
        ['supervision', t('q_identification'), facts.identity],
      ]
    : []
  return (
    <div className="flow receipt">
      <Verdict kind={verdictKinds[report.verdict]} title={say(verdictTexts[report.verdict])}>
        {isShown && (
          <p>
            <strong lang={facts.language}>{report.title}</strong>
            {facts.learner && <> {t('heldBy', { learner: facts.learner })}</>}
            {facts.issuer && <>, {facts.awardingBodies.join(', ') || facts.issuer}</>}
          </p>
        )}
        {report.isDemonstration && <p>{t('demo')}</p>}
        {report.verdict === 'altered' && <p>{t('altered')}</p>}
      </Verdict>
      <h2>{t('checks')}</h2>
      <ul className="checks">
        {report.checks.map((check) => (
          <CheckLine key={check.name} outcome={check.outcome} name={say(checkNameTexts[check.name])}>
            {say(checkText(check.code), check.params)}
          </CheckLine>
        ))}
      </ul>
      {questions.length > 0 && (
        <>
          <h2>{t('questions')}</h2>
          <dl className="log">
            {questions.map(([term, question, answer]) => (
              <div key={question}>
                <dt>
                  <Glossed term={term} locale={locale}>
                    {question}
                  </Glossed>
                </dt>
                <dd>{answer ?? <span className="muted">{t('notStated')}</span>}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {isShown && <CredentialFacts facts={facts} locale={locale} />}
      <p className="muted">{t('receipt', { at: formatInstant(locale, report.checkedAt) })}</p>
    </div>
  )
}
