import type { Verdict as Answer, Report } from '@poiju/credentials'
import type { ReactNode } from 'react'
import type { TermKey } from '../../content/glossary/glossary.ts'
import { Glossed } from '../glossary.tsx'
import { formatCredits, formatDay, formatInstant, type Locale, type Text, textsIn } from '../platform/texts.ts'
import { CheckLine, Verdict } from '../ui/index.ts'
import { againTexts } from './again-texts.ts'
import { checkText } from './check-texts.ts'
import { CredentialFacts, type Facts } from './credential-facts.tsx'
import { checkNameTexts, unsignedText, verdictKinds, verdictTexts, verifyTexts } from './verify-texts.ts'

const answerTexts = {
  ...verdictTexts,
  unsigned: unsignedText,
  superseded: againTexts.verdict_superseded,
  keyRevoked: againTexts.verdict_keyRevoked,
}
const answerKinds = { ...verdictKinds, unsigned: 'unknown', superseded: 'ended', keyRevoked: 'stop' } as const

/** What the engine answers, and what only the issuer's own register can tell apart. */
type ShownVerdict = Answer | 'superseded' | 'keyRevoked'

/** Parameters that are moments. What strangers wrote stays as they wrote it, also where it looks like one. */
const dated = new Set(['from', 'until', 'revoked', 'expires'])

export interface ReportView {
  readonly verdict: ShownVerdict
  /** The issuer has put a new credential in the place of this one. */
  readonly isReplaced: boolean
  readonly checks: Report['checks']
  readonly facts: Facts | null
  readonly title: string | null
  readonly isDemonstration: boolean
  readonly checkedAt: string
}

/** The answer in one sentence, then each check, the seven questions of a micro-credential, and what the credential says. Prints as a receipt. */
export function VerifyReport({
  report,
  locale,
  above,
  children,
}: {
  report: ReportView
  locale: Locale
  /** A line before the answer: where this came from. */
  above?: string
  /** What may be done next, below the checks. */
  children?: ReactNode
}) {
  const t = textsIn(verifyTexts, locale)
  const say = (text: Text, params: Readonly<Record<string, string>> = {}) =>
    String(text[locale]).replace(/\{(\w+)\}/g, (_whole, name: string) =>
      dated.has(name) && !Number.isNaN(Date.parse(params[name] ?? ''))
        ? formatDay(locale, new Date(params[name] ?? ''))
        : (params[name] ?? ''),
    )
  const { facts } = report
  const isShown = facts !== null && report.verdict !== 'altered' && report.verdict !== 'keyRevoked'
  const a = textsIn(againTexts, locale)
  const proof = report.checks.find(({ name }) => name === 'proof')
  const answer = proof?.code === 'draft-without-seal' ? 'unsigned' : report.verdict
  // They are asked of what may be recognised in studies: of a badge without credits most have no answer.
  const questions: readonly (readonly [term: TermKey, question: string, answer: string | null, language?: string])[] =
    isShown && facts.badgeKind === null
      ? [
          ['qualityAssurance', t('q_quality'), facts.quality, facts.language],
          ['verification', t('q_verification'), proof ? say(checkText(proof.code), proof.params) : null],
          ['eqfLevel', t('q_level'), facts.level],
          ['outcome', t('q_outcomes'), facts.outcomes.length > 0 ? facts.outcomes.join('; ') : null, facts.language],
          [
            'workload',
            t('q_workload'),
            [facts.credits === null ? '' : formatCredits(locale, facts.credits), facts.hours === null ? '' : `${facts.hours} h`]
              .filter(Boolean)
              .join(', ') || null,
          ],
          ['assessment', t('q_testing'), facts.assessments.join('; ') || null, facts.language],
          ['supervision', t('q_identification'), facts.identity, facts.language],
        ]
      : []
  return (
    <div className="sections">
      {above && <p className="eyebrow above">{above}</p>}
      <Verdict kind={answerKinds[answer]} title={say(answerTexts[answer])} heading="h1">
        {isShown && (
          <p className="lede">
            <strong lang={facts.language}>{report.title}</strong>
            <br />
            {[facts.learner && t('heldBy', { learner: facts.learner }), facts.issuer && t('issuedBy', { issuer: facts.issuer })]
              .filter(Boolean)
              .join(' ')}
          </p>
        )}
        {report.isDemonstration && <p>{t('demo')}</p>}
        {report.verdict === 'altered' && <p>{t('altered')}</p>}
        {report.verdict === 'keyRevoked' && <p>{a('keyRevoked')}</p>}
        {report.isReplaced && (
          <>
            <p>{a('onward')}</p>
            <p>
              <a href="/my/credentials">{a('onwardHolder')}</a>
            </p>
          </>
        )}
      </Verdict>
      <div className={isShown ? 'two' : 'measure'}>
        {isShown && <CredentialFacts facts={facts} locale={locale} />}
        <section className="flow" aria-labelledby="checks">
          <h2 id="checks">{t('checks')}</h2>
          <ul className="checks">
            {report.checks.map((check) => (
              <CheckLine key={check.name} outcome={check.outcome} name={say(checkNameTexts[check.name])}>
                {say(checkText(check.code), check.params)}
                {(check.code === 'badge-not-at-hand' || check.code === 'badge-class-not-at-hand') &&
                  check.params?.['address'] && (
                    <>
                      {' '}
                      <span className="long-link">{check.params['address']}</span>
                    </>
                  )}
                {check.name === 'issuer' && isShown && facts.issuerId && (
                  <>
                    {' '}
                    <span className="long-link">{[facts.issuer, facts.issuerId].filter(Boolean).join(', ')}</span>
                  </>
                )}
              </CheckLine>
            ))}
          </ul>
          {children}
          <p className="muted">{t('receipt', { at: formatInstant(locale, report.checkedAt) })}</p>
          <p>
            <a className="btn btn-main" href={`/${locale}/verify`}>
              {t('again')}
            </a>
          </p>
        </section>
      </div>
      {questions.length > 0 && (
        <section className="flow" aria-labelledby="questions">
          <h2 id="questions">{t('questions')}</h2>
          <dl className="log">
            {questions.map(([term, question, answer, language]) => (
              <div key={question}>
                <dt>
                  <Glossed term={term} locale={locale}>
                    {question}
                  </Glossed>
                </dt>
                {answer ? <dd lang={language}>{answer}</dd> : <dd className="muted">{t('notStated')}</dd>}
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
